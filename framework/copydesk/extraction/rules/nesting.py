"""Bounds the work of a rule: elements in elements are each read whole, and an XPath may look far and often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from turbohtml import Element, Node

from copydesk.extraction.effort import Effort, TooMuchError, is_cheap
from copydesk.models import Issue, Page

MAX_NESTED = 32
"""Elements one rule finds around one another; a page made by people nests its boxes some twenty deep at most. So a rule
reads the text of a page this many times and no more."""
MAX_BLOCKS = 4
"""Blocks, and items, that one region finds around one another: each is searched by several rules."""


def found_by_xpath(xpath: str, page: Page, node: Any = None) -> Any:
    """Give what an XPath finds on the page, or below an item; nothing, and an issue, where that would take long."""
    if not is_cheap(xpath):
        effort: Effort | None = page.memo.get("effort")
        if effort is None:
            effort = page.memo["effort"] = Effort(page.tree, len(page.text))
        try:
            if node is None:
                return effort.find(xpath)
            effort.may_find_inside(xpath, MAX_BLOCKS)
        except TooMuchError as error:
            tell(xpath, page, f"the rule {error}; it was not used on {page.url or 'this page'}")
            return []
    return (page.tree if node is None else node).xpath(xpath)


def reachable(
    found: Sequence[Element], rule: str, page: Page | None, field: str | None = None, most: int = MAX_NESTED
) -> Sequence[Element]:
    """Leave out what stands in more than `most` others that were found, with an issue that names rule and page.

    Each element above is climbed to once.
    """
    if len(found) <= most:
        return found
    wanted: set[Node] = set(found)
    depths: dict[Node, int] = {}
    kept: list[Element] = []
    for element in found:
        way: list[Node] = []
        node: Node | None = element
        while node is not None and node not in depths:
            way.append(node)
            node = node.parent
        depth = depths[node] if node is not None else 0
        for each in reversed(way):
            depth += each in wanted
            depths[each] = depth
        if depths[element] <= most:
            kept.append(element)
    if len(kept) < len(found) and page is not None:
        message = (
            f"the rule {rule!r:.200} finds elements inside one another more than {most} deep on "
            f"{page.url or 'this page'}: {len(found) - len(kept):,} of them were left out"
        )
        tell(rule, page, message, field)
    return kept


def tell(rule: str, page: Page, message: str, field: str | None = None) -> None:
    """Keep an issue of what a bound leaves out, once for each rule."""
    told: set[str] = page.memo.setdefault("rules_cut", set())
    if rule not in told:
        told.add(rule)
        page.memo.setdefault("issues", []).append(Issue("rule_cut", field, "warning", message))
