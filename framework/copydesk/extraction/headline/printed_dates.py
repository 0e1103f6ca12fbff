"""Each date printed around the headline, with its label: absolute ones, and those counted from the present."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    says_dated,
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
from copydesk.extraction.headline.far_dates import is_announced
from copydesk.extraction.headline.far_places import Far, is_anothers
from copydesk.extraction.headline.title import Headline
from copydesk.extraction.headline.zone import MAX_PROSE, Line, lines_around
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_LINE = 140
"""Characters from which a text node is a sentence, not a date line."""
MIN_PROSE = 70
"""Characters of a sentence of the text or the subtitle: behind two of them, a date may be another's as any far off."""
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
    ago: bool = False
    """Whether it is counted from the present: "Updated 3 hours ago"."""


def printed_dates(page: Page, heading: Headline, before: int | None) -> Iterator[Printed]:
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
        if element is None or len(text) > MAX_LINE or (before is not None and year_of(text) >= before):
            continue
        dated = words.date(text) is not None
        ago = not dated and words.ago(text)
        if not (dated or ago) and (not times or len(text) > MAX_RELATIVE):
            continue
        is_time = element in times
        if not (dated or is_time or ago):
            continue
        if line.distance < 0 and not (
            beside(line, heading.element, ancestors) or (line.distance >= -ABOVE and says_posted(element))
        ):
            continue
        label = label_of(around, number)
        if ago and not (label or is_time or says_dated(element) or words.byline(text)):
            continue
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
        if prose and line.distance > 0 and (prose >= MAX_PROSE or not label):
            far = far or Far(page)
            if prose < MAX_PROSE:
                if far.is_behind(element):
                    continue
            elif is_anothers(element, text, far, label) or (label == text and is_sentence(text)):
                continue
        machine = element.attr("datetime") if is_time else None
        if machine and not machine[:4].isdigit():
            machine = None
        if ago and is_time and not machine and (element.attr("title") or "")[:4].isdigit():
            machine = element.attr("title")  # what the pointer is shown over "3 hours ago"
        if not (machine or dated or ago):
            continue
        if prose >= MAX_PROSE and line.distance > 0 and not label and is_announced(machine or text, page):
            continue
        for date in _split(text, label, line, element, machine):
            if not date.kind and is_changed(element):
                date.kind = "modified"
            date.ago = ago and not machine
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


def year_of(text: str) -> int:
    """Give the year of a date in four digits; a year far away where there is none, for nothing is earlier than that."""
    found = _YEAR(text)
    return int(found[0]) if found else 9999
