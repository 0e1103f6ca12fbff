"""From a URL to the name of the source it belongs to: a few lookups in a dict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

# The usual kind of URL, which needs no full parse: at 2 µs that would be most of what routing costs.
_PLAIN = re.compile(r"https?://([A-Za-z0-9._-]+)(?::\d*)?(?=[/?#]|\Z)")

_NOT = "!"  # before a route that leads nowhere
_NOBODY = ""


class Doubled(NamedTuple):
    """A domain that two sources have."""

    domain: str
    used: str
    """Name of the source its pages go to."""
    passed_over: str


class Routes:
    """Names of sources by host.

    A source's own domains stand for all hosts below them. Routes of `imported` rules come last: whoever wrote a source
    for a site meant it to be used, whatever a collection of others' rules says. Otherwise the source added last has a
    domain: what a user names comes after what is installed.
    """

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self._imported: dict[str, str] = {}
        self._taken: list[tuple[dict[str, str], str, str]] = []  # table, route, who had it before

    def add(self, name: str, routes: Iterable[str], *, imported: bool = False) -> None:
        """Add the routes of a source, each as `routes_of` gives it.

        Of imported rules `example.org` is this host alone (and with `www.`), `.example.org` every host below it.
        """
        table = self._imported if imported else self._own
        for route in routes:
            if route.startswith(_NOT):  # nobody's, unless somebody has it
                table.setdefault(route[len(_NOT) :], _NOBODY)
                continue
            if table.get(route, name) not in (name, _NOBODY):
                self._taken.append((table, route, table[route]))
            table[route] = name

    def doubled(self) -> list[Doubled]:
        """Give the domains that several sources have, in the order they were registered."""
        return [Doubled(route, table[route], before) for table, route, before in self._taken]

    def find(self, url: str) -> str | None:
        """Give the name for a URL: that of the longest domain its host ends in; None where there is none."""
        plain = _PLAIN.match(url)
        host = (plain[1].lower() if plain else _host(url)).rstrip(".")
        own = self._own
        rest = host
        while rest:
            name = own.get(rest)
            if name is not None:
                if name != _NOBODY:
                    return name
                break
            rest = rest.partition(".")[2]
        return self._find_imported(host) if self._imported else None

    def _find_imported(self, host: str) -> str | None:
        table = self._imported
        host = host.removeprefix("www.")
        name = table.get(host)
        while name is None and (host := host.partition(".")[2]):
            name = table.get("." + host)
        return name


def routes_of(domains: Iterable[str], excluded: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the routes of a source's domains, and of the names below them that it excludes."""
    return (*map(route_key, domains), *(_NOT + route_key(domain) for domain in excluded))


def route_key(domain: str) -> str:
    """Give a domain as hosts are looked up: in lower case, without `www.`."""
    return domain.lower().removeprefix("www.")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
