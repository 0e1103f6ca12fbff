"""What the page says elsewhere of its article: title, description, JSON-LD `articleBody`.

Evidence of which shown text is the article's; the text itself only where the page shows none.
"""

from __future__ import annotations

import html
import re

from copydesk.extraction.structured import structured
from copydesk.models import Page

MIN_TOLD = 300
"""Characters from which an articleBody says which pieces belong; shorter ones are teasers."""
KEY = 30
"""Characters, white space apart, by which a piece is looked up: enough to be unique, few enough to survive links."""
MAX_TOLD = 200_000
MAX_LEAD = 2_000
MAX_TITLE = 1_000
"""Characters of articleBody, description and title that are gone by: each piece of the page is looked up in them, so
that their length times the number of pieces is the work. The longest among 1,357 pages has 49,826."""
_TAG = re.compile("<[^<>]{0,300}>")


class Evidence:
    """What to look pieces up in."""

    __slots__ = ("_known", "lead", "partial", "title", "told")

    def __init__(self, title: str = "", lead: str = "", told: str = "") -> None:
        self.title = title[:MAX_TITLE]
        """The document's title as it stands in the head, with the site's name."""
        self.lead = lead[:MAX_LEAD] if len(lead) > KEY else ""
        """The description."""
        self.told = "".join(told[:MAX_TOLD].split()) if len(told) >= MIN_TOLD else ""
        """JSON-LD articleBody without white space; empty where there is none to go by."""
        self._known: dict[str, bool] = {}
        self.partial = len(told) > MAX_TOLD
        """Whether there is more of it: what is not in `told` may still be the article's."""

    def tells(self, text: str) -> bool:
        """Tell whether JSON-LD has this piece in its articleBody."""
        known = self._known.get(text)
        if known is None:  # asked twice of most
            known = self._known[text] = "".join(text[: 3 * KEY].split())[:KEY] in self.told
        return known

    def leads(self, text: str) -> bool:
        """Tell whether the description begins in this piece, or holds its beginning."""
        return text.lstrip()[:40] in self.lead or self.lead[:40] in text


def evidence_of(page: Page) -> Evidence:
    """Read title, description and articleBody."""
    title = page.tree.find("title")
    data = structured(page)
    lead = data.first_meta("description", "og:description")
    items = (data.article, *data.items) if data.article is not None else data.items
    told = next((text[1] for item in items if (text := item.text("articleBody")) is not None), "")
    if "<" in told:
        told = _TAG.sub(" ", told)
    return Evidence(title.text if title is not None else "", lead[1] if lead else "", html.unescape(told))


def stated_body(page: Page) -> tuple[str, str] | None:
    """Give the place and the text of the articleBody of the page's own JSON-LD article; None for a teaser or none."""
    article = structured(page).article
    stated = article.text("articleBody") if article is not None else None
    return stated if stated is not None and len(stated[1]) >= MIN_TOLD else None
