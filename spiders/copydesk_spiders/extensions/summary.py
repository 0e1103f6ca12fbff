"""Says at the end of a crawl what its pages ended as."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from scrapy import signals

from copydesk.models import OUTCOMES

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler

log = logging.getLogger("copydesk.spiders")

_SKIPPED = {
    "before_since": "older than the day asked for",
    "budget": "not asked: COPYDESK_MAX_REQUESTS is reached",
    "limit": "downloaded when the limit was reached already",
    "nothing_new": "listings not followed on: they showed nothing new",
}


class Summary:
    """Logs one line for each outcome, each reason to leave something out, and each plugin that failed."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self.request_dropped, signal=signals.request_dropped)
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the extension."""
        return cls(crawler)

    def request_dropped(self) -> None:
        """Count a request Scrapy's filter has seen before, such as a redirect to a page read already."""
        self._crawler.stats.inc_value("copydesk/duplicates")

    def spider_closed(self, spider: Spider) -> None:
        """Write the summary, where the crawl read anything."""
        for line in lines(self._crawler.stats.get_stats()):
            log.info("%s: %s", spider.name, line)


def lines(stats: dict[str, Any]) -> list[str]:
    """Give the lines of the summary."""
    told = []
    for outcome in OUTCOMES:
        if count := stats.get(f"copydesk/outcome/{outcome}"):
            reasons = _below(stats, "copydesk/failed/") if outcome == "failed" else []
            told.append(f"{count} {outcome}" + (f" ({', '.join(reasons)})" if reasons else ""))
    for reason, words in _SKIPPED.items():
        if count := stats.get(f"copydesk/skipped/{reason}"):
            told.append(f"{count} {words}")
    if count := stats.get("copydesk/duplicates"):
        told.append(f"{count} led to a page read already")
    if failures := _below(stats, "copydesk/failures/"):
        told.append(f"plugins that failed: {', '.join(failures)}")
    return told


def _below(stats: dict[str, Any], prefix: str) -> list[str]:
    return [f"{count} {key[len(prefix) :]}" for key, count in sorted(stats.items()) if key.startswith(prefix)]
