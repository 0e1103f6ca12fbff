"""Where other stories stand in a page: the linked headings, and the boxes that hold one.

Read from the outline in one pass: to ask each element of a page for the links below or above it is quadratic where
links nest.
"""

from __future__ import annotations

import attrs

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import Outline, Piece
from copydesk.extraction.outcome.measure import in_link
from copydesk.models import Page

LONG_LINK = 25
"""Characters of a link alone in its box that reads as another story's headline."""
MAX_TEASERS = 3
"""Paragraphs a teaser has at most."""


@attrs.define
class Cards:
    """The other stories of a page."""

    linked: int = 0
    """Linked headings."""
    holds: set[int] = attrs.Factory(set)
    """Boxes with a linked heading in them, at any depth."""
    crowded: dict[int, int] = attrs.Factory(dict)
    """Paragraphs in a box, down to the boxes in its boxes."""


def cards(page: Page) -> Cards:
    """Give where other stories stand, read once."""
    known: Cards | None = page.memo.get("cards")
    if known is None:
        outline = outlined(page)
        known = page.memo["cards"] = Cards() if outline is None else _read(outline)
    return known


def _read(outline: Outline) -> Cards:
    found = Cards()
    parents, holds, crowded = outline.parents, found.holds, found.crowded
    for piece in outline.pieces:
        box = piece.box
        if is_linked_heading(outline, piece):
            found.linked += 1
            while box not in holds:
                holds.add(box)
                box = parents[box]
        elif piece.tag == "p":
            for _ in range(3):
                crowded[box] = crowded.get(box, 0) + 1
                if box == 0:
                    break
                box = parents[box]
    return found


def is_linked_heading(outline: Outline, piece: Piece) -> bool:
    """Tell whether a piece is a heading that leads to another page, by a link in it or around it."""
    tag = piece.tag if piece.tag in HEADINGS else outline.tags[piece.box]
    return tag in HEADINGS and (piece.link * 2 > piece.size or in_link(outline, piece.box))


def is_teaser(outline: Outline, piece: Piece, found: Cards) -> bool:
    """Tell whether a text is a teaser: a linked heading stands in its box, and few paragraphs do."""
    box = piece.box
    for _ in range(2):
        if found.crowded.get(box, 0) > MAX_TEASERS:
            return False
        if box in found.holds:
            return True
        if box == 0:
            return False
        box = outline.parents[box]
    return False
