"""Says of each paragraph of a dump what it is: title, label, body, related; and what the whole document is."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from copydesk.extraction.plaintext.labels import Label, read_label
from copydesk.extraction.plaintext.paragraphs import Paragraph, paragraphs
from copydesk.extraction.plaintext.related import RelatedBlock, heading_of, is_pointer, related_block
from copydesk.extraction.plaintext.signs import (
    breaks_off,
    ends_in_ellipsis,
    ends_sentence,
    ends_with_stop,
    is_prose,
    left_open,
    runs_on,
    width,
)
from copydesk.extraction.plaintext.stumps import stump_of
from copydesk.models import Block
from copydesk.models.base import record

MAX_TITLE = 160
"""Columns; the longest of 934 real headlines has 156."""
LISTING_ITEMS = 5
"""Fewer short lines are as well a short note, a poem, an article whose body is missing."""
_HEAD_ONLY = frozenset({"title", "canonical_url"})
# A station and a time of day (`North TV 17:28 CET`) is no headline.
_CLOCK_AT_END = re.compile(r"\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,5}\)?){0,2}$")
# Where a site cut its own text.
_CUT_MARKS = ("[…]", "[...]", "(more)", "(continued)", "read more", "continue reading", "weiterlesen", "lire la suite")


@record
class Reading:
    """A dump, read. Every paragraph is in exactly one of the parts."""

    title: Paragraph | None
    labels: tuple[tuple[Paragraph, Label], ...]
    body: tuple[tuple[Paragraph, Block], ...]
    related: RelatedBlock | None
    related_at: int | None
    """Line of the related block's heading."""
    listing: bool
    """True where the document holds titles and no article."""
    cut: Paragraph | None
    """The last paragraph, where the document certainly ends in mid-sentence."""
    stump: Paragraph | None
    """The last paragraph, where the document breaks off behind its text: in a labelled date or a heading."""


def read_dump(text: str) -> Reading:
    """Read a text document. Linear in its length."""
    every = paragraphs(text)
    block = related_block(every)
    own = every[: block.start] if block else every
    labels = _labels(own)
    rest = [paragraph for paragraph in own if paragraph.number not in labels]
    title = None
    if not any(label.field == "title" for label in labels.values()):
        title = _title(rest, alone=block is None and not labels)
    body = rest[1:] if title else rest
    stump = stump_of(own, labels) if block is None else None
    blocks = tuple((paragraph, _block(paragraph, first=paragraph is every[0], stump=stump)) for paragraph in body)
    if block:
        blocks += tuple((paragraph, Block("promo", paragraph.text)) for paragraph in every[block.end :])
    listing = block is None and _is_listing(rest)
    ended = block is not None or stump is not None or (bool(own) and own[-1].number in labels)
    return Reading(
        title=title,
        labels=tuple((paragraph, labels[paragraph.number]) for paragraph in own if paragraph.number in labels),
        body=blocks,
        related=block,
        related_at=every[block.start].number if block else None,
        listing=listing,
        cut=None if ended or listing else _cut(body),
        stump=stump,
    )


def _labels(own: Sequence[Paragraph]) -> dict[int, Label]:
    """Read the labelled lines before the text and behind it, by line; one within it belongs to what is told."""
    read = [read_label(paragraph.shown) for paragraph in own]
    top = next((index for index, label in enumerate(read) if label is None), len(own))
    prose = [
        index
        for index, paragraph in enumerate(own)
        if read[index] is None and is_prose(paragraph.shown) and not (index == top and _may_be_title(paragraph.shown))
    ]
    first, last = (prose[0], prose[-1]) if prose else (len(own), -1)
    headings = (index for index in range(last + 1, len(own)) if heading_of(own[index].shown) is not None)
    end = next(headings, len(own))  # a date behind "More from World" is another story's
    return {
        own[index].number: label
        for index, label in enumerate(read[:end])
        if label is not None and not first < index < last and _in_place(label, own[index].shown, index, first)
    }


def _in_place(label: Label, shown: str, index: int, first: int) -> bool:
    if label.field in _HEAD_ONLY:
        return index < first
    # "By Dawn's Early Light" in the first line is a headline.
    return index > 0 or label.field != "authors" or ":" in shown or "：" in shown


def _title(rest: Sequence[Paragraph], *, alone: bool) -> Paragraph | None:
    """Give the first paragraph where it is a headline: narrow, no full stop, and something wider follows.

    `alone` says that nothing else, no label and no related block, speaks for a page around it.
    """
    if not rest or not _may_be_title(rest[0].shown):
        return None
    first = rest[0]
    columns = width(first.shown)
    if len(rest) == 1:
        return first if columns <= 120 and not (alone and ends_sentence(first.shown)) else None
    return first if any(width(other.shown) > columns for other in rest[1:]) else None


def _may_be_title(shown: str) -> bool:
    if width(shown) > MAX_TITLE or ends_with_stop(shown) or shown[-1] in ",;:、，；：":
        return False
    return heading_of(shown) is None and not _CLOCK_AT_END.search(shown[-24:])


def _block(paragraph: Paragraph, *, first: bool, stump: Paragraph | None) -> Block:
    if is_pointer(paragraph.shown) or paragraph is stump:
        return Block("promo", paragraph.text)
    if first and width(paragraph.shown) <= 80 and _CLOCK_AT_END.search(paragraph.shown[-24:]):
        return Block("credit", paragraph.text)
    return Block("paragraph", paragraph.text)


def _is_listing(rest: Sequence[Paragraph]) -> bool:
    if len(rest) < LISTING_ITEMS:
        return False
    teasers = sum(ends_in_ellipsis(paragraph.shown) for paragraph in rest)
    told = any(
        (width(paragraph.shown) > MAX_TITLE and not ends_in_ellipsis(paragraph.shown))
        or (is_prose(paragraph.shown) and ends_with_stop(paragraph.shown))
        for paragraph in rest
    )
    stops = sum(ends_with_stop(paragraph.shown) or paragraph.shown[-1] in ",;:、，；" for paragraph in rest)
    return not told and 2 * teasers <= len(rest) and 5 * stops <= len(rest)


def _cut(body: Sequence[Paragraph]) -> Paragraph | None:
    if not body:
        return None
    last = body[-1]
    if is_pointer(last.shown):
        return None  # the page goes on behind its text
    if last.shown.lower().rstrip(" .»>→").endswith(tuple(mark.rstrip(".") for mark in _CUT_MARKS)):
        return last
    # Only where the document's other paragraphs end as sentences does a missing mark mean anything.
    prose = [paragraph for paragraph in body[:-1] if is_prose(paragraph.shown)]
    marked = sum(ends_sentence(paragraph.shown) for paragraph in prose)
    if not prose or 10 * marked < 9 * len(prose):
        return None
    text = html.unescape(last.text).strip()
    if breaks_off(text) or (len(prose) > 1 and marked == len(prose) and left_open(text)):
        return last
    # Where nothing at all but sentences stands, no heading and no list, a capital or a figure may end the piece too.
    strict = len(prose) > 2 and all(ends_sentence(paragraph.shown) for paragraph in body[:-1])
    return last if strict and runs_on(text) else None
