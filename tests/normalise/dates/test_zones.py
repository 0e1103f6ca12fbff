"""Zones: what is stated, what the source adds, and what stays unknown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.models import Context, Timestamp
from copydesk.normalise.dates import Reading, read_date

MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
QUARTERS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))


def read(raw: str, **known: Any) -> Reading:
    """Read under `published` in a context."""
    return read_date(raw, Context(**known))


def timestamp(raw: str, **known: Any) -> Timestamp:
    """The timestamp read; fails where there is none."""
    found = read(raw, **known).timestamp
    assert found is not None
    return found


def codes(reading: Reading) -> list[str]:
    """The codes of a reading's issues."""
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize(
    ("raw", "local", "utc"),
    [
        ("2021-07-05T18:30:00Z", "2021-07-05T18:30:00+00:00", "2021-07-05T18:30:00Z"),
        ("2021-07-05T18:30:00-0330", "2021-07-05T18:30:00-03:30", "2021-07-05T22:00:00Z"),
        ("2021-07-05 18:30 +05:45", "2021-07-05T18:30+05:45", "2021-07-05T12:45:00Z"),
        ("2021-07-05T18:30+02", "2021-07-05T18:30+02:00", "2021-07-05T16:30:00Z"),
        ("Mon, 05 Jul 2021 18:30:00 GMT", "2021-07-05T18:30:00+00:00", "2021-07-05T18:30:00Z"),
        ("Monday, 05-Jul-21 18:30:00 UTC", "2021-07-05T18:30:00+00:00", "2021-07-05T18:30:00Z"),
        (
            "Mon Jul 05 2021 18:30:00 GMT+0300 (Moscow Standard Time)",
            "2021-07-05T18:30:00+03:00",
            "2021-07-05T15:30:00Z",
        ),
        ("Mon Jul  5 18:30:00 +0200 2021", "2021-07-05T18:30:00+02:00", "2021-07-05T16:30:00Z"),
        ("2021-07-05T18:30:00+02:00[Europe/Rome]", "2021-07-05T18:30:00+02:00", "2021-07-05T16:30:00Z"),
        ("5 July 2021 18:30 Europe/Rome", "2021-07-05T18:30+02:00", "2021-07-05T16:30:00Z"),
        ("5 July 2021, 6.30pm UTC+8", "2021-07-05T18:30+08:00", "2021-07-05T10:30:00Z"),
        ("5 July 2021 18:30 (GMT-3)", "2021-07-05T18:30-03:00", "2021-07-05T21:30:00Z"),
        ("5. Juli 2021, 18.30 Uhr MESZ", "2021-07-05T18:30+02:00", "2021-07-05T16:30:00Z"),
        ("July 5, 2021 6:30 PM PDT", "2021-07-05T18:30-07:00", "2021-07-06T01:30:00Z"),
        ("July 5, 2021 6:30 p.m. ET", "2021-07-05T18:30-04:00", "2021-07-05T22:30:00Z"),
        ("January 5, 2021 6:30 p.m. ET", "2021-01-05T18:30-05:00", "2021-01-05T23:30:00Z"),
        ("July 5, 2021 6:30 p.m. Eastern Daylight Time", "2021-07-05T18:30-04:00", "2021-07-05T22:30:00Z"),
        ("2021年7月5日 18:30 JST", "2021-07-05T18:30+09:00", "2021-07-05T09:30:00Z"),
        ("北京时间2021年7月5日18:30", "2021-07-05T18:30+08:00", "2021-07-05T10:30:00Z"),
        ("5 июля 2021, 18:30 мск", "2021-07-05T18:30+03:00", "2021-07-05T15:30:00Z"),
        ("5 июля 2013, 18:30 МСК", "2013-07-05T18:30+04:00", "2013-07-05T14:30:00Z"),
        ("5 Juli 2021 18.30 WIB", "2021-07-05T18:30+07:00", "2021-07-05T11:30:00Z"),
        ("5 July 2021 1830 GMT", "2021-07-05T18:30+00:00", "2021-07-05T18:30:00Z"),
        ("Published 2303 GMT (0703 HKT) July 5, 2021", "2021-07-05T23:03+00:00", "2021-07-05T23:03:00Z"),
    ],
)
def test_explicit_zones(raw: str, local: str, utc: str) -> None:
    """A stated zone gives the offset in `local`, the instant in `utc`, and its words in `tz`."""
    found = timestamp(raw)
    assert (local, utc, "explicit") == (found.local, found.utc, found.tz_source)
    assert found.tz


