"""A body rule and the general extraction together: its pieces and its blocks, but the rule's word where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from copydesk.extraction.article.blocks import Body as Blocks
from copydesk.extraction.article.page import judged
from copydesk.extraction.article.text import fold
from copydesk.extraction.article.walk import Outline, Piece, whole_text
from copydesk.extraction.rules.beside import Made
from copydesk.extraction.rules.blocks import by_text
from copydesk.extraction.rules.general import MIN_SURE
from copydesk.extraction.rules.leaves import as_kind
from copydesk.extraction.rules.marks import END, START, marked, meant
from copydesk.models import CONTENT_KINDS, BlockKind, Page

if TYPE_CHECKING:
    from turbohtml import Element, Node

    from copydesk.extraction.article.page import Judged
    from copydesk.extraction.rules.layout import Body, Spot


def joined_body(page: Page, named: Sequence[Element], body: Body, without: Sequence[Spot] = ()) -> Made:
    """Give the blocks of the named elements and of what the general extraction takes in `body.within`.

    What is neither is labelled as the general extraction labels it: captions, promotion, pictures are kept beside the
    text. A named element inside a paragraph stands for the paragraph. Nothing where the rule names nothing.
    """
    known = judged(page) if page.kind == "html" else None
    if known is None or not named or body.within is None:
        return Made()
    outline = known.weights.outline
    hits = inside(outline, named)
    if not any(hits):
        return Made()
    around = inside(outline, page.tree.select(body.within))
    out = inside(outline, [element for spot in without for element in meant(spot, outline.boxes[0], page)])
    kinds, first, last = _marks(outline, body, page)
    taken = []
    labels = {index: kind for index, kind in kinds.items() if kind not in CONTENT_KINDS}
    for index, piece in enumerate(outline.pieces):
        yes = around[index] and known.taken[index]
        if hits[index] and not yes and piece.tag != "figcaption":
            yes = not (body.judge and _leads_away(piece, known.scores.get(index)))
            if not yes and index not in kinds:
                labels[index] = "promo"
        if kind := kinds.get(index):
            yes = kind in CONTENT_KINDS and (hits[index] or around[index])
        taken.append(yes and not out[index] and first <= index < last)
    stated = {fold(whole_text(outline.pieces[index])): kind for index, kind in kinds.items() if taken[index]}
    made = _Labelled(page, known, taken, labels)
    blocks = tuple(as_kind(b, stated[b.text]) if b.text in stated else b for b in made.blocks)
    return by_text(Made(blocks, tuple(made.links), tuple(made.images)), body, page)


def _leads_away(piece: Piece, score: float | None) -> bool:
    """Tell whether a line at a place of text is the way to other pages: it is mostly links, and the judge leaves it.

    Of such lines at places that rules learned from two pages of 25 sites find, 2 of 16 were text, of shorter ones 8 of
    10, of lines of few links that the judge leaves 24 of 25.
    """
    return piece.link * 2 > piece.size and piece.size >= MIN_SURE and (score is None or score < 0)


def inside(outline: Outline, elements: Iterable[Element]) -> list[bool]:
    """Tell for each piece whether it is, stands in, or holds one of the elements as a part of its line.

    An element without text, an empty `<p>` say, is a part of no line.
    """
    boxes, parents = outline.boxes, outline.parents
    wanted = set(elements)
    held = [box in wanted for box in boxes]
    for box in range(1, len(boxes)):
        held[box] = held[box] or held[parents[box]]
    lines = {piece.node for piece in outline.pieces}
    above: dict[Node, Node | None] = {node: node for node in (*boxes, *lines)}
    parts = {_nearest(element, above) for element in wanted if element not in above and element.text.strip()}
    return [held[piece.box] or piece.node in wanted or piece.node in parts for piece in outline.pieces]


def _nearest(element: Node, above: dict[Node, Node | None]) -> Node | None:
    """Give the nearest of the nodes in `above` that an element is or stands in; each way up is gone once."""
    way: list[Node] = []
    node: Node | None = element
    while node is not None and node not in above:
        way.append(node)
        node = node.parent
    found = above[node] if node is not None else None
    above |= dict.fromkeys(way, found)
    return found


def _marks(outline: Outline, body: Body, page: Page) -> tuple[dict[int, BlockKind], int, int]:
    """Give the kinds of pieces that the body's selectors state, the piece it begins with and the one it ends before."""
    boxes, parents, pieces = outline.boxes, outline.parents, outline.pieces
    marks = marked([boxes[0]], body, page)
    edges = {name: inside(outline, [e for e, mark in marks.items() if mark == name]) for name in (START, END)}
    marks = {element: mark for element, mark in marks.items() if mark not in (START, END)}
    of_box: list[str | None] = [marks.get(box) for box in boxes]
    for box in range(1, len(boxes)):
        of_box[box] = of_box[box] or of_box[parents[box]]
    found = ((index, marks.get(piece.node) or of_box[piece.box]) for index, piece in enumerate(pieces))
    kinds = {index: cast("BlockKind", kind) for index, kind in found if kind}
    first = next((index for index, yes in enumerate(edges[START]) if yes), 0)
    last = next((index for index, yes in enumerate(edges[END]) if yes and index >= first), len(pieces))
    return kinds, first, last


class _Labelled(Blocks):
    """Blocks of the general extraction, some of what is left labelled by a source."""

    def __init__(self, page: Page, known: Judged, taken: list[bool], labels: dict[int, BlockKind]) -> None:
        self._labels = labels
        super().__init__(page, known.weights.outline, known.weights, taken)

    def label(self, index: int) -> BlockKind | None:
        """Name what a piece that is no article text is."""
        return self._labels.get(index) or super().label(index)
