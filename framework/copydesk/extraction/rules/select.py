"""Runs one rule on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from turbohtml import Element, Text

from copydesk.extraction.rules.blocks import blocks_in
from copydesk.models import Page

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Rule

# Fields that take all values a rule finds; the others take the first.
MANY = frozenset({"authors", "tags", "section", "agencies", "images", "videos", "audios"})
_PSEUDO = re.compile(r"::(text|attr\(\s*([\w:-]+)\s*\))\s*$")


def evaluate(rule: Rule, field: str, page: Page) -> tuple[Any, str]:
    """Give what a rule finds for a field, and the place; (None, "") where it finds nothing.

    `body` is a tuple of Block; a field that takes many values is a list of strings, any other a string.
    """
    if field == "body" and rule.kind in ("css", "xpath"):
        blocks = blocks_in(_elements(rule, page))
        return (blocks, rule.query) if blocks else (None, "")
    values = [(value, path) for value, path in _values(rule, page) if value]
    if rule.matches is not None:
        values = [(found, path) for value, path in values if (found := _matched(rule.matches, value))]
    if not values:
        return None, ""
    if field in MANY:
        return [value for value, _ in values], values[0][1]
    return values[0]


def _matched(pattern: re.Pattern[str], value: str) -> str | None:
    match = pattern.search(value)
    if match is None:
        return None
    return match[1] if pattern.groups else match[0]


def _elements(rule: Rule, page: Page) -> list[Element]:
    found = page.tree.select(rule.query) if rule.kind == "css" else page.tree.xpath(rule.query)
    return [node for node in found if isinstance(node, Element)] if isinstance(found, list) else []


def _values(rule: Rule, page: Page) -> Iterable[tuple[str, str]]:
    if rule.kind == "css":
        return ((value, rule.query) for value in css_values(page.tree, rule.query))
    if rule.kind == "xpath":
        found = page.tree.xpath(rule.query)
        nodes = found if isinstance(found, list) else [str(found)]
        return ((_text(node), rule.query) for node in nodes)
    if rule.kind == "meta":
        return ((value, f"meta[{rule.query}]") for value in _meta(page, rule.query))
    if rule.kind == "json-ld":
        from copydesk.extraction.rules.jsonld import values_at

        return values_at(page, rule.query)
    if rule.kind == "label":
        return labelled(page, rule.query)
    if rule.kind == "url":
        match = re.search(rule.query, page.url or "")
        return [(match[1] if match.re.groups else match[0], f"url {rule.query}")] if match else ()
    return [(rule.query, "source.toml")]


def css_values(node: Any, selector: str) -> list[str]:
    """Give the strings a CSS selector finds below a node; `::text` and `::attr(name)` are as in Scrapy."""
    pseudo = _PSEUDO.search(selector)
    if pseudo is None:
        return [_text(element) for element in node.select(selector)]
    elements = node.select(selector[: pseudo.start()]) if pseudo.start() else [node]
    if pseudo[2]:
        return [value for element in elements if (value := element.attr(pseudo[2]))]
    return [_fold(child.data) for element in elements for child in element.children if isinstance(child, Text)]


def labelled(page: Page, label: str) -> Iterable[tuple[str, str]]:
    """Give what stands behind a printed label (`Last update: …`), on its line or on the next that is not empty.

    The place is the line's number: of a text page the document's own, empty lines counted, else that in `page.lines`.
    """
    text = page.text if page.kind == "text" else page.lines
    folded = ((number, _fold(line)) for number, line in enumerate(text.splitlines(), 1))
    lines = [(number, line) for number, line in folded if line]
    for index, (number, line) in enumerate(lines):
        if line.startswith(label):
            rest = line[len(label) :].strip()
            if not rest and index + 1 < len(lines):
                rest = lines[index + 1][1]
            yield rest, f"line {number}"


def _meta(page: Page, name: str) -> list[str]:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    selector = ", ".join(f'meta[{key}="{quoted}"]' for key in ("name", "property", "itemprop", "http-equiv"))
    return [value for element in page.tree.select(selector) if (value := element.attr("content"))]


def _text(node: Any) -> str:
    return _fold(node if isinstance(node, str) else node.text)


def _fold(text: str) -> str:
    return " ".join(text.split())
