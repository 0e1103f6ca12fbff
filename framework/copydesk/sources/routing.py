"""From a URL to the name of the source it belongs to: a few lookups in a dict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# The usual kind of URL, which needs no full parse: at 2 µs that would be most of what routing costs.
_PLAIN = re.compile(r"https?://([A-Za-z0-9._-]+)(?::\d*)?(?=[/?#]|\Z)")


class Routes:
    """Names of sources by host.

    A source's own domains stand for all hosts below them. Routes of `imported` rules come last: whoever wrote a source
    for a site meant it to be used, whatever a collection of others' rules says.
    """

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self._imported: dict[str, str] = {}

    def add(self, name: str, routes: Iterable[str], *, imported: bool = False) -> None:
        """Add the routes of a source, each as `route_key` gives it; a host that has one keeps it.

        Of imported rules `example.org` is this host alone (and with `www.`), `.example.org` every host below it.
        """
        table = self._imported if imported else self._own
        for route in routes:
            table.setdefault(route, name)

    def find(self, url: str) -> str | None:
        """Give the name for a URL: that of the longest domain its host ends in; None where there is none."""
        plain = _PLAIN.match(url)
        host = (plain[1].lower() if plain else _host(url)).rstrip(".")
        own = self._own
        rest = host
        while rest:
            name = own.get(rest)
            if name is not None:
                return name
            rest = rest.partition(".")[2]
        return self._find_imported(host) if self._imported else None

    def _find_imported(self, host: str) -> str | None:
        table = self._imported
        host = host.removeprefix("www.")
        name = table.get(host)
        while name is None and (host := host.partition(".")[2]):
            name = table.get("." + host)
        return name


def route_key(domain: str) -> str:
    """Give a domain as hosts are looked up: in lower case, without `www.`."""
    return domain.lower().removeprefix("www.")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
