"""Makes Scrapy read a robots.txt answer as RFC 9309 says."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.httpobj import urlparse_cached

from copydesk_spiders.reading import told

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

log = logging.getLogger("copydesk.spiders")

MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: at least the first 500 kibibytes are read."""
_NOTHING_ALLOWED = b"User-agent: *\nDisallow: /\n"


class RobotsAnswerMiddleware:
    """Of a robots.txt: an error of the server or the network forbids all, a missing one forbids nothing.

    Scrapy alone takes both for leave to crawl, and reads the text of an error page as rules.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._unreachable: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Replace the body by what the status means (RFC 9309, 2.3.1.3 and 2.3.1.4)."""
        if not _is_robots(request):
            return response
        if response.status >= 500:
            return self._closed(request, f"answered {response.status}")
        return response.replace(body=response.body[:MAX_BYTES] if response.status < 400 else b"")

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """Answer for a robots.txt that cannot be had; a host that may not be asked at all is left to its own check.

        Raises IgnoreRequest for a page that was forbidden because of it, with the true reason.
        """
        if isinstance(exception, IgnoreRequest):
            why = self._unreachable.get(_netloc(request))
            if why and str(exception).startswith("Forbidden by robots.txt"):
                raise IgnoreRequest(why)
            return None
        return self._closed(request, f"cannot be had ({told(exception)})") if _is_robots(request) else None

    def _closed(self, request: Request, why: str) -> Response:
        message = f"{request.url} {why}, so nothing is fetched from there (RFC 9309)"
        log.warning("%s", message)
        self._unreachable[_netloc(request)] = message
        self._crawler.stats.inc_value("copydesk/robots_unreachable")
        return Response(request.url, body=_NOTHING_ALLOWED, request=request)


def _netloc(request: Request) -> str:
    netloc: str = urlparse_cached(request).netloc
    return netloc


def _is_robots(request: Request) -> bool:
    # The request RobotsTxtMiddleware makes itself; a page of that name which a spider asks for has a callback.
    return request.callback is NO_CALLBACK and urlparse_cached(request).path == "/robots.txt"
