"""What stands around the headline besides names and dates: kicker, subtitle, and the trail of sections above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copydesk.extract.headline.title import headline
from copydesk.extract.headline.zone import lines_around
from copydesk.extract.ladder import rank
from copydesk.extract.structured import structured
from copydesk.extract.structured.from_json_ld import trail
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
_TRAILS = (
    "nav[class*=breadcrumb], nav[aria-label*=readcrumb], ol[class*=breadcrumb], ul[class*=breadcrumb], "
    "div[class*=breadcrumb]"
)
NEAR = 24
"""Nodes around the headline where a kicker or subtitle stands."""
MAX_TRAIL = 12


def from_surroundings(page: Page) -> Iterator[Found]:
    """Give kicker and subtitle where their markup names them, and the trail where no metadata has a section."""
    element = headline(page).element
    if element is not None:
        kicker = subtitle = False
        for line in lines_around(page, element):
            near = -NEAR < line.distance < NEAR
            if not near or not 3 <= len(line.text) <= 400:
                continue
            label = _classes(line.parent)
            if not subtitle and len(line.text) > 15 and _SUBTITLE.search(label):
                subtitle = True
                text = " ".join(line.parent.text.split())
                yield Found("subtitle", text, "css", line.parent.css_path(), None, rank("subtitle", "css"))
            elif not kicker and len(line.text) < 60 and _KICKER.search(label):
                kicker = True
                yield Found("kicker", line.text, "css", line.parent.css_path(), None, rank("kicker", "css"))
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
    for nav in page.tree.select(_TRAILS)[:1]:
        names = [" ".join(link.text.split()) for link in nav.find_all("a", limit=MAX_TRAIL)]
        names = [*dict.fromkeys(name for name in names if name)]
        sections = trail(names, headline(page).text or None)
        if sections:
            yield Found("section", sections, "breadcrumb", nav.css_path(), names, rank("section", "breadcrumb:css"))
