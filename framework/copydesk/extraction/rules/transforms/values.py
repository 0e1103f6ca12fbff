"""Transforms that read a string as something else: a number, an address, a place in JSON."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit
from urllib.parse import unquote as _unquote

from copydesk.models import Page

_NUMBER = re.compile(r"[-+−]?\d[\d\s.,'’]*")


def number(value: str, decimal: str = ".") -> int | float | None:
    """Read the first number, written with this decimal mark; other marks and spaces inside it part thousands."""
    match = _NUMBER.search(value)
    if match is None or len(match[0]) > 40:
        return None
    whole, _, fraction = match[0].replace("−", "-").partition(decimal)
    digits, decimals = (re.sub(r"[^\d+-]", "", part) for part in (whole, fraction))
    return float(f"{digits}.{decimals}") if decimals else int(digits)


def absolute_url(value: str, *, page: Page) -> str:
    """Make an address absolute, by the page's own."""
    return urljoin(page.url or "", value)


def query(value: str, name: str) -> list[str]:
    """Give a parameter of an address's query: of `?id=7&p=2` the `id`."""
    return parse_qs(urlsplit(value).query).get(name, [])


def unquote(value: str) -> str:
    """Read percent-encoding: `caf%C3%A9` is `café`."""
    return _unquote(value)


def json(value: str, path: str) -> list[Any]:
    """Read JSON and give what stands at a path: `props.story.tags.*.name`; see `script` for its form."""
    from copydesk.extraction.rules.embedded import follow, read_first

    return follow(read_first(value), path)
