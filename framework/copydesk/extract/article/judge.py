"""Which pieces are the article's text: a decision per piece, not one container."""

from __future__ import annotations

from copydesk.extract.article.hints import AD, BODY, CAPTION, COMMENT, PROMO, RELATED, SHARE
from copydesk.extract.article.walk import Outline
from copydesk.extract.article.weigh import ASIDE, FIGURE, FOOTER, FORM, Weights

BAD = COMMENT | RELATED | SHARE | PROMO | CAPTION | AD
OFF = ASIDE | FOOTER | FIGURE | FORM


def judge(outline: Outline, weights: Weights) -> list[bool]:
    """Tell for each piece whether it is article text."""
    parents, pieces = outline.parents, outline.pieces
    near = {weights.top, parents[weights.top]}
    taken = [False] * len(pieces)
    for index, piece in enumerate(pieces):
        box = piece.box
        climb = 0
        while box not in near and climb < 4:
            box = parents[box]
            climb += 1
        inside = box in near and (climb == 0 or not (weights.hints[piece.box] & BAD or weights.places[piece.box] & OFF))
        taken[index] = inside and weights.good[index] > 0 and not (piece.tag == "figcaption")
    marks = [index for index, yes in enumerate(taken) if yes]
    for before, after in zip(
        marks, marks[1:], strict=False
    ):  # what stands between two paragraphs of one box goes with them
        for index in range(before + 1, after):
            piece = pieces[index]
            if (
                piece.box in {pieces[before].box, pieces[after].box}
                and piece.link * 2 < piece.size
                and piece.tag != "h1"
            ):
                taken[index] = True
    return taken
