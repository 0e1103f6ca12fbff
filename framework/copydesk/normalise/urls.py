"""Addresses: absolute, http or https, and of the canonical one without what only says how a reader came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, cast, get_args
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from copydesk.models import Alternate, Context, Found, evolve
from copydesk.normalise.languages import tag_of
from copydesk.normalise.tracking import without_tracking
from copydesk.normalise.values import as_text, brief, entries, nothing

MAX_LENGTH = 4096
"""Characters of a URL; browsers and caches take no longer ones."""
_EDGES = re.compile(r"^[\x00-\x20\xa0\u200b-\u200f\ufeff]+|[\x00-\x20\xa0\u200b-\u200f\ufeff]+$")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_PATH = "/%:@!$&'()*+,;=~-._"
_SAFE_QUERY = _SAFE_PATH + '?[]|{}\\^`"'
_AMP_HOST = re.compile(r"^amp\.|\.cdn\.ampproject\.org$")
_AMP_PATH = re.compile(r"(?:^|/)(?:amp|amphtml)(?:/|$)|[./_-]amp(?:\.html?)?$")
_AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=1|=true|$|&)|outputType=amp|output=amp)", re.IGNORECASE)
_MOBILE_HOST = re.compile(r"^(?:m|mobile|mobil|touch|wap|mob)\.")
_HOME = re.compile(r"^/?(?:(?:index|home|default|start|startseite)(?:\.\w{2,5})?/?|[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?$")
_Kind = Literal["amp", "mobile", "language", "print", "short", "other"]
_KINDS = get_args(_Kind)


def absolute(address: str, base: str | None) -> str | None:
    """Resolve an address against `base` and write it in small scheme and host, ASCII, no fragment, no default port.

    None for what is no http address: `javascript:`, `data:`, a relative one without base, a broken one.
    """
    return _absolute(address, base) if len(address) <= MAX_LENGTH else None


@lru_cache(maxsize=1024)
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


def canonical(address: str, base: str | None) -> str | None:
    """Resolve an address as `absolute` does, and take the tracking parameters out."""
    url = absolute(address, base)
    if url is None or "?" not in url:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=without_tracking(parts.query)))


def form_of(url: str) -> Literal["amp", "mobile"] | None:
    """Tell whether an address is that of the AMP or mobile form of a page."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _AMP_HOST.search(host) or _AMP_PATH.search(parts.path) or _AMP_QUERY.search(parts.query):
        return "amp"
    return "mobile" if _MOBILE_HOST.search(host) else None


def is_home(url: str) -> bool:
    """Tell whether an address is a front page: no path but an index, a start page or a language."""
    parts = urlsplit(url)
    return not parts.query and not parts.fragment and _HOME.match(parts.path) is not None


def normalise_canonical(found: Found, context: Context) -> list[Found]:
    """Read the canonical URL: resolved, without tracking; None for a front page the page is not.

    An AMP or mobile address gives way to the page's own canonical one and is kept in `alternates`.
    """
    text = as_text(found.value)
    url = canonical(text, context.url) if text else None
    if url is None:
        return [nothing(found, "url", "url_refused", f"no http address: {brief(found.value)}")]
    if is_home(url) and not (context.url and is_home(canonical(context.url, None) or "")):
        return [nothing(found, "url", "canonical_is_home", f"{url} is the front page")]
    written = found if url == found.value else found.step("url", url)
    own = canonical(context.canonical, context.url) if context.canonical else None
    other = absolute(text or "", context.url) or url
    form = form_of(other)
    if own is None or own == other or form is None or form_of(own) or is_home(own):
        return [written]
    alternate = evolve(found, field="alternates").step("amp or mobile", (Alternate(other, form),))
    return [written if own == url else written.step("canonical of the page", own), alternate]


def normalise_url(found: Found, context: Context) -> list[Found]:
    """Resolve one address."""
    text = as_text(found.value)
    url = absolute(text, context.url) if text else None
    if url is None:
        return [nothing(found, "url", "url_refused", f"no http address: {brief(found.value)}")]
    return [found if url == found.value else found.step("url", url)]


def normalise_alternates(found: Found, context: Context) -> list[Found]:
    """Resolve the other addresses of an article: strings, link elements as mappings, or Alternate records."""
    alternates: dict[tuple[str, str | None], Alternate] = {}
    for leaf in entries(found.value):
        if (alternate := _alternate(leaf, context.url)) is not None:
            alternates.setdefault((alternate.url, alternate.language), alternate)
    value = tuple(alternates.values())
    if not value:
        return [nothing(found, "url", "url_refused", "no http address in it", "info")]
    return [found if value == found.value else found.step("url", value)]


def _alternate(leaf: Any, base: str | None) -> Alternate | None:
    if isinstance(leaf, Alternate):
        url = absolute(leaf.url, base)
        return (
            None if url is None else evolve(leaf, url=url, language=leaf.language and (tag_of(leaf.language) or None))
        )
    if isinstance(leaf, Mapping):
        text = as_text(leaf.get("url") or leaf.get("href"))
        language = as_text(leaf.get("language") or leaf.get("hreflang"))
        kind = leaf.get("kind") or _kind_of(leaf, language)
    else:
        text, language, kind = as_text(leaf), None, None
    url = absolute(text, base) if text else None
    if url is None:
        return None
    form = cast("_Kind", kind) if isinstance(kind, str) and kind in _KINDS else form_of(url) or "other"
    return Alternate(url, form, tag_of(language) if language else None)


def _kind_of(leaf: Mapping[Any, Any], language: str | None) -> str | None:
    rel, media = str(leaf.get("rel") or "").lower(), str(leaf.get("media") or "").lower()
    if rel in ("amphtml", "shortlink"):
        return "amp" if rel == "amphtml" else "short"
    if "print" in media:
        return "print"
    if "handheld" in media or "max-width" in media:
        return "mobile"
    return "language" if language else None
