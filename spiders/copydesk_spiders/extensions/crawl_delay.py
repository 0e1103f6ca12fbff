"""Obeys the Crawl-delay of robots.txt, which Scrapy reads and leaves to others."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

log = logging.getLogger("copydesk.spiders")

MAX_DELAY_S = 300.0
"""More than this is taken for this: an hour between two pages would never end."""


class CrawlDelay:
    """Slows a host's download slot down to its Crawl-delay. AutoThrottle then leaves that host alone."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY") or not hasattr(signals, "robots_parsed"):
            raise NotConfigured
        self._crawler = crawler
        self._slow: set[str] = set()
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(self.request_reached_downloader, signal=signals.request_reached_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the extension."""
        return cls(crawler)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take the delay a host asks for, where it is more than ours."""
        settings = self._crawler.settings
        agent = settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]
        delay = min(robotparser.crawl_delay(agent) or 0.0, MAX_DELAY_S)
        if delay <= settings.getfloat("DOWNLOAD_DELAY"):
            return
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        log.info("%s asks for %g seconds between two pages", key, delay)
        self._slow.add(key)
        # For the slot there is, and for those made later: an idle slot is thrown away after a minute.
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay, "jitter": 0.0}
        if key in downloader.slots:
            slot = downloader.slots[key]
            slot.delay, slot.jitter = delay, 0.0

    def request_reached_downloader(self, request: Request) -> None:
        """Keep AutoThrottle from making the delay shorter again."""
        if request.meta.get("download_slot") in self._slow:
            request.meta["autothrottle_dont_adjust_delay"] = True
