"""Whether a place in the page may date the article: beside the headline, in no sentence, no table, no other part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from copydesk.extraction.headline import words
from copydesk.extraction.headline.zone import Line

if TYPE_CHECKING:
    from turbohtml import Element

MAX_BESIDE, MAX_REST = 6, 50
"""Words and characters beside a date without a label: "Jane Roe · 8 min read", a weekday, a zone."""
MIN_FIELDS, MAX_FIELDS = 2, 70
"""Labels with a colon that make a line one of fields, "来源：… 作者：…", which no sentence has, and its characters."""
MAX_BYLINE = 300
"""Characters of an aside, footer or table that may be the article's own byline box."""
ABOVE = 30
"""Nodes above the headline a date may stand; the masthead's date is further away or in another part of the page."""
_WORDS = re.compile(r"[^\W\d_]+")
ELSEWHERE = (
    "aside, nav, footer, form, figure, blockquote, [class*=related], [class*=sidebar], [class*=comment], "
    "[class*=recommend], [class*=popular], [class*=trending], [class*=latest], [class*=copyright], [id*=comment], "
    "[id*=sidebar], [class*=read-more], [class*=more-]"
)
_FIELD = re.compile(r"[^\W\d_]\s?[:：](?=\s*[^\W\d_])")
_CLAUSE = re.compile("[，。、؛।]")
"""What parts the clauses of a sentence where words are not parted, or signs are their own."""


def beside(line: Line, heading: Element, ancestors: set[Any]) -> bool:
    """Tell whether a line above the headline belongs to it: they share a small part of the page."""
    if line.distance < -ABOVE:
        return False
    node: Any = line.parent
    for _ in range(8 if line.distance > -8 else 4):
        node = node.parent
        if node is None:
            return False
        if node in ancestors:
            # On a bare page, where the headline stands in the body itself, so may its date.
            return getattr(node, "tag", "body") != "body" or (line.distance > -8 and heading.parent == node)
    return False


def is_sentence(text: str) -> bool:
    """Tell whether a line says more than a date: more words beside it than a name and a reading time have."""
    rest = words.DATE.sub(" ", text)
    if len(_FIELD.findall(rest)) >= MIN_FIELDS:
        return len(rest) > MAX_FIELDS
    return len(_WORDS.findall(rest)) > MAX_BESIDE or len(rest) > MAX_REST or _CLAUSE.search(rest) is not None


def in_paragraph(element: Element) -> bool:
    """Tell whether an element is a piece of a paragraph that says more than a date and a name."""
    line: Any = element.closest("p, li")
    return line is not None and line != element and is_sentence(" ".join(line.text[:MAX_BYLINE].split()))


def is_data(element: Element, ancestors: set[Any]) -> bool:
    """Tell whether a date stands in a table of data, not of layout: the headline itself stands in no table."""
    table = element.closest("table")
    return table is not None and not any(getattr(node, "tag", "") == "table" for node in ancestors)


def is_elsewhere(element: Element, ancestors: set[Any]) -> bool:
    """Tell whether a date stands in a part of the page that is not about this article."""
    part: Any = element.closest(ELSEWHERE)
    if part is None or part in ancestors:
        return False  # a part around the headline too is the article's own
    # One as short as a byline holds no other articles; outside of the headline's <article> it is the site's.
    return len(part.text) > MAX_BYLINE or not _shares_article(part, ancestors)


def _shares_article(part: Any, ancestors: set[Any]) -> bool:
    """Tell whether a part stands in the headline's own <article>, or the headline in none."""
    own = {node for node in ancestors if getattr(node, "tag", "") == "article"}
    return not own or any(node in own for node in part.ancestors)


def in_teaser(element: Element, text: str) -> bool:
    """Tell whether a date stands in a link with more than the date: a teaser of another article."""
    link = element.closest("a")
    return link is not None and len(link.text.strip()) > len(text) + 25
