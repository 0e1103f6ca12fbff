"""Which pieces are the article's text: a decision per piece, not one container.

The signals are summed by small fitted trees, and no more of them than it takes: where the sum is so plain that the
rest hardly ever turns it, it is final.
"""

from __future__ import annotations

from copydesk.extraction.article.hints import PROMO
from copydesk.extraction.article.signals import candidates, measure, path_to
from copydesk.extraction.article.trees import score
from copydesk.extraction.article.walk import Outline
from copydesk.extraction.article.weigh import Weights

THRESHOLD = 0.0
"""Sum from which a piece is article text: even odds."""


def judge(outline: Outline, weights: Weights) -> list[bool]:
    """Tell for each piece whether it is article text. A page with any text of its own has at least one such piece."""
    return verdicts(outline, weights)[0]


def verdicts(outline: Outline, weights: Weights) -> tuple[list[bool], dict[int, float]]:
    """Tell for each piece whether it is article text, and give the sum of the trees for each piece looked at."""
    taken = [False] * len(outline.pieces)
    chosen = candidates(weights)
    scores = [score(*row) for row in measure(outline, weights, chosen)]
    if scores:
        least = min(THRESHOLD, max(scores))
        only = len(scores) == 1
        for index, value in zip(chosen, scores, strict=True):
            # The headline is a field of its own, a caption a block of its own.
            if value >= least and (only or (index != weights.h1 and outline.pieces[index].tag != "figcaption")):
                taken[index] = True
        common = path_to(weights.top, outline.parents)
        kept = [
            yes and not _promotes(outline, weights, piece.box, common)
            for piece, yes in zip(outline.pieces, taken, strict=True)
        ]
        if any(kept):
            taken = kept
    known = dict(zip(chosen, scores, strict=True))
    return ([False] * len(taken) if _mostly_links(outline, taken) else taken), known


def _promotes(outline: Outline, weights: Weights, box: int, common: dict[int, int]) -> bool:
    """Tell whether a box, or one around it that the top box does not stand in, is named as promotion.

    `common` are the boxes the top box stands in.

    The trees sum names with much else, and on a short page they take a newsletter box. Of the pieces they took on the
    shared pages (every other one of wcxb) this leaves out 34 wrong and 8 right ones, 17,700 and 1,900 characters; for
    names of sharing and for `aside` the same rule leaves out more text than it saves.
    """
    if not weights.hints[box] & PROMO:
        return False
    parents = outline.parents
    while box not in common:
        own = weights.hints[box] & ~weights.hints[parents[box]]
        if own & PROMO:
            return True
        box = parents[box]
    return False


def _mostly_links(outline: Outline, taken: list[bool]) -> bool:
    """Tell whether what was taken leads elsewhere: the titles of a listing, which has no text of its own."""
    chosen = [piece for piece, yes in zip(outline.pieces, taken, strict=True) if yes]
    return sum(piece.link for piece in chosen) * 2 > sum(piece.size for piece in chosen)
