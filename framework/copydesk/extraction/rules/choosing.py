"""Picks the layout a page is read by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copydesk.extraction.rules.layout import Layout
from copydesk.extraction.rules.select import evaluate, holds
from copydesk.models import Context, Page, Source, Timestamp


def choose_layout(layouts: Sequence[Layout], page: Page, source: Source | None = None) -> Layout | None:
    """Pick the layout of the page's date, of those whose condition holds.

    The date is the day the page was fetched. Where that is unknown, or no layout is of that day, a layout is picked
    whose own rules find a date on the page at which it was in use; else the one whose rules find most, the first of
    equals.
    """
    layouts = [layout for layout in layouts if layout.when is None or holds(layout.when, page)]
    if len(layouts) < 2:
        return layouts[0] if layouts else None
    if page.fetched_at is not None:
        day = page.fetched_at.date()
        current = [layout for layout in layouts if in_use(layout, day)]
        if current:
            return current[0] if len(current) == 1 else max(current, key=lambda layout: _hits(layout, page, source))
    dated = [layout for layout in layouts if layout.since or layout.until]
    for layout in dated:
        own = _own_day(layout, page, source)
        if own is not None and in_use(layout, own):
            return layout
    return max(layouts, key=lambda layout: _hits(layout, page, source))


def in_use(layout: Layout, day: date) -> bool:
    """Tell whether the site looked so on a day."""
    return (layout.since is None or layout.since <= day) and (layout.until is None or day < layout.until)


def _own_day(layout: Layout, page: Page, source: Source | None) -> date | None:
    """Give the day the layout's rules read from the page: of its last change, else of its publication."""
    from copydesk.normalise import normalise_value

    context = Context(
        url=page.url,
        language=source.language if source else None,
        date_order=source.date_order if source else None,
    )
    for field in ("modified", "published"):
        for rule in layout.fields.get(field, ()):
            found = evaluate(rule, field, page, source)
            if found is None or found.value is None:
                continue
            for read in normalise_value(field, found.value, context):
                if isinstance(read.value, Timestamp) and len(read.value.local) >= 10:
                    return date.fromisoformat(read.value.local[:10])
    return None


def _hits(layout: Layout, page: Page, source: Source | None) -> int:
    found = (
        any(each is not None and each.value is not None for each in (evaluate(r, field, page, source) for r in rules))
        for field, rules in layout.fields.items()
    )
    return sum(found)
