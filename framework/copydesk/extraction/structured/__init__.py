"""Structured data: what a page says of itself in JSON-LD, Open Graph, meta and link elements, and microdata."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.extraction.structured.json_ld_fields import from_json_ld
from copydesk.extraction.structured.meta_fields import from_meta
from copydesk.extraction.structured.microdata import from_microdata
from copydesk.extraction.structured.page_data import structured
from copydesk.extraction.structured.record import Item, LinkTag, Structured
from copydesk.models import Found, Page, Source

__all__ = ["Item", "LinkTag", "Structured", "copydesk_extract", "facts", "structured"]


def facts(page: Page) -> tuple[Found, ...]:
    """Give all that the structured data of a page say, read once and shared."""
    known: tuple[Found, ...] | None = page.memo.get("structured_facts")
    if known is None:
        data = structured(page)
        known = (*from_json_ld(data), *from_meta(page, data), *from_microdata(page))
        page.memo["structured_facts"] = known
    return known


def copydesk_extract(page: Page, source: Source | None) -> Iterable[Found]:  # noqa: ARG001
    """Give what the page's structured data says; each trouble met in it as a Found of the field `issue`."""
    if page.kind != "html":
        return
    yield from facts(page)
    for issue in structured(page).issues:
        yield Found("issue", issue, "json-ld", str((issue.data or {}).get("path", "")))
