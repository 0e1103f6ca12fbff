"""Asks copydesk's fetch plugins before Scrapy downloads: what one of them answers is not downloaded."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from copydesk.desk import default_desk
from copydesk.hookspecs import Request as Wanted
from copydesk_spiders.convert import response_of
from copydesk_spiders.polite import setting

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from copydesk import Failure

_SCRAPYS_OWN = frozenset({"file", "http"})
"""Default plugins whose work Scrapy does itself."""


class NotFetched(IgnoreRequest):
    """No plugin could fetch what only a plugin can."""

    def __init__(self, failures: tuple[Failure, ...]) -> None:
        super().__init__("; ".join(failure.error for failure in failures))
        self.failures = failures


class FetchMiddleware:
    """Offers each request of a spider to the fetch plugins, the built-in ones for files and HTTP left out.

    A request whose meta has `copydesk_target` is for the plugins alone, built-in ones included: it is not downloaded.
    Plugins run in a thread, because they may wait for a disk or a browser.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        described = default_desk().plugins.describe()
        self._others = any("copydesk_fetch" in info.hooks and info.name not in _SCRAPYS_OWN for info in described)
        self._max_bytes = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self._allow_private = setting(crawler.settings, "COPYDESK_ALLOW_PRIVATE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> Response | None:
        """Answer a request with a plugin's page. Raises NotFetched where only plugins could and none did."""
        target = request.meta.get("copydesk_target")
        if not (target or self._others) or request.method != "GET" or request.callback is NO_CALLBACK:
            return None
        wanted = Wanted(
            target or request.url,
            url=request.meta.get("copydesk_url"),
            allow_private=self._allow_private,
            max_bytes=self._max_bytes or 16_000_000,
            timeout_s=self._timeout,
        )
        without = () if target else _SCRAPYS_OWN
        page, failures = await asyncio.to_thread(default_desk().fetch, wanted, without=without)
        if page is not None:
            self._crawler.stats.inc_value("copydesk/fetched_by_plugin")
            return response_of(page, request.url, failures)
        if target:
            raise NotFetched(failures)
        request.meta["copydesk_failures"] = failures  # for the result of what Scrapy downloads now
        return None
