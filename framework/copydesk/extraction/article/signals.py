"""The signals of a piece: what speaks for and against its being article text, as numbers with names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from copydesk.extraction.article.hints import COMMENT, FOOTER, HINTS, PLACE_NAMES, hints_of
from copydesk.extraction.article.walk import SENTENCE_END, Outline
from copydesk.extraction.article.weigh import Weights

REACH = 6
"""Pieces before the first and after the last running text that are still looked at."""
STRONG = 80.0
"""Weight from which a piece is a landmark for its neighbours."""
LITTLE = 0.01
"""Share of the page's weight below which a box has no text to speak of."""
_TAGS = (
    "p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "section", "article", "blockquote",
    "figcaption", "pre", "table", "ol", "a", "dd", "dt", "figure", "header", "ul", "th", "body", "summary",
)  # fmt: skip
TAG = {tag: number for number, tag in enumerate(_TAGS)}
OF_PIECE = (
    "tag", "size", "link", "finished", "capitals", "in_title", "told", "twin", "good", "before", "after", "from_h1",
    "back", "ahead", "same_back", "same_ahead", "from_top", "to_top", "size_ahead", "total",
    "alike", "alike_good", "alike_link",
)  # fmt: skip
OF_BOX = (
    "direct", "mass", "count", "linked_parent", "up", "down", "parent_tag", "same_article", "hints", "places",
)  # fmt: skip
NAMES = (*OF_PIECE, *OF_BOX)
FLOATS = frozenset((
    "size", "link", "capitals", "good", "before", "after", "size_ahead", "total", "alike_good", "alike_link", "direct",
    "mass", "linked_parent",
))  # fmt: skip
"""The others are whole numbers, and compared with whole numbers: that takes half the time."""
BITS = tuple((name, 1 << bit) for name, bits in (("hints", HINTS), ("places", PLACE_NAMES)) for bit in range(len(bits)))
"""The single bits of the last two signals."""
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Row = tuple[Any, ...]


def expanded(row: Row) -> list[float]:
    """Give a row with each bit of its bit sets as a number of its own, in the order of NAMES[:-2] and BITS."""
    return [*map(float, row[:-2]), *(int(row[NAMES.index(name)]) >> bit.bit_length() - 1 & 1 for name, bit in BITS)]


def reach(weights: Weights) -> range:
    """Give the pieces worth a look: from REACH before the first running text to REACH after the last."""
    good = weights.good
    marks = [index for index, value in enumerate(good) if value > STRONG] or [
        index for index, value in enumerate(good) if value
    ]
    if not marks:
        return range(len(good))
    return range(max(0, marks[0] - REACH), min(len(good), marks[-1] + REACH + 1))


def candidates(weights: Weights, near: range) -> list[int]:
    """Give the pieces within reach but those that are plainly no article text.

    Those are comments, footers, and links in a box with LITTLE text. Of 86 pieces within reach 18 are; when the trees
    were asked they took one of them on every seventh page, some 20 characters.
    """
    pieces = weights.outline.pieces[near.start : near.stop]
    weights.read_all([piece.box for piece in pieces])
    hints, places, direct, little = weights.hints, weights.places, weights.direct, LITTLE * weights.total
    return [
        index
        for index, piece in enumerate(pieces, near.start)
        if not (hints[piece.box] & COMMENT or places[piece.box] & FOOTER)
        and (piece.link * 2 < piece.size or direct[piece.box] >= little)
    ] or list(near)


