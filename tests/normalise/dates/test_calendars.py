"""Calendars other than the Gregorian: known days, and every day printed and read back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import read_date
from copydesk.normalise.dates.calendars import to_gregorian
from copydesk.normalise.dates.names import data

DAYS = st.dates(date(1995, 1, 1), date(2025, 12, 31))
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

THAI_MONTHS = [
    *[("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."), ("พฤษภาคม", "พ.ค.")],
    *[("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."), ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค.")],
    *[("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค.")],
]


def inverse(calendar: str, day: date, near: int) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day in a calendar, found by trying: `near` is about its year less ours."""
    for year in range(day.year + near - 2, day.year + near + 3):
        for month in range(1, 14):
            start = to_gregorian(calendar, year, month, 1)
            if start and start <= day < start + timedelta(days=33):
                offset = (day - start).days + 1
                if to_gregorian(calendar, year, month, offset) == day:
                    return year, month, offset
    raise AssertionError(f"{day} is not in the {calendar} calendar")


def read(raw: str, **known: Any) -> tuple[str | None, str | None]:
    """Local time and calendar as read."""
    timestamp = read_date(raw, Context(**known)).timestamp
    return (timestamp.local, timestamp.calendar) if timestamp else (None, None)


@pytest.mark.parametrize(
    ("calendar", "ymd", "expected"),
    [
        ("jalali", (1400, 1, 1), "2021-03-21"),
        ("jalali", (1399, 12, 30), "2021-03-20"),
        ("jalali", (1403, 12, 30), "2025-03-20"),
        ("jalali", (1357, 11, 22), "1979-02-11"),
        ("islamic", (1445, 9, 1), "2024-03-11"),
        ("islamic", (1400, 1, 1), "1979-11-20"),
        ("ethiopic", (2000, 1, 1), "2007-09-12"),
        ("ethiopic", (2015, 13, 6), "2023-09-11"),
        ("bikram_sambat", (2080, 1, 1), "2023-04-14"),
        ("bikram_sambat", (2072, 1, 12), "2015-04-25"),
        ("buddhist", (2567, 2, 29), "2024-02-29"),
        ("roc", (113, 1, 13), "2024-01-13"),
        ("reiwa", (1, 5, 1), "2019-05-01"),
        ("heisei", (31, 4, 30), "2019-04-30"),
        ("showa", (64, 1, 7), "1989-01-07"),
    ],
)
def test_known_days(calendar: str, ymd: tuple[int, int, int], expected: str) -> None:
    """Days whose date in both calendars is on record."""
    assert expected == str(to_gregorian(calendar, *ymd))


@pytest.mark.parametrize(
    ("calendar", "ymd"),
    [
        ("jalali", (1402, 12, 30)),
        ("jalali", (1402, 7, 31)),
        ("islamic", (1445, 13, 1)),
        ("islamic", (1445, 1, 30)),
        ("reiwa", (1, 4, 30)),
        ("heisei", (31, 5, 1)),
        ("gregorian", (2023, 2, 29)),
        ("ethiopic", (2014, 13, 6)),
        ("bikram_sambat", (2200, 1, 1)),
        ("bikram_sambat", (2080, 1, 33)),
        ("none", (1, 1, 1)),
    ],
)
def test_days_a_calendar_does_not_have(calendar: str, ymd: tuple[int, int, int]) -> None:
    """They are None, and so is everything beyond the tables."""
    assert None is to_gregorian(calendar, *ymd)


@pytest.mark.parametrize("calendar", ["jalali", "islamic", "ethiopic", "bikram_sambat"])
def test_no_day_is_lost_or_doubled(calendar: str) -> None:
    """The days of a calendar follow each other as the days of ours do."""
    first = {"jalali": 1350, "islamic": 1390, "ethiopic": 1970, "bikram_sambat": 2030}[calendar]
    days = [
        to_gregorian(calendar, y, m, d) for y in range(first, first + 50) for m in range(1, 14) for d in range(1, 33)
    ]
    numbers = [day.toordinal() for day in days if day]
    assert list(range(numbers[0], numbers[0] + len(numbers))) == numbers


