"""`structured(page)`: the machine-readable part of a page, read once from its one parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.extraction.structured.json_ld import choose_article, find_items, fold, read_scripts
from copydesk.extraction.structured.record import LinkTag, Structured
from copydesk.extraction.structured.urls import is_front, page_key
from copydesk.models import Issue, Page

if TYPE_CHECKING:
    from turbohtml import Document

MAX_TAGS = 2_000
"""meta and link elements read of one page, each; the most seen on a real page is 350."""
MAX_CONTENT = 20_000
"""Characters of a meta element's content; longer ones are no metadata."""
MAX_TITLE = 400
"""Characters of a title that are compared."""
MAX_VALUES = 50
"""Contents kept under one name."""
RELS = frozenset(("canonical", "amphtml", "alternate", "shortlink", "shorturl", "license", "copyright"))
"""Relations that say something of the document."""
_NAMES = ("property", "name", "itemprop", "http-equiv")
_FEW = 2
"""Attributes of most meta elements: a name and the content."""
_LINK_ATTRS = ("hreflang", "type", "media", "title")
_LINKS = f"link:is({', '.join(f'[rel~={rel} i]' for rel in sorted(RELS))})"
"""One link element in five; the others name style sheets, icons and hosts."""


def structured(page: Page) -> Structured:
    """Give what the page says of itself in machine-readable form. Read at the first call, then shared."""
    found: Structured | None = page.memo.get("structured")
    if found is None:
        found = page.memo["structured"] = read_structured(page)
    return found


def read_structured(page: Page) -> Structured:
    """Read JSON-LD, meta and link elements, and choose the JSON-LD object that is the page's article."""
    tree = page.tree
    cut: dict[str, int] = {}
    values, issues = read_scripts(tree, cut)
    items = find_items(values, cut)
    meta, kinds = read_meta(tree, cut)
    links = read_links(tree, cut)
    if cut:
        issues.append(metadata_cut(cut))
    data = Structured(json_ld=values, items=items, meta=meta, meta_kind=kinds, links=links, issues=tuple(issues))
    if data.items:
        data.article = choose_article(data.items, lambda: own_keys(page, data), lambda: _titles(tree, data))
    return data


def metadata_cut(cut: dict[str, int]) -> Issue:
    """Say once what there is more of than is read, and how many are."""
    more = "; ".join(f"over {most:,} {what}" for what, most in cut.items())
    return Issue("metadata_cut", None, "warning", f"the page has {more}: what is beyond was not read", data={**cut})


def read_meta(tree: Document, cut: dict[str, int]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Give the contents of the meta elements by lower-case name, and the attribute each name was written in.

    What is beyond a bound is noted in `cut`.
    """
    meta: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    elements = tree.find_all("meta", limit=MAX_TAGS + 1)
    if len(elements) > MAX_TAGS:
        cut["meta elements"] = MAX_TAGS
    for element in elements[:MAX_TAGS]:
        attr = element.attr
        content = attr("content")
        if not content or content.isspace():
            continue
        if len(content) > MAX_CONTENT:
            cut["characters in a meta element"] = MAX_CONTENT
            continue
        for kind in _NAMES:
            name = attr(kind)
            if name:
                key = name.strip().lower()
                values = meta.get(key)
                if values is None:
                    meta[key] = [content]
                    kinds[key] = kind
                elif content not in values:
                    if len(values) < MAX_VALUES:
                        values.append(content)
                    else:
                        cut["meta elements of one name"] = MAX_VALUES
                if kind != "property" or len(element.attrs) == _FEW:  # some carry a property and a name; both count
                    break
    return meta, kinds


def read_links(tree: Document, cut: dict[str, int]) -> tuple[LinkTag, ...]:
    """Give the link elements of the relations in `RELS` that have an address, one entry for each relation.

    What is beyond a bound is noted in `cut`.
    """
    links: list[LinkTag] = []
    elements = tree.find_all("link", limit=MAX_TAGS + 1)
    if len(elements) > MAX_TAGS:
        cut["link elements"] = MAX_TAGS
        del elements[MAX_TAGS:]
    else:  # a selection knows no limit
        elements = tree.select(_LINKS)
    for element in elements:
        attr = element.attr
        words = [word for word in (attr("rel") or "").lower().split() if word in RELS]
        href = attr("href")
        if not href or href.isspace():
            continue
        rest: dict[str, str] = {}
        if "alternate" in words:
            for name in _LINK_ATTRS:
                value = attr(name)
                if value:
                    rest[name] = value
        for word in words:
            links.append(LinkTag(word, href.strip(), rest))
    return tuple(links)


def own_keys(page: Page, data: Structured) -> frozenset[str]:
    """Give the keys under which the page is known: its URL, canonical and og:url; a front page only as its URL."""
    own = {page_key(page.url), page_key(page.requested_url)}
    stated = [link.href for link in data.rel("canonical", "amphtml")] + data.meta.get("og:url", [])
    own.update(key for url in stated if not is_front(key := page_key(url)))
    return frozenset(own - {""})


def _titles(tree: Document, data: Structured) -> tuple[str, ...]:
    texts = [*data.meta.get("og:title", ())[:1], *data.meta.get("twitter:title", ())[:1]]
    texts.extend(element.text for element in tree.find_all("h1", limit=5))
    title = tree.find("title")
    if title is not None:
        texts.append(title.text)
    return tuple(filter(None, (fold(text[:MAX_TITLE]) for text in texts)))
