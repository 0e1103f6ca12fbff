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
    bare = _unlabelled(text)
    day: str | None = None
    head = HEAD_DATE.match(bare)
    if head is not None and (day := day_of(head[0], context)) is not None:
        bare = bare[head.end() :]
    elif match := _DATED.search(text[:200]):
        day = day_of(match[1], context)
    return Correction(
        bare.strip(" )]") if bare.strip(" )]:.-") else text, day if day and not day.startswith("--") else None
    )


def _unlabelled(text: str) -> str:
    bare = text.lstrip(" ([*•—–-_")
    lowered = bare[:60].lower().replace("’", "'")
    for phrase in sorted(phrases("labels", "correction"), key=len, reverse=True):
        if lowered.startswith(phrase.lower().replace("’", "'")):
            rest = bare[len(phrase) :]
            return (
                re.sub(r"^\s*(?:\([^()]{0,40}\))?\s*[:：.–—-]\s*", "", rest)
                if rest[:1] not in (" ",) or ":" in rest[:30]
                else bare
            )
    return bare


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
