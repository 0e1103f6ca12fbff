"""A source's rules: what its source.toml says about its pages, applied.

The rules are read and compiled at the source's first page and kept. `language` defines what a source.toml may say,
`reading` reads it, `layout` holds what was read, `choosing` picks the layout of a page, `select` runs a rule.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.errors import SourceError
from copydesk.extraction.ladder import SOURCE_DEFAULT, SOURCE_RULES, URL_PATTERN
from copydesk.extraction.patterns import search
from copydesk.extraction.rules.choosing import choose_layout
from copydesk.extraction.rules.layout import Layout
from copydesk.extraction.rules.marks import meant
from copydesk.extraction.rules.reading import read_layouts
from copydesk.extraction.rules.regions import listing_links, related_items
from copydesk.extraction.rules.select import found_by
from copydesk.models import Found, Page, Source, evolve


def copydesk_clean(page: Page, source: Source | None) -> None:
    """Remove what the source's layout says is never content."""
    layout = layout_of(page, source)
    if layout is None or page.kind != "html":
        return
    if layout.remove and layout.related:
        with contextlib.suppress(Exception):  # told where the page is read, with the transform that raised
            list(related_items(layout.related, page, source))
    for spot in layout.remove:
        for element in list(meant(spot, page.tree, page)):
            element.decompose()


def copydesk_extract(page: Page, source: Source | None) -> Iterator[Found]:
    """Give what the source's record, URL patterns and layout find on the page."""
    if source is None:
        return
    yield from _by_url(page, source)
    yield from _by_record(source)
    layout = layout_of(page, source)
    failed: list[str] = []
    if layout is not None:
        yield from by_layout(layout, page, source, SOURCE_RULES, failed)
        if layout.listing and not _is_article(page, source):  # on an article's page these are its related block
            for found in listing_links(layout.listing, page, source):
                yield evolve(found, confidence=SOURCE_RULES)
    if source.folder is not None and (mistakes := read_layouts(source.folder / "source.toml").mistakes):
        failed.insert(0, mistakes)
    if failed:
        raise SourceError("\n".join(failed))  # last, because what the good rules found is kept


def by_layout(
    layout: Layout, page: Page, source: Source | None, confidence: float, failed: list[str]
) -> Iterator[Found]:
    """Give what a layout's rules find; what a transform of somebody's raised goes to `failed`."""
    for field, rules in layout.fields.items():
        told: list[Found] = []
        for rule in rules:  # ordered alternatives: the first that finds something is the one
            try:
                given = found_by(rule, field, page, source, layout.body)
            except Exception as error:
                failed.append(f"layout {layout.name}, {field}: {type(error).__name__}: {error}")
                continue
            if given and given[0].value is not None:
                for found in given:  # a body's pictures say themselves how far they are believed
                    beside = found.field == "images" and field != "images"
                    yield found if beside else evolve(found, confidence=confidence)
                break
            told += given
        else:
            yield from (Found("issue", issue, each.method, each.path) for each in told for issue in each.issues)
    if layout.related:
        for found in related_items(layout.related, page, source):
            yield evolve(found, confidence=confidence)


def _by_url(page: Page, source: Source) -> Iterator[Found]:
    if not page.url:
        return
    if source.article_url and (match := _searched(source.article_url, page)):
        yield Found("outcome", "article", "url", source.article_url, page.url, URL_PATTERN)
        if "id" in match.groupdict():
            yield Found("native_id", match["id"], "url", source.article_url, page.url, SOURCE_RULES)
        if match.groupdict().get("section"):
            yield Found("section", match["section"], "url", source.article_url, page.url, SOURCE_DEFAULT)
    elif source.listing_url and _searched(source.listing_url, page):
        yield Found("outcome", "listing", "url", source.listing_url, page.url, URL_PATTERN)
    elif page.url.rstrip("/") in {listing.rstrip("/") for listing in source.listings}:
        yield Found("outcome", "listing", "url", "source.toml listings", page.url, URL_PATTERN)


def _is_article(page: Page, source: Source) -> bool:
    return bool(page.url and source.article_url and _searched(source.article_url, page))


def _by_record(source: Source) -> Iterator[Found]:
    if source.title:
        yield Found("site_name", source.title, "source", "source.toml title", confidence=SOURCE_DEFAULT)
    if source.language:
        yield Found("language", source.language, "source", "source.toml language", confidence=SOURCE_DEFAULT)


def layout_of(page: Page, source: Source | None) -> Layout | None:
    """Give the layout a page is read by, chosen once; None for a source without one."""
    if source is None or source.folder is None:
        return None
    key = f"layout:{source.name}"
    if key not in page.memo:
        page.memo[key] = choose_layout(read_layouts(source.folder / "source.toml").layouts, page, source)
    layout: Layout | None = page.memo[key]
    return layout


def _searched(pattern: str, page: Page) -> re.Match[str] | None:
    return search(_compiled(pattern), page.url or "", page)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
