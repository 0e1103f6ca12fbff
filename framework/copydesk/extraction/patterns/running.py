"""Runs a source's regular expressions on texts of strangers, and none that would take long.

What a run may take is reckoned before it, from the pattern and the text; a run that may take too much is left out and
told. The reckoning counts, it takes no time: the same page gives the same record on any machine. A step of the matcher
takes 0.2 to 11 ns (measured on eight patterns and texts made for them, Python 3.11).
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import comb

from copydesk.extraction.patterns.danger import Danger, danger_of
from copydesk.models import Issue, Page

EACH = 100_000_000
"""Steps one run may be reckoned to take: a second at most."""
ALL = 500_000_000
"""Steps of all runs on one page."""
_SMALL, _SHARE = 20_000_000, 20
"""Steps not worth a closer look, which takes longer than most runs do; and how many such runs a page must have left,
for a glance at the text's length counts ten times what a run really takes."""


def search(pattern: re.Pattern[str], text: str, page: Page | None = None) -> re.Match[str] | None:
    """Search a pattern in a text; None, and an issue of the page, where that could take too long."""
    return pattern.search(text) if may_run(pattern, text, page) else None


def may_run(pattern: re.Pattern[str], text: str, page: Page | None = None) -> bool:
    """Tell whether a pattern may be run on a text; where it may not, the page has an issue that says so."""
    danger = danger_of(pattern)
    if not danger.degree and danger.endless is None:
        return True
    size = len(text)
    left: int = page.memo.get("pattern_steps", ALL) if page is not None else ALL
    begun = {"text": 1, "line": text.count("\n") + 1}.get(danger.begins, size)
    steps = size**danger.degree * begun * max(1, danger.loops)
    if steps > min(_SMALL, left // _SHARE):
        steps = reckoned(danger, text)
    if page is None:
        return steps <= EACH and danger.endless is None
    if steps > EACH or steps > left or danger.endless is not None:
        _tell(pattern.pattern, size, page)
        return False
    page.memo["pattern_steps"] = left - steps
    return True


def reckoned(danger: Danger, text: str) -> int:
    """Give a search's steps: how often it is begun, times the ways to part the longest run by its repeats."""
    runs = [match.end() - match.start() for match in _compiled(danger.run).finditer(text)]
    if danger.loops == 1 and danger.begins == "anywhere" and not danger.literal:
        return len(text) + sum(comb(run + danger.degree + 1, danger.degree + 1) for run in runs)
    starts = {"text": 1, "line": text.count("\n") + 1}.get(danger.begins)
    if starts is None:
        starts = text.count(danger.literal) if danger.literal else len(text)
    return len(text) + starts * danger.loops * comb(max(runs, default=0) + danger.degree, danger.degree)


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _tell(pattern: str, size: int, page: Page) -> None:
    told: set[str] = page.memo.setdefault("patterns_cut", set())
    if pattern in told:
        return
    told.add(pattern)
    message = (
        f"the regular expression {pattern!r:.200} could take too long on a text of {size:,} characters of "
        f"{page.url or 'this page'}; it was not run on it"
    )
    page.memo.setdefault("issues", []).append(Issue("rule_cut", None, "warning", message))
