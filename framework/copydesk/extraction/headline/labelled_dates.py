"""Dates anywhere in the page that say themselves that they are the article's: by a label, a change behind, a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.walk import LINE
from copydesk.extraction.headline import words
from copydesk.extraction.headline.date_labels import kind_of
from copydesk.extraction.headline.far_places import Far
from copydesk.extraction.headline.zone import MAX_SHORT, MIN_SHORT
from copydesk.extraction.ladder import rank
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

_YEAR = re.compile(r"\d\d\d\d")
"""Looked for first, for it is ten times cheaper than a date."""
MAX_LINE = 90
"""Characters of a date line with its label."""
MAX_LABEL = 30
"""Characters of a label: "Originally published on"."""
MAX_BYLINE = 60
"""Characters of a byline in the line before a date."""
MAX_BESIDE = 12
"""Letters beside a date below a byline: a weekday, a zone."""
_ORIGINAL = re.compile(
    r"(?:originally|first|initially) (?:published|posted|appeared)|(?:ursprünglich|zuerst|erstmals) (?:veröffentlicht|"
    r"erschienen)|publiée? (?:initialement|pour la première fois)|initialement publiée?|publicad[oa] (?:originalmente|"
    r"por primera vez)|originalmente publicad[oa]|pubblicat[oa] originariamente|oorspronkelijk gepubliceerd|"
    r"ursprungligen publicera\w*|opprinnelig publisert|oprindeligt (?:publiceret|udgivet)|впервые опубликован\w*"
).search
_SMALL = re.compile(r"[\s:,]{0,4}(?:(?:on|am|im|le|el|il|em|op|den|dne|at)\b)?[\s:,]{0,4}").fullmatch
_ELSEWHERE = re.compile(
    r"[\s\d:.apm]{0,20}\b(?:by|in|at|on|von|bei|par|dans|sur|en|su|da|door|bij)\s+(?:the\s+)?[A-ZÀ-Þ]"
).match


def labelled(page: Page, far: Far, *, published: bool, modified: bool) -> Iterator[Found]:
    """Give the first date with a label of each wanted kind, else the one date printed just below a byline."""
    before = ""
    signed: dict[str, str] = {}
    for text, node in _lines(page):
        previous, before = before, text
        if not _YEAR.search(text):
            continue
        line = " ".join(text.split())
        found = words.date(line) if len(line) <= MAX_LINE else None
        if found is None:
            continue
        own = line[: found.start()].strip()
        if not own and (cut := _changed_behind(line, found.end())):
            if published and not far.is_foreign(node, labelled=True):
                yield _found("published", line[:cut])
                published = False
            continue
        label = own or previous.strip()
        kind = kind_of(label[-MAX_LABEL:])
        if published and not (own or kind) and _is_signed(label, line, found, node, far):
            signed[found[0]] = line
        if (len(label) > MAX_LABEL and not label.endswith((":", "："))) or "©" in label:
            continue
        whole = line if own else f"{label[-MAX_LABEL:]} {line}"
        if not (modified if kind == "modified" else published and kind) or far.is_foreign(node, labelled=True):
            continue
        if kind == "modified":
            modified = False
        else:
            published = False
        yield _found(kind, whole)
        if not (published or modified):
            return
    if published and len(signed) == 1:
        yield _found("published", next(iter(signed.values())))


def original(page: Page) -> Iterator[Found]:
    """Give the date of "This article was originally published on 3 May 2019": not where it says by whom or in what."""
    for text, _ in _lines(page):
        if not _YEAR.search(text) or (said := _ORIGINAL(text.lower())) is None:
            continue
        line = " ".join(text.split())
        said = _ORIGINAL(line.lower())
        found = words.DATE.search(line, said.end()) if said is not None else None
        if said is None or found is None or _SMALL(line[said.end() : found.start()]) is None:
            continue
        if not _ELSEWHERE(line[found.end() :]):
            value = line[said.start() : found.end()]
            yield Found("published", value, "label", "text", line, rank("published", "label:original"))
            return


def _changed_behind(line: str, end: int) -> int:
    """Give where the second of two dates begins with a label of change: "3 May 2020. Updated 4 May 2020"; else 0."""
    said = words.modified(line[end:])
    return end + said.start() if said is not None and words.date(line[end + said.end() :]) is not None else 0


def _is_signed(label: str, line: str, found: re.Match[str], node: Element, far: Far) -> bool:
    """Tell whether a date stands alone in its line, and the line before it names who wrote the article."""
    if len(label) > MAX_BYLINE or words.byline(label) is None:
        return False
    letters = sum(map(str.isalpha, line[found.end() :]))
    return letters <= MAX_BESIDE and not far.is_foreign(node, labelled=True, byline=label)


def _found(kind: str, value: str) -> Found:
    return Found(kind, value, "label", "text", None, rank(kind, "label:far"))


def _lines(page: Page) -> Iterator[tuple[str, Element]]:
    """Give the lines of the page's short pieces of text with the element each stands in."""
    outline = outlined(page)
    for piece in outline.pieces if outline is not None else ():
        if MIN_SHORT <= piece.size <= MAX_SHORT:
            for line in piece.text.split(LINE):
                yield line, piece.node
