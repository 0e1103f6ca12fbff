"""Reads responses at the desk, and counts what each page ended as."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.exceptions import CloseSpider, IgnoreRequest

from copydesk import Failure, FetchError, Result, UsageError, evolve
from copydesk.desk import default_desk
from copydesk.models import OUTCOMES
from copydesk_spiders.convert import failures_of, page_of
from copydesk_spiders.polite import setting

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from copydesk import Desk, Page, Source

log = logging.getLogger("copydesk.spiders")

HERE = "scrapy"
"""Name of the plugin a Failure blames when the download itself failed."""


class Reader:
    """One crawl's way to the desk: pages read, saved where wanted, and counted in the crawl's stats.

    COPYDESK_SAVE is a folder that takes each page as fetched; `copydesk replay` of it gives the same records.
    """

    def __init__(self, crawler: Crawler, save: str | None = None) -> None:
        self._crawler = crawler
        self._save = save or setting(crawler.settings, "COPYDESK_SAVE")

    @property
    def desk(self) -> Desk:
        """The desk with everything installed, one for the process."""
        return default_desk()

    def read(self, response: Response, source: Source | str | None = None) -> Result:
        """Read a response; `source` forces a source. Bytes that are no document are a failed Result."""
        try:
            page = page_of(response)
        except FetchError as error:
            return self.failed(response.url, _named(source), [Failure(HERE, "copydesk_fetch", told(error))])
        return self.read_page(page, source, failures_of(response))

    def read_page(self, page: Page, source: Source | str | None = None, failures: tuple[Failure, ...] = ()) -> Result:
        """Read a page; `failures` are those of its fetching."""
        if self._save:
            from copydesk.fetch.saved import save_page

            try:
                save_page(page, self._save)
            except OSError as error:  # a crawl whose pages are lost must not go on as if they were kept
                log.error("%s: %s; the crawl ends", self._save, error.strerror or error)
                raise CloseSpider("cannot_save") from error
        result = self.desk.read(page, source)
        return self._counted(evolve(result, failures=(*failures, *result.failures)) if failures else result)

    def failed(self, target: str, source: str | None, failures: list[Failure]) -> Result:
        """Count a request that never became a page, and tell the plugins."""
        result = self.desk.failed(target, failures, source)
        self.count(f"failed/{result.failures[0].error.partition(':')[0]}")
        return self._counted(result)

    def count(self, key: str) -> None:
        """Add one to the crawl's stats, under `copydesk/`."""
        self._crawler.stats.inc_value(f"copydesk/{key}")

    def _counted(self, result: Result) -> Result:
        self.count(f"outcome/{result.outcome}")
        self.count(f"source/{result.source or 'none'}/{result.outcome}")
        for failure in result.failures:
            self.count(f"failures/{failure.plugin}")
        return result


def read(response: Response, source: Source | str | None = None, *, spider: Spider | None = None) -> Result:
    """Read a response in a callback of your own spider; `result.to_dict()` is an item.

    `source` forces a source, else the page's URL decides. With `spider=self` the outcome is counted in the crawl's
    stats, and the page saved where COPYDESK_SAVE says so. Raises SourceError for a source there is none of, and
    without a spider UnreadableError for bytes that are no document.
    """
    if spider is not None:
        return Reader(spider.crawler).read(response, source)
    return default_desk().read(page_of(response), source)


def wanted_outcomes(listed: list[str]) -> frozenset[str]:
    """Read COPYDESK_OUTCOMES: outcomes whose records are yielded, or `all`. Raises UsageError for an unknown one."""
    if listed == ["all"]:
        return frozenset(OUTCOMES)
    unknown = sorted(set(listed) - set(OUTCOMES))
    if unknown:
        raise UsageError(f"COPYDESK_OUTCOMES: no outcome {unknown[0]!r}; there are {', '.join(OUTCOMES)}, or all")
    return frozenset(listed)


def _named(source: Source | str | None) -> str | None:
    return source if source is None or isinstance(source, str) else source.name


def told(error: BaseException) -> str:
    """Say type and message of what stopped a page; what was not asked for at all is a RefusedError."""
    kind = "RefusedError" if isinstance(error, IgnoreRequest) else type(error).__name__
    return f"{kind}: {error}" if str(error) else kind
