"""How much running text a page shows: the measure behind every outcome."""

from __future__ import annotations

import attrs

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import LINE, Outline, Piece
from copydesk.models import Page

MIN_PARAGRAPH = 80
"""Characters from which a <p> counts as prose; shorter ones are captions, labels, buttons."""
ENOUGH = 2_000
"""Characters of prose that no teaser, wall or error page has."""
RUN = 3
"""Paragraphs of prose under one parent that make a text; the teasers of a listing stand each in its own."""
MIN_BROKEN = 600
"""Characters of a text without <p>, of old pages: parted by <br>, or each paragraph a <div>."""
MIN_LOOSE = 40
"""Characters of a piece that counts there."""
_LEAST = MIN_LOOSE // 3  # the shortest that can count, in Chinese
_NO_PROSE = frozenset(("ul", "ol", "table", "li", "a", "caption", "figcaption", "legend", "summary", *HEADINGS))


@attrs.define
class Prose:
    """The running text of a page."""

    chars: int = 0
    """Characters in paragraphs of prose, counted until the page holds a whole text."""
    run: int = 0
    """Most paragraphs of prose found under one parent."""
    broken: bool = False
    """Whether a text stands in the page without <p>: parted by <br>, or each paragraph a <div>."""

    @property
    def is_text(self) -> bool:
        """Whether the page holds a whole text and not mere pieces of text."""
        return (self.run >= RUN and self.chars >= ENOUGH) or self.broken

    @property
    def has_run(self) -> bool:
        """Whether paragraphs follow each other somewhere, however short the whole is."""
        return self.run >= RUN or self.broken


def prose(page: Page) -> Prose:
    """Count the prose of a page, once."""
    found: Prose | None = page.memo.get("prose")
    if found is None:
        outline = outlined(page)
        found = page.memo["prose"] = Prose() if outline is None else _count(outline)
    return found


def _count(outline: Outline) -> Prose:
    found = Prose()
    chars = most = 0
    runs: dict[int, int] = {}
    loose: dict[int, tuple[int, int]] = {}
    tags, parents = outline.tags, outline.parents
    for piece in outline.pieces:
        size, tag = piece.size, piece.tag
        if size < _LEAST or piece.link * 2 > size or tag in _NO_PROSE:
            continue
        size = weight(piece)
        if tag == "p":
            if size >= MIN_PARAGRAPH and not in_link(outline, piece.box):
                chars += size
                runs[piece.box] = run = runs.get(piece.box, 0) + 1
                most = max(most, run)
                if most >= RUN and chars >= ENOUGH:
                    break
        elif size >= MIN_LOOSE and not found.broken:
            # The text of a box itself: its lines follow each other there, or it is one of several such boxes.
            lines = piece.text.count(LINE)
            around = [piece.box, parents[piece.box]] if tag == tags[piece.box] else [piece.box]
            for box in around:
                count, together = loose.get(box, (0, 0))
                loose[box] = count, together = count + 1 + lines, together + size
                if count > RUN and together >= MIN_BROKEN:
                    found.broken = True
    found.chars, found.run = chars, most
    return found


def weight(piece: Piece) -> int:
    """Give the length of a text in letters of an alphabet: a character of Chinese or Japanese says as much as three."""
    text = piece.text
    return piece.size * 5 // 2 if text[len(text) // 2] > "\u2e7f" else piece.size


def in_link(outline: Outline, box: int) -> bool:
    """Tell whether a box is a link or stands in one, three levels up at most: cards wrap their teaser in one."""
    tags, parents = outline.tags, outline.parents
    for _ in range(3):
        if tags[box] == "a":
            return True
        box = parents[box]
    return False
