"""Parts of a page that hold several items: a related block, a listing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from turbohtml import Element

from copydesk.extraction.patterns import search
from copydesk.extraction.rules.nesting import MAX_BLOCKS, reachable
from copydesk.extraction.rules.select import first_in, holds
from copydesk.models import Found, Link, Page, Source

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Region


def related_items(regions: tuple[Region, ...], page: Page, source: Source | None) -> Iterator[Found]:
    """Give the items of the related blocks, each under its heading."""
    items = tuple(item for region in regions for item in items_of(region, page, source))
    if items:
        yield Found("related", items, "css", regions[0].item)


Item = dict[str, str | None]
"""As printed, by the names of `Related` or `ListedLink`; its date is read by the normaliser."""


def items_of(region: Region, page: Page, source: Source | None) -> tuple[Item, ...]:
    """Give the items of one related block, read once: a layout may say that the block itself is no content."""
    key = f"related:{id(region)}"  # a layout is kept longer than any page
    if key not in page.memo:
        page.memo[key] = tuple(_items(region, page, source))
    items: tuple[Item, ...] = page.memo[key]
    return items


def _items(region: Region, page: Page, source: Source | None) -> Iterator[Item]:
    for item, heading in _entries(region, page, source):
        if title := first_in(region.title, page, item, source):
            address = first_in(region.url, page, item, source)
            place = _absolute(page, address) if address else None
            yield {"title": title, "url": place, "heading": heading, **_beside(region, page, item, source)}


def listing_links(region: Region, page: Page, source: Source | None) -> Iterator[Found]:
    """Give the links of a listing's items, with what the rules find beside them."""
    links: dict[str, Link | Item] = {}
    more = region.teaser or region.published or region.image
    for item, _ in _entries(region, page, source):
        if address := first_in(region.url, page, item, source):
            url, title = _absolute(page, address), first_in(region.title, page, item, source)
            if url not in links:
                beside = _beside(region, page, item, source) if more else {}
                links[url] = {"href": url, "text": title, **beside} if beside else Link(url, title, internal=True)
    if links:
        yield Found("links", tuple(links.values()), "css", region.item)
    if region.next and (address := first_in(region.next, page, page.tree, source)):
        yield Found("next_page", _absolute(page, address), region.next[0].kind, region.next[0].query)


def _beside(region: Region, page: Page, item: Any, source: Source | None) -> Item:
    """Give what stands beside an item's title."""
    image = first_in(region.image, page, item, source)
    return {
        "teaser": first_in(region.teaser, page, item, source),
        "published": first_in(region.published, page, item, source),
        "image": _absolute(page, image) if image else None,
    }


def _absolute(page: Page, address: str) -> str:
    return address if address.startswith(("https://", "http://")) else urljoin(page.url or "", address)


def _entries(region: Region, page: Page, source: Source | None) -> Iterator[tuple[Element, str | None]]:
    """Give the items, each once though its block stand in another one, with the heading of its block."""
    seen: set[Element] = set()
    for block, heading in _blocks(region, page, source):
        for item in reachable(block.select(region.item), region.item, page, most=MAX_BLOCKS):
            if item not in seen:
                seen.add(item)
                yield item, heading


def _blocks(region: Region, page: Page, source: Source | None) -> Iterator[tuple[Any, str | None]]:
    if region.when is not None and not holds(region.when, page):
        return
    within = region.within
    for block in reachable(page.tree.select(within), within, page, most=MAX_BLOCKS) if within else [page.tree]:
        heading = first_in(region.heading, page, block, source)
        if region.heading_matches is None or search(region.heading_matches, heading or "", page):
            yield block, heading
