"""The lines around the headline: where a page prints its byline, its dates, its kicker and its subtitle."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast

import attrs

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.walk import LINE
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element, Text

AFTER = 110
BEFORE = 36
"""Nodes looked at behind and before the headline: in 9 of 10 pages the date stands within 60 and 25 of it."""
MAX_PROSE = 2
"""The zone ends behind this many paragraphs of prose: what follows is the text of the article."""
PROSE = 140
"""Characters from which a text node is prose."""
MAX_LINE = 400
"""Characters from which a text node is no line of the zone."""
MIN_SHORT, MAX_SHORT = 3, 250
"""Characters of a short piece of text."""
MAX_DEPTH = 500
"""Elements around the headline; deeper pages are attacks, and every look upwards costs as much as they are deep."""
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "select", "button", "textarea", "option"))


@attrs.define
class Line:
    """One text node."""

    text: str
    node: Text
    distance: int
    """Nodes away from the headline; negative before it."""

    @property
    def parent(self) -> Element | None:
        """The element around it; None inside what is never shown."""
        parent = self.node.parent
        tag = getattr(parent, "tag", None)
        return None if tag is None or tag in _SILENT else cast("Element", parent)


def lines_around(page: Page, heading: Element) -> list[Line]:
    """Give the zone of the page's headline, read once: the text behind it in order, then before it, nearest first."""
    lines: list[Line] | None = page.memo.get("headline_zone")
    if lines is None:
        deep = sum(1 for _ in islice(heading.ancestors, MAX_DEPTH)) == MAX_DEPTH
        lines = page.memo["headline_zone"] = [] if deep else zone(heading)
    return lines


def zone(heading: Element) -> list[Line]:
    """Give the text nodes around a heading: those behind it in order, then those before it, the nearest first."""
    from turbohtml import Text

    lines: list[Line] = []
    prose = 0
    for number, node in enumerate(islice(heading.following, AFTER), 1):
        if type(node) is Text:
            text = node.data.strip()
            if not text or len(text) > MAX_LINE:
                prose += bool(text) and getattr(node.parent, "tag", "") == "p"
            else:
                lines.append(Line(text, node, number))
                prose += len(text) > PROSE and getattr(node.parent, "tag", "") not in _SILENT
            if prose == MAX_PROSE:
                break
    for number, node in enumerate(islice(heading.preceding, BEFORE), 1):
        if type(node) is Text and (text := node.data.strip()) and len(text) <= MAX_LINE:
            lines.append(Line(text, node, -number))
    return lines


def short_lines(page: Page) -> str:
    """Give the short pieces of the page's text in order, parted by LINE: where labels, notices and dates stand.

    White space is as in the document. Put together once.
    """
    known: str | None = page.memo.get("short_lines")
    if known is None:
        outline = outlined(page)
        texts = [] if outline is None else [p.text for p in outline.pieces if MIN_SHORT <= p.size <= MAX_SHORT]
        known = page.memo["short_lines"] = LINE.join(texts)
    return known


def place(element: Element) -> str:
    """Give a short CSS selector for an element: its tag with its id or its first class.

    The full path costs 50 µs an element, a tenth of what a page's metadata may cost altogether.
    """
    name = element.attr("id")
    if name and not any(map(str.isspace, name)):
        return f"{element.tag}#{name}"
    classes = (element.attr("class") or "").split()
    return f"{element.tag}.{classes[0]}" if classes else element.tag
