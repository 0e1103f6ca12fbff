"""The page's own text: what stands there beside teasers, links and the site's furniture.

A news flash beside a dozen teasers, a wall and an error page are all pages of little text. What tells them apart is
whether that text stands under a headline somebody vouches for (`vouching`), and what each of its sentences speaks of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import SENTENCE_END, Outline
from copydesk.extraction.headline.title import headline
from copydesk.extraction.outcome.cards import cards, is_linked_heading, is_teaser
from copydesk.extraction.outcome.measure import MIN_LOOSE, in_link, weight
from copydesk.extraction.outcome.said import names
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_OWN_PIECES = 40
"""Pieces of own text kept: walls and flashes have a handful."""
MIN_HEADLINE = 20
"""Weight of another story's headline; shorter linked headings name authors, sections, newsletters."""
MAX_KEPT = 2_000
"""Characters kept of one."""
MAX_NAME = 400
"""Characters of an id and class looked at."""
FURNITURE = frozenset(("footer", "header", "aside", "nav", "form", "dialog"))
_MARGINS = frozenset(("footer", "header", "nav"))


@attrs.define
class Own:
    """The page's own text."""

    texts: list[str] = attrs.Factory(list)
    """Its pieces, white space folded, in order; headings and teasers are none of them."""
    chars: int = 0
    """Their weight (`measure.weight`)."""
    under: int = 0
    """Of that, what stands under the headline, before the first link to another story."""
    layers: list[str] = attrs.Factory(list)
    """What stands in a layer that asks for consent (`layers` of the table of walls)."""
    headed: bool = False
    """Whether the page has a headline outside of such a layer."""


def own(page: Page) -> Own:
    """Give the page's own text, read once."""
    known: Own | None = page.memo.get("own_text")
    if known is None:
        outline = outlined(page)
        known = page.memo["own_text"] = Own() if outline is None else _read(page, outline)
    return known


def _read(page: Page, outline: Outline) -> Own:
    found, others = Own(), cards(page)
    heading = headline(page).element
    home = box_of(outline, heading) if heading is not None else -1
    inside = home > 0 and outline.boxes[home] == heading
    found.headed = heading is not None
    below = False
    furniture: dict[int, bool] = {}
    layers: dict[int, bool] = {}
    for piece in outline.pieces:
        if piece.tag in HEADINGS or (inside and piece.box == home):
            if heading is not None and (piece.node == heading or (inside and piece.box == home)):
                found.headed = not _is_within(outline, piece.box, _asks_for_consent, layers)
                below = True
            elif below and is_linked_heading(outline, piece) and weight(piece) >= MIN_HEADLINE:
                below = False  # bylines and buttons are links, too: another story has a headline
            continue
        if piece.link * 2 > piece.size or in_link(outline, piece.box):
            continue
        size = weight(piece)
        if size < MIN_LOOSE and (size < MIN_LOOSE // 2 or piece.text.rstrip()[-1:] not in SENTENCE_END):
            continue
        if _is_within(outline, piece.box, _asks_for_consent, layers):
            found.layers.append(" ".join(piece.text[:MAX_KEPT].split()))
        elif _is_within(outline, piece.box, _is_furniture, furniture):
            continue
        elif below or heading is None or not is_teaser(outline, piece, others):
            found.under += size if below else 0
            found.chars += size
            found.texts.append(" ".join(piece.text[:MAX_KEPT].split()))
        if len(found.texts) + len(found.layers) >= MAX_OWN_PIECES:
            break
    return found


def box_of(outline: Outline, heading: Element) -> int:
    """Give the box a heading stands in, or is; 0 where the outline does not have it."""
    for piece in outline.pieces:
        if piece.node == heading:
            return piece.box
    return next((box for box, element in enumerate(outline.boxes) if element == heading), 0)


def _is_within(outline: Outline, box: int, says: Callable[[Outline, int], bool], known: dict[int, bool]) -> bool:
    """Tell whether a box, or one around it, is what `says` tells; `known` keeps what was answered."""
    passed: list[int] = []
    while box not in known:
        passed.append(box)
        if box == 0 or says(outline, box):
            known[box] = box != 0
            break
        box = outline.parents[box]
    answer = known[box]
    for one in passed:
        known[one] = answer
    return answer


def in_margin(outline: Outline, box: int, known: dict[int, bool]) -> bool:
    """Tell whether a box stands in the head, foot or menu of the page, where a site sells itself on every page."""
    return _is_within(outline, box, lambda outline, box: outline.tags[box] in _MARGINS, known)


def _is_furniture(outline: Outline, box: int) -> bool:
    """Tell whether a box is the head, foot or margin of the page."""
    return outline.tags[box] in FURNITURE


def _asks_for_consent(outline: Outline, box: int) -> bool:
    """Tell whether a box is a layer of one of the services that ask for consent."""
    element = outline.boxes[box]
    name = f"{element.attr('id') or ''} {element.attr('class') or ''}"[:MAX_NAME]
    return len(name) > 1 and names(name, "layers") is not None
