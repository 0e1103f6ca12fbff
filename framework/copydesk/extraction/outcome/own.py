"""The page's own text: what stands there beside teasers, links and the site's furniture, and who vouches for it.

A news flash beside a dozen teasers, a wall and an error page are all pages of little text. What tells them apart is
whether that text stands under a headline with a date or an author, and what each of its sentences speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import attrs

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import SENTENCE_END, Outline, Piece
from copydesk.extraction.headline.names import says_author
from copydesk.extraction.headline.title import headline
from copydesk.extraction.outcome.measure import MIN_LOOSE, in_link, weight
from copydesk.extraction.outcome.said import names
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_OWN_PIECES = 40
"""Pieces of own text kept: walls and flashes have a handful."""
LONG_LINK = 25
"""Characters of a link alone in its box that reads as another story's headline."""
NEAR = 60
"""Nodes behind the headline within which a date or an author vouches for it: nine of ten dates stand there."""
MIN_WORDS, WORD = 4, 3
"""Words of the headline, of so many letters at least, that an address must have to name it."""
MAX_NAME = 400
"""Characters of an id and class looked at."""
MAX_CARD = 500
"""Characters of a teaser with all that stands in its box."""
MAX_TEASERS = 3
"""Paragraphs a teaser has at most."""
_FURNITURE = frozenset(("footer", "header", "aside", "nav", "form", "dialog"))
_LINKED_HEADING = ":is(h1, h2, h3, h4, h5, h6) a, a:has(:is(h2, h3, h4, h5, h6))"
_HUBS = re.compile(
    r"(?:^|/)(?:tags?|topics?|themen?|thema|themes?|dossiers?|temas?|temi|search|authors?|autor\w*)(?:/|$)"
)
_WORDS = re.compile(r"[^\W\d_]+")


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
    found = Own()
    heading = headline(page).element
    found.headed = heading is not None
    below = False
    furniture: dict[int, bool] = {}
    layers: dict[int, bool] = {}
    teasers: dict[object, bool | None] = {}
    for piece in outline.pieces:
        if _is_within(outline, piece.box, _asks_for_consent, layers):
            found.layers += [" ".join(piece.text[:2_000].split())] if len(found.layers) < MAX_OWN_PIECES else []
            found.headed = found.headed and piece.node != heading
        elif heading is not None and piece.tag in HEADINGS and piece.node == heading:
            below = True
        elif _leads_away(outline, piece):
            below = False
        elif piece.tag not in HEADINGS and piece.size and piece.link * 2 <= piece.size:
            size = weight(piece)
            ends = piece.text.rstrip()[-1:] in SENTENCE_END
            if size < (MIN_LOOSE // 2 if ends else MIN_LOOSE) or _is_within(
                outline, piece.box, _is_furniture, furniture
            ):
                continue
            if below:
                found.under += size
            elif heading is not None and _beside_a_link(piece.node, teasers):
                continue
            found.chars += size
            found.texts.append(" ".join(piece.text[:2_000].split()))
            if len(found.texts) == MAX_OWN_PIECES:
                break
    return found


def _leads_away(outline: Outline, piece: Piece) -> bool:
    """Tell whether a piece is another story's headline."""
    if in_link(outline, piece.box):
        return True
    return piece.link * 2 > piece.size and (piece.tag in HEADINGS or piece.size >= LONG_LINK)


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


def _is_furniture(outline: Outline, box: int) -> bool:
    """Tell whether a box is the head, foot or margin of the page."""
    return outline.tags[box] in _FURNITURE


_ENTRIES = frozenset(("li", "tr"))
_CARDS = frozenset(("article", *_ENTRIES))
_MARGINS = frozenset(("footer", "header", "nav"))


def in_margin(outline: Outline, box: int, known: dict[int, bool]) -> bool:
    """Tell whether a box stands in the head, foot or menu of the page, where a site sells itself on every page."""
    return _is_within(outline, box, lambda outline, box: outline.tags[box] in _MARGINS, known)


