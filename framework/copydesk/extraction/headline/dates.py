"""The dates printed around the headline: raw strings with their labels, one for published and one for modified.

A date in the text, a neighbour's, a current date in the masthead are no dates of the article: a candidate must stand
alone in its text node or beside a label, near the headline, and outside of links, lists of other articles and footers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from copydesk.extraction.article.walk import SENTENCE_END
from copydesk.extraction.headline import words
from copydesk.extraction.headline.date_labels import (
    MAX_BARE,
    is_changed,
    is_of_another,
    kind_of,
    label_of,
    parts_of,
    says_posted,
)
from copydesk.extraction.headline.date_places import (
    ABOVE,
    beside,
    in_paragraph,
    in_teaser,
    is_data,
    is_elsewhere,
    is_sentence,
)
from copydesk.extraction.headline.edges import dated_edge
from copydesk.extraction.headline.far_dates import day_of, from_far, readable
from copydesk.extraction.headline.far_places import Far, is_anothers
from copydesk.extraction.headline.title import Headline, headline
from copydesk.extraction.headline.zone import MAX_PROSE, Line, lines_around, place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import facts
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_LINE = 140
"""Characters from which a text node is a sentence, not a date line."""
MIN_PROSE = 70
"""Characters of a sentence of the text or the subtitle: behind two of them, a date may be another's as any far off."""
MAX_READ = 4
"""Candidates read, at 0.3 ms each."""
MAX_RELATIVE = 20
"""Characters of a <time> whose text has no digit: "yesterday", "just now"."""
MAX_TIMES = 40
"""<time> elements looked at; pages with more have one for each teaser or comment."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)(?<!\d\d\d\d\d)").search  # what it begins with is skipped to at once
_COPYRIGHT = re.compile(r"©|\([cC]\)|[cC][oO][pP][yY][rR][iI][gG][hH][tT]")


@attrs.define
class Printed:
    """A date as the page prints it."""

    text: str
    kind: str
    """`published`, `modified`, or "" where no label says which."""
    line: Line
    element: Element
    """What `text` was read from; a <time> where there is one."""
    machine: str | None
    """The element's datetime attribute."""


def from_dates(page: Page) -> Iterator[Found]:
    """Give the best visible date of each kind.

    Only a kind the metadata leave open is looked for, and a publication earlier than they state: reading what is
    printed costs more than all of this module.
    """
    stated, changed = _stated(page)
    before = _year(stated) if stated is not None else 9999
    if before == 9999 and stated is not None and changed is not None:
        return
    stamp = stated[:10] if stated is not None and _is_stamp(stated, changed) else None
    limit = before + (stamp is not None) if stated is not None and changed is not None else None
    seen = list(_printed(page, headline(page), limit))
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


def _readable(page: Page, dates: list[Printed], before: int) -> Printed | None:
    """Give the first that is a date, and of an earlier year than `before`; "10 ways 2021" only looks like one.

    None where one of the very year stands before it: the page prints what the metadata state.
    """
    likely = (date for date in dates if before == 9999 or _year(date.machine or date.text) <= before)
    for date in islice(likely, MAX_READ):
        if before != 9999 and _year(date.machine or date.text) == before:
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


MIN_SAME = 2
_NUMBER = re.compile(r"\d{1,4}")


def _days(day: str) -> int:
    try:
        return datetime.date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _year(text: str) -> int:
    """Give the year of a date in four digits; a year far away where there is none, for nothing is earlier than that."""
    found = _YEAR(text)
    return int(found[0]) if found else 9999


def _found(field: str, date: Printed, how: str) -> Found:
    method = "time" if date.element.tag == "time" else "byline"
    value = date.machine or date.text
    return Found(field, value, method, place(date.element), date.text, rank(field, how, f"{method}:{how}", method))


def _printed(page: Page, heading: Headline, before: int | None) -> Iterator[Printed]:
    """Give the dates printed around the headline; with `before`, only in lines with an earlier year."""
    if heading.element is None:
        return
    around = lines_around(page, heading.element)
    if not around:
        return
    ancestors = {*heading.element.ancestors}
    times = {*page.tree.find_all("time", limit=MAX_TIMES)}
    prose, far = 0, None
    for number, line in enumerate(around):
        text, element = line.text, line.parent
        prose += line.distance > 0 and len(text) >= MIN_PROSE and text[-1] in SENTENCE_END
        if element is None or len(text) > MAX_LINE or (before is not None and _year(text) >= before):
            continue
        dated = words.date(text) is not None
        if not dated and (not times or len(text) > MAX_RELATIVE):
            continue
        is_time = element in times
        if not (dated or is_time):
            continue
        if line.distance < 0 and not (
            beside(line, heading.element, ancestors) or (line.distance >= -ABOVE and says_posted(element))
        ):
            continue
        label = label_of(around, number)
        if is_of_another(around, number) or (not label and in_paragraph(element)):
            continue
        if not (label or is_time) and (len(text) > MAX_BARE or is_sentence(text)):
            continue
        if (
            _COPYRIGHT.search(text)
            or is_data(element, ancestors)
            or is_elsewhere(element, ancestors)
            or in_teaser(element, text)
        ):
            continue
        if prose >= MAX_PROSE and line.distance > 0:
            far = far or Far(page)
            if is_anothers(element, text, far, label):
                continue
        machine = element.attr("datetime") if is_time else None
        if machine and not machine[:4].isdigit():
            machine = None
        if not machine and not dated:
            continue
        for date in _split(text, label, line, element, machine):
            if not date.kind and is_changed(element):
                date.kind = "modified"
            yield date


def _split(text: str, label: str, line: Line, element: Element, machine: str | None) -> Iterator[Printed]:
    """Give each date of a line with its own label: "Published 3 May 2020, updated 4 May 2020" holds two."""
    dates = [*words.DATE.finditer(text)]
    if len(dates) < 2:
        whole = text if label == text or not label else f"{label} {text}"
        yield Printed(whole, kind_of(label), line, element, machine)
        return
    before = label if label != text else ""  # words of the line itself belong to the date behind them
    for part in parts_of(text, dates):
        found = words.date(part)
        said = part[: found.end()] if found is not None else part
        yield Printed(part, kind_of(said) or kind_of(before), line, element, None)
