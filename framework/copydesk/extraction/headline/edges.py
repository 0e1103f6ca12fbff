"""The lines just above and below the article's text: where old and plain pages print date and author.

For pages whose headline is no heading, or stands far from the text. Which pieces are the text says the judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from copydesk.extraction.article.page import judged, outlined
from copydesk.extraction.article.walk import LINE, Piece
from copydesk.extraction.headline import words
from copydesk.extraction.headline.date_labels import is_changed
from copydesk.extraction.headline.far_dates import is_announced, readable
from copydesk.extraction.headline.far_places import Far
from copydesk.extraction.headline.title import headline
from copydesk.extraction.headline.zone import place
from copydesk.extraction.ladder import rank
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

ABOVE, BELOW = 4, 1
"""Lines looked at before the first and behind the last piece of the text: further away stand opening hours and other
articles above, comments below."""
INSIDE = 2
"""Pieces of the text itself kept at either end."""
MAX_LINE = 60
"""Characters of a line that is a date with little else."""
MAX_PIECE = 4_000
"""Characters of a piece that is read whole."""
MAX_BESIDE = 12
"""Letters beside a date above the text: a weekday, a section, a name; below it the date stands alone."""


class Edges(NamedTuple):
    """The lines around the article's text in the page's order, white space folded, each with its element."""

    above: list[tuple[str, Element]]
    first: list[str]
    """The first pieces of the text."""
    last: list[str]
    """The last ones, the very last first; on a short page the same."""
    below: list[tuple[str, Element]]


def edges(page: Page) -> Edges | None:
    """Give the lines above and below the article's text; None where the page has no text. Read once."""
    if "text_edges" not in page.memo:
        page.memo["text_edges"] = _edges(page)
    known: Edges | None = page.memo["text_edges"]
    return known


def _edges(page: Page) -> Edges | None:
    outline, known = outlined(page), judged(page)
    if outline is None or known is None or True not in known.taken:
        return None
    pieces, taken = outline.pieces, known.taken
    first, last = taken.index(True), len(taken) - 1 - taken[::-1].index(True)
    above = _lines(pieces[max(0, first - ABOVE - 1) : first])[-ABOVE - 1 :]  # one more, which may hold a label
    below = _lines(pieces[last + 1 : last + 1 + BELOW])[:BELOW]
    texts = [piece for piece, yes in zip(pieces[first : last + 1], taken[first : last + 1], strict=True) if yes]
    ends = (
        [_ends(piece.text) for piece in texts[:INSIDE]],
        [_ends(piece.text) for piece in texts[: -INSIDE - 1 : -1]],
    )
    return Edges(above, *ends, below)


def _lines(pieces: list[Piece]) -> list[tuple[str, Element]]:
    lines = [(part, piece.node) for piece in pieces if piece.size <= MAX_PIECE for part in piece.text.split(LINE)]
    return [(line, node) for part, node in lines if (line := " ".join(part.split()))]


def _ends(text: str) -> str:
    """Fold the white space of a piece of text; of one as long as a page, only its beginning and its end."""
    whole = text if len(text) <= MAX_PIECE else f"{text[: MAX_PIECE // 2]} {text[-MAX_PIECE // 2 :]}"
    return " ".join(whole.split())


_AGENCY = re.compile(r"\s?[(/][A-Z][\w .,&-]{1,30}[)/]\s?[-–—:]").match
MAX_PLACE = 40
"""Characters of the place a dateline begins with."""


def datelined(page: Page) -> Iterator[Found]:
    """Give the full date of an agency's dateline the text begins with: "LONDON, Dec 20, 2025 (BSS) - …"."""
    around = edges(page)
    for text in around.first if around is not None else ():
        found = words.DATE.search(text, 0, 2 * MAX_PLACE)
        place_ = text[: found.start()].strip(" ,") if found is not None else ""
        if (
            found is None
            or not (0 < len(place_) <= MAX_PLACE and place_[0].isupper())
            or not _AGENCY(text[found.end() :])
        ):
            continue
        if sum(map(str.isupper, place_)) > 1:
            yield Found("published", found[0], "text", "text", text[: found.end()], rank("published", "text:edge"))
            return


def dated_edge(page: Page) -> Iterator[Found]:
    """Give the date printed just above the article's text, the nearest first, or alone just below it.

    A date that is, or may be, that of a change is none of publication.
    """
    around = edges(page)
    if around is None:
        return
    above, title, far = around.above, headline(page).text, Far(page)
    headed = headline(page).element is not None
    if title:  # what stands above the headline is the headline's own, or the page's
        past = next((n for n in range(len(above), 0, -1) if above[n - 1][0] == title), 0)
        above = above[past:]
    places = [
        (*above[n], above[n - 1][0] if n else "", MAX_BESIDE)
        for n in range(len(above) - 1, max(0, len(above) - ABOVE) - 1, -1)
    ]
    for line, element, before, most in (*places, *((*each, "", 0) for each in around.below)):
        found = words.date(line) if len(line) <= MAX_LINE else None
        if found is None or "©" in line or is_changed(element) or words.modified(line) or words.other(line):
            continue
        if len(before) <= MAX_LINE and (words.modified(before) or words.other(before)):
            continue
        # In a box above the text stands its own headline, which need not be word for word the page's.
        foreign = far.is_elsewhere if most else far.is_foreign
        if not most and headed and far.is_behind(element):
            continue
        beside = sum(map(str.isalpha, line[: found.start()] + line[found.end() :]))
        if beside <= most and not foreign(element) and readable(line, page) and not is_announced(line, page):
            yield Found("published", line, "text", place(element), None, rank("published", "text:edge"))
            return
