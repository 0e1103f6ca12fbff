"""The Scrapy side of copydesk: every source is a spider, and every page goes the desk's way.

In a project of your own, one line brings the settings, the middlewares and the spiders:

    ADDONS = {"copydesk_spiders.AddOn": 500}

and in a callback of your own spider one call reads a page:

    result = copydesk_spiders.read(response)

The names below are the public ones; each is imported when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk_spiders.addon import AddOn
    from copydesk_spiders.convert import page_of
    from copydesk_spiders.crawl.pages import PagesSpider
    from copydesk_spiders.crawl.replay import ReplaySpider
    from copydesk_spiders.crawl.source import SourceSpider
    from copydesk_spiders.loader import SpiderLoader
    from copydesk_spiders.reading import Reader, read

_HOMES = {
    "AddOn": "copydesk_spiders.addon",
    "PagesSpider": "copydesk_spiders.crawl.pages",
    "Reader": "copydesk_spiders.reading",
    "ReplaySpider": "copydesk_spiders.crawl.replay",
    "SourceSpider": "copydesk_spiders.crawl.source",
    "SpiderLoader": "copydesk_spiders.loader",
    "page_of": "copydesk_spiders.convert",
    "read": "copydesk_spiders.reading",
}

__all__ = ["AddOn", "PagesSpider", "Reader", "ReplaySpider", "SourceSpider", "SpiderLoader", "page_of", "read"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'copydesk_spiders' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
