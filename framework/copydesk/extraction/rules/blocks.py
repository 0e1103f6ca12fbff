"""Turns the container a rule names into labelled blocks: its author said where the body is, nothing is weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from turbohtml import Element, Node, Text

from copydesk.extraction.rules.text import paragraphs_of, text_of
from copydesk.models import Block, BlockKind, evolve
from copydesk.models.parts import StatedBlock

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Body, Spot

_SKIPPED = frozenset({"script", "style", "noscript", "template", "form", "button", "nav", "svg", "select", "textarea"})
_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var"),
        "wbr",
    }
)
_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "ul", "ol", "table"})
_LEAF_TAGS: list[Any] = list(_LEAVES)
# Kinds an element is taken as one block of; one labelled as any other kind gives the blocks in it that kind.
_WHOLE = frozenset({"heading", "quote", "code", "caption", "credit", "dateline", "correction", "list", "table"})
_BY_WORDS = frozenset({"paragraph", "heading", "quote"})  # what the normaliser labels anew by its words
_START, _END, _OUT = "start", "end", "out"


def blocks_in(
    containers: Iterable[Element],
    body: Body | None = None,
    without: Sequence[str] = (),
    doubted: Collection[Element] = (),
) -> tuple[Block, ...]:
    """Give the blocks of some containers in document order; text outside any block element is a paragraph too.

    `body` says where the body begins and ends, and which blocks are of another kind than their tags say; elements of
    the selectors `without` are passed over; what is `doubted` is promo where `body` says nothing of it.
    """
    outer = _outermost(list(containers))
    marked = dict.fromkeys(doubted, "promo") | (_marked(outer, body) if body else {})
    marked |= {element: _OUT for container in outer for selector in without for element in container.select(selector)}
    walk = _Walk(marked)
    for container in outer:
        if walk.ended:
            break
        walk.go(container)
    return tuple(_by_text(walk.blocks, body) if body else walk.blocks)


def _outermost(elements: Sequence[Element]) -> list[Element]:
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


def _marked(containers: Sequence[Element], body: Body) -> dict[Element, str]:
    """Give the elements that the body's selectors name, and what for."""
    marked: dict[Element, str] = {}
    named: list[tuple[str, tuple[Spot, ...]]] = [*body.blocks.items(), (_START, body.start), (_END, body.end)]
    for container in containers:
        for name, spots in named:
            for spot in spots:
                for element in _matching(container, spot.css) if spot.css else ():
                    if spot.matches is None or spot.matches.search(text_of(element)):
                        place = _leaf_around(element, container) if name in (_START, _END) else _filled(element)
                        marked[place] = name
    return marked


def _matching(container: Element, css: str) -> list[Element]:
    """Give what a selector finds in a container, which may be it."""
    return [*([container] if container.matches(css) else []), *container.select(css)]


def _filled(element: Element) -> Element:
    """Give the paragraph that an inline element is all of, else the element."""
    around = element.parent
    if element.tag in _INLINE and isinstance(around, Element) and around.tag in _LEAVES:
        return around if text_of(around) == text_of(element) else element
    return element


def _leaf_around(element: Element, container: Element) -> Element:
    """Give the paragraph or other leaf an edge stands in: it is the smallest part that is cut."""
    around = element
    for ancestor in element.ancestors:
        if ancestor == container or not isinstance(ancestor, Element):
            break
        if ancestor.tag in _LEAVES:
            around = ancestor
    return around


def _by_text(blocks: list[Block], body: Body) -> list[Block]:
    """Apply what the body says by the text of blocks alone."""
    for kind, spots in body.blocks.items():
        patterns = [spot.matches for spot in spots if spot.css is None and spot.matches is not None]
        if patterns:
            blocks = [_as(b, kind) if any(p.search(b.text) for p in patterns) else b for b in blocks]
    first, last = _edge(blocks, body.start), _edge(blocks, body.end)
    return blocks[first or 0 : last]


