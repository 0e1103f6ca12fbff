"""Puts right which block an image or link stands in, once the body it was counted in has been normalised."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from copydesk.models import Context, Found, Link, Media, evolve
from copydesk.normalise.blocks import renumber

NUMBERED = ("images", "videos", "audios", "links")
"""Fields whose entries say in which block of the body they stand."""
_MOVED = frozenset({"empty", "repeated", "dateline"})
"""Steps of the body's normaliser that drop or add a block."""
_COUNTED = (Media, Link)
_Places = Callable[[int], int | None]
Moves = dict[int, Found]


def numbered(groups: Mapping[str, Sequence[Found]], body: Found | None, raw: Found | None, context: Context) -> Moves:
    """Give the candidates of `groups` whose block numbers must change, each with what takes its place, by `id`.

    `body` is the body chosen, `raw` the candidate it was made of. Numbers of another plugin's candidates, or out of
    the body's bounds, become None: they count the blocks of another body. Where the body's plugin gave links, too, if
    only to say that it has none, those are left out; pictures are not: the best may stand above the body.
    """
    moves: Moves = {}
    places: _Places | None = None
    for field in NUMBERED:
        group = groups.get(field, ())
        own = field == "links" and body is not None and any(found.plugin == body.plugin for found in group)
        for found in group:
            if not any(map(_is_numbered, _entries(found))):
                continue
            if own and body is not None and found.plugin != body.plugin:
                moved = found.step("of another body", tuple(e for e in _entries(found) if not _is_numbered(e)))
            elif body is None or raw is None or found.plugin != body.plugin:
                moved = _moved(found, _nowhere)
            else:
                places = places or _places(body, raw, context)
                moved = _moved(found, places)
            if moved is not found:
                moves[id(found)] = moved
    return moves


def _is_numbered(entry: Any) -> bool:
    return type(entry) in _COUNTED and entry.block is not None


def _entries(found: Found) -> tuple[Any, ...]:
    return found.value if isinstance(found.value, tuple) else ()


def _places(body: Found, raw: Found, context: Context) -> _Places:
    """Give the function from a block's place as found to its place in the body."""
    size = len(body.value)
    if not _MOVED.isdisjoint(body.steps):
        known = renumber(raw.value, context)
        return lambda block: known[block] if 0 <= block < len(known) else None
    if isinstance(raw.value, tuple) and len(raw.value) != size:
        return _nowhere  # somebody else's normaliser dropped blocks: it alone knows which
    return lambda block: block if 0 <= block < size else None


def _nowhere(block: int) -> None:
    """Give no place for any block."""


def _moved(found: Found, places: _Places) -> Found:
    entries: list[Any] = []
    for entry in _entries(found):
        block = entry.block if type(entry) in _COUNTED else None
        place = None if block is None else places(block)
        entries.append(entry if place == block else evolve(entry, block=place))
    value = tuple(entries)
    return found if value == found.value else found.step("renumbered", value)
