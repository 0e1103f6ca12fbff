"""The standfirst: what the newsroom wrote between the headline and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.extraction.article import hints as h
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import candidates
from copydesk.models.base import record

if TYPE_CHECKING:
    from turbohtml import Element

MIN_SIZE, MAX_SIZE = 30, 700
"""Characters of a standfirst: below are kickers and dates, above is running text."""
REACH = 16
"""Pieces behind the headline that are looked at: kicker, byline, dates, share bar and lead picture come between."""
_HUMPS = re.compile("(?<=[a-z])(?=[A-Z])")
_OTHER = h.CAPTION | h.SHARE | h.AD | h.PROMO | h.RELATED | h.COMMENT | h.AUTHOR
_OTHER_PLACES = h.FIGURE | h.FOOTER | h.ASIDE | h.FORM


@record
class Standfirst:
    """Where it stands."""

    selector: str
    pages: int
    """Pages where it was found; on the others the selector finds nothing."""
    vouched: int
    """Of those, pages where the extraction, the page's description or the element's name says what it is."""


def find_standfirst(samples: Sequence[Sample], container: str) -> Standfirst | None:
    """Find the selector that finds one on most pages, each time before the text, and never the same twice.

    `container` is the selector of what holds the text, "" where none does.
    """
    tried: dict[str, int] = {}
    for sample in samples:
        start = _start(sample, container)
        for index in range(sample.head + 1, min(start, sample.head + 1 + REACH)):
            if _like(sample, index) and not sample.is_title(index):
                for rank, css in _selectors(sample, index):
                    tried[css] = min(rank, tried.get(css, rank))
    best: tuple[tuple[int, int, int], Standfirst] | None = None
    for css, rank in tried.items():
        texts: list[str] = []
        vouched = 0
        for sample in samples:
            found = _found(sample, css, container)
            if found is None:
                break
            if found:
                texts.append(" ".join(sample.texts[index] for index in found))
                vouched += any(_vouched(sample, index) for index in found)
        else:
            # a majority of the pages, and of those found; a text said twice is the site's
            if len(texts) * 2 > len(samples) and vouched * 2 >= len(texts) and len(set(texts)) == len(texts):
                value = (len(texts), vouched, -rank)
                if best is None or value > best[0]:
                    best = value, Standfirst(css, len(texts), vouched)
    return best[1] if best else None


def _start(sample: Sample, container: str) -> int:
    """Give the index of the first piece of text behind the opening: in the container, where the page has one."""
    texts = [index for index, yes in enumerate(sample.taken) if yes and index not in sample.opening]
    held = sample.matched(container) if container else None
    if held:
        hits = sample.inside(held)
        return next((index for index in texts if hits[index]), len(hits))
    return texts[0] if texts else 0


def _like(sample: Sample, index: int) -> bool:
    piece, weights = sample.pieces[index], sample.weights
    if not MIN_SIZE <= piece.size * weights.width <= MAX_SIZE or piece.link * 2 > piece.size:
        return False
    hints, places = weights.read(piece.box), weights.places[piece.box]
    own = h.hints_of(piece.node.attr("class") or "")
    if (hints | own) & h.INTRO and not places & h.FIGURE:
        return True
    return not ((hints | own) & _OTHER or places & _OTHER_PLACES or piece.tag in ("figcaption", "h1"))


def _vouched(sample: Sample, index: int) -> bool:
    piece = sample.pieces[index]
    own = _named(piece.node) | _named(sample.outline.boxes[piece.box])
    subtitle, text = sample.article.subtitle, sample.texts[index]
    lead = sample.weights.evidence.lead
    told = bool(subtitle and subtitle in text) or bool(lead and lead.startswith(text[:60]))
    return sample.taken[index] or bool(own & h.INTRO) or told


def _named(element: Element) -> int:
    """Read an element's classes, the parts of `ContentHeaderDek` one by one."""
    return h.hints_of(_HUMPS.sub("-", element.attr("class") or ""))


def _selectors(sample: Sample, index: int) -> Iterator[tuple[int, str]]:
    """Give selectors of the piece: of its own element, or by the elements around it."""
    piece = sample.pieces[index]
    own = piece.node is not sample.outline.boxes[piece.box]
    if own:
        yield from candidates(piece.node)
    for up, box in enumerate(sample.around(piece.box)[:5], 2 if own else 0):
        for rank, css in candidates(sample.outline.boxes[box]):
            yield rank + up, (f"{css} {piece.tag}" if own or up else css)


def _found(sample: Sample, css: str, container: str) -> list[int] | None:
    """Give the pieces it finds on a page; None where it finds what can be no standfirst."""
    hits = sample.inside(sample.matched(css))
    found = [index for index, hit in enumerate(hits) if hit]
    if not found:
        return []
    good = found[0] > sample.head and found[-1] < _start(sample, container)
    whole = sum(sample.pieces[index].size for index in found) * sample.weights.width
    return found if good and whole <= MAX_SIZE and all(_like(sample, index) for index in found) else None
