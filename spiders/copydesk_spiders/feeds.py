"""Finds the entries of a feed or sitemap. Entities a document declares are never expanded, and none is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from scrapy.http import TextResponse
from scrapy.utils.gz import gunzip, gzip_magic_number

from copydesk_spiders.dates import day_of

if TYPE_CHECKING:
    from scrapy.http import Response
    from turbohtml import Document, Element

MAX_ENTRIES = 50_000
"""Of one document; the sitemap protocol's own bound."""
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
_HEAD_BYTES = 2048


class Entry(NamedTuple):
    """One entry."""

    url: str
    day: date | None = None
    """When it was published, or where only that is known, changed."""
    sitemap: bool = False
    """Whether it is another sitemap."""


def is_feed(response: Response) -> bool:
    """Tell by the content whether a response is a feed or sitemap; what the server calls it says little."""
    return gzip_magic_number(response) or bool(_ROOT.search(response.body[:_HEAD_BYTES]))


def entries(response: Response, max_bytes: int) -> list[Entry]:
    """Give the entries of a feed or sitemap, unpacked to at most `max_bytes`; none where it is neither.

    Raises ValueError for what cannot be read.
    """
    return list(_entries(_text(response, max_bytes), response.url))[:MAX_ENTRIES]


def _text(response: Response, max_bytes: int) -> str:
    if gzip_magic_number(response):
        try:
            return gunzip(response.body, max_size=max_bytes).decode("utf-8", "replace")
        except Exception as error:
            raise ValueError(f"cannot be unpacked: {type(error).__name__}: {error}") from error
    return response.text if isinstance(response, TextResponse) else response.body.decode("utf-8", "replace")


def _entries(text: str, base: str) -> Iterator[Entry]:
    from turbohtml import HTMLParseError, parse, parse_xml

    try:
        tree = parse_xml(text.lstrip("\ufeff \t\r\n"))
    except HTMLParseError:  # not well-formed: what the HTML parser makes of it is better than nothing
        tree = parse(text)
    feed = tree.feed()
    if feed is not None:
        for entry in feed.entries[:MAX_ENTRIES]:
            if url := (entry.link or "").strip():
                yield Entry(urljoin(base, url), day_of(entry.published or entry.updated))
        return
    yield from _sitemap(tree, base)


def _sitemap(tree: Document, base: str) -> Iterator[Entry]:
    for element in tree.select("url, sitemap"):
        said: dict[str, str] = {}
        for child in _children(element):
            said.setdefault(child.tag, _own_text(child))
            if child.tag == "news:news":
                said.update((inner.tag, _own_text(inner)) for inner in _children(child))
        if url := said.get("loc"):
            day = day_of(said.get("news:publication_date") or said.get("lastmod"))
            yield Entry(urljoin(base, url), day, sitemap=element.tag == "sitemap")


def _children(element: Element) -> Iterator[Element]:
    from turbohtml import Element as Tag

    return (child for child in element.children if isinstance(child, Tag))


def _own_text(element: Element) -> str:
    # Not the text of all below: in entries nested without end that would be read once for each.
    from turbohtml import CData, Text

    return "".join(child.data for child in element.children if isinstance(child, Text | CData)).strip()
