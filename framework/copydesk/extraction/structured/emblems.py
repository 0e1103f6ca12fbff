"""Pictures that JSON-LD states for those who made the page: a publisher's logo, an author's portrait."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.extraction.structured.record import JSON, Structured

MAX_EACH = 50
"""Entries of one list looked at."""
_PEOPLE = ("publisher", "author", "creator", "sourceOrganization", "provider")
_MAKERS = frozenset({"person", "organization", "newsmediaorganization", "website", "corporation"})


def emblems(data: Structured) -> frozenset[str]:
    """Give the addresses, as written, of the makers' logos, and of their images where the article has not the same.

    Above a column may stand its writer's portrait; a logo is no article's picture, whatever the article says.
    """
    logos: set[str] = set()
    images: set[str] = set()
    for item in data.items[:MAX_EACH]:
        makers = [item.data] if not _MAKERS.isdisjoint(item.types) else []
        makers += [each for key in _PEOPLE for each in _objects(item.data.get(key), data)]
        for maker in makers:
            logos.update(_addresses(maker.get("logo"), data))
            images.update(_addresses(maker.get("image"), data))
    own = data.article
    return frozenset(logos | images.difference(_addresses(own.data.get("image"), data) if own is not None else ()))


def _objects(value: JSON, data: Structured) -> Iterator[dict[str, JSON]]:
    for each in (value if isinstance(value, list) else [value])[:MAX_EACH]:
        thing = data.resolve(each)
        if isinstance(thing, dict):
            yield thing


def _addresses(value: JSON, data: Structured) -> Iterator[str]:
    for each in (value if isinstance(value, list) else [value])[:MAX_EACH]:
        thing = data.resolve(each)
        address = thing if isinstance(thing, str) else None
        if isinstance(thing, dict):
            address = next((a for key in ("url", "contentUrl") if isinstance(a := thing.get(key), str)), None)
        if address:
            yield address
