"""Day and month, year and century, weekday and order: what settles them and what is left open."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import Reading, read_date

FETCHED = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
DAYS = st.dates(date(1995, 1, 1), date(2039, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PIECES = [
    *("1", "7", "11", "12", "28", "31", "99", "2016", "2021", "1437", "may", "août", "mar.", "8月", "年", "日", "thu"),
    *("/", ".", "-", ",", " ", " ", ":", "pm", "EST", "the", "of", "updated", "h", "room", "(", ")", "'"),
]


def read(raw: Any, **known: Any) -> Reading:
    """Read under `published` in a context."""
    return read_date(raw, Context(**known))


def local(raw: Any, **known: Any) -> str | None:
    """The local time read, None where there is none."""
    timestamp = read(raw, **known).timestamp
    return timestamp.local if timestamp else None


def codes(reading: Reading) -> list[str]:
    """The codes of a reading's issues."""
    return [issue.code for issue in reading.issues]


def candidates(reading: Reading) -> list[str]:
    """The candidates of a reading's first issue."""
    return list((reading.issues[0].data or {}).get("candidates", ()))


@pytest.mark.parametrize(
    ("raw", "known", "expected"),
    [
        ("Tue, 11/08/2016 - 09:05", {}, "2016-11-08T09:05"),
        ("Wednesday 02/10/2019", {}, "2019-10-02"),
        ("Fri 04.03.2022", {"language": "en-US"}, "2022-03-04"),
        ("di 05/03/2024", {"language": "nl"}, "2024-03-05"),
        ("чт, 07.03.2024", {"language": "ru"}, "2024-03-07"),
    ],
)
def test_the_weekday_settles_day_and_month(raw: str, known: dict[str, Any], expected: str) -> None:
    """Of two readings, the one that falls on the printed weekday is taken, whatever the country's habit."""
    assert expected == local(raw, **known)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_never_lets_a_wrong_reading_through(day: date, weekday: str) -> None:
    """Whatever weekday stands before two numbers, the result falls on it, or there is no result."""
    reading = read(f"{weekday}, {day:%d/%m/%Y}")
    days = {day, *([day.replace(day=day.month, month=day.day)] if day.day <= 12 else [])}
    fitting = sorted(each.isoformat() for each in days if WEEKDAYS[each.weekday()] == weekday)
    if reading.timestamp:
        assert [reading.timestamp.local] == fitting
    elif fitting:
        assert (["ambiguous_date_order"], fitting) == (codes(reading), candidates(reading))
    else:
        assert (["weekday_conflict"], sorted(str(each) for each in days)) == (codes(reading), candidates(reading))


def test_a_weekday_that_fits_no_reading_is_reported() -> None:
    """A named month with the wrong weekday is a contradiction too: no value, the reading as candidate."""
    reading = read("Sunday, 14 March 2023")
    assert (reading.timestamp, codes(reading), candidates(reading)) == (None, ["weekday_conflict"], ["2023-03-14"])


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        ("Le Monde | 11.08.2016", {"language": "fr"}),
        ("Le Monde | 11 août 2016", {}),
        ("11 August 2016 by Mar Example", {"language": "en"}),
        ("P. Domingo, 11 August 2016", {"language": "en"}),
    ],
)
def test_words_of_other_languages_contradict_nothing(raw: str, known: dict[str, Any]) -> None:
    """A word that is a weekday in some language the page is not in may be a name: it rules no date out."""
    assert local(raw, **known) == "2016-08-11"


