"""The spider for pages of any site: those the user names, and no others."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk import UsageError
from copydesk.desk import default_desk
from copydesk_spiders import arguments
from copydesk_spiders.crawl.base import CopydeskSpider, Record

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response


class PagesSpider(CopydeskSpider):
    """Reads the pages of `-a urls=URL,…` or `-a file=FILE` (one URL a line), each by the source of its URL.

    `-a source=` forces a source for all.
    """

    name = "pages"
    arguments: ClassVar[tuple[str, ...]] = ("urls", "file", "source", *CopydeskSpider.arguments)

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.start_urls = arguments.urls(kwargs["urls"]) if "urls" in kwargs else []
        self.start_urls += arguments.url_file(kwargs["file"]) if "file" in kwargs else []
        if not self.start_urls:
            raise UsageError("spider pages: give -a urls=URL,URL or -a file=FILE with one URL a line")
        self.copydesk_endpoints = {end for url in self.start_urls if (end := arguments.endpoint(url))}
        self.source = default_desk().sources[kwargs["source"]] if "source" in kwargs else None

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the pages."""
        for url in self.start_urls:
            await self.room()
            for request in self.ask(url, callback=self.parse):
                yield request

    def parse(self, response: Response, **_: Any) -> Iterator[Record]:
        """Read a page."""
        if self.full:
            self.reader.count("skipped/limit")
            return
        yield from self.records(self.reader.read(response, self.source))
