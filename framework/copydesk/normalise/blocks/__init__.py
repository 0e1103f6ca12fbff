"""The body: its blocks cleaned and labelled, its dateline, corrections and sign-off read.

Blocks are labelled, not deleted: what is no text of the article keeps its place under another kind. Two exceptions,
each reported or recorded: a block without any text, and one that repeats an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from copydesk.models import Author, Block, Context, Correction, Dateline, Found, Issue, evolve
from copydesk.normalise.blocks.corrections import normalise_corrections
from copydesk.normalise.blocks.datelines import read_dateline
from copydesk.normalise.blocks.reader import Reader
from copydesk.normalise.blocks.reading import blocks_of, clean_block
from copydesk.normalise.plain import MESSAGES, cleaned_value
from copydesk.normalise.values import nothing, stepped

SIGNOFF = 0.4
"""Factor on the body's confidence for authors and agencies read in it: a byline's own are better."""


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
    less = found.confidence * SIGNOFF
    for field, value in (("authors", body.authors), ("agencies", body.agencies)):
        if value:
            beside.append(evolve(found, field=field, confidence=less, issues=()).step("sign-off", value))
    return beside


def read_body(value: Any, context: Context) -> Body:
    """Clean and label the blocks of a body, in order."""
    steps: dict[str, None] = {}
    notes: dict[str, None] = {}
    cleaned = [clean_block(block, context, notes, steps) for block in blocks_of(value)]
    reader = Reader(context, cleaned, steps)
    return Body(
        tuple(reader.blocks), tuple(reader.places), reader.dateline, tuple(reader.corrections), tuple(reader.authors),
        tuple(dict.fromkeys(reader.agencies)), tuple(reader.repeated), tuple(steps), tuple(notes),
    )  # fmt: skip


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