def _asks_for_consent(outline: Outline, box: int) -> bool:
    """Tell whether a box is a layer of one of the services that ask for consent."""
    element = outline.boxes[box]
    name = f"{element.attr('id') or ''} {element.attr('class') or ''}"[:MAX_NAME]
    return len(name) > 1 and names(name, "layers") is not None


def _beside_a_link(element: Element, known: dict[object, bool | None]) -> bool:
    """Tell whether a text is a teaser: a linked heading stands in its box, and few paragraphs do; `known` as above."""
    around = element.parent
    for _ in range(2):
        if around is None:
            return False
        if around not in known:
            crowd = len(around.find_all("p", limit=MAX_TEASERS + 1)) > MAX_TEASERS
            known[around] = None if crowd else around.select_one(_LINKED_HEADING) is not None
        if known[around] is not False:
            return known[around] is True
        around = around.parent
    return False


def vouched(page: Page) -> str | None:
    """Say what speaks for a story at the page's headline: `date`, `author`, `article` or `address`; None if nothing.

    A date or an author beside it, an <article> around it that leads to no other story, an address made of its words.
    """
    if "vouched" not in page.memo:
        heading = headline(page)
        element = heading.element
        linked = element is None or element.find("a") is not None or element.closest("a") is not None
        page.memo["vouched"] = None if linked or element is None else _voucher(page, element, heading.text)
    known: str | None = page.memo["vouched"]
    return known


def _voucher(page: Page, heading: Element, text: str) -> str | None:
    near = _beside(heading)
    if any(element.tag == "time" or element.attr("datetime") for element in near):
        return "date"
    if any(_names_author(element) for element in near):
        return "author"
    if page.url and _is_address_of(page.url, text):
        return "address"
    around = heading.closest("article")
    marked = around is not None and around.select_one(_LINKED_HEADING) is None and around.find("p") is not None
    return "article" if marked else None


def _beside(heading: Element) -> list[Element]:
    """Give the elements behind a heading up to the next linked one, and those before it in its own box."""
    from turbohtml import Element

    near: list[Element] = []
    for node in islice(heading.following, NEAR):
        if type(node) is Element:
            if _is_card(node):
                break
            if node.tag not in _FURNITURE:
                near.append(node)
    around = heading.parent
    if isinstance(around, Element) and around.tag not in ("body", "html"):
        for sibling in islice(heading.previous_siblings, 8):
            if type(sibling) is Element:
                near += [sibling, *islice(sibling.iter_elements(), 8)]
    return near


def _is_card(element: Element) -> bool:
    """Tell whether an element is another story's: its headline, a link as long as one, or a small box around either."""
    if element.tag in HEADINGS:
        return element.find("a") is not None or element.closest("a") is not None
    if element.tag == "a":
        return len(element.text) >= LONG_LINK and element.closest("p") is None
    if element.tag not in _CARDS and len(element.text) > MAX_CARD:
        return False
    if element.select_one(_LINKED_HEADING) is not None:
        return True
    return element.tag in _ENTRIES and any(len(link.text) >= LONG_LINK for link in element.find_all("a", limit=3))


def _names_author(element: Element) -> bool:
    if element.attr("rel") == "author" or element.attr("itemprop") == "author":
        return True
    return says_author((element.attr("class") or "")[:200])


def _is_address_of(url: str, headline_text: str) -> bool:
    try:
        path = unquote(urlsplit(url).path[:2_000]).casefold()
    except ValueError:
        return False
    if _HUBS.search(path):
        return False
    named = set(_WORDS.findall(path.rstrip("/").rpartition("/")[2]))
    words = {word for word in _WORDS.findall(headline_text.casefold()) if len(word) >= WORD}
    return len(words & named) >= max(MIN_WORDS, len(words) / 2)
