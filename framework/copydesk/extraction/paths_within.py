"""Reckons what the paths inside an XPath's predicates cost: the engine walks each anew for every node it asks of.

`//div[.//p]` looks below every `div`, `//p[//p]` through the whole page for every `p`, and with a predicate in that
predicate each does so for all it finds there. How many nodes that makes is told from the page's shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from turbohtml import Document, Element

from copydesk.models.base import record

_TOKEN = re.compile(
    r"(?P<open>\[)|(?P<close>\])|"
    r"(?P<anew>(?:(?<=[\[(,|=<>!+-])|(?<=[\[(,|=<>!+-] )|(?<=\band )|(?<=\bor )|^)//?(?=[\w*.@])|"
    r"\.\./\.\.|\.\.//|\b(?:following|preceding)\s*::)|(?P<below>//|\bdescendant(?:-or-self)?\s*::|"
    r"\bancestor(?:-or-self)?\s*::)|(?P<beside>\.\./|\b(?:following|preceding)-sibling\s*::)"
)
_NUMBER = re.compile(r"\[\s*\d+\s*\]")


@record
class Shape:
    """What of a page's tree the reckoning needs."""

    elements: int
    depths: Counter[int]
    """Elements by depth."""
    widths: Counter[int]
    """Elements by number of children."""

    def sum_of(self, counts: Counter[int], power: int) -> int:
        """Give the sum of a power of all depths, or all widths."""
        return sum(times * number**power for number, times in counts.items())


def shape_of(tree: Document) -> Shape:
    """Look at a tree."""
    depths: Counter[int] = Counter()
    widths: Counter[int] = Counter()
    work: list[tuple[Element, int]] = [(tree.root, 1)] if tree.root is not None else []
    while work:
        element, depth = work.pop()
        children = element.children
        depths[depth] += 1
        widths[len(children)] += 1
        work += [(child, depth + 1) for child in children if type(child) is Element]
    return Shape(max(1, depths.total()), depths, widths)


Levels = tuple[frozenset[str], ...]
"""By predicate in predicate, from the outside: the kinds of ways its paths go, `anew`, `below` and `beside`."""


@lru_cache(maxsize=4096)
def levels_of(bare: str) -> tuple[Levels, tuple[int, ...]]:
    """Give the ways of an expression without literals, and how many predicates stand around each of its characters."""
    levels: list[set[str]] = []
    around: list[int] = []
    depth = 0
    plain = _NUMBER.sub(lambda number: "_" * len(number[0]), bare)
    for match in _TOKEN.finditer(plain):
        around += [depth] * (match.start() - len(around))
        kind = match.lastgroup or ""
        depth += (kind == "open") - (kind == "close")
        if depth > 0:
            levels += [set() for _ in range(depth - len(levels))]
            levels[depth - 1].add(kind)
    return tuple(frozenset(level) for level in levels), (*around, *[depth] * (len(plain) - len(around)))


def walked(levels: Iterable[frozenset[str]], shape: Shape, started: int) -> float:
    """Give the nodes come to, all together, by the paths of predicates in one another."""
    below = beside = 0
    times = 1.0
    for level in levels:
        if "anew" in level:  # as far as any path goes: the whole page
            times *= shape.elements
        else:
            below += "below" in level
            beside += "beside" in level
    found = float(shape.sum_of(shape.depths, below)) if below else float(min(started, shape.elements))
    if beside:
        widest = max(shape.widths, default=0)
        from_all = shape.sum_of(shape.widths, 2) if not below else found * widest
        found = min(found * widest, from_all) * float(widest) ** (beside - 1)
    return found * times
