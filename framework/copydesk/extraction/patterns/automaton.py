"""A regular expression as an automaton: its places of one character, and which can follow which, in how many ways.

Made of Python's own parse (`re._parser`), because what matters is how Python's matcher reads a pattern. The automaton
is Glushkov's (1961), with the number of ways from place to place kept: where two ways lead from a place to the next,
the matcher tries both. A short repeat is written out, `x{2,5}` as `xx(x(xx?)?)?`; a long one is taken for `x+`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from copydesk.extraction.patterns.sets import Sets

_sre: Any = importlib.import_module("re._parser")  # no public name, and the one reader of Python's own patterns

MAX_WRITTEN = 12
"""Places a repeat of a bounded number is written out to; a longer one is taken for an endless one."""
MAX_PLACES = 3000
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT"})
_ASSERTS = frozenset({"ASSERT", "ASSERT_NOT"})

Ways = dict[int, int]
"""Places, and in how many ways each is come to; two stands for more."""


def parsed(pattern: str, flags: int) -> Any:
    """Give Python's parse of a pattern."""
    return _sre.parse(pattern, flags)


class TooLargeError(Exception):
    """A pattern of more places than are looked at."""


class Fragment(NamedTuple):
    """A part of a pattern."""

    empty: int
    """In how many ways it can match nothing."""
    first: Ways
    last: Ways


class Inner(NamedTuple):
    """A part that is matched on its own."""

    parts: Any
    flags: int
    repeated: bool


class Automaton:
    """What a pattern's parts may follow one another as."""

    def __init__(self, parsed: Any, flags: int) -> None:
        self.sets = Sets(parsed)
        self.places: list[int] = []
        """The characters that fit each place, a bit for each of `sets`."""
        self.sources: list[tuple[Any, int]] = []
        """What each place is written as, with the flags there."""
        self.follow: list[Ways] = []
        self.inner: list[Inner] = []
        """Parts that are matched on their own: assertions, atomic groups, possessive repeats."""
        self.forced = False
        """Whether something that may match nothing must be matched many times: `(?:x?){30}`, in 2 ** 30 ways."""
        self._groups: dict[int, Any] = {}
        self._build(parsed, int(flags))

    def _place(self, chars: int, source: Any, flags: int) -> Fragment:
        if len(self.places) >= MAX_PLACES:
            raise TooLargeError
        self.places.append(chars)
        self.sources.append((source, flags))
        self.follow.append({})
        here = {len(self.places) - 1: 1}
        return Fragment(0, here, here)

    def _build(self, parts: Iterable[Any], flags: int) -> Fragment:
        whole = _NOTHING
        for operation, value in parts:
            made = self._part(str(operation), operation, value, flags)
            if made is not None:
                whole = self._behind(whole, made)
        return whole

    def _part(self, kind: str, operation: Any, value: Any, flags: int) -> Fragment | None:
        if kind in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._place(self.sets.of(operation, value, flags), (operation, value), flags)
        if kind == "BRANCH":
            return _either([self._build(branch, flags) for branch in value[1]])
        if kind == "SUBPATTERN":
            group, added, removed, parts = value
            if group is not None:
                self._groups[group] = parts
            return self._build(parts, (flags | added) & ~removed)
        if kind in _REPEATS:
            low, high, parts = value
            return self._repeated(low, high, parts, flags)
        if kind in ("POSSESSIVE_REPEAT", "ATOMIC_GROUP"):
            low, parts = (value[0], value[2]) if kind == "POSSESSIVE_REPEAT" else (1, value)
            return self._atom(low, parts, repeated=kind == "POSSESSIVE_REPEAT", flags=flags)
        if kind in _ASSERTS:
            self.inner.append(Inner(value[1], flags, repeated=False))
            return None
        if kind == "GROUPREF":
            return self._reference(value, flags)
        if kind == "GROUPREF_EXISTS":
            other = self._build(value[2], flags) if value[2] else _NOTHING
            return _either([self._build(value[1], flags), other])
        return None  # AT: a place between characters

    def _repeated(self, low: int, high: int, parts: Any, flags: int) -> Fragment:
        before = len(self.places)
        body = self._build(parts, flags)
        size = len(self.places) - before
        if not high:
            return _NOTHING
        if high == 1:
            return body if low else _optional(body)
        if high * max(1, size) > MAX_WRITTEN:
            if body.empty and low > 1:
                self.forced = True
            if low < high or size > 1:  # of a single place so many times there is one way only
                self._link(body.last, body.first)
            return body if low else _optional(body)
        whole = _NOTHING
        for copy in reversed(range(high)):  # xxx?x? is xx(x(x)?)?: the next one only where there was one
            whole = self._behind(self._build(parts, flags) if copy else body, whole)
            whole = whole if copy < low else _optional(whole)
        return whole

    def _atom(self, low: int, parts: Any, *, repeated: bool, flags: int) -> Fragment:
        """Make one place of what is matched on its own: of all ways through it the matcher keeps one."""
        self.inner.append(Inner(parts, flags, repeated))
        chars, empty = self.sets.of_all(parts, flags), parts.getwidth()[0] == 0
        made = self._place(chars, None, flags)
        return _optional(made) if empty or low == 0 else made

    def _reference(self, group: int, flags: int) -> Fragment:
        """Take `\\1` for any text where its group may be long, else for one character of it."""
        parts = self._groups.get(group)
        made = self._place(self.sets.every, None, flags)
        if parts is None or parts.getwidth()[1] > 1:
            self._link(made.last, made.first)
        return _optional(made)

    def _behind(self, one: Fragment, other: Fragment) -> Fragment:
        self._link(one.last, other.first)
        first = _sum(one.first, other.first, one.empty)
        last = _sum(other.last, one.last, other.empty)
        return Fragment(min(2, one.empty * other.empty), first, last)

    def _link(self, last: Ways, first: Ways) -> None:
        for place, ways in last.items():
            follow = self.follow[place]
            for following, more in first.items():
                follow[following] = min(2, follow.get(following, 0) + ways * more)


_NOTHING = Fragment(1, {}, {})


def _optional(part: Fragment) -> Fragment:
    return part._replace(empty=min(2, part.empty + 1))


def _sum(one: Ways, other: Ways, times: int = 1) -> Ways:
    if not times:
        return one
    return {place: min(2, one.get(place, 0) + times * other.get(place, 0)) for place in {**one, **other}}


def _either(branches: Sequence[Fragment]) -> Fragment:
    empty, first, last = 0, {}, {}  # type: int, Ways, Ways
    for branch in branches:
        empty = min(2, empty + branch.empty)
        first, last = _sum(first, branch.first), _sum(last, branch.last)
    return Fragment(empty, first, last)
