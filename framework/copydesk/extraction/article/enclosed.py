"""Lists that stand between two paragraphs of the text: the article's own, whatever the trees make of them.

Their entries are short, and each is a piece of its own where one holds another list or a list is a `dl`: one by one
they look like a menu's. On the shared pages the rule adds 8 such lists, 6 of which the truths have.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.extraction.article.entries import LISTS
from copydesk.extraction.article.hints import AD, AUTHOR, CHROME, COMMENT, PROMO, RELATED, SHARE, hints_of
from copydesk.extraction.article.walk import Outline, Piece
from copydesk.extraction.article.weigh import Weights

MAX_GAP = 200
"""Pieces of such a list."""
MAX_LINKED = 0.2
"""Share of its text in links."""
_OTHERS = COMMENT | RELATED | SHARE | PROMO | AD | AUTHOR | CHROME


def enclosed(outline: Outline, weights: Weights, taken: Sequence[int]) -> list[int]:
    """Give the pieces left between two taken ones of one box where they are all entries of lists in that box."""
    pieces = outline.pieces
    found: list[int] = []
    for before, after in pairwise(taken):
        home = pieces[before].box
        if 1 < after - before <= MAX_GAP and pieces[after].box == home:
            gap = pieces[before + 1 : after]
            size, linked = sum([piece.size for piece in gap]), sum([piece.link for piece in gap])
            if linked <= MAX_LINKED * size and all(_is_entry(outline, weights, piece, home) for piece in gap):
                found += range(before + 1, after)
    return found


def _is_entry(outline: Outline, weights: Weights, piece: Piece, home: int) -> bool:
    """Tell whether a piece stands in a list of the box `home` that nothing names as another's."""
    hints = weights.read(piece.box) & ~weights.read(home)
    if piece.node is not outline.boxes[piece.box]:
        hints |= hints_of(piece.node.attr("class") or "")
    if hints & _OTHERS:
        return False
    if piece.box == home:
        return piece.tag in LISTS
    box = piece.box
    while outline.parents[box] != home:
        box = outline.parents[box]
        if box == 0:
            return False
    return outline.tags[box] in LISTS
