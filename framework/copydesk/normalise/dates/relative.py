"""Times relative to the fetch: "3 hours ago", "vor 1 Stunde 5 Minuten", "gestern"; counted from `fetched_at` alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from copydesk.models import Context
from copydesk.models.parts import Precision
from copydesk.normalise.dates.candidates import Day
from copydesk.normalise.dates.names import Table, table
from copydesk.normalise.dates.text import Token
from copydesk.normalise.dates.zones import zone

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_ORDER = ("year", "month", "week", "day", "hour", "minute", "second")
_MOST_TOKENS = 20
"""Longest phrase looked at on either side of the number; the CLDR's longest (Burmese, a token a sign) has 16."""


class Relative(NamedTuple):
    """How long before the fetch."""

    start: int
    end: int
    parts: tuple[tuple[int, str], ...]
    """Counts and units, the largest first; (0, "second") is now."""
    calendar_day: bool = False
    """True of "yesterday": a day, whatever the time."""


class Point(NamedTuple):
    """Where a relative time leads."""

    day: Day
    local: datetime | None
    """On the page's own clock (the source's, else UTC); None where only a day is meant."""
    utc: datetime | None
    precision: Precision


def find_relative(found: Sequence[Token], language: str | None, signature: str) -> tuple[list[Relative], str]:
    """Find the relative times, and give the signature with their tokens masked with `r`."""
    tables = (table(language), table(None)) if language else (table(None),)
    hits: list[Relative] = []
    if not any(token.char == "R" or token.key.rpartition(" ")[2] in tables[-1].ago for token in found):
        return hits, signature
    for read in (_counted, _phrase):  # "acum 1 minut" before "acum"
        at = 0
        while at < len(found):
            hit = read(found, at, tables) if signature[at] != "r" else None
            if hit:
                hits.append(hit)
                signature = signature[: hit.start] + "r" * (hit.end - hit.start) + signature[hit.end :]
            at = hit.end if hit else at + 1
    return sorted(hits), signature


def _counted(found: Sequence[Token], at: int, tables: Sequence[Table]) -> Relative | None:
    token = found[at]
    if token.value < 0 and "k" not in token.senses:
        return None
    glued = at > 0 and found[at - 1].char in "./:-'" and found[at - 1].end == token.start
    if token.value > 999 or token.digits > 3 or glued:
        return None  # or a piece of a number, a date or a time
    counts = [token.value] if token.value >= 0 else sorted(token.senses["k"])
    if len(counts) != 1:
        return None
    left = _words_before(found, at)
    for each in tables:
        best = _words_after(found, at, left, each)
        if best:
            return _extended(found, at, counts[0], best)
    return None


def _words_after(found: Sequence[Token], at: int, left: str, each: Table) -> tuple[int, int, str] | None:
    """Find the longest phrase around a number: where it ends, how many words stand before the number, and the unit.

    A phrase that stands for two units ("m" is a minute or a month) is none.
    """
    right: list[str] = []
    best: dict[str, tuple[int, int]] = {}
    for end in range(at + 1, min(at + 1 + _MOST_TOKENS, len(found) + 1)):
        for before, unit in each.relative.get(" ".join(right), ()):
            if (before or right) and (not before or f" {left}".endswith(f" {before}")):
                size = (end, before.count(" ") + 1 if before else 0)
                best = {unit: size} if size > max(best.values(), default=(0, 0)) else best | {unit: size}
        if end == len(found) or found[end].value >= 0 or found[end].char in ",:/()[]|;~":
            break
        if found[end].char not in ".-":  # "3 hr. ago", Irish "7 n-uair"
            right.append(found[end].key)
    longest = [(*size, unit) for unit, size in best.items() if size == max(best.values())]
    return longest[0] if len(longest) == 1 else None


def _words_before(found: Sequence[Token], at: int) -> str:
    words: list[str] = []
    for token in reversed(found[max(0, at - _MOST_TOKENS) : at]):
        if token.value >= 0 or token.char in ",:/()[]|;-~":
            break
        if token.char != ".":
            words.append(token.key)
    return " ".join(reversed(words))


