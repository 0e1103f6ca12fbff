"""The text of an element as a reader sees it, on one line or parted where the page parts it.

What nobody reads (`UNREAD`) is none of its text; an element that a rule names itself is read whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from turbohtml import Element, Node, Text

from copydesk.extraction.article.tags import UNREAD

_BLANK = re.compile(r"\n\s*\n")
_PARTING = frozenset(
    {
        *("address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul"),
    }
)
"""Elements that stand on lines of their own. A custom element is not among them: most are inline."""
_BUTTON = frozenset({"button"})
_LISTS = frozenset({"ul", "ol"})
_NOT_PLAIN = (*UNREAD, *_PARTING, *_BUTTON, "br", "hr")


def text_of(element: Element) -> str:
    """Give an element's text on one line; where a line or a block ends is a space, as it is to the eye."""
    if next(element.iter_elements(_NOT_PLAIN), None) is None:
        return " ".join(element.text.split())
    return " ".join(_read(element).split())


def paragraphs_of(element: Element) -> list[str]:
    """Give an element's text, parted where two line breaks part it."""
    if next(element.iter_elements(_NOT_PLAIN), None) is None:
        text = " ".join(element.text.split())
        return [text] if text else []
    parts = (" ".join(part.split()) for part in _BLANK.split(_read(element)))
    return [part for part in parts if part]


def code_of(element: Element) -> str:
    """Give an element's text with its white space, a line break as a newline."""
    if next(element.iter_elements(_NOT_PLAIN), None) is None:
        return element.text
    return _read(element, folded=False)


def loose_of(element: Element) -> str:
    """Give the text of an inline element with the white space at its edges, which parts it from its neighbours."""
    return element.text if next(element.iter_elements(_NOT_PLAIN), None) is None else _read(element)


def entry_of(item: Element, without: Collection[Element] = ()) -> str:
    """Give the text of a list's entry without that of the lists in it, whose entries are read for themselves.

    Of the elements in `without` it gives none either.
    """
    if not without and next(item.iter_elements((*_LISTS,)), None) is None:
        return text_of(item)
    return " ".join(_read(item, without=_LISTS, elements=without).split())


def _read(
    element: Element,
    *,
    folded: bool = True,
    without: frozenset[str] = frozenset(),
    elements: Collection[Element] = (),
) -> str:
    """Give the text without its buttons; where there is no other, theirs: a heading may open what is below it."""
    text = _pieced(element, folded, without | _BUTTON, elements)
    if not text.strip() and element.find("button") is not None:
        return _pieced(element, folded, without, elements)
    return text


def _pieced(element: Element, folded: bool, without: frozenset[str], elements: Collection[Element]) -> str:
    """Give the text with a newline for each line break and, where `folded`, for no other thing."""
    parts: list[str] = []
    stack: list[Node | str] = [*list(element)[::-1]]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Text):
            parts.append(" ".join(f"|{node.data}|".split())[1:-1] if folded else node.data)
        elif isinstance(node, Element):
            tag = node.tag
            if tag in ("br", "hr"):
                parts.append("\n")
            elif tag not in UNREAD and tag not in without and node not in elements:
                if tag in _PARTING:
                    edge = " " if folded else "\n"
                    parts.append(edge)
                    stack.append(edge)
                stack.extend(list(node)[::-1])
    return "".join(parts)
