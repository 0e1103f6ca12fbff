"""The signals of a piece: what speaks for and against its being article text, as numbers with names."""

from __future__ import annotations

from typing import Any

from copydesk.extraction.article.hints import HINTS, PLACE_NAMES, hints_of
from copydesk.extraction.article.walk import SENTENCE_END, Outline
from copydesk.extraction.article.weigh import Weights, hides

REACH = 6
"""Pieces before the first and after the last running text that are still looked at."""
STRONG = 80.0
"""Weight from which a piece is a landmark for its neighbours."""
_TAGS = (
    "p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "section", "article", "blockquote",
    "figcaption", "pre", "table", "ol", "a", "dd", "dt", "figure", "header", "ul", "th", "body", "summary",
)  # fmt: skip
TAG = {tag: number for number, tag in enumerate(_TAGS)}
NAMES = (
    "tag", "size", "link", "finished", "capitals", "in_title", "told", "twin", "hidden", "good", "direct", "mass",
    "count", "linked_parent", "up", "down", "parent_tag", "before", "after", "from_h1", "back", "ahead", "same_back",
    "same_ahead", "from_top", "to_top", "same_article", "size_ahead", "total", "hints", "places",
)  # fmt: skip
BITS = tuple((name, 1 << bit) for name, bits in (("hints", HINTS), ("places", PLACE_NAMES)) for bit in range(len(bits)))
"""The single bits of the last two signals."""
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Row = tuple[Any, ...]


def expanded(row: Row) -> list[float]:
    """Give a row with each bit of its bit sets as a number of its own, in the order of NAMES[:-2] and BITS."""
    return [*row[:-2], *(int(row[NAMES.index(name)]) >> bit.bit_length() - 1 & 1 for name, bit in BITS)]


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
    first_top, last_top = extent(outline, weights)
    place_of = _Places(outline, weights)
    known = place_of.known
    marks = [index for index in chosen if good[index] > STRONG]
    marks.append(-1)
    seen: dict[str, int] = {}
    rows: list[Row] = []
    before, rest = 0.0, 1.0
    last_index = len(pieces) - 1
    back, spot = -1, 0
    back_box = -1
    tag_of = TAG.get
    for index in chosen:
        piece = pieces[index]
        box, text, value = piece.box, piece.text, good[index]
        place = known.get(box) or place_of(box)
        element = piece.node
        hints, hidden = place[9], place[8]
        if element is not boxes[box]:
            attr = element.attr
            if name := attr("class"):
                hints |= hints_of(name)
            if style := attr("style"):
                hidden = hidden or hides(style)
        if marks[spot] == index:
            spot += 1
        ahead = marks[spot]
        size = piece.size
        head = text[:60]
        share = value / total
        rest -= share
        rows.append((
            tag_of(piece.tag, 30), size * width, piece.link / size if piece.link else 0.0,
            1 if text.rstrip()[-1:] in SENTENCE_END else 0, capitals(head) / len(head),
            1 if 12 < size < 200 and text.strip() in title else 0,
            -1 if not told else 1 if evidence.tells(text) else 0,
            1 if seen.setdefault(text, box) != box else 0, hidden,
            share, place[0], place[1], place[2], place[3], place[4], place[5], place[6],
            before, rest, index - h1 if h1 >= 0 else -999,
            index - back if back >= 0 else 99, ahead - index if ahead >= 0 else 99,
            1 if back_box == box else 0, 1 if ahead >= 0 and pieces[ahead].box == box else 0,
            index - first_top, index - last_top, place[7],
            pieces[index + 1].size * width if index < last_index else 0.0,
            total, hints, place[10],
        ))  # fmt: skip
        before += share
        if value > STRONG:
            back, back_box = index, box
    return rows


def capitals(text: str) -> int:
    """Count the capital letters of a text."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _CAPITALS))
    return sum(map(str.isupper, text))


class _Places:
    """What all pieces of a box share, worked out once a box."""

    def __init__(self, outline: Outline, weights: Weights) -> None:
        self.outline = outline
        self.weights = weights
        self.known: dict[int, tuple[Any, ...]] = {}
        self.line = path_to(weights.top, outline.parents)
        self.home = article_of(weights.top, outline)

    def __call__(self, box: int) -> tuple[Any, ...]:
        weights, outline = self.weights, self.outline
        hints = weights.read(box)
        parent = outline.parents[box]
        up, down = distance(box, self.line, outline.parents)
        article = article_of(box, outline)
        result = self.known[box] = (
            weights.direct[box] / weights.total, weights.mass[box] / weights.total, weights.count[box],
            weights.linked[parent] / (weights.size[parent] or 1.0), up, down, TAG.get(outline.tags[parent], 30),
            2 if article == self.home else 0 if article else 1, weights.hidden[box], hints, weights.places[box],
        )  # fmt: skip
        return result


def path_to(box: int, parents: list[int]) -> dict[int, int]:
    """Give the boxes from `box` up to the body, each with its steps from `box`."""
    line = {box: 0}
    while box:
        box = parents[box]
        line[box] = len(line)
    return line


def distance(box: int, line: dict[int, int], parents: list[int]) -> tuple[int, int]:
    """Give the steps up from `box` to the path of the top box, and from there down to the top box."""
    up = 0
    while box not in line:
        box = parents[box]
        up += 1
    return up, line[box]


def article_of(box: int, outline: Outline) -> int:
    """Give the nearest box that is an article element, 0 where there is none."""
    while box and outline.tags[box] != "article":
        box = outline.parents[box]
    return box


def extent(outline: Outline, weights: Weights) -> tuple[int, int]:
    """Give the first and the last piece of running text that stands in the top box itself."""
    own = [index for index, piece in enumerate(outline.pieces) if piece.box == weights.top and weights.good[index]]
    return (own[0], own[-1]) if own else (0, len(outline.pieces) - 1)
