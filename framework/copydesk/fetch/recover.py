"""The address of a saved page, as the document itself tells it.

Order, by how directly the evidence says where this very document was fetched: what the saving tool wrote (browsers'
"saved from url", SingleFile, monolith, HTTrack, Save Page WE, WebScrapBook), `link rel=canonical`, `og:url`,
and last `base`, which is only where links are resolved.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import SplitResult, urljoin, urlsplit

from copydesk.fetch.addresses import is_public, literal_address
from copydesk.models import Issue, Page
from copydesk.models.base import record

UrlFrom = Literal["saved-from", "canonical", "og", "base"]

_HEAD_CHARS = 32_768
_MAX_URL_CHARS = 2048
_SAVED = re.compile(
    r"<!--\s{0,40}(?:saved from url=\(\d{1,5}\)|page saved with singlefile\s{1,40}url:\s{0,40}"
    r"|saved from |(?P<httrack>mirrored from ))(?P<url>[^\s<\"]{1,2048})",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{1,14}(?:[a-z]{2}_)?|archive\.(?:today|ph|is|li|vn|fo|md)/[\d.-]{8,20})/(https?://.+)",
    re.IGNORECASE,
)
_EVIDENCE = (
    "link[rel~=canonical i][href], meta[property='og:url' i][content], base[href], meta[name='savepage-url' i][content]"
)
_UNFIT = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]|%7B%7B", re.IGNORECASE)
_CDN = re.compile(r"(?:^|[.-])(?:cdn|static|assets?|img|images?|s3|cloudfront|akamai\w*|fastly)\d*(?=[.-])")


@record
class Recovered:
    """An address read from the document."""

    url: str
    url_from: UrlFrom
    issues: tuple[Issue, ...] = ()


@record
class _Evidence:
    """The hrefs and contents of the elements that speak of the page's address, in document order."""

    canonical: list[str]
    og: list[str]
    base: list[str]
    saved: list[str]


def recover_url(page: Page) -> Recovered | None:
    """Read the page's own address from its text and tree; None where nothing fit to be one is stated.

    Issue `url_from_base`: the address is that of the site or folder, the page's own is not known.
    """
    if page.kind != "html":
        return None
    evidence = _evidence(page)
    base = next((url for url in map(_fit, evidence.base[:1]) if url), None)
    if base and _CDN.search(_split(base).hostname or ""):
        base = None
    og = next((url for url in map(_fit, evidence.og) if url), None)
    canonical = _canonical(evidence.canonical, base, og)
    if saved := _saved(page.text, canonical or og, evidence.saved):
        return Recovered(saved, "saved-from")
    if canonical and og and _is_front(canonical) and not _is_front(og):
        return Recovered(og, "og")
    if canonical:
        return Recovered(canonical, "canonical")
    if og:
        return Recovered(og, "og")
    if base is None:
        return None
    if _split(base).path.endswith("/") or not _split(base).path:
        message = f"{base} is where the page's links start; the page's own address is not known"
        return Recovered(base, "base", (Issue("url_from_base", field="url", message=message),))
    return Recovered(base, "base")


def _evidence(page: Page) -> _Evidence:
    found = _Evidence([], [], [], [])
    head = page.tree.select_one("head")
    elements = head.select(_EVIDENCE) if head is not None else []
    if not any(element.tag in ("link", "meta") for element in elements):
        # An element that cannot stand in the head ends it; what follows lands in the body.
        elements = page.tree.select(_EVIDENCE)
    for element in elements:
        if element.tag == "link":
            found.canonical.append(str(element.attrs["href"] or ""))
        elif element.tag == "base":
            found.base.append(str(element.attrs["href"] or ""))
        elif element.attrs.get("name"):
            found.saved.append(str(element.attrs["content"] or ""))
        else:
            found.og.append(str(element.attrs["content"] or ""))
    root = page.tree.select_one("html[data-scrapbook-source]")
    if root is not None:
        found.saved.append(str(root.attrs["data-scrapbook-source"] or ""))
    return found


def _saved(text: str, stated: str | None, stated_by_elements: list[str]) -> str | None:
    """Give the address the saving tool noted."""
    for match in _SAVED.finditer(text, 0, _HEAD_CHARS):
        url = match["url"].partition("-->")[0]
        if match["httrack"]:
            # HTTrack leaves the scheme out.
            scheme = "https" if stated and stated.startswith("https:") else "http"
            url = url if "://" in url else f"{scheme}://{url}"
        if fit := _fit(url):
            return fit
    return next((url for url in map(_fit, stated_by_elements) if url), None)


def _canonical(hrefs: list[str], base: str | None, og: str | None) -> str | None:
    """Give the canonical address, resolved; of several that differ the one og:url agrees with, else the first."""
    urls: list[str] = []
    for href in hrefs[:10]:
        url = _fit(href)
        if url is None and href.strip() and (against := base or og):
            try:
                url = _fit(urljoin(against, href.strip()))
            except ValueError:
                url = None
        if url:
            urls.append(url)
    return og if og in urls else next(iter(urls), None)


def _fit(url: str) -> str | None:
    """Give an absolute http(s) URL of a public host, out of its archive's wrapping; None for anything else."""
    url = url.strip()
    if archived := _ARCHIVED.fullmatch(url):
        url = archived[1]
    if not url[:8].lower().startswith(("http://", "https://")) or len(url) > _MAX_URL_CHARS or _UNFIT.search(url):
        return None
    host = _split(url).hostname
    if not host or "." not in host.strip("."):
        return None
    address = literal_address(host)
    return url if address is None or is_public(address) else None


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _is_front(url: str) -> bool:
    parts = _split(url)
    return parts.path in ("", "/") and not parts.query
