"""What the pages of a site say about the rules: who died, since when, and when there are too few pages to tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing.drifting import chance, compare, in_order
from copydesk.testing.observing import RuleName, Seen

RULE = RuleName("layout 2026", "title", "css h1")
FIRST = datetime(2026, 6, 1, 9, tzinfo=UTC)


def seen(hit: bool | None, day: int | None = None) -> Seen:
    """A page on which the rule finds something, nothing, or is not asked."""
    return Seen(
        f"page {day}", "article", None if day is None else FIRST + timedelta(day), True,
        {"title": "rules css h1"} if hit else {}, {} if hit is None else {RULE: hit},
    )  # fmt: skip


def pages(hits: Sequence[bool | None], first: int = 0) -> list[Seen]:
    """Pages of one day each."""
    return [seen(hit, first + day) for day, hit in enumerate(hits)]


def verdict(saved: Sequence[bool | None], new: Sequence[bool | None]) -> str:
    """What is said of the rule."""
    return compare(pages(saved, -100), pages(new)).rules[RULE].verdict


@pytest.mark.parametrize(("saved", "new", "said"), [
    ([True] * 3, [True] * 3, "ok"),
    ([True] * 3, [False] * 3, "died"),
    ([True] * 3, [False] * 2, "perhaps"),
    ([True], [False] * 18, "perhaps"),
    ([True], [False] * 19, "died"),
    ([True] * 4, [True] * 4 + [False] * 8, "died"),
    ([True] * 4, [False, True] * 3 + [False], "perhaps"),
    ([True] * 6 + [False] * 4, [False, True] * 3 + [False], "ok"),
    ([True] * 20, [True, False] * 10, "fell"),
    ([True] + [False] * 9, [False] * 9, "ok"),
    ([True] * 5, [True] * 30 + [False], "ok"),
    ([True] * 40, [False] * 2, "perhaps"),
    ([True] * 5 + [False] * 47, [True] * 5 + [False] * 32, "ok"),
    ([True] * 5 + [False] * 5, [False] * 20, "perhaps"),
    ([True] * 9 + [False] * 3, [False] * 20, "died"),
    ([True] * 5, [None] * 9, "ok"),
])  # fmt: skip
def test_verdict(saved: list[bool | None], new: list[bool | None], said: str) -> None:
    """Death takes more pages than chance explains; a rule that is rare on saved pages is not dead on new ones."""
    assert verdict(saved, new) == said


def test_day_of_death_is_the_first_page_after_the_last_hit() -> None:
    """The pages are put in order by their days, in whatever order they come."""
    new = pages([True, True, False, True, False, False, False, False])
    trend = compare(pages([True] * 4, -100), list(reversed(new))).rules[RULE]
    assert (trend.last, trend.since, trend.without) == (FIRST + timedelta(3), FIRST + timedelta(4), 4)


def test_pages_of_one_day_have_no_order() -> None:
    """Nothing is dead on the day on which it is found, whatever the pages are called."""
    new = [seen(hit, 0) for hit in [True, True, False, False, False, False]]
    assert compare(pages([True] * 9, -100), new).rules[RULE].verdict == "fell"
    assert compare(pages([True] * 3, -100), new).rules[RULE].verdict == "perhaps"


def test_pages_of_unknown_days_are_counted_and_end_nothing() -> None:
    """Where no page tells its day, only a rule that is found on none is dead, and nobody knows since when."""
    unknown = [seen(hit) for hit in [True, True, False, False, False, False, False, False]]
    assert compare(pages([True] * 4), unknown).rules[RULE].verdict != "died"
    trend = compare(pages([True] * 4), [seen(False)] * 4).rules[RULE]
    assert (trend.verdict, trend.since) == ("died", None)


def test_layout_ends_on_the_day_most_of_its_rules_died() -> None:
    """Each dead rule has its day; the layout's is the one that most share."""
    names = [RuleName("layout 2026", field, "css x") for field in ("title", "body", "section")]
    ends = dict(zip(names, (5, 5, 7), strict=True))
    new = [
        Seen(f"{day}", "article", FIRST + timedelta(day), True, {}, {name: day < ends[name] for name in names})
        for day in range(20)
    ]
    saved = [Seen("s", "article", FIRST - timedelta(9), True, {}, dict.fromkeys(names, True))] * 5
    drift = compare(saved, new)
    assert drift.layouts == {"2026": (FIRST + timedelta(5)).date()}
    assert drift.drifted


def test_rules_that_never_found_anything_are_not_judged() -> None:
    """What no saved page shows cannot be lost."""
    assert compare(pages([False] * 9, -100), pages([False] * 9)).rules == {}


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_chance_is_the_hypergeometric_one(before: int, after: int, before_hits: int, after_hits: int) -> None:
    """The sum over logarithms is the exact one over fractions."""
    before_hits, after_hits = min(before, before_hits), min(after, after_hits)
    hits = before_hits + after_hits
    ways = [comb(after, k) * comb(before, hits - k) for k in range(after_hits + 1) if k <= hits]
    exact = Fraction(sum(ways), comb(before + after, hits))
    assert chance(before_hits, before, after_hits, after) == pytest.approx(float(exact))


@given(st.lists(st.booleans(), min_size=1, max_size=30), st.lists(st.booleans(), max_size=30))
def test_a_rule_that_hits_the_newest_page_is_not_dead(saved: list[bool], new: list[bool]) -> None:
    """Whatever was before."""
    rules = compare(pages(saved, -100), pages([*new, True])).rules
    assert [trend for trend in rules.values() if trend.verdict == "died"] == []


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), max_size=20))
def test_order_loses_no_page(days: list[int | None]) -> None:
    """Undated pages first, the others by day."""
    ordered = in_order([seen(True, day) for day in days])
    assert sorted(page.name for page in ordered) == sorted(f"page {day}" for day in days)
    assert [page.day for page in ordered if page.day] == sorted(page.day for page in ordered if page.day)
