"""Which of a source's rules find something on a page, each asked on its own: what `copydesk drift` counts."""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import parse

from copydesk.extraction.rules import _layout
from copydesk.extraction.rules.select import evaluate
from copydesk.models import Page, Source
from copydesk.models.base import record


@record
class Trace:
    """One rule on one page."""

    layout: str
    field: str
    """Field of the record, or `remove`."""
    rule: str
    """Kind and query: `css h1.head`."""
    hit: bool


def trace(page: Page, source: Source) -> Iterator[Trace]:
    """Give every rule of the page's layout, later alternatives too, with whether it finds something.

    The page has been read: what the layout removes is gone. Text pages are not asked for what is removed.
    """
    layout = _layout(page, source)
    if layout is None:
        return
    for field, rules in layout.fields.items():
        for rule in rules:
            if rule.kind != "value":
                yield Trace(layout.name, field, f"{rule.kind} {rule.query}", bool(evaluate(rule, field, page)[0]))
    if layout.remove and page.kind == "html":
        whole = parse(page.text)
        for selector in layout.remove:
            yield Trace(layout.name, "remove", f"css {selector}", whole.select_one(selector) is not None)
