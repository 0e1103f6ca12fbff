"""Days of other calendars as Gregorian days.

Arithmetic where the calendar is arithmetic: Buddhist, Japanese, ROC, Ethiopic, and Jalali by the 33-year cycle, which
is true to the sun for the years 1277 to 1472 (1898 to 2093). Tables where it is proclaimed: `calendars.json` has the
month lengths of Umm al-Qura (a bit a month: 29 or 30 days; as in hijridate 2.6) and of Bikram Sambat (two bits a month;
as in nepali-datetime 1.0, checked against bikram 2.1).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from copydesk.normalise.dates.names import data

ERAS = {
    "reiwa": (2018, date(2019, 5, 1), date.max),
    "heisei": (1988, date(1989, 1, 8), date(2019, 4, 30)),
    "showa": (1925, date(1926, 12, 25), date(1989, 1, 7)),
    "taisho": (1911, date(1912, 7, 30), date(1926, 12, 25)),
    "meiji": (1867, date(1868, 1, 25), date(1912, 7, 30)),
}
"""Japanese era to the year before its first, its first day and its last."""
ERA_LETTERS = {"r": "reiwa", "h": "heisei", "s": "showa", "t": "taisho", "m": "meiji"}
YEARS_BEFORE = {"gregorian": 0, "buddhist": -543, "roc": 1911} | {era: first for era, (first, _, _) in ERAS.items()}
"""What to add to a year of a calendar with Gregorian months."""
_JALALI_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_NOWRUZ_1395 = date(2016, 3, 20).toordinal()
_ETHIOPIC_EPOCH = 2796  # 29 August 8 (Julian), as a proleptic Gregorian day number
_ISLAMIC_EPOCH = 227015  # 16 July 622 (Julian)


def to_gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a day of `calendar`; None where the calendar has no such day, or this module not."""
    try:
        if calendar in YEARS_BEFORE:
            found = date(year + YEARS_BEFORE[calendar], month, day)
            if calendar in ERAS:
                _, first, last = ERAS[calendar]
                return found if first <= found <= last else None
            return found
        if not (1 <= month <= 13 and 1 <= day <= 32):
            return None
        if calendar == "jalali":
            return _jalali(year, month, day)
        if calendar == "ethiopic":
            return _ethiopic(year, month, day)
        if calendar == "islamic":
            tabled = 1365 <= year <= 1500
            return _from_table("umm_al_qura", year, month, day) if tabled else _tabular(year, month, day)
        if calendar == "bikram_sambat":
            return _from_table("bikram_sambat", year, month, day)
    except (ValueError, OverflowError):
        return None
    return None


def _jalali(year: int, month: int, day: int) -> date | None:
    if not 1200 <= year <= 1500 or month > 12:
        return None
    length = 31 if month <= 6 else 30 if month <= 11 or year % 33 in _JALALI_LEAP else 29
    if day > length:
        return None
    low, high = sorted((year, 1395))
    leaps = sum(each % 33 in _JALALI_LEAP for each in range(low, high))
    days = 365 * (year - 1395) + (leaps if year >= 1395 else -leaps)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(_NOWRUZ_1395 + days + before + day - 1)


def _ethiopic(year: int, month: int, day: int) -> date | None:
    if not 1500 <= year <= 2200 or day > (30 if month <= 12 else 6 if year % 4 == 3 else 5):
        return None
    return date.fromordinal(_ETHIOPIC_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def _tabular(year: int, month: int, day: int) -> date | None:
    """Give a day of the arithmetical Islamic calendar, which is within two days of any observed one."""
    if not 900 <= year <= 1600 or month > 12 or day > 30:
        return None
    return date.fromordinal(
        _ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    )


@cache
def _months(name: str) -> tuple[int, list[int], list[int]]:
    """Give first year, day number each month starts on, and the lengths of the months, of a tabled calendar."""
    table = data("calendars.json")[name]
    lengths: str = table["lengths"]
    bits, shift = (3, 1) if name == "umm_al_qura" else (6, 2)
    days = []
    for at in range(0, len(lengths), bits):
        packed = int(lengths[at : at + bits], 16)
        days += [29 + (packed >> shift * (11 - month) & (1 << shift) - 1) for month in range(12)]
    starts = [date.fromisoformat(table["starts"]).toordinal()]
    for length in days:
        starts.append(starts[-1] + length)
    return table["first_year"], starts, days


def _from_table(name: str, year: int, month: int, day: int) -> date | None:
    first, starts, lengths = _months(name)
    at = 12 * (year - first) + month - 1
    if not 0 <= at < len(lengths) or month > 12 or day > lengths[at]:
        return None
    return date.fromordinal(starts[at] + day - 1)


def around(day: date) -> tuple[date, date, date]:
    """Give a day with its neighbours: where a month began by sight of the moon, the day may be any of them."""
    return day - timedelta(1), day, day + timedelta(1)
