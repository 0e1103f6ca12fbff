"""What the page is, where it is no article: listing, wall, error page, teaser; and who may read it."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.extraction.outcome.access import from_access
from copydesk.extraction.outcome.listing import from_listing, says_article
from copydesk.extraction.outcome.measure import Prose, prose
from copydesk.extraction.outcome.refused import from_status, from_walls
from copydesk.extraction.outcome.service import from_service
from copydesk.extraction.structured import structured
from copydesk.models import Found, Page, Source

__all__ = ["copydesk_extract"]


def copydesk_extract(page: Page, source: Source | None) -> Iterable[Found]:  # noqa: ARG001
    """Give an outcome where the evidence says the page is no whole article; nothing otherwise."""
    yield from from_status(page)
    if page.kind != "html":
        return
    text = prose(page)
    if not says_article(structured(page)) and not text.is_text:
        yield from from_walls(page, text)
        yield from from_listing(page, text)
        yield from from_markup(page, text)
    yield from from_service(page, text)
    yield from from_access(page, text)


def from_markup(page: Page, text: Prose) -> Iterable[Found]:
    """Give `article` for a page without prose whose one <article> has a heading, no link, and a picture or paragraph.

    A picture story of a few words is one; a page of a few words that nothing marks up is none.
    """
    if text.chars or text.broken:
        return
    marked = page.tree.find_all("article", limit=2)
    if len(marked) != 1:
        return
    heading = marked[0].select_one("h1, h2, h3, h4, h5, h6")
    linked = heading is None or heading.find("a") is not None or heading.closest("a") is not None
    if not linked and marked[0].find(["img", "picture", "video", "p"]) is not None:
        yield Found("outcome", "article", "markup", "article")
