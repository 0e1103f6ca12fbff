"""The signals of a piece: what speaks for and against its being article text, as numbers with names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.extract.article.hints import HINTS, PLACE_NAMES, hints_of
from copydesk.extract.article.walk import SENTENCE_END, Outline
from copydesk.extract.article.weigh import Weights

if TYPE_CHECKING:
    from turbohtml import Element

REACH = 6
"""Pieces before the first and after the last running text that are still looked at."""
STRONG = 80.0
"""Weight from which a piece is a landmark for its neighbours."""
_TAGS = (
    "p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "section", "article", "blockquote",
    "figcaption", "pre", "table", "ol", "a", "dd", "dt", "figure", "header", "ul", "th", "body", "summary",
)  # fmt: skip
TAG = {tag: number for number, tag in enumerate(_TAGS)}
SELF_WORDS = (
    "newsletter", "@", "http", "www.", "whatsapp", "telegram", "facebook", "twitter", "instagram", "youtube",
    "podcast", "e-mail", "email", "©", "copyright", ".com", "linkedin",
)  # fmt: skip
"""What text about the site itself names, in any language: networks, addresses, rights."""

NAMES = (
    "tag", "size", "link", "links", "finished", "capitals", "commas", "self_words", "in_title", "in_lead", "told",
    "twin", "hidden", "good", "direct", "mass", "mass_parent", "count", "linked_parent", "up", "down", "box_tag",
    "parent_tag", "before", "after", "from_h1", "back", "ahead", "same_back", "same_ahead", "kin_back", "kin_ahead",
    "from_top", "to_top", "same_article", "size_back", "size_ahead", "link_ahead", "total", "pieces", "width",
    "hints", "own_hints", "places",
)  # fmt: skip
BITS = tuple(
    (name, 1 << bit)
    for name, bits in (("hints", HINTS), ("own_hints", HINTS), ("places", PLACE_NAMES))
    for bit in range(len(bits))
)
"""The single bits of the last three signals."""
Row = tuple[Any, ...]


def expanded(row: Row) -> list[float]:
    """Give a row with each bit of its bit sets as a number of its own, in the order of NAMES[:-3] and BITS."""
    return [*row[:-3], *(int(row[NAMES.index(name)]) >> bit.bit_length() - 1 & 1 for name, bit in BITS)]


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
    pieces, parents, tags, boxes = outline.pieces, outline.parents, outline.tags, outline.boxes
    good, direct, mass, sizes, linked = weights.good, weights.direct, weights.mass, weights.size, weights.linked
    total, width, h1, evidence = weights.total, weights.width, weights.h1, weights.evidence
    title, lead, told = evidence.title, evidence.lead, evidence.told
    line = path_to(weights.top, parents)
    first_top, last_top = extent(outline, weights)
    home = article_of(weights.top, outline)
    marks = [index for index in chosen if good[index] > STRONG]
    seen: dict[str, int] = {}
    known: dict[int, tuple[float, ...]] = {}
    rows: list[Row] = []
    before = 0.0
    last_index = len(pieces) - 1
    back, spot = -1, 0
    size_back = 0.0
    for index in chosen:
        piece = pieces[index]
        box, text, value = piece.box, piece.text.strip(), good[index]
        size = piece.size * width
        place = known.get(box)
        if place is None:
            if weights.hints[box] < 0:
                weights.read(box)
            parent = parents[box]
            up, down = distance(box, line, parents)
            article = article_of(box, outline)
            place = known[box] = (
                direct[box] / total, mass[box] / total, mass[parent] / total, weights.count[box],
                linked[parent] / (sizes[parent] or 1.0), up, down, TAG.get(tags[box], 30), TAG.get(tags[parent], 30),
                2 if article == home else 0 if article else 1, hidden_box(box, outline),
            )  # fmt: skip
        element = piece.node
        if element is boxes[box]:
            own, hidden = weights.own[box], place[10]
        else:
            name = element.attr("class")
            own = hints_of(name) if name else 0
            hidden = place[10] or hides(element)
        if spot < len(marks) and marks[spot] == index:
            spot += 1
        ahead = marks[spot] if spot < len(marks) else -1
        head = text[:120]
        tail = text[-300:].lower()
        following = pieces[index + 1] if index < last_index else None
        parent = parents[box]
        back_box = pieces[back].box if back >= 0 else -1
        ahead_box = pieces[ahead].box if ahead >= 0 else -1
        rows.append((
            TAG.get(piece.tag, 30), size, piece.link / piece.size, len(piece.anchors) if piece.anchors else 0,
            1 if text[-1:] in SENTENCE_END else 0, sum(map(str.isupper, head)) / len(head),
            text.count(",") + text.count("，") + text.count("、") + text.count("،"),
            sum([word in tail for word in SELF_WORDS]),
            1 if piece.size > 12 and text in title else 0,
            1 if lead and piece.size > 20 and evidence.leads(text) else 0,
            -1 if not told else 1 if evidence.tells(text) else 0,
            1 if seen.setdefault(text, box) != box else 0, hidden,
            value / total, place[0], place[1], place[2], place[3], place[4], place[5], place[6], place[7], place[8],
            before / total, (total - before - value) / total, index - h1 if h1 >= 0 else -999,
            index - back if back >= 0 else 99, ahead - index if ahead >= 0 else 99,
            1 if back_box == box else 0, 1 if ahead_box == box else 0,
            1 if back_box >= 0 and parents[back_box] == parent else 0,
            1 if ahead_box >= 0 and parents[ahead_box] == parent else 0,
            index - first_top, index - last_top, place[9], size_back,
            following.size * width if following else 0, following.link / following.size if following else 1,
            total, len(pieces), width, weights.hints[box] | own, own, weights.places[box],
        ))  # fmt: skip
        before += value
        size_back = size
        if value > STRONG:
            back = index
    return rows


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


def hidden_box(box: int, outline: Outline) -> int:
    """Tell whether a box, or one of the six around it, is hidden."""
    for _ in range(7):
        if not box:
            return 0
        if hides(outline.boxes[box]):
            return 1
        box = outline.parents[box]
    return 0


def hides(element: Element) -> int:
    """Tell whether an element's own attributes hide it from every reader."""
    style = element.attr("style")
    if style and ("none" in style or "hidden" in style):
        style = style.replace(" ", "")
        if "display:none" in style or "visibility:hidden" in style:
            return 1
    return 1 if element.attr("hidden") is not None or element.attr("aria-hidden") == "true" else 0
