"""Captions: text beside pictures that the general extraction takes for the article's on one page and not on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.extraction.article import hints as h
from copydesk.extraction.article.walk import Piece
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import fragments
from copydesk.learning.support import Supported, supported
from copydesk.models import BlockKind
from copydesk.models.base import evolve

MAX_UP = 4
"""Boxes around a caption by whose name it is known."""
MAX_RULES = 6


def find_captions(samples: Sequence[Sample], container: str) -> list[Supported]:
    """Find selectors of the lines in the container that stand in boxes named for pictures."""
    tried: dict[str, int] = {}
    for sample in samples:
        within = sample.inside(sample.matched(container))
        for piece, yes, hit in zip(sample.pieces, sample.taken, within, strict=True):
            if hit and not yes and piece.tag not in ("figcaption", "h1"):
                for css, up in _selectors(sample, piece):
                    tried[f"{container} {css}"] = min(up, tried.get(f"{container} {css}", up))
    return [evolve(rule, kind=_kind(rule.what)) for rule in supported(samples, tried.items(), MAX_RULES)]


def _kind(css: str) -> BlockKind:
    return "ad" if h.hints_of(css.rpartition(" ")[2]) & h.AD else "caption"


def _selectors(sample: Sample, piece: Piece) -> Iterator[tuple[str, int]]:
    """Name a line by a box around it that is named for pictures; the nearer box comes first."""
    for up, box in enumerate(sample.around(piece.box)[:MAX_UP]):
        element = sample.outline.boxes[box]
        if h.hints_of(f"{element.attr('class') or ''} {element.attr('id') or ''}") & (h.BODY | h.CHROME):
            return
        tag = "" if element is piece.node else f" {piece.tag}"
        for rank, css in fragments(element)[:6]:
            if rank < 7 and h.hints_of(css) & h.CAPTION:
                yield f"{element.tag}{css}{tag}", up
