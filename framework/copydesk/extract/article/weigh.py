"""How much article text each box holds, and what its own and its ancestors' names and tags say."""

from __future__ import annotations

from copydesk.extract.article.hints import BODY, hints_of
from copydesk.extract.article.walk import SENTENCE_END, Outline

MIN_GOOD = 50
"""Characters from which a piece counts as running text; found by sweeping 30 to 120 in steps of 10 over seven sets."""
WIDE = 2.2
"""One Chinese, Japanese or Korean character says as much as this many letters (ratio of UN translations' lengths)."""

ARTICLE, ASIDE, FOOTER, HEADER, FIGURE, FORM, TABLE, ITEM, QUOTED, ANCHOR, DETAILS, ADDRESS = (
    1 << n for n in range(12)
)
_PLACES = {
    "article": ARTICLE, "main": ARTICLE, "aside": ASIDE, "footer": FOOTER, "header": HEADER, "figure": FIGURE, "form": FORM,
    "table": TABLE, "li": ITEM, "ul": ITEM, "ol": ITEM, "dl": ITEM, "blockquote": QUOTED, "a": ANCHOR, "details": DETAILS,
    "address": ADDRESS,
}  # fmt: skip


class Weights:
    """Columns over the pieces and the boxes of an outline."""

    __slots__ = ("count", "direct", "good", "hints", "linked", "mass", "own", "places", "size", "top", "total", "width")

    def __init__(self, outline: Outline) -> None:
        pieces, parents = outline.pieces, outline.parents
        boxes = len(parents)
        sample = "".join([piece.text[:40] for piece in pieces])
        wide = sum(c > "⺀" for c in sample[::7])
        self.width = width = WIDE if wide * 7 > len(sample) * 0.3 else 1.0
        """What a character counts on this page."""
        self.good = good = [0.0] * len(pieces)
        """Of each piece: characters of running text outside links."""
        self.direct = [0.0] * boxes
        self.size = [0.0] * boxes
        self.linked = [0.0] * boxes
        self.count = [0] * boxes
        seen: set[str] = set()
        for index, piece in enumerate(pieces):
            size, box = piece.size * width, piece.box
            link = piece.link * width
            self.size[box] += size
            self.linked[box] += link
            self.count[box] += 1
            if size >= MIN_GOOD and link < size / 2 and not (piece.tag[0] == "h" and piece.tag[1:].isdigit()):
                text = piece.text
                if text in seen:
                    continue
                seen.add(text)
                value = size - link
                good[index] = value if text.rstrip()[-1:] in SENTENCE_END else value * 0.4
                self.direct[box] += good[index]
        self.mass = list(self.direct)
        mass, sizes, linked, count = self.mass, self.size, self.linked, self.count
        for box in range(boxes - 1, 0, -1):
            parent = parents[box]
            mass[parent] += mass[box]
            sizes[parent] += sizes[box]
            linked[parent] += linked[box]
            count[parent] += count[box]
        self.total = mass[0]
        self.top = self._top(parents)
        self._read_names(outline)

    def _top(self, parents: list[int]) -> int:
        """Give the box that holds most text itself, a child's counted half and a grandchild's a quarter."""
        score = list(self.direct)
        for box in range(len(parents) - 1, 0, -1):
            if self.direct[box]:
                parent = parents[box]
                score[parent] += self.direct[box] / 2
                score[parents[parent]] += self.direct[box] / 4 if parent else 0.0
        return max(range(len(score)), key=score.__getitem__)

    def _read_names(self, outline: Outline) -> None:
        """Read class and id of every box that holds text; a box that holds most of the page's says nothing of its parts."""
        parents, tags = outline.parents, outline.tags
        boxes = len(parents)
        self.own = own = [0] * boxes
        self.hints = hints = [0] * boxes
        self.places = places = [0] * boxes
        most = 0.6 * self.total
        for box in range(1, boxes):
            if not self.count[box]:
                continue
            element, parent = outline.boxes[box], parents[box]
            name = element.attr("class")
            found = hints_of(name) if name else 0
            name = element.attr("id")
            if name:
                found |= hints_of(name)
            own[box] = found
            place = _PLACES.get(tags[box], 0)
            if self.mass[box] > most:
                found &= BODY
                place &= ARTICLE
            hints[box] = hints[parent] | found
            places[box] = places[parent] | place
