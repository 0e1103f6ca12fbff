"""What stands in the container and is none of the article's text: boxes, linked paragraphs, set phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.extraction.article.tags import BOX, INLINE, ROLE
from copydesk.extraction.article.text import fold
from copydesk.learning.labels import is_picture, kind_of, pictures_in
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import fragments
from copydesk.learning.support import Supported, supported
from copydesk.models.base import evolve

if TYPE_CHECKING:
    from turbohtml import Element

JUNK = 0.1
"""Share of article text up to which an element counts as none of it."""
MAX_RULES = 12
MAX_RANK = 6
"""Worst rank of a name by which something is left out."""
LINKED = 0.95
"""Share of a paragraph's text inside links from which it is a link and nothing else."""
MIN_LINKED = 25
"""Characters of such a paragraph: shorter ones may be names."""
MAX_PHRASE = 120
_CLIPPED = '[style*="clip:"]'
_CLIP = re.compile(r"clip:")
_INLINE_TAGS = ("span", "small", "i", "em", "b")
_WHOLE_TAGS = ("aside", "nav", "footer", "form")


def find_junk(samples: Sequence[Sample], container: str) -> list[Supported]:
    """Find selectors of boxes in the container that hold text on two pages and hardly any of the article's."""
    tried: dict[str, int] = {}
    for sample in samples:
        for element in _junk(sample, container):
            for rank, name in fragments(element)[:6]:
                if rank <= MAX_RANK:
                    tried.setdefault(f"{container} {element.tag}{name}", rank)
            if element.tag in _WHOLE_TAGS or "-" in element.tag:
                tried.setdefault(f"{container} {element.tag}", MAX_RANK)
    found: list[Supported] = []
    for rule in supported(samples, tried.items(), MAX_RULES):
        pictures = pictures_in(samples, rule.what)
        if pictures is not None:
            found += [evolve(rule, kind=kind_of(samples, rule.what)), *pictures]
    return found


def _junk(sample: Sample, container: str) -> list[Element]:
    """Give the outermost elements in the container that hold text, but hardly any of the article's, pictures aside."""
    outline, weights = sample.outline, sample.weights
    roots = {sample.boxes[element] for element in sample.matched(container) if element in sample.boxes}
    count = len(outline.boxes)
    head = set(sample.around(sample.pieces[sample.head].box)) if sample.head >= 0 else set()
    size, taken = [0] * count, [0] * count
    for piece, yes in zip(sample.pieces, sample.taken, strict=True):
        size[piece.box] += piece.size
        taken[piece.box] += piece.size if yes else 0
    for box in range(count - 1, 0, -1):
        size[outline.parents[box]] += size[box]
        taken[outline.parents[box]] += taken[box]
    within = [False] * count  # below the container, and in no element found
    found: list[Element] = []
    for box in range(1, count):
        element = outline.boxes[box]
        if box in roots:
            within[box] = True
        elif within[outline.parents[box]]:
            junk = (
                size[box]
                and box not in head
                and taken[box] <= JUNK * size[box]
                and ROLE.get(element.tag, BOX) != INLINE
            )
            if junk and not is_picture(weights.read(box), weights.places[box]):
                found.append(element)
            within[box] = not junk
    for index, (piece, yes) in enumerate(zip(sample.pieces, sample.taken, strict=True)):
        if index == sample.head:
            continue  # the headline is a field of its own
        alone = piece.node is not outline.boxes[piece.box] and ROLE.get(piece.tag, BOX) != INLINE
        if within[piece.box] and not yes and alone and piece.tag != "figcaption":
            found.append(piece.node)
    return found


def linked_pages(samples: Sequence[Sample], parents: Sequence[str]) -> int:
    """Count the pages where paragraphs among the kept ones are a link and nothing else: the way to other articles."""
    pages = 0
    for sample in samples:
        around = {element for parent in parents for element in sample.matched(parent)}
        pages += any(
            piece.tag == "p" and piece.size >= MIN_LINKED and piece.link >= LINKED * piece.size
            and sample.outline.boxes[piece.box] in around
            for piece in sample.pieces
        )  # fmt: skip
    return pages


def phrases(samples: Sequence[Sample], kept: str, removed: Sequence[str]) -> list[Supported]:
    """Find what is said word for word on two pages among the kept paragraphs, and is in nothing `removed` finds."""
    counts: Counter[str] = Counter()
    for sample in samples:
        hits = sample.inside(sample.matched(kept))
        gone = sample.inside({element for css in removed for element in sample.matched(css)})
        texts = {
            text
            for text, hit, off, again in zip(sample.texts, hits, gone, sample.repeated, strict=True)
            if again and hit and not off and len(text) <= MAX_PHRASE
        }
        counts.update(texts)
    return [Supported(text, pages) for text, pages in counts.most_common(MAX_RULES) if pages > 1]


def hidden(samples: Sequence[Sample], kept: str, container: str) -> list[Supported]:
    """Find inline elements that say the same on every page: notes to screen readers, icons' names.

    They are looked for in the paragraphs; those their own style clips away, which nobody sees, in all of the container:
    a note that an author's link has on one page stands in a line of the house's on another.
    """
    said: dict[str, Counter[str]] = {}
    pages: dict[str, set[int]] = {}
    for number, sample in enumerate(samples):
        for name, text in (*_notes(sample, kept), *_clipped(sample, container)):
            said.setdefault(name, Counter())[text] += 1
            pages.setdefault(name, set()).add(number)
    found: list[Supported] = []
    for name, texts in said.items():
        count = sum(texts.values())
        clipped = name.endswith(_CLIPPED)
        same = (clipped or len(texts) * 3 <= count) and all(text and len(text) <= MAX_PHRASE for text in texts)
        if same and len(pages[name]) >= min(1 if clipped else 2, len(samples)):
            found.append(Supported(f"{container} {name}", len(pages[name])))
    return found[:MAX_RULES]


def _notes(sample: Sample, kept: str) -> Iterator[tuple[str, str]]:
    """Give the inline elements in the paragraphs, by name, each with its text."""
    for around in sample.matched(kept):
        for element in around.iter_elements(_INLINE_TAGS):
            text = fold(element.text)
            yield from ((f"{element.tag}{name}", text) for _, name in fragments(element)[:4])


def _clipped(sample: Sample, container: str) -> Iterator[tuple[str, str]]:
    """Give the inline elements in the container whose own style clips them away."""
    for around in sample.matched(container):
        for element in around.iter_elements(_INLINE_TAGS):
            if _CLIP.search(element.attr("style") or "") and (text := fold(element.text)):
                yield f"{element.tag}{_CLIPPED}", text
