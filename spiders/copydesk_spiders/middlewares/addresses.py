"""Refuses private and loopback addresses: a page of the web must not lead a crawl into the network it runs in."""

from __future__ import annotations

import asyncio
import logging
import socket
from ipaddress import ip_address
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import IgnoreRequest, NotConfigured

from copydesk_spiders.arguments import endpoint
from copydesk_spiders.middlewares.judging import is_public
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
        self._known: dict[str, tuple[float, str | None]] = {}
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
        private = await self._private_address(end[0], look_up=not request.meta.get("proxy"))
        if private is not None:
            raise self._refusal(end[0], private)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise PrivateAddress where the answer came from a private address after all (DNS rebinding)."""
        address = response.ip_address
        if address is None or request.meta.get("proxy") or is_public(str(address)):
            return response
        end = endpoint(request.url)
        if end is None or self._named(end):
            return response
        raise self._refusal(end[0], str(address))

    def _named(self, end: tuple[str, int]) -> bool:
        return end in getattr(self._crawler.spider, "copydesk_endpoints", self._started_at)

    def _refusal(self, host: str, address: str) -> PrivateAddress:
        self._crawler.stats.inc_value("copydesk/private_addresses")
        where = address if host == address else f"{host} ({address})"
        message = f"{where} is a private address; COPYDESK_ALLOW_PRIVATE=True allows it"
        if host not in self._told:  # Scrapy itself says nothing of a request that was refused
            self._told.add(host)
            log.warning("%s", message)
        return PrivateAddress(message)

    async def _private_address(self, host: str, *, look_up: bool) -> str | None:
        try:
            ip_address(host)
        except ValueError:
            return await self._looked_up(host) if look_up else None
        return None if is_public(host) else host

    async def _looked_up(self, host: str) -> str | None:
        now = monotonic()
        if host in self._known and now - self._known[host][0] < _REMEMBER_S:
            return self._known[host][1]
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return None  # the download fails by the same cause, and says so in its own words
        addresses = [str(entry[4][0]) for entry in found]
        private = next((address for address in addresses if not is_public(address)), None)
        self._known[host] = (now, private)
        return private
