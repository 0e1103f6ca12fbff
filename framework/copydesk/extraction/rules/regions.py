"""Parts of a page that hold several items: a related block, a listing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from turbohtml import Element

from copydesk.extraction.ladder import SOURCE_RULES
from copydesk.extraction.rules.select import css_values
from copydesk.models import Found, Link, Page, Related


def related_items(rule: Mapping[str, str], page: Page) -> Iterator[Found]:
    """Give the items of the related blocks, each under its heading.

    `within` selects the block, `heading` its heading, `heading_matches` what the heading must look like,
    `item` one item in it, `title`, `teaser` and `url` what they say inside an item.
    """
    items: list[Related] = []
    for block in _within(rule, page):
        heading = _first(block, rule.get("heading"))
        if "heading_matches" in rule and not re.search(rule["heading_matches"], heading or ""):
            continue
        for item in block.select(rule["item"]):
            title = _first(item, rule["title"])
            if title:
                address = _first(item, rule.get("url"))
                url = urljoin(page.url or "", address) if address else None
                items.append(Related(title, _first(item, rule.get("teaser")), url, heading))
    if items:
        yield Found("related", tuple(items), "css", rule["item"], confidence=SOURCE_RULES)


def listing_links(rule: Mapping[str, str], page: Page) -> Iterator[Found]:
    """Give the links of a listing's items."""
    links: dict[str, Link] = {}
    for block in _within(rule, page):
        for item in block.select(rule["item"]):
            if address := _first(item, rule["url"]):
                url = urljoin(page.url or "", address)
                links.setdefault(url, Link(url, _first(item, rule.get("title")), internal=True))
    if links:
        yield Found("links", tuple(links.values()), "css", rule["item"], confidence=SOURCE_RULES)


def _within(rule: Mapping[str, str], page: Page) -> list[Any]:
    return list(page.tree.select(rule["within"])) if "within" in rule else [page.tree]


def _first(node: Element, selector: str | None) -> str | None:
    values = css_values(node, selector) if selector else []
    return next((value for value in values if value), None)