@given(DAYS)
def test_numbers_alone_are_settled_by_value_or_left_open(day: date) -> None:
    """Without any context two numbers up to 12 that differ are reported with both readings, all others are read."""
    reading = read(f"{day.day}/{day.month}/{day.year}")
    if day.day > 12 or day.day == day.month:
        assert reading.timestamp is not None
        assert day.isoformat() == reading.timestamp.local
    else:
        other = day.replace(day=day.month, month=day.day)
        assert (reading.timestamp, codes(reading)) == (None, ["ambiguous_date_order"])
        assert sorted([day.isoformat(), other.isoformat()]) == candidates(reading)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"date_order": "DMY"}, "2023-05-04"),
        ({"date_order": "MDY"}, "2023-04-05"),
        ({"date_order": "MDY", "language": "fr"}, "2023-04-05"),
        ({"language": "es"}, "2023-05-04"),
        ({"language": "pt-BR"}, "2023-05-04"),
        ({"language": "en-GB"}, "2023-05-04"),
        ({"language": "en-US"}, "2023-04-05"),
        ({"language": "en-US", "country": "IE"}, "2023-05-04"),
        ({"language": "en", "country": "US"}, "2023-04-05"),
        ({"language": "en", "country": "PH"}, "2023-04-05"),
        ({"country": "AU"}, "2023-05-04"),
        ({"language": "es", "country": "US"}, "2023-05-04"),
        ({"language": "en"}, None),
        ({"language": "en-CA"}, None),
        ({"country": "CA"}, None),
        ({"language": "ja"}, None),
        ({"language": "xx"}, None),
    ],
)
def test_source_then_language_and_country_order_numbers(known: dict[str, Any], expected: str | None) -> None:
    """The source's own order wins, then the habit of language and country; bare English has none."""
    assert expected == local("04/05/2023", **known)


def test_the_step_says_what_ordered_the_numbers() -> None:
    """The record says whose order it was."""
    assert "order:source DMY" in read("Fri, 02/12/2016", date_order="DMY").steps
    assert "order:convention MDY" in read("02/12/2016", language="en-US").steps
    assert "order:value" in read("22/12/2016").steps
    assert "order:weekday" in read("Fri, 08/07/2016").steps


def test_nothing_is_published_after_it_was_fetched() -> None:
    """Of two readings, one yet to come when the page was fetched is no reading; against a habit it proves nothing."""
    assert local("12/03/2024", fetched_at=FETCHED) == "2024-03-12"
    assert local("03/12/2024", fetched_at=FETCHED) == "2024-03-12"
    assert codes(read("03/12/2024", fetched_at=FETCHED, language="en-GB")) == ["ambiguous_date_order"]
    assert codes(read("03/02/2024", fetched_at=FETCHED)) == ["ambiguous_date_order"]


@pytest.mark.parametrize(
    ("url", "known", "expected"),
    [
        ("https://paper.example.com/2024/02/03/bridge", {}, "2024-02-03"),
        ("https://paper.example.com/2024/march/02/bridge", {"language": "en-GB"}, "2024-03-02"),
        ("https://paper.example.com/blog/2024-03-02-bridge", {}, "2024-03-02"),
        ("https://paper.example.com/2024/03/bridge", {}, "2024-03-02"),
        ("https://paper.example.com/2024/05/bridge", {}, None),
        ("https://paper.example.com/2024/bridge", {}, None),
        ("https://paper.example.co.uk/bridge", {"language": "en"}, "2024-02-03"),
        ("https://www.example.fr/en/bridge", {"language": "en"}, "2024-02-03"),
        ("https://www.example.gov/bridge", {"language": "en"}, "2024-03-02"),
        ("https://www.example.io/bridge", {"language": "en"}, None),
        ("https://www.example.co.uk/bridge", {"language": "en-US"}, None),
    ],
)
def test_the_address_tells_day_and_month_apart(url: str, known: dict[str, Any], expected: str | None) -> None:
    """By the day or month it files the page under, or the country its domain is of; not a domain sold to everybody."""
    reading = read("03/02/2024", url=url, **known)
    assert expected == (reading.timestamp.local if reading.timestamp else None)
    assert (expected is None) == (codes(reading) == ["ambiguous_date_order"])


def test_a_month_in_the_address_says_nothing_of_an_update() -> None:
    """The address is of the first publication; only a whole day that is a candidate's may be the update's as well."""
    context = Context(url="https://paper.example.com/2024/03/bridge")
    assert read_date("03/02/2024", context, "modified").timestamp is None
    context = Context(url="https://paper.example.com/2024/03/02/bridge")
    found = read_date("03/02/2024", context, "modified").timestamp
    assert found is not None
    assert found.local == "2024-03-02"


