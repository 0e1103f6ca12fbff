"""What a normaliser may know beyond the value itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from copydesk.models.base import record


@record
class Context:
    """Facts of the page and its source that settle how a printed value is read. Every one may be unknown."""

    url: str | None = None
    """Of the page; relative URLs are resolved against it."""
    canonical: str | None = None
    """What the page's `link rel=canonical` says, resolved."""
    fetched_at: datetime | None = None
    """UTC; relative times ("3h ago") count from here, and no date may lie far after it."""
    language: str | None = None
    """BCP 47."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    timezone: str | None = None
    """IANA name of the source's zone."""
    timezone_inferred: bool = False
    date_order: Literal["DMY", "MDY", "YMD"] | None = None
    midnight_is_date: bool = False
    site_names: tuple[str, ...] = ()
    """Names the site goes by: og:site_name, the source's title and domain."""
    published: str | None = None
    """ISO 8601 of the article, once known; gives a dateline its year."""
    title: str | None = None
    """Of the article, once known."""
    sample: str | None = None
    """Some hundred words of the body as found, not yet normalised: what its language is told by."""
