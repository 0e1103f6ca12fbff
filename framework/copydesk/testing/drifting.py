"""Compares new pages of a site with its saved ones: which rule finds nothing any more, and since when.

A rule that found something on saved pages and finds nothing on the last of the new ones is dead if chance does not
explain it. Chance is Fisher's exact test (one-sided): were the rule as good as ever, how often would the pages on which
it finds nothing all be among the last? A rule that every saved page has is believed to be on every page, and up to
`LEVEL` is enough; with three saved pages it takes three new ones, with one it takes 19. One that only some saved pages
have may be missing for long without any harm, and a source has many of those: it takes `RARE_LEVEL`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from math import exp, lgamma
from typing import Literal

import attrs

from copydesk.testing.observing import RuleName, Seen

LEVEL = 0.05
"""Chance up to which a change is told as one, of what every saved page has."""
RARE_LEVEL = 0.001
"""The same of what only some saved pages have."""
LEAST = 3
"""Pages on which a dead rule finds nothing, at least: one odd page among hundreds is unlikely, and no redesign."""
_ROUNDING = 1e-9
_UNSURE = 0.2
"""Chance below which a fall is told, if not counted."""
Verdict = Literal["ok", "perhaps", "fell", "died"]


@attrs.frozen
class Trend:
    """How often something was found on the saved pages, and on the new ones."""

    saved_hits: int
    saved: int
    new_hits: int
    new: int
    verdict: Verdict
    chance: float
    """Of seeing this, or worse, although nothing changed."""
    last: datetime | None = None
    """Day of the newest page on which it was found; of a dead one."""
    since: datetime | None = None
    """Day of the first page after which it was never found again; of a dead one."""
    without: int = 0
    """Pages from then on."""


@attrs.frozen
class FieldTrend:
    """Coverage of one field, and who gave its value."""

    field: str
    trend: Trend
    before: str | None
    """Who gave it most often on the saved pages."""
    now: str | None
    """Who gives it on the newest pages: since its rule died, or on all new ones."""


@attrs.frozen
class Drift:
    """What the new pages say of a source's rules."""

    fields: tuple[FieldTrend, ...]
    rules: Mapping[RuleName, Trend]
    layouts: Mapping[str, date | None]
    """Layouts of which a rule died, to the day from which most of its dead rules find nothing."""

    @property
    def drifted(self) -> bool:
        """Whether a rule died or a field fell."""
        trends = [*(field.trend for field in self.fields), *self.rules.values()]
        return any(trend.verdict in ("died", "fell") for trend in trends)


def compare(saved: Sequence[Seen], new: Sequence[Seen]) -> Drift:
    """Compare pages; both are pages that are, or should be, articles of the source."""
    new = in_order(new)
    names = sorted({name for page in (*saved, *new) for name in page.tried if any(p.tried.get(name) for p in saved)})
    rules = {name: _trend(saved, new, _tries(name)) for name in names}
    fields = sorted({field for page in (*saved, *new) for field in page.winners})
    covered = tuple(_field(field, saved, new) for field in fields)
    dead = {name: trend for name, trend in rules.items() if trend.verdict == "died"}
    places = {name.place for name in dead if name.place.startswith("layout ")}
    return Drift(covered, rules, {place.removeprefix("layout "): _most(dead, place) for place in sorted(places)})


def in_order(pages: Sequence[Seen]) -> list[Seen]:
    """Sort pages by day; those of an unknown day come first, where they can hide no rule's end."""
    dated = sorted((page for page in pages if page.day), key=lambda page: (page.day, page.name))
    return [*(page for page in pages if not page.day), *dated]


def chance(before_hits: int, before: int, after_hits: int, after: int) -> float:
    """Give the chance of `after_hits` or fewer in `after` pages if the hits of both groups fell where they like."""
    hits = before_hits + after_hits
    least = max(0, hits - before)
    total = _log_ways(before + after, hits)
    ways = (_log_ways(after, k) + _log_ways(before, hits - k) - total for k in range(least, after_hits + 1))
    return min(1.0, sum(map(exp, ways)))


def _log_ways(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _tries(name: RuleName) -> Callable[[Seen], bool | None]:
    """Give what tells whether a rule found something on a page, None where it was not asked.

    A source's code is asked on every page, a layout's rules on the pages of the layout.
    """
    return lambda page: page.tried.get(name, False if name.place == "source.py" else None)


def _trend(saved: Sequence[Seen], new: Sequence[Seen], tries: Callable[[Seen], bool | None]) -> Trend:
    old = [(page.day, hit) for page in saved if (hit := tries(page)) is not None]
    asked = [(page.day, hit) for page in new if (hit := tries(page)) is not None]
    before, after = (sum(hit for _, hit in group) for group in (old, asked))
    counts = (before, len(old), after, len(asked))
    run = _run(asked)
    alive = len(asked) - run
    dying = chance(before + after, len(old) + alive, 0, run) if run else 1.0
    falling = chance(*counts)
    steady = before == len(old)
    level = (LEVEL if steady else RARE_LEVEL) + _ROUNDING
    if run >= LEAST and dying <= level:
        last = max((day for day, hit in (*old, *asked) if hit and day), default=None)
        return Trend(*counts, "died", dying, last, asked[alive][0], run)
    if falling <= level and not 0 < len(asked) == run < LEAST:
        return Trend(*counts, "fell", falling)
    less = bool(old and asked) and after * len(old) < before * len(asked)
    unsure = less and ((steady and not after) or falling < _UNSURE)
    return Trend(*counts, "perhaps" if unsure else "ok", min(dying, falling))


def _run(hits: Sequence[tuple[datetime | None, bool]]) -> int:
    """Count the pages of the days after the last on which something was found; all where nothing was found at all.

    Pages of one day have no order among themselves, and pages of unknown days none at all.
    """
    if not any(hit for _, hit in hits):
        return len(hits)
    last = max((day.date() for day, hit in hits if hit and day), default=None)
    return sum(1 for day, _ in hits if day and last and day.date() > last)


def _field(field: str, saved: Sequence[Seen], new: Sequence[Seen]) -> FieldTrend:
    trend = _trend(saved, new, lambda page: field in page.winners)
    before = Counter(page.winners[field] for page in saved if field in page.winners)
    late = [page for page in new if field in page.winners][-max(1, len(new) // 2) :]
    now = Counter(page.winners[field] for page in late)
    return FieldTrend(field, trend, _first(before), _first(now))


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _most(dead: Mapping[RuleName, Trend], place: str) -> date | None:
    days = Counter(trend.since.date() for name, trend in dead.items() if name.place == place and trend.since)
    return min(days, key=lambda day: (-days[day], day), default=None)
