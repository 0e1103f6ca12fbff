"""What a page says of a printed date: published or modified, in words beside it or in its classes."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from copydesk.extraction.headline import words
from copydesk.extraction.headline.zone import Line

MAX_BARE = 70
"""Characters of a date line without a label: weekday, long month, time, zone and "8 min read"."""
LABEL = 12
"""Characters before the label of a long date line: "Article last updated"; further in, it is part of a sentence."""
MAX_PIECES = 10
"""Strings of a box that holds nothing but a date and its label."""


def label_of(around: list[Line], number: int) -> str:
    """Give the label of a date line: in the line itself, or the short line before it."""
    line = around[number]
    own = line.text
    said = words.modified(own) or words.published(own)
    if said and (said.start() <= LABEL or len(own) <= MAX_BARE):
        return own
    if line.distance > 0 and number > 0:
        before = around[number - 1]
        if before.distance > 0 and line.distance - before.distance <= 4 and _is_label(before.text):
            return before.text
    elif line.distance < 0 and number + 1 < len(around):
        before = around[number + 1]
        if line.distance - before.distance <= 4 and _is_label(before.text):
            return before.text
    return _box_label(line) if words.date(own) else ""


def _box_label(line: Line) -> str:
    """Give the label a small box prints before a date, in pieces: `<b>Last updated</b> <i>on</i> <time>`."""
    node: Any = line.parent
    for _ in range(2):
        node = getattr(node, "parent", None)
        strings = [*islice(getattr(node, "stripped_strings", ()), MAX_PIECES)]
        text = " ".join(" ".join(strings).split())
        if len(text) > MAX_BARE or len(strings) == MAX_PIECES:
            break
        head = words.DATE.split(text.partition(line.text)[0])[-1].strip()  # what stands before an earlier date is its
        if words.modified(head) or words.published(head):
            return head
    return ""


def _is_label(text: str) -> bool:
    return len(text) <= 40 and not words.date(text) and bool(words.modified(text) or words.published(text))


def kind_of(label: str) -> str:
    """Give `published`, `modified`, or "" where a label says neither."""
    if words.modified(label):
        return "modified"
    return "published" if words.published(label) else ""


def is_changed(element: Any) -> bool:
    """Tell whether the classes of an element or of the one around it say that its date is that of a change.

    `entry-date published updated`, as WordPress themes write where both are one, says nothing.
    """
    around = element.parent
    label = f"{element.attr('class') or ''} {(around.attr('class') or '') if hasattr(around, 'attr') else ''}"
    label = label.lower()
    return bool(_CHANGED_CLASS.search(label)) and not _POSTED_CLASS.search(label)


def says_posted(element: Any) -> bool:
    """Tell whether an element's own classes say that it holds the date of publication."""
    label = element.attr("class")
    return bool(label) and _POSTED_CLASS.search(label.lower()) is not None


_CHANGED_CLASS = re.compile(r"(?:^|[\s_-])(?:updated?|modified|changed|revised)(?:$|[\s_-])")
_POSTED_CLASS = re.compile(r"publi|posted|created|entry-date")
