"""What one page of a site lets one say about the site, each proposal tried on the page before it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from copydesk.models import Article, Page

if TYPE_CHECKING:
    from turbohtml import Element

# A class or id that a person wrote: no long numbers, which are made for one page or one build.
_STEADY = re.compile(r"(?!.*\d{3})[A-Za-z][\w-]*")
_NUMBERED = re.compile(r"(?P<before>.*?)\d{3,}(?P<suffix>\.\w{3,5})?")
_DATED = re.compile(r"/(?:19|20)\d\d/(?:[01]?\d/)?(?:[0-3]?\d/)?")
_TELLING_TAGS = frozenset({"h1", "article", "main"})
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})


def article_pattern(url: str) -> str | None:
    """Propose the regular expression of an article's URL, None where the URL shows no number and no date.

    The first folder is kept, the others and the slug may vary: `/news/[^/]+/[^/]*-(?P<id>\\d+)/?(?:[?#]|$)`.
    """
    path = urlsplit(url).path.rstrip("/")
    *folders, last = path.lstrip("/").split("/")
    if dated := _DATED.search(path):
        return r"/\d{4}/" + r"\d{1,2}/" * (dated[0].count("/") - 2) + "[^/]+"
    numbered = _NUMBERED.fullmatch(last)
    if numbered is None:
        return None
    before = numbered["before"][-1:]
    slug = f"[^/]*{_escaped(before)}" if before else ""
    article = rf"{slug}(?P<id>\d+){_escaped(numbered['suffix'] or '')}/?(?:[?#]|$)"
    return "/" + "/".join([*map(_escaped, folders[:1]), *("[^/]+" for _ in folders[1:]), article])


def _escaped(text: str) -> str:
    return re.escape(text).replace("\\-", "-")


def feeds(page: Page) -> list[str]:
    """Give the feeds the page links to."""
    links = page.tree.select("link[rel~=alternate][href]")
    found = [urljoin(page.url or "", link.attr("href") or "") for link in links if link.attr("type") in _FEEDS]
    return list(dict.fromkeys(found))


def selectors(page: Page, article: Article) -> dict[str, str]:
    """Give a CSS selector for the title and for the body where one finds on the page what `article` has."""
    found: dict[str, str] = {}
    for element in page.tree.select("h1, h2"):
        if article.title and _fold(element.text) == article.title and (selector := _selector(page, element)):
            found["title"] = selector
            break
    container = _container(page, article)
    if container is not None and (selector := _selector(page, container)):
        found["body"] = selector
    return found


def _container(page: Page, article: Article) -> Element | None:
    """Find the innermost element around the article's paragraphs."""
    wanted = {block.text for block in article.body if block.kind == "paragraph"}
    paragraphs = [p for p in page.tree.select("p") if _fold(p.text) in wanted]
    if len(paragraphs) < 2:
        return None
    last = list(_around(paragraphs[-1]))
    return next((element for element in _around(paragraphs[0]) if element in last), None)


def _around(element: Element) -> Iterator[Element]:
    from turbohtml import Element as Kind

    node = element.parent
    while isinstance(node, Kind) and node.tag not in ("body", "html"):
        yield node
        node = node.parent


def _selector(page: Page, element: Element) -> str | None:
    """Give the shortest selector of one element by its id and classes; None where there is none."""
    identity = element.attr("id")
    steady = [name for name in (element.attr("class") or "").split() if _STEADY.fullmatch(name)]
    candidates = [f"#{identity}"] if identity and _STEADY.fullmatch(identity) else []
    candidates += [element.tag] if element.tag in _TELLING_TAGS else []
    candidates += [f"{element.tag}.{name}" for name in steady]
    candidates += [f"{element.tag}.{'.'.join(steady)}"] if len(steady) > 1 else []
    return next((selector for selector in candidates if len(page.tree.select(selector)) == 1), None)


def _fold(text: str) -> str:
    return " ".join(text.split())
