"""Whether the body a site file finds is the article.

A file was right when it was written. Since then its site may have been redesigned: mostly its rules then find nothing,
now and then a caption or a teaser, or a box grown around the article. So it is compared with the body the generic
extractor finds, which knows nothing of the site and everything of the page.

On 47 pages of 15 sites of the public collection (body F1 against the truth): files .903, generic .956. Within the
bounds below the two were nearly equally good; outside them lay five pages, and the generic body was better on each:
once the file found a tenth (a redesigned site), four times the article and as much again around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from copydesk.models import CONTENT_KINDS, Block
from copydesk.models.article import body_text

MIN_CHARS = 250
"""Characters of a generic body that is worth comparing with."""
SHORTEST = 1 / 3
"""Of the generic body's length. Less is a remnant."""
LONGEST = 1.5
"""Of the generic body's length. More, with the generic body in it, is the article and what stands around it."""
WITHIN = 0.8
"""Share of the generic body's text that is in the file's, from which the one is in the other."""


def why_not(body: str, generic: str) -> str:
    """Say why the file's body is not the article; an empty string where it may be."""
    if not body:
        return "its rules find no body"
    if len(generic) < MIN_CHARS:
        return ""
    sizes = f"{len(body)} characters, where the page seems to have {len(generic)}"
    if len(body) < SHORTEST * len(generic):
        return f"its rules find a body of {sizes}"
    if len(body) > LONGEST * len(generic) and _share(generic, body) >= WITHIN:
        return f"its rules find a body with other things around the article: {sizes}"
    return ""


def _share(inner: str, outer: str) -> float:
    """Give the share of the paragraphs of `inner`, by length, that stand in `outer`; white space is passed over."""
    folded = "".join(outer.split())
    paragraphs = ["".join(paragraph.split()) for paragraph in inner.split("\n\n")]
    return sum(len(each) for each in paragraphs if each in folded) / max(1, sum(map(len, paragraphs)))


def longest_body(answers: Iterable[Iterable[Any]]) -> str:
    """Give the text of the longest body among what others found."""
    bodies = (found.value for answer in answers for found in answer if found.field == "body")
    return max((content(body) for body in bodies if isinstance(body, tuple)), key=len, default="")


def content(blocks: tuple[Any, ...]) -> str:
    """Give the text of the content blocks."""
    return body_text(block for block in blocks if isinstance(block, Block) and block.kind in CONTENT_KINDS)