@settings(max_examples=150, deadline=None)
@given(DAYS)
def test_jalali(day: date) -> None:
    """Persian dates: month by name or number, Persian or Latin digits, Dari names, with the weekday."""
    year, month, number = inverse("jalali", day, -621)
    persian, *more = data("words.json")["months"]["jalali"][month - 1].split("|")
    for raw in (
        f"{number} {persian} {year}".translate(PERSIAN),
        f"{number} {more[0]} {year}",
        f"{year}/{month:02d}/{number:02d}",
    ):
        assert (raw, day.isoformat(), "jalali") == (raw, *read(raw, language="fa"))
    assert (day.isoformat(), "jalali") == read(f"{number:02d}/{month:02d}/{year}".translate(PERSIAN), language="fa")
    weekday = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")[day.weekday()]
    timed = f"{weekday}، {number} {persian} {year} ساعت 23:42".translate(PERSIAN)
    assert (f"{day}T23:42", "jalali") == read(timed, language="fa")


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("مرداد ۱۳۹۵", "fa", "2016"),
        ("دی ۱۳۹۵", "fa", None),
        ("۲۱ مرداد ۹۵", "fa", "2016-08-11"),
        ("۲۱ مرداد ۰۲", "fa", "2023-08-12"),
        ("สิงหาคม 2559", "th", "2016-08"),
        ("พ.ศ. 2559", "th", "2016"),
        ("令和元年5月", "ja", "2019-05"),
        ("令和2年", "ja", "2020"),
        ("1395", "fa", None),
        ("रमज़ान 1445", "hi", None),
    ],
)
def test_months_and_years_of_other_calendars(raw: str, language: str, expected: str | None) -> None:
    """They are a month or year of ours where all their days are in it, and nothing where they are not."""
    assert expected == read(raw, language=language)[0]


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(["th", None]))
def test_buddhist(day: date, language: str | None) -> None:
    """Thai dates: full and short month, with and without the era, Thai digits, years of two digits."""
    wide, short = THAI_MONTHS[day.month - 1]
    year = day.year + 543
    for raw in (
        f"{day.day} {wide} {year}",
        f"{day.day} {wide} พ.ศ. {year}".translate(THAI),
        f"{day.day} {short} {year} 23.42 น.",
    ):
        local, calendar = read(raw, language=language)
        assert (raw, day.isoformat(), "buddhist") == (raw, str(local)[:10], calendar)
    assert (day.isoformat(), "buddhist") == read(f"{day.day} {short} {year % 100}", language="th")
    assert (day.isoformat(), "buddhist") == read(f"{day:%d/%m}/{year}", language="th")


@settings(max_examples=150, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2039, 12, 31)))
def test_japanese_and_roc(day: date) -> None:
    """Eras of Japan and Taiwan, in characters and letters; the first year of an era may be written 元."""
    era, letter, before = ("令和", "R", 2018) if day >= date(2019, 5, 1) else ("平成", "H", 1988)
    year = day.year - before
    raw = f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    assert (day.isoformat(), "japanese") == read(raw, language="ja")
    if year >= 10:
        assert (day.isoformat(), "japanese") == read(f"{letter}{year}.{day.month:02d}.{day.day:02d}", language="ja")
    assert (day.isoformat(), "roc") == read(f"民國{day.year - 1911}年{day.month}月{day.day}日")
    if day.year >= 2011:
        assert (day.isoformat(), "roc") == read(f"{day.year - 1911}/{day:%m/%d}", language="zh-TW")


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_islamic_days_are_sure_only_with_evidence(day: date) -> None:
    """With the weekday, or from Saudi Arabia, an Islamic date is a day; else a month or year, and days it may be."""
    year, month, number = inverse("islamic", day, -579)
    name = data("words.json")["months"]["islamic"][month - 1].split("|")[0]
    weekday = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")[day.weekday()]
    assert (day.isoformat(), "islamic") == read(f"{weekday} {number} {name} {year} هـ", language="ar")
    assert (day.isoformat(), "islamic") == read(f"{number} {name} {year}", language="ar", country="SA")
    assert (day.isoformat(), "gregorian") == read(
        f"{number} {name} {year} هـ الموافق {day.day} {ARABIC[day.month - 1]} {day.year} م", language="ar"
    )
    reading = read_date(f"{number} {name} {year}", Context(language="ar"))
    assert [issue.code for issue in reading.issues] == ["approximate_calendar"]
    assert day.isoformat() in (reading.issues[0].data or {})["candidates"]
    assert reading.timestamp is None or (
        len(reading.timestamp.local) <= 7 and day.isoformat().startswith(reading.timestamp.local)
    )


ARABIC = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_ethiopic_and_nepali(day: date) -> None:
    """The months of Ethiopia by their names, and those of Nepal in Nepali only."""
    year, month, number = inverse("ethiopic", day, -8)
    name = data("words.json")["months"]["ethiopic"][month - 1].split("|")[0]
    assert (day.isoformat(), "ethiopic") == read(f"{name} {number} ቀን {year}", language="am")
    year, month, number = inverse("bikram_sambat", day, 56)
    name = data("words.json")["own months"]["ne"][month - 1].split("|")[0]
    assert (day.isoformat(), "bikram_sambat") == read(f"{number} {name} {year}", language="ne")
    assert read(f"{number} {name} {year}", language="hi") == (None, None)


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        ("1395/05/21", {}),
        ("1437/11/08", {}),
        ("11/08/2559", {}),
        ("5 May 1395", {"language": "fa"}),
        ("44 BC", {}),
        ("15 March 44 BC", {}),
        ("11 August 3016", {}),
        ("105/08/11", {}),
        ("平成40年1月1日", {"language": "ja"}),
    ],
)
def test_years_out_of_range_are_not_guessed_at(raw: str, known: dict[str, Any]) -> None:
    """A year that only another calendar could have is no date where nothing says which."""
    assert read(raw, **known) == (None, None)


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("२७ श्रावण २०७३, ११ अगस्ट २०१६", "ne"),
        ("২৭ শ্রাবণ ১৪২৩, ১১ আগস্ট ২০১৬", "bn"),
        ("۲۱ مرداد ۱۳۹۵ - 11 August 2016", "fa"),
        ("ח' באב תשע\"ו | 11 באוגוסט 2016", "he"),
        ("民國105年8月11日 (2016年8月11日)", "zh-TW"),
    ],
)
def test_a_date_in_two_calendars_is_the_gregorian_one(raw: str, language: str) -> None:
    """The one that needs no conversion is taken."""
    assert read(raw, language=language) == ("2016-08-11", "gregorian")
