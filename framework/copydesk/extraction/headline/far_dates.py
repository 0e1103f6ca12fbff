"""Dates away from the headline, for pages that have none beside it: at the article's end, in lines that say so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from copydesk.extraction.headline import words
from copydesk.extraction.headline.date_labels import is_changed
from copydesk.extraction.headline.far_places import Far, beside, is_anothers, line_of
from copydesk.extraction.headline.labelled_dates import MAX_LABEL, MAX_LINE, labelled
from copydesk.extraction.headline.zone import place
from copydesk.extraction.ladder import rank
from copydesk.models import Context, Found, Page

if TYPE_CHECKING:
    from copydesk.normalise.dates.reading import Reading

MAX_TIMES = 60


_IN_URL = re.compile(
    r"[/_-]((?:19[89]|20[0-4])\d(?:/\d{1,2}/\d{1,2}|-\d{2}-\d{2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))(?=[/_.+-]|$)"
)
"""A full date in an address: /2020/05/03/, /2020-05-03-, /20200503/."""


def from_far(page: Page, modified: bool) -> Iterator[Found]:
    """Give the date of the page's <time> elements where they agree, and dates behind a label anywhere in the page."""
    days: dict[str, Any] = {}
    changes: dict[str, Any] = {}
    far = Far(page)
    for element in page.tree.find_all("time", limit=MAX_TIMES):
        if is_anothers(element, element.text, far):
            continue
        machine = (element.attr("datetime") or "").strip()
        if not machine[:4].isdigit():  # what it prints is all there is
            printed = words.date(element.text[:MAX_LINE])
            machine = printed[0] if printed is not None else ""
        if machine and not is_announced(machine, page):
            kind = changes if _says_changed(element) else days
            kind.setdefault(machine[:10] if machine[:4].isdigit() else machine, (machine, element))
    if len(days) == 1:
        value, element = next(iter(days.values()))
        yield Found("published", value, "time", place(element), element.text, rank("published", "time:far"))
    if len(changes) == 1 and modified:
        modified = False
        value, element = next(iter(changes.values()))
        yield Found("modified", value, "time", place(element), element.text, rank("modified", "time:far"))
    yield from labelled(page, far, published=len(days) != 1, modified=modified)
    if page.url and (found := _IN_URL.search(page.url)):
        yield Found("published", found[1], "url", "url", page.url, rank("published", "url"))


def is_announced(date: str, page: Page) -> bool:
    """Tell whether a date lies days after the page was fetched: of what is to come, not of what is published."""
    if page.fetched_at is None:
        return False
    try:
        day = datetime.date.fromisoformat(date[:10] if date[:4].isdigit() else day_of(date, page) or "")
    except ValueError:
        return False
    return day > page.fetched_at.date() + datetime.timedelta(days=2)


def _says_changed(element: Any) -> bool:
    """Tell whether a <time>, or the words before it in its line, say that it is the date of a change."""
    before, _ = beside(element.text, line_of(element))
    said = f"{before[-MAX_LABEL:]} {element.text[:MAX_LINE]}"
    return is_changed(element) or bool(words.modified(said) and not words.published(said))


def readable(text: str, page: Page) -> bool:
    """Tell whether a line holds a date, read as the normaliser will read it in the page's language."""
    found = words.date(text)
    if found is not None and words.plain_month(found[0]):
        return True
    reading = _read(text, page)
    # A date whose order or year is in doubt is one all the same; the page's language may settle it.
    return reading.timestamp is not None or all(issue.code not in _NO_DATE for issue in reading.issues)


def day_of(text: str, page: Page) -> str | None:
    """Give the day a line states, ISO 8601, where it can be read without doubt."""
    reading = _read(text, page)
    return None if reading.timestamp is None or reading.issues else reading.timestamp.local[:10]


def _read(text: str, page: Page) -> Reading:
    from copydesk.normalise.dates.read import read_date  # its tables are loaded at the first printed date only

    root = page.tree.find("html")
    language = (root.attr("lang") if root is not None else None) or None
    return read_date(text, Context(language=language))


_NO_DATE = frozenset(("unreadable_date", "missing_date", "not_a_date"))
