"""What the visible page says around its headline: title, kicker, subtitle, byline, dates, sections, tags."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.extraction.headline.byline import from_byline
from copydesk.extraction.headline.dates import from_dates
from copydesk.extraction.headline.title import Headline, from_titles, headline
from copydesk.extraction.headline.topics import from_topics
from copydesk.extraction.headline.trail import from_surroundings
from copydesk.models import Found, Page, Source

__all__ = ["Headline", "copydesk_extract", "headline"]


def copydesk_extract(page: Page, source: Source | None) -> Iterable[Found]:  # noqa: ARG001
    """Give what stands around the headline, as printed."""
    if page.kind != "html":
        return
    yield from from_titles(page)
    yield from from_dates(page)
    yield from from_byline(page)
    yield from from_surroundings(page)
    yield from from_topics(page)