@given(MOMENTS, QUARTERS)
def test_every_offset_is_read_back(moment: datetime, offset: timedelta) -> None:
    """ISO with any offset in use gives the same wall clock and the instant it is."""
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    suffix = f"{'-' if offset < timedelta() else '+'}{hours:02d}:{minutes:02d}"
    found = timestamp(moment.isoformat() + suffix)
    assert (moment.isoformat() + suffix, (moment - offset).isoformat() + "Z") == (found.local, found.utc)


@given(MOMENTS, st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]))
def test_naive_times_take_the_source_s_zone(moment: datetime, name: str) -> None:
    """A time without a zone is the source's local time, where that happens once."""
    reading = read(moment.isoformat(), timezone=name)
    assert reading.timestamp is not None
    assert (moment.isoformat(), name, "source_default") == (
        reading.timestamp.local, reading.timestamp.tz, reading.timestamp.tz_source)  # fmt: skip
    if reading.timestamp.utc is None:
        assert codes(reading) in (["ambiguous_local_time"], ["nonexistent_local_time"])
    else:
        there = datetime.fromisoformat(reading.timestamp.utc).astimezone(ZoneInfo(name))
        assert moment == there.replace(tzinfo=None)


def test_an_inferred_zone_says_so() -> None:
    """Where the source's zone is a conclusion, so is the instant."""
    found = timestamp("2021-07-05 18:30", timezone="Europe/Paris", timezone_inferred=True)
    assert (found.local, found.utc, found.tz_source) == ("2021-07-05T18:30", "2021-07-05T16:30:00Z", "source_inferred")


def test_no_zone_stays_no_zone() -> None:
    """Without any statement there is no instant; a day has none in any zone; a wrong zone name is none."""
    for known in ({}, {"timezone": "Mars/Olympus"}, {"timezone": "../../etc/passwd"}):
        found = timestamp("2021-07-05T18:30:00", **known)
        assert (found.utc, found.tz, found.tz_source) == (None, None, "unknown")
    found = timestamp("2021-07-05", timezone="Europe/Paris")
    assert (found.local, found.utc, found.tz_source) == ("2021-07-05", None, "unknown")


def test_clocks_going_back_and_forth() -> None:
    """A wall clock that happens twice or never has no instant, and the candidates are given."""
    twice = read("2021-10-31T02:15:00", timezone="Europe/Vienna")
    assert codes(twice) == ["ambiguous_local_time"]
    assert (twice.issues[0].data or {})["candidates"] == ["2021-10-31T00:15:00Z", "2021-10-31T01:15:00Z"]
    never = read("28 March 2021 02:15", timezone="Europe/Vienna")
    assert codes(never) == ["nonexistent_local_time"]
    assert never.timestamp is not None
    assert (never.timestamp.local, never.timestamp.utc) == ("2021-03-28T02:15", None)


@pytest.mark.parametrize(
    ("abbreviation", "known", "offset"),
    [
        ("IST", {"country": "IN"}, "+05:30"),
        ("IST", {"country": "IE"}, "+01:00"),
        ("IST", {"timezone": "Asia/Jerusalem"}, "+03:00"),
        ("IST", {"timezone": "Asia/Calcutta"}, "+05:30"),
        ("CST", {"country": "CN"}, "+08:00"),
        ("CST", {"timezone": "Asia/Taipei"}, "+08:00"),
        ("BST", {"country": "gb"}, "+01:00"),
        ("BST", {"timezone": "Asia/Dhaka"}, "+06:00"),
        ("AST", {"country": "SA"}, "+03:00"),
        ("EST", {"country": "AU"}, "+10:00"),
        ("PST", {"timezone": "Asia/Manila"}, "+08:00"),
        ("IST", {"timezone": "Europe/Berlin"}, ""),
        ("IST", {"language": "hi"}, "+05:30"),
        ("IST", {"language": "en-IN"}, "+05:30"),
        ("IST", {"language": "en-US", "url": "https://news.example.in/a"}, "+05:30"),
        ("IST", {"language": "en-IE", "url": "https://news.example.in/a"}, ""),
        ("IST", {"language": "en"}, ""),
        ("BST", {"language": "en-GB"}, "+01:00"),
        ("CST", {"language": "en-US"}, ""),
        ("CST", {}, ""),
        ("BST", {}, ""),
        ("AST", {"country": "DE"}, ""),
    ],
)
def test_abbreviations_of_several_zones(abbreviation: str, known: dict[str, Any], offset: str) -> None:
    """The source's zone or country settles them, else the country the page's language and address agree on."""
    reading = read(f"5 July 2021 18:30 {abbreviation}", **known)
    assert reading.timestamp is not None
    assert "2021-07-05T18:30" + offset == reading.timestamp.local
    assert (not offset) == ("ambiguous_tz_abbrev" in codes(reading))
    assert (reading.timestamp.utc is None) == (not offset)


