"""Relative times: they count from the fetch, and from nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import cldr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import Reading, read_date

FETCHED = datetime(2023, 3, 15, 14, 30, 45, tzinfo=UTC)


def read(raw: str, **known: Any) -> Reading:
    """Read under `published`, fetched at FETCHED unless told otherwise."""
    return read_date(raw, Context(**{"fetched_at": FETCHED, **known}))


def result(raw: str, **known: Any) -> tuple[str, str] | None:
    """Local time and precision as read."""
    timestamp = read(raw, **known).timestamp
    return (timestamp.local, timestamp.precision) if timestamp else None


@pytest.mark.parametrize(
    ("raw", "known", "expected"),
    [
        ("5 minutes ago", {}, ("2023-03-15T14:25", "minute")),
        ("12 mins ago", {}, ("2023-03-15T14:18", "minute")),
        ("40 seconds ago", {}, ("2023-03-15T14:30", "minute")),
        ("just now", {}, ("2023-03-15T14:30", "minute")),
        ("an hour ago", {}, ("2023-03-15T13:30", "hour")),
        ("2h ago", {}, ("2023-03-15T12:30", "hour")),
        ("TWO HOURS AGO", {}, ("2023-03-15T12:30", "hour")),
        ("1 day, 3 hours ago", {}, ("2023-03-14T11:30", "hour")),
        ("1 hour and 5 minutes ago", {}, ("2023-03-15T13:25", "minute")),
        ("3 days ago", {}, ("2023-03-12", "day")),
        ("2 days ago at 08:49 am", {}, ("2023-03-13T08:49", "minute")),
        ("1 week ago", {}, ("2023-03", "month")),
        ("2 weeks ago", {}, ("2023", "year")),
        ("2 months ago", {}, ("2023-01", "month")),
        ("3 years ago", {}, ("2020", "year")),
        ("yesterday", {}, ("2023-03-14", "day")),
        ("Today at 3:40 am", {}, ("2023-03-15T03:40", "minute")),
        ("vor einer Stunde", {"language": "de"}, ("2023-03-15T13:30", "hour")),
        ("vor 1 Stunde 5 Minuten", {"language": "de"}, ("2023-03-15T13:25", "minute")),
        ("vor 3 Tagen", {}, ("2023-03-12", "day")),
        ("Heute, 07:09 Uhr", {"language": "de"}, ("2023-03-15T07:09", "minute")),
        ("vorgestern", {"language": "de"}, ("2023-03-13", "day")),
        ("il y a 2 heures", {"language": "fr"}, ("2023-03-15T12:30", "hour")),
        ("hier à 18h05", {"language": "fr"}, ("2023-03-14T18:05", "minute")),
        ("hace 2 horas", {"language": "es"}, ("2023-03-15T12:30", "hour")),
        ("há 20 minutos", {"language": "pt"}, ("2023-03-15T14:10", "minute")),
        ("3 ore fa", {"language": "it"}, ("2023-03-15T11:30", "hour")),
        ("2 uur geleden", {"language": "nl"}, ("2023-03-15T12:30", "hour")),
        ("för 2 timmar sedan", {"language": "sv"}, ("2023-03-15T12:30", "hour")),
        ("2 godziny temu", {"language": "pl"}, ("2023-03-15T12:30", "hour")),
        ("před 2 hodinami", {"language": "cs"}, ("2023-03-15T12:30", "hour")),
        ("2 часа назад", {"language": "ru"}, ("2023-03-15T12:30", "hour")),
        ("вчера в 18:05", {"language": "ru"}, ("2023-03-14T18:05", "minute")),
        ("acum 1 minut", {"language": "ro"}, ("2023-03-15T14:29", "minute")),
        ("2 saat önce", {"language": "tr"}, ("2023-03-15T12:30", "hour")),
        ("قبل ساعتين", {"language": "ar"}, ("2023-03-15T12:30", "hour")),
        ("منذ 3 ساعات", {"language": "ar"}, ("2023-03-15T11:30", "hour")),
        ("۲ ساعت پیش", {"language": "fa"}, ("2023-03-15T12:30", "hour")),
        ("לפני שעתיים", {"language": "he"}, ("2023-03-15T12:30", "hour")),
        ("२ घंटे पहले", {"language": "hi"}, ("2023-03-15T12:30", "hour")),
        ("2 ชั่วโมงที่แล้ว", {"language": "th"}, ("2023-03-15T12:30", "hour")),
        ("2 giờ trước", {"language": "vi"}, ("2023-03-15T12:30", "hour")),
        ("2 jam yang lalu", {"language": "id"}, ("2023-03-15T12:30", "hour")),
        ("2時間前", {"language": "ja"}, ("2023-03-15T12:30", "hour")),
        ("昨天 18:05", {"language": "zh"}, ("2023-03-14T18:05", "minute")),
        ("2小时前", {"language": "zh"}, ("2023-03-15T12:30", "hour")),
        ("2시간 전", {"language": "ko"}, ("2023-03-15T12:30", "hour")),
    ],
)
def test_how_long_ago(raw: str, known: dict[str, Any], expected: tuple[str, str]) -> None:
    """The precision is that of the smallest unit; weeks name the month, or only the year, all of them is in."""
    assert expected == result(raw, **known)


@pytest.mark.parametrize("language", cldr.LANGUAGES)
@settings(max_examples=6, deadline=None)
@given(count=st.integers(1, 59), unit=st.sampled_from(["minute", "hour", "day"]))
def test_every_language_s_own_words(language: str, count: int, unit: str) -> None:
    """What the CLDR prints for so long ago counts back from the fetch."""
    delta = {"minute": timedelta(minutes=count), "hour": timedelta(hours=count), "day": timedelta(days=count)}[unit]
    raw = cldr.print_ago(delta, unit, language)
    moment = FETCHED - delta
    expected = f"{moment:%Y-%m-%d}" if unit == "day" else f"{moment:%Y-%m-%dT%H:%M}"
    assert (raw, (expected, unit)) == (raw, result(raw, language=language))


def test_the_instant_and_the_source_s_clock() -> None:
    """The instant is known without a zone; with one, the local time is on the source's clock."""
    plain = read("2 hours ago").timestamp
    assert plain is not None
    assert (plain.local, plain.utc, plain.tz_source) == ("2023-03-15T12:30", "2023-03-15T12:30:00Z", "explicit")
    there = read("2 hours ago", timezone="Asia/Tokyo").timestamp
    assert there is not None
    assert (there.local, there.utc, there.tz) == ("2023-03-15T21:30", "2023-03-15T12:30:00Z", "Asia/Tokyo")
    assert result("yesterday", timezone="Pacific/Kiritimati") == ("2023-03-15", "day")
    clock = read("yesterday 18:05", timezone="Asia/Tokyo").timestamp
    assert clock is not None
    assert (clock.local, clock.utc) == ("2023-03-14T18:05", "2023-03-14T09:05:00Z")


