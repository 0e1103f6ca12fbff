"""From a page to the outline of its text, its mojibake undone."""

from __future__ import annotations

from copydesk.extraction.article.mojibake import repaired, suspicious
from copydesk.extraction.article.walk import Outline, walk
from copydesk.models import Issue, Page


def outlined(page: Page) -> tuple[Outline | None, tuple[Issue, ...]]:
    """Give the outline of a page's text and what was done to get it; None where the document has no element."""
    outline = _outline(page)
    if outline is None or not suspicious("".join([piece.text[:60] for piece in outline.pieces[:200]])):
        return outline, ()
    text = repaired(page.text)
    again = _outline(Page(text=text)) if text is not None else None
    if again is None:
        return outline, ()
    message = "the document was decoded with the wrong encoding; its text was read again with the right one"
    return again, (Issue("wrong_encoding", "body", message=message),)


def _outline(page: Page) -> Outline | None:
    tree = page.tree
    body = tree.find("body")
    root = body if body is not None else tree.root
    return walk(root) if root is not None else None
