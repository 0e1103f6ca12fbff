"""Refuses private and loopback addresses: a page of the web must not lead a crawl into the network it runs in."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import IgnoreRequest, NotConfigured

from copydesk import RefusedError
from copydesk.fetch.addresses import refuse_address, refuse_private
from copydesk_spiders.arguments import endpoint
from copydesk_spiders.polite import setting

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

log = logging.getLogger("copydesk.spiders")

_REMEMBER_S = 60.0
"""How long a host's addresses are believed; Scrapy keeps its own look-ups for the whole crawl."""


class PrivateAddress(IgnoreRequest):
    """A request that would have gone to a private address."""


class AddressMiddleware:
    """Refuses hosts with a private address, before the request and, by the address really used, after it.

    Each redirect and each robots.txt is a request of its own and is judged too. Hosts and ports the user named are
    asked all the same: those of `-a urls=` and the like, and in a spider of the user's own those it starts at.
    COPYDESK_ALLOW_PRIVATE allows every one. Behind a proxy a host's name is the proxy's business: only addresses
    written out are judged then.
    """

    def __init__(self, crawler: Crawler) -> None:
        if setting(crawler.settings, "COPYDESK_ALLOW_PRIVATE"):
            raise NotConfigured
        self._crawler = crawler
        self._known: dict[str, tuple[float, RefusedError | None]] = {}
        self._started_at: set[tuple[str, int]] = set()
        self._told: set[str] = set()
        crawler.signals.connect(self.request_scheduled, signal=signals.request_scheduled)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        return cls(crawler)

    def request_scheduled(self, request: Request) -> None:
        """Take note of where a spider that is not copydesk's starts: that is its author's wish."""
        start = request.meta.get("is_start_request") and not request.meta.get("redirect_times")
        if start and not hasattr(self._crawler.spider, "copydesk_endpoints") and (end := endpoint(request.url)):
            self._started_at.add(end)

    async def process_request(self, request: Request) -> None:
        """Raise PrivateAddress for a host that has a private address."""
        end = endpoint(request.url)
        if end is None or not request.url.startswith(("http:", "https:")) or self._named(end):
            return
        try:
            refuse_private(end[0])
            if not request.meta.get("proxy"):
                await self._looked_up(end[0])
        except RefusedError as error:
            raise self._refusal(error) from None

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise PrivateAddress where the answer came from a private address after all (DNS rebinding)."""
        address, end = response.ip_address, endpoint(request.url)
        if address is None or end is None or request.meta.get("proxy") or self._named(end):
            return response
        try:
            refuse_address(address, end[0])
        except RefusedError as error:
            raise self._refusal(error) from None
        return response

    def _named(self, end: tuple[str, int]) -> bool:
        return end in getattr(self._crawler.spider, "copydesk_endpoints", self._started_at)

    def _refusal(self, error: RefusedError) -> PrivateAddress:
        self._crawler.stats.inc_value("copydesk/private_addresses")
        message = f"{str(error).partition(';')[0]}; COPYDESK_ALLOW_PRIVATE=True allows it"
        if message not in self._told:  # Scrapy itself says nothing of a request that was refused
            self._told.add(message)
            log.warning("%s", message)
        return PrivateAddress(message)

    async def _looked_up(self, host: str) -> None:
        """Raise RefusedError for a name that has a private address."""
        now = monotonic()
        if host not in self._known or now - self._known[host][0] > _REMEMBER_S:
            self._known[host] = (now, await asyncio.to_thread(_verdict, host))
        error = self._known[host][1]
        if error is not None:
            raise error


def _verdict(host: str) -> RefusedError | None:
    try:
        refuse_private(host, resolve=True)
    except RefusedError as error:
        return error
    return None
