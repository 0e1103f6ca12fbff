"""Makes blocks of the smallest parts of a body: paragraphs, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from turbohtml import Element

from copydesk.extraction.article.tags import INLINES
from copydesk.extraction.rules.text import code_of, entry_of, paragraphs_of, text_of
from copydesk.models import Block, evolve
from copydesk.models.parts import StatedBlock

if TYPE_CHECKING:
    from copydesk.models import BlockKind

INLINE = INLINES | {"label"}
"""To the walk a label is a form's; inside what a rule names it is a word like any other."""
LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "ul", "ol", "table"})
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


def whole(element: Element, kind: BlockKind) -> list[Block]:
    """Take an element as one block of a kind its author gave it."""
    if kind in ("list", "table"):
        if element.tag in ("ul", "ol", "table"):
            return leaf(element)
        parts = [part for part in element.children if isinstance(part, Element)]
        items = tuple(text for part in parts if (text := text_of(part)))
        return [Block(kind, "\n".join(items), items=items)] if items else []
    images = [block for each in element.find_all("img") for block in image(each)]
    if element.tag in ("ul", "ol", "table"):  # its entries stay lines
        return [*images, *(as_kind(block, kind) for block in leaf(element))]
    text = text_of(element)
    level = int(element.tag[1]) if kind == "heading" and element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else None
    made = StatedBlock if kind in _BY_WORDS else Block
    return [*images, made(kind, text, level)] if text else images


def leaf(element: Element) -> list[Block]:
    """Give the blocks of an element that holds no other block: of a paragraph one for each part, pictures before it."""
    tag = element.tag
    if tag in ("ul", "ol"):
        return list_of(element.find_all("li"))
    if tag == "table":
        rows = tuple(row for cells in element.rows() if (row := "\t".join(" ".join(c.split()) for c in cells)).strip())
        return [Block("table", "\n".join(rows), items=rows)] if rows else []
    images = [block for each in element.find_all("img") for block in image(each)]
    text = code_of(element).strip("\n") if tag == "pre" else text_of(element)
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


def list_of(entries: Iterable[Element]) -> list[Block]:
    """Give the list block of some entries; none where none has text."""
    items = tuple(text for entry in entries if (text := entry_of(entry)))
    return [Block("list", "\n".join(items), items=items)] if items else []


def image(element: Element) -> list[Block]:
    """Give the block of a picture; none where it has no address."""
    address = element.attr("src") or element.attr("data-src")
    return [Block("image", (element.attr("alt") or "").strip(), href=address)] if address else []


def embed(element: Element) -> list[Block]:
    """Give the block of an embedded page; none where it has no address."""
    address = element.attr("src") or element.attr("data-src")
    return [Block("embed", (element.attr("title") or "").strip(), href=address)] if address else []
