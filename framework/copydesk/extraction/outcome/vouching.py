"""Who vouches for the text under a page's headline: a date, an author, its address, an <article> of its own."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import Outline
from copydesk.extraction.headline.names import says_author
from copydesk.extraction.headline.title import headline
from copydesk.extraction.outcome.cards import LONG_LINK, cards
from copydesk.extraction.outcome.own import FURNITURE, box_of
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

NEAR = 60
"""Nodes behind the headline within which a date or an author vouches for it: nine of ten dates stand there."""
BEFORE = 8
"""Elements before the headline in its own box, and elements in each of them."""
MIN_WORDS, WORD = 4, 3
"""Words of the headline, of so many letters at least, that an address must have to name it."""
MAX_CARD = 500
"""Characters of a teaser with all that stands in its box."""
MAX_NAME = 200
"""Characters of a class looked at."""
_HUBS = re.compile(
    r"(?:^|/)(?:tags?|topics?|themen?|thema|themes?|dossiers?|temas?|temi|search|authors?|autor\w*)(?:/|$)"
)
_WORDS = re.compile(r"[^\W\d_]+")
_ENTRIES = frozenset(("li", "tr"))
_CARDS = frozenset(("article", *_ENTRIES))


def vouched(page: Page) -> str | None:
    """Say what speaks for a story at the page's headline: `date`, `author`, `address` or `article`; None if nothing.

    A date or an author beside it, an address made of its words, an <article> around it that leads to no other story.
    """
    if "vouched" not in page.memo:
        page.memo["vouched"] = _voucher(page)
    known: str | None = page.memo["vouched"]
    return known


def _voucher(page: Page) -> str | None:
    heading, outline = headline(page), outlined(page)
    element = heading.element
    if element is None or outline is None or _leads_elsewhere(page, element):
        return None
    near = _beside(page, outline, element)
    if any(one.tag == "time" or one.attr("datetime") for one in near):
        return "date"
    if any(_names_author(one) for one in near):
        return "author"
    if page.url and _is_address_of(page.url, heading.text):
        return "address"
    return "article" if _has_an_article(page, outline, element) else None


def _leads_elsewhere(page: Page, heading: Element) -> bool:
    """Tell whether the headline is a link; one to the page itself is none."""
    links = [link for link in (heading.find("a"), heading.closest("a")) if link is not None]
    return any(_path(link.attr("href")) != _path(page.url) or not page.url for link in links if link.attr("href"))


def _path(url: str | None) -> str:
    try:
        return urlsplit((url or "").strip()).path.rstrip("/")
    except ValueError:  # a page may write anything as an address
        return ""


def _has_an_article(page: Page, outline: Outline, heading: Element) -> bool:
    """Tell whether an <article> with a paragraph and no other story stands around the headline."""
    found, box = cards(page), box_of(outline, heading)
    while box:
        if outline.tags[box] == "article":
            return box not in found.holds and outline.boxes[box].find("p") is not None
        box = outline.parents[box]
    return False


def _beside(page: Page, outline: Outline, heading: Element) -> list[Element]:
    """Give the elements behind a heading up to the next story's, and those before it in its own box."""
    from turbohtml import Element

    near: list[Element] = []
    holds = cards(page).holds
    others: dict[object, int] = {outline.boxes[box]: box for box in holds}
    for node in islice(heading.following, NEAR):
        if type(node) is Element:
            if _is_card(node, node in others):
                break
            if node.tag not in FURNITURE:
                near.append(node)
    around = heading.parent
    if isinstance(around, Element) and around.tag not in ("body", "html"):
        for sibling in islice(heading.previous_siblings, BEFORE):
            if type(sibling) is Element:
                near += [sibling, *islice(sibling.iter_elements(), BEFORE)]
    return near


def _is_card(element: Element, holds_heading: bool) -> bool:
    """Tell whether an element is another story's: its headline, a link as long as one, or a small box around either."""
    tag = element.tag
    if tag in HEADINGS:
        return element.find("a") is not None or element.closest("a") is not None
    if tag == "a":
        return len(element.text) >= LONG_LINK and element.closest("p") is None
    if holds_heading:
        return tag in _CARDS or len(element.text) <= MAX_CARD
    return tag in _ENTRIES and any(len(link.text) >= LONG_LINK for link in element.find_all("a", limit=3))


def _names_author(element: Element) -> bool:
    if element.attr("rel") == "author" or element.attr("itemprop") == "author":
        return True
    return says_author((element.attr("class") or "")[:MAX_NAME])


def _is_address_of(url: str, headline_text: str) -> bool:
    try:
        path = unquote(urlsplit(url).path[:2_000]).casefold()
    except ValueError:  # a saved page may name anything as its address
        return False
    if _HUBS.search(path):
        return False
    named = set(_WORDS.findall(path.rstrip("/").rpartition("/")[2]))
    words = {word for word in _WORDS.findall(headline_text.casefold()) if len(word) >= WORD}
    return len(words & named) >= max(MIN_WORDS, len(words) / 2)
