"""What the page says elsewhere of its article: title, description, JSON-LD `articleBody`. Evidence, never the text."""

from __future__ import annotations

import html
import re
from json import JSONDecoder

from copydesk.models import Page

MIN_TOLD = 300
"""Characters from which an articleBody says which pieces belong; shorter ones are teasers."""
KEY = 30
"""Characters, white space apart, by which a piece is looked up: enough to be unique, few enough to survive links."""
_STRING = JSONDecoder(strict=False)
_WANTED = ("title", "meta")
_MARKER = '"articleBody"'
_TAG = re.compile("<[^<>]{0,300}>")


class Evidence:
    """What to look pieces up in."""

    __slots__ = ("lead", "title", "told")

    def __init__(self, title: str = "", lead: str = "", told: str = "") -> None:
        self.title = title
        """The document's title as it stands in the head, with the site's name."""
        self.lead = lead if len(lead) > KEY else ""
        """The description."""
        self.told = "".join(told.split()) if len(told) >= MIN_TOLD else ""
        """JSON-LD articleBody without white space; empty where there is none to go by."""

    def tells(self, text: str) -> bool:
        """Tell whether JSON-LD has this piece in its articleBody."""
        return "".join(text[: 3 * KEY].split())[:KEY] in self.told

    def leads(self, text: str) -> bool:
        """Tell whether the description begins in this piece, or holds its beginning."""
        return text.lstrip()[:40] in self.lead or self.lead[:40] in text


def evidence_of(page: Page) -> Evidence:
    """Read title, description and articleBody where they can be had for little."""
    title, lead = "", ""
    head = page.tree.find("head")
    for element in head.iter_elements(_WANTED) if head is not None else ():
        if element.tag == "title":
            title = title or element.text
        elif not lead and (element.attr("name") == "description" or element.attr("property") == "og:description"):
            lead = element.attr("content") or ""
    return Evidence(title, lead, article_body(page.text))


def article_body(document: str) -> str:
    """Give the first articleBody of the document's JSON-LD as plain text, "" where there is none that can be read."""
    start = document.find(_MARKER)
    if start < 0:
        return ""
    quote = document.find('"', start + len(_MARKER))
    if quote < 0 or document[start + len(_MARKER) : quote].strip() != ":":
        return ""
    try:
        text, _ = _STRING.raw_decode(document, quote)
    except ValueError:
        return ""
    if "<" in text:
        text = _TAG.sub(" ", text)
    return html.unescape(text) if "&" in text else text