@pytest.mark.parametrize("raw", ["3 hours ago", "yesterday", "gestern", "just now", "vor 5 Minuten"])
def test_without_the_fetch_there_is_no_answer(raw: str) -> None:
    """Nothing is counted from today."""
    reading = read_date(raw, Context())
    assert (reading.timestamp, [issue.code for issue in reading.issues]) == (None, ["no_reference_time"])


@pytest.mark.parametrize(
    "raw",
    [
        *("Minutes Ago Ann Example", "Hours ago", "Subscribe now", "Watch today", "Yesterday's papers", "room 21 now"),
        *("5 min read", "99999 years ago", "hier entlang", "3 hours", "in 3 hours"),
    ],
)
def test_what_is_not_a_time_of_the_page(raw: str) -> None:
    """Words of a headline or a button, counts without "ago", and the future are nothing."""
    assert None is result(raw)


def test_a_printed_date_wins() -> None:
    """Beside a date, "3 days ago" adds nothing and takes nothing away."""
    assert result("1 Feb 2023 (3 days ago)") == ("2023-02-01", "day")


@given(st.integers(0, 999), st.sampled_from(["minutes", "hours", "days", "weeks", "months", "years"]))
def test_never_in_the_future_never_a_crash(count: int, unit: str) -> None:
    """However long ago, the answer is before the fetch, or there is none."""
    answer = result(f"{count} {unit} ago")
    assert answer is None or answer[0] <= FETCHED.isoformat()
