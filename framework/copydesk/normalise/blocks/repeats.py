"""Blocks that say again what stood before: a teaser and its paragraph, a text printed twice for two screen sizes.

A layout prints an element twice, an author says something twice, and only the first is dropped. What tells them apart,
for blocks have no place in the page: a layout's copy follows the first at once, or whole passages follow each other
again; between an author's two there is text, or they come in threes, or are short lines of a plan, or are all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.models import CONTENT_KINDS, Block

MIN_REPEATED = 24
"""Characters of a block that may count as a repetition: shorter ones ("No comment.") are said twice. An East Asian
one counts three times."""
MIN_PROSE = 60
"""Characters from which a block reads as prose, counted likewise: shorter ones in a row may be the data of two cars."""
LONG_REPEATED = 150
"""From here on a caption or box repeats another wherever it stands; a shorter one only near it."""
NEAR = 2
"""Blocks from a paragraph to the one it repeats, with at most a picture or a short line between. Farther ones are
meant: of 16 in the dev sets, in meal plans, reviews and transcripts, 14 were."""
NEAR_LABELLED = 3
RUN = 3
"""Blocks repeated in the same order, from which on a part of the page is printed twice; two long ones do."""
COPIES = 3
"""From so many on an author repeats a paragraph (a refrain, a plan); a layout prints its text twice."""
_HEAD = MIN_REPEATED  # characters two blocks must share before they are compared whole: hardly any two of one text do
_REPEATABLE = frozenset({"paragraph", "quote", "heading", "caption", "credit", "promo", "correction"})
_TEASED = 3


def repeats_of(blocks: Sequence[Block | None]) -> frozenset[int]:
    """Give the places of blocks that say what another says, or that are a teaser the next begins with.

    Of a block of the text and a labelled one it is the labelled one, of two alike the later.
    """
    texts = [
        (place, block.text)
        for place, block in enumerate(blocks)
        if block is not None
        and block.kind in _REPEATABLE
        and (len(block.text) >= MIN_REPEATED or _size(block.text) >= MIN_REPEATED)
    ]
    found = {*_teasers(texts)}
    firsts, copies = _firsts(texts, blocks)
    if firsts:
        twice = {place: first for place, first in firsts.items() if copies[first] < COPIES}
        found.update(_runs([place for place, _ in texts], twice, blocks))
        found |= {place for place, first in firsts.items() if _is_labelled_repeat(blocks, place, first)}
        found.update(_copies(blocks, {place: first for place, first in twice.items() if place not in found}))
    return frozenset(found)


def _size(text: str) -> int:
    """Give the length of a text; a character of an East Asian one says as much as three letters."""
    size = len(text)
    return size * 3 if size and "\u3040" <= text[size // 2] <= "\uffef" else size


def _firsts(texts: Sequence[tuple[int, str]], blocks: Sequence[Block | None]) -> tuple[dict[int, int], dict[int, int]]:
    """Give for each repetition the place of the block it repeats, the first such block of the text where one is.

    Also for each of these how often it is printed.
    """
    firsts: dict[int, int] = {}
    copies: dict[int, int] = {}
    heads = [text[:_HEAD].casefold() for _, text in texts]
    if len({*heads}) == len(heads):
        return firsts, copies
    begun = Counter(heads)
    alike: dict[str, list[int]] = {}
    for (place, text), head in zip(texts, heads, strict=True):
        if begun[head] > 1:
            alike.setdefault(text.casefold(), []).append(place)
    for places in alike.values():
        if len(places) > 1:
            first = next((place for place in places if _is_content(blocks[place])), places[0])
            copies[first] = len(places)
            firsts.update((place, first) for place in places if place != first)
    return firsts, copies


def _is_content(block: Block | None) -> bool:
    return block is not None and block.kind in CONTENT_KINDS


def _is_labelled_repeat(blocks: Sequence[Block | None], place: int, first: int) -> bool:
    """Tell whether a block of another kind, or one that is no text, repeats one near it, or a long one anywhere."""
    block, other = blocks[place], blocks[first]
    if block is None or other is None or (block.kind == other.kind and block.kind in CONTENT_KINDS):
        return False
    return abs(place - first) <= NEAR_LABELLED or len(block.text) >= LONG_REPEATED


def _copies(blocks: Sequence[Block | None], firsts: dict[int, int]) -> Iterator[int]:
    """Give the blocks of the text that are printed again at once, unless they are half of all its prose."""
    again: list[int] = []
    for place, first in firsts.items():
        block = blocks[place]
        if place - first > NEAR or block is None or block.kind == "heading" or not _is_content(block):
            continue
        between = blocks[first + 1 : place]
        if not any(_is_content(other) and other is not None and _size(other.text) >= MIN_REPEATED for other in between):
            again.append(place)
    if again:
        prose = sum(len(block.text) for block in blocks if block is not None and block.kind in ("paragraph", "quote"))
        size = sum(len(block.text) for place in again if (block := blocks[place]) is not None)
        if 2 * size < prose:
            yield from again


def _runs(order: Sequence[int], firsts: dict[int, int], blocks: Sequence[Block | None]) -> Iterator[int]:
    """Give every block of the parts that are printed again in the same order, short ones between them too."""
    follows = dict(pairwise(order))
    run: list[int] = []
    for place in (*order, None):
        if place is not None and place in firsts and (not run or follows.get(firsts[run[-1]]) == firsts[place]):
            run.append(place)
            continue
        if _is_passage([block for again in run if (block := blocks[again]) is not None]):
            said = {block.text for block in blocks[firsts[run[0]] : firsts[run[-1]] + 1] if block is not None}
            for again in range(run[0], run[-1] + 1):
                block = blocks[again]
                if again in firsts or (block is not None and block.kind in _REPEATABLE and block.text in said):
                    yield again
        run = [place] if place is not None and place in firsts else []


def _is_passage(run: Sequence[Block]) -> bool:
    """Tell whether blocks repeated in a row are a passage, most of them prose or labelled, and no plan's lines."""
    if len(run) < RUN:
        return len(run) == RUN - 1 and all(len(block.text) >= LONG_REPEATED for block in run)
    return 2 * sum(_size(block.text) >= MIN_PROSE or block.kind not in CONTENT_KINDS for block in run) >= len(run)


def _teasers(texts: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Give the place of a text at the head that is cut with dots, where the next begins with all of it."""
    for (place, text), (_, after) in pairwise(texts[: _TEASED + 1]):
        if text.endswith(("...", "…")):
            cut = text.casefold().rstrip(".… ")
            if len(cut) > 2 * MIN_REPEATED and after.casefold().startswith(cut):
                yield place
