"""Turns the container a rule names into labelled blocks: its author said where the body is, nothing is weighed.

`marks` says which elements the body's selectors mean, `leaves` makes blocks of the smallest parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from turbohtml import Element, Node, Text

from copydesk.extraction.article.media import resolver
from copydesk.extraction.article.tags import UNREAD
from copydesk.extraction.patterns import search
from copydesk.extraction.rules.beside import Made, made_of
from copydesk.extraction.rules.leaves import (
    INLINE,
    LEAVES,
    Placed,
    Resolve,
    anchors_of,
    as_kind,
    embed,
    image,
    images_of,
    leaf,
    list_of,
    whole,
)
from copydesk.extraction.rules.marks import END, OUT, START, marked, meant, outermost
from copydesk.extraction.rules.text import loose_of
from copydesk.models import Block, BlockKind, Page

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Body, Spot

_SKIPPED = UNREAD | {"form", "button", "nav"}
_LEAF_TAGS: list[Any] = list(LEAVES)
_NEVER = _SKIPPED - {"form", "noscript", "template"}
"""Not even where the body rule names it, as `.story > *` names whatever is there."""
_OPENED = {"blockquote": "quote", "figcaption": "caption", "table": None}
"""What is one block by its tag, and several where something in it is labelled: the kind of those without a label."""
# Kinds an element is taken as one block of; one labelled as any other kind gives the blocks in it that kind.
_WHOLE = frozenset({"heading", "quote", "code", "caption", "credit", "dateline", "correction", "list", "table"})


def blocks_in(
    containers: Iterable[Element],
    body: Body | None = None,
    without: Sequence[Spot] = (),
    doubted: Collection[Element] = (),
    page: Page | None = None,
) -> tuple[Block, ...]:
    """Give the blocks of some containers in document order, as `body_in` does."""
    return body_in(containers, body, without, doubted, page).blocks


def body_in(
    containers: Iterable[Element],
    body: Body | None = None,
    without: Sequence[Spot] = (),
    doubted: Collection[Element] = (),
    page: Page | None = None,
) -> Made:
    """Give the blocks of some containers in document order; text outside any block element is a paragraph too.

    `body` says where the body begins and ends, and which blocks are of another kind than their tags say; elements of
    `without` are passed over; what is `doubted` is promo where `body` says nothing of it. What a bound leaves out is
    told on `page`.
    """
    outer = outermost(list(containers))
    stated = marked(outer, body, page) if body else {}
    stated |= {
        element: OUT for container in outer for spot in without for element in meant(spot, container, page, own=True)
    }
    walk = _Walk(dict.fromkeys(doubted, "promo") | stated, _holding(stated), _resolver(page))
    for container in outer:
        if walk.ended:
            break
        walk.go(container)
    made = made_of(walk.placed, walk.resolve, page)
    return by_text(made, body, page) if body else made


def _resolver(page: Page | None) -> Resolve:
    if page is None:
        return str
    resolve = resolver(page)
    return resolve if page.url else lambda href: resolve(href) or href.strip() or None


def _holding(stated: Mapping[Element, str]) -> frozenset[Element]:
    """Give the quotes, captions, tables and entries of lists that hold paragraphs and the like with a label."""
    found: set[Element] = set()
    for element, mark in stated.items():
        if element.tag in LEAVES and mark not in (START, END):
            found.update(a for a in element.ancestors if isinstance(a, Element) and (a.tag in _OPENED or a.tag == "li"))
    return frozenset(found)


def by_text(made: Made, body: Body, page: Page | None) -> Made:
    """Apply what the body says of blocks by their text alone."""
    blocks: Sequence[Block] = made.blocks
    for kind, spots in body.blocks.items():
        patterns = [spot.matches for spot in spots if spot.css is None and spot.matches is not None]
        if patterns:
            blocks = [as_kind(b, kind) if any(search(p, b.text, page) for p in patterns) else b for b in blocks]
    first, last = _edge(blocks, body.start, page), _edge(blocks, body.end, page)
    return made.cut(tuple(blocks), first or 0, last)


def _edge(blocks: Sequence[Block], spots: tuple[Spot, ...], page: Page | None) -> int | None:
    patterns = [spot.matches for spot in spots if spot.css is None and spot.matches is not None]
    return next((n for n, block in enumerate(blocks) if any(search(p, block.text, page) for p in patterns)), None)


class _Walk:
    """One way through the containers, in document order."""

    def __init__(self, marked: dict[Element, str], holding: Collection[Element], resolve: Resolve) -> None:
        self.placed: list[Placed] = []
        self.ended = False
        self.resolve = resolve
        self._marked = marked
        self._holding = holding
        self._started = False
        self._loose: list[str] = []  # text and inline elements between two blocks
        self._anchors: list[Element] = []  # the links in them
        self._pictures: list[Placed] = []  # the pictures in them
        self._kind: str | None = None

    def go(self, container: Element) -> None:
        own = self._marked.get(container) if self._marked else None
        if container.tag in _NEVER or own == OUT or (own is not None and self._edge(own)):
            return
        opened = container in self._holding
        if (container.tag in LEAVES and not opened) or container.tag in ("img", "iframe") or own in _WHOLE:
            self._take(container)
            return
        self._kind = own if own not in (None, START) else _OPENED.get(container.tag)
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
                    self.placed += whole(node, cast("BlockKind", mark), self.resolve)
                elif mark is None and node.tag in INLINE and node.find(_LEAF_TAGS) is None:
                    self._loose.append(loose_of(node))
                    self._anchors += anchors_of(node)
                    self._pictures += images_of(node, self.resolve)
                elif node.tag == "br":
                    self._loose.append(" ")
                else:
                    self._flush()
                    kind = self._kind if mark in (None, START) else mark
                    if (node.tag in LEAVES and node not in self._holding) or node.tag in ("img", "iframe"):
                        self._take(node, kind)
                    else:
                        kinds.append(self._kind)
                        self._kind = kind or _OPENED.get(node.tag)
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
            self.placed.clear()
        return self.ended

    def _take(self, element: Element, kind: str | None = None) -> None:
        mark = self._marked.get(element) if self._marked else None
        if mark in _WHOLE:
            self.placed += whole(element, cast("BlockKind", mark), self.resolve)
            return
        stated = kind or (mark if mark not in (START, END) else None)
        if element.tag in ("ul", "ol") and self._marked:
            made = [*images_of(element, self.resolve), *self._entries(element)]
        elif element.tag == "img":
            made = image(element, self.resolve)
        else:
            made = embed(element, self.resolve) if element.tag == "iframe" else leaf(element, self.resolve)
        self.placed += [placed.as_kind(stated) for placed in made] if stated else made

    def _entries(self, element: Element) -> list[Placed]:
        """Give a list, parted where entries, or what stands in one, are labelled; what is left out is in no part."""
        placed: list[Placed] = []
        own = self._marked.get(element)

        def mark_of(entry: Element) -> str | None:
            mark = self._marked.get(entry)
            if mark is None and (home := entry.closest("ul, ol")) is not None and home != element:
                mark = self._marked.get(home)
            return mark if mark != own else None

        for mark, group in groupby(element.find_all("li"), mark_of):
            if mark == OUT:
                continue
            for entries, inside in self._runs(group):
                part = list_of(entries, inside)
                placed += [each.as_kind(mark) for each in part] if mark not in (None, START, END) else part
                for each in inside:
                    inner = _Walk(self._marked, self._holding, self.resolve)
                    inner.go(each)
                    placed += inner.placed
        return placed

    def _runs(self, entries: Iterable[Element]) -> Iterator[tuple[list[Element], list[Element]]]:
        """Part entries behind each that holds something labelled, and give that too."""
        run: list[Element] = []
        for entry in entries:
            run.append(entry)
            if entry in self._holding:
                below = (e for e in entry.find_all(_LEAF_TAGS) if e.tag not in ("ul", "ol") and e in self._marked)
                inside = [e for e in below if e.closest("li") == entry]
                if inside:
                    yield run, inside
                    run = []
        if run:
            yield run, []

    def _flush(self) -> None:
        self.placed += self._pictures
        self._pictures.clear()
        if text := " ".join("".join(self._loose).split()):
            placed = Placed(Block("paragraph", text), tuple(self._anchors))
            self.placed.append(placed.as_kind(self._kind) if self._kind else placed)
        self._loose.clear()
        self._anchors.clear()
