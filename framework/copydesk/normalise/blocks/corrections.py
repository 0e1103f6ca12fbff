"""Corrections and editor's notes, out of a paragraph or of structured data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from copydesk.models import Context, Correction, Found
from copydesk.normalise.blocks.days import HEAD_DATE, day_of
from copydesk.normalise.tables import phrases
from copydesk.normalise.text import text_of
from copydesk.normalise.values import as_text, entries, nothing

_DATED = re.compile(
    r"\b(?:on|am|le|el|il|du|vom)\s+((?:[^\W\d_]{3,10}\.?\s+\d{1,2}(?:,?\s+\d{4})?)|(?:\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}(?:,?\s+(?:de\s+)?\d{4})?))"
)


def correction_of(text: str, context: Context) -> Correction:
    """Read a paragraph that is a correction: its text without the label, and the day it names."""
    bare = text.lstrip(" ([*•—–-_")
    label = _label(bare)
    day: str | None = None
    if label:
        rest = bare[len(label) :]
        if bracket := _BRACKET.match(rest):
            day = day_of(bracket[1], context)
            rest = rest[bracket.end() :]
        separator = _SEPARATOR.match(rest)
        if separator or bracket or HEAD_DATE.match(rest):
            bare = rest[separator.end() :] if separator else rest
    head = HEAD_DATE.match(bare) if day is None else None
    if head is not None and (named := day_of(head[0], context)) is not None:
        day, bare = named, bare[head.end() :]
    elif day is None and (match := _DATED.search(text[:200])):
        day = day_of(match[1], context)
    kept = bare.strip(" )]")
    whole = kept if any(map(str.isalnum, kept)) else text
    return Correction(whole, day if day and not day.startswith("--") else None)


_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*")
_SEPARATOR = re.compile(r"\s*[:：.,–—-]\s*")


def _label(text: str) -> str:
    lowered = text[:60].lower().replace("’", "'")
    labels = (
        phrase
        for phrase in (*phrases("labels", "correction"), *phrases("labels", "note"))
        if lowered.startswith(phrase.lower().replace("’", "'"))
    )
    return text[: len(max(labels, key=len, default=""))]


def normalise_corrections(found: Found, context: Context) -> list[Found]:
    """Read corrections: strings, schema.org CorrectionComment objects, or Correction records."""
    corrections: dict[str, Correction] = {}
    for leaf in entries(found.value):
        correction = _correction(leaf, context)
        if correction is not None:
            corrections.setdefault(correction.text, correction)
    value = tuple(corrections.values())
    if value == found.value:
        return [found]
    if not value:
        return [nothing(found, "corrections", "empty_value", "no correction in it", "info")]
    return [found.step("corrections", value)]


def _correction(leaf: Any, context: Context) -> Correction | None:
    if isinstance(leaf, Correction):
        text = text_of(leaf.text)
        return Correction(text, leaf.date) if text else None
    if isinstance(leaf, Mapping):
        text = text_of(as_text(leaf.get("text") or leaf.get("description") or leaf.get("@value")) or "")
        day = day_of(as_text(leaf.get("datePublished") or leaf.get("date")) or "", context)
        return Correction(text, day if day and not day.startswith("--") else None) if text else None
    text = text_of(as_text(leaf) or "")
    return correction_of(text, context) if text else None
