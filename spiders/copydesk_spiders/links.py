"""Chooses the links a crawl follows: articles, and the next page of a listing. Never anything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from copydesk import Page, Result, Source

MAX_URL_CHARS = 1024
"""News sites stay below 400; longer ones are traps. StormCrawler draws the line at 1024 too."""
MAX_SEGMENT_REPEATS = 3
"""How often one path segment may stand in a URL; relative links gone wrong repeat without end."""
MAX_LINKS = 10_000
"""Of one page."""
_NEXT = 'link[rel~="next"], a[rel~="next"], .pager-next a, .pager__item--next a, li.next a, a.next'
_PAGE_KEYS = ("page", "p", "seite", "pagina", "paged", "offset", "start")


def hrefs(page: Page) -> list[str]:
    """Give the targets of a page's links, absolute, without fragment, in order, each once."""
    if page.kind != "html":
        return []
    base = _base(page)
    found = (element.attr("href") for element in page.tree.select("a[href]")[:MAX_LINKS])
    return list(dict.fromkeys(_absolute(base, href) for href in found if href))


def article_links(candidates: Iterable[str], page_url: str | None, source: Source) -> Iterator[str]:
    """Give those of `candidates` that are articles of the source; all plausible ones where it has no pattern."""
    pattern = re.compile(source.article_url) if source.article_url else None
    seen: set[str] = set()
    for candidate in candidates:
        url = urldefrag(candidate).url
        if url in seen or not plausible(url) or not same_site(url, page_url, source):
            continue
        seen.add(url)
        if pattern is None or pattern.search(at_home(url, source)):
            yield url


def at_home(url: str, source: Source) -> str:
    """Give a URL as it is on the source's own host: a copy of the site elsewhere keeps the paths."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if not source.domains or any(host == domain or host.endswith(f".{domain}") for domain in source.domains):
        return url
    return urlunsplit(("https", source.domains[0], parts.path, parts.query, ""))


def listed(result: Result, page_links: list[str], source: Source) -> list[str]:
    """Give the links of a listing, best first: those the source's rules found, then, by pattern, all on the page."""
    ruled = [link.href for link in result.links]
    return ruled + page_links if source.article_url else ruled


def is_listing(page: Page, source: Source) -> bool:
    """Tell whether a page is a listing by its URL, on the source's own host or a copy of it."""
    return bool(source.listing_url and page.url and re.search(source.listing_url, at_home(page.url, source)))


def next_page(page: Page, source: Source | None = None) -> str | None:
    """Give the next page of a listing: on the same host, under the same path or one of the source's listings."""
    if page.kind != "html" or not page.url:
        return None
    base = _base(page)
    here = urlsplit(page.url)
    for element in page.tree.select(_NEXT)[:20]:
        url = _absolute(base, element.attr("href") or "")
        if not plausible(url) or url == urldefrag(page.url).url:
            continue
        there = urlsplit(url)
        under = there.path.rstrip("/").startswith(here.path.rstrip("/"))
        known = bool(source and source.listing_url and re.search(source.listing_url, at_home(url, source)))
        if there.netloc == here.netloc and (under or known or _is_later(here.query, there.query)):
            return url
    return None


def plausible(url: str) -> bool:
    """Tell whether a URL is worth asking: http(s), a host, no login, not too long, no path that repeats itself."""
    if len(url) > MAX_URL_CHARS or not url.lower().startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(url)
        if not parts.hostname or "@" in parts.netloc:
            return False
        parts.port  # noqa: B018 - raises ValueError where it is no number
    except ValueError:
        return False
    repeats = Counter(segment for segment in parts.path.split("/") if segment)
    return max(repeats.values(), default=0) <= MAX_SEGMENT_REPEATS


def same_site(url: str, page_url: str | None, source: Source | None) -> bool:
    """Tell whether a URL is the source's, or on the very host of the page it stands on."""
    there = urlsplit(url)
    if page_url and there.netloc == urlsplit(page_url).netloc:
        return True
    host = (there.hostname or "").lower()
    return source is not None and _among(host, source.domains) and not _among(host, source.excluded_domains)


def _among(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _is_later(before: str, after: str) -> bool:
    first, second = dict(parse_qsl(before)), dict(parse_qsl(after))
    return any(second[key].isdigit() and second[key] != first.get(key) for key in _PAGE_KEYS if key in second)


def _base(page: Page) -> str:
    stated = next((element.attr("href") for element in page.tree.select("base[href]")[:1]), None)
    return _absolute(page.url or "", stated or "") or page.url or ""


def _absolute(base: str, href: str) -> str:
    try:
        return urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # what a page gives as an address need not be one
        return ""