def test_what_the_order_of_the_source_alone_decides_is_told() -> None:
    """Where the language's habit is none or another, both days are named, the chosen one first; else nothing is said."""
    for context in ({}, {"language": "en-US"}):
        alone = read("03/02/2024", date_order="DMY", **context)
        assert alone.timestamp is not None
        assert (alone.timestamp.local, codes(alone), alone.issues[0].level) == (
            "2024-02-03",
            ["ambiguous_date_order"],
            "info",
        )
        assert candidates(alone) == ["2024-02-03", "2024-03-02"]
    assert codes(read("03/02/2024", date_order="DMY", language="de")) == []
    assert codes(read("13/02/2024", date_order="DMY")) == []
    assert codes(read("Friday, 05/04/2024", date_order="DMY")) == []


@pytest.mark.parametrize(
    ("raw", "known", "expected"),
    [
        ("2023/4/5", {"language": "en-US"}, "2023-04-05"),
        ("2023.04.05", {"date_order": "DMY"}, "2023-04-05"),
        ("2023-25-04", {}, "2023-04-25"),
        ("5.4.2023", {"language": "fi"}, "2023-04-05"),
        ("05. 04. 2023.", {"language": "hr"}, "2023-04-05"),
        ("5/4 2023", {"language": "sv"}, "2023-04-05"),
        ("05.04.2023", {}, None),
        ("05.04.2023", {"language": "en-US"}, None),
    ],
)
def test_separators_and_places(raw: str, known: dict[str, Any], expected: str | None) -> None:
    """The year first is year, month, day; dots alone say nothing without a language that uses them."""
    assert expected == local(raw, **known)


@pytest.mark.parametrize(
    ("raw", "known", "expected"),
    [
        ("25.12.98", {"language": "de"}, "1998-12-25"),
        ("25.12.23", {"language": "de"}, "2023-12-25"),
        ("25.12.31", {"language": "de", "fetched_at": FETCHED}, "1931-12-25"),
        ("5 May '21", {}, "2021-05-05"),
        ("5-May-21", {}, "2021-05-05"),
        ("May 5, '21", {}, "2021-05-05"),
        ("21/5/6", {"language": "ja"}, "2021-05-06"),
        ("21/05/06", {"language": "ja"}, "2021-05-06"),
        ("21.05.06", {"language": "hu"}, "2021-05-06"),
        ("05/06/21", {}, None),
        ("May 5 21", {}, None),
        ("May 5, 21 comments", {}, None),
        ("5 May 3", {}, None),
    ],
)
def test_years_of_two_digits(raw: str, known: dict[str, Any], expected: str | None) -> None:
    """The century is the latest that is not after the fetch; two digits come first only where that is the habit."""
    assert expected == local(raw, **known)


@pytest.mark.parametrize(
    ("raw", "expected", "precision"),
    [
        ("2019", "2019", "year"),
        ("2019-07", "2019-07", "month"),
        ("07/2019", "2019-07", "month"),
        ("July 2019", "2019-07", "month"),
        ("juillet 2019", "2019-07", "month"),
        ("2019年7月", "2019-07", "month"),
        ("tháng 7 năm 2019", "2019-07", "month"),
        ("3 July 2019", "2019-07-03", "day"),
        ("3 July 2019, 9pm", "2019-07-03T21:00", "hour"),
        ("3 July 2019 9:04pm", "2019-07-03T21:04", "minute"),
        ("3 July 2019 21:04:05", "2019-07-03T21:04:05", "second"),
    ],
)
def test_what_is_not_printed_is_not_filled_in(raw: str, expected: str, precision: str) -> None:
    """A partial date keeps its precision."""
    timestamp = read(raw, fetched_at=FETCHED).timestamp
    assert timestamp is not None
    assert (expected, precision) == (timestamp.local, timestamp.precision)


