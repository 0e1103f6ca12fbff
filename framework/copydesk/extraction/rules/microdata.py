"""Reads a microdata property: `headline`, or with types and properties on the way `NewsArticle.author.name`."""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element

from copydesk.extraction.rules.nesting import reachable
from copydesk.extraction.rules.text import text_of
from copydesk.models import Page


def elements_at(page: Page, query: str) -> list[Element]:
    """Give the elements that hold a property; a first part with a capital is the type of the item they belong to."""
    keys = query.split(".")
    kind = keys.pop(0) if len(keys) > 1 and keys[0][:1].isupper() else None
    named = reachable(page.tree.select(_selector(keys[0])), query, page)
    found = [element for element in named if kind is None or _kind(element) == kind.lower()]
    for key in keys[1:]:
        below = (inner for element in found for inner in element.select(_selector(key)))
        found = list(reachable(list(dict.fromkeys(below)), query, page))
    return found


def values_at(page: Page, query: str) -> Iterator[str]:
    """Give the values of a property: a content, datetime, or address attribute, else the text."""
    for element in elements_at(page, query):
        for name in ("content", "datetime", "href", "src"):
            if value := (element.attr(name) or "").strip():
                if name in ("href", "src") and element.text.strip():
                    continue  # a link around a name: the name is meant
                yield value
                break
        else:
            yield text_of(element)


def _selector(key: str) -> str:
    quoted = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'[itemprop~="{quoted}"]'


def _kind(element: Element) -> str:
    scope = element.parent.closest("[itemscope]") if isinstance(element.parent, Element) else None
    kind = scope.attr("itemtype") if scope is not None else None
    return (kind or "").rstrip("/").rpartition("/")[2].lower()
