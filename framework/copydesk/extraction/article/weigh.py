"""How much article text each box holds, and which box holds most: the ground every other signal stands on.

A piece of running text counts its characters outside links, more or less according to where it stands. The factors
below were chosen by hand for what they mean, tried once as a whole by cross-validation over sites, not one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import prod

from copydesk.extraction.article import hints as h
from copydesk.extraction.article.evidence import Evidence
from copydesk.extraction.article.hints import ARTICLE, ASIDE, FIGURE, FOOTER, PLACES, hints_of
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import SENTENCE_END, Outline

MIN_GOOD = 50
"""Characters from which a piece counts as running text: longer than headlines, menus and captions mostly are."""
WIDE = 2.2
"""One Chinese, Japanese or Korean character says as much as this many letters (an estimate, not fitted)."""
_WIDE = re.compile("[\u2e81-\U0010ffff]")
WIDE_SHARE = 0.3
"""Share of such characters in the sample from which a page is written in them."""
UNFINISHED = 0.4
"""Factor for text that does not end as a sentence does: captions, teasers, tables of contents."""
MOST = 0.6
"""A box with this share of the page's unlinked text wraps the page; its name says nothing about the parts."""

HINT_FACTORS = (
    (h.COMMENT, 0.15), (h.RELATED, 0.5), (h.PROMO, 0.5), (h.CAPTION, 0.5), (h.AUTHOR, 0.6), (h.AD, 0.7),
    (h.SHARE, 0.7), (h.CHROME, 0.7), (h.BODY, 1.2),
)  # fmt: skip
PLACE_FACTORS = ((FOOTER, 0.1), (ASIDE, 0.3), (FIGURE, 0.5), (ARTICLE, 1.5))
BEFORE_TITLE, TOLD, LEAD = 0.3, 3.0, 2.0
"""Factors for text before the headline, text that JSON-LD states as the article's, text the description begins with."""


@lru_cache(4096)
def _factor(hints: int, places: int) -> float:
    """Give the factor for text that stands where these hints and places say."""
    named = [factor for hint, factor in HINT_FACTORS if hints & hint]
    return prod((*named, *(factor for place, factor in PLACE_FACTORS if places & place)))


