"""Makes blocks of the smallest parts of a body: paragraphs, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple, cast

from turbohtml import Element

from copydesk.extraction.article.media import Image, embed_url, image_of
from copydesk.extraction.article.tags import INLINES
from copydesk.extraction.rules.text import code_of, entry_of, paragraphs_of, text_of
from copydesk.models import Block, evolve
from copydesk.models.parts import StatedBlock

if TYPE_CHECKING:
    from copydesk.models import BlockKind

INLINE = INLINES | {"label"}
"""To the walk a label is a form's; inside what a rule names it is a word like any other."""
LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "ul", "ol", "table"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_BY_WORDS = frozenset({"paragraph", "heading", "quote"})  # what the normaliser labels anew by its words


def as_kind(block: Block, kind: str) -> Block:
    """Give a block another kind; pictures and embedded pages stay what they are."""
    if block.kind in ("image", "embed"):
        return block
    if kind in _BY_WORDS:
        return StatedBlock(cast("BlockKind", kind), block.text, block.level if block.kind == kind else None)
    if block.kind == kind:
        return block
    items = block.items if kind in ("list", "table") else ()
    return evolve(block, kind=cast("BlockKind", kind), level=None, items=items)


class Placed(NamedTuple):
    """A block, and what of the page stands in it."""

    block: Block
    anchors: tuple[Element, ...] = ()
    image: Image | None = None

    def as_kind(self, kind: str) -> Placed:
        """Give the block another kind."""
        return self._replace(block=as_kind(self.block, kind))


Resolve = Callable[[str], str | None]
"""Makes an address of the page absolute."""


def whole(element: Element, kind: BlockKind, resolve: Resolve) -> list[Placed]:
    """Take an element as one block of a kind its author gave it."""
    if kind in ("list", "table"):
        if element.tag in ("ul", "ol", "table"):
            return leaf(element, resolve)
        parts = [part for part in element.children if isinstance(part, Element)]
        items = tuple(text for part in parts if (text := text_of(part)))
        return [Placed(Block(kind, "\n".join(items), items=items), anchors_of(element))] if items else []
    images = images_of(element, resolve)
    if element.tag in ("ul", "ol", "table"):  # its entries stay lines
        return [placed.as_kind(kind) for placed in leaf(element, resolve)]
    text = text_of(element)
    level = int(element.tag[1]) if kind == "heading" and element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else None
    made = StatedBlock if kind in _BY_WORDS else Block
    return [*images, Placed(made(kind, text, level), anchors_of(element))] if text else images


def leaf(element: Element, resolve: Resolve) -> list[Placed]:
    """Give the blocks of an element that holds no other block: of a paragraph one for each part, pictures before it."""
    tag = element.tag
    images = images_of(element, resolve)
    if tag in ("ul", "ol"):
        return [*images, *list_of(element.find_all("li"))]
    anchors = anchors_of(element)
    if tag == "table":
        return [*images, *_table(element, anchors)]
    text = code_of(element).strip("\n") if tag == "pre" else text_of(element)
    if not text:
        return images
    if tag == "figcaption":
        return [*images, Placed(Block("caption", text), anchors)]
    if tag == "blockquote":
        return [*images, Placed(Block("quote", text), anchors)]
    if tag == "pre":
        return [Placed(Block("code", text), anchors)]
    if tag == "p":
        return [*images, *_parted(paragraphs_of(element), anchors)]
    return [Placed(Block("heading", text, level=int(tag[1])), anchors)]


def _table(table: Element, anchors: tuple[Element, ...]) -> list[Placed]:
    """Give a table's caption and its rows, each cell once: one that says it spans a thousand columns is one cell."""
    parts = [part for part in table.children if isinstance(part, Element)]
    lines = [line for part in parts for line in (part.children if part.tag in _ROW_GROUPS else (part,))]
    rows = tuple(row for line in lines if isinstance(line, Element) and line.tag == "tr" and (row := _row(line)))
    told = next((text for part in parts if part.tag == "caption" and (text := text_of(part))), "")
    captions = [Placed(Block("caption", told))] if told else []
    return [*captions, Placed(Block("table", "\n".join(rows), items=rows), anchors)] if rows else captions


def _row(line: Element) -> str:
    cells = [text_of(cell) for cell in line.children if isinstance(cell, Element) and cell.tag in ("td", "th")]
    return "\t".join(cells) if any(cells) else ""


def _parted(texts: list[str], anchors: tuple[Element, ...]) -> list[Placed]:
    """Give a paragraph for each text, with the links that stand in it: they come in the order of the texts."""
    if len(texts) == 1:
        return [Placed(Block("paragraph", texts[0]), anchors)]
    found: list[list[Element]] = [[] for _ in texts]
    part = at = 0
    for anchor in anchors:
        text = text_of(anchor)
        for number in range(part, len(texts)):
            place = texts[number].find(text, at if number == part else 0)
            if place >= 0:
                part, at = number, place + len(text)
                break
        found[part].append(anchor)
    return [Placed(Block("paragraph", text), tuple(inside)) for text, inside in zip(texts, found, strict=True)]


def list_of(entries: Iterable[Element], without: Collection[Element] = ()) -> list[Placed]:
    """Give the list block of some entries, each without the elements in `without`; none where none has text."""
    given = list(entries)
    items = tuple(text for entry in given if (text := entry_of(entry, without)))
    if not items:
        return []
    out = {anchor for element in without for anchor in anchors_of(element)}
    anchors = dict.fromkeys(a for entry in given for a in anchors_of(entry) if a not in out)  # of a list in a list once
    return [Placed(Block("list", "\n".join(items), items=items), tuple(anchors))]


def anchors_of(element: Element) -> tuple[Element, ...]:
    """Give the links in an element, which may be one."""
    inside = tuple(element.iter_elements(("a",)))
    return (element, *inside) if element.tag == "a" else inside


def images_of(element: Element, resolve: Resolve) -> list[Placed]:
    """Give the blocks of the pictures in an element."""
    return [placed for each in element.find_all("img") for placed in image(each, resolve)]


def image(element: Element, resolve: Resolve) -> list[Placed]:
    """Give the block of a picture; none of an icon, or where it has no address."""
    found = image_of(element, resolve)
    return [Placed(Block("image", (found[1] or "").strip(), href=found[0]), image=found)] if found else []


def embed(element: Element, resolve: Resolve) -> list[Placed]:
    """Give the block of an embedded page; none where it has no address."""
    address = embed_url(element, resolve)
    return [Placed(Block("embed", (element.attr("title") or "").strip(), href=address))] if address else []
