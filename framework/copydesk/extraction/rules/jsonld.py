"""Reads a dotted path in the page's JSON-LD: `NewsArticle.author.name`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
    for key in keys:
        values = [part for value in values for part in _below(data.resolve(value), key)]
    for value in values:
        for part in value if isinstance(value, list) else [value]:
            plain = part.get("@value") if isinstance(part, dict) else part
            if isinstance(plain, str | int | float) and not isinstance(plain, bool):
                yield str(plain)


def _below(value: Any, key: str) -> list[Any]:
    if isinstance(value, list):
        if key.isdigit() and len(key) < 10:
            return value[int(key) : int(key) + 1]
        return [part for each in value if isinstance(each, dict) for part in _below(each, key)]
    if isinstance(value, dict) and key in value:
        return [value[key]]
    return []
