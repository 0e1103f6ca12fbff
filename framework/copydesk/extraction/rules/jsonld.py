"""Reads a dotted path in the page's JSON-LD: `NewsArticle.author.name`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.models import Page


def values_at(page: Page, query: str) -> Iterator[tuple[str, str]]:
    """Give the strings at `Type.key.key` of the JSON-LD objects of that type, with their path."""
    wanted, *keys = query.split(".")
    for number, item in enumerate(page.tree.json_ld()):
        for thing in _objects(item):
            kinds = thing.get("@type")
            if wanted in (kinds if isinstance(kinds, list) else [kinds]):
                for value in _follow(thing, keys):
                    yield value, f"$[{number}]..{query}"


def _objects(item: Any) -> Iterator[dict[str, Any]]:
    work = [item]
    while work:
        node = work.pop(0)
        if isinstance(node, list):
            work.extend(node)
        elif isinstance(node, dict):
            yield node
            if isinstance(node.get("@graph"), list):
                work.extend(node["@graph"])


def _follow(thing: Any, keys: list[str]) -> Iterator[str]:
    values = [thing]
    for key in keys:
        values = [
            part
            for value in values
            if isinstance(value, dict) and key in value
            for part in (value[key] if isinstance(value[key], list) else [value[key]])
        ]
    return (str(value) for value in values if isinstance(value, str | int | float))
