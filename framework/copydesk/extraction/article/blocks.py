"""Makes labelled blocks of judged pieces, in reading order, with the links and images that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from copydesk.extraction.article.apart import label_of
from copydesk.extraction.article.entries import LISTS, TABLES, Entries
from copydesk.extraction.article.hints import (
    AD,
    ANCHOR,
    ASIDE,
    AUTHOR,
    CAPTION,
    COMMENT,
    FIGURE,
    FOOTER,
    PROMO,
    QUOTED,
    RELATED,
    SHARE,
    hints_of,
)
from copydesk.extraction.article.media import embed_url, image_of, resolver
from copydesk.extraction.article.tags import GROUPS, HEADINGS, IMAGES
from copydesk.extraction.article.text import fold, fold_lines
from copydesk.extraction.article.walk import CELLS, Outline, Piece, whole_text
from copydesk.extraction.article.weigh import Weights
from copydesk.models import Block, Link, Media, Page
from copydesk.models.parts import BlockKind
from copydesk.normalise.captions import is_credit, parted

if TYPE_CHECKING:
    from turbohtml import Element

LEAD = 12
"""Pieces before the text in which its lead image and caption may stand: byline, date and share bar come between."""
MAX_COMMENTS = 200
MAX_LINKS = 2_000
MAX_CAPTION = 600
"""Characters of a second line below a picture; a longer one is no caption's."""
MAX_MEDIA = 500
"""Comments, links, images and embeds kept of one page; no article has as many."""


