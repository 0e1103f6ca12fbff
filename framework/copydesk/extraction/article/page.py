"""From a page to the outline of its text, made once."""

from __future__ import annotations

from copydesk.extraction.article.walk import Outline, walk
from copydesk.models import Page


def outlined(page: Page) -> Outline | None:
    """Give the outline of a page's text, made once and kept in `page.memo`.

    The outline holds every piece of visible text below the body in reading order, each with its tag, its element,
    its links and the number of its box; the boxes as parallel lists (element, tag, parent); images and embeds with
    the number of pieces before them. What `tags` calls SKIP (scripts, forms' controls, `nav`) is not in it. None where
    the document has no element. It is read after the clean hooks; what is removed from the tree later stays in it.
    """
    if "outline" not in page.memo:
        tree = page.tree
        body = tree.find("body")
        root = body if body is not None else tree.root
        page.memo["outline"] = walk(root) if root is not None else None
    outline: Outline | None = page.memo["outline"]
    return outline
