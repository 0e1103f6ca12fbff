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

from turbohtml import Document, Element, XPath

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
_UP = 1.5e-8  # ancestors, and descendants within predicates within predicates: by the square of the depth

_AXIS = re.compile(
    r"(?P<before>/{0,2})\s*(?P<axis>following-sibling|preceding-sibling|following|preceding|ancestor-or-self|ancestor)"
    r"\s*::[^\[\]/|(),]*(?:\(\s*\))?\s*(?P<first>\[\s*\d+\s*\])?"
)
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_OWN_TEXT = re.compile(r"(?<![\w./)\]])\.(?![\w./])|\bstring\b|normalize-space\(\s*(?!@)")
_DEEP = re.compile(r"//|descendant")


class TooMuchError(Exception):
    """An expression that would take too long on this page."""


class Effort:
    """A tree, and what may be spent on it."""

    def __init__(self, tree: Document, chars: int) -> None:
        self.tree = tree
        self.left = ALL_S
        self._chars = chars
        elements = squared_depths = cubed_widths = deepest = widest = 0
        work: list[tuple[Element, int]] = [(tree.root, 1)] if tree.root is not None else []
        while work:
            element, depth = work.pop()
            children = element.children
            width = len(children)
            elements += 1
            squared_depths += depth * depth
            cubed_widths += width * width * width
            deepest = max(deepest, depth)
            widest = max(widest, width)
            work += [(child, depth + 1) for child in children if type(child) is Element]
        self._elements, self._squared_depths, self._cubed_widths = elements, squared_depths, cubed_widths
        self._deepest, self._widest = deepest, widest

    def find(self, xpath: str) -> Any:
        """Evaluate an expression: a list of elements and strings, or a string, number or truth value.

        Raises TooMuchError, and ValueError for what is no XPath.
        """
        cost = self.cost(xpath)
        if cost > EACH_S or cost > self.left:
            raise TooMuchError(f"{xpath!r} would take some {min(cost, 1e6):.1f} s on this page")
        self.left -= cost
        return compiled(xpath)(self.tree)

    def cost(self, xpath: str) -> float:
        """Give the seconds an expression is reckoned to take."""
        bare = _LITERAL.sub(lambda literal: "'" + "_" * (len(literal[0]) - 2) + "'", xpath)
        cost = self._elements * _ELEMENT * (1 + bare.count("/") + bare.count("|"))
        if _OWN_TEXT.search(bare):
            cost += self._chars * self._deepest * _CHAR
        for match in _DEEP.finditer(bare):
            if _depth(bare[: match.start()]) > 1:
                cost += self._squared_depths * _UP
        for match in _AXIS.finditer(bare):
            if match["axis"].startswith("ancestor"):
                cost += self._squared_depths * _UP
            elif not match["first"]:  # the engine stops at the first
                cost += self._along(match, bare, xpath)
        return cost

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


def _depth(before: str) -> int:
    return sum(map(before.count, "[(")) - sum(map(before.count, "])"))


@lru_cache(maxsize=4096)
def compiled(xpath: str) -> XPath:
    """Compile an expression. Raises ValueError for what is none."""
    return XPath(xpath)
