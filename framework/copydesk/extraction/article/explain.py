"""Says of every piece looked at why it was taken or left."""

from __future__ import annotations

from typing import Any

from copydesk.extraction.article.hints import HINTS, PLACE_NAMES
from copydesk.extraction.article.page import judged
from copydesk.extraction.article.signals import NAMES, measure, reach
from copydesk.extraction.article.text import fold
from copydesk.extraction.article.walk import whole_text
from copydesk.models import Page


def explain(page: Page) -> list[dict[str, Any]]:
    """Give, for each piece within reach of running text, its text, its verdict and score, and its signals by name.

    `hints` and `places` are the names that class attributes, ids and tags around the piece suggest. Shares are of the
    page's weight; distances are counted in pieces and in boxes. The score is None for a piece that is plainly no
    article text, of which no more was asked.
    """
    known = judged(page) if page.kind == "html" else None
    if known is None:
        return []
    weights, taken, scores = known
    outline, near = weights.outline, reach(weights)
    asked = list(scores)
    rows = dict(zip(asked, measure(outline, weights, near, asked), strict=True))
    others = [index for index in near if index not in scores]
    rows |= zip(others, measure(outline, weights, near, others), strict=True)
    told = []
    for index, row in sorted(rows.items()):
        signals: dict[str, Any] = dict(zip(NAMES, row, strict=True))
        signals["tag"] = outline.pieces[index].tag
        signals["hints"] = [name for bit, name in enumerate(HINTS) if row[-2] >> bit & 1]
        signals["places"] = [name for bit, name in enumerate(PLACE_NAMES) if row[-1] >> bit & 1]
        text = fold(whole_text(outline.pieces[index]))
        score = round(scores[index], 2) if index in scores else None
        told.append({"taken": taken[index], "score": score, "text": text, "signals": signals})
    return told