def _extended(found: Sequence[Token], at: int, count: int, best: tuple[int, int, str]) -> Relative:
    """Take in the neighbours of a matched count: "1 day and" before, "and 5 minutes" after."""
    end, before, unit = best
    parts = [(count, unit)]
    start = at
    while True:
        step = 3 if start >= 3 and found[start - 1].value < 0 and found[start - 2].senses.get("u") else 2
        if start < step or before:
            break
        number, units = found[start - step], found[start - step + 1].senses.get("u", frozenset())
        larger = [each for each in units if _ORDER.index(each) < _ORDER.index(parts[0][1])]
        if number.value < 0 or len(larger) != 1:
            break
        parts.insert(0, (number.value, larger[0]))
        start -= step
    while before and end + 1 < len(found):
        step = 0 if found[end].value >= 0 else 1
        if end + step + 1 >= len(found):
            break
        number, units = found[end + step], found[end + step + 1].senses.get("u", frozenset())
        smaller = [each for each in units if _ORDER.index(each) > _ORDER.index(parts[-1][1])]
        if number.value < 0 or number.digits > 3 or len(smaller) != 1:
            break
        parts.append((number.value, smaller[0]))
        end += step + 2
    first = at
    while before > 0 and first > 0:
        first -= 1
        before -= 0 if found[first].char == "." else found[first].key.count(" ") + 1
    return Relative(min(start, first), end, tuple(parts))


def _phrase(found: Sequence[Token], at: int, tables: Sequence[Table]) -> Relative | None:
    """Match words that say it all: "yesterday", "just now", Hebrew "two hours ago"."""
    token = found[at]
    if token.value >= 0 or token.char in ",./:-~()[]+'|;":
        return None
    keys: list[str] = []
    hit: Relative | None = None
    for end in range(at, min(at + 4, len(found))):
        keys.append(found[end].key)
        for each in tables:
            if " ".join(keys) in each.counted and not any(t.value >= 0 for t in found[max(0, at - 3) : at]):
                count, unit = each.counted[" ".join(keys)]
                hit = Relative(at, end + 1, ((count, unit),))
    if hit is None and token.char == "R":
        days = min(token.senses["R"], key=str)
        if days == "now":
            return Relative(at, at + 1, ((0, "second"),))
        return Relative(at, at + 1, ((int(days), "day"),), calendar_day=True)
    return hit


def point(relative: Relative, context: Context) -> Point | None:
    """Count back from the fetch; None where that is not known or the words are too vague to name even a year."""
    if context.fetched_at is None:
        return None
    fetched = context.fetched_at if context.fetched_at.tzinfo else context.fetched_at.replace(tzinfo=UTC)
    info = (zone(context.timezone) if context.timezone else None) or UTC
    units = {unit for _, unit in relative.parts}
    try:
        exact = fetched - timedelta(seconds=sum(n * _SECONDS[u] for n, u in relative.parts if u in _SECONDS))
        local = exact.astimezone(info)
        months = sum(n * (12 if u == "year" else 1) for n, u in relative.parts if u in {"year", "month"})
        year, month = divmod(local.year * 12 + local.month - 1 - months, 12)
        if units & {"year", "month"}:
            day = Day(year, None if "month" not in units else month + 1, None)
            return Point(day, None, None, "year" if day.month is None else "month") if year > 0 else None
        if "week" in units:
            return _weeks(relative, local)
    except (OverflowError, ValueError):
        return None
    day = Day(local.year, local.month, local.day)
    if relative.calendar_day or not units & {"hour", "minute", "second"}:
        return Point(day, None, None, "day")
    precision: Precision = "minute" if units & {"minute", "second"} else "hour"
    return Point(day, local.replace(tzinfo=None, second=0, microsecond=0), _to_minute(exact), precision)


def _to_minute(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0)


def _weeks(relative: Relative, latest: datetime) -> Point | None:
    """Weeks are known to a week: give the month, else the year, all of that week is in."""
    earliest = latest - timedelta(days=6)
    if "day" in {unit for _, unit in relative.parts}:
        return Point(Day(latest.year, latest.month, latest.day), None, None, "day")
    if earliest.year != latest.year:
        return None
    if earliest.month != latest.month:
        return Point(Day(latest.year, None, None), None, None, "year")
    return Point(Day(latest.year, latest.month, None), None, None, "month")
