"""One saved page as the learner sees it: its text piece by piece, and what of it is the article's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.errors import UsageError
from copydesk.extraction.article.blocks import Body as Blocks
from copydesk.extraction.article.hints import INTRO, hints_of
from copydesk.extraction.article.page import judged
from copydesk.extraction.article.text import fold
from copydesk.extraction.article.walk import Piece
from copydesk.extraction.rules.general import SURE
from copydesk.models import CONTENT_KINDS, Article, BlockKind, Context, Page, Result
from copydesk.normalise.blocks.labels import first_word
from copydesk.normalise.blocks.signoffs import may_sign, read_signoff

if TYPE_CHECKING:
    from turbohtml import Element

RUN, MIN_QUOTED, QUOTED = 4, 6, 0.7
"""Words that are compared together, words of a pulled quote at least, and the share of it that a longer piece says."""
_WORD = re.compile(r"\w+")
MAX_OPENING = 2
"""Pieces at the beginning of the text that may be a standfirst."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_READ = frozenset({"credit", "correction"})
"""Labels of blocks behind the beginning of the text that the record's fields are read from."""


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
        self._blocks = Blocks(page, outline, known.weights, known.taken)
        self.root = outline.boxes[0]
        self.boxes: dict[Element, int] = {element: box for box, element in enumerate(outline.boxes)}
        self.names: dict[int, str] = {}
        """What boxes are called, as far as somebody asked."""
        self.scores = known.scores
        self.texts = [fold(piece.text) for piece in outline.pieces]
        self.taken = list(known.taken)
        """For each piece, whether it is article text: the extractor's word, corrected by what follows and `agree`."""
        self.repeated = [False] * len(self.pieces)
        """For each piece, whether another page says the same word for word; known after `agree`."""
        self.signed = list(self._signed())
        """For each piece behind the beginning of the text, whether it is a sign-off."""
        self.read = list(self._reads())
        """The same, whether it is a sign-off, a byline or a correction: no text, but what the record is read from."""
        self.head = self._head()
        """The piece that is the headline; -1 where there is none."""
        self.pulled = frozenset(_quoted(self.pieces, self.taken))
        """Quotes pulled out of the text to adorn it, said again beside it."""
        for index in self.pulled:
            self.taken[index] = False
        self.opening = frozenset(self._openings())
        """Pieces taken that open the page beside its headline, most likely the standfirst: they say nothing about where
        the text stands."""

    def _head(self) -> int:
        """Give the h1, without one the last heading before the text that says the title."""
        if self.weights.h1 >= 0 or not self.article.title:
            return self.weights.h1
        start = next((index for index, yes in enumerate(self.taken) if yes), -1)
        said = (index for index in range(start) if self.pieces[index].tag in _HEADINGS and self.is_title(index))
        return max(said, default=-1)

    def is_title(self, index: int) -> bool:
        """Tell whether a piece says the title and nothing else."""
        return self.article.title is not None and _plain(self.texts[index]) == _plain(self.article.title)

    def _signed(self) -> Iterator[bool]:
        context = Context(language=self.article.language)
        begun = False
        for text, yes in zip(self.texts, self.taken, strict=True):
            begun = begun or yes
            yield begun and signs(text, context)

    def _reads(self) -> Iterator[bool]:
        body = self.article.body
        start = next((n for n, block in enumerate(body) if block.kind in CONTENT_KINDS), 0)
        said = {_plain(block.text) for block in body[start:] if block.kind in _READ}
        first = next((index for index, yes in enumerate(self.taken) if yes), len(self.taken))
        for index, text in enumerate(self.texts):
            yield self.signed[index] or (index > first and _plain(text) in said)

    def label(self, index: int) -> BlockKind | None:
        """Give what the general extraction labels a piece that is no text."""
        return self._blocks.label(index)

    def doubted(self, index: int) -> bool:
        """Tell whether the general extraction leaves a piece without being sure, and without another name for it."""
        piece, score = self.pieces[index], self.scores.get(index)
        unsure = score is not None and SURE < score < 0
        return unsure and piece.link * 2 <= piece.size and self.label(index) is None

    def _openings(self) -> Iterator[int]:
        taken = [index for index, yes in enumerate(self.taken) if yes]
        beside = set(self.around(self.pieces[self.head].box)[:2]) if self.head >= 0 else set()
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


def signs(text: str, context: Context) -> bool:
    """Tell whether a text is a sign-off and nothing else: "Reporting by Jane Roe; editing by John Doe"."""
    return may_sign(text, first_word(text)) and read_signoff(text, context) is not None


def _plain(text: str) -> str:
    return " ".join(text.split())


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
    """Correct each page by the others: what stands word for word on two pages is no page's article.

    Headings of sections excepted, "What happens next" over a text of each page: those the extraction takes on every
    page that has them, and takes what stands below.
    """
    counts = Counter(text for sample in samples for text in set(sample.texts))
    again = {text for text, count in counts.items() if count > 1}
    sections = _sections(samples, again)
    for sample in samples:
        for index, text in enumerate(sample.texts):
            if text in again and text not in sections:
                sample.repeated[index] = True
                sample.taken[index] = False


def _sections(samples: Sequence[Sample], again: Collection[str]) -> set[str]:
    """Give the headings among texts said again that each time stand, taken, over text of their own page."""
    good: set[str] = set()
    bad: set[str] = set()
    for sample in samples:
        below = False
        for index in range(len(sample.pieces) - 1, -1, -1):
            text = sample.texts[index]
            if text in again:
                heading = sample.pieces[index].tag in _HEADINGS - {"h1"}
                (good if heading and below and sample.taken[index] else bad).add(text)
            below = sample.taken[index] and text not in again
    return good - bad
