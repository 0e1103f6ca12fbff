"""The dates of one string with what belongs to each: its time of day and its weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.normalise.dates.clock import Clock
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.relative import Relative
from copydesk.normalise.dates.text import Token
from copydesk.normalise.dates.zones import anywhere

_GAP = re.compile(r"[,.()|\-/tf;:x\[\]WB]{0,8}")
"""What may stand between a date and its time."""
_SIDE = ",.|-/;f()[]T"
"""What may stand between a date and its weekday."""
_NARROW_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}


class Event(NamedTuple):
    """One date of the string, absolute or relative, with the time that goes with it."""

    start: int
    end: int
    what: Hit | Relative
    clock: Clock | None = None
    weekdays: frozenset[int] = frozenset()

    def span(self) -> tuple[int, int]:
        """Give the first token of date and time and the one after their last."""
        if self.clock is None:
            return self.start, self.end
        return min(self.start, self.clock.start), max(self.end, self.clock.end)


def with_clocks(events: list[Event], clocks: list[Clock], signature: str, found: Sequence[Token]) -> list[Event]:
    """Give each date the time printed inside, after or before it, with at most two strange words between."""
    free = list(clocks)
    out = []
    for event in events:
        inside = [clock for clock in free if event.start <= clock.start < event.end]
        after = [clock for clock in free if clock.start >= event.end and _near(signature[event.end : clock.start])]
        before = [clock for clock in free if clock.end <= event.start and _near(signature[clock.end : event.start])]
        chosen = inside[0] if inside else after[0] if after else before[-1] if before else None
        if chosen is not None:
            free.remove(chosen)
            if not chosen.said:
                said = anywhere(found)
                chosen = chosen._replace(said=tuple(said)) if said else chosen
        out.append(event._replace(clock=chosen))
    return out


def _near(between: str) -> bool:
    return _GAP.fullmatch(between) is not None and between.count("x") <= 2


def with_weekdays(events: list[Event], found: Sequence[Token], signature: str) -> list[Event]:
    """Give each date the weekday printed before or after it; a weekday belongs to one date."""
    used: set[int] = set()
    out = []
    for event in events:
        low, high = event.span()
        at = low - 1
        while at >= 0 and signature[at] in _SIDE:
            at -= 1
        days = _days_at(found, at, signature) if at not in used else frozenset()
        if not days:
            at = high
            while at < len(found) and signature[at] in _SIDE and not _days_at(found, at, signature):
                at += 1
            days = _days_at(found, at, signature) if at not in used else frozenset()
        if days:
            used.add(at)
        out.append(event._replace(weekdays=days))
    return out


def _days_at(found: Sequence[Token], at: int, signature: str) -> frozenset[int]:
    if not 0 <= at < len(found) or signature[at] in "Td":
        return frozenset()
    token = found[at]
    bracketed = 0 < at < len(found) - 1 and found[at - 1].char in "([" and found[at + 1].char in ")]"
    if token.char in "WB" or (bracketed and "W" in token.senses):
        return frozenset(token.senses["W"])
    if bracketed and token.key in _NARROW_DAYS:
        return frozenset({_NARROW_DAYS[token.key]})
    return frozenset()