class Weights:
    """Columns over the pieces and the boxes of an outline."""

    __slots__ = (
        "_most",
        "articles",
        "count",
        "direct",
        "evidence",
        "good",
        "h1",
        "hints",
        "linked",
        "mass",
        "names",
        "outline",
        "places",
        "size",
        "top",
        "total",
        "width",
    )  # fmt: skip

    def __init__(self, outline: Outline, evidence: Evidence) -> None:
        self.outline = outline
        self.evidence = evidence
        boxes = len(outline.parents)
        self.hints = [-1] * boxes
        """Hints of the box and those it stands in; -1 while nobody asked. Ask `read`."""
        self.places = [0] * boxes
        self.names = [""] * boxes
        """Its class attribute, known where the hints are."""
        self.articles = [0] * boxes
        """The nearest box, from it up, that is an `article`, 0 where none is; known where the hints are."""
        self.hints[0] = 0
        self.h1 = headline(outline, evidence.title)
        """Index of the headline among the pieces, -1 where there is none."""
        self.width = page_width(outline)
        """What a character counts on this page."""
        self.size, self.linked, self.count = self._sizes()
        self._most = MOST * (self.size[0] - self.linked[0])
        self.good, self.direct = self._good()
        """Of each piece, and of each box's own pieces: characters of running text outside links, weighted."""
        self.mass, self.top = self._sum_up()
        """Of each box with all it holds; and the box that holds most text itself, a child's counted half and a
        grandchild's a quarter."""
        self.total = self.mass[0] or 1.0

    def _sizes(self) -> tuple[list[float], list[float], list[int]]:
        parents, width = self.outline.parents, self.width
        boxes = len(parents)
        sizes, linked, count = [0.0] * boxes, [0.0] * boxes, [0] * boxes
        for piece in self.outline.pieces:
            box = piece.box
            sizes[box] += piece.size * width
            count[box] += 1
            if piece.link:
                linked[box] += piece.link * width
        for box in range(boxes - 1, 0, -1):
            if count[box]:
                parent = parents[box]
                sizes[parent] += sizes[box]
                linked[parent] += linked[box]
                count[parent] += count[box]
        return sizes, linked, count

    def _good(self) -> tuple[list[float], list[float]]:
        pieces = self.outline.pieces
        good, direct = [0.0] * len(pieces), [0.0] * len(self.outline.parents)
        width, evidence, h1, hints, places = self.width, self.evidence, self.h1, self.hints, self.places
        least = MIN_GOOD / width
        running = [
            (index, piece)
            for index, piece in enumerate(pieces)
            if piece.size >= least and piece.link * 2 < piece.size and piece.tag not in HEADINGS
        ]
        self.read_all([piece.box for _, piece in running])
        seen: dict[str, int] = {}
        for index, piece in running:
            text, box = piece.text, piece.box
            if seen.setdefault(text, box) != box:
                continue  # printed elsewhere too, for another width of screen; twice in one box is the author's
            value = (piece.size - piece.link) * width * _factor(hints[box], places[box])
            if text.rstrip()[-1:] not in SENTENCE_END:
                value *= UNFINISHED
            if index < h1:
                value *= BEFORE_TITLE
            if evidence.told and evidence.tells(text):
                value *= TOLD
            if evidence.lead and evidence.leads(text):
                value *= LEAD
            good[index] = value
            direct[box] += value
        return good, direct

    def _sum_up(self) -> tuple[list[float], int]:
        parents, direct = self.outline.parents, self.direct
        mass, score = list(direct), list(direct)
        for box in range(len(parents) - 1, 0, -1):
            if mass[box]:
                parent = parents[box]
                mass[parent] += mass[box]
                own = direct[box]
                if own:
                    score[parent] += own / 2
                    if parent:
                        score[parents[parent]] += own / 4
        return mass, score.index(max(score))

    def read(self, box: int) -> int:
        """Give the hints of a box and of those it stands in."""
        if self.hints[box] < 0:
            self.read_all((box,))
        return self.hints[box]

    def read_all(self, wanted: Iterable[int]) -> None:
        """Read the class and id of these boxes and of those they stand in, of each once."""
        hints, places = self.hints, self.places
        parents, boxes, tags, articles = self.outline.parents, self.outline.boxes, self.outline.tags, self.articles
        unread: list[int] = []
        for one in wanted:
            box = one
            while hints[box] == -1:
                hints[box] = -2
                unread.append(box)
                box = parents[box]
        unread.sort()  # those around it come before a box
        for box in unread:
            attr, parent = boxes[box].attr, parents[box]
            name, identity = attr("class"), attr("id")
            own = 0
            if name:
                own = hints_of(name)
                self.names[box] = name
            if identity:
                own |= hints_of(identity)
            tag = tags[box]
            here = PLACES.get(tag, 0)
            articles[box] = box if tag == "article" else articles[parent]
            if self.size[box] - self.linked[box] > self._most:
                own &= h.BODY
                here &= ARTICLE
            hints[box] = hints[parent] | own
            places[box] = places[parent] | here


def headline(outline: Outline, title: str) -> int:
    """Give the index of the h1 that the document's title repeats, else of the first h1, else -1."""
    first = -1
    for index, piece in enumerate(outline.pieces):
        if piece.tag == "h1":
            if first < 0:
                first = index
            if piece.size > 10 and piece.text.strip() in title:
                return index
    return first


def page_width(outline: Outline) -> float:
    """Give what a character counts: WIDE where the page is written in Chinese, Japanese or Korean, else 1."""
    sample = "".join([piece.text[:40] for piece in outline.pieces[:200:3]])[::3]
    if sample.isascii():
        return 1.0
    return WIDE if len(_WIDE.findall(sample)) > len(sample) * WIDE_SHARE else 1.0
