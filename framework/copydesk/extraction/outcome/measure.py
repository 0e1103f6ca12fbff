"""How much running text a page shows: the measure behind every outcome."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs

from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

MIN_PARAGRAPH = 80
"""Characters from which a <p> counts as prose; shorter ones are captions, labels, buttons."""
ENOUGH = 2_000
"""Characters of prose at which counting stops: no teaser, wall or error page has as much."""
MAX_PARAGRAPHS = 400
MAX_BREAKS = 400
RUN = 3
"""Paragraphs of prose under one parent that make a text; the teasers of a listing stand each in its own."""
BREAKS = 4
"""<br> under one parent that make a text of old pages, where it has MIN_BROKEN characters."""
MIN_BROKEN = 600
MIN_LOOSE = 40
"""Characters of a text node that counts there; links part the sentences of such pages."""
MAX_NODES = 8_000
"""Nodes walked where <p> shows no text; one page of ten comes that far."""
_NO_PROSE = frozenset(("p", "script", "style", "noscript", "template", "a", "option", "textarea", "title", "li"))


@attrs.define
class Prose:
    """The running text of a page, counted no further than is needed to judge it."""

    chars: int = 0
    """Characters in paragraphs of prose, at most a little over ENOUGH."""
    run: int = 0
    """Most paragraphs of prose found under one parent."""
    _page: Page | None = attrs.field(default=None, repr=False)
    _broken: bool | None = attrs.field(default=None, repr=False)

    @property
    def broken(self) -> bool:
        """Whether a text stands in the page without <p>: parted by <br>, or each paragraph a <div>.

        Looked for when asked, because it costs more than all the rest.
        """
        if self._broken is None:
            self._broken = self._page is not None and (_is_broken(self._page) or _is_loose(self._page))
        return self._broken

    @property
    def is_text(self) -> bool:
        """Whether the page holds a whole text and not mere pieces of text."""
        return (self.run >= RUN and self.chars >= ENOUGH) or self.broken

    @property
    def has_run(self) -> bool:
        """Whether paragraphs follow each other somewhere, however short the whole is."""
        return self.run >= RUN or self.broken


def prose(page: Page) -> Prose:
    """Count the prose of a page, once."""
    found: Prose | None = page.memo.get("prose")
    if found is None:
        found = page.memo["prose"] = _count(page)
    return found


def _count(page: Page) -> Prose:
    found = Prose(page=page)
    runs: dict[Any, int] = {}
    for element in page.tree.find_all("p", limit=MAX_PARAGRAPHS):
        size = weight(element.text)
        if size < MIN_PARAGRAPH or _linked(element, size):
            continue
        found.chars += size
        parent = element.parent
        runs[parent] = run = runs.get(parent, 0) + 1
        found.run = max(found.run, run)
        if found.run >= RUN and found.chars >= ENOUGH:
            return found
    return found


def weight(text: str) -> int:
    """Give the length of a text in letters of an alphabet: a character of Chinese or Japanese says as much as three."""
    size = len(text)
    return size * 5 // 2 if size and text[size // 2] > "\u2e7f" else size


def _linked(element: Element, size: int) -> bool:
    """Tell whether a paragraph is mostly link: a teaser, a list of sections."""
    links = element.find_all("a", limit=20)
    if not links:
        return in_link(element)
    return sum(weight(link.text) for link in links) * 2 > size


def in_link(element: Element) -> bool:
    """Tell whether an element stands in a link, three levels up at most: cards wrap their teaser in one."""
    node: Any = element.parent
    for _ in range(3):
        if getattr(node, "tag", "") == "a":
            return True
        node = getattr(node, "parent", None)
    return False


def _is_broken(page: Page) -> bool:
    breaks: dict[Any, int] = {}
    for element in page.tree.find_all("br", limit=MAX_BREAKS):
        parent = element.parent
        if parent is not None:
            breaks[parent] = count = breaks.get(parent, 0) + 1
            if count == BREAKS and len(parent.text) >= MIN_BROKEN:
                return True
    return False


def _is_loose(page: Page) -> bool:
    """Tell whether long text nodes outside of <p> follow each other, each in an element of its own."""
    from turbohtml import Text

    body = page.tree.find("body")
    if body is None:
        return False
    runs: dict[Any, tuple[int, int]] = {}
    for node in islice(body.descendants, MAX_NODES):
        if type(node) is not Text or len(node.data) < MIN_LOOSE or node.data.isspace():
            continue
        parent = node.parent
        around = getattr(parent, "parent", None)
        if around is None or getattr(parent, "tag", "script") in _NO_PROSE:
            continue
        count, size = runs.get(around, (0, 0))
        runs[around] = count, size = count + 1, size + len(node.data)
        if count >= RUN and size >= MIN_BROKEN:
            return True
    return False
