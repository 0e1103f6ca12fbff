"""The spider every source has: from its listings and feeds to its articles, and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk import Failure, FetchError, Result, Source
from copydesk.desk import default_desk
from copydesk_spiders import arguments
from copydesk_spiders.convert import failures_of, page_of
from copydesk_spiders.crawl.base import CopydeskSpider, Record
from copydesk_spiders.dates import surely_before
from copydesk_spiders.feeds import entries, is_feed
from copydesk_spiders.links import article_links, hrefs, is_listing, listed, next_page
from copydesk_spiders.polite import setting
from copydesk_spiders.reading import HERE

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from copydesk import Page

# Articles before further pages of listings: a crawl with a limit asks few pages, and the queue stays short.
_ARTICLE_FIRST = 10
MAX_SITEMAP_DEPTH = 3
"""A sitemap index may name sitemaps, not further indexes; some sites do it all the same."""


class SourceSpider(CopydeskSpider):
    """Crawls one source. Pages are read by that source's rules, whatever host they are on.

    It starts at the source's listings and feeds, or at `-a start=URL,…`; with `-a urls=URL,…` (or `@file`) these
    pages alone are read, and where one is a listing or feed, the articles it names.
    """

    arguments: ClassVar[tuple[str, ...]] = ("urls", "start", *CopydeskSpider.arguments)
    source_name: ClassVar[str] = ""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.source: Source = default_desk().sources[self.source_name or self.name]
        self.given = arguments.urls(kwargs["urls"]) if "urls" in kwargs else []
        named = arguments.urls(kwargs["start"]) if "start" in kwargs else []
        self.start_urls = self.given or named or [*self.source.feeds, *self.source.listings]
        self.copydesk_endpoints = {end for url in (*self.given, *named) if (end := arguments.endpoint(url))}
        hosts = {end[0] for url in self.start_urls if (end := arguments.endpoint(url))}
        self.allowed_domains = sorted({*self.source.domains, *hosts})

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider. Raises UsageError for a wrong argument or setting."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.listing_pages = 1 if spider.given else setting(crawler.settings, "COPYDESK_LISTING_PAGES")
        return spider

    listing_pages: int

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the pages to start at. Those a job has asked before its pause are left out by Scrapy's filter."""
        if not self.start_urls:
            self.logger.error(
                "source %s names no listings and no feeds; give -a start=URL or -a urls=URL", self.source.name
            )
        for url in self.start_urls:
            await self.room()
            for request in self._ask(url, self.parse_start):
                yield request

    def _ask(self, url: str, callback: Any, **options: Any) -> Iterator[Request]:
        meta = {"copydesk_source": self.source.name}
        return self.ask(url, callback=callback, meta=meta, **options)

    def parse(self, response: Response, **_: Any) -> Iterator[Record]:
        """Read an article page."""
        if self.full:
            self.reader.count("skipped/limit")
            return
        yield from self.records(self.reader.read(response, self.source))

    def parse_start(self, response: Response, number: int = 1, depth: int = 1) -> Iterator[Record | Request]:
        """Follow a listing or feed to its articles; `number` counts pages of one listing, `depth` nested sitemaps.

        One of the pages the user gave may be an article itself.
        """
        if self.full:
            self.reader.count("skipped/limit")
        elif response.status < 400 and is_feed(response):
            yield from self._follow_feed(response, depth)
        else:
            yield from self._follow_listing(response, number)

    def _follow_listing(self, response: Response, number: int) -> Iterator[Record | Request]:
        try:
            page = page_of(response)
        except FetchError:
            yield from self.parse(response)  # which counts it
            return
        page_links = hrefs(page)  # before the desk removes the navigation
        following = next_page(page, self.source)
        result = self.reader.read_page(page, self.source, failures_of(response))
        following = result.next_page or following  # the source's rule knows better than any site's markup
        yield from self.records(result)
        if not self._leads_on(result, page):
            return
        fresh = 0
        for url in article_links(listed(result, page_links, self.source), page.url, self.source):
            for request in self._ask(url, self.parse, priority=_ARTICLE_FIRST):
                fresh += 1
                yield request
        if following is None or number >= self.listing_pages:
            return
        if fresh:
            yield from self._ask(following, self.parse_start, cb_kwargs={"number": number + 1})
        else:  # a pager that shows the same articles again never ends
            self.reader.count("skipped/nothing_new")

    def _leads_on(self, result: Result, page: Page) -> bool:
        if result.outcome == "failed" or (page.status or 200) >= 400:
            return False
        return not self.given or result.outcome == "listing" or is_listing(page, self.source)

    def _follow_feed(self, response: Response, depth: int) -> Iterator[Record | Request]:
        try:
            found = entries(response, self.settings.getint("DOWNLOAD_MAXSIZE"))
        except ValueError as error:
            failure = Failure(HERE, "copydesk_fetch", f"UnreadableError: {response.url}: {error}")
            yield from self.records(self.reader.failed(response.url, self.source.name, [failure]))
            return
        self.reader.count("feeds")
        young = [entry for entry in found if not surely_before(entry.day, self.since)]
        for _ in range(len(found) - len(young)):
            self.reader.count("skipped/before_since")
        articles = (entry.url for entry in young if not entry.sitemap)
        for url in article_links(articles, response.url, self.source):
            yield from self._ask(url, self.parse, priority=_ARTICLE_FIRST)
        if depth < MAX_SITEMAP_DEPTH:
            for entry in young:
                if entry.sitemap:
                    yield from self._ask(entry.url, self.parse_start, cb_kwargs={"depth": depth + 1})


def spider_of(source: Source) -> type[SourceSpider]:
    """Make the spider class of a source."""
    words = "".join(word.capitalize() for word in source.name.split("_"))
    return type(
        f"{words}Spider",
        (SourceSpider,),
        {"name": source.name, "source_name": source.name, "__module__": __name__, "__doc__": f"Crawls {source.name}."},
    )
