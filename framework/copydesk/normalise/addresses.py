"""Addresses as strings: absolute ones written one way, their hosts, and what form of a page they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from copydesk.normalise.tracking import without_tracking

MAX_LENGTH = 4096
"""Characters of a URL; browsers and caches take no longer ones."""
_EDGES = re.compile(r"^[\x00-\x20\xa0\u200b-\u200f\ufeff]+|[\x00-\x20\xa0\u200b-\u200f\ufeff]+$")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_PATH = "/%:@!$&'()*+,;=~-._"
_SAFE_QUERY = _SAFE_PATH + '?[]|{}\\^`"'
# An address written as it should be, as nearly all of a page's are; `kept` is without the fragment.
_PLAIN = re.compile(
    r"(?P<kept>https?://(?P<host>(?:[a-z0-9_-]+\.)+[a-z0-9_-]+)/[\w/%:@!$&'()*+,;=~.-]*"
    r"(?:\?[\w/%:@!$&'()*+,;=~.?\[\]|{}\\^`\"-]+)?)(?:#(?!!)\S*)?",
    re.ASCII,
).fullmatch
_AMP_HOST = re.compile(r"^amp\.|\.cdn\.ampproject\.org$")
_AMP_PATH = re.compile(r"(?:^|/)(?:amp|amphtml)(?:/|$)|[./_-]amp(?:\.html?)?$")
_AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=1|=true|$|&)|outputType=amp|output=amp)", re.IGNORECASE)
_MOBILE_HOST = re.compile(r"^(?:m|mobile|mobil|touch|wap|mob)\.")
_LONGEST_HOME = 30  # /startseite.html/?#, with room
_HOME = re.compile(r"^/?(?:(?:index|home|default|start|startseite)(?:\.\w{2,5})?/?|[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?$")


def absolute(address: str, base: str | None) -> str | None:
    """Resolve an address against `base` and write it in small scheme and host, ASCII, no fragment, no default port.

    None for what is no http address: `javascript:`, `data:`, a relative one without base, a broken one.
    """
    if len(address) > MAX_LENGTH:
        return None
    plain = _PLAIN(address)
    return plain["kept"] if plain else _absolute(address, base)


def resolved(address: str, base: str | None) -> tuple[str, str | None] | None:
    """Give `absolute` with the host, for one look at the address instead of two; None where there is none."""
    plain = _PLAIN(address) if len(address) <= MAX_LENGTH else None
    if plain:
        return plain["kept"], plain["host"]
    url = absolute(address, base)
    return None if url is None else (url, host_of(url))


@lru_cache(maxsize=128)  # of the page's own address, for the most part
def host_of(url: str | None) -> str | None:
    """Give the lower-case host of a URL; None where it has none."""
    if not url:
        return None
    if plain := _PLAIN(url):
        return plain["host"]
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _absolute(address: str, base: str | None) -> str | None:
    text = _EDGES.sub("", address)
    if not text:
        return None
    if text.startswith("//") and not base:
        text = f"https:{text}"
    try:
        parts = urlsplit(text if _SCHEME.match(text) else urljoin(base or "", text))
        return _written(parts)
    except ValueError:  # a broken IPv6 host, a port that is no number
        return None


def _written(parts: SplitResult) -> str | None:
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in ("http", "https") or not host:
        return None
    host = _ascii_host(host)
    if host is None:
        return None
    port = parts.port
    netloc = host if port in (None, {"http": 80, "https": 443}[scheme]) else f"{host}:{port}"
    path = quote(parts.path, safe=_SAFE_PATH) or "/"
    fragment = parts.fragment if parts.fragment.startswith("!") else ""  # "#!/a" is an address of its own
    return urlunsplit((scheme, netloc, path, quote(parts.query, safe=_SAFE_QUERY), quote(fragment, safe=_SAFE_QUERY)))


def _ascii_host(host: str) -> str | None:
    if ":" in host:
        return f"[{host}]"
    host = host.rstrip(".").lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    known = host == "localhost" or ("." in host and not re.search(r"[^a-z0-9._-]", host))
    return host if known else None


def path_of(url: str | None) -> str:
    """Give the path of a URL; nothing where it has none."""
    if not url:
        return ""
    if plain := _PLAIN(url):
        return url[plain.end("host") :].partition("#")[0].partition("?")[0]
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def canonical(address: str, base: str | None) -> str | None:
    """Resolve an address as `absolute` does, and take the tracking parameters out."""
    url = absolute(address, base)
    if url is None or "?" not in url:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=without_tracking(parts.query)))


def form_of(url: str) -> Literal["amp", "mobile"] | None:
    """Tell whether an address is that of the AMP or mobile form of a page."""
    host = host_of(url) or ""
    if "amp" not in url.lower():
        return "mobile" if _MOBILE_HOST.search(host) else None
    parts = urlsplit(url)
    if _AMP_HOST.search(host) or _AMP_PATH.search(parts.path) or _AMP_QUERY.search(parts.query):
        return "amp"
    return "mobile" if _MOBILE_HOST.search(host) else None


def is_home(url: str) -> bool:
    """Tell whether an address is a front page: no path but an index, a start page or a language."""
    path = url.find("/", len("https://"))
    if path > 0 and (url.count("/") > 4 or len(url) - path > _LONGEST_HOME):  # https://example.com/en/
        return False
    parts = urlsplit(url)
    return not parts.query and not parts.fragment and _HOME.match(parts.path) is not None