def measure(outline: Outline, weights: Weights, near: range, chosen: Sequence[int]) -> list[Row]:
    """Give the signals, in the order of NAMES, of each chosen piece within reach; `chosen` ascends."""
    if not chosen:
        return []
    pieces = outline.pieces
    good, total, width, h1, evidence = weights.good, weights.total, weights.width, weights.h1, weights.evidence
    title, told, tag_of = evidence.title, evidence.told, TAG.get
    first_top, last_top = extent(outline, weights)
    shared = box_signals(outline, weights, {pieces[index].box for index in chosen})
    alike = likeness(outline, weights, near)
    end = len(pieces)
    # The landmarks, between one before all pieces and one after them.
    marks = [-1, *[index for index, value in enumerate(good) if value > STRONG], end]
    sums = list(accumulate(good))
    passed = sums[near.start] - good[near.start]
    seen: dict[str, int] = {}
    rows: list[Row] = []
    spot = 0
    for index in chosen:
        piece = pieces[index]
        box, text, value, size = piece.box, piece.text, good[index], piece.size
        of_box, group = shared[box], alike[index - near.start]
        if group.name and (hints := hints_of(group.name)):
            of_box = (*of_box[:-2], of_box[-2] | hints, of_box[-1])
        while marks[spot] <= index:
            spot += 1
        ahead, back = marks[spot], marks[spot - 1]
        if back == index:
            back = marks[spot - 2]
        head = text[:60]
        data = head.encode("utf-8", "replace")
        before = (sums[index] - value - passed) / total
        share = value / total
        rows.append((
            tag_of(piece.tag, 30), size * width, piece.link / size if piece.link else 0.0,
            1 if text.rstrip()[-1:] in SENTENCE_END else 0,
            (len(data) - len(data.translate(None, _CAPITALS))) / len(head),
            1 if 12 < size < 200 and text.strip() in title else 0,
            -1 if not told else 1 if evidence.tells(text) else 0,
            1 if seen.setdefault(text, box) != box else 0,
            share, before, 1.0 - before - share, index - h1 if h1 >= 0 else -999,
            index - back if back >= 0 else 99, ahead - index if ahead < end else 99,
            1 if back >= 0 and pieces[back].box == box else 0, 1 if ahead < end and pieces[ahead].box == box else 0,
            index - first_top, index - last_top, pieces[index + 1].size * width if index + 1 < end else 0.0, total,
            group.count, group.good / total, group.link / group.size if group.link else 0.0,
            *of_box,
        ))  # fmt: skip
    return rows


class Group:
    """The pieces of one make: the same tag, the same class, in boxes of the same class."""

    __slots__ = ("count", "good", "link", "name", "size")

    def __init__(self, name: str) -> None:
        self.name = name
        """The class of the pieces' own element, "" where they stand directly in their box."""
        self.count = 0
        self.good = 0.0
        self.size = 0
        self.link = 0


def likeness(outline: Outline, weights: Weights, among: range) -> list[Group]:
    """Give, for each piece of a range, the group of pieces made as it is: a page marks up like things alike."""
    boxes, parents, names, good = outline.boxes, outline.parents, weights.names, weights.good
    groups: dict[tuple[str, str, str], Group] = {}
    found: list[Group] = []
    for index in among:
        piece = outline.pieces[index]
        box, node = piece.box, piece.node
        if node is boxes[box]:
            own, key = "", (piece.tag, "/" + names[parents[box]], names[box])
        else:
            own = node.attr("class") or ""
            key = (piece.tag, own, names[box])
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(own)
        group.count += 1
        group.good += good[index]
        group.size += piece.size
        group.link += piece.link
        found.append(group)
    return found


def box_signals(outline: Outline, weights: Weights, wanted: Iterable[int]) -> dict[int, Row]:
    """Give what all pieces of a box share, in the order of OF_BOX, for each of the wanted boxes."""
    weights.read_all(wanted)
    parents, tags, articles = outline.parents, outline.tags, weights.articles
    line = path_to(weights.top, parents)
    home = articles[weights.top]
    total, size, linked = weights.total, weights.size, weights.linked
    found: dict[int, Row] = {}
    for box in wanted:
        parent, article = parents[box], articles[box]
        up, step = 0, box
        while step not in line:
            step = parents[step]
            up += 1
        found[box] = (
            weights.direct[box] / total, weights.mass[box] / total, weights.count[box],
            linked[parent] / size[parent] if linked[parent] else 0.0, up, line[step], TAG.get(tags[parent], 30),
            2 if article == home else 0 if article else 1, weights.hints[box], weights.places[box],
        )  # fmt: skip
    return found


def path_to(box: int, parents: list[int]) -> dict[int, int]:
    """Give the boxes from `box` up to the body, each with its steps from `box`."""
    line = {box: 0}
    while box:
        box = parents[box]
        line[box] = len(line)
    return line


def extent(outline: Outline, weights: Weights) -> tuple[int, int]:
    """Give the first and the last piece of running text that stands in the top box itself."""
    own = [index for index, piece in enumerate(outline.pieces) if piece.box == weights.top and weights.good[index]]
    return (own[0], own[-1]) if own else (0, len(outline.pieces) - 1)
