"""Between Scrapy's responses and the desk's pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy.http import HtmlResponse, Response, TextResponse

from copydesk import Failure, Page, make_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.http import Headers

# Said of the bytes on the wire; the page holds them unpacked.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class _WithPage(TextResponse):
    """A response that brings the page it was made of, so that it is not made again."""

    attributes = (*TextResponse.attributes, "copydesk_page", "copydesk_failures")

    def __init__(
        self,
        *args: Any,
        copydesk_page: Page | None = None,
        copydesk_failures: tuple[Failure, ...] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.copydesk_page = copydesk_page
        self.copydesk_failures = copydesk_failures


class PageResponse(_WithPage):
    """Of a text page."""


class HtmlPageResponse(_WithPage, HtmlResponse):
    """Of an HTML page."""


def response_of(page: Page, url: str, failures: tuple[Failure, ...] = ()) -> Response:
    """Make the response of a page that a plugin fetched for `url`."""
    body = page.body if page.body is not None else page.text.encode("utf-8", "replace")
    encoding = (page.encoding if page.body is not None else None) or "utf-8"
    make = HtmlPageResponse if page.kind == "html" else PageResponse
    return make(
        page.url or url,
        status=page.status or 200,
        headers={name: value for name, value in page.headers.items() if name not in _OF_THE_WIRE},
        body=body,
        encoding=encoding,
        flags=["copydesk"],
        copydesk_page=page,
        copydesk_failures=failures,
    )


def page_of(response: Response) -> Page:
    """Make the page of a response; of one that a fetch plugin answered, that plugin's page.

    Raises UnreadableError where the bytes are no document, RefusedError where they unpack to too many.
    """
    if isinstance(response, _WithPage) and response.copydesk_page is not None:
        return response.copydesk_page
    page: Page = make_page(
        response.body,
        url=response.url,
        headers=headers_of(response.headers),
        status=response.status,
        requested_url=requested_url(response),
        fetched_at=fetched_at(response),
    )
    return page


def failures_of(response: Response) -> tuple[Failure, ...]:
    """Give what went wrong in the fetch plugins before this response came, of itself or of Scrapy."""
    if isinstance(response, _WithPage):
        return response.copydesk_failures
    return tuple(response.request.meta.get("copydesk_failures", ())) if response.request else ()


def headers_of(headers: Headers) -> Mapping[str, str]:
    """Give headers with lower-case names; several of one name are joined by a comma, as HTTP allows."""
    return {
        name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
        for name, values in headers.items()
    }


def requested_url(response: Response) -> str:
    """Give the URL that was asked for, before any redirect."""
    if response.request is None:
        return response.url
    chain: list[str] = response.request.meta.get("redirect_urls") or [response.request.url]
    return chain[0]


def fetched_at(response: Response) -> datetime:
    """Give when the response came, UTC, to the second: now, or when Scrapy's HTTP cache stored it."""
    stored = response.request.meta.get("cache_timestamp") if response.request and "cached" in response.flags else None
    moment = datetime.fromtimestamp(stored, UTC) if stored is not None else datetime.now(UTC)
    return moment.replace(microsecond=0)
