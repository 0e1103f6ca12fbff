"""The signals of a piece: what speaks for and against its being article text, as numbers with names."""

from __future__ import annotations

from typing import Any

from copydesk.extraction.article.hints import HINTS, PLACE_NAMES, hints_of
from copydesk.extraction.article.walk import SENTENCE_END, Outline
from copydesk.extraction.article.weigh import Weights

REACH = 6
"""Pieces before the first and after the last running text that are still looked at."""
STRONG = 80.0
"""Weight from which a piece is a landmark for its neighbours."""
_TAGS = (
    "p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "section", "article", "blockquote",
    "figcaption", "pre", "table", "ol", "a", "dd", "dt", "figure", "header", "ul", "th", "body", "summary",
)  # fmt: skip
TAG = {tag: number for number, tag in enumerate(_TAGS)}
OF_PIECE = (
    "tag", "size", "link", "finished", "capitals", "in_title", "told", "twin", "good", "before", "after", "from_h1",
    "back", "ahead", "same_back", "same_ahead", "from_top", "to_top", "size_ahead", "total",
)  # fmt: skip
OF_BOX = (
    "direct", "mass", "count", "linked_parent", "up", "down", "parent_tag", "same_article", "hints", "places",
)  # fmt: skip
NAMES = (*OF_PIECE, *OF_BOX)
BITS = tuple((name, 1 << bit) for name, bits in (("hints", HINTS), ("places", PLACE_NAMES)) for bit in range(len(bits)))
"""The single bits of the last two signals."""
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Row = tuple[Any, ...]


def expanded(row: Row) -> list[float]:
    """Give a row with each bit of its bit sets as a number of its own, in the order of NAMES[:-2] and BITS."""
    return [*map(float, row[:-2]), *(int(row[NAMES.index(name)]) >> bit.bit_length() - 1 & 1 for name, bit in BITS)]


def candidates(weights: Weights) -> range:
    """Give the pieces worth a look: from REACH before the first running text to REACH after the last."""
    good = weights.good
    marks = [index for index, value in enumerate(good) if value > STRONG] or [
        index for index, value in enumerate(good) if value
    ]
    if not marks:
        return range(len(good))
    return range(max(0, marks[0] - REACH), min(len(good), marks[-1] + REACH + 1))


def measure(outline: Outline, weights: Weights, chosen: range) -> list[Row]:
    """Give the signals, in the order of NAMES, of each chosen piece."""
    pieces, boxes = outline.pieces, outline.boxes
    good, total, width, h1, evidence = weights.good, weights.total, weights.width, weights.h1, weights.evidence
    title, told = evidence.title, evidence.told
    if not chosen:
        return []
    first_top, last_top = extent(outline, weights)
    shared = box_signals(outline, weights, [pieces[index].box for index in chosen])
    marks = [index for index in chosen if good[index] > STRONG]
    marks.append(-1)
    seen: dict[str, int] = {}
    rows: list[Row] = []
    before, rest = 0.0, 1.0
    sizes = [pieces[index].size * width for index in chosen]
    sizes.append(pieces[chosen[-1] + 1].size * width if chosen[-1] + 1 < len(pieces) else 0.0)
    back, back_box, spot, ahead = -1, -1, 0, marks[0]
    ahead_box = pieces[ahead].box if ahead >= 0 else -1
    tag_of = TAG.get
    for place, index in enumerate(chosen):
        piece = pieces[index]
        box, text, value, node, size = piece.box, piece.text, good[index], piece.node, piece.size
        of_box = shared[box]
        if node is not boxes[box] and (name := node.attr("class")):
            hints = hints_of(name)
            if hints:
                of_box = (*of_box[:-2], of_box[-2] | hints, of_box[-1])
        if ahead == index:
            spot += 1
            ahead = marks[spot]
            ahead_box = pieces[ahead].box if ahead >= 0 else -1
        head = text[:60]
        share = value / total
        rest -= share
        rows.append((
            tag_of(piece.tag, 30), sizes[place], piece.link / size if piece.link else 0.0,
            1 if text.rstrip()[-1:] in SENTENCE_END else 0, capitals(head) / len(head),
            1 if 12 < size < 200 and text.strip() in title else 0,
            -1 if not told else 1 if evidence.tells(text) else 0,
            1 if seen.setdefault(text, box) != box else 0,
            share, before, rest, index - h1 if h1 >= 0 else -999,
            index - back if back >= 0 else 99, ahead - index if ahead >= 0 else 99,
            1 if back_box == box else 0, 1 if ahead_box == box else 0,
            index - first_top, index - last_top, sizes[place + 1], total,
            *of_box,
        ))  # fmt: skip
        if value:
            before += share
            if value > STRONG:
                back, back_box = index, box
    return rows


def capitals(text: str) -> int:
    """Count the letters A to Z of a text."""
    data = text.encode("utf-8", "replace")
    return len(data) - len(data.translate(None, _CAPITALS))


def box_signals(outline: Outline, weights: Weights, wanted: list[int]) -> dict[int, Row]:
    """Give what all pieces of a box share, in the order of OF_BOX, for each of the wanted boxes."""
    weights.read_all(wanted)
    parents, tags = outline.parents, outline.tags
    line = path_to(weights.top, parents)
    home = article_of(weights.top, outline)
    total, size, linked = weights.total, weights.size, weights.linked
    found: dict[int, Row] = {}
    for box in wanted:
        if box in found:
            continue
        parent = parents[box]
        up, step = 0, box
        while step not in line:
            step = parents[step]
            up += 1
        article = article_of(box, outline)
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


def article_of(box: int, outline: Outline) -> int:
    """Give the nearest box that is an article element, 0 where there is none."""
    while box and outline.tags[box] != "article":
        box = outline.parents[box]
    return box


def extent(outline: Outline, weights: Weights) -> tuple[int, int]:
    """Give the first and the last piece of running text that stands in the top box itself."""
    own = [index for index, piece in enumerate(outline.pieces) if piece.box == weights.top and weights.good[index]]
    return (own[0], own[-1]) if own else (0, len(outline.pieces) - 1)
