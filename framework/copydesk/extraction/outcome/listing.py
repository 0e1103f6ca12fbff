"""Pages that list articles: many headline links, no text of their own. og:type proves nothing: listings say article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from copydesk.extraction.article.page import outlined
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.cards import MAX_TEASERS
from copydesk.extraction.outcome.measure import MIN_LOOSE, MIN_PARAGRAPH, Prose, in_link, weight
from copydesk.extraction.outcome.own import own as own_text
from copydesk.extraction.outcome.vouching import vouched
from copydesk.extraction.structured import Structured, structured
from copydesk.extraction.structured.urls import is_front, page_key
from copydesk.models import Found, Issue, Link, Page

if TYPE_CHECKING:
    from turbohtml import Element

MANY = 8
"""Headline links from which a page without a text is a listing; article pages without any text show up to 6."""
SOME = 4
"""Headline links that are enough on a front page, or where the page calls itself a collection."""
LISTED = 16
"""Links that read as headlines, in a page of nothing else."""
_SHOWS = "article, figure, video, audio, iframe, object"
"""What a page of few words shows instead."""
MAX_ANCHORS = 3_000
MAX_LINKS = 500
"""Links given of one listing."""
MAX_OWN = 600
OWN_PER_LINK = 30
"""Characters of prose that is no teaser, in all and for each headline link, which a listing may have: its own
introduction. Article pages with few paragraphs and long lists of related articles have more of both."""
LONG = 25
"""Characters of a link text that reads as a headline outside of a heading."""
_COLLECTIONS = ("collectionpage", "itemlist", "searchresultspage")
_HEADINGS = ":is(h1, h2, h3, h4, h5, h6)"
_IN_HEADING = f"{_HEADINGS} > a, {_HEADINGS} > * > a"
_AROUND = "h2, h3, h4, h5, h6"
MAX_AROUND = 6
"""Elements above a heading looked at for a link around it: asked of each link, the tree looks at all below it."""


def from_listing(page: Page, text: Prose) -> Iterator[Found]:
    """Give `listing` and the article links, where the page lists articles and is none itself."""
    data = structured(page)
    if text.is_text or says_article(data):
        return
    stated = next((link.href for link in data.rel("canonical")), None) or (data.first_meta("og:url") or ("", ""))[1]
    own = page.url or stated
    front = bool(own) and is_front(page_key(own))
    # An article's address that leads home: the page says whose it is, and holds no text of its own.
    home = not front and bool(stated) and is_front(page_key(urljoin(own or "", stated)))
    collection = next(data.of_type(*_COLLECTIONS), None)
    if text.has_run and not front:
        return
    if not front and len(_headed(page)) < (SOME if collection is not None else MANY):
        yield from _from_list(page, own)
        return  # as nearly all pages without much text
    links = article_links(page, own)
    headed = sum(1 for _, heading in links if heading)
    if not front and own_prose(page) > max(MAX_OWN, OWN_PER_LINK * headed):
        return
    if headed >= MANY or (headed >= SOME and (front or collection is not None)) or (front and len(links) >= MANY):
        if not front and not home and collection is None and own_text(page).under >= MIN_LOOSE and vouched(page):
            return  # a news flash above the teasers of a day
        evidence = f"{headed} headline links, {text.chars} characters of prose"
        home = home and own_prose(page) < MIN_PARAGRAPH * 2
        why = "front page" if front or home else "collection" if collection is not None else "headline links"
        yield Found("outcome", "listing", "links", why, evidence, rank("outcome", "home" if home else "listing"))
        yield from _given(_alike(links) if headed >= MANY else [link for link, _ in links], evidence)


def _from_list(page: Page, own: str | None) -> Iterator[Found]:
    """Give `listing` for a page that is nothing but a list of headlines, as archives by day are."""
    if page.tree.select_one(_SHOWS) is not None or vouched(page) or own_text(page).chars >= MIN_PARAGRAPH:
        return
    links = [link for link, _ in article_links(page, own)]
    if len(links) >= LISTED:
        evidence = f"{len(links)} links, no prose"
        yield Found("outcome", "listing", "links", "list", evidence, rank("outcome", "listing"))
        yield from _given(links, evidence)


def _given(links: list[Link], evidence: str) -> Iterator[Found]:
    issues: tuple[Issue, ...] = ()
    if len(links) > MAX_LINKS:
        issues = (Issue("links_cut", "links", "warning", f"of {len(links):,} links the first {MAX_LINKS} are kept"),)
    yield Found("links", tuple(links[:MAX_LINKS]), "links", "a[href]", evidence, issues=issues)


def _headed(page: Page) -> set[Element]:
    """Give the links in a heading, or around one."""
    from turbohtml import Element

    found: set[Element] = {*page.tree.select(_IN_HEADING)}
    for heading in page.tree.select(_AROUND):
        for around in islice(heading.ancestors, MAX_AROUND):
            if isinstance(around, Element) and around.tag == "a":
                found.add(around)
    return found


def own_prose(page: Page) -> int:
    """Count the characters of prose that are not a teaser: no headline link stands beside them."""
    outline = outlined(page)
    size = 0
    if outline is None:
        return 0
    for piece in outline.pieces:
        length = weight(piece) if piece.tag == "p" and piece.size >= MIN_PARAGRAPH // 3 else 0
        if length >= MIN_PARAGRAPH and not in_link(outline, piece.box) and not _is_teaser(piece.node):
            size += length
    return size


def _is_teaser(element: Element) -> bool:
    around = element.parent
    for _ in range(2):
        if around is None or len(around.find_all("p", limit=MAX_TEASERS + 1)) > MAX_TEASERS:
            return False
        if any(heading.find("a") is not None for heading in around.select(_HEADINGS)[:3]):
            return True
        around = around.parent
    return False


def _alike(links: list[tuple[Link, bool]]) -> list[Link]:
    """Give the headline links, and of the others those that stand in the same section of the site as one of them."""
    sections = {_section(link.href) for link, heading in links if heading}
    return [link for link, heading in links if heading or _section(link.href) in sections]


def _section(url: str) -> str:
    return urlsplit(url).path.strip("/").partition("/")[0]


def says_article(data: Structured) -> bool:
    """Tell whether the metadata vouch for an article: an article object, or a date of publication."""
    return data.article is not None or any(name in data.meta for name in _PUBLISHED)


_PUBLISHED = ("article:published_time", "og:article:published_time", "parsely-pub-date", "citation_publication_date")


def article_links(page: Page, own: str | None) -> list[tuple[Link, bool]]:
    """Give the internal links that read as links to articles, in order, each with whether it stands in a heading.

    A link counts when it is a heading's, or when its text is as long as a headline and its address ends in a slug or
    a number. Of several links to one address the one with the longest text is given.
    """
    host = _host(own)
    headed = _headed(page)
    found: dict[str, tuple[Link, bool]] = {}
    for anchor in page.tree.find_all("a", limit=MAX_ANCHORS):
        href = anchor.attr("href")
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        heading = anchor in headed
        words = " ".join(anchor.text.split())
        if not words or not (heading or len(words) >= LONG):
            continue
        try:
            url = urljoin(own or "", href.strip()).partition("#")[0]
            parts = urlsplit(url)
        except ValueError:  # a malformed IPv6 host
            continue
        path = parts.path.strip("/")
        internal = not parts.netloc or host is None or _same_site(parts.netloc, host)
        if not internal or not path or not (heading or _is_slug(path)):
            continue
        known = found.get(url)
        if known is None or (len(words) > len(known[0].text or "") and not known[1]):
            found[url] = (Link(url, words[:300], True), heading or (known is not None and known[1]))
    return list(found.values())


def _is_slug(path: str) -> bool:
    last = path.rpartition("/")[2]
    return last.count("-") >= 3 or last.count("_") >= 3 or sum(map(str.isdigit, last)) >= 4 or last.endswith(".html")


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).netloc.removeprefix("www.").lower() or None if url else None
    except ValueError:
        return None


def _same_site(netloc: str, host: str) -> bool:
    other = netloc.removeprefix("www.").lower()
    return other == host or other.endswith("." + host) or host.endswith("." + other)
