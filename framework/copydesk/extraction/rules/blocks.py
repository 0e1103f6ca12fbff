"""Turns the container a rule names into labelled blocks: its author said where the body is, nothing is weighed.

`marks` says which elements the body's selectors mean, `leaves` makes blocks of the smallest parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from turbohtml import Element, Node, Text

from copydesk.extraction.article.tags import UNREAD
from copydesk.extraction.patterns import search
from copydesk.extraction.rules.leaves import INLINE, LEAVES, as_kind, embed, image, leaf, list_of, whole
from copydesk.extraction.rules.marks import END, OUT, START, marked, meant, outermost
from copydesk.extraction.rules.text import loose_of
from copydesk.models import Block, BlockKind, Page

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Body, Spot

_SKIPPED = UNREAD | {"form", "button", "nav"}
_LEAF_TAGS: list[Any] = list(LEAVES)
_NEVER = _SKIPPED - {"form", "noscript", "template"}
"""Not even where the body rule names it, as `.story > *` names whatever is there."""
# Kinds an element is taken as one block of; one labelled as any other kind gives the blocks in it that kind.
_WHOLE = frozenset({"heading", "quote", "code", "caption", "credit", "dateline", "correction", "list", "table"})


def blocks_in(
    containers: Iterable[Element],
    body: Body | None = None,
    without: Sequence[Spot] = (),
    doubted: Collection[Element] = (),
    page: Page | None = None,
) -> tuple[Block, ...]:
    """Give the blocks of some containers in document order; text outside any block element is a paragraph too.

    `body` says where the body begins and ends, and which blocks are of another kind than their tags say; elements of
    `without` are passed over; what is `doubted` is promo where `body` says nothing of it. What a bound leaves out is
    told on `page`.
    """
    outer = outermost(list(containers))
    marks = dict.fromkeys(doubted, "promo") | (marked(outer, body, page) if body else {})
    marks |= {
        element: OUT for container in outer for spot in without for element in meant(spot, container, page, own=True)
    }
    walk = _Walk(marks)
    for container in outer:
        if walk.ended:
            break
        walk.go(container)
    return tuple(by_text(walk.blocks, body, page) if body else walk.blocks)


def by_text(blocks: list[Block], body: Body, page: Page | None) -> list[Block]:
    """Apply what the body says of blocks by their text alone."""
    for kind, spots in body.blocks.items():
        patterns = [spot.matches for spot in spots if spot.css is None and spot.matches is not None]
        if patterns:
            blocks = [as_kind(b, kind) if any(search(p, b.text, page) for p in patterns) else b for b in blocks]
    first, last = _edge(blocks, body.start, page), _edge(blocks, body.end, page)
    return blocks[first or 0 : last]


def _edge(blocks: Sequence[Block], spots: tuple[Spot, ...], page: Page | None) -> int | None:
    patterns = [spot.matches for spot in spots if spot.css is None and spot.matches is not None]
    return next((n for n, block in enumerate(blocks) if any(search(p, block.text, page) for p in patterns)), None)


class _Walk:
    """One way through the containers, in document order."""

    def __init__(self, marked: dict[Element, str]) -> None:
        self.blocks: list[Block] = []
        self.ended = False
        self._marked = marked
        self._started = False
        self._loose: list[str] = []  # text and inline elements between two blocks
        self._kind: str | None = None

    def go(self, container: Element) -> None:
        own = self._marked.get(container) if self._marked else None
        if container.tag in _NEVER or own == OUT or (own is not None and self._edge(own)):
            return
        if container.tag in LEAVES or container.tag in ("img", "iframe") or own in _WHOLE:
            self._take(container)
            return
        self._kind = own if own != START else None
        end = object()  # marks where a nested container closes, so that its last loose text is a block of its own
        work: list[Node | object] = list(reversed(list(container.children)))
        kinds: list[str | None] = []
        while work and not self.ended:
            node = work.pop()
            if node is end:
                self._flush()
                self._kind = kinds.pop()
            elif isinstance(node, Text):
                self._loose.append(node.data)
            elif isinstance(node, Element) and node.tag not in _SKIPPED:
                mark = self._marked.get(node) if self._marked else None
                if mark == OUT or (mark is not None and self._edge(mark)):
                    continue
                if mark in _WHOLE:
                    self._flush()
                    self.blocks += whole(node, cast("BlockKind", mark))
                elif mark is None and node.tag in INLINE and node.find(_LEAF_TAGS) is None:
                    self._loose.append(loose_of(node))
                elif node.tag == "br":
                    self._loose.append(" ")
                else:
                    self._flush()
                    kind = self._kind if mark in (None, START) else mark
                    if node.tag in LEAVES or node.tag in ("img", "iframe"):
                        self._take(node, kind)
                    else:
                        kinds.append(self._kind)
                        self._kind = kind
                        work.append(end)
                        work.extend(reversed(list(node.children)))
        self._flush()
        self._kind = None

    def _edge(self, mark: str) -> bool:
        """Note that the body begins or ends here; tells whether it ended."""
        if mark == END:
            self.ended = True
        elif mark == START and not self._started:
            self._flush()
            self._started = True
            self.blocks.clear()
        return self.ended

    def _take(self, element: Element, kind: str | None = None) -> None:
        mark = self._marked.get(element) if self._marked else None
        if mark in _WHOLE:
            self.blocks += whole(element, cast("BlockKind", mark))
            return
        stated = kind or (mark if mark not in (START, END) else None)
        if element.tag in ("ul", "ol") and self._marked:
            made = self._entries(element)
        else:
            made = (
                image(element) if element.tag == "img" else embed(element) if element.tag == "iframe" else leaf(element)
            )
        self.blocks += [as_kind(block, stated) for block in made] if stated else made

    def _entries(self, element: Element) -> list[Block]:
        """Give a list, parted where entries are labelled as something else; one that is left out is in no part."""
        blocks: list[Block] = []
        for mark, group in groupby(element.find_all("li"), self._marked.get):
            if mark != OUT:
                part = list_of(group)
                blocks += [as_kind(block, mark) for block in part] if mark not in (None, START, END) else part
        return blocks

    def _flush(self) -> None:
        if text := " ".join("".join(self._loose).split()):
            block = Block("paragraph", text)
            self.blocks.append(as_kind(block, self._kind) if self._kind else block)
        self._loose.clear()
