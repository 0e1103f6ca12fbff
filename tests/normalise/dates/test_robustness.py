"""Pages are hostile: any value ends as a reading, in bounded work."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.models import Context, Found, Timestamp
from copydesk.normalise.dates import normalise_date, read_all, read_date
from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.text import MAX_CHARS, clean, tokens

CONTEXTS = st.builds(
    Context,
    fetched_at=st.sampled_from([None, datetime(2020, 2, 29, 12, 0, tzinfo=UTC), datetime(1, 1, 1), datetime.max]),
    language=st.sampled_from([None, "", "en", "de-AT", "ja", "ar", "fa_IR", "th", "zh-Hant-TW", "ne", "x-y-z", "ß"]),
    country=st.sampled_from([None, "US", "gb", "TW", ""]),
    timezone=st.sampled_from([None, "Europe/Berlin", "America/Argentina", "", "\x00", "/etc/localtime"]),
    timezone_inferred=st.booleans(),
    date_order=st.sampled_from([None, "DMY", "MDY", "YMD"]),
    midnight_is_date=st.booleans(),
)
PIECES = [
    *(
        "Updated",
        "1",
        "11",
        "31",
        "2016",
        "1395",
        "2559",
        "99",
        "0",
        "20160811",
        "may",
        "août",
        "mar.",
        "thu",
        "星期四",
    ),
    *(
        "年",
        "月",
        "日",
        "午後",
        "時",
        "分",
        "民國",
        "令和",
        "R8",
        "พ.ศ.",
        "น.",
        "ago",
        "vor",
        "hours",
        "hace",
        "前",
        "-",
        "–",
    ),
    *(
        "/",
        ".",
        ":",
        ",",
        "(",
        ")",
        "[",
        "]",
        "+",
        "+0200",
        "Z",
        "EST",
        "CET",
        "IST",
        "Europe/Berlin",
        "America/Argentina",
    ),
    *(
        "h",
        "pm",
        "midnight",
        " ",
        "\xa0",
        "\u200f",
        "\x00",
        "\ud800",
        "۱",
        "٢",
        "&amp;",
        "&#0;",
        "<b",
        ">",
        "'",
        "e",
        "W32",
    ),
    *("T", "tháng", "th", "BC"),
]
HOSTILE = [
    *(
        "1/",
        "11:",
        "Aug ",
        "1 Aug ",
        "ago ",
        "3 hours ",
        "年",
        "(",
        "EST ",
        "Z",
        "&amp;",
        "<",
        "T1",
        "เ",
        "１",
        "ﷺ",
        "+01",
    ),
    *("'", " "),
]
RAWS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.text(max_size=60))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | RAWS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(RAWS, inner, max_size=4),
    max_leaves=10,
)


def test_the_tables_are_small() -> None:
    """The names of all languages take well under 300 kB."""
    assert len(data("names.json")) - 1 >= 60
    assert len(str(data("names.json"))) < 300_000


@settings(max_examples=1500, deadline=None)
@given(RAWS, CONTEXTS, st.sampled_from(["published", "modified"]))
def test_any_text_in_any_context(raw: str, context: Context, field: str) -> None:
    """No string raises; a reading has a timestamp or says why not, and a timestamp is well formed."""
    readings = read_all(raw, context, field)
    assert read_date(raw, context, field) in readings
    assert len({reading.field for reading in readings}) == len(readings)
    for reading in readings:
        assert reading.field in {"published", "modified"}
        assert reading.timestamp is not None or reading.issues
        if reading.timestamp is not None:
            well_formed(reading.timestamp)


def well_formed(timestamp: Timestamp) -> None:
    """Check that the parts of a timestamp agree with each other."""
    length = {"year": 4, "month": 7, "day": 10, "hour": 16, "minute": 16, "second": 19}[timestamp.precision]
    assert length <= len(timestamp.local)
    if length >= 10:
        local = datetime.fromisoformat(timestamp.local)
        if timestamp.utc and local.tzinfo:
            assert datetime.fromisoformat(timestamp.utc) == local
    if length <= 10:
        assert (length, None) == (len(timestamp.local), timestamp.utc)
    assert timestamp.utc is None or timestamp.tz_source != "unknown"


@settings(max_examples=300, deadline=None)
@given(VALUES, CONTEXTS)
def test_any_value(value: object, context: Context) -> None:
    """No value raises; each field comes back once, typed or None with an issue, and the raw is kept."""
    found = normalise_date(Found("published", value, raw=value), context)
    assert 1 <= len(found) == len({each.field for each in found})
    for each in found:
        assert each.raw is value
        assert isinstance(each.value, Timestamp) or (each.value is None and each.issues)


@pytest.mark.parametrize("piece", HOSTILE)
def test_only_the_head_of_a_long_string_is_looked_at(piece: str) -> None:
    """A megabyte costs no more than its first 200 characters, and the timestamp does not carry it along."""
    raw = piece * (1_000_000 // len(piece))
    assert len(clean(raw)) <= MAX_CHARS
    assert len(tokens(clean(raw))) <= MAX_CHARS
    timestamp = read_date(raw, Context(fetched_at=datetime(2020, 1, 1, tzinfo=UTC))).timestamp
    assert timestamp is None or len(timestamp.raw) <= 1000


def test_a_date_in_the_head_is_read() -> None:
    """What follows it does not matter."""
    reading = read_date("Updated 3 May 2021 " + "x" * 1_000_000, Context())
    assert reading.timestamp is not None
    assert reading.timestamp.local == "2021-05-03"
