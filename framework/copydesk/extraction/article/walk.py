"""One walk over the tree: every piece of visible text in reading order, and the boxes they stand in.

Nothing is judged here. The walk keeps its own stack, looks at each node once and at no attribute; a paragraph's text
is read by the tree in one call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from copydesk.extraction.article.tags import BOX, BREAK, GROUP, GROUPS, INLINE, LEAF, MEDIA, ROLE, SKIP

if TYPE_CHECKING:
    from turbohtml import Element, Node

MAX_DEPTH = 500
"""Boxes nested deeper than this are read as one text: a signal that climbs the tree must not climb for ever."""
MAX_LOOKS = 100
"""Inline elements below this many boxes are taken as boxes unseen: to look into each of 100,000 nested ones for a block
is quadratic."""
MAX_PIECES = 20_000
"""Pieces kept of one page, many times what the longest article has. The rest is cut, with an issue."""
MAX_RUN = 20_000
"""Items of loose text taken together; a longer run is parted."""

MAX_CELL = 300
"""Characters a row of a data table has on average at most; tables with more lay out a page."""
MAX_ROW = 100
"""Characters, white space folded, of a table of a single row, likewise."""
_BROAD = frozenset({LEAF, MEDIA, GROUP, BOX})
"""Roles of elements that make a list or table more than a plain one, but for these:"""
_PLAIN = frozenset({"p", "caption"})
_BROKEN = ("p", "br", "hr", "script", "style", "noscript", "template", "svg", "button", "select", "textarea", "label")
"""Elements whose presence makes the text of an element around them other than the tree gives it."""
CELLS = frozenset({"td", "th"})

LINE = "\v"
"""Stands for `<br>` in a piece's text: HTML knows no vertical tab, so it is never the page's own."""
SENTENCE_END = frozenset('.!?…。！？؟।॥։።။៕؛:”"»」』')


class Piece:
    """A run of text between two block boundaries."""

    __slots__ = ("anchors", "box", "link", "node", "size", "tag", "text")

    def __init__(  # noqa: PLR0917
        self, tag: str, box: int, node: Element, text: str, size: int, link: int, anchors: list[Element] | None
    ):
        self.tag = tag
        """Of the element that holds it; of the box where the text stands directly in one."""
        self.box = box
        """Index of the box it stands in."""
        self.node = node
        self.text = text
        """As in the document, but LINE for a line break; white space not folded."""
        self.size = size
        """Characters, without the outer white space."""
        self.link = link
        """Of those, inside links."""
        self.anchors = anchors
        """The links."""


class Outline:
    """All pieces, and the boxes as parallel lists (index 0 is the body; a parent comes before its children)."""

    __slots__ = ("boxes", "cut", "media", "parents", "pieces", "tags")

    def __init__(self, body: Element) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = [body]
        self.tags: list[str] = ["body"]
        self.parents: list[int] = [0]
        self.media: list[tuple[int, int, Element]] = []
        """Images and embeds, each with the number of pieces before it and its box."""
        self.cut = False
        """Whether the page had more pieces, or deeper ones, than are kept."""


_Run = list[Any]
"""Loose text of a box: strings, and tuples (text, characters in links, links)."""


def walk(body: Element) -> Outline:  # noqa: PLR0915  (one loop: each call saved is worth a tenth of its time)
    """Give the outline of the tree below `body`."""
    from turbohtml import Element, Text  # here, so that importing copydesk does not import the parser

    out = Outline(body)
    pieces, boxes, tags, parents, media = out.pieces, out.boxes, out.tags, out.parents, out.media
    role_of = ROLE.get
    run: _Run = []
    box = 0
    children: Iterator[Node] = iter(body)
    stack: list[tuple[Iterator[Node], int]] = []
    while True:
        for child in children:
            if type(child) is Text:
                data = child.data
                if not data.isspace():
                    run.append(data)
                elif run:
                    run.append(" ")
                continue
            if type(child) is not Element:
                continue
            tag = child.tag
            role = role_of(tag, BOX)
            if role < BOX:
                if role == SKIP:
                    continue
                if role <= LEAF:
                    text, link, anchors = None, 0, None
                    if role == INLINE and len(stack) > MAX_LOOKS:
                        role = BOX
                    else:
                        plain = True
                        for element in child.iter_elements():
                            name = element.tag
                            kind = role_of(name, BOX)
                            if kind == INLINE:
                                if name == "a":
                                    link += len(element.text)
                                    if anchors is None:
                                        anchors = [element]
                                    else:
                                        anchors.append(element)
                            elif kind == MEDIA:
                                media.append((len(pieces), box, element))
                            elif kind == SKIP or (kind == BREAK and role == INLINE):
                                plain = False
                            else:
                                role = BOX
                                break
                        if role != BOX:
                            text = child.text if plain else inline_text(child)
                    if text is not None:
                        if role == INLINE:
                            if not text:
                                continue
                            if tag == "a":
                                run.append((text, len(text.strip()), [child]))
                            elif anchors:
                                run.append((text, link, anchors))
                            else:
                                run.append(text)
                            continue
                        if run:
                            flush(run, out, box)
                        size = len(text.strip())
                        if size:
                            pieces.append(Piece(tag, box, child, text, size, link, anchors))
                            if len(pieces) > MAX_PIECES:
                                out.cut = True
                                return out
                        continue
                elif role == MEDIA:
                    media.append((len(pieces), box, child))
                    continue
                elif role == BREAK:
                    run.append(LINE)
                    if len(run) > MAX_RUN:
                        flush(run, out, box)
                    continue
                else:
                    piece = group(child, tag, box)
                    if piece is not None:
                        if run:
                            flush(run, out, box)
                        if piece.size:
                            pieces.append(piece)
                        continue
            if run:
                flush(run, out, box)
            if len(stack) >= MAX_DEPTH:
                deep_text(child, out, box)
                continue
            stack.append((children, box))
            children = iter(child)
            parents.append(box)
            box = len(boxes)
            boxes.append(child)
            tags.append(tag)
            break
        else:
            if run:
                flush(run, out, box)
            if not stack or len(pieces) > MAX_PIECES:
                out.cut = out.cut or bool(stack)
                return out
            children, box = stack.pop()


def flush(run: _Run, out: Outline, box: int) -> None:
    """Make pieces of the loose text of a box. Two line breaks part it; so does one after a whole sentence."""
    tag, node = out.tags[box], out.boxes[box]
    if tag in GROUPS:  # text between the entries: the tag of the whole is kept for whole lists
        tag = "li"
    if LINE not in run:  # most runs; what follows is for the others
        text, link, found = run[0], 0, None
        if len(run) > 1 or type(text) is not str:
            text, link, found = _joined(run)
        if LINE not in text:
            run.clear()
            size = len(text.strip())
            if size:
                out.pieces.append(Piece(tag, box, node, text, size, link, found))
            return
    parts: list[str] = []
    link, breaks = 0, 0
    anchors: list[Element] = []

    def emit() -> None:
        text = "".join(parts)
        size = len(text.strip())
        if size:
            out.pieces.append(Piece(tag, box, node, text, size, link, anchors or None))

    for item in run:
        text, more, found = (item, 0, None) if isinstance(item, str) else item
        lines = text.split(LINE) if LINE in text else [text]
        for number, line in enumerate(lines):
            if number:
                breaks += 1
            if not line or line.isspace():
                if parts and not breaks:
                    parts.append(" ")
                continue
            if breaks and parts:
                last = parts[-1].rstrip()
                if breaks > 1 or (len(last) > 60 and last[-1:] in SENTENCE_END):
                    emit()
                    parts, link, anchors = [], 0, []
                else:
                    parts.append(LINE)
            breaks = 0
            parts.append(line)
        if more:
            link += more
            anchors += found or ()
    run.clear()
    emit()


def _joined(run: _Run) -> tuple[str, int, list[Element] | None]:
    """Join loose text: the text, the characters in links, the links."""
    texts: list[str] = []
    anchors: list[Element] = []
    link = 0
    for item in run:
        if type(item) is str:
            texts.append(item)
        else:
            text, more, found = item
            texts.append(text)
            link += more
            anchors += found
    return "".join(texts), link, anchors or None


def group(element: Element, tag: str, box: int) -> Piece | None:
    """Read a plain list or table as one piece; None where it holds more than entries, a caption and inline text.

    Its text is as the tree gives it, without a sign between the entries: `entries_text` parts them.
    """
    entry = "tr" if tag == "table" else "li"
    entries = 0
    plain = True
    anchors: list[Element] = []
    for inner in element.iter_elements():
        name = inner.tag
        if name == "a":
            anchors.append(inner)
        elif name == entry:
            entries += 1
        else:
            role = ROLE.get(name, BOX)
            if role == SKIP:
                plain = False
            elif role in _BROAD and name not in _PLAIN:
                return None
    text = element.text if plain else entries_text(element, tag)
    size = len(text.strip())
    if tag == "table" and (size > MAX_CELL * entries or (entries == 1 and len(" ".join(text.split())) > MAX_ROW)):
        return None
    link = sum([len(anchor.text) for anchor in anchors])
    return Piece(tag, box, element, text, size, link, anchors or None)


def whole_text(piece: Piece) -> str:
    """Give the text of a piece, a list's entries and a table's rows parted by LINE, a row's cells by tabs."""
    return entries_text(piece.node, piece.tag) if piece.tag in GROUPS else piece.text


