"""Where in the container the paragraphs stand: each kind of place is kept or left by the vote of all pages.

One page's extraction errs on a piece here and there. A place is the same on every page, so what is said of it over all
pages corrects what was said of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from copydesk.extraction.article.tags import BOX, INLINE, ROLE
from copydesk.extraction.article.walk import Piece
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import candidates

if TYPE_CHECKING:
    from turbohtml import Element

KEPT = 0.5
"""Share of a place's text that must be the article's."""
LEAVES = ("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "table")
"""Elements that are a block of text each. Where paragraphs are kept, those never seen there are kept with them."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENTRIES = frozenset({"li", "dd", "dt"})
MAX_RANK = 6
"""Worst rank of a name by which a place is called."""


class Place(NamedTuple):
    """One kind of place: children of one tag of what a selector finds; without a tag, its elements themselves."""

    parent: str
    tag: str
    above: str = ""
    """Without a tag: what the elements are children of."""


class Tally:
    """How much of the text at a place is the article's, over all pages."""

    def __init__(self, pages: int) -> None:
        self.taken = [0] * pages
        self.left = [0] * pages

    def add(self, page: int, size: int, yes: bool) -> None:
        """Count one piece."""
        (self.taken if yes else self.left)[page] += size

    @property
    def share(self) -> float:
        """The article's share."""
        return sum(self.taken) / (sum(self.taken) + sum(self.left))

    @property
    def pages(self) -> int:
        """Pages that have the place."""
        return sum(bool(a + b) for a, b in zip(self.taken, self.left, strict=True))


def tally(samples: Sequence[Sample], container: str) -> dict[Place, Tally]:
    """Count the text at each place in the container."""
    found: dict[Place, Tally] = {}
    for number, sample in enumerate(samples):
        roots = {sample.boxes[element] for element in sample.matched(container) if element in sample.boxes}
        for piece, yes, again in zip(sample.pieces, sample.taken, sample.repeated, strict=True):
            place = None if again else place_of(sample, piece, roots, container)
            if place is not None:
                found.setdefault(place, Tally(len(samples))).add(number, piece.size, yes)
    return found


def place_of(sample: Sample, piece: Piece, roots: set[int], container: str) -> Place | None:
    """Give the place a piece stands at; None outside the container."""
    outline = sample.outline
    chain = []
    box = piece.box
    while box and box not in roots:
        chain.append(box)
        box = outline.parents[box]
    if not box:
        return None
    tag = piece.tag if piece.tag in LEAVES and piece.node is not outline.boxes[piece.box] else ""
    # an inline element or an entry of a list is no place of its own: the paragraph or list around it is
    while chain and not tag and (outline.tags[chain[0]] in LEAVES or _partial(outline.boxes[chain[0]])):
        tag = outline.tags[chain[0]] if outline.tags[chain[0]] in LEAVES else ""
        chain = chain[1:]
    tag = "h2" if tag in _HEADINGS else tag
    names = [_name(sample, b) for b in chain]
    tags = [outline.tags[b] for b in chain]
    return Place(_path(container, names, tags), tag, "" if tag or not chain else _path(container, names[1:], tags[1:]))


def _name(sample: Sample, box: int) -> str:
    """Give the best name of a box, "" where it has none good enough."""
    if box not in sample.names:
        found = (css for rank, css in candidates(sample.outline.boxes[box]) if rank <= MAX_RANK)
        sample.names[box] = next(found, "")
    return sample.names[box]


def _path(container: str, names: Sequence[str], tags: Sequence[str]) -> str:
    """Name an element in the container by its own name, without one by all those around it, the innermost first."""
    if not names:
        return container
    if names[0]:
        return f"{container} {names[0]}"
    return " > ".join([container, *(name or tag for name, tag in zip(names[::-1], tags[::-1], strict=True))])


def _partial(element: Element) -> bool:
    """Tell whether an element is a part of a line of text or of a list."""
    return element.tag in _ENTRIES or ROLE.get(element.tag, BOX) == INLINE


def kept(places: dict[Place, Tally]) -> dict[str, tuple[tuple[str, ...], int]]:
    """Choose the places: for each parent the tags of its children that are kept, none for itself, and the pages.

    One page alone says too little of a place, unless there is no other page: there the general extraction decides.
    """
    good: dict[str, dict[str, Tally]] = {}
    bad: dict[str, set[str]] = {}
    for place, counts in places.items():
        enough = counts.pages > 1 or len(counts.taken) == 1
        if counts.share >= KEPT and enough:
            good.setdefault(place.parent, {})[place.tag] = counts
        elif counts.share < KEPT:
            bad.setdefault(place.parent, set()).add(place.tag)
    chosen: dict[str, tuple[tuple[str, ...], int]] = {}
    for parent, tags in good.items():
        pages = max(counts.pages for counts in tags.values())
        seen = set(tags) | ({"h2"} - bad.get(parent, set()) if "p" in tags else set())
        chosen[parent] = () if "" in tags else _tags(seen), pages
    for place, counts in places.items():  # headings stand beside paragraphs that are no <p>
        beside = place.above and place.above not in chosen and place.parent in chosen
        if beside and "h2" not in bad.get(place.above, set()):
            chosen[place.above] = _tags({"h2"}), counts.pages
    return chosen


def _tags(tags: set[str]) -> tuple[str, ...]:
    """Put tags in order; h2 stands for every heading but the headline."""
    tags = tags | (_HEADINGS - {"h1"}) if "h2" in tags else tags - _HEADINGS
    return tuple(tag for tag in LEAVES if tag in tags)
