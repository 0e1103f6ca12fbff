"""What the general extraction says of a page a source has rules for: a body rule may ask it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from copydesk.extraction.article.page import judged
from copydesk.models import CONTENT_KINDS, Block, Page

if TYPE_CHECKING:
    from turbohtml import Element

SURE = -1.0
"""Score at and below which a piece is none of the article's text, even where its text stands. Of pieces of MIN_SURE
characters, at places where rules learned from other pages of 26 sites find the text, 12 of 14 with such a score were
none, of those with a score from there to 0 four of 9."""
MIN_SURE = 40
"""Characters of such a piece; a short line between paragraphs is known by its place, not by its length."""
LINKED, LINKED_SURE = 0.95, 0.0
"""Share of a piece in links from which it is a link and nothing else, and the score below which such a one is none:
38 of 42."""


def text_size(blocks: Iterable[Block]) -> int:
    """Give the characters of the content among some blocks."""
    return sum(len(block.text) for block in blocks if block.kind in CONTENT_KINDS)


def general_size(page: Page) -> int:
    """Give the characters of what the general extraction takes for the article's text."""
    known = judged(page) if page.kind == "html" else None
    if known is None:
        return 0
    return sum(piece.size for piece, yes in zip(known.weights.outline.pieces, known.taken, strict=True) if yes)


def doubted(page: Page) -> set[Element]:
    """Give the elements whose text the general extraction is sure is none of the article's."""
    known = judged(page) if page.kind == "html" else None
    if known is None:
        return set()
    found: set[Element] = set()
    mixed: set[Element] = set()
    for index, piece in enumerate(known.weights.outline.pieces):
        score = known.scores.get(index)
        linked = piece.link * 2 > piece.size
        if score is None:  # the judge does not even look at most links; far from the text it looks at nothing
            sure = linked and piece.size >= MIN_SURE
        else:
            link = score < LINKED_SURE and piece.link >= LINKED * piece.size
            sure = link or (score <= SURE and (piece.size >= MIN_SURE or linked))
        (found if sure else mixed).add(piece.node)
    return found - mixed
