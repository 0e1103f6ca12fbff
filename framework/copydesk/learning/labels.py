"""What boxes that are none of the text are labelled as, and the pictures in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.extraction.article import hints as h
from copydesk.learning.samples import Sample
from copydesk.learning.support import Supported
from copydesk.models import BlockKind

FEW = 0.1
"""Share of a box's text, most, that is said of pictures where it is no box for pictures, too; and of that text, most,
that a rule for the pictures may miss."""
_BY_NAME: tuple[tuple[int, BlockKind], ...] = ((h.COMMENT, "comment"), (h.AD, "ad"), (h.SHARE, "share"))
"""Labels by a name's hints: what it says of itself is truer than the words in it."""
_KINDS = frozenset({"promo", "share", "ad", "comment", "credit", "caption"})
_PICTURES = ("figure", "figcaption")


def kind_of(samples: Sequence[Sample], css: str) -> BlockKind:
    """Give the label of what a selector finds: by its name, else the one the general extraction gives most of it."""
    if not any(sign in css.rpartition(" ")[2] for sign in ".#["):
        return "promo"  # an `aside` is no name
    hints = _hints(css)
    for hint, kind in _BY_NAME:
        if hints & hint:
            return kind
    said: Counter[BlockKind] = Counter()
    for sample, index in _found(samples, css):
        if (label := sample.label(index)) in _KINDS:
            said[label] += sample.pieces[index].size
    return said.most_common(1)[0][0] if said else "promo"


def pictures_in(samples: Sequence[Sample], css: str) -> list[Supported] | None:
    """Give the rule that keeps captions what they are in boxes for whatever is put between paragraphs.

    An empty list where a selector finds hardly any picture. None where it does, but no tag finds the pictures: such
    boxes are better left to the general extraction.
    """
    if _hints(css) & (h.AD | h.CAPTION) or kind_of(samples, css) == "caption":
        return []
    size = sum(sample.pieces[index].size for sample, index in _found(samples, css))
    captions = _captions(samples, css)
    if captions <= FEW * size:
        return []
    for named in (f"{css} {tag}" for tag in _PICTURES):
        if _captions(samples, named) >= (1 - FEW) * captions:
            return [Supported(named, len({id(sample) for sample, _ in _found(samples, named)}), "caption")]
    return None


def is_picture(hints: int, places: int) -> bool:
    """Tell whether a box is a picture with its caption."""
    return bool(places & h.FIGURE or (hints & h.CAPTION and not hints & h.AD))


def _captions(samples: Sequence[Sample], css: str) -> int:
    """Measure the text said of pictures in what a selector finds."""
    size = 0
    for sample, index in _found(samples, css):
        piece, weights = sample.pieces[index], sample.weights
        if is_picture(weights.read(piece.box), weights.places[piece.box]):
            size += piece.size
    return size


def _found(samples: Sequence[Sample], css: str) -> Iterator[tuple[Sample, int]]:
    """Give the pieces a selector finds."""
    for sample in samples:
        yield from ((sample, index) for index, yes in enumerate(sample.inside(sample.matched(css))) if yes)


def _hints(css: str) -> int:
    """Read the hints of the last name of a selector."""
    return h.hints_of(css.rpartition(" ")[2])
