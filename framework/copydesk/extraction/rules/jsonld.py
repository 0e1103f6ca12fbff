"""Reads a dotted path in the page's JSON-LD: `NewsArticle.author.name`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from copydesk.extraction.rules.embedded import MAX_VALUES
from copydesk.extraction.structured.json_ld import ARTICLE_TYPES
from copydesk.extraction.structured.page_data import structured
from copydesk.extraction.structured.record import Item, Structured
from copydesk.models import Page


def values_at(page: Page, query: str) -> Iterator[tuple[str, str]]:
    """Give the strings at `Type.key.key` of the JSON-LD objects of that type, with their path.

    `Article` stands for schema.org's kinds of articles too, `*` for every type. The object that describes this very
    page comes first. A number in the path is a place in a list, from 0; without one every member is followed.
    """
    wanted, *keys = query.split(".")
    data = structured(page)
    for item in _items(data, wanted.lower()):
        for value in _follow(item.data, keys, data):
            yield value, f"{item.path}.{'.'.join(keys)}"


def _items(data: Structured, wanted: str) -> Iterator[Item]:
    own = data.article
    items = data.items if own is None else (own, *(item for item in data.items if item is not own))
    for item in items:
        if wanted in ("*", *item.types) or (wanted == "article" and not ARTICLE_TYPES.isdisjoint(item.types)):
            yield item


def _follow(thing: Any, keys: list[str], data: Structured) -> Iterator[str]:
    values = [thing]
    for (
        key
    ) in keys:  # a reference leads anywhere, back to where it stands too: three of them can make a thousand million
        below = (part for value in values for part in _below(value, key, data))
        values = list(islice(below, MAX_VALUES))
    for value in values:
        for part in value if isinstance(value, list) else (value,):
            plain = part.get("@value") if isinstance(part, dict) else part  # a reference is no text
            if isinstance(plain, str | int | float) and not isinstance(plain, bool):
                yield str(plain)


def _below(value: Any, key: str, data: Structured) -> Iterator[Any]:
    if isinstance(value, list):
        if key.isdigit() and len(key) < 10:
            yield from value[int(key) : int(key) + 1]
            return
        for each in value:
            if not isinstance(each, list):
                yield from _below(each, key, data)
        return
    value = data.resolve(value)
    if isinstance(value, dict) and key in value:
        yield value[key]
