"""Goes through the cleaned blocks of a body once, in order, and labels what is no text of the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from copydesk.models import Author, Block, Context, Correction, Dateline, evolve
from copydesk.models.parts import StatedBlock
from copydesk.normalise.blocks.corrections import correction_of
from copydesk.normalise.blocks.datelines import lift, read_dateline
from copydesk.normalise.blocks.furniture import MAX_LINE, is_date, line_of
from copydesk.normalise.blocks.labels import MAX_HEAD, first_word, label_heads, label_of, lowered
from copydesk.normalise.blocks.lifted import Lifted
from copydesk.normalise.blocks.repeats import NEAR, repeats_of
from copydesk.normalise.blocks.signing import Signoff, without_editors
from copydesk.normalise.blocks.signoffs import (
    MAX_LENGTH,
    SIGNS,
    may_sign,
    read_byline_block,
    read_signoff,
    signoff_heads,
)

_LAST = 4
"""Blocks at the end of an article where a line under `_SHORT` characters may be a sign-off without brackets."""
_SHORT = 200
_EDGE = 2
"""Blocks at either end of an article among which a byline or a date may stand in a line of its own."""
_PROSE = frozenset({"paragraph", "quote"})
_WORDED = frozenset({"paragraph", "quote", "credit", "heading", "correction"})
_TOLD = frozenset({"heading", "correction", "dateline"})
"""Kinds of other blocks whose words are looked at."""
_SIGNS = SIGNS | {"c", "C"}
"""What a sign-off or a copyright notice begins with."""


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """Give by their first words the beginnings of paragraphs that may be something else than text."""
    told = label_heads()
    for word, heads in signoff_heads().items():
        told[word] = (*told.get(word, ()), *heads)
    return told


def _ends(blocks: Sequence[Block | None]) -> tuple[int, int]:
    """Give the places where the last blocks begin: of the text and its credits, with whatever stands between them.

    Pictures, boxes and lists of other articles behind the text are none of them.
    """
    left, edge = _LAST, 0
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if block is None or block.kind not in _WORDED:
            continue
        left -= 1
        if left == _LAST - _EDGE:
            edge = place
        if not left:
            return place, edge
    return 0, edge


class Reader:
    """A body being read."""

    def __init__(self, context: Context, blocks: Sequence[Block | None], steps: dict[str, None]) -> None:
        self.context = context
        self.steps = steps
        self.blocks: list[Block] = []
        self.places: list[int | None] = []
        """For each block as found, its place in `blocks`; None where it was dropped."""
        self.dateline: Dateline | None = None
        self.corrections: list[Correction] = []
        self.authors: list[Author] = []
        self.agencies: list[str] = []
        self.repeated: list[int] = []
        """Places, as found, of blocks dropped because another says the same."""
        self._telling = _telling()
        self._end, self._edge = _ends(blocks)
        self._found = blocks
        self._dates: int | None = None
        """How many blocks are a date and nothing else, once somebody asked: to count them for each is quadratic."""
        self._text_seen = False
        self._lead = ""
        """The first paragraph without its dateline: some pages print both."""
        self._lead_until = -1
        self._read(blocks)
        self.authors = [*without_editors(self.authors)] if len(self.authors) > 1 else self.authors

    def _read(self, blocks: Sequence[Block | None]) -> None:
        """Take the blocks one by one, None for one without anything in it."""
        repeats = repeats_of(blocks)
        taken, places = self.blocks, self.places
        for place, block in enumerate(blocks):
            if block is None:
                places.append(None)
                self.steps["empty"] = None
                continue
            if place in repeats or (place <= self._lead_until and block.text == self._lead):
                places.append(None)
                self.repeated.append(place)
                self.steps["repeated"] = None
                continue
            if type(block) is StatedBlock:
                read = self._stated(block, place)
            elif block.kind in _PROSE:
                read = self._labelled(block, place)
            else:
                read = self._other(block) if block.kind in _TOLD else block
            places.append(len(taken))
            taken.append(read)

    def _stated(self, block: StatedBlock, place: int) -> Block:
        """Give a block whose kind its source states: whom it names is read, and it stays what it is."""
        plain = Block(block.kind, block.text, block.level, block.items, block.href)
        if block.kind in _PROSE:
            read = self._labelled(plain, place)
            return read if read.kind == block.kind else evolve(read, kind=block.kind)
        return self._other(plain) if block.kind in _TOLD and block.kind != "heading" else plain

    def _other(self, block: Block) -> Block:
        if block.kind == "correction":
            self._correct(block.text)
        elif block.kind == "dateline":
            self._stated_dateline(block)
        elif len(block.text) <= MAX_HEAD and (label := label_of(block.text)) in ("share", "promo", "ad"):
            self.steps["labels"] = None
            return evolve(block, kind=label, level=None)
        return block

    def _labelled(self, block: Block, place: int) -> Block:
        text = block.text
        word = first_word(text)
        heads = self._telling.get(word)
        if (
            (heads is None or not lowered(text).startswith(heads))
            and self._text_seen
            and _EDGE < place < self._end
            and text[:1] not in _SIGNS
            and "contributed" not in text
            and word.isascii()
            and (len(text) > MAX_LINE or line_of(text) is None)
        ):
            return block  # as nearly all do
        kind = label_of(text, word)
        signoff = self._signoff(text, word, place) if kind is None or kind == "credit" else None
        if kind is None and signoff is None:
            if self._text_seen and _EDGE < place < self._edge:
                return block
            signoff = read_byline_block(text, self.context)
            if signoff is None and self._is_lone_date(text):
                kind = "credit"
            elif signoff is None and self._text_seen:
                return block
        if signoff is not None:
            kind = "credit"
            self.authors += [author for author in signoff.authors if author not in self.authors]
            self.agencies += signoff.agencies
        if kind == "correction":
            self._correct(text)
        if kind is not None:
            self.steps["labels"] = None
            return evolve(block, kind=kind)
        if block.kind == "paragraph":
            self._text_seen = True
            rest = self._without_dateline(block, place)
            kind = label_of(rest.text) if rest is not block else None
            return evolve(rest, kind=kind) if kind is not None else rest
        return block

    def _is_lone_date(self, text: str) -> bool:
        """Tell the date of an article from those of a diary or a plan, of which there are several."""
        if not is_date(text):
            return False
        if self._dates is None:
            self._dates = sum(block is not None and is_date(block.text) for block in self._found)
        return self._dates == 1

    def _correct(self, text: str) -> None:
        correction = correction_of(text, self.context)
        if all(known.text != correction.text for known in self.corrections):
            self.corrections.append(correction)

    def _signoff(self, text: str, word: str, place: int) -> Signoff | None:
        if len(text) <= MAX_LENGTH and (
            (place >= self._end and len(text) < _SHORT) or may_sign(text, word) or "contributed" in text
        ):
            return read_signoff(text, self.context, place >= self._edge)
        return None

    def _without_dateline(self, block: Block, place: int) -> Block:
        lifted = lift(block.text, self.context) if self.dateline is None else None
        if lifted is None:
            return block
        self._take(lifted)
        self.steps["dateline"] = None
        self.blocks.append(Block("dateline", lifted.dateline.text))
        self._lead, self._lead_until = lifted.rest, place + NEAR
        return evolve(block, text=lifted.rest)

    def _stated_dateline(self, block: Block) -> None:
        self._text_seen = self.dateline is None
        if self.dateline is None and (lifted := read_dateline(block.text, self.context)) is not None:
            self._take(lifted)

    def _take(self, lifted: Lifted) -> None:
        self.dateline = lifted.dateline
        self.authors += lifted.authors
