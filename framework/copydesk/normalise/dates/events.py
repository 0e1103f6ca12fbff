"""The dates of one string with what belongs to each: its time of day and its weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.normalise.dates.clock import Clock
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.relative import Relative
from copydesk.normalise.dates.text import Token
from copydesk.normalise.dates.zones import anywhere, said_at

_GAP = re.compile(r"[,.()|~\-/tfo;:'x\[\]WB]{0,16}")
"""What may stand between a date and its time."""
_LABELLED = re.compile(r"[LU][;:f]{0,2}(?:t\.?)?$")
_SIDE = ",.|~-/;fo()[]T"
"""What may stand between a date and its weekday."""
_NARROW_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}


class Weekday(NamedTuple):
    """A weekday printed beside a date."""

    days: frozenset[int]
    """Monday is 0; several where the word is one of several languages."""
    sure: bool = True
    """False for a word of a language the page is not known to be in: it may be another word."""


class Event(NamedTuple):
    """One date of the string, absolute or relative, with the time that goes with it."""

    start: int
    end: int
    what: Hit | Relative
    clock: Clock | None = None
    weekday: Weekday | None = None

    def span(self) -> tuple[int, int]:
        """Give the first token of date and time and the one after their last."""
        if self.clock is None:
            return self.start, self.end
        return min(self.start, self.clock.start), max(self.end, self.clock.end)


def with_clocks(events: list[Event], clocks: list[Clock], signature: str, found: Sequence[Token]) -> list[Event]:
    """Give each date the time printed inside, after or before it, with at most two strange words between.

    A time that has a label and no date of its own ("…, updated 12:30") becomes an event on the day before it.
    """
    free: list[Clock] = []
    for clock in clocks:
        if _repeats(clock, free, found):
            signature = signature[: clock.start] + "," * (clock.end - clock.start) + signature[clock.end :]
        else:
            free.append(clock)
    said = tuple(anywhere(found)) if any(not clock.said for clock in clocks) else ()
    out = []
    for event in events:
        end = event.end
        inside = [clock for clock in free if event.start <= clock.start < event.end]
        after = [clock for clock in free if clock.start >= event.end and _near(signature[event.end : clock.start])]
        before = [clock for clock in free if clock.end <= event.start and _near(signature[clock.end : event.start])]
        near = (*inside[:1], *after[:1], *before[-1:])
        chosen = next((clock for clock in near if not clock.odd), near[0] if near else None)
        if chosen is None:
            out.append(event)
            continue
        free.remove(chosen)
        if not chosen.said and chosen.end <= event.start:  # 2:30 PM, Sat, February 10, 2024 EST
            behind, after_zone = said_at(found, end)
            if behind and all(one.options for one in behind):
                chosen, end = chosen._replace(said=tuple(behind)), after_zone
        out.append(event._replace(end=end, clock=chosen if chosen.said or not said else chosen._replace(said=said)))
    for clock in free:
        day = next((event for event in reversed(out) if event.end <= clock.start), None)
        if (
            day
            and (isinstance(day.what, Hit) or day.what.calendar_day)
            and _LABELLED.search(signature[day.span()[1] : clock.start])
        ):
            out.append(Event(clock.start, clock.end, day.what, clock if clock.said else clock._replace(said=said)))
    return sorted(out, key=lambda event: event.start)


def _repeats(clock: Clock, earlier: Sequence[Clock], found: Sequence[Token]) -> bool:
    """Say whether a time in brackets gives the one before it once more, in another zone: 0339 GMT (1139 HKT)."""
    return any(each.end == clock.start - 1 and found[each.end].char in "([" for each in earlier)


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
        weekday = _weekday_at(found, at, signature) if at not in used else None
        if weekday is None:
            at = high
            while at < len(found) and _passes(signature, at) and not _weekday_at(found, at, signature):
                at += 1
            weekday = _weekday_at(found, at, signature) if at not in used else None
        used.add(at)
        out.append(event if weekday is None else event._replace(weekday=weekday))
    return out


def _passes(signature: str, at: int) -> bool:
    """Say whether a token may stand before a weekday that follows its date; a small word only as in "3 d., Monday"."""
    if signature[at] == "f":
        return signature[at + 1 : at + 2] in {".", ","}
    return signature[at] in _SIDE


def _goes_on(found: Sequence[Token], at: int) -> bool:
    """Say whether a sign of a script without spaces is one of a word: another stands right behind it."""
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and after.start == found[at].end and after.char == "x"


def _weekday_at(found: Sequence[Token], at: int, signature: str) -> Weekday | None:
    if not 0 <= at < len(found) or signature[at] in "Td":
        return None
    token = found[at]
    if len(token.key) == 1 and token.key > "\u2e80" and _goes_on(found, at):
        return None  # the 金 of 金羊网 is no Friday
    bracketed = 0 < at < len(found) - 1 and found[at - 1].char in "([" and found[at + 1].char in ")]"
    for sense in "Ww":
        if sense in token.senses and (token.char in "WB" or bracketed):
            return Weekday(token.senses[sense], sense == "W")
    if bracketed and token.key in _NARROW_DAYS:
        return Weekday(frozenset({_NARROW_DAYS[token.key]}))
    return None
