"""The lines around the headline: where a page prints its byline, its dates, its kicker and its subtitle."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.walk import LINE
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

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


class Line:
    """One text node."""

    __slots__ = ("distance", "parent", "text")

    def __init__(self, text: str, parent: Element | None, distance: int) -> None:
        self.text = text
        self.parent = parent
        """The element around it; None inside what is never shown."""
        self.distance = distance
        """Nodes away from the headline; negative before it."""


def lines_around(page: Page, heading: Element) -> list[Line]:
    """Give the zone of the page's headline, read once: the text behind it in order, then before it, nearest first."""
    lines: list[Line] | None = page.memo.get("headline_zone")
    if lines is None:
        deep = sum(1 for _ in islice(heading.ancestors, MAX_DEPTH)) == MAX_DEPTH
        lines = page.memo["headline_zone"] = [] if deep else zone(heading)
    return lines


def zone(heading: Element) -> list[Line]:
    """Give the text nodes around a heading: those behind it in order, then those before it, the nearest first."""
    from turbohtml import Element, Text

    lines: list[Line] = []
    prose = number = 0
    for node in islice(heading.following, AFTER):
        number += 1
        if type(node) is Text and (text := node.data.strip()):
            size = len(text)
            around = node.parent
            parent = around if type(around) is Element and around.tag not in _SILENT else None
            if size <= MAX_LINE:
                lines.append(Line(text, parent, number))
                if size <= PROSE or parent is None:
                    continue
            elif parent is None or parent.tag != "p":
                continue
            prose += 1
            if prose == MAX_PROSE:
                break
    number = 0
    for node in islice(heading.preceding, BEFORE):
        number -= 1
        if type(node) is Text and (text := node.data.strip()) and len(text) <= MAX_LINE:
            around = node.parent
            parent = around if type(around) is Element and around.tag not in _SILENT else None
            lines.append(Line(text, parent, number))
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
