"""Cuts a text document into paragraphs, whatever its line ends and its way of wrapping."""

from __future__ import annotations

import html
import itertools
from collections.abc import Sequence

from copydesk.extraction.plaintext.signs import ends_sentence, width
from copydesk.models.base import record

MAX_LINES = 20_000
"""Lines read of one document, as many as an article's page may have pieces of text; the rest is cut."""
WRAP_LIMIT = 132
"""Columns: no longer line is the work of a line-wrapping program (terminals have 80 or 132, mail 72)."""


@record
class Paragraph:
    """One paragraph."""

    number: int
    """Of its first line, from 1, empty lines counted."""
    text: str
    """As it stands in the document, without white space at its ends; wrapped lines are joined."""
    shown: str
    """As a reader sees it: entities resolved, white space folded. For looking at, never a value."""


def bounded(text: str) -> tuple[str, bool]:
    """Give the first MAX_LINES lines of a document, and whether there were more."""
    lines = text.splitlines(keepends=True)
    return ("".join(lines[:MAX_LINES]), True) if len(lines) > MAX_LINES else (text, False)


def paragraphs(text: str) -> list[Paragraph]:
    """Give the paragraphs of a document.

    Lines belong together only where they are wrapped: filled up to a common width, so that the next line's first word
    had no room. Every other line is a paragraph of its own, whether empty lines part them or not.
    """
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = raw.strip()
        if line and html.unescape(line).strip():  # a line of `&nbsp;` is an empty one
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    wrap = _wrap_width(blocks)
    found: list[Paragraph] = []
    for block in blocks:
        start = 0
        for end in range(1, len(block) + 1):
            if end == len(block) or not _continues(block[end - 1][1], block[end][1], wrap):
                found.append(_paragraph(block[start:end]))
                start = end
    return found


def _paragraph(lines: Sequence[tuple[int, str]]) -> Paragraph:
    parts = [lines[0][1]]
    for (_, before), (_, line) in itertools.pairwise(lines):
        # Scripts written without spaces are joined without one, and so is a word cut at its hyphen.
        joint = "" if _wide(before[-1]) and _wide(line[0]) else " "
        if before[-1] == "-" and before[-2:-1].isalpha() and line[0].islower():
            joint = ""
        parts += [joint, line]
    text = "".join(parts)
    return Paragraph(lines[0][0], text, " ".join(html.unescape(text).split()))


def _wide(character: str) -> bool:
    return width(character) == 2


def _wrap_width(blocks: Sequence[Sequence[tuple[int, str]]]) -> int | None:
    """Give the width the document is wrapped at, None where it is not."""
    pairs = [(a, b) for block in blocks for (_, a), (_, b) in itertools.pairwise(block)]
    longest = max((width(line) for block in blocks if len(block) > 1 for _, line in block), default=0)
    if len(pairs) < 3 or not 40 <= longest <= WRAP_LIMIT:
        return None
    full = sum(_full(before, line, longest) for before, line in pairs)
    return longest if full >= max(3, 0.6 * len(pairs)) else None


def _full(before: str, line: str, wrap: int) -> bool:
    if _wide(line[0]):
        return width(before) + 4 > wrap  # room for a character, and for a stop that may not begin a line
    return width(before) + 1 + width(line.split(None, 1)[0]) > wrap


def _continues(before: str, line: str, wrap: int | None) -> bool:
    if wrap is None:
        return False
    return _full(before, line, wrap) or (not ends_sentence(before) and line[0].islower())
