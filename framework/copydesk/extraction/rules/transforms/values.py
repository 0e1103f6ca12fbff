"""Transforms that read a string as something else: a number, an address, a place in JSON."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit
from urllib.parse import unquote as _unquote

from copydesk.models import Page

_NUMBER = re.compile(r"[-+−]?\d[\d\s.,'’]*")
_MOST = 10_000
"""Values looked at of one JSON text."""


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
    """Read JSON and give what stands at a path of keys and numbers, `props.story.tags.*.name`; `*` is each."""
    from copydesk.extraction.structured.loose_json import read_json

    values, _ = read_json(value)
    for key in path.split("."):
        values = [part for each in values for part in _below(each, key)][:_MOST]
    return [each for each in values if isinstance(each, str | int | float) and not isinstance(each, bool)]


def _below(value: Any, key: str) -> list[Any]:
    if isinstance(value, list):
        if key == "*":
            return value
        place = int(key) if key.lstrip("-").isdigit() and len(key) < 10 else None
        return [value[place]] if place is not None and -len(value) <= place < len(value) else []
    if isinstance(value, dict):
        return list(value.values()) if key == "*" else [value[key]] if key in value else []
    return []
