"""Waits as long as a busy server asks before Scrapy tries again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_WAIT_S = 30.0
"""A longer Retry-After is not waited for; copydesk's own downloader draws the line there too."""


class RetryAfterMiddleware:
    """Holds an answer 429 or 503 back for its Retry-After, so that Scrapy's retry comes no sooner."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Give the answer on, later if it says so."""
        if response.status in (429, 503) and not request.meta.get("dont_retry"):
            wait = seconds(response.headers.get("Retry-After"), datetime.now(UTC))
            if 0 < wait <= MAX_WAIT_S:
                self._crawler.stats.inc_value("copydesk/waited_for_retry_after")
                await asyncio.sleep(wait)
        return response


def seconds(header: bytes | None, now: datetime) -> float:
    """Read a Retry-After: seconds, or an HTTP date; 0 for anything else."""
    text = (header or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, (moment - now).total_seconds()) if moment.tzinfo else 0.0
    except (ValueError, OverflowError):
        return 0.0
