"""The titles a page states outside its visible text: JSON-LD, meta elements, <title>."""

from __future__ import annotations

import attrs

from copydesk.extraction.structured import Item, structured
from copydesk.extraction.structured.json_ld import fold
from copydesk.models import Issue, Page

MAX_HEADINGS = 8
"""h1 elements looked at; pages with more use them for every teaser."""
MAX_TITLE = 400
"""Characters from which a string is no headline."""


@attrs.define
class Title:
    """One place's title."""

    text: str
    method: str
    path: str
    folded: str
    """Its letters and digits alone (`fold`), for comparing."""


def stated(page: Page) -> dict[str, Title]:
    """Give the titles the page states outside its visible text, by method. Read once, then shared."""
    known: dict[str, Title] | None = page.memo.get("stated_titles")
    if known is None:
        known = page.memo["stated_titles"] = _stated(page)
    return known


def _stated(page: Page) -> dict[str, Title]:
    data = structured(page)
    titles: dict[str, Title] = {}
    if data.article is not None and (text := _editorial(page, data.article)):
        _add(page, titles, "json-ld", text[1], text[0])
    for method, names in _META:
        if found := data.first_meta(*names):
            _add(page, titles, method, found[1], data.meta_path(found[0]))
    element = page.tree.find("title")
    if element is not None:
        _add(page, titles, "title", element.text, "title")
    return titles


def _editorial(page: Page, article: Item) -> tuple[str, str] | None:
    """Give path and text of JSON-LD's title: its headline, or its name where that is what the page prints.

    Encyclopedias write a description of the entry into `headline`.
    """
    headline, name = article.text("headline"), article.text("name")
    if headline is None or name is None:
        return headline or name
    folded = fold(name[1])
    if folded == fold(headline[1]):
        return headline
    printed = (fold(element.text) for element in page.tree.find_all("h1", limit=MAX_HEADINGS))
    return name if folded in printed else headline


_META = (
    ("opengraph", ("og:title",)),
    ("twitter", ("twitter:title",)),
    ("meta", ("parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title", "headline", "title")),
)


def _add(page: Page, titles: dict[str, Title], method: str, text: str, path: str) -> None:
    text = text.strip()
    if len(text) > MAX_TITLE:
        message = f"the title in {path} has {len(text):,} characters; no headline has over {MAX_TITLE}: passed over"
        page.memo.setdefault("issues", []).append(Issue("title_too_long", "title", "warning", message))
    elif text:
        # Most pages state one title in several places, word for word.
        folded = next((title.folded for title in titles.values() if title.text == text), None)
        titles[method] = Title(text, method, path, fold(text) if folded is None else folded)
