"""Which pieces are the article's text: a decision per piece, not one container.

The signals are summed by small fitted trees, and no more of them than it takes: where the sum is so plain that the
rest hardly ever turns it, it is final.
"""

from __future__ import annotations

from copydesk.extraction.article.apart import stands_apart, teasers
from copydesk.extraction.article.enclosed import enclosed
from copydesk.extraction.article.signals import candidates, measure, path_to, reach
from copydesk.extraction.article.trees import score
from copydesk.extraction.article.walk import Outline
from copydesk.extraction.article.weigh import Weights

THRESHOLD = 0.0
"""Sum from which a piece is article text: even odds."""


def judge(outline: Outline, weights: Weights) -> list[bool]:
    """Tell for each piece whether it is article text. A page with any text of its own has at least one such piece."""
    return verdicts(outline, weights)[0]


def verdicts(outline: Outline, weights: Weights) -> tuple[list[bool], dict[int, float]]:
    """Tell for each piece whether it is article text, and give the trees' sum for those they were asked of."""
    pieces = outline.pieces
    near = reach(weights)
    chosen = candidates(weights, near)
    scores = [score(*row) for row in measure(outline, weights, near, chosen)]
    least = min(THRESHOLD, max(scores, default=THRESHOLD))
    # The headline is a field of its own, a caption a block of its own.
    yes = [
        index
        for index, value in zip(chosen, scores, strict=True)
        if value >= least and ((index != weights.h1 and pieces[index].tag != "figcaption") or len(chosen) == 1)
    ]
    common = path_to(weights.top, outline.parents)
    foreign = teasers(outline, weights)
    yes = [
        index
        for index in yes
        if not stands_apart(outline, weights, pieces[index], common)
        and weights.articles[pieces[index].box] not in foreign
    ] or yes
    # What leads elsewhere for the most part is the titles of a listing, which has no text of its own.
    if sum([pieces[index].link for index in yes]) * 2 > sum([pieces[index].size for index in yes]):
        yes = []
    taken = [False] * len(pieces)
    for index in (*yes, *enclosed(outline, weights, yes)):
        taken[index] = True
    return taken, dict(zip(chosen, scores, strict=True))
