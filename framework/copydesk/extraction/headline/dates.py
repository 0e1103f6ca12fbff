"""The dates printed around the headline: raw strings with their labels, one for published and one for modified.

A date in the text, a neighbour's, a current date in the masthead are no dates of the article: a candidate must stand
alone in its text node or beside a label, near the headline, and outside of links, lists of other articles and footers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from copydesk.extraction.headline.edges import dated_edge, datelined
from copydesk.extraction.headline.far_dates import day_of, from_far, readable
from copydesk.extraction.headline.far_places import Far
from copydesk.extraction.headline.labelled_dates import labelled, original
from copydesk.extraction.headline.printed_dates import Printed, printed_dates, year_of
from copydesk.extraction.headline.title import headline
from copydesk.extraction.headline.zone import place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import facts
from copydesk.models import Found, Page, evolve

MAX_READ = 4
"""Candidates read, at 0.3 ms each."""


def from_dates(page: Page) -> Iterator[Found]:
    """Give the best visible date of each kind.

    Only a kind the metadata leave open is looked for, and a publication earlier than they state: reading what is
    printed costs more than all of this module.
    """
    stated, changed = _stated(page)
    before = year_of(stated) if stated is not None else 9999
    if before == 9999 and stated is not None and changed is not None:
        return
    stamp = stated[:10] if stated is not None and _is_stamp(stated, changed) else None
    limit = before + (stamp is not None) if stated is not None and changed is not None else None
    seen = list(printed_dates(page, headline(page), limit))
    counted = [d for d in seen if d.ago]
    seen = [d for d in seen if not d.ago] if counted else seen
    dates = [d for d in seen if d.kind == "published"] + [d for d in seen if not d.kind]
    first = _readable(page, dates, before) or (_earlier(page, dates, stamp) if stamp is not None else None)
    if first is not None:
        how = "earlier" if stated is not None else "label" if first.kind else "bare"
        yield _found("published", first, how)
    again = next((d for d in seen if d.kind == "modified"), None) if changed is None else None
    if again is not None:
        yield _found("modified", again, "label")
    if first is None and stated is None:
        far = [*from_far(page, changed is None and again is None)]
        yield from far
        if all(found.field != "published" for found in far):
            yield from dated_edge(page)
            yield from datelined(page)
    if stated is None:
        yield from original(page)
    elif first is None and stamp is not None:
        yield from _earlier_label(page, stamp)
    # The normaliser counts back from the fetch, and where that is not known says so and gives no value.
    ago = next((d for d in counted if d.kind != "modified"), None) if first is None and stated is None else None
    if ago is not None:
        yield _found("published", ago, "label" if ago.kind else "bare")
    ago = next((d for d in counted if d.kind == "modified"), None) if again is None and changed is None else None
    if ago is not None:
        yield _found("modified", ago, "label")


def _readable(page: Page, dates: list[Printed], before: int) -> Printed | None:
    """Give the first that is a date, and of an earlier year than `before`; "10 ways 2021" only looks like one.

    None where one of the very year stands before it: the page prints what the metadata state.
    """
    likely = (date for date in dates if before == 9999 or year_of(date.machine or date.text) <= before)
    for date in islice(likely, MAX_READ):
        if before != 9999 and year_of(date.machine or date.text) == before:
            return None
        if date.machine or readable(date.text, page):
            return date
    return None


def _stated(page: Page) -> tuple[str | None, str | None]:
    """Give what the metadata state of publication and change, each where they do and its order is in no doubt."""
    first: dict[str, str] = {}
    for fact in facts(page):
        if fact.field in _KINDS and fact.field not in first:
            value = str(fact.value).strip()
            if not _IN_DOUBT.match(value):
                first[fact.field] = value
    return first.get("published"), first.get("modified")


_KINDS = ("published", "modified")


_IN_DOUBT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d)")


def _is_stamp(stated: str, changed: str | None) -> bool:
    """Tell whether publication and change are one moment, to the second: perhaps no editor's, but the system's own."""
    return stated == changed and stated[11:16] not in ("", "00:00") and stated[:4].isdigit()


def _earlier(page: Page, dates: list[Printed], stamp: str) -> Printed | None:
    """Give the date printed by the headline where it is days before the stamp: systems stamp anew when they move.

    One day is no difference: the stamp may be in UTC, and the printed date in the time of the place.
    """
    numbers = {int(number) for number in stamp.split("-") if number.isdigit()}
    for date in dates[:1]:
        text = date.machine[:10] if date.machine else date.text
        if len(numbers & {int(n) for n in _NUMBER.findall(text)}) >= MIN_SAME and not date.machine:
            return None  # the day and the year of the stamp: read, it would be the same
        day = day_of(text, page)
        if day is not None and _days(stamp) - _days(day) > 1:
            return date
    return None


def _earlier_label(page: Page, stamp: str) -> Iterator[Found]:
    """Give a date labelled as publication anywhere in the page where it is days before the stamp."""
    for found in labelled(page, Far(page), published=True, modified=False):
        day = day_of(str(found.value), page)
        if day is not None and _days(stamp) - _days(day) > 1:
            yield evolve(found, confidence=rank("published", "earlier"))


MIN_SAME = 2
_NUMBER = re.compile(r"\d{1,4}")


def _days(day: str) -> int:
    try:
        return datetime.date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _found(field: str, date: Printed, how: str) -> Found:
    method = "time" if date.element.tag == "time" else "byline"
    value = date.machine or date.text
    return Found(field, value, method, place(date.element), date.text, rank(field, how, f"{method}:{how}", method))
