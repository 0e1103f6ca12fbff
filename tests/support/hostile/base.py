"""What all hostile pages are made of."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

PARAGRAPH = (
    "The harbour council voted on Monday to rebuild the old ferry pier, ending a dispute that had lasted nine years, "
    "and the harbour master said that work would begin in spring."
)
STORY = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('Monday', 'Tuesday')}</p><p>{PARAGRAPH.replace('spring', 'May')}</p>"
HEAD = "<title>Ferry pier to be rebuilt</title>"


class Hostile(NamedTuple):
    """A kind of hostile page."""

    make: Callable[[int], str]
    full: int


PAGES: dict[str, Hostile] = {}


def page(inside: str, head: str = "") -> str:
    """A page of an article that also holds `inside`."""
    return (
        f"<!doctype html><html lang=en><head>{HEAD}{head}</head><body><h1>Ferry pier to be rebuilt</h1>{STORY}{inside}"
        "</body></html>"
    )


def add(name: str, full: int, make: Callable[[int], str]) -> None:
    """Add a kind of page to `PAGES`."""
    PAGES[name] = Hostile(make, full)


def words(chars: int) -> str:
    """Running text of about so many characters."""
    return (PARAGRAPH + " ") * (chars // len(PARAGRAPH) + 1)


def ld(value: object) -> str:
    """A JSON-LD script."""
    return f"<script type=application/ld+json>{json.dumps(value)}</script>"
