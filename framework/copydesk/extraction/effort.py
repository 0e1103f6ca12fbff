"""Runs others' XPath on pages of strangers, and none that would take long.

An XPath engine visits siblings and ancestors anew for each node, so that `//p/preceding-sibling::p` on 2,000 paragraphs
takes 17 s, and no signal can stop it. What an expression would cost is reckoned before it runs, from the axes in it and
the shape of the page; one that costs too much is not run. The reckoning counts, it takes no time: the same page gives
the same record on any machine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from turbohtml import Document, XPath

from copydesk.extraction.paths_within import Levels, levels_of, shape_of, walked

EACH_S = 0.25
"""Seconds one expression may be reckoned to take."""
ALL_S = 1.0
"""Seconds all expressions on one page may be reckoned to take."""

# Seconds for each step of the engine, measured with turbohtml 1.15 on flat pages of 250 to 10,000 paragraphs and on
# nested ones of 500 to 2,000 elements: the least constant for which every measured time is below the reckoned one.
_ELEMENT = 2e-7  # visiting an element in one step of a path
_CHAR = 3e-10  # making an element's text of its descendants'
_FORWARD = 2e-10  # following axes: nodes started from, times nodes passed, times the larger of the two
_BACKWARD = 6e-9  # preceding axes: nodes started from, times the square of nodes passed
_BACKWARD_EACH = 2.5e-9  # the same in a predicate, started from every node
_UP = 1.5e-8  # ancestors: by the square of the depth
_ASKED = 6e-7  # a predicate in a predicate, for each node it is asked of
_WALKED = 7e-8  # a node come to in a predicate

_AXIS = re.compile(
    r"(?P<before>/{0,2})\s*(?P<axis>following-sibling|preceding-sibling|following|preceding|ancestor-or-self|ancestor)"
    r"\s*::[^\[\]/|(),]*(?:\(\s*\))?\s*(?P<first>\[\s*\d+\s*\])?"
)
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_OWN_TEXT = re.compile(r"(?<![\w./)\]])\.(?![\w./])|\bstring\b|normalize-space\(\s*(?!@)")


class TooMuchError(Exception):
    """An expression that would take too long on this page."""


class Effort:
    """A tree, and what may be spent on it."""

    def __init__(self, tree: Document, chars: int) -> None:
        self.tree = tree
        self.left = ALL_S
        self._chars = chars
        self._inside: dict[str, float] = {}
        self._shape = shape = shape_of(tree)
        self._elements = shape.elements
        self._squared_depths = shape.sum_of(shape.depths, 2)
        self._cubed_widths = shape.sum_of(shape.widths, 3)
        self._deepest, self._widest = max(shape.depths, default=0), max(shape.widths, default=0)

    def find(self, xpath: str) -> Any:
        """Evaluate an expression: a list of elements and strings, or a string, number or truth value.

        Raises TooMuchError, and ValueError for what is no XPath.
        """
        self._spend(xpath, self.cost(xpath))
        return compiled(xpath)(self.tree)

    def may_find_inside(self, xpath: str, nested: int) -> None:
        """Allow for an expression below parts of the page, at most `nested` of them in one another; reckoned once.

        Raises TooMuchError.
        """
        if xpath not in self._inside:
            self._inside[xpath] = nested * self.cost(xpath)
            self._spend(xpath, self._inside[xpath])
        elif self._inside[xpath] > EACH_S:
            self._spend(xpath, self._inside[xpath])

    def _spend(self, xpath: str, cost: float) -> None:
        if cost > EACH_S or cost > self.left:
            raise TooMuchError(f"{xpath!r} would take some {min(cost, 1e6):.1f} s on this page")
        self.left -= cost

    def cost(self, xpath: str) -> float:
        """Give the seconds an expression is reckoned to take."""
        bare = _bare(xpath)
        cost = self._elements * _ELEMENT * (1 + bare.count("/") + bare.count("|"))
        if _OWN_TEXT.search(bare):
            cost += self._chars * self._deepest * _CHAR
        levels, around = levels_of(bare)
        if any(levels):
            cost += self._within(levels, bare, xpath)
        for match in _AXIS.finditer(bare):
            times = walked(levels[: around[match.start()] - 1], self._shape, self._elements) / self._elements
            if match["axis"].startswith("ancestor"):
                cost += self._squared_depths * _UP * max(1.0, times)
            elif not match["first"]:  # the engine stops at the first
                cost += self._along(match, bare, xpath) * max(1.0, times)
        return cost

    def _within(self, levels: Levels, bare: str, xpath: str) -> float:
        """Reckon the paths in predicates, each predicate asked of all that those around it come to."""
        far = any(level & {"anew", "beside"} for level in levels) and "|" not in bare
        started = self._started(xpath[: bare.index("[")], "/") if far else self._elements
        asked = sum(walked(levels[:depth], self._shape, started) for depth in range(1, len(levels)))
        return asked * _ASKED + walked(levels, self._shape, started) * _WALKED

    def _along(self, match: re.Match[str], bare: str, xpath: str) -> float:
        """Reckon one step along siblings, or along the rest of the document."""
        siblings = match["axis"].endswith("sibling")
        passed = self._widest if siblings else self._elements
        forward = match["axis"].startswith("following")
        if _depth(bare[: match.start()]):
            each = self._cubed_widths if siblings else self._elements**3
            return each * (_FORWARD if forward else _BACKWARD_EACH)
        started = self._started(xpath[: match.start()], match["before"])
        return started * passed * (_FORWARD * max(started, passed) if forward else _BACKWARD * passed)

    def _started(self, before: str, step: str) -> int:
        """Count the nodes a step starts from."""
        bare = _LITERAL.sub(lambda literal: "_" * len(literal[0]), before)
        branch = before[
            max((i for i, char in enumerate(bare) if char == "|" and not _depth(bare[:i])), default=-1) + 1 :
        ]
        if step != "/" or not branch.strip():
            return self._elements
        try:
            found = self.find(branch)
        except (TooMuchError, ValueError):
            return self._elements
        return len(found) if isinstance(found, list) else 1


def _bare(xpath: str) -> str:
    return _LITERAL.sub(lambda literal: "'" + "_" * (len(literal[0]) - 2) + "'", xpath)


@lru_cache(maxsize=4096)
def is_cheap(xpath: str) -> bool:
    """Tell whether an expression costs a step for each element on any page, so that it need not be reckoned."""
    bare = _bare(xpath)
    return not (_AXIS.search(bare) or _OWN_TEXT.search(bare) or any(levels_of(bare)[0]))


def _depth(before: str) -> int:
    return sum(map(before.count, "[(")) - sum(map(before.count, "])"))


@lru_cache(maxsize=4096)
def compiled(xpath: str) -> XPath:
    """Compile an expression. Raises ValueError for what is none."""
    return XPath(xpath)
