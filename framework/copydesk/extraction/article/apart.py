"""What stands apart from the article's text and says so, whatever the trees make of it.

The trees sum names with much else, and on a short page they take a box of newsletters or of the author. Each rule says
what it would have left out of the pieces they took on the shared pages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.extraction.article.hints import ANCHOR, PROMO
from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.walk import Outline, Piece
from copydesk.extraction.article.weigh import Weights
from copydesk.models.parts import BlockKind

# Nine wrong pieces with such names of author and byline, 1,425 characters, and two of consent, 1,263; none of them
# right. One right caption. What a pulled quote is called is not among them: 19 of 23 stand in the truths.
_PATTERNS: tuple[tuple[BlockKind, str], ...] = (
    ("credit", r"author[-_]*(?:bio|box|info|card|desc\w*|profile|details|about)|about[-_]*(?:the[-_]*)?author"),
    ("credit", r"(?:^|[\s_-])(?:bio|byline)(?:$|[\s_-])|(?:post|entry)-author"),
    ("caption", r"caption-text|(?:^|[\s_-])(?:wp|image|img|photo|media|figure)?-?caption(?:$|\s)"),
    ("share", r"(?:share|sharing|social)-?_?(?:bar|buttons?|links|tools|icons|menu)"),
    ("promo", r"cookie-?_?(?:banner|notice|consent|bar|wall)|consent-?_?(?:banner|layer|notice)|gdpr"),
    # The layers of the services that ask for consent: OneTrust, Didomi, Quantcast, Usercentrics, Cookiebot.
    ("promo", r"onetrust|(?:^|\s)ot-sdk|didomi|qc-cmp|usercentrics|cybotcookie"),
)
_NAMES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)


@lru_cache(8192)
def named(name: str) -> BlockKind | None:
    """Say what a class attribute names that is never text; None for any other name."""
    return next((kind for kind, pattern in _NAMES if pattern.search(name)), None)


def label_of(outline: Outline, piece: Piece) -> BlockKind | None:
    """Say what the class of a piece's own element names; None where it stands directly in its box."""
    if piece.node is outline.boxes[piece.box]:
        return None
    name = piece.node.attr("class")
    return named(name) if name else None


def stands_apart(outline: Outline, weights: Weights, piece: Piece, common: dict[int, int]) -> bool:
    """Tell whether a piece, or a box around it that the top box does not stand in, is named as no text.

    `common` are the boxes the top box stands in. As promotion (newsletter, subscription) are named 34 wrong pieces and
    8 right ones, 17,700 and 1,900 characters; by names of sharing and by `aside` more text would go than is saved. A
    box with half of the page's weight stands beside nothing: "paywall" is also what sites call the part of the article
    behind it. Paragraphs in a caption's box: 111 words on the shared pages, all wrong.
    """
    if label_of(outline, piece) is not None:
        return True
    hints, names, parents, box = weights.hints, weights.names, outline.parents, piece.box
    while box not in common:
        parent = parents[box]
        if hints[box] & ~hints[parent] & PROMO and weights.mass[box] * 2 < weights.total:
            return True
        if outline.tags[box] == "figcaption" or (names[box] and named(names[box]) is not None):
            return True
        box = parent
    return False


def teasers(outline: Outline, weights: Weights) -> set[int]:
    """Give the articles beside the one of the headline that are teasers: lighter ones whose heading is a link.

    None of the pieces taken on the shared pages stands in one; a page of a short text and a dozen teasers is left.
    """
    if weights.h1 < 0:
        return set()
    box, parents, tags = outline.pieces[weights.h1].box, outline.parents, outline.tags
    own: set[int] = set()
    home = 0
    while box:
        own.add(box)
        if not home and tags[box] == "article":
            home = box
        box = parents[box]
    if not home:
        return set()
    found: set[int] = set()
    for piece in outline.pieces:
        if piece.tag in HEADINGS:
            weights.read(piece.box)
            other = weights.articles[piece.box]
            linked = piece.link * 2 > piece.size or weights.places[piece.box] & ANCHOR
            if linked and other and other not in own and weights.mass[other] < weights.mass[home]:
                found.add(other)
    return found
