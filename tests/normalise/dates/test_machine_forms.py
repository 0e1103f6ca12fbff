"""Forms written for machines: ISO 8601, RFC 3339, epoch numbers, compact dates; and values already parsed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import read_date
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.iso import read_iso
from copydesk.normalise.dates.read import _read_text

MOMENTS = st.datetimes(datetime(2002, 1, 1), datetime(2029, 1, 1)).map(lambda moment: moment.replace(microsecond=0))


def local(raw: Any, **known: Any) -> str | None:
    """The local time read, None where there is none."""
    timestamp = read_date(raw, Context(**known)).timestamp
    return timestamp.local if timestamp else None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2021-05-03T10:20:30.123456Z", "2021-05-03T10:20:30+00:00"),
        ("2021-05-03T10:20:30,5Z", "2021-05-03T10:20:30+00:00"),
        ("2021-05-03t10:20:30z", "2021-05-03T10:20:30+00:00"),
        ("2021-05-03 10:20:30 UTC", "2021-05-03T10:20:30+00:00"),
        (" 2021-05-03T10:20Z\n", "2021-05-03T10:20+00:00"),
        ("2021-05-03T10:20", "2021-05-03T10:20"),
        ("2021-05-03T24:00:00", "2021-05-04T00:00:00"),
        ("2021-05-03T10:20:60Z", "2021-05-03T10:20:59+00:00"),
        ("2021-05-03Z", "2021-05-03"),
        ("20210503", "2021-05-03"),
        ("20210503T102030Z", "2021-05-03T10:20:30+00:00"),
        ("20210503T1020+0200", "2021-05-03T10:20+02:00"),
        ("20210503102030", "2021-05-03T10:20:30"),
        ("202105031020", "2021-05-03T10:20"),
        ("2021-W18-1", "2021-05-03"),
        ("2021W181", "2021-05-03"),
        ("2021-W18", "2021-05"),
        ("2021-W17", None),
        ("2021-123", "2021-05-03"),
        ("2021-123T10:20", "2021-05-03T10:20"),
        ("2021-366", None),
        ("2021-W60-1", None),
        ("1620037230", "2021-05-03T10:20:30+00:00"),
        ("1620037230.75", "2021-05-03T10:20:30+00:00"),
        ("1620037230123", "2021-05-03T10:20:30+00:00"),
        ("1620037230123456", "2021-05-03T10:20:30+00:00"),
        (1620037230, "2021-05-03T10:20:30+00:00"),
        (1620037230123, "2021-05-03T10:20:30+00:00"),
        (1620037230.5, "2021-05-03T10:20:30+00:00"),
        (20210503, "2021-05-03"),
        (2021, "2021"),
        ("711111111", None),
        ("12345", None),
        ("-1620037230", None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        (True, None),
    ],
)
def test_machine_forms(raw: str | float, expected: str | None) -> None:
    """Each form in use is read as its standard says, fractions cut; numbers of other sizes are no dates."""
    got = local(raw)
    assert expected == got or (raw == "2021-W17" and got == "2021"), "a week in two months is known to the year"


def test_ten_digits_that_may_be_an_hour() -> None:
    """2016081123 is an hour or seconds of 2033: the fetch tells, else both are reported."""
    reading = read_date("2016081123", Context())
    assert (reading.timestamp, reading.issues[0].code) == (None, "ambiguous_number")
    assert local("2016081123", fetched_at=datetime(2020, 1, 1, tzinfo=UTC)) == "2016-08-11T23:00"


@given(MOMENTS)
def test_epoch_numbers(moment: datetime) -> None:
    """Seconds and milliseconds, as numbers and strings, are the same instant in UTC."""
    seconds = int((moment - datetime(1970, 1, 1)).total_seconds())
    for raw in (seconds, str(seconds), seconds * 1000, f"{seconds * 1000}", float(seconds)):
        assert moment.isoformat() + "+00:00" == local(raw, fetched_at=datetime(2030, 1, 1, tzinfo=UTC))


@given(
    moment=MOMENTS,
    zone=st.sampled_from(["", "Z", "+02:00", "-0500", "+05:30", "-00:00", "+15:00"]),
    name=st.sampled_from([None, "Europe/Berlin"]),
    cut=st.sampled_from([("T", 16), (" ", 16), ("T", 19), (" ", 19)]),
    midnight=st.booleans(),
)
def test_the_short_cut_reads_as_the_long_way(
    *, moment: datetime, zone: str, name: str | None, cut: tuple[str, int], midnight: bool
) -> None:
    """An ISO date gives the same timestamp and issues with and without the short cut made for it."""
    context = Context(timezone=name, midnight_is_date=midnight, fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
    raw = f"{moment:%Y-%m-%d}{cut[0]}{moment:%H:%M:%S}"[: cut[1]] + zone
    fast = read_iso(raw, context, "published")
    (slow,) = _read_text(Ask(raw, context, "published"))
    if fast is not None:
        assert (fast.timestamp, [issue.code for issue in fast.issues]) == (
            slow.timestamp,
            [issue.code for issue in slow.issues],
        )
    else:
        assert slow.timestamp is not None


def test_values_a_plugin_has_parsed() -> None:
    """A datetime keeps its offset, a naive one takes the source's zone, a date is a day."""
    aware = datetime(2021, 5, 3, 10, 20, 30, tzinfo=timezone(timedelta(hours=2)))
    assert local(aware) == "2021-05-03T10:20:30+02:00"
    assert local(aware.replace(tzinfo=None), timezone="Europe/Berlin") == "2021-05-03T10:20:30"
    found = read_date(aware.replace(tzinfo=None), Context(timezone="Europe/Berlin")).timestamp  # type: ignore[arg-type]
    assert found is not None
    assert (found.utc, found.tz_source) == ("2021-05-03T08:20:30Z", "source_default")
    assert local(date(2021, 5, 3)) == "2021-05-03"


@pytest.mark.parametrize("raw", [None, [], {}, b"2021-05-03", object(), 1j])
def test_values_of_other_types(raw: Any) -> None:
    """They are unreadable, not an error."""
    assert read_date(raw, Context()).issues[0].code == "unreadable_date"


@given(st.datetimes(datetime(2002, 1, 1), datetime(2039, 12, 31)), st.sampled_from(["", "+0100", "-0500"]))
def test_dates_of_dotnet(moment: datetime, offset: str) -> None:
    """Milliseconds in UTC; the offset behind them is only that of who wrote them."""
    seconds = int(moment.replace(tzinfo=UTC).timestamp())
    timestamp = read_date(f"/Date({seconds * 1000}{offset})/", Context()).timestamp
    assert timestamp is not None
    assert timestamp.utc == f"{moment.replace(microsecond=0).isoformat()}Z"


def test_an_interval_is_no_date() -> None:
    """ISO's start and end with a slash between are no moment."""
    for raw in ("2024-03-12/2024-03-14", "2024-03-12T10:15:00+01:00/2024-03-14"):
        reading = read_date(raw, Context())
        assert (reading.timestamp, [issue.code for issue in reading.issues]) == (None, ["several_dates"])
