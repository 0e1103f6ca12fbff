"""The short cut for day, month's name and year gives what the long way gives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.named import read_named
from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.read import _read_text

NAMES = data("names.json")
LANGUAGES = sorted(name for name in NAMES if name)
FORMS = [
    "{d} {m} {y}",
    "{d}. {m} {y}",
    "{d}th {m}, {y}",
    "{m} {d}, {y}",
    "{m}. {d} {y}",
    "{m} {d}st, {y}",
    "{d}. {m}. {y}",
]


@given(st.data())
def test_both_ways_agree(given_: st.DataObject) -> None:
    """In every language, with every form of every month, in dates that are and are not."""
    language = given_.draw(st.sampled_from(LANGUAGES))
    name = given_.draw(st.sampled_from([form for forms in NAMES[language]["m"] for form in forms.split("|")]))
    printed = given_.draw(st.sampled_from([name, name.title(), name.upper()]))
    day, year = given_.draw(st.integers(0, 33)), given_.draw(st.integers(1895, 2105))
    text = given_.draw(st.sampled_from(FORMS)).format(d=day, m=printed, y=year)
    fetched = given_.draw(st.none() | st.just(datetime(2019, 6, 1, tzinfo=UTC)))
    ask = Ask(text, Context(language=language, fetched_at=fetched), "published", language)
    short = read_named(text, ask)
    if short is not None:
        assert [short] == _read_text(ask)


@pytest.mark.parametrize(
    ("text", "language", "local"),
    [
        ("May 13, 2026", "en", "2026-05-13"),
        ("13 September 2026", "en", "2026-09-13"),
        ("13. März 2026", "de", "2026-03-13"),
        ("13 décembre 2026", "fr", "2026-12-13"),
        ("13 мая 2026", "ru", "2026-05-13"),
    ],
)
def test_what_is_printed_most_takes_the_short_way(text: str, language: str, local: str) -> None:
    """Else it would save nothing."""
    reading = read_named(text, Ask(text, Context(language=language), "published", language))
    assert reading is not None
    assert reading.timestamp is not None
    assert (reading.timestamp.local, reading.timestamp.precision) == (local, "day")


@pytest.mark.parametrize(
    "text", ["31 February 2024", "1 January 1970", "13 Foo 2026", "May 13, 2026 at noon", "May 2026"]
)
def test_the_rest_takes_the_long_way(text: str) -> None:
    """What is no date, stands for none, or says more."""
    assert read_named(text, Ask(text, Context(language="en"), "published", "en")) is None
