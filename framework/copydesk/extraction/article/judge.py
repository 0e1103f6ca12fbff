"""Which pieces are the article's text: a decision per piece, not one container.

The signals are summed by small fitted trees, and no more of them than it takes: where the sum is so plain that the
rest hardly ever turns it, it is final.
"""

from __future__ import annotations

from copydesk.extraction.article.signals import candidates, measure
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
    known = dict(zip(chosen, scores, strict=True))
    return ([False] * len(taken) if _mostly_links(outline, taken) else taken), known


def _mostly_links(outline: Outline, taken: list[bool]) -> bool:
    """Tell whether what was taken leads elsewhere: the titles of a listing, which has no text of its own."""
    chosen = [piece for piece, yes in zip(outline.pieces, taken, strict=True) if yes]
    return sum(piece.link for piece in chosen) * 2 > sum(piece.size for piece in chosen)
