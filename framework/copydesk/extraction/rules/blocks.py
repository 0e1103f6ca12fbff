"""Turns the container a rule names into labelled blocks: its author said where the body is, nothing is weighed."""

from __future__ import annotations

from collections.abc import Iterable

from turbohtml import Element, Node, Text

from copydesk.models import Block

_SKIPPED = frozenset({"script", "style", "noscript", "template", "form", "button", "nav", "svg", "select", "textarea"})
_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var"),
        "wbr",
    }
)
_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption", "ul", "ol", "table"})


def blocks_in(containers: Iterable[Element]) -> tuple[Block, ...]:
    """Give the blocks of some containers in document order; text outside any block element is a paragraph too."""
    blocks: list[Block] = []
    for container in containers:
        if container.tag in _LEAVES:
            blocks += _leaf(container)
        else:
            _walk(container, blocks)
    return tuple(blocks)


def _walk(container: Element, blocks: list[Block]) -> None:
    loose: list[str] = []  # text and inline elements between two blocks

    def flush() -> None:
        if text := " ".join("".join(loose).split()):
            blocks.append(Block("paragraph", text))
        loose.clear()

    stack: list[Node] = list(reversed(list(container.children)))
    end = object()  # marks where a nested container closes, so that its last loose text is a block of its own
    work: list[Node | object] = list(stack)
    while work:
        node = work.pop()
        if node is end:
            flush()
        elif isinstance(node, Text):
            loose.append(node.data)
        elif isinstance(node, Element) and node.tag not in _SKIPPED:
            if node.tag in _INLINE and node.find(list(_LEAVES)) is None:
                loose.append(node.text)
            elif node.tag == "br":
                loose.append(" ")
            else:
                flush()
                if node.tag in _LEAVES:
                    blocks += _leaf(node)
                elif node.tag == "img":
                    blocks += _image(node)
                else:
                    work.append(end)
                    work.extend(reversed(list(node.children)))
    flush()


def _leaf(element: Element) -> list[Block]:
    tag = element.tag
    if tag in ("ul", "ol"):
        items = tuple(text for item in element.find_all("li") if (text := _text(item)))
        return [Block("list", "\n".join(items), items=items)] if items else []
    if tag == "table":
        rows = tuple(row for cells in element.rows() if (row := "\t".join(" ".join(c.split()) for c in cells)).strip())
        return [Block("table", "\n".join(rows), items=rows)] if rows else []
    images = [block for image in element.find_all("img") for block in _image(image)]
    text = element.text.strip("\n") if tag == "pre" else _text(element)
    if not text:
        return images
    if tag == "figcaption":
        return [*images, Block("caption", text)]
    if tag == "blockquote":
        return [*images, Block("quote", text)]
    if tag == "pre":
        return [Block("code", text)]
    if tag == "p":
        return [*images, Block("paragraph", text)]
    return [Block("heading", text, level=int(tag[1]))]


def _image(element: Element) -> list[Block]:
    address = element.attr("src") or element.attr("data-src")
    return [Block("image", (element.attr("alt") or "").strip(), href=address)] if address else []


def _text(element: Element) -> str:
    return " ".join(element.text.split())
