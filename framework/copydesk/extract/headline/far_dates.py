"""Dates away from the headline, for pages that have none beside it: at the article's end, in lines that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from copydesk.extract.headline import words
from copydesk.extract.headline.zone import place
from copydesk.extract.ladder import rank
from copydesk.models import Context, Found, Page

MAX_STRINGS = 20_000
"""Text nodes of a page looked through; the largest real page has about 15,000."""
_YEAR = re.compile(r"\d{4}")
"""Looked for first, for it is ten times cheaper than a date."""
MAX_RAW = 160
"""Characters of a date line with its label and the blanks around it."""
MAX_TIMES = 60


_IN_URL = re.compile(
    r"[/_-]((?:19[89]|20[0-4])\d(?:/\d{1,2}/\d{1,2}|-\d{2}-\d{2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))(?=[/_.+-]|$)"
)
"""A full date in an address: /2020/05/03/, /2020-05-03-, /20200503/."""


def from_far(page: Page, modified: bool) -> Iterator[Found]:
    """Give the date of the page's <time> elements where they agree, and dates behind a label anywhere in the page."""
    days: dict[str, Any] = {}
    for element in page.tree.find_all("time", limit=MAX_TIMES):
        machine = (element.attr("datetime") or "").strip()
        if machine[:4].isdigit():
            days.setdefault(machine[:10], element)
    if len(days) == 1:
        element = next(iter(days.values()))
        value = element.attr("datetime")
        yield Found("published", value, "time", place(element), element.text, rank("published", "time:far"))
    yield from _labelled(page, published=len(days) != 1, modified=modified)
    if page.url and (found := _IN_URL.search(page.url)):
        yield Found("published", found[1], "url", "url", page.url, rank("published", "url"))


def readable(text: str, page: Page) -> bool:
    """Tell whether a line holds a date, read as the normaliser will read it in the page's language."""
    from copydesk.normalise.dates.read import read_date  # its tables are loaded at the first printed date only

    root = page.tree.find("html")
    language = (root.attr("lang") if root is not None else None) or None
    reading = read_date(text, Context(language=language))
    # A date whose order or year is in doubt is one all the same; the page's language may settle it.
    return reading.timestamp is not None or all(issue.code not in _NO_DATE for issue in reading.issues)


_NO_DATE = frozenset(("unreadable_date", "missing_date", "not_a_date"))


def _labelled(page: Page, *, published: bool, modified: bool) -> Iterator[Found]:
    body = page.tree.find("body")
    if body is None:
        return
    before = ""
    for raw in islice(body.strings, MAX_STRINGS):
        if len(raw) > MAX_RAW or raw.isspace():
            before = before if raw.isspace() else ""
            continue
        text = raw.strip()
        found = words.DATE.search(text) if _YEAR.search(text) else None
        if found is not None:
            label = text[: found.start()] or before
            if len(label) <= MAX_LABEL and "©" not in label:
                whole = text if text[: found.start()] else f"{before} {text}"
                if modified and words.modified(label):
                    modified = False
                    yield Found("modified", whole, "label", "text", None, rank("modified", "label:far"))
                elif published and not words.modified(label) and words.published(label):
                    published = False
                    yield Found("published", whole, "label", "text", None, rank("published", "label:far"))
            if not (published or modified):
                return
        before = text


MAX_LABEL = 30
"""Characters of a label: "Originally published on"."""
