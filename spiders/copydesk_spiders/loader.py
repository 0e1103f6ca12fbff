"""Finds spiders: the project's own, the generic ones, and one for each registered source."""

from __future__ import annotations

import builtins
import logging
from typing import TYPE_CHECKING

from scrapy.spiderloader import SpiderLoader as ScrapyLoader

from copydesk.desk import default_desk
from copydesk_spiders import own_sources

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.settings import BaseSettings

log = logging.getLogger("copydesk.spiders")


class SpiderLoader(ScrapyLoader):
    """Loads the spiders of SPIDER_MODULES and beside them copydesk's; of two with one name the project's is taken."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        from copydesk_spiders.crawl.pages import PagesSpider
        from copydesk_spiders.crawl.replay import ReplaySpider

        for generic in (PagesSpider, ReplaySpider):
            self._spiders.setdefault(generic.name, generic)
        own_sources.register(settings)
        self._sources = default_desk().sources
        for name, spider in self._spiders.items():
            if name in self._sources:
                where = f"{spider.__module__}.{spider.__qualname__}"
                log.warning("source %r has no spider of its name: %s has it already", name, where)

    def load(self, spider_name: str) -> type[Spider]:
        """Give the class of a spider. Raises KeyError, with the nearest name, where there is none."""
        if spider_name in self._spiders:
            return self._spiders[spider_name]
        if spider_name in self._sources:
            from copydesk_spiders.crawl.source import spider_of

            return spider_of(self._sources[spider_name])
        import difflib

        near = difflib.get_close_matches(spider_name, self.list(), n=1, cutoff=0.5)
        raise KeyError(f"Spider not found: {spider_name}" + (f"; did you mean {near[0]}?" if near else ""))

    def list(self) -> list[str]:
        """Give the names of all spiders."""
        return sorted({*super().list(), *self._sources.names()})

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """Give the names of the spiders that crawl this URL."""
        names = super().find_by_request(request)
        source = self._sources.by_url(request.url)
        return names if source is None or source.name in names else [*names, source.name]
