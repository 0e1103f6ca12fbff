"""The block of other stories at the end of a dump: a heading such as "More from World", then titles and teasers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.extraction.plaintext.paragraphs import Paragraph
from copydesk.extraction.plaintext.signs import ends_in_ellipsis, ends_sentence, ends_with_stop, width
from copydesk.extraction.plaintext.words import RELATED_HEADINGS
from copydesk.models import Related
from copydesk.models.base import record

# Beginnings of such headings; what follows is the name of a section, an author or a topic.
_FROM = re.compile(
    r"(?:more (?:from|in|on|about)|mehr (?:aus|zu|von)|plus d[e'’]|más (?:de|en)|altro da|mais (?:de|em)"
    r"|meer (?:over|uit))"
    r" ?([^\W\d_a-zß-öø-ÿ].{0,60})",
)
# What no title says: a notice of copyright, an address alone.
_FOOT = re.compile(
    r"[^\n]{0,40}©[^\n]{0,100}|[^\n]{0,80}\ball rights reserved\b[^\n]{0,40}|(?:https?://|www\.)\S+"
    r"|copyright:?(?: (?-i:by|of|&|[A-Z]\S{0,30})){0,6} (?:19|20)\d\d\b(?:[ ,.–-][^\n]{0,40})?",
    re.IGNORECASE,
)
MAX_ITEM = 400
"""Columns of the widest teaser; wider text is an article's."""
MAX_TITLE = 200


@record
class RelatedBlock:
    """The block of other stories."""

    start: int
    """Index of its heading among the paragraphs."""
    end: int
    """Index of the paragraph behind it: the page's foot, or none."""
    heading: str
    items: tuple[Related, ...]


def heading_of(line: str) -> str | None:
    """Give the heading a line is, without its colon; None where it is none."""
    if width(line) > 70:
        return None
    words = line.rstrip(" :：").removesuffix("...").rstrip()
    if words.lower() in RELATED_HEADINGS:
        return words
    match = _FROM.fullmatch(words[:1].lower() + words[1:])
    if match is None or ends_sentence(words) or len(words.split()) > 8:
        return None
    return words


def is_pointer(line: str) -> bool:
    """Tell whether a line points to one other story: `Read also: …`."""
    head, colon, rest = line.partition(":") if ":" in line else line.partition("：")
    return bool(colon and rest.strip()) and head.strip().lower() in RELATED_HEADINGS and width(line) <= MAX_ITEM


def related_block(paragraphs: Sequence[Paragraph]) -> RelatedBlock | None:
    """Find the block of other stories at the end: a heading behind which titles and teasers stand, and nothing else.

    None where it is not certain: better a foreign title in the text than the end of the article lost.
    """
    start, end = None, len(paragraphs)
    while end > 1 and _FOOT.fullmatch(paragraphs[end - 1].shown[: MAX_ITEM + 1]):
        end -= 1
    for index in range(end - 1, 0, -1):
        shown = paragraphs[index].shown
        if heading_of(shown) is not None:
            start = index
        elif not _is_item(shown):
            break
    if start is None:
        return None
    items = _items(paragraphs[start:end])
    return RelatedBlock(start, end, paragraphs[start].text, items) if items else None


def _is_item(shown: str) -> bool:
    columns = width(shown)
    return columns <= MAX_TITLE or (columns <= MAX_ITEM and ends_in_ellipsis(shown))


def _items(paragraphs: Sequence[Paragraph]) -> tuple[Related, ...]:
    """Pair titles and teasers; empty where they cannot be told apart."""
    items: list[Related] = []
    heading = title = None
    sentences = 0
    for paragraph in paragraphs:
        shown = paragraph.shown
        if heading_of(shown) is not None:
            items += _titled(title, None, heading)
            heading, title = paragraph.text, None
        elif ends_in_ellipsis(shown) or ends_with_stop(shown):
            if title is None:
                return ()  # a teaser without a title
            sentences += not ends_in_ellipsis(shown)
            items += _titled(title, paragraph.text, heading)
            title = None
        else:
            items += _titled(title, None, heading)
            title = paragraph.text
    items += _titled(title, None, heading)
    # Teasers that are whole sentences look like an article that goes on: only strict alternation tells them apart.
    if sentences and (len(items) < 2 or any(item.teaser is None for item in items)):
        return ()
    return tuple(items)


def _titled(title: str | None, teaser: str | None, heading: str | None) -> list[Related]:
    return [] if title is None else [Related(title, teaser, None, heading)]
