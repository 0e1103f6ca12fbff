"""Which elements are meant: by `remove`, and inside a body by its `start`, `end` and `blocks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from turbohtml import Document, Element, Node

from copydesk.extraction.patterns import search
from copydesk.extraction.rules.leaves import INLINE, LEAVES
from copydesk.extraction.rules.nesting import reachable
from copydesk.extraction.rules.text import text_of
from copydesk.models import Page

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Body, Spot

START, END, OUT = "start", "end", "out"
_LINE_TAGS: Any = ["p", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "li", "dt", "dd"]
_LINES = ", ".join(_LINE_TAGS)
"""What a text alone may stand in. No h1, which is the page's title, and no box, which would hold more than the text."""


def meant(spot: Spot, root: Document | Element, page: Page | None = None, *, own: bool = False) -> Iterator[Element]:
    """Give the elements below `root` that a spot means; where it names none, the lines with such a text.

    With `own` the root may be one of them. What a bound leaves out is told on `page`.
    """
    css = spot.css or _LINES
    found: Sequence[Element] = _matching(root, css) if own and isinstance(root, Element) else root.select(css)
    if spot.matches is not None:
        found = reachable(found, css, page)
    for element in found:
        if spot.css is None and element.find(_LINE_TAGS) is not None:
            continue  # the line is in it
        if spot.matches is None or search(spot.matches, text_of(element), page):
            yield element


def outermost(elements: Sequence[Element]) -> list[Element]:
    """Leave out what stands inside another one. Each ancestor is climbed to once: pages nest as deep as they like."""
    if len(elements) < 2:
        return list(elements)
    inside: dict[Node, bool] = dict.fromkeys(elements, True)
    outer: list[Element] = []
    for element in elements:
        way: list[Node] = []
        node = element.parent
        while node is not None and node not in inside:
            way.append(node)
            node = node.parent
        found = node is not None and inside[node]
        inside |= dict.fromkeys(way, found)
        if not found:
            outer.append(element)
    return outer


def marked(containers: Sequence[Element], body: Body, page: Page | None = None) -> dict[Element, str]:
    """Give the elements that the body's selectors name, and what for; of an edge the first in each container.

    What a bound leaves out is told on `page`.
    """
    found: dict[Element, str] = {}
    texts: dict[Element, str] = {}
    named: list[tuple[str, tuple[Spot, ...]]] = [*body.blocks.items(), (START, body.start), (END, body.end)]
    for container in containers:
        for name, spots in named:
            for spot in spots:
                if spot.css is None:
                    continue
                elements: Sequence[Element] = _matching(container, spot.css)
                if spot.matches is not None or name not in (START, END):
                    elements = reachable(elements, spot.css, page, "body")
                for element in elements:
                    if spot.matches is None or search(spot.matches, text_of(element), page):
                        if name in (START, END):
                            found[_leaf_around(element, container)] = name
                            break
                        found[_filled(element, texts)] = name
    return found


def _matching(container: Element, css: str) -> list[Element]:
    """Give what a selector finds in a container, which may be it."""
    return [*([container] if container.matches(css) else []), *container.select(css)]


def _filled(element: Element, texts: dict[Element, str]) -> Element:
    """Give the paragraph that an inline element is all of, else the element; `texts` keeps those of paragraphs."""
    around = element.parent
    if element.tag in INLINE and isinstance(around, Element) and around.tag in LEAVES:
        if around not in texts:
            texts[around] = text_of(around)
        return around if texts[around] == text_of(element) else element
    return element


def _leaf_around(element: Element, container: Element) -> Element:
    """Give the paragraph or other leaf an edge stands in: it is the smallest part that is cut."""
    around = element
    for ancestor in element.ancestors:
        if not isinstance(ancestor, Element):
            break
        if ancestor.tag in LEAVES:
            around = ancestor
        if ancestor == container:
            break
    return around