def test_an_offset_settles_an_abbreviation() -> None:
    """ "+0530 IST" is India's."""
    found = read("2021-07-05 18:30:00 +0530 IST")
    assert found.timestamp is not None
    assert (found.timestamp.local, codes(found)) == ("2021-07-05T18:30:00+05:30", [])


def test_contradicting_zones_are_never_chosen_between_in_silence() -> None:
    """Z and a summer time in one string: no instant, both as candidates, unless the source's zone is one of them."""
    reading = read("2021-07-05T18:30:00Z CEST")
    assert reading.timestamp is not None
    found = reading.timestamp
    assert (found.local, found.utc, found.tz_source) == ("2021-07-05T18:30:00", None, "unknown")
    assert codes(reading) == ["contradictory_offset"]
    assert (reading.issues[0].data or {})["candidates"] == ["2021-07-05T16:30:00Z", "2021-07-05T18:30:00Z"]
    settled = read("2021-07-05T18:30:00Z CEST", timezone="Europe/Prague")
    assert settled.timestamp is not None
    assert (settled.timestamp.utc, codes(settled)) == ("2021-07-05T16:30:00Z", ["contradictory_offset"])


def test_cet_the_whole_year() -> None:
    """A literal CET on a summer date is Central European local time, and reported; in winter it is itself."""
    summer = read("5 July 2021 18:30 CET")
    assert summer.timestamp is not None
    assert (summer.timestamp.local, codes(summer)) == ("2021-07-05T18:30+02:00", ["tz_abbrev_out_of_season"])
    assert (summer.timestamp.tz, summer.timestamp.tz_source) == ("CET", "inferred")
    assert (
        timestamp("5 January 2021 18:30 CET").tz_source == timestamp("5 July 2021 18:30 CEST").tz_source == "explicit"
    )
    assert codes(read("5 January 2021 18:30 CET")) == []
    assert timestamp("5 January 2021 18:30 CET").local == "2021-01-05T18:30+01:00"
    tunis = read("5 July 2021 18:30 CET", timezone="Africa/Tunis")
    assert tunis.timestamp is not None
    assert (tunis.timestamp.local, codes(tunis)) == ("2021-07-05T18:30+01:00", [])


def test_standard_time_in_summer() -> None:
    """EST in July is -05:00 as RFC 2822 has it, and reported; a source on New York time means its own clock."""
    plain = read("5 July 2021 18:30 EST")
    assert plain.timestamp is not None
    assert (plain.timestamp.local, codes(plain)) == ("2021-07-05T18:30-05:00", ["tz_abbrev_out_of_season"])
    assert plain.timestamp.tz_source == "explicit"
    own = timestamp("5 July 2021 18:30 EST", timezone="America/New_York")
    assert (own.local, own.tz_source) == ("2021-07-05T18:30-04:00", "inferred")
    assert timestamp("5 January 2021 18:30 EST", timezone="America/New_York").local == "2021-01-05T18:30-05:00"


@pytest.mark.parametrize(
    ("raw", "local", "tz"),
    [
        ("2021-07-05T18:30:00+25:00", "2021-07-05T18:30:00", "+25:00"),
        ("2021-07-05T18:30:00-15:00", "2021-07-05T18:30:00", "-15:00"),
        ("2021-07-05T18:30+02:70", "2021-07-05T18:30", "+02:70"),
        ("20210705T1830+2500", "2021-07-05T18:30", "+2500"),
        ("Mon, 05 Jul 2021 18:30:00 +9900", "2021-07-05T18:30:00", "+9900"),
        ("5 July 2021 18:30 GMT+25", "2021-07-05T18:30", "GMT+25"),
    ],
)
def test_an_offset_nobody_keeps_is_reported(raw: str, local: str, tz: str) -> None:
    """The clock stays as printed; which instant it was is unknown, also where the source's zone is known."""
    for zone in (None, "Europe/Berlin"):
        reading = read(raw, timezone=zone)
        assert reading.timestamp is not None
        found = reading.timestamp
        assert (found.local, found.utc, found.tz, found.tz_source) == (local, None, tz, "unknown")
        assert codes(reading) == ["impossible_offset"]


