"""The block of further articles below the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from copydesk.extraction.article.hints import CHROME, RELATED, hints_of
from copydesk.extraction.article.text import fold
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import candidates
from copydesk.models.base import record

if TYPE_CHECKING:
    from turbohtml import Element, Node

MIN_ITEMS, MAX_ITEMS = 3, 24
"""Links to other articles that make a block; a page with more is followed by a listing."""
MAX_BLOCKS, MAX_LINKS = 200, 300
"""Blocks looked at on a page, and links in one: a page may nest as many as it likes."""
MIN_TITLE, MAX_TITLE = 15, 200
"""Characters of a link that is an article's title."""
MAX_TEXT = 0.1
"""Share of a page's article text, most, that stands in its block of further articles: teasers the extractor took."""
MAX_RANK = 5
"""Worst rank of a name by which a block is selected."""
UNTOLD = 3
"""Ranks lost by a selector that is not the name which says that the block is one."""
_ITEMS = ("li", "article", "figure", "section", "p", "h2", "h3", "h4", "tr")
"""Tags that are an item without a class, too; of a `div` that has none the link itself is the item."""
_HEADINGS = ("h2", "h3", "h4")


@record
class RelatedBlock:
    """Where further articles are offered."""

    within: str
    item: str
    heading: str | None
    pages: int
    """Pages where it finds at least MIN_ITEMS titles."""
    items: int
    """Titles found, over all pages."""


def learn_related(samples: Sequence[Sample], container: str | None) -> RelatedBlock | None:
    """Find the block whose name says it is one, or none; it must find titles on more than half of the pages."""
    tried: dict[str, int] = {}
    for sample in samples:
        text = sample.matched(container) if container else set()
        looked = 0
        for element in sample.outline.boxes[1:]:
            if looked >= MAX_BLOCKS:
                break
            name = f"{element.attr('class') or ''} {element.attr('id') or ''}"
            hints = hints_of(name)
            if not hints & RELATED or hints & CHROME or element in text:
                continue
            looked += 1
            if _first(sample, element) > sample.head and MIN_ITEMS <= len(_titles(sample, [element])) <= MAX_ITEMS:
                for rank, css in candidates(element):
                    if rank <= MAX_RANK and _is_named(css):
                        tried.setdefault(css, rank if hints_of(css) & RELATED else rank + UNTOLD)
    best: tuple[tuple[int, bool, int, int], RelatedBlock] | None = None
    for css, rank in tried.items():
        if any(_text_share(sample, css) > MAX_TEXT for sample in samples):
            continue
        counts = [len(_titles(sample, sample.matched(css))) for sample in samples]
        pages = sum(count >= MIN_ITEMS for count in counts)
        if pages * 2 <= len(samples) or max(counts) > MAX_ITEMS:
            continue
        item = _item(samples, css)
        if item is None:
            continue
        alone = all(len(sample.matched(css)) <= 1 for sample in samples)
        value = pages, alone, -rank, sum(counts)
        if best is None or value > best[0]:
            best = value, RelatedBlock(css, item, _heading(samples, css), pages, sum(counts))
    return best[1] if best else None


def _first(sample: Sample, element: Element) -> int:
    """Give the first piece in an element: what comes before the headline is a menu."""
    return next((index for index, yes in enumerate(sample.inside([element])) if yes), -1)


def _text_share(sample: Sample, css: str) -> float:
    """Give the share of the page's article text that stands in what a selector finds."""
    sizes = [piece.size if yes else 0 for piece, yes in zip(sample.pieces, sample.taken, strict=True)]
    within = sum(size for size, yes in zip(sizes, sample.inside(sample.matched(css)), strict=True) if yes)
    return within / (sum(sizes) or 1)


def _is_named(css: str) -> bool:
    """Tell whether a selector asks for a name: by a tag alone every teaser of the page would be taken."""
    return any(sign in css for sign in ".#[")


def _links(sample: Sample, elements: Sequence[Element] | set[Element]) -> Iterator[Element]:
    """Give the links to other pages of the site whose words may be a title."""
    host = urlsplit(sample.page.url or "").hostname
    for element in elements:
        for link in islice(element.iter_elements(("a",)), MAX_LINKS):
            address = urljoin(sample.page.url or "", link.attr("href") or "")
            if MIN_TITLE <= len(fold(link.text)) <= MAX_TITLE and _host(address) == host and address != sample.page.url:
                yield link


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _titles(sample: Sample, elements: Sequence[Element] | set[Element]) -> set[str]:
    return {fold(link.text) for link in _links(sample, elements)}


def _item(samples: Sequence[Sample], within: str) -> str | None:
    """Give the selector of one item: the element around each link that holds one link only, as most of them are."""
    shapes: Counter[str] = Counter()
    for sample in samples:
        for block in sample.matched(within):
            for link in _links(sample, [block]):
                around = link
                while around.parent is not None and around.parent != block and _one_article(around.parent):
                    around = around.parent  # type: ignore[assignment]
                names = [css for rank, css in candidates(around) if rank <= MAX_RANK]
                tags = [around.tag] if around.tag in _ITEMS else []
                shapes.update([*names[:3], *tags] if around is not link else [])
    shapes["a"] = 0  # where nothing around the links tells one from the other, they are the items themselves
    for shape, _ in sorted(shapes.items(), key=lambda pair: (-pair[1], "." not in pair[0], pair[0])):
        found = [
            len(_titles(sample, [block]))
            if shape == "a"
            else len({fold(link.text) for item in block.select(shape) for link in list(_links(sample, [item]))[:1]})
            for sample in samples
            for block in sample.matched(within)
        ]
        if found and sum(count >= MIN_ITEMS for count in found) * 2 > len(samples):
            return shape
    return None


def _one_article(node: Node) -> bool:
    """Tell whether the links in an element lead to one article."""
    from turbohtml import Element

    if not isinstance(node, Element):
        return False
    return len({link.attr("href") for link in node.find_all("a") if len(fold(link.text)) >= MIN_TITLE}) == 1


def _heading(samples: Sequence[Sample], within: str) -> str | None:
    """Give the tag of the block's heading, where each block has one that is no link."""
    for tag in _HEADINGS:
        firsts = [(block.find(tag)) for sample in samples for block in sample.matched(within)]
        if firsts and all(first is not None and first.find("a") is None and _own(first) for first in firsts):
            return tag
    return None


def _own(heading: Element) -> bool:
    node = heading.parent
    return getattr(node, "tag", "") not in ("a", "li")