class Body:
    """Builds the blocks of one page."""

    def __init__(self, page: Page, outline: Outline, weights: Weights, taken: list[bool]) -> None:
        self.page = page
        self.outline = outline
        self.weights = weights
        self.taken = taken
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Media] = []
        self.cut: dict[str, int] = {}
        """What there was more of than is kept, and how many are."""
        self.layouts: set[int] = set()
        """Tables that lay out text instead of holding data."""
        self._entries = Entries(outline, taken)
        self._shown: set[str] = set()
        self.resolve = resolver(page)
        self.host = urlsplit(page.url).netloc.removeprefix("www.") if page.url and "[" not in page.url else ""
        marks = [index for index, yes in enumerate(taken) if yes]
        if marks:
            self._build(marks[0], marks[-1])

    def _build(self, first: int, last: int) -> None:
        pieces = self.outline.pieces
        media = [m for m in self.outline.media if first - LEAD <= m[0] <= last]
        if len(media) > MAX_MEDIA:
            self.cut["images and embeds"] = MAX_MEDIA
            media = media[:MAX_MEDIA]
        next_media = 0
        index = max(0, first - LEAD)
        while index <= last:
            while next_media < len(media) and media[next_media][0] <= index:
                self._medium(media[next_media][1], media[next_media][2])
                next_media += 1
            if self.taken[index]:
                index = self._content(index)
                continue
            kind = self.label(index)
            if kind is not None and (index > first or kind == "caption"):
                self._left(kind, pieces[index])
            index += 1
        self._behind(last, [m for m in self.outline.media if m[0] > last][:MAX_MEDIA])
        comments, good = 0, self.weights.good
        for index in range(last + 1, len(pieces)):
            # The label is asked last: it reads the names of every box around the piece.
            if good[index] and self.label(index) == "comment":
                if comments == MAX_COMMENTS:
                    self.cut["comments"] = MAX_COMMENTS
                    break
                self._left("comment", pieces[index])
                comments += 1

    def _behind(self, last: int, media: Sequence[tuple[int, int, Element]]) -> None:
        """Add the pictures, captions and author's box that follow the last piece of text where the text stands."""
        pieces, parents = self.outline.pieces, self.outline.parents
        home = self.weights.articles[self.weights.top] or self.weights.top
        inside: dict[int, bool] = {0: False, home: home > 0}

        def stands(box: int) -> bool:
            way = []
            while box not in inside:
                way.append(box)
                box = parents[box]
            inside.update(dict.fromkeys(way, inside[box]))
            return inside[box]

        place = 0
        for index in range(last + 1, min(len(pieces), last + 1 + LEAD) + 1):
            while place < len(media) and media[place][0] <= index:
                if stands(media[place][1]):
                    self._medium(media[place][1], media[place][2])
                place += 1
            if index == len(pieces) or not stands(pieces[index].box):
                return
            kind = self.label(index)
            if kind in ("caption", "credit"):
                self._left(kind, pieces[index])

    def label(self, index: int) -> BlockKind | None:
        """Name what a piece that is no article text is; None for what nobody would miss."""
        piece, weights = self.outline.pieces[index], self.weights
        hints = weights.read(piece.box)
        places = weights.places[piece.box]
        own = piece.node.attr("class")
        if hints & COMMENT or (own and hints_of(own) & COMMENT):
            return "comment"
        if said := label_of(self.outline, piece):
            return said
        if piece.tag == "figcaption" or places & FIGURE or (hints & CAPTION and piece.tag != "h1"):
            return "caption"
        if hints & AD:
            return "ad"
        if hints & SHARE:
            return "share"
        if places & FOOTER:
            return None
        if hints & (PROMO | RELATED) or places & ASIDE or (piece.size > 20 and piece.link * 2 > piece.size):
            return "promo"
        if hints & AUTHOR:
            return "credit"
        return None

    def _left(self, kind: BlockKind, piece: Piece) -> None:
        if kind == "comment" and piece.tag in LISTS:  # one of each reader
            lines = [*filter(None, fold_lines(whole_text(piece)))]
            if len(lines) > MAX_COMMENTS:
                self.cut["comments"] = MAX_COMMENTS
            self.blocks += [Block(kind, line) for line in lines[:MAX_COMMENTS]]
            return
        text = fold(whole_text(piece))
        href = None
        if piece.anchors and kind in ("promo", "ad"):
            href = self.resolve(piece.anchors[0].attr("href") or "")
        if self.images and kind in ("caption", "credit"):
            self._captioned(kind, text)
        self.blocks.append(Block(kind, text, href=href))

    def _captioned(self, kind: BlockKind, text: str) -> None:
        """Give the last picture the caption or the credit that stands just behind it, in one element or in two."""
        last = self.images[-1]
        behind = len(self.blocks) - 1 - (last.block or 0)
        caption, credit = last.caption, last.credit
        if behind == 0:
            caption, credit = (text, None) if kind == "caption" else (None, parted(text).credit)
        elif behind == 1 and self.blocks[-1].kind in ("caption", "credit") and len(text) <= MAX_CAPTION:
            told = parted(text)
            if told.caption is None and credit is None:
                credit = told.credit
            elif caption is None or (kind == "caption" and is_credit(caption)):  # the credit stands first
                caption, credit = text, credit or parted(caption or "").credit
        if caption != last.caption or credit != last.credit:
            self.images[-1] = Media(
                last.url, caption, credit, last.alt, last.width_px, last.height_px, last.lead, last.block
            )

    def _content(self, index: int) -> int:
        """Add the content block that starts at a piece; give the index after it."""
        piece = self.outline.pieces[index]
        tag, box = piece.tag, piece.box
        level = HEADINGS.get(tag)
        if level is not None:
            return self._add(Block("heading", fold(piece.text), level), index, index + 1)
        if tag in GROUPS:
            items = tuple(filter(None, fold_lines(whole_text(piece))))
            kind_: BlockKind = "table" if tag == "table" else "list"
            if tag == "table" and (caption := piece.node.find("caption")) is not None and (told := fold(caption.text)):
                self.blocks.append(Block("caption", told))
            return self._add(Block(kind_, "\n".join(items), items=items), index, index + 1)
        if tag == "pre":
            return self._add(Block("code", piece.text.strip("\n")), index, index + 1)
        if listing := self._entries.nearest(box, LISTS):
            items, end = self._entries.listed(index, listing)
            return self._add(Block("list", "\n".join(items), items=items), index, end)
        if tag in CELLS:
            table = self._entries.nearest(box, TABLES)
            if table and table not in self.layouts:
                rows, end = self._entries.rows(index, table)
                if len(rows) > 1 and any("\t" in row for row in rows):
                    return self._add(Block("table", "\n".join(rows), items=tuple(rows)), index, end)
                self.layouts.add(table)
        if piece.anchors:
            self._link(piece.anchors)
        self.blocks.append(Block("quote" if self.weights.places[box] & QUOTED else "paragraph", fold(piece.text)))
        return index + 1

    def _add(self, block: Block, start: int, end: int) -> int:
        for piece in self.outline.pieces[start:end]:
            if piece.anchors:
                self._link(piece.anchors)
        self.blocks.append(block)
        return end

    def _link(self, anchors: list[Element]) -> None:
        """Note the links of the block that is added next."""
        place, left = len(self.blocks), MAX_LINKS - len(self.links)
        if len(anchors) > left:
            self.cut["links"] = MAX_LINKS
        for anchor in anchors[:left]:
            href = self.resolve(anchor.attr("href") or "")
            if href:
                self.links.append(Link(href, fold(anchor.text) or None, self._internal(href), place))

    def _internal(self, href: str) -> bool:
        host = href.split("/", 3)[2] if href.count("/") > 1 else ""
        return bool(self.host) and (host == self.host or host.endswith("." + self.host) or host == "www." + self.host)

    def _medium(self, box: int, element: Element) -> None:
        weights = self.weights
        if weights.read(box) & (AD | RELATED | COMMENT | AUTHOR) or weights.places[box] & (ASIDE | FOOTER | ANCHOR):
            return
        if element.tag not in IMAGES:
            url = embed_url(element, self.resolve)
            if url:
                self.blocks.append(Block("embed", href=url))
            return
        image = image_of(element, self.resolve)
        if image is None or image[0] in self._shown:
            return
        url, alt, width, height = image
        self._shown.add(url)
        lead = not self.images and not any(block.kind == "paragraph" for block in self.blocks)
        self.images.append(Media(url, None, None, alt, width, height, lead, len(self.blocks)))
        self.blocks.append(Block("image", alt or "", href=url))
