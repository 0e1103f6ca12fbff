"""The settings a crawl of news sites should have, each with its reason.

The add-on sets `POLITE` for the whole project, below the priority of the project's own settings. `OURS` holds for
copydesk's own spiders alone, because another spider may well need what it takes away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.fetch.http import user_agent

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

MIB = 1024 * 1024

POLITE: dict[str, Any] = {
    "USER_AGENT": user_agent(),
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_USER_AGENT": "copydesk",
    # One request a second to a site, slower where the site is slow, as AutoThrottle finds out.
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": 1.0,
    "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
    "DOWNLOAD_DELAY": 1.0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
    # Scrapy starts this many tasks for each response; 8 instead of 100 saves a quarter of a crawl's CPU time.
    "CONCURRENT_ITEMS": 8,
    # The largest of real news pages is below 4 MiB; decompressed size counts.
    "DOWNLOAD_MAXSIZE": 16 * MIB,
    "DOWNLOAD_WARNSIZE": 8 * MIB,
    "DOWNLOAD_TIMEOUT": 60.0,
    "DNS_TIMEOUT": 20.0,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "REDIRECT_MAX_TIMES": 10,
    # A listing that refreshes itself every minute would be filtered as seen and lost; real redirects are quick.
    "METAREFRESH_MAXDELAY": 5,
    "RETRY_TIMES": 2,
    "COOKIES_ENABLED": False,
    "FEED_EXPORT_ENCODING": "utf-8",
    # Both let whoever reaches the port run code in the crawl.
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
}

OURS: dict[str, Any] = {
    # An error page is read too and counted as what it is, not dropped.
    "HTTPERROR_ALLOW_ALL": True,
    # First come, first served: a listing's newest article first.
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    "SCHEDULER_DISK_QUEUE": "scrapy.squeues.PickleFifoDiskQueue",
    # The web alone; no page may lead to a local file.
    "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
}

# copydesk's own settings and what they are where the project says nothing. They are asked for as defaults and not
# set by the add-on, because Scrapy makes the spider before it asks the add-ons.
DEFAULTS: dict[str, Any] = {
    "COPYDESK_OUTCOMES": ["article", "teaser"],
    "COPYDESK_SAVE": None,
    # Folders with sources of the user's own, as `copydesk replay --sources` takes them.
    "COPYDESK_SOURCES": [],
    "COPYDESK_ALLOW_PRIVATE": False,
    # Pages of one listing that are followed by its "next" link.
    "COPYDESK_LISTING_PAGES": 20,
    # Requests of one crawl; calendars and broken pagers go on for ever.
    "COPYDESK_MAX_REQUESTS": 50_000,
}


def setting(settings: BaseSettings, name: str) -> Any:
    """Give one of copydesk's own settings, of the type its default has."""
    default = DEFAULTS[name]
    if isinstance(default, bool):
        return settings.getbool(name, default)
    if isinstance(default, int):
        return settings.getint(name, default)
    return settings.getlist(name, default) if isinstance(default, list) else settings.get(name, default)
