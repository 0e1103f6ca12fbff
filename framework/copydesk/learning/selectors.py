"""Selectors for an element that are likely to find its like on other pages of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.extraction.article.hints import BODY, hints_of
from copydesk.learning.names import steady, telling

if TYPE_CHECKING:
    from turbohtml import Element

_ATTRIBUTES = ("itemprop", "data-testid", "data-component", "data-gu-name", "data-module", "role")
_TELLING_TAGS = frozenset({"article", "main", "aside", "figure", "figcaption", "blockquote", "time", "address"})


def fragments(element: Element) -> list[tuple[int, str]]:
    """Give what one element can be known by, with a rank (0 is best): ids and attributes, then classes, then stems."""
    found: list[tuple[int, str]] = []
    for name in _ATTRIBUTES:
        value = element.attr(name)
        if value and len(value) < 60 and (kept := steady(value)) and kept[1] and not value[-1].isdigit():
            found.append((0 if name == "itemprop" else 2, f'[{name}="{value}"]'))
    identity = element.attr("id")
    if identity and (kept := steady(identity)) and kept[1]:
        found.append((1, f"#{identity}"))
    stems = set()
    for name in (element.attr("class") or "").split()[:30]:
        kept = steady(name)
        if kept is None:
            continue
        text, whole = kept
        if whole:
            found.append((_rank(text), f".{text}"))
        elif text not in stems:
            stems.add(text)
            found.append((5, f'[class*="{text}"]'))
    found.sort(key=lambda item: item[0])
    return found


def _rank(name: str) -> int:
    if not telling(name):
        return 7
    return 3 if hints_of(name) & BODY else 4


def candidates(element: Element) -> Iterator[tuple[int, str]]:
    """Give selectors of one element alone: tag and one thing it is known by, then two, then a telling tag."""
    tag = element.tag
    known = fragments(element)
    for rank, css in known[:8]:
        yield rank, f"{tag}{css}"
    for at, (rank, css) in enumerate(known[:4]):
        for other, more in known[at + 1 : 4]:
            yield max(rank, other) + 1, f"{tag}{css}{more}"
    if tag in _TELLING_TAGS or "-" in tag:
        yield 4, tag
