"""Where in the container the paragraphs stand: each kind of place is kept or left by the vote of all pages.

One page's extraction errs on a piece here and there. A place is the same on every page, so what is said of it over all
pages corrects what was said of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copydesk.extraction.article.tags import BOX, INLINE, ROLE
from copydesk.extraction.article.walk import Piece
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import candidates
from copydesk.learning.support import Supported

if TYPE_CHECKING:
    from turbohtml import Element

KEPT = 0.6
"""Share of a place's text that must be the article's: of two pages both, of three two."""
OPEN = 0.9
"""Share of a place's text, least, that is taken or left in doubt, for paragraphs and headings to be kept all the same.
Of such places on pages of 40 sites that the general extraction leaves, 7 of 10 were text; the other three were parts
of reviews of which the truth has half."""
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
        self.doubted = 0
        """Characters left, but not for sure."""

    def add(self, page: int, size: int, yes: bool, doubted: bool) -> None:
        """Count one piece."""
        (self.taken if yes else self.left)[page] += size
        self.doubted += size if doubted and not yes else 0

    @property
    def share(self) -> float:
        """The article's share."""
        return sum(self.taken) / (sum(self.taken) + sum(self.left))

    @property
    def open(self) -> bool:
        """Tell whether nearly nothing of it is left for sure."""
        return sum(self.taken) + self.doubted >= OPEN * (sum(self.taken) + sum(self.left))

    @property
    def pages(self) -> int:
        """Pages that have the place."""
        return sum(bool(a + b) for a, b in zip(self.taken, self.left, strict=True))


def tally(samples: Sequence[Sample], container: str) -> dict[Place, Tally]:
    """Count the text at each place in the container."""
    found: dict[Place, Tally] = {}
    for number, sample in enumerate(samples):
        roots = {sample.boxes[element] for element in sample.matched(container) if element in sample.boxes}
        for index, (piece, yes, again) in enumerate(zip(sample.pieces, sample.taken, sample.repeated, strict=True)):
            silent = again or index in sample.opening
            place = None if silent else place_of(sample, piece, roots, container)
            if place is not None:
                found.setdefault(place, Tally(len(samples))).add(number, piece.size, yes, sample.doubted(index))
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
        unsaid = place.tag in ("p", "h2") and counts.open and counts.pages > 1
        if (counts.share >= KEPT and enough) or unsaid:
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


def headings_before(
    samples: Sequence[Sample], container: str, parents: Iterable[str], kept: str
) -> Iterator[Supported]:
    """Find the headings in the container, not `kept` so far, right in front of a box of paragraphs that has a name.

    One page is enough: of such headings on pages of 24 sites that the general extraction leaves, all 12 were text.
    """
    for parent in parents:
        name = parent.rpartition(" ")[2]
        if parent != container and any(sign in name for sign in ".#["):
            css = f"{container} :is(h2, h3, h4, h5, h6):has(+ {name})"
            pages = sum(bool(sample.matched(css) - sample.matched(kept)) for sample in samples)
            if pages:
                yield Supported(css, pages)


def _tags(tags: set[str]) -> tuple[str, ...]:
    """Put tags in order; h2 stands for every heading but the headline."""
    tags = tags | (_HEADINGS - {"h1"}) if "h2" in tags else tags - _HEADINGS
    return tuple(tag for tag in LEAVES if tag in tags)
