"""Reads what `scrapy crawl -a name=value` gives: strings, all of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from copydesk import UsageError

# A comma may be part of a URL; it parts two only where another URL follows.
_BETWEEN_URLS = re.compile(r"\s+|,\s*(?=https?://)|,\s*$")


def check(given: Iterable[str], known: tuple[str, ...], spider: str) -> None:
    """Refuse arguments no spider reads. Raises UsageError naming the nearest."""
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            cure = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise UsageError(f"spider {spider}: no argument {name!r}; {cure}")


def urls(value: str) -> list[str]:
    """Read URLs parted by commas or white space, or `@file` with one URL a line (`#` begins a comment).

    Raises UsageError for what is no http(s) URL, and for a file that cannot be read.
    """
    if value.startswith("@"):
        return url_file(value[1:])
    return [url(text) for text in _BETWEEN_URLS.split(value.strip()) if text]


def url_file(name: str) -> list[str]:
    """Read a file of URLs, one a line. Raises UsageError as `urls` does."""
    try:
        lines = Path(name).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: {getattr(error, 'strerror', None) or error}; expected a file of URLs") from None
    return [url(line.strip()) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def url(text: str) -> str:
    """Read one URL. Raises UsageError for what is no http(s) URL."""
    try:
        parts = urlsplit(text)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise UsageError(f"{text!r} is no http or https URL")
    return text


def limit(value: str | None) -> int | None:
    """Read a number of articles. Raises UsageError for anything but a whole number from 1."""
    if value is None:
        return None
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise UsageError(f"limit={value}: a number of articles, 1 or more")
    return int(value)


def since(value: str | None) -> str | None:
    """Read a day. Raises UsageError for anything but an ISO 8601 day."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"since={value}: a day such as 2016-08-11") from None


def endpoint(url: str) -> tuple[str, int] | None:
    """Give host and port of a URL, None where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme.lower(), 0)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname else None
