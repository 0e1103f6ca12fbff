"""Ends a chain of redirects that comes back to where it was, which Scrapy's filter would drop without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from scrapy.exceptions import IgnoreRequest
from w3lib.url import safe_url_string

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response


class RedirectLoopMiddleware:
    """Fails the request whose redirect leads to a URL of its own chain."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Give the response on. Raises IgnoreRequest for a loop."""
        location = response.headers.get("Location")
        if location is None or not 300 <= response.status < 400:
            return response
        target = urldefrag(urljoin(request.url, safe_url_string(location))).url
        if target in {request.url, *request.meta.get("redirect_urls", ())}:
            raise IgnoreRequest(f"redirects in a loop: {request.url} leads to {target}")
        return response
