"""The one place of every page that holds nearly all of the article's text and little else."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.learning.samples import Sample
from copydesk.learning.selectors import candidates
from copydesk.models.base import record

MAX_TRIED = 200
"""Selectors tried; the best named come first."""
LEAST_COVER, MEAN_COVER = 0.6, 0.9
"""Share of a page's article text a container must hold: on each page, and on the mean of the pages. A short article
may have a third of its text in the standfirst."""
RANK_COST, DEPTH_GAIN = 0.004, 0.001
"""What a worse name costs and an inner element gains, in shares of text: they decide between near equals only."""

MANY_COST = 0.1
"""What it costs not to be one element: paragraphs by their own name leave out the headings and lists between them."""


@record
class Container:
    """Where the text stands."""

    selector: str
    cover: float
    """Mean share of the article's text in it, on the pages that have it."""
    purity: float
    """Mean share the article's text has of what it holds, on these pages."""
    pages: int
    """Pages that have it; the others are of another look and are read without rules."""


def find_container(samples: Sequence[Sample]) -> Container | None:
    """Find the selector; None where no one thing holds the text on every page, or on all but a few that have no such.

    Of ten pages given three may be of another look; of three one, of two none.
    """
    ranks: dict[str, int] = {}
    depths: dict[str, int] = {}
    for sample in samples:
        taken = {piece.box for piece, yes in zip(sample.pieces, sample.taken, strict=True) if yes}
        for box in sorted({box for start in taken for box in sample.around(start)}):
            depth = len(sample.around(box))
            for rank, css in candidates(sample.outline.boxes[box]):
                ranks[css] = min(rank, ranks.get(css, rank))
                depths[css] = max(depth, depths.get(css, 0))
    best: tuple[float, Container] | None = None
    for css, rank in sorted(ranks.items(), key=lambda item: (item[1], -depths[item[0]], item[0]))[:MAX_TRIED]:
        having = [sample for sample in samples if sample.matched(css)]
        if len(having) < len(samples) - len(samples) // 3:
            continue
        figures = [measure(sample, css) for sample in having]
        cover, purity = (sum(column) / len(having) for column in zip(*figures, strict=True))
        if min(figures)[0] < LEAST_COVER or cover < MEAN_COVER:
            continue
        value = cover * purity**0.5 * len(having) / len(samples) - RANK_COST * rank + DEPTH_GAIN * depths[css]
        if any(len(sample.matched(css)) > 1 for sample in having):
            value -= MANY_COST
        if best is None or value > best[0]:
            best = value, Container(css, cover, purity, len(having))
    return best[1] if best else None


def measure(sample: Sample, css: str) -> tuple[float, float]:
    """Give the share of the article's text that what a selector finds holds, and its share of the text held there."""
    taken = held = good = 0
    hits = sample.inside(sample.matched(css))
    for index, (piece, hit, yes) in enumerate(zip(sample.pieces, hits, sample.taken, strict=True)):
        if index in sample.opening:
            continue
        if yes:
            taken += piece.size
        if hit and yes:
            good += piece.size
        elif hit:
            held += piece.size - piece.link
    return (good / taken if taken else 0.0), (good / (good + held) if good else 0.0)
