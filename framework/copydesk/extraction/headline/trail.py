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
    r"(?<![^\s_-])(?:sub-?(?:title|head(?:line|ing)?|line)|standfirst|stand-first|dek|deck|chapo|chapeau|vorspann|"
    r"sous-?titre|sottotitolo|occhiello|sommario|bajada|entradilla|subtitulo|underrubrik|manchet|ingress)(?![^\s_-])"
).search
_KICKER = re.compile(
    r"(?<![^\s_-])(?:kicker|eyebrow|topline|overline|dachzeile|spitzmarke|antetitulo|cintillo|surtitre|rubric)(?![^\s_-])"
).search
NEAR = 24
"""Nodes around the headline where a kicker or subtitle stands."""
MIN_LINE, MIN_SUBTITLE, MAX_KICKER = 3, 16, 60
"""Characters of a line that is looked at, of a subtitle, and from which one is no kicker."""
MAX_TRAIL = 12
MAX_LISTS = 60


def from_surroundings(page: Page) -> Iterator[Found]:
    """Give kicker and subtitle where their markup names them, and the trail where no metadata has a section."""
    element = headline(page).element
    if element is not None:
        kicker = subtitle = False
        for line in lines_around(page, element):
            parent, size = line.parent, len(line.text)
            if parent is None or size < MIN_LINE or not -NEAR < line.distance < NEAR:
                continue
            label = _classes(parent)
            if not label:
                continue
            if not subtitle and size >= MIN_SUBTITLE and _SUBTITLE(label):
                subtitle = True
                text = " ".join(parent.text.split())
                yield Found("subtitle", text, "css", place(parent), None, rank("subtitle", "css"))
            elif not kicker and size < MAX_KICKER and _KICKER(label):
                kicker = True
                yield Found("kicker", line.text, "css", place(parent), None, rank("kicker", "css"))
    yield from _trail(page)


def _classes(element: Any) -> str:
    """Give the classes of an element and of the one around it, in lower case."""
    own, around = element.attr("class"), element.parent
    outer = around.attr("class") if hasattr(around, "attr") else None
    return f"{own or ''} {outer or ''}".lower() if own or outer else ""


def _trail(page: Page) -> Iterator[Found]:
    data = structured(page)
    if "article:section" in data.meta or "section" in data.meta or next(data.of_type("breadcrumblist"), None):
        return
    if data.article is not None and data.article.data.get("articleSection"):
        return
    for tag in ("nav", "ol", "ul"):
        for nav in page.tree.find_all(tag, limit=MAX_LISTS):
            label, said = nav.attr("class"), nav.attr("aria-label")
            if (label and "breadcrumb" in label.lower()) or (said and "breadcrumb" in said.lower()):
                names = [" ".join(link.text.split()) for link in nav.find_all("a", limit=MAX_TRAIL)]
                names = [*dict.fromkeys(name for name in names if name)]
                if sections := trail(names, headline(page).text or None):
                    yield Found("section", sections, "breadcrumb", place(nav), names, rank("section", "breadcrumb:css"))
                return
