"""Blocks that say again what stood before: a teaser and its paragraph, a text printed twice for two screen sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.models import CONTENT_KINDS, Block

MIN_REPEATED = 24
"""Characters of a block that may count as a repetition: shorter ones ("No comment.") are said twice. An East Asian
one counts three times."""
LONG_REPEATED = 150
"""From here on a caption or box repeats another wherever it stands; a shorter one only near it."""
NEAR = 2
"""Blocks from a paragraph to the one it repeats, with at most a picture between. Farther ones are meant: of 16 in the
dev sets, in meal plans, reviews and transcripts, 14 were."""
NEAR_LABELLED = 3
RUN = 3
"""Blocks repeated in the same order, from which on a part of the page is printed twice."""
COPIES = 3
"""From so many on an author repeats a paragraph (a refrain, a plan); a layout prints its text twice."""
_HEAD = 12  # characters two blocks must share before they are compared whole: hardly any two of one text do
_REPEATABLE = frozenset({"paragraph", "quote", "heading", "caption", "credit", "promo", "correction"})
_TEASED = 3


def repeats_of(blocks: Sequence[Block | None]) -> frozenset[int]:
    """Give the places of blocks that say again what an earlier one says, or a teaser what the next says whole."""
    texts = [(place, block.text) for place, block in enumerate(blocks) if block is not None and _counts(block)]
    found = {*_teasers(texts)}
    firsts, copies = _firsts(texts)
    if firsts:
        twice = {place: first for place, first in firsts.items() if copies[first] < COPIES}
        found.update(_runs([place for place, _ in texts], twice, blocks))
        found |= {place for place, first in firsts.items() if _is_repeat(blocks, place, first, copies[first])}
    return frozenset(found)


def _counts(block: Block) -> bool:
    text = block.text
    if not text or block.kind not in _REPEATABLE:
        return False
    return len(text) >= MIN_REPEATED or (len(text) * 3 >= MIN_REPEATED and "\u3040" <= text[len(text) // 2] <= "\uffef")


def _firsts(texts: Sequence[tuple[int, str]]) -> tuple[dict[int, int], dict[int, int]]:
    """Give for each repetition the place of the first such text; for each of these how often it is printed."""
    heads: dict[str, int] = {}
    for _, text in texts:
        head = text[:_HEAD].casefold()
        heads[head] = heads.get(head, 0) + 1
    seen: dict[str, int] = {}
    firsts: dict[int, int] = {}
    copies: dict[int, int] = {}
    if len(heads) == len(texts):
        return firsts, copies
    for place, text in texts:
        if heads[text[:_HEAD].casefold()] > 1:
            first = seen.setdefault(text.casefold(), place)
            copies[first] = copies.get(first, 0) + 1
            if first != place:
                firsts[place] = first
    return firsts, copies


def _is_repeat(blocks: Sequence[Block | None], place: int, first: int, copies: int) -> bool:
    block, other = blocks[place], blocks[first]
    if block is None or other is None:
        return False
    if block.kind == other.kind and block.kind in CONTENT_KINDS:
        return block.kind != "heading" and copies < COPIES and place - first <= NEAR
    return place - first <= NEAR_LABELLED or len(block.text) >= LONG_REPEATED


def _runs(order: Sequence[int], firsts: dict[int, int], blocks: Sequence[Block | None]) -> Iterator[int]:
    """Give every block of the parts that are printed again in the same order, short ones between them too."""
    follows = dict(pairwise(order))
    run: list[int] = []
    for place in (*order, None):
        if place is not None and place in firsts and (not run or follows.get(firsts[run[-1]]) == firsts[place]):
            run.append(place)
            continue
        if len(run) >= RUN:
            said = {block.text for block in blocks[firsts[run[0]] : firsts[run[-1]] + 1] if block is not None}
            for again in range(run[0], run[-1] + 1):
                block = blocks[again]
                if again in firsts or (block is not None and block.kind in _REPEATABLE and block.text in said):
                    yield again
        run = [place] if place is not None and place in firsts else []


def _teasers(texts: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Give the place of a text at the head that is cut with dots, where the next begins with all of it."""
    for (place, text), (_, after) in pairwise(texts[: _TEASED + 1]):
        if text.endswith(("...", "…")):
            cut = text.casefold().rstrip(".… ")
            if len(cut) > 2 * MIN_REPEATED and after.casefold().startswith(cut):
                yield place
