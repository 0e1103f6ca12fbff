"""Finds the few sources whose claims can hold on a page, without trying every claim's regular expression.

A word that must stand whole in any text a claim matches (`update:` in `^Last update: \\d`) is looked up among the
page's words; where a claim has no such word, a piece of text it must hold is searched; only then is it compiled.
"""

from __future__ import annotations

import importlib
import re
from functools import lru_cache
from typing import Any

from copydesk.extraction.patterns import search
from copydesk.models import Page, Source

_sre: Any = importlib.import_module("re._parser")  # no public name, and the one reader of Python's own patterns

Mark = tuple[str, str]
"""A word that stands whole, and a piece of text, that are on every page a source claims; "" where there is none."""


def claims(source: Source, page: Page) -> bool:
    """Tell whether a page shows every mark its source claims by."""
    lines = page.lines
    return _text(source.claims) in lines and all(search(_compiled(pattern), lines, page) for pattern in source.claims)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


@lru_cache(maxsize=1024)
def _text(patterns: tuple[str, ...]) -> str:
    return mark_of(patterns)[1]


class Claiming:
    """The names of the sources that claim pages, by their marks."""

    def __init__(self) -> None:
        self._by_word: dict[str, str | list[str]] = {}
        self._wordless: list[tuple[str, str]] = []

    def add(self, name: str, mark: Mark) -> None:
        """Add a source by its mark."""
        word, text = mark
        if not word:
            self._wordless.append((text, name))
            return
        there = self._by_word.setdefault(word, name)
        if isinstance(there, list):
            there.append(name)
        elif there is not name:
            self._by_word[word] = [there, name]

    def candidates(self, page: Page) -> list[str]:
        """Give the names of the sources that may claim the page, in no order."""
        if not self._by_word and not self._wordless:
            return []
        lines = page.lines
        names = [name for text, name in self._wordless if text in lines]
        words = lines.split()
        if self._by_word.keys().isdisjoint(words):  # half the time of making a set of them, and mostly so
            return names
        for word in self._by_word.keys() & set(words):
            there = self._by_word[word]
            names += there if isinstance(there, list) else (there,)
        return names


def mark_of(patterns: tuple[str, ...]) -> Mark:
    """Give the longest word and the longest piece of text that every page with all these patterns must hold."""
    pieces = [piece for pattern in patterns for piece in _pieces(pattern)]
    words = [word for piece in pieces for word in _WORD.findall(piece)]
    texts = [text for piece in pieces for text in piece.split(_EDGE)]
    return max(words, key=len, default=""), max(texts, key=len, default="")


_EDGE = "\0"
"""In a piece: no character, but the begin or end of a line."""
_WORD = re.compile(r"(?<=[\0 \n])[^\0 \n]+(?=[\0 \n])")


def _pieces(pattern: str) -> list[str]:
    """Give runs of characters that stand, as they are, in any text a pattern matches; none where that is unclear."""
    try:
        parsed = _sre.parse(pattern, re.MULTILINE)
        pieces = [""]
        if not parsed.state.flags & re.IGNORECASE:
            _collect(parsed, pieces)
    except (AttributeError, RecursionError, TypeError, ValueError, re.error):
        return []  # another Python parses otherwise: every claim is then tried, which is slow and right
    return [piece for piece in pieces if piece]


def _collect(parsed: Any, pieces: list[str]) -> None:
    for operation, value in parsed:
        kind = str(operation)
        if kind == "LITERAL" and value:
            pieces[-1] += chr(value)
        elif kind == "AT" and str(value) in _LINE_ENDS:
            pieces[-1] += _EDGE
        elif kind == "SUBPATTERN" and not value[1] & re.IGNORECASE:
            _collect(value[3], pieces)
        elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
            _collect(value[2], pieces)
            pieces.append("")
        else:
            pieces.append("")


_LINE_ENDS = frozenset({"AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING"})
