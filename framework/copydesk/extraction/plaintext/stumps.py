"""The last line of a document that breaks off behind its text: `Last update: Thu, 11`, `Zuletzt aktual`, `More fr`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from copydesk.extraction.plaintext.labels import DATES, Label
from copydesk.extraction.plaintext.paragraphs import Paragraph
from copydesk.extraction.plaintext.related import heading_of
from copydesk.extraction.plaintext.signs import is_prose
from copydesk.extraction.plaintext.words import LABELS, RELATED_HEADINGS

# What a date may begin with: a weekday or a month, perhaps itself cut, then figures.
_DATE_BEGUN = re.compile(r"(?:[^\W\d_]{1,12}\.?)?,? ?(?:\d[\d./\-年月년월 ]{0,12})?")
_MONTH = re.compile(r"[^\W\d_]{3,} \d{4}")  # `June 2022` is whole
# A sign that joins, or an hour behind one. A full stop ends a date in Korea.
_DAY_THEN_CUT = re.compile(r"[,:|/–—-]$|\d ?[|–—-] \d{1,2}$")
_HEADINGS = ("more from ", "more on ", "more in ", *RELATED_HEADINGS)
_SHORTEST = 6
"""Characters of a cut label; fewer begin too many words."""


def stump_of(own: Sequence[Paragraph], labels: Mapping[int, Label]) -> Paragraph | None:
    """Give the last paragraph where it is the begun line of a date's label, or a begun heading behind such a line.

    `labels` are the labelled lines, by line; one whose date breaks off is a stump too, and keeps what it says.
    """
    if len(own) < 3:
        return None
    last, before = own[-1], own[-2]
    label = labels.get(last.number)
    if label is not None:
        return last if label.field in DATES and _DAY_THEN_CUT.search(label.value) else None
    if before.number in labels and labels[before.number].field in DATES:
        lower = last.shown.lower()
        if heading_of(last.shown) or any(heading.startswith(lower) for heading in _HEADINGS):
            return last
    told = is_prose(before.shown) and len(last.shown) <= 60
    return last if told and begins_label(last.shown) else None


def begins_label(line: str) -> bool:
    """Tell whether a line is the beginning of a labelled date, in any of the languages known."""
    head, colon, value = line.partition(":") if ":" in line else line.partition("：")
    words = head.strip().lower()
    dated = [label for field in DATES for label in LABELS[field]]
    if colon:
        value = value.strip()
        # Behind one word (`Published: nothing`) a word in lower case may be said, not begun.
        if _MONTH.fullmatch(value):
            return False
        begun = _DATE_BEGUN.fullmatch(value) is not None and (" " in words or not value[:1].islower())
        return words in dated and begun
    return len(words) >= _SHORTEST and " " in words and any(label.startswith(words) for label in dated)