def test_a_year_missing_is_not_today_s() -> None:
    """A day without a year has no value, unless its weekday is that of the last such day before the fetch."""
    reading = read("11 March", fetched_at=FETCHED)
    assert (reading.timestamp, codes(reading), candidates(reading)) == (None, ["missing_year"], ["--03-11"])
    assert None is local("Monday 11 March")
    assert local("Monday 11 March", fetched_at=FETCHED) == "2024-03-11"
    assert codes(read("Monday 11 March", fetched_at=FETCHED)) == ["year_inferred"]
    assert None is local("Saturday 11 March", fetched_at=FETCHED), "2023, but 11 March has come again since"
    assert local("Sunday, 24 December, 18:00", fetched_at=FETCHED)[:10] == "2023-12-24"  # type: ignore[index]
    assert local("3/7(木)", fetched_at=FETCHED, language="ja") == "2024-03-07"


def test_a_time_without_a_date_has_no_date() -> None:
    """17:28 is not today's 17:28."""
    assert codes(read("17:28 CET", fetched_at=FETCHED)) == ["missing_date"]


@pytest.mark.parametrize(
    "raw",
    ["1970-01-01T00:00:00Z", "1 January 1970", "0000-00-00 00:00:00", "0001-01-01T00:00:00", "1900-01-01", 0, "0",
     "-0001-11-30T00:00:00+00:00", "9999-12-31", "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-18T07:12:44Z"],
)  # fmt: skip
def test_placeholders_are_no_dates(raw: str | int) -> None:
    """The zeros of databases and systems are reported, with no value."""
    reading = read(raw)
    assert (reading.timestamp, codes(reading)) == (None, ["placeholder_date"])


def test_a_day_of_1970_is_a_day() -> None:
    """An archive may well be that old."""
    assert local("18 January 1970") == "1970-01-18"
    assert local("1969-07-21T02:56:00Z") == "1969-07-21T02:56:00+00:00"


@pytest.mark.parametrize("raw", ["2025-06-01", "2024-06-03T00:00:00Z", "9 September 2024", "2024-07", "1735689600"])
def test_dates_after_the_fetch_are_reported(raw: str) -> None:
    """A date far after the fetch is kept and marked."""
    reading = read(raw, fetched_at=FETCHED)
    assert reading.timestamp is not None
    assert "future_date" in codes(reading)


@pytest.mark.parametrize("raw", ["2024-06-02", "2024-06-02T11:00:00Z", "2024-06", "2024", "2024-06-01T23:00:00-05:00"])
def test_a_day_s_grace_for_zones_and_clocks(raw: str) -> None:
    """Within a day of the fetch nothing is said."""
    assert codes(read(raw, fetched_at=FETCHED)) == []


@pytest.mark.parametrize(
    "raw", ["31 February 2020", "2021-02-29", "32/13/2020", "31.04.2020", "0 May 2020", "2020-13-32"]
)
def test_days_no_calendar_has(raw: str) -> None:
    """They are unreadable, not rounded."""
    assert (read(raw).timestamp, codes(read(raw))) == (None, ["unreadable_date"])


def test_one_name_for_two_months() -> None:
    """Polish November is Croatian October: the language or the weekday tells, else both are reported."""
    assert local("7 listopada 2019", language="pl") == "2019-11-07"
    assert local("7. listopada 2019.", language="hr") == "2019-10-07"
    assert local("ponedjeljak, 7. listopada 2019.") == "2019-10-07"
    reading = read("7 listopada 2019")
    assert (codes(reading), candidates(reading)) == (["ambiguous_month"], ["2019-10-07", "2019-11-07"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_number_comes_from_nowhere(pieces: list[str]) -> None:
    """Day and year of whatever is read stand in the string (or the year's last two digits)."""
    raw = "".join(pieces)
    reading = read(raw)
    if reading.timestamp is None or reading.timestamp.calendar != "gregorian" or reading.steps[0].startswith("epoch"):
        return
    numbers = {int(number) for number in re.findall(r"\d+", raw)}
    digits = re.sub(r"\D", "", raw)
    year, *rest = reading.timestamp.local[:10].split("-")
    assert {int(year), int(year) % 100} & numbers or year in digits
    if len(rest) == 2:
        assert int(rest[1]) in numbers or rest[1] in digits
