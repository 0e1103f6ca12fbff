"""What shared layouts say of a page that shows its CMS, whatever its site: the default plugin `cms`.

A shared layout with the key `general` speaks for those fields on any page its `when` holds of; above what is read of
any site's pages, below a source's own rules. Which fields those are was measured, layout by layout: see docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from copydesk.errors import SourceError
from copydesk.extraction.ladder import SHARED_LAYOUT
from copydesk.extraction.rules.layout import Layout
from copydesk.extraction.rules.reading import SHARED_HERE, read_shared
from copydesk.extraction.rules.select import found_by, holds
from copydesk.models import Found, Page, Source, evolve


def copydesk_extract(page: Page, source: Source | None) -> Iterator[Found]:
    """Give what the layout of the page's CMS finds for the fields it speaks for."""
    if page.kind != "html":
        return
    layout = next((each for each in general_layouts() if each.when is not None and holds(each.when, page)), None)
    if layout is None:
        return
    for field in layout.general:
        for rule in layout.fields.get(field, ()):
            given = found_by(rule, field, page, source, layout.body, without=layout.remove)
            if given and given[0].value is not None:
                for found in given:  # a body's pictures say themselves how far they are believed
                    how = found.confidence if found.field == "images" and field != "images" else SHARED_LAYOUT
                    yield evolve(found, path=f"{layout.name}: {found.path}", confidence=how)
                break


@cache
def general_layouts() -> tuple[Layout, ...]:
    """Give the layouts that speak for pages of any site, read at the first page."""
    layouts: list[Layout] = []
    for file in sorted(SHARED_HERE.glob("*.toml")):
        layout, mistakes = read_shared(file)
        if mistakes:
            raise SourceError("\n".join(map(str, mistakes)))
        if layout.general:
            layouts.append(layout)
    return tuple(layouts)
