"""Fields with few values: access, genre, direction, truncated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from copydesk.models import Context, Found
from copydesk.normalise.tables import lines
from copydesk.normalise.text import text_of
from copydesk.normalise.values import as_text, brief, entries, fold, nothing

_TRUE = frozenset({"true", "1", "yes", "ja", "oui", "sí", "si", "on", "y", "t"})
_FALSE = frozenset({"false", "0", "no", "nein", "non", "off", "n", "f"})


def truth(value: Any) -> bool | None:
    """Read a boolean as pages write it: true, "True", "http://schema.org/False", 1, "no"."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        value = value.get("@value", value.get("@id"))
    text = (as_text(value) or "").strip().lower().rpartition("/")[2]
    return True if text in _TRUE else False if text in _FALSE else None


@cache
def _words(section: str) -> dict[str, str]:
    """Give the words of a section of the flags table, folded, by the value they stand for."""
    table: dict[str, str] = {}
    for line in lines("flags", section):
        value, _, words = line.partition(":")
        for word in words.split("|"):
            table[fold(word)] = value
    return table


def normalise_access(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Read who may read the article: a boolean ("accessible for free"), or a word for it."""
    free = truth(found.value)
    if free is not None:
        access = "free" if free else "paywalled"
    else:
        access = _words("access").get(fold((as_text(found.value) or "").rpartition("/")[2]), "")
    if not access:
        return [nothing(found, "access", "unknown_access", f"says nothing of access: {brief(found.value)}", "info")]
    return [found if access == found.value else found.step("access", access)]


def normalise_genre(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Read the genre of schema.org types, og:type or section words; the most telling of several counts."""
    read = [genre for leaf in entries(found.value) if (genre := _genre(leaf))]
    genre = next((genre for genre in read if genre != "news"), read[0] if read else None)
    if genre is None:
        return [nothing(found, "genre", "unknown_genre", f"names no genre: {brief(found.value)}", "info")]
    return [found if genre == found.value else found.step("genre", genre)]


def _genre(leaf: Any) -> str | None:
    text = text_of(as_text(leaf.get("@type") if isinstance(leaf, Mapping) and "@type" in leaf else leaf) or "")
    words = _words("genre")
    for part in (
        text,
        text.rpartition("/")[2],
        text.rpartition("#")[2],
        text.rpartition(":")[2],
        text.partition(".")[0],
    ):
        genre = words.get(fold(part))
        if genre:
            return genre
    return None


def normalise_direction(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Read the direction of script; `auto` says nothing."""
    direction = (as_text(found.value) or "").strip().lower()
    if direction not in ("ltr", "rtl"):
        return [nothing(found, "direction", "unknown_direction", f"no direction: {direction[:20]!r}", "info")]
    return [found if direction == found.value else found.step("direction", direction)]


def normalise_truncated(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Read whether the article is cut."""
    cut = truth(found.value)
    if cut is None:
        return [nothing(found, "truncated", "unknown_truncated", f"no truth value: {brief(found.value)}", "info")]
    return [found if found.value is cut else found.step("truth value", cut)]