def _edge(blocks: Sequence[Block], spots: tuple[Spot, ...]) -> int | None:
    patterns = [spot.matches for spot in spots if spot.css is None and spot.matches is not None]
    return next((n for n, block in enumerate(blocks) if any(p.search(block.text) for p in patterns)), None)


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
        if container.tag in _LEAVES:
            self._take(container)
            return
        own = self._marked.get(container) if self._marked else None
        self._kind = own if own not in (_START, _END) and own not in _WHOLE else None
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
                if mark == _OUT or (mark is not None and self._edge(mark)):
                    continue
                if mark in _WHOLE:
                    self._flush()
                    self.blocks += _whole(node, cast("BlockKind", mark))
                elif mark is None and node.tag in _INLINE and node.find(_LEAF_TAGS) is None:
                    self._loose.append(node.text if node.find("br") is None else text_of(node))
                elif node.tag == "br":
                    self._loose.append(" ")
                else:
                    self._flush()
                    kind = self._kind if mark in (None, _START) else mark
                    if node.tag in _LEAVES or node.tag in ("img", "iframe"):
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
        if mark == _END:
            self.ended = True
        elif mark == _START and not self._started:
            self._flush()
            self._started = True
            self.blocks.clear()
        return self.ended

    def _take(self, element: Element, kind: str | None = None) -> None:
        mark = self._marked.get(element) if self._marked else None
        if mark in _WHOLE:
            self.blocks += _whole(element, cast("BlockKind", mark))
            return
        made = (
            _image(element) if element.tag == "img" else _embed(element) if element.tag == "iframe" else _leaf(element)
        )
        as_kind = kind or (mark if mark not in (_START, _END) else None)
        self.blocks += [_as(block, as_kind) for block in made] if as_kind else made

    def _flush(self) -> None:
        if text := " ".join("".join(self._loose).split()):
            block = Block("paragraph", text)
            self.blocks.append(_as(block, self._kind) if self._kind else block)
        self._loose.clear()


def _as(block: Block, kind: str) -> Block:
    """Give a block another kind; pictures and embedded pages stay what they are."""
    if block.kind in ("image", "embed"):
        return block
    if kind in _BY_WORDS:
        return StatedBlock(cast("BlockKind", kind), block.text, block.level if block.kind == kind else None)
    if block.kind == kind:
        return block
    items = block.items if kind in ("list", "table") else ()
    return evolve(block, kind=cast("BlockKind", kind), level=None, items=items)


def _whole(element: Element, kind: BlockKind) -> list[Block]:
    """Take an element as one block of a kind its author gave it."""
    if kind in ("list", "table"):
        if element.tag in ("ul", "ol", "table"):
            return _leaf(element)
        parts = [part for part in element.children if isinstance(part, Element)]
        items = tuple(text for part in parts if (text := text_of(part)))
        return [Block(kind, "\n".join(items), items=items)] if items else []
    images = [block for image in element.find_all("img") for block in _image(image)]
    text = text_of(element)
    level = int(element.tag[1]) if kind == "heading" and element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else None
    made = StatedBlock if kind in _BY_WORDS else Block
    return [*images, made(kind, text, level)] if text else images


def _leaf(element: Element) -> list[Block]:
    tag = element.tag
    if tag in ("ul", "ol"):
        items = tuple(text for item in element.find_all("li") if (text := text_of(item)))
        return [Block("list", "\n".join(items), items=items)] if items else []
    if tag == "table":
        rows = tuple(row for cells in element.rows() if (row := "\t".join(" ".join(c.split()) for c in cells)).strip())
        return [Block("table", "\n".join(rows), items=rows)] if rows else []
    images = [block for image in element.find_all("img") for block in _image(image)]
    text = element.text.strip("\n") if tag == "pre" else text_of(element)
    if not text:
        return images
    if tag == "figcaption":
        return [*images, Block("caption", text)]
    if tag == "blockquote":
        return [*images, Block("quote", text)]
    if tag == "pre":
        return [Block("code", text)]
    if tag == "p":
        return [*images, *(Block("paragraph", part) for part in paragraphs_of(element))]
    return [Block("heading", text, level=int(tag[1]))]


def _image(element: Element) -> list[Block]:
    address = element.attr("src") or element.attr("data-src")
    return [Block("image", (element.attr("alt") or "").strip(), href=address)] if address else []


def _embed(element: Element) -> list[Block]:
    address = element.attr("src") or element.attr("data-src")
    return [Block("embed", (element.attr("title") or "").strip(), href=address)] if address else []
