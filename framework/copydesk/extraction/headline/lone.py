"""Authors named away from the headline: in the head's labelled pairs, or once in the whole page by its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from copydesk.extraction.article.page import outlined
from copydesk.extraction.headline.names import MAX_BYLINE, MAX_NAME, is_label, plausible, says_helper, stripped
from copydesk.extraction.headline.zone import place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import structured
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

BEFORE = 4
"""Nodes before a name in which a word may say that it is a checker's or editor's."""
MAX_LONE = 40
"""Elements that markup calls an author's, looked at where the headline has no byline."""
MAX_ANCHORS = 1_000
MAX_PIECE = MAX_NAME + 30
"""Characters of a piece of text that holds a name, its byline word and not much more."""
_NAME_CLASS = re.compile(r"(?:author|byline)(?:[-_]{1,2}(?:box|info|card|details))?(?:[-_]{0,2}name|Name)")
_OTHERS = '[class*="comment"], [id*="comment"], [class*="related"], nav, footer'


def labelled_names(page: Page) -> Iterator[tuple[str, str]]:
    """Give the names in pairs such as twitter:label1 "Written by", twitter:data1 "Jane Roe", each with its place."""
    meta = structured(page).meta
    for number in "12":
        label, data = meta.get(f"twitter:label{number}"), meta.get(f"twitter:data{number}")
        if label and data and is_label(label[0].strip()):
            yield data[0], f"twitter:data{number}"


def lone_author(page: Page) -> Iterator[Found]:
    """Give the one name that markup anywhere in the page calls the author, where nothing else names one."""
    named: dict[str, Element] = {}
    for element in islice(_called_author(page), MAX_LONE):
        name = stripped(element.text[: 2 * MAX_BYLINE])
        if len(name) > MAX_NAME or not plausible(name) or _is_others(element):
            continue
        before = (getattr(node, "data", "") for node in islice(element.preceding, BEFORE))
        if any(map(says_helper, before)):
            continue
        named.setdefault(name, element)
    if len(named) == 1:
        name, element = next(iter(named.items()))
        yield Found("authors", name, "byline", place(element), None, rank("authors", "byline:lone"))
        yield Found("byline", name, "byline", place(element), None, rank("byline", "byline"))


def _is_others(element: Element) -> bool:
    """Tell whether an element stands among comments, related articles, or in the page's own menu or footer."""
    part = element.closest(_OTHERS)
    # An article's own footer says who wrote it.
    return part is not None and (part.tag != "footer" or part.closest("article") is None)


def _called_author(page: Page) -> Iterator[Element]:
    for anchor in page.tree.find_all("a", limit=MAX_ANCHORS):
        rel = anchor.attr("rel")
        if rel and "author" in rel:
            yield anchor
    # The outline's short pieces, for a selector by part of a class is asked of every element of the page.
    outline = outlined(page)
    for piece in outline.pieces if outline is not None else ():
        if piece.size <= MAX_PIECE:
            node = piece.node
            inner = node.find("span") if piece.tag == "div" else None
            for element in (node, inner):
                label = element.attr("class") if element is not None else None
                if element is not None and label and _NAME_CLASS.search(label):
                    yield element
                    break
