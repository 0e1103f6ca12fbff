"""Whose date it is: "Published", "Zuletzt aktualisiert", "更新" before (or after) a date in the string."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.normalise.dates.text import Token

_DATED = re.compile(r"[1348nTMBRr]")
"""What makes a label at the end the label of something else than the date before it."""
FIELD_OF = {"L": "published", "U": "modified", "X": "other"}


def labels_of(spans: Sequence[tuple[int, int]], found: Sequence[Token], signature: str) -> list[str | None]:
    """Give the field each date (its first token and the one after its last, in order) is labelled with.

    A label belongs to the date after it. Where every date is followed by its label, to the date before it.
    """
    marks = [(at, FIELD_OF[char]) for at, char in enumerate(signature) if char in FIELD_OF]
    if not marks or not spans:
        return [None] * len(spans)
    fields: list[str | None] = [None] * len(spans)
    leading = [[mark for mark in marks if low <= mark[0] < start] for low, start in _gaps(spans)]
    trailing = [
        [mark for mark in marks if end <= mark[0] < high]
        for (_, end), high in zip(spans, [start for start, _ in spans[1:]] + [len(signature)], strict=True)
    ]
    if not leading[0] and all(trailing) and _close(spans, trailing, found):
        return [mark[0][1] for mark in trailing]
    for number, mark in enumerate(leading):
        if mark:
            fields[number] = mark[-1][1]
    last = trailing[-1]
    rest = signature[last[0][0] :] if last else ""
    if not any(leading) and rest and _close(spans[-1:], trailing[-1:], found) and not _DATED.search(rest):
        fields[-1] = last[0][1]
    return fields


def _gaps(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ends = [0] + [end for _, end in spans[:-1]]
    return [(low, start) for low, (start, _) in zip(ends, spans, strict=True)]


def _close(
    spans: Sequence[tuple[int, int]], trailing: Sequence[Sequence[tuple[int, str]]], found: Sequence[Token]
) -> bool:
    """Say whether each label stands right after its date, with nothing but punctuation and small words between."""
    return all(
        all(token.char in ",.:()[]-~|fto;" for token in found[end : marks[0][0]])
        for (_, end), marks in zip(spans, trailing, strict=True)
    )