def entries_text(element: Element, tag: str) -> str:
    """Give the text of a list's entries or a table's rows, one a LINE; a row's cells are parted by tabs."""
    plain = next(element.iter_elements(_BROKEN), None) is None
    if tag == "table":
        cells = [row.iter_elements(CELLS) for row in element.iter_elements("tr")]
        return LINE.join(
            ["\t".join([" ".join((one.text if plain else inline_text(one)).split()) for one in row]) for row in cells]
        )
    # A break inside an entry ends no entry.
    entries = [one.text if plain else inline_text(one).replace(LINE, " ") for one in element.iter_elements("li")]
    return LINE.join(entries)


def inline_text(element: Element) -> str:
    """Give the text of an element that holds paragraphs, breaks or scripts.

    A break is a LINE, a script is nothing, and a blank parts a paragraph from what stands beside it.
    """
    from turbohtml import Element, Text

    parts: list[str] = []
    stack: list[Node | str] = [*element][::-1]
    while stack:
        node = stack.pop()
        if type(node) is Text:
            parts.append(node.data)
        elif type(node) is str:
            parts.append(node)
        elif type(node) is Element:
            role = ROLE.get(node.tag, BOX)
            if role == BREAK:
                parts.append(LINE)
            elif role == LEAF:
                stack += [" ", *[*node][::-1], " "]
            elif role != SKIP:
                stack += [*node][::-1]
    return "".join(parts)


def deep_text(element: Element, out: Outline, box: int) -> None:
    """Read a subtree that is nested too deep as one piece, and note that it was cut."""
    out.cut = True
    text = inline_text(element)
    size = len(text.strip())
    if size:
        out.pieces.append(Piece("div", box, element, text, size, 0, None))
