"""Which of a source's rules find something on a page, each asked on its own: what `copydesk drift` counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from turbohtml import parse

from copydesk.extraction.rules import layout_of
from copydesk.extraction.rules.layout import Layout, Region, Rule, Spot
from copydesk.extraction.rules.marks import meant
from copydesk.extraction.rules.regions import listing_links, related_items
from copydesk.extraction.rules.select import evaluate, holds
from copydesk.models import Link, Page, Source
from copydesk.models.base import record

_OF_TEXT = frozenset({"label", "url"})
_OF_HTML = frozenset({"css", "xpath", "json-ld", "meta", "microdata", "script", "all"})


@record
class Trace:
    """One rule on one page."""

    layout: str
    field: str
    """Field of the record, `remove`, or of a listing `links`, `links title` or `next_page`."""
    rule: str
    """Kind and query: `css h1.head`."""
    hit: bool


def trace(page: Page, source: Source, *, listing: bool = False) -> Iterator[Trace]:
    """Give every rule of the page's layout, later alternatives too, with whether it finds something.

    The page has been read: what the layout removes is gone. Left out are constants, rules whose condition does not
    hold, and on a text page what only HTML has. Of a `listing` the rules are those of `[layout.listing]` alone.
    """
    layout = layout_of(page, source)
    if layout is None:
        return
    if listing:
        yield from _listing(layout, page, source)
        return
    kinds = _OF_TEXT if page.kind == "text" else _OF_TEXT | _OF_HTML
    for field, rules in layout.fields.items():
        for rule in rules:
            if rule.kind in kinds and (rule.when is None or holds(rule.when, page)):
                yield Trace(layout.name, field, _shown(rule), _finds(partial(_hit, rule, field, page, source, layout)))
    if page.kind == "text":
        return
    for region in layout.related or ():
        if region.when is None or holds(region.when, page):
            yield Trace(layout.name, "related", f"css {region.item}", _finds(partial(_items, region, page, source)))
    if layout.remove:
        whole = parse(page.text)
        for spot in layout.remove:
            yield Trace(layout.name, "remove", _named(spot), next(meant(spot, whole), None) is not None)


def _listing(layout: Layout, page: Page, source: Source) -> Iterator[Trace]:
    region = layout.listing
    if region is None or page.kind == "text" or (region.when is not None and not holds(region.when, page)):
        return
    try:
        found = {each.field: each.value for each in listing_links(region, page, source)}
    except Exception:  # a transform of somebody's, as above
        found = {}
    links = found.get("links", ())
    yield Trace(layout.name, "links", f"css {region.item}", bool(links))
    if region.title:
        yield Trace(layout.name, "links title", _all(region.title), any(map(_titled, links)))
    if region.next:
        yield Trace(layout.name, "next_page", _all(region.next), "next_page" in found)


def _titled(link: Link | Mapping[str, str | None]) -> bool:
    return bool(link.text if isinstance(link, Link) else link["text"])


def _hit(rule: Rule, field: str, page: Page, source: Source, layout: Layout) -> bool:
    found = evaluate(rule, field, page, source, layout.body)
    return found is not None and found.value is not None


def _items(region: Region, page: Page, source: Source) -> bool:
    return next(related_items((region,), page, source), None) is not None


def _finds(asked: Callable[[], bool]) -> bool:
    try:
        return asked()
    except Exception:  # a transform of somebody's, which the reading of the page has told by name
        return False


def _named(spot: Spot) -> str:
    words = (f"css {spot.css}" if spot.css else "", f"matching {spot.matches.pattern}" if spot.matches else "")
    return " ".join(filter(None, words))


def _all(rules: Sequence[Rule]) -> str:
    return " or ".join(map(_shown, rules))


def _shown(rule: Rule) -> str:
    place = f" {rule.path}" if rule.path else ""
    return f"{rule.kind} {rule.query}{place}" + (f" matching {rule.matches.pattern}" if rule.matches else "")
