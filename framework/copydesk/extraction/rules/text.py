"""The text of an element, on one line or parted where the page parts it."""

from __future__ import annotations

import re

from turbohtml import Element, Text

_BLANK = re.compile(r"\n\s*\n")


def text_of(element: Element) -> str:
    """Give an element's text on one line; a line break is a space, as it is to the eye."""
    if element.find("br") is None:
        return " ".join(element.text.split())
    return " ".join(_broken(element).split())


def paragraphs_of(element: Element) -> list[str]:
    """Give an element's text, parted where two line breaks part it."""
    if element.find("br") is None:
        text = " ".join(element.text.split())
        return [text] if text else []
    parts = (" ".join(part.split()) for part in _BLANK.split(_broken(element)))
    return [part for part in parts if part]


def _broken(element: Element) -> str:
    """Give the text with a newline for each line break and for no other thing."""
    parts: list[str] = []
    for node in element.descendants:
        if isinstance(node, Text):
            parts.append(" ".join(f"|{node.data}|".split())[1:-1])
        elif isinstance(node, Element) and node.tag == "br":
            parts.append("\n")
    return "".join(parts)
