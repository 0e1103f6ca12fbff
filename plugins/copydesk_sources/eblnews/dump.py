"""Reads the site's pages as text dumps: every line that is not empty is a block, in the order of the page.

An article: title, paragraphs, `Last update: Thu, 11/08/2016 - 23:42`, `More from World`, then titles and teasers.
A video page: `BBC News   17:28 CET`, then paragraphs; no title, no date.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from copydesk import Related
from copydesk_sources.eblnews.marks import HEADING, MARK, MENU, begins_mark, is_footer, is_whole

# A station, on listings the day, and the time of day; a listing of 2020 prints two zones, `CEST CET`.
STATION = re.compile(r"(?P<station>\S.{1,60}?) (?P<date>(?:\d{1,2} [A-Z][a-z]+ \d{4} )?\d{1,2}:\d{2} CES?T(?: CES?T)?)")
WIDEST_TITLE = 200
"""Characters of the first line; wider text is a paragraph."""
WIDEST_ITEM = 250
"""Characters of a line of the related block; its teasers have 113 to 119."""
TITLE_OR_TEASER = 105
"""Characters; the longest title seen has 103, the shortest teaser 113."""
_SENTENCE_END = re.compile(r"[.!?…:][\"'’”)\]]*$")
_FULL_STOP = re.compile(r"(?<!\.)\.[\"'’”)\]]*$")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.){2,}$")


class Line(NamedTuple):
    """One line that is not empty."""

    number: int
    """In the document, from 1, empty lines counted."""
    raw: str
    """Without white space at its ends."""
    shown: str
    """Entities resolved, white space folded."""


class Dump(NamedTuple):
    """One dump, each line in one of its parts."""

    title: Line | None
    station: Line | None
    """Of a video page: `BBC News   17:28 CET`."""
    body: Sequence[Line]
    mark: Line | None
    """The line of the last update."""
    heading: Line | None
    """`More from World`."""
    items: tuple[Related, ...]
    trailing: Sequence[Line]
    """Lines behind the last update that are no item of a related block."""
    cut: bool
    """True where the document breaks off behind the text, in the last update or the related block."""


def lines_of(text: str) -> list[Line]:
    """Give the lines that are not empty."""
    numbered = ((number, line.strip("\ufeff").strip()) for number, line in enumerate(text.splitlines(), 1))
    lines = (Line(number, raw, " ".join(html.unescape(raw).split())) for number, raw in numbered)
    return [line for line in lines if line.shown]


def read_dump(text: str) -> Dump:
    """Read a dump. Whatever it lacks is None or empty; nothing is made up for it."""
    lines = lines_of(text)
    heading = _heading(lines)
    end = len(lines) if heading is None else heading
    mark = _mark(lines, end)
    stop = end if mark is None else mark
    while mark is None and heading is None and stop > 1 and is_footer(lines[stop - 1].shown):
        stop -= 1
    first = lines[0] if stop else None
    station = first if first and STATION.fullmatch(first.shown) else None
    title = first if first and station is None and _is_title(first.shown) else None
    items, stray = ((), []) if heading is None else items_of(lines[heading + 1 :], lines[heading].raw)
    return Dump(
        title=title,
        station=station,
        body=lines[1 if title or station else 0 : stop],
        mark=None if mark is None else lines[mark],
        heading=None if heading is None else lines[heading],
        items=items,
        trailing=[*lines[stop if mark is None else mark + 1 : end], *stray],
        cut=_is_cut(lines, mark, heading, items),
    )


def _heading(lines: Sequence[Line]) -> int | None:
    """Find the related block: its heading right under the last update, or one with nothing but items behind it."""
    if len(lines) > 1 and MARK.fullmatch(lines[-2].shown) and "More from ".startswith(lines[-1].shown):
        return len(lines) - 1  # the document breaks off in the heading
    found = [index for index, line in enumerate(lines) if index and HEADING.fullmatch(line.shown)]
    for index in reversed(found):
        if MARK.fullmatch(lines[index - 1].shown):
            return index
    # Without that line a heading may as well be a paragraph: then the end of the page must bear it out.
    for index in found:
        items, stray = items_of(lines[index + 1 :], lines[index].raw)
        if items and all(is_footer(line.shown) for line in stray):
            return index
    return None


def _mark(lines: Sequence[Line], end: int) -> int | None:
    """Find the line of the last update: it stands last, before the related block; elsewhere it is being quoted."""
    for index in range(end - 1, -1, -1):
        if MARK.fullmatch(lines[index].shown):
            return index
        if 0 < index == end - 1 == len(lines) - 1 and begins_mark(lines[index].shown):
            return index
        if is_footer(lines[index].shown):
            continue
        if len(lines[index].shown) > WIDEST_ITEM or _FULL_STOP.search(lines[index].shown):
            return None
    return None


def _is_title(shown: str) -> bool:
    return len(shown) <= WIDEST_TITLE and (not _FULL_STOP.search(shown) or _INITIALS.search(shown) is not None)


def _is_cut(lines: Sequence[Line], mark: int | None, heading: int | None, items: Sequence[Related]) -> bool:
    last = len(lines) - 1
    if mark is not None and mark == last:
        return not is_whole(lines[mark].shown)
    if heading is not None and heading == last:
        return True
    teased = [item for item in items if item.teaser]
    return len(teased) > 1 and not _is_teaser(lines[last].shown) and _footer(lines) == len(lines)


def items_of(
    lines: Sequence[Line], heading: str, titles: Collection[str] = ()
) -> tuple[tuple[Related, ...], list[Line]]:
    """Pair titles and teasers; the second part are the lines that are neither.

    A teaser is told by its three dots, its full stop or its width, never by its position: titles may come without one.
    `titles` are lines known to be titles (on an HTML page they are links).
    """
    end = len(lines) if titles else _footer(lines)
    footer = lines[end:]
    lines = lines[:end]
    items: list[Related] = []
    stray: list[Line] = []
    for index, line in enumerate(lines):
        untold = bool(items) and items[-1].teaser is None
        last = index == len(lines) - 1
        if len(line.shown) > WIDEST_ITEM:
            stray.append(line)
        elif (
            line.shown in titles
            or not (
                titles
                or _is_teaser(line.shown)
                or (untold and len(line.shown) > TITLE_OR_TEASER)
                # Where every item had a teaser, the last line of a dump that breaks off is the last item's.
                or (last and untold and len(items) > 2 and all(item.teaser for item in items[:-1]))
            )
        ):
            items.append(Related(line.raw, None, None, heading))
        elif untold:
            items[-1] = Related(items[-1].title, line.raw, None, heading)
        else:
            stray.append(line)
    return tuple(items), [*stray, *footer]


def _footer(lines: Sequence[Line]) -> int:
    """Give the index from which on only the page's foot follows.

    A menu's words may open a title as well: they count only behind a teaser and among other lines of a foot.
    """
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        shown = lines[index].shown
        if is_footer(shown):
            start = index
        elif not MENU.fullmatch(shown):
            return index + 1 if _is_teaser(shown) else start
    return start


def _is_teaser(shown: str) -> bool:
    return shown.endswith("...") or (_FULL_STOP.search(shown) is not None and not _INITIALS.search(shown))


def is_listing(dump: Dump) -> bool:
    """Tell whether a dump holds titles and no text: a page of the site's that lists others."""
    if dump.mark is not None:
        return False
    if not dump.body:
        return dump.heading is not None
    if sum(STATION.fullmatch(line.shown) is not None for line in dump.body) > 1:
        return True
    told = any(_FULL_STOP.search(line.shown) and not _INITIALS.search(line.shown) for line in dump.body)
    return not told and dump.station is None and len(dump.body) + (dump.title is not None) > 2


def breaks_off(dump: Dump) -> Line | None:
    """Give the last paragraph where the document breaks off in it: the site's articles end in a sentence, unsigned."""
    if dump.mark or dump.heading or dump.station or not dump.body:
        return None
    last = dump.body[-1]
    if _SENTENCE_END.search(last.shown):
        return None
    told = any(_FULL_STOP.search(line.shown) for line in dump.body[:-1])
    return last if told or len(last.shown) >= 60 else None
