"""One saved page as the learner sees it: its text piece by piece, and what of it is the article's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.errors import UsageError
from copydesk.extraction.article.hints import INTRO, hints_of
from copydesk.extraction.article.page import judged
from copydesk.extraction.article.text import fold
from copydesk.extraction.article.walk import Piece
from copydesk.models import Article, Page, Result

if TYPE_CHECKING:
    from turbohtml import Element

RUN, MIN_QUOTED, QUOTED = 4, 6, 0.7
"""Words that are compared together, words of a pulled quote at least, and the share of it that a longer piece says."""
_WORD = re.compile(r"\w+")
MAX_OPENING = 2
"""Pieces at the beginning of the text that may be a standfirst."""


class Sample:
    """A page, read without rules of its source. Raises UsageError for a page without an article's text."""

    def __init__(self, page: Page, result: Result) -> None:
        self.page = page
        self.result = result
        self.article = result.article or Article()
        known = judged(page) if page.kind == "html" else None
        if known is None:
            raise UsageError(f"{page.name}: no HTML page with text; learn from saved article pages")
        self.weights = known.weights
        self.outline = outline = known.weights.outline
        self.pieces = outline.pieces
        self.root = outline.boxes[0]
        self.boxes: dict[Element, int] = {element: box for box, element in enumerate(outline.boxes)}
        self.names: dict[int, str] = {}
        """What boxes are called, as far as somebody asked."""
        self.texts = [fold(piece.text) for piece in outline.pieces]
        self.taken = list(known.taken)
        """For each piece, whether it is article text: the extractor's word, corrected by what follows and `agree`."""
        self.repeated = [False] * len(self.pieces)
        """For each piece, whether another page says the same word for word; known after `agree`."""
        self.pulled = frozenset(_quoted(self.pieces, self.taken))
        """Quotes pulled out of the text to adorn it, said again beside it."""
        for index in self.pulled:
            self.taken[index] = False
        self.opening = frozenset(self._openings())
        """Pieces taken that open the page beside its headline, most likely the standfirst: they say nothing about where
        the text stands."""

    def _openings(self) -> Iterator[int]:
        taken = [index for index, yes in enumerate(self.taken) if yes]
        head = self.weights.h1
        beside = set(self.around(self.pieces[head].box)[:2]) if head >= 0 else set()
        for index in taken[:MAX_OPENING] if len(taken) > MAX_OPENING else ():
            piece = self.pieces[index]
            names = f"{piece.node.attr('class') or ''} {self.outline.boxes[piece.box].attr('class') or ''}"
            if piece.box in beside or hints_of(names) & INTRO:
                yield index

    def around(self, box: int) -> list[int]:
        """Give a box and those it stands in, itself first, without the body."""
        chain = []
        while box:
            chain.append(box)
            box = self.outline.parents[box]
        return chain

    def matched(self, selector: str) -> set[Element]:
        """Give the elements a selector finds."""
        return set(self.root.select(selector))

    def inside(self, elements: Iterable[Element]) -> list[bool]:
        """Tell for each piece whether it is, or stands in, one of the elements."""
        wanted = set(elements)
        boxes, parents = self.outline.boxes, self.outline.parents
        known = [element in wanted for element in boxes]
        for box in range(1, len(boxes)):
            known[box] = known[box] or known[parents[box]]
        return [known[piece.box] or piece.node in wanted for piece in self.pieces]


def _quoted(pieces: Sequence[Piece], taken: Sequence[bool]) -> Iterator[int]:
    """Give the pieces taken that say again what a longer one says."""
    words = {index: _WORD.findall(piece.text.lower()) for index, piece in enumerate(pieces) if taken[index]}
    longest: dict[tuple[str, ...], int] = {}
    for said in words.values():
        for run in _runs(said):
            longest[run] = max(len(said), longest.get(run, 0))
    for index, said in words.items():
        again = [longest[run] > len(said) for run in _runs(said)]
        if len(said) >= MIN_QUOTED and sum(again) >= QUOTED * len(again):
            yield index


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def agree(samples: Sequence[Sample]) -> None:
    """Correct each page by the others: what stands word for word on two pages is no page's article."""
    counts = Counter(text for sample in samples for text in set(sample.texts))
    for sample in samples:
        for index, text in enumerate(sample.texts):
            if counts[text] > 1:
                sample.repeated[index] = True
                sample.taken[index] = False
