"""Which of several statements of one date to trust."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from copydesk.models import Context, Found, evolve
from copydesk.normalise.dates import normalise_date, reconcile


def chosen(*raws: str, **known: Any) -> tuple[int, list[str]]:
    """Index and issue codes for raw strings in order of preference."""
    context = Context(**known)
    candidates = [normalise_date(Found("published", raw), context)[0] for raw in raws]
    index, issues = reconcile(candidates, context)
    return index, [issue.code for issue in issues]


def test_the_first_is_trusted() -> None:
    """Where all say the same, in whatever zone, nothing is reported."""
    assert chosen("2021-05-03T10:00:00Z") == (0, [])
    assert chosen("2021-05-03T10:00:00Z", "2021-05-03T12:00:00+02:00", "2021-05-03") == (0, [])
    assert chosen("2021-05-03T10:00:00Z", "2021-05-03T10:07:00Z") == (0, [])
    assert chosen("2021-05-03T22:30:00Z", "2021-05-04T00:30:00+02:00") == (0, [])


@pytest.mark.parametrize(
    ("first", "second", "zone", "index"),
    [
        ("2021-05-03T10:00:00Z", "2021-05-03T10:00:00+02:00", "Europe/Madrid", 1),
        ("2021-05-03T10:00:00+02:00", "2021-05-03T10:00:00Z", "Europe/Madrid", 0),
        ("2021-05-03T10:00:00+02:00", "2021-05-03T10:00:00Z", "UTC", 1),
        ("2021-05-03T10:00:00+02:00", "2021-05-03T10:00:00Z", None, 0),
        ("2021-05-03T10:00:00Z", "2021-05-03T10:00:00-04:00", "Asia/Tokyo", 0),
        ("2021-01-03T10:00Z", "2021-01-03T10:00:00+01:00", "Europe/Madrid", 1),
        ("2021-05-03T10:00:00Z", "2021-05-03T08:00:00Z", "Europe/Madrid", 1),
    ],
)
def test_one_clock_in_two_offsets(first: str, second: str, zone: str | None, index: int) -> None:
    """The one whose offset is the source's own is right, the other mislabelled; always reported."""
    assert (index, ["sources_differ_by_offset"]) == chosen(first, second, timezone=zone)


def test_what_the_source_vouches_for_stays() -> None:
    """A clock that some meta element states without a zone does not overrule the zone that a rule of the source found."""
    context = Context(timezone="America/Los_Angeles")
    candidates = [
        normalise_date(Found("published", raw), context)[0] for raw in ("2024-03-04T10:00Z", "2024-03-04 10:00")
    ]
    assert reconcile(candidates, context)[0] == 1
    vouched = evolve(candidates[0], confidence=0.95)
    index, issues = reconcile([vouched, candidates[1]], context)
    assert (index, [issue.code for issue in issues]) == (0, ["sources_differ_by_offset"])


def test_other_days_are_reported() -> None:
    """The preferred stays, with both as candidates."""
    context = Context()
    candidates = [normalise_date(Found("published", raw), context)[0] for raw in ("2021-05-03", "2021-05-09T10:00:00Z")]
    index, issues = reconcile(candidates, context)
    assert (index, issues[0].code) == (0, "sources_differ")
    assert (issues[0].data or {})["candidates"] == ["2021-05-03", "2021-05-09T10:00:00+00:00"]


@pytest.mark.parametrize(
    ("raws", "known", "expected"),
    [
        (("2021-05-03", "2021-05-03T10:00:00+02:00"), {}, (1, [])),
        (("2021-05-03", "2021-05-03T00:00:00Z"), {}, (0, [])),
        (("2021-05-04", "2021-05-03T22:30:00Z"), {"timezone": "Europe/Rome"}, (1, [])),
        (("2021-05", "2021-05-03"), {}, (1, [])),
        (("2021-05-03T10:00", "2021-05-03T10:00:42"), {}, (0, [])),
        (("2021-05-03T10:00:00", "2021-05-03T10:00:00+02:00"), {}, (1, [])),
        (("2021", "2021-05", "2021-05-03T10:00:00Z"), {}, (2, [])),
        (("2021-06", "2021-05-03"), {}, (0, ["sources_differ"])),
    ],
)
def test_the_same_with_more(raws: tuple[str, ...], known: dict[str, Any], expected: tuple[int, list[str]]) -> None:
    """A later statement that agrees and says more (a time, a day, a zone) is taken; midnight says no more."""
    assert expected == chosen(*raws, **known)


def test_doubts_and_gaps() -> None:
    """A date after the fetch gives way to a sound one; what was not read does not count."""
    fetched = datetime(2021, 6, 1, tzinfo=UTC)
    assert chosen("2031-05-03", "2021-05-03", fetched_at=fetched) == (1, ["sources_differ"])
    assert chosen("soon", "2021-05-03") == (1, [])
    assert chosen("soon", "later") == (0, [])
    with pytest.raises(ValueError, match="no candidates"):
        reconcile([], Context())
