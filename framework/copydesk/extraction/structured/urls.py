"""Whether two addresses mean the same page, as far as one page's own statements must be compared."""

from __future__ import annotations

import re
from urllib.parse import unquote

_HOST = re.compile(
    r"^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@]*@)?(?:www\d?\.|m\.|mobile\.|amp\.)?([^/?#:]*)(?::\d+)?", re.IGNORECASE
)
_ENDINGS = (".html", ".htm", ".php", ".aspx", ".asp", ".amp", "/amp", "/index")


def page_key(url: str | None) -> str:
    """Give `host/path` in lower case without scheme, www, query, fragment, file suffix and AMP marks; "" for none.

    A front page gives the host and a slash alone. Two pages told apart by their query alone share a key.
    """
    if not url:
        return ""
    url = url.strip()
    host = _HOST.match(url)
    rest = url[host.end() :] if host else url
    path = rest.split("#", 1)[0].split("?", 1)[0]
    path = path.rstrip("/").removeprefix("/amp/")
    while path.endswith(_ENDINGS):
        path = path[: max(path.rfind("."), path.rfind("/"))]
    if "%" in path:
        path = unquote(path)
    return f"{host[1] if host else ''}/{path.strip('/')}".lower()


def same_page(key: str, keys: frozenset[str]) -> bool:
    """Tell whether `key` is one of `keys`, a missing host matching any."""
    if key in keys:
        return True
    return key.startswith("/") and any(other.endswith(key) and other.partition("/")[2] == key[1:] for other in keys)


def is_front(key: str) -> bool:
    """Tell whether a key is a front page's, or no page's."""
    return key.partition("/")[2] in ("", "index", "home")
