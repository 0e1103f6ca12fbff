"""What stands around the headline besides names and dates: kicker, subtitle, and the trail of sections above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copydesk.extraction.headline.title import headline
from copydesk.extraction.headline.zone import lines_around, place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import structured
from copydesk.extraction.structured.json_ld_fields import trail
from copydesk.models import Found, Page

_SUBTITLE = re.compile(
    r"(?:^|[\s_-])(?:sub-?(?:title|head(?:line|ing)?|line)|standfirst|stand-first|dek|deck|chapo|chapeau|vorspann|"
    r"sous-?titre|sottotitolo|occhiello|sommario|bajada|entradilla|subtitulo|underrubrik|manchet|ingress)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|topline|overline|dachzeile|spitzmarke|antetitulo|cintillo|surtitre|rubric)(?:$|[\s_-])",
    re.IGNORECASE,
)
NEAR = 24
"""Nodes around the headline where a kicker or subtitle stands."""
MAX_TRAIL = 12
MAX_LISTS = 60


def from_surroundings(page: Page) -> Iterator[Found]:
    """Give kicker and subtitle where their markup names them, and the trail where no metadata has a section."""
    element = headline(page).element
    if element is not None:
        kicker = subtitle = False
        for line in lines_around(page, element):
            near = -NEAR < line.distance < NEAR
            if not near or not 3 <= len(line.text) <= 400:
                continue
            parent = line.parent
            label = _classes(parent) if parent is not None else ""
            if not label or parent is None:
                continue
            if not subtitle and len(line.text) > 15 and _SUBTITLE.search(label):
                subtitle = True
                text = " ".join(parent.text.split())
                yield Found("subtitle", text, "css", place(parent), None, rank("subtitle", "css"))
            elif not kicker and len(line.text) < 60 and _KICKER.search(label):
                kicker = True
                yield Found("kicker", line.text, "css", place(parent), None, rank("kicker", "css"))
    yield from _trail(page)


def _classes(element: Any) -> str:
    parent = element.parent
    outer = parent.attr("class") or "" if hasattr(parent, "attr") else ""
    return f"{element.attr('class') or ''} {outer}"


def _trail(page: Page) -> Iterator[Found]:
    data = structured(page)
    if any(name in data.meta for name in ("article:section", "section")) or next(data.of_type("breadcrumblist"), None):
        return
    if data.article is not None and data.article.data.get("articleSection"):
        return
    for tag in ("nav", "ol", "ul"):
        for nav in page.tree.find_all(tag, limit=MAX_LISTS):
            label = f"{nav.attr('class') or ''} {nav.attr('aria-label') or ''}".lower()
            if "breadcrumb" in label:
                names = [" ".join(link.text.split()) for link in nav.find_all("a", limit=MAX_TRAIL)]
                names = [*dict.fromkeys(name for name in names if name)]
                if sections := trail(names, headline(page).text or None):
                    yield Found("section", sections, "breadcrumb", place(nav), names, rank("section", "breadcrumb:css"))
                return
