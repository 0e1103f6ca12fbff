"""A body that rules have made: its blocks, and the links and pictures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.extraction.article.blocks import MAX_LINKS, MAX_MEDIA
from copydesk.extraction.ladder import DEFAULT
from copydesk.extraction.rules.leaves import Placed, Resolve
from copydesk.extraction.rules.nesting import tell
from copydesk.extraction.rules.text import text_of
from copydesk.models import CONTENT_KINDS, Block, Found, Link, Media, Page, evolve
from copydesk.models.base import record

BESIDE = DEFAULT - 0.01


@record
class Made:
    """A body, with what stands in its blocks by their number."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Media, ...] = ()

    def cut(self, blocks: tuple[Block, ...], first: int, last: int | None) -> Made:
        """Keep the blocks from one to before another, `blocks` taking their place."""
        end = len(blocks) if last is None else last
        if not first and end >= len(blocks):
            return evolve(self, blocks=blocks)
        links = (evolve(a, block=a.block - first) for a in self.links if a.block is not None and first <= a.block < end)
        images = (
            evolve(m, block=m.block - first) for m in self.images if m.block is not None and first <= m.block < end
        )
        return Made(blocks[first:end], tuple(links), tuple(images))

    def found(self, method: str, path: str, confidence: float = DEFAULT) -> Iterator[Found]:
        """Give the body, the links in its text and its pictures.

        No link at all is given, too: those of another body are not this one's. The pictures come behind those the
        general extraction finds, which knows the ones above the body and which of them leads; they tell their blocks.
        """
        yield Found("body", self.blocks, method, path, confidence=confidence)
        links = (link for link in self.links if self.blocks[link.block or 0].kind in CONTENT_KINDS)
        yield Found("links", tuple(links), method, path, confidence=confidence)
        if self.images:
            yield Found("images", self.images, method, path, confidence=BESIDE)


def made_of(placed: Sequence[Placed], resolve: Resolve, page: Page | None) -> Made:
    """Number the links and pictures of some blocks, each picture once. Which one leads is told by the whole page."""
    links: list[Link] = []
    images: dict[str, Media] = {}
    for number, (_, anchors, image) in enumerate(placed):
        for anchor in anchors:
            if href := resolve(anchor.attr("href") or ""):
                links.append(Link(href, text_of(anchor) or None, block=number))
        if image is not None and image[0] not in images:
            after = placed[number + 1].block if number + 1 < len(placed) else None
            caption = after.text if after is not None and after.kind == "caption" else None
            url, alt, width, height = image
            images[url] = Media(url, caption, None, alt, width, height, block=number)
    if page is not None and (len(links) > MAX_LINKS or len(images) > MAX_MEDIA):
        message = f"the body has more than {MAX_LINKS:,} links or {MAX_MEDIA} pictures: the rest was left out"
        tell("links and pictures", page, message, "body")
    blocks = tuple(each.block for each in placed)
    return Made(blocks, tuple(links[:MAX_LINKS]), tuple(images.values())[:MAX_MEDIA])
