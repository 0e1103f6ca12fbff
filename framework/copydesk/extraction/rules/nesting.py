"""Bounds the work of a rule that finds elements in elements in elements: each is read whole, with all that is in it."""

from __future__ import annotations

from collections.abc import Sequence

from turbohtml import Element, Node

from copydesk.models import Issue, Page

MAX_NESTED = 32
"""Elements one rule finds around one another; a page made by people nests its boxes some twenty deep at most. So a rule
reads the text of a page this many times and no more."""
MAX_BLOCKS = 4
"""Blocks, and items, that one region finds around one another: each is searched by several rules."""


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
        _tell(rule, page, field, len(found) - len(kept), most)
    return kept


def _tell(rule: str, page: Page, field: str | None, cut: int, most: int) -> None:
    told: set[str] = page.memo.setdefault("rules_cut", set())
    if rule in told:
        return
    told.add(rule)
    message = (
        f"the rule {rule!r:.200} finds elements inside one another more than {most} deep on "
        f"{page.url or 'this page'}: {cut:,} of them were left out"
    )
    page.memo.setdefault("issues", []).append(Issue("rule_cut", field, "warning", message))
