"""What a page says of a printed date: published or modified, in words beside it or in its classes."""

from __future__ import annotations

import re
from itertools import islice, pairwise
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
    return _box_label(line) if words.date(own) or words.ago(own) else ""


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


def parts_of(text: str, dates: list[re.Match[str]]) -> list[str]:
    """Part a line of several dates into one piece a date, each with its label before and its time behind it.

    Where the line begins with a time, times stand before their dates.
    """
    times_lead = _CLOCK.search(text[: dates[0].start()]) is not None
    cuts = [0]
    for one, other in pairwise(dates):
        gap = text[one.end() : other.start()]
        whole = text[one.end() : other.end()]
        said = words.modified(whole) or words.published(whole)
        if said is None or said.start() >= len(gap):
            cuts.append(one.end() if times_lead else other.start())
            continue
        head = gap[: said.start()]
        first = _FIRST_WORDS.search(head)
        cuts.append(one.end() + (first.start() if first is not None else len(head)))
    parts = [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [_bracketed(part.strip(_SIGNS)) for part in parts]


def _bracketed(text: str) -> str:
    """Take off a bracket at the end that has no other half."""
    apart = text.count("(") - text.count(")")
    return text.rstrip("(" if apart > 0 else ")").strip(_SIGNS) if apart and text[-1:] in "()" else text.lstrip("(")


_SIGNS = " ,;|·•–—-/"
_CLOCK = re.compile(r"\d{1,2}\s?[:.hH時时시点點]\s?\d{2}(?!\d)")
_FIRST_WORDS = re.compile(
    r"(?:(?<=[.,;|·(/–—-])\s*(?:[^\W\d_]+\s+){1,2}|(?:\b(?:last|zuletzt|data|date|datum|derni[eè]re|[uú]ltima|laatst|sist|senast)\s+))$",
    re.IGNORECASE,
)
"""Words of a label before the one that is known: those behind a sign, and a few known ones behind a time."""


def is_of_another(around: list[Line], number: int) -> bool:
    """Tell whether a date, or the short line before it, says that it is neither publication nor change."""
    if words.other(around[number].text):
        return True
    distance = around[number].distance
    at = number - 1 if distance > 0 else number + 1
    if not 0 <= at < len(around) or (around[at].distance > 0) is not (distance > 0):
        return False
    before = around[at].text
    return len(before) <= MAX_OTHER and words.date(before) is None and words.other(before)


MAX_OTHER = 30
"""Characters of a label in a line of its own: "Medically reviewed on"."""


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


def says_dated(element: Any) -> bool:
    """Tell whether an element's own classes say that it holds a date or time."""
    label = element.attr("class")
    return bool(label) and _DATED_CLASS.search(label.lower()) is not None


_DATED_CLASS = re.compile(
    r"publi|posted|created|byline|(?:^|[\s_-])(?:date(?:line)?|time(?:stamp|-?ago)?|ago)(?:$|[\s_-])"
)
_CHANGED_CLASS = re.compile(r"(?:^|[\s_-])(?:updated?|modified|changed|revised)(?:$|[\s_-])")
_POSTED_CLASS = re.compile(r"publi|posted|created|entry-date")
