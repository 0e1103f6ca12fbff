"""What the page is, where it is no article: listing, wall, error page, teaser; and who may read it."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.extraction.outcome.access import from_access
from copydesk.extraction.outcome.listing import from_listing, says_article
from copydesk.extraction.outcome.measure import prose
from copydesk.extraction.outcome.refused import from_status, from_walls
from copydesk.extraction.structured import structured
from copydesk.models import Found, Page, Source

__all__ = ["copydesk_extract"]


def copydesk_extract(page: Page, source: Source | None) -> Iterable[Found]:  # noqa: ARG001
    """Give an outcome where the evidence says the page is no whole article; nothing otherwise."""
    if page.kind != "html":
        return
    yield from from_status(page)
    text = prose(page)
    if not says_article(structured(page)) and not text.is_text:
        yield from from_walls(page, text)
        yield from from_listing(page, text)
    yield from from_access(page, text)
