"""From a page to the outline of its text, its mojibake undone."""

from __future__ import annotations

from copydesk.extraction.article.mojibake import repaired, suspicious
from copydesk.extraction.article.walk import Outline, walk
from copydesk.models import Issue, Page

Outlined = tuple[Outline | None, tuple[Issue, ...]]


def outlined(page: Page) -> Outlined:
    """Give the outline of a page's text and the issues met on the way, worked out once and kept in `page.memo`.

    The outline holds every piece of visible text below the body in reading order, each with its tag, its element,
    its links and the number of its box; the boxes as parallel lists (element, tag, parent); images and embeds with
    the number of pieces before them. What `tags` calls SKIP (scripts, forms' controls, `nav`) is not in it. Where the
    document was decoded wrongly its elements are of a second, repaired tree, not of `page.tree`. None where the
    document has no element. It is read after the clean hooks; what is removed from the tree later stays in it.
    """
    known: Outlined | None = page.memo.get("outline")
    if known is None:
        known = page.memo["outline"] = _outlined(page)
    return known


def _outlined(page: Page) -> Outlined:
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
