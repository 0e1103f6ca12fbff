"""Microdata: the properties of the page's one article item, wherever in the page they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from copydesk.extraction.ladder import rank
from copydesk.extraction.structured.json_ld import ARTICLE_TYPES
from copydesk.extraction.structured.page_data import metadata_cut, structured
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

_ENOUGH = frozenset(("headline", "author", "datePublished"))
MAX_ELEMENTS = 3_000
"""Elements with an itemprop looked at; a live blog of 1.3 MB has about 900."""
MAX_SCOPES = 50
"""Article items among which the one with the headline is looked for."""
MAX_TEXT = 500
"""Characters of a property's text; a longer one is no headline, name or date."""
MAX_STRINGS = 400
"""Strings it is made of, white space between elements with them."""
MAX_INSIDE = 200
"""Elements of an author's item among which its name is looked for."""
_FIELDS = {
    "headline": "title",
    "name": "title",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "author": "authors",
    "creator": "authors",
    "articlesection": "section",
    "keywords": "tags",
    "description": "summary",
    "alternativeheadline": "subtitle",
    "inlanguage": "language",
}
_WEAK = frozenset(("name", "datecreated", "creator"))


def from_microdata(page: Page) -> Iterator[Found]:
    """Give the properties of the article item; nothing where the page has none or several side by side."""
    article = structured(page).article
    if article is not None and _ENOUGH.issubset(article.data):
        return  # JSON-LD of the same page says the same: 0.1 ms for nothing
    scopes: dict[Element | None, list[tuple[str, Element]]] = {}
    known: dict[Any, Element | None] = {}
    head: list[tuple[str, Element]] = []
    elements = page.tree.find_all(attrs={"itemprop": True}, limit=MAX_ELEMENTS + 1)
    if len(elements) > MAX_ELEMENTS:
        yield Found("issue", metadata_cut({"elements with an itemprop": MAX_ELEMENTS}), "microdata")
    for element in elements[:MAX_ELEMENTS]:
        for name in (element.attr("itemprop") or "").lower().split():
            if name in _FIELDS:
                parent = element.parent
                if getattr(parent, "tag", "") == "head":
                    head.append((name, element))
                    continue
                if parent not in known:  # asked once a parent: pages nest as deep as they like
                    known[parent] = parent.closest("[itemscope]") if parent is not None else None
                scopes.setdefault(known[parent], []).append((name, element))
    # What stands in the head speaks of the page, whatever items its body has; the article's own item is believed first.
    scope, properties = _article(scopes) or (None, [])
    seen: set[str] = set()
    authors: list[str] = []
    for name, element in (*properties, *head):
        field = _FIELDS[name]
        if field == "authors":
            person = None if element.closest("figure, figcaption") is not None else _person(element)
            if person and person not in authors:
                authors.append(person)
        elif name not in seen and not (name == "name" and scope is None):
            value = value_of(element)
            if value:
                seen.add(name)
                yield _found(field, value, name)
    if authors:
        yield _found("authors", authors, "author")


def _found(field: str, value: str | list[str], name: str) -> Found:
    place = "microdata:weak" if name in _WEAK else "microdata"
    return Found(field, value, "microdata", f"[itemprop={name}]", None, rank(field, place, "microdata"))


def _article(
    scopes: dict[Element | None, list[tuple[str, Element]]],
) -> tuple[Element | None, list[tuple[str, Element]]] | None:
    """Choose the scope that is the article: the only one, or the one around an h1; or properties in no scope."""
    typed = [s for s in scopes if s is not None and _is_article(s)]
    # Nested in each other, each scope is searched to the end of the page.
    scope = typed[0] if len(typed) == 1 else next((s for s in typed[:MAX_SCOPES] if s.find("h1") is not None), None)
    if scope is not None:
        return scope, scopes[scope]
    loose = scopes.get(None)
    if loose and not typed and sum(name == "headline" for name, _ in loose) <= 1:
        return None, loose
    return None


def _is_article(scope: Element) -> bool:
    kind = (scope.attr("itemtype") or "").rstrip("/").rpartition("/")[2].lower()
    return kind in ARTICLE_TYPES


def value_of(element: Element) -> str | None:
    """Give the string an element stands for: content, datetime or title attribute, else its text."""
    for name in ("content", "datetime"):
        value = element.attr(name)
        if value and value.strip():
            return value.strip()
    return _short_text(element)


def _short_text(element: Element) -> str | None:
    """Give an element's text where it is short. No more is read than that takes: elements around one another have the
    same text, each all of it."""
    parts: list[str] = []
    size = 0
    for number, string in enumerate(element.strings):
        size += len(string.strip())
        if size > MAX_TEXT or number == MAX_STRINGS:
            return None
        parts.append(string)
    text = " ".join("".join(parts).split())
    return text if 0 < len(text) <= MAX_TEXT else None


def _person(element: Element) -> str | None:
    if element.attr("itemscope") is not None:
        for inner in islice(element.iter_elements(), MAX_INSIDE):
            if inner.attr("itemprop") == "name":
                return value_of(inner)
    return value_of(element)
