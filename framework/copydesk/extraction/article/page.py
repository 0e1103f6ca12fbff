"""From a page to the outline of its text, made once."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.extraction.article.evidence import evidence_of
from copydesk.extraction.article.judge import verdicts
from copydesk.extraction.article.walk import Outline, walk
from copydesk.extraction.article.weigh import Weights
from copydesk.models import Page


def outlined(page: Page) -> Outline | None:
    """Give the outline of a page's text, made once and kept in `page.memo`.

    The outline holds every piece of visible text below the body in reading order, each with its tag, its element,
    its links and the number of its box; the boxes as parallel lists (element, tag, parent); images and embeds with
    the number of pieces before them. What `tags` calls SKIP (scripts, forms' controls, `nav`) is not in it. None where
    the document has no element. It is read after the clean hooks; what is removed from the tree later stays in it.
    """
    if "outline" not in page.memo:
        tree = page.tree
        body = tree.find("body")
        root = body if body is not None else tree.root
        page.memo["outline"] = walk(root) if root is not None else None
    outline: Outline | None = page.memo["outline"]
    return outline


class Judged(NamedTuple):
    """What the judge says of a page."""

    weights: Weights
    taken: list[bool]
    """For each piece of the outline, whether it is article text."""
    scores: dict[int, float]
    """For each piece the trees were asked of, their sum; from 0 on it speaks for article text."""


def judged(page: Page) -> Judged | None:
    """Judge the pieces of the page's outline, once, and keep it in `page.memo`; None where the page has none."""
    if "judged" not in page.memo:
        outline = outlined(page)
        weights = Weights(outline, evidence_of(page)) if outline is not None and outline.pieces else None
        page.memo["judged"] = Judged(weights, *verdicts(weights.outline, weights)) if weights is not None else None
    known: Judged | None = page.memo["judged"]
    return known
