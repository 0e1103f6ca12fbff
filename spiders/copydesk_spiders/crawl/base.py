"""What all of copydesk's spiders share: their arguments, the reading of a page, and what is yielded of it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import CloseSpider

from copydesk import Failure, Result
from copydesk.normalise.tracking import without_tracking
from copydesk_spiders import arguments
from copydesk_spiders.dates import before
from copydesk_spiders.middlewares.fetching import NotFetched
from copydesk_spiders.polite import OURS, setting
from copydesk_spiders.reading import HERE, Reader, told, wanted_outcomes
from copydesk_spiders.usage import tell_in_one_line

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure as Raised

_WITH_ARTICLE = frozenset({"article", "teaser"})
Record = dict[str, Any]


class CopydeskSpider(Spider):
    """Reads pages at the desk and yields their records as plain dicts, the lines of `copydesk replay`.

    `-a limit=` articles are yielded at most, `-a since=` drops those published before a day, `-a save=` is a folder
    that takes the pages as fetched.
    """

    arguments: ClassVar[tuple[str, ...]] = ("limit", "since", "save")

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        arguments.check(kwargs, self.arguments, name or self.name)
        super().__init__(name)
        self.limit = arguments.limit(kwargs.get("limit"))
        self.since = arguments.since(kwargs.get("since"))
        self.copydesk_endpoints: set[tuple[str, int]] = set()
        """Hosts and ports the user named, asked even where they are private."""
        self.state: dict[str, Any] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider. Raises UsageError for a wrong argument or setting."""
        tell_in_one_line()
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.reader = Reader(crawler, kwargs.get("save"))
        spider.outcomes = wanted_outcomes(setting(crawler.settings, "COPYDESK_OUTCOMES"))
        spider.budget = setting(crawler.settings, "COPYDESK_MAX_REQUESTS")
        return spider

    reader: Reader
    outcomes: frozenset[str]
    budget: int

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Set what these spiders need, and allow no scheme but http and https unless the project has it."""
        super().update_settings(settings)
        for name, value in OURS.items():
            if isinstance(value, dict):
                for key, entry in value.items():
                    settings[name].setdefault(key, entry)
            else:
                settings.set(name, value, priority="spider")

    # out --------------------------------------------------------------------------------------------------------------

    async def room(self) -> None:
        """Wait until what was asked for is on its way, so that a long list of starts does not pile up in memory."""
        if self.crawler.engine.needs_backout():
            await self.crawler.signals.wait_for(signals.scheduler_empty)

    def ask(self, url: str, **options: Any) -> Iterator[Request]:
        """Give the request for a URL; nothing where it was asked before, or the crawl's budget is spent."""
        asked: set[bytes] = self.state.setdefault("asked", set())
        key = _key(url)
        if key in asked:
            return
        if len(asked) >= self.budget:
            self.reader.count("skipped/budget")
            return
        asked.add(key)
        yield Request(url, errback=self.not_fetched, **options)

    @property
    def full(self) -> bool:
        """Whether the limit is reached."""
        return self.limit is not None and self.state.get("yielded", 0) >= self.limit

    def records(self, result: Result) -> Iterator[Record]:
        """Give the record of a result, if it is wanted. Raises CloseSpider once the limit is reached."""
        if result.outcome not in self.outcomes:
            return
        if result.article is not None and self.since and before(result.article, self.since):
            self.reader.count("skipped/before_since")
            return
        yield result.to_dict()
        if result.outcome in _WITH_ARTICLE:
            self.state["yielded"] = self.state.get("yielded", 0) + 1
            if self.full:
                raise CloseSpider("limit")

    # what became no page ----------------------------------------------------------------------------------------------

    def not_fetched(self, raised: Raised) -> Iterator[Record]:
        """Count a request that became no page, and yield its record if that is wanted."""
        request: Request = raised.request  # type: ignore[attr-defined]
        error = raised.value or RuntimeError("no reason given")
        chain: list[str] = request.meta.get("redirect_urls") or [request.url]
        if isinstance(error, NotFetched):
            failures = list(error.failures)
        else:
            where = f" (redirected to {request.url})" if chain[0] != request.url else ""
            failures = [Failure(HERE, "copydesk_fetch", told(error) + where)]
        target = request.meta.get("copydesk_target") or chain[0]
        yield from self.records(self.reader.failed(target, request.meta.get("copydesk_source"), failures))


def _key(url: str) -> bytes:
    # Eight bytes tell a crawl's URLs apart; parameters that only say how a reader came tell none.
    parts = urlsplit(url)
    same = parts._replace(query=without_tracking(parts.query), fragment="").geturl()
    return blake2b(same.encode("utf-8", "surrogatepass"), digest_size=8).digest()
