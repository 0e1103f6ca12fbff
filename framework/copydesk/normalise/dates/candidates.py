"""Every day a printed date can mean: its calendars, its century, its orders of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.calendars import ERAS, YEARS_BEFORE, to_gregorian
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.order import convention_of
from copydesk.normalise.dates.text import Token

_ISLAMIC = frozenset(
    {
        "AE",
        "BH",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
    }
)
_JALALI = frozenset({"fa", "ps", "ckb"})
_CALENDARS = frozenset({"bikram_sambat", "buddhist", "islamic", "jalali", "roc"}) | ERAS.keys()


class Day(NamedTuple):
    """A Gregorian day, month or year read from a string."""

    year: int
    month: int | None
    day: int | None
    calendar: str = "gregorian"
    """The calendar it is printed in."""
    order: str = ""
    """How the numbers were ordered, where there were several ways: DMY, MDY, YMD, or `value` (one above 12)."""

    @property
    def iso(self) -> str:
        """ISO 8601, cut where it is known."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        return text if self.day is None else f"{text}-{self.day:02d}"

    def as_date(self) -> date:
        """Give the first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)


def candidates_of(hit: Hit, ask: Ask) -> list[Day]:
    """Give every day (or month, or year) the printed date can mean, each once; none for the 31st of February."""
    days = list(dict.fromkeys(_candidates(hit, ask)))
    return days if "y3" not in hit.part and "y4" not in hit.part else [day for day in days if _is_same_year(day, hit)]


def _is_same_year(day: Day, hit: Hit) -> bool:
    """Say whether the year in brackets, 2024年（令和6年）, is the year before them."""
    number = "3" if "y3" in hit.part else "4"
    year, era = hit.part[f"y{number}"].value, hit.part.get(f"e{number}")
    names = era.senses.get("e", ()) if era is not None else ("gregorian",)
    return any(year + YEARS_BEFORE.get(str(name), 0) == day.year for name in names)


def eras_of(hit: Hit) -> frozenset[str]:
    """Give the eras printed before or after the year."""
    return frozenset(str(era) for name in ("e", "e2") if name in hit.part for era in hit.part[name].senses.get("e", ()))


def _candidates(hit: Hit, ask: Ask) -> Iterable[Day]:
    part, form = hit.part, hit.form
    if form == "compact":
        text = f"{part['y'].value:08d}"
        return _days("gregorian", int(text[:4]), int(text[4:6]), int(text[6:]))
    if form == "year":
        return [day._replace(month=None) for c, y in _years(hit, part["y"], None, ask) for day in _months(c, y, 1)]
    if "m" in part:
        return _named(hit, ask)
    a, b = part["a"].value, part["b"].value
    if form == "short":
        return _short(part["a"], b, part["c"], ask)
    days: list[Day] = []
    for calendar, year in _years(hit, part["y"], None, ask):
        if form == "year last":
            own_order = calendar in {"jalali", "islamic", "bikram_sambat"}
            days += _ordered(calendar, year, [("DMY", b, a)] if own_order else [("DMY", b, a), ("MDY", a, b)])
        else:
            straight = _days(calendar, year, a, b)
            days += straight or [day._replace(order="value") for day in _days(calendar, year, b, a)]
    return days


def _named(hit: Hit, ask: Ask) -> Iterable[Day]:
    part = hit.part
    months = part["m"].senses.get("M") or frozenset({("gregorian", part["m"].value)})
    for calendar, month in sorted(months):
        for each, year in _years(hit, part.get("y") or part["c"], calendar, ask):
            if "d" in part:
                yield from _days(each, year, month, part["d"].value)
            else:
                yield from _months(each, year, month)


def _ordered(calendar: str, year: int, orders: list[tuple[str, int, int]]) -> list[Day]:
    """Give the readings the calendar allows, each with its order; a single one is settled by value."""
    days = [day._replace(order=order) for order, m, d in orders for day in _days(calendar, year, m, d)]
    return [day._replace(order="value") for day in days] if len(days) == 1 else days


def _short(first: Token, b: int, last: Token, ask: Ask) -> list[Day]:
    """Read three numbers of two digits; the first is a year only where that is the habit, or nothing else works."""
    a, c = first.value, last.value
    year_first = [("YMD", a, b, c)] if first.digits == 2 else []
    year_last = [("DMY", c, b, a), ("MDY", c, a, b)] if last.digits == 2 else []
    order = ask.context.date_order or convention_of(ask.context, ask.language, "", "first")
    days: list[Day] = []
    if order is None and ask.language is None:
        habits = [year_last + year_first]  # 24-03-12 is of 2012 or of 2024
    else:
        habits = [year_first, year_last] if order == "YMD" else [year_last, year_first]
    for orders in habits:
        for name, y, m, d in orders:
            found = [day for calendar, year in _century(y, "gregorian", ask) for day in _days(calendar, year, m, d)]
            # Nobody prints two digits, first, of a year before the web.
            days += [day._replace(order=name) for day in found if name != "YMD" or day.year >= 1990]
        if days:
            break
    return [day._replace(order="value") for day in days] if len(days) == 1 else days


def _days(calendar: str, year: int, month: int, day: int) -> list[Day]:
    found = to_gregorian(calendar, year, month, day)
    if found is None:
        return []
    return [Day(found.year, found.month, found.day, "japanese" if calendar in ERAS else calendar)]


def _months(calendar: str, year: int, month: int) -> list[Day]:
    """Give a month; of a calendar whose months are not ours, our month or year only if all its days are in it."""
    if calendar in YEARS_BEFORE:
        days = [found for day in (28, 1) for found in _days(calendar, year, month, day)]  # an era may begin inside it
        return [days[0]._replace(day=None)] if days else []
    ends = [found for day in (1, 29) for found in _days(calendar, year, month, day)]
    if len(ends) < 2 or ends[0].year != ends[1].year:
        return []
    return [ends[0]._replace(day=None, month=ends[0].month if ends[0].month == ends[1].month else None)]


def _years(hit: Hit, token: Token, months: str | None, ask: Ask) -> list[tuple[str, int]]:
    """Give calendar and year a printed year may mean, for months of a calendar (None: months are numbers)."""
    year, eras, language = token.value, eras_of(hit), ask.language
    named = sorted(eras & _CALENDARS)
    if months not in (None, "gregorian"):
        return [(str(months), year)] if token.digits > 2 else _century(year, str(months), ask)
    if named:
        return [(named[0], year)]
    if token.digits <= 2:
        return _century(year, "gregorian", ask._replace(language="th") if _is_thai(hit) else ask)
    country = (ask.context.country or "").upper()
    if token.digits == 3:
        taiwan = country == "TW" or (ask.context.language or "").lower().startswith(("zh-tw", "zh-hant"))
        return [("roc", year)] if taiwan and 80 <= year <= 180 else []
    if months is None and "gregorian" not in eras:
        if 1200 <= year <= 1500:
            if language in _JALALI or country in {"IR", "AF"}:
                return [("jalali", year)]
            if language in {"ar", "ur"} or country in _ISLAMIC:
                return [("islamic", year)]
        if language == "ne" and 2045 <= year <= 2100:
            return [("bikram_sambat", year)]  # as a Gregorian year it is yet to come
    if 2300 <= year <= 2700 and (_is_thai(hit) or language == "th" or country == "TH"):
        return [("buddhist", year)]
    return [("gregorian", year)]


def _is_thai(hit: Hit) -> bool:
    return any("\u0e01" <= char <= "\u0e59" for token in hit.part.values() for char in token.text)


def _century(short: int, months: str, ask: Ask) -> list[tuple[str, int]]:
    """Give the full year of two digits: the latest not after the fetch; without one, POSIX's rule (69 is 1969)."""
    if months == "jalali":
        return [("jalali", 1300 + short if short >= 50 else 1400 + short)]
    if months == "islamic":
        return [("islamic", 1400 + short)]
    if months != "gregorian":
        return []
    if ask.language in _JALALI or (ask.context.country or "").upper() in {"IR", "AF"}:
        return _century(short, "jalali", ask)
    latest = ask.context.fetched_at.year + 1 if ask.context.fetched_at else 2068
    thai = 2500 + short - 543  # 2559 is printed 59
    year = 2000 + short
    if ask.language == "th" and 1993 <= thai <= min(latest, 2045):
        both = [("buddhist", 2500 + short), ("gregorian", year)]  # 36 is 1993, and from 2036 on this year too
        return both if ask.context.fetched_at and year <= latest else both[:1]
    return [("gregorian", year if year <= latest else year - 100)]
