"""Which pieces are the article's text: a decision per piece, not one container.

The signals are summed by small fitted trees, and no more of them than it takes: where the sum is so plain that the
rest hardly ever turns it, it is final.
"""

from __future__ import annotations

from copydesk.extraction.article.hints import PROMO
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
    pieces, hints = outline.pieces, weights.hints
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
    yes = [
        index
        for index in yes
        if not (hints[pieces[index].box] & PROMO and _promotes(outline, weights, pieces[index].box, common))
    ] or yes
    # What leads elsewhere for the most part is the titles of a listing, which has no text of its own.
    if sum([pieces[index].link for index in yes]) * 2 > sum([pieces[index].size for index in yes]):
        yes = []
    taken = [False] * len(pieces)
    for index in yes:
        taken[index] = True
    return taken, dict(zip(chosen, scores, strict=True))


def _promotes(outline: Outline, weights: Weights, box: int, common: dict[int, int]) -> bool:
    """Tell whether a box, or one around it that the top box does not stand in, is named as promotion.

    `common` are the boxes the top box stands in.

    The trees sum names with much else, and on a short page they take a newsletter box. Of the pieces they took on the
    shared pages (every other one of wcxb) this leaves out 34 wrong and 8 right ones, 17,700 and 1,900 characters; for
    names of sharing and for `aside` the same rule leaves out more text than it saves.
    """
    parents = outline.parents
    while box not in common:
        own = weights.hints[box] & ~weights.hints[parents[box]]
        if own & PROMO:
            return True
        box = parents[box]
    return False
