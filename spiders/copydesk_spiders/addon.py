"""The add-on: one line in ADDONS brings copydesk into a Scrapy project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk_spiders.polite import POLITE

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

_EXPORTERS = {
    "jsonl": "copydesk_spiders.exporters.LinesExporter",
    "jsonlines": "copydesk_spiders.exporters.LinesExporter",
    "jl": "copydesk_spiders.exporters.LinesExporter",
    "csv": "copydesk_spiders.exporters.TableExporter",
}
_DOWNLOADER = {
    # Behind the offsite check, before robots.txt: what an archive answers asks nothing of the site.
    "copydesk_spiders.middlewares.fetching.FetchMiddleware": 60,
    # Engine side of the retries, so that it sees the final answer for a robots.txt.
    "copydesk_spiders.middlewares.robots.RobotsAnswerMiddleware": 110,
    # Downloader side of the retries.
    "copydesk_spiders.middlewares.retry_after.RetryAfterMiddleware": 560,
    # Downloader side of the redirects.
    "copydesk_spiders.middlewares.redirects.RedirectLoopMiddleware": 610,
    # Behind the proxy middleware, before anything that connects; each redirect passes here again.
    "copydesk_spiders.middlewares.addresses.AddressMiddleware": 760,
}
_EXTENSIONS = {
    "copydesk_spiders.extensions.crawl_delay.CrawlDelay": 500,
    "copydesk_spiders.extensions.summary.Summary": 500,
}


class AddOn:
    """Sets polite settings, below the project's own, and adds copydesk's spiders, middlewares and feed formats."""

    @classmethod
    def update_pre_crawler_settings(cls, settings: BaseSettings) -> None:
        """Have sources found as spiders. `scrapy list` does not ask add-ons; for it name the loader yourself."""
        settings.set("SPIDER_LOADER_CLASS", "copydesk_spiders.SpiderLoader", priority="addon")

    def update_settings(self, settings: BaseSettings) -> None:
        """Set what a crawl needs."""
        for name, value in POLITE.items():
            settings.set(name, value, priority="addon")
        _add(settings, "DOWNLOADER_MIDDLEWARES", _DOWNLOADER)
        _add(settings, "EXTENSIONS", _EXTENSIONS)
        _add(settings, "FEED_EXPORTERS", _EXPORTERS)


def _add(settings: BaseSettings, name: str, entries: dict[str, Any]) -> None:
    """Add entries to a dict setting, leaving alone what the project says about them."""
    for key, value in entries.items():
        settings[name].setdefault(key, value)
