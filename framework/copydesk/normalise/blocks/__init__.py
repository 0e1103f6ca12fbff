"""The body: its blocks cleaned and labelled, its dateline, corrections and sign-off read.

Blocks are labelled, not deleted: what is no text of the article keeps its place under another kind. Two exceptions,
each reported or recorded: a block without any text, and one that repeats an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from copydesk.models import Author, Block, Context, Correction, Dateline, Found, Issue, evolve
from copydesk.normalise.blocks.corrections import correction_of, normalise_corrections
from copydesk.normalise.blocks.datelines import Lifted, lift, read_dateline
from copydesk.normalise.blocks.labels import MAX_HEAD, label_of
from copydesk.normalise.blocks.reading import blocks_of, clean_block
from copydesk.normalise.blocks.signoffs import MAX_LENGTH, ROLES, Signoff, read_byline_block, read_signoff
from copydesk.normalise.people.openings import first_words
from copydesk.normalise.plain import MESSAGES, cleaned_value
from copydesk.normalise.values import nothing, stepped

SIGNOFF = 0.4
"""Factor on the body's confidence for authors and agencies read in it: a byline's own are better."""
MIN_REPEATED = 24
"""Characters of a block that may count as a repetition: shorter ones ("No comment.") are said twice. An East Asian
one counts three times."""
LONG_REPEATED = 150
"""From here on a repetition counts wherever it stands; a shorter one (a question asked of each guest, a recipe's
step) only near the first, or in a run of repetitions."""
_NEAR = 3
_REPEATABLE = frozenset({"paragraph", "quote", "heading", "caption", "credit", "promo", "correction"})
_LABELLED = frozenset({"paragraph", "quote"})
_LAST = 4
"""Blocks at the end of an article where a line under `_SHORT` characters may be a sign-off without brackets."""
_SHORT = 200


class Body(NamedTuple):
    """A body read whole."""

    blocks: tuple[Block, ...]
    places: tuple[int | None, ...]
    """For each block as found, its place in `blocks`; None where it was dropped."""
    dateline: Dateline | None = None
    corrections: tuple[Correction, ...] = ()
    authors: tuple[Author, ...] = ()
    agencies: tuple[str, ...] = ()
    repeated: tuple[int, ...] = ()
    """Places, as found, of blocks dropped because an earlier one says the same."""
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def normalise_body(found: Found, context: Context) -> list[Found]:
    """Read a body: blocks, strings or one string.

    Gives `body`; and where they are in it `dateline`, `corrections`, `authors` (with the roles of a sign-off) and
    `agencies`.
    """
    body = read_body(found.value, context)
    _last[0] = found.value, context, body.places
    if not body.blocks:
        return [nothing(found, "text", "empty_value", "no text in it", "info")]
    issues = [Issue(code, found.field, "info", MESSAGES[code]) for code in body.notes]
    if body.repeated:
        message = f"{len(body.repeated)} blocks say again what stood before and were dropped"
        issues.append(Issue("repeated_block", found.field, "info", message, {"blocks": list(body.repeated)}))
    result = found if body.blocks == found.value else stepped(found, body.steps or ("blocks",), body.blocks, *issues)
    return [result, *_beside(found, body)]


def _beside(found: Found, body: Body) -> list[Found]:
    beside: list[Found] = []
    if body.dateline is not None:
        beside.append(evolve(found, field="dateline", issues=()).step("dateline", body.dateline))
        if body.dateline.agency:
            beside.append(evolve(found, field="agencies", issues=()).step("dateline", (body.dateline.agency,)))
    if body.corrections:
        beside.append(evolve(found, field="corrections", issues=()).step("correction", body.corrections))
    less = evolve(found, confidence=found.confidence * SIGNOFF, issues=())
    if body.authors:
        beside.append(evolve(less, field="authors").step("sign-off", body.authors))
    if body.agencies:
        beside.append(evolve(less, field="agencies").step("sign-off", body.agencies))
    return beside


def read_body(value: Any, context: Context) -> Body:
    """Clean and label the blocks of a body, in order."""
    steps: dict[str, None] = {}
    notes: dict[str, None] = {}
    found = list(blocks_of(value))
    cleaned = [clean_block(block, context, notes, steps) for block in found]
    reader = _Reader(context, len(cleaned), steps)
    for place, block in enumerate(cleaned):
        reader.read(place, block)
    return Body(
        tuple(reader.blocks), tuple(reader.places), reader.dateline, tuple(reader.corrections), tuple(reader.authors),
        tuple(dict.fromkeys(reader.agencies)), tuple(reader.repeated), tuple(steps), tuple(notes),
    )  # fmt: skip


class _Reader:
    """Goes through the cleaned blocks once, in order."""

    def __init__(self, context: Context, count: int, steps: dict[str, None]) -> None:
        self.context = context
        self.count = count
        self.steps = steps
        self.blocks: list[Block] = []
        self.places: list[int | None] = []
        self.dateline: Dateline | None = None
        self.corrections: list[Correction] = []
        self.authors: list[Author] = []
        self.agencies: list[str] = []
        self.repeated: list[int] = []
        self._seen: dict[str, int] = {}
        self._before: int | None = None
        self._cut: str | None = None
        self._text_seen = False

    def read(self, place: int, block: Block | None) -> None:
        if block is None:
            self.places.append(None)
            self.steps["empty"] = None
            return
        if self._repeats(block):
            self.places.append(None)
            self.repeated.append(place)
            self.steps["repeated"] = None
            return
        if block.kind in _LABELLED:
            block = self._labelled(block, place)
        elif block.kind == "heading":
            kind = label_of(block.text) if len(block.text) <= MAX_HEAD else None
            if kind in ("share", "promo", "ad"):
                self.steps["labels"] = None
                block = evolve(block, kind=kind, level=None)
        elif block.kind == "correction":
            self._correct(block.text)
        elif block.kind == "dateline":
            self._stated_dateline(block)
        self.places.append(len(self.blocks))
        self.blocks.append(block)

    def _repeats(self, block: Block) -> bool:
        """Tell whether a block says again what stood just before, or is long, or goes on with a repeated run."""
        before, self._before = self._before, None
        cut, self._cut = self._cut, None
        if block.kind not in _REPEATABLE or not block.text:
            return False
        key = block.text.casefold()
        length = len(key) * 3 if "\u3040" <= key[len(key) // 2] <= "\uffef" else len(key)
        if length < MIN_REPEATED:
            return False
        if block.text.endswith(("...", "…")):
            self._cut = key.rstrip(".… ")
        first = self._seen.setdefault(key, len(self.blocks))
        if first != len(self.blocks) and (
            length >= LONG_REPEATED or len(self.blocks) - first <= _NEAR or before == first - 1
        ):
            self._before = first
            return True
        if cut is not None and len(cut) > 2 * MIN_REPEATED and key.startswith(cut) and self.blocks:
            self._drop_last()  # a teaser cut with "…", then the paragraph it was cut from
        return False

    def _drop_last(self) -> None:
        place = len(self.places) - 1
        while place >= 0 and self.places[place] != len(self.blocks) - 1:
            place -= 1
        if place >= 0:
            self.blocks.pop()
            self.places[place] = None
            self.repeated.append(place)
            self.steps["repeated"] = None

    def _labelled(self, block: Block, place: int) -> Block:
        kind = label_of(block.text)
        signoff = self._signoff(block.text, place) if kind in (None, "credit") else None
        if kind is None and signoff is None and not self._text_seen:
            signoff = read_byline_block(block.text, self.context)
        if signoff is not None:
            kind = "credit"
            self.authors += [author for author in signoff.authors if author not in self.authors]
            self.agencies += signoff.agencies
        if kind == "correction":
            self._correct(block.text)
        if kind is not None:
            self.steps["labels"] = None
            return evolve(block, kind=kind)
        if not self._text_seen and block.kind == "paragraph":
            self._text_seen = True
            rest = self._without_dateline(block)
            kind = label_of(rest.text) if rest is not block else None
            return evolve(rest, kind=kind) if kind is not None else rest
        return block

    def _correct(self, text: str) -> None:
        correction = correction_of(text, self.context)
        if all(known.text != correction.text for known in self.corrections):
            self.corrections.append(correction)

    def _signoff(self, text: str, place: int) -> Signoff | None:
        if len(text) > MAX_LENGTH:
            return None
        near_end = place >= self.count - _LAST and len(text) < _SHORT
        if near_end or text[0] in "([（【—–_*©" or "contributed" in text or _first_word(text) in first_words(ROLES):
            return read_signoff(text, self.context)
        return None

    def _without_dateline(self, block: Block) -> Block:
        if self.dateline is not None:
            return block
        lifted = lift(block.text, self.context)
        if lifted is None:
            return block
        self._take(lifted)
        self.steps["dateline"] = None
        self.blocks.append(Block("dateline", lifted.dateline.text))
        self._seen.setdefault(lifted.rest.casefold(), len(self.blocks))
        return evolve(block, text=lifted.rest)

    def _stated_dateline(self, block: Block) -> None:
        self._text_seen = self.dateline is None
        if self.dateline is None and (lifted := read_dateline(block.text, self.context)) is not None:
            self._take(lifted)

    def _take(self, lifted: Lifted) -> None:
        self.dateline = lifted.dateline
        self.authors += lifted.authors


def _first_word(text: str) -> str:
    return text.partition(" ")[0].strip("([:：").lower()


def renumber(found: Sequence[Block], context: Context) -> tuple[int | None, ...]:
    """Give for each block as found its place after normalisation, None where it was dropped.

    For `Media.block` and `Link.block`, which count the blocks as the extractor gave them.
    """
    known, about, places = _last[0]
    return places if known is found and about is context else read_body(found, context).places


_last: list[tuple[Any, Context | None, tuple[int | None, ...]]] = [(None, None, ())]
"""The body last normalised, its context and where its blocks went: `renumber` is asked just after it. One entry that is
replaced whole, so threads may share it."""


def normalise_dateline(found: Found, context: Context) -> list[Found]:
    """Read a dateline that stands alone."""
    if isinstance(found.value, Dateline):
        return [found]
    cleaned = cleaned_value(found)
    if cleaned is None:
        return [nothing(found, "text", "empty_value", "no text in it", "info")]
    lifted = read_dateline(cleaned.value, context)
    dateline = lifted.dateline if lifted is not None else Dateline(cleaned.value)
    results = [cleaned.step("dateline", dateline)]
    if dateline.agency:
        results.append(evolve(found, field="agencies", issues=()).step("dateline", (dateline.agency,)))
    return results


__all__ = ["Body", "normalise_body", "normalise_corrections", "normalise_dateline", "read_body", "renumber"]
