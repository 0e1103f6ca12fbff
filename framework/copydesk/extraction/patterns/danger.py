"""How long a regular expression may look at a text: what is told of it before it is ever run.

Python's matcher tries every way a pattern can be read. Where a repeat can read the same text in two ways each time
round (`(\\w+\\s?)*`), there are exponentially many, and forty characters take a day: such a pattern is refused. Where
two repeats behind one another can share a text (`.*foo.*`), the ways grow by a power of its length, which `running`
bounds.

The two tests are those of Weber and Seidl, On the degree of ambiguity of finite automata (1991), by products of the
automaton with itself; a product that grows large is taken for ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

from copydesk.extraction.patterns.automaton import Automaton, TooLargeError, parsed
from copydesk.extraction.patterns.components import components
from copydesk.extraction.patterns.sets import written
from copydesk.models.base import evolve, record

MAX_STATES = 20_000
"""Of a product that are looked at."""
CURE = (
    "part its repeats by a character that none of them matches, as in (?:\\w+,)*, or let the inner one keep what it "
    "has, as in (?:\\w++\\s?)*"
)


@record
class Danger:
    """What a pattern may cost."""

    endless: str | None = None
    """Why it may take exponentially long; None where it cannot."""
    degree: int = 0
    """Power of a text's length that one try, begun at one place, may take."""
    begins: Literal["text", "line", "anywhere"] = "anywhere"
    """Where it is tried."""
    literal: str = ""
    """What every match begins with."""
    run: str = ""
    """Pattern of a run of characters that its repeats may read."""
    loops: int = 0
    """Its repeats, those within one counted with it."""


def danger_of(pattern: re.Pattern[str]) -> Danger:
    """Say what a pattern may cost; kept."""
    return _danger_of(pattern.pattern, pattern.flags)


@lru_cache(maxsize=8192)
def _danger_of(pattern: str, flags: int) -> Danger:
    if not _REPEAT.search(pattern):
        return Danger()
    try:
        parts = parsed(pattern, flags)
        return evolve(_danger(parts, flags), **_beginning(parts, flags))
    except (TooLargeError, RecursionError):
        return Danger("it is too large to be looked through")


_REPEAT = re.compile(r"[*+{]")


def _danger(parts: Any, flags: int) -> Danger:
    automaton = Automaton(parts, flags)
    loops = components(automaton.follow)
    if automaton.forced or any(_is_exponential(automaton, loop) for loop in loops):
        return Danger("its repeats can read one text in exponentially many ways")
    inner = [(part, _danger(part.parts, part.flags)) for part in automaton.inner]
    if endless := next((danger.endless for _, danger in inner if danger.endless), None):
        return Danger(endless)
    most = max((max(danger.degree, part.repeated) for part, danger in inner), default=0)
    places = [automaton.sources[place] for loop in loops for place in sorted(loop)]
    runs = dict.fromkeys(r"[\s\S]" if most else written(*source) for source in [*places, *[(None, 0)] * bool(most)])
    return Danger(
        degree=_degree(automaton, loops) + most,
        run=f"(?:{'|'.join(runs)})++" if runs else "",
        loops=len(loops) + bool(most),
    )


def _beginning(parts: Any, flags: int) -> dict[str, Any]:
    """Say where a pattern can begin to match."""
    literal = ""
    for operation, value in parts:
        kind = str(operation)
        if kind == "SUBPATTERN" and not literal:
            return _beginning(value[3], (flags | value[1]) & ~value[2])
        if kind == "AT" and not literal and str(value) in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            by_line = str(value) == "AT_BEGINNING" and flags & re.MULTILINE
            return {"begins": "line" if by_line else "text"}
        if kind != "LITERAL" or flags & re.IGNORECASE:
            break
        literal += chr(value)
    return {"literal": literal}


def _is_exponential(automaton: Automaton, loop: frozenset[int]) -> bool:
    """Tell whether a text leads from a place of a loop back to it in two ways."""
    follow, chars = automaton.follow, automaton.places
    ways = [(place, [n for n in follow[place] if n in loop]) for place in loop]
    if any(follow[place][n] > 1 for place, following in ways for n in following):
        return True
    inside = dict(ways)
    work = [
        (one, other)
        for following in inside.values()
        for number, one in enumerate(following)
        for other in following[number + 1 :]
        if chars[one] & chars[other]
    ]
    seen = set(work)
    while work:
        left, right = work.pop()
        for one in inside[left]:
            for other in inside[right]:
                if chars[one] & chars[other]:
                    if one == other:
                        return True
                    pair = (one, other)
                    if pair not in seen:
                        seen.add(pair)
                        work.append(pair)
        if len(seen) > MAX_STATES:
            return True
    return False


def _degree(automaton: Automaton, loops: list[frozenset[int]]) -> int:
    """Give the power of the text's length that one try may take: 1 for one repeat, more for each that shares text."""
    if not loops:
        return 0
    best = [0] * len(loops)
    for number, loop in enumerate(loops):  # in order: what leads to a loop comes before it
        for before in range(number):
            shared = best[before] + 1
            if shared > best[number] and _shares(automaton, loops[before], loop):
                best[number] = shared
            elif best[before] > best[number] and _leads(automaton, loops[before], loop):
                best[number] = best[before]
    return 1 + max(best)


def _leads(automaton: Automaton, one: Iterable[int], other: frozenset[int]) -> bool:
    seen = set(one)
    work = list(seen)
    while work:
        for following in automaton.follow[work.pop()]:
            if following in other:
                return True
            if following not in seen:
                seen.add(following)
                work.append(following)
    return False


def _shares(automaton: Automaton, one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether a text can be read round one loop, round another, and on the way from the first to the second."""
    follow, chars = automaton.follow, automaton.places
    common = 0
    for place in one:
        for far in other:
            common |= chars[place] & chars[far]
    if not common:
        return False
    for start in one:
        for end in other:
            goal = (start, end, end)
            work = [(start, start, end)]
            seen = set(work)
            while work:
                left, middle, right = work.pop()
                for nearer in follow[middle]:
                    fit = chars[nearer] & common
                    for back in follow[left] if fit else ():
                        if back in one and fit & chars[back]:
                            for far in follow[right]:
                                if far in other and fit & chars[back] & chars[far]:
                                    state = (back, nearer, far)
                                    if state == goal:
                                        return True
                                    if state not in seen:
                                        seen.add(state)
                                        work.append(state)
                if len(seen) > MAX_STATES:
                    return True
    return False