@pytest.mark.parametrize(
    ("raw", "tz"), [("5 July 2021 18:30 XYZT", "XYZT"), ("2021-07-05 18:30 [Europe/Nowhere]", "Europe/Nowhere")]
)
def test_a_zone_nobody_knows_is_reported(raw: str, tz: str) -> None:
    """What has the form of a zone is no source's local time, though nobody knows what it is."""
    reading = read(raw, timezone="Europe/Berlin")
    assert reading.timestamp is not None
    assert (reading.timestamp.local, reading.timestamp.utc, reading.timestamp.tz) == ("2021-07-05T18:30", None, tz)
    assert codes(reading) == ["unknown_zone"]
    assert codes(read("5 July 2021 18:30 Politik/Wirtschaft", timezone="Europe/Berlin")) == []


@pytest.mark.parametrize("raw", ["5 July 2021 18:30 XYZ", "2021-07-05T18:30 XYZ", "Mon, 05 Jul 2021 18:30 (XYZ)"])
def test_capitals_that_may_be_a_zone_are_reported(raw: str) -> None:
    """They may be an outlet's name as well: the time stays the source's, and the record says what was met."""
    reading = read(raw, timezone="Europe/Berlin")
    assert reading.timestamp is not None
    assert (reading.timestamp.raw, reading.timestamp.utc) == (raw, "2021-07-05T16:30:00Z")
    assert [(issue.code, issue.level) for issue in reading.issues] == [("unknown_zone", "info")]
    assert codes(read("5 July 2021 18:30 AFP", timezone="Europe/Berlin")) == []
    assert codes(read("5 July 2021 18:30 XYZ News", timezone="Europe/Berlin")) == []


@pytest.mark.parametrize(
    "raw",
    [
        "2021-07-05T25:10:00Z", "2021-07-05T18:72:00Z", "2021-07-05 25:10", "5 July 2021 18:75", "5 July 2021, 13:42 am",
        "2021-07-05T18:30:61Z", "20210705T2510",
    ],
)  # fmt: skip
def test_a_time_no_day_has_is_reported(raw: str) -> None:
    """The day is certain and stays, as a day."""
    reading = read(raw)
    assert reading.timestamp is not None
    assert (reading.timestamp.local, reading.timestamp.precision) == ("2021-07-05", "day")
    assert codes(reading) == ["impossible_time"]


def test_words_are_no_zones() -> None:
    """A small word after a time, or a span of time, is not a zone."""
    assert None is timestamp("5 July 2021 18:30 est arrivé", language="fr").tz
    assert timestamp("2021-07-05 10:00-12:00").local == "2021-07-05T10:00"
    assert timestamp("2021-07-05T10:00-02:00").local == "2021-07-05T10:00-02:00"


def test_midnight_where_it_means_no_time() -> None:
    """Where the source always prints midnight, it is a day, in whatever form; elsewhere it is midnight."""
    for raw in (
        "2021-07-05T00:00:00Z",
        "2021-07-05T00:00:00+02:00",
        "2021-07-05 00:00",
        "5 July 2021 00:00",
        "1625443200",
    ):
        found = timestamp(raw, midnight_is_date=True)
        assert (found.local, found.utc, found.precision, found.tz_source) == ("2021-07-05", None, "day", "unknown")
    assert timestamp("2021-07-05T00:00:00Z").local == "2021-07-05T00:00:00+00:00"
    assert timestamp("2021-07-05T00:01:00Z", midnight_is_date=True).local == "2021-07-05T00:01:00+00:00"


def test_the_fetch_s_zone_does_not_matter() -> None:
    """`fetched_at` counts as the instant it is."""
    early = datetime(2021, 7, 5, 1, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert early == early.astimezone(UTC)
    assert timestamp("2 hours ago", fetched_at=early).local == "2021-07-04T14:00"
