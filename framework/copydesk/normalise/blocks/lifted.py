"""A dateline taken off its paragraph."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.models import Author, Context, Dateline
from copydesk.normalise.people.casing import recase_place
from copydesk.normalise.text import clean_text, is_clean

Where = tuple[str | None, str | None]
"""Place and day."""


class Lifted(NamedTuple):
    """A dateline and the paragraph without it."""

    dateline: Dateline
    rest: str
    authors: tuple[Author, ...] = ()
    """Names inside the dateline, as East Asian agencies print them."""


def made(text: str, end: int, where: Where, agency: str | None, context: Context) -> Lifted | None:
    """Part a paragraph at `end`; None where nothing would be left of it."""
    rest, head = _cleaned(text[end:]), _cleaned(text[:end])
    if not rest:
        return None
    place, day = where
    named = recase_place(place, context.language) if place else None
    return Lifted(Dateline(head, named, agency, day), rest)


def _cleaned(part: str) -> str:
    """Clean a part as a block of its own: what kept the whole from being repaired may be in the other."""
    part = part.strip()
    return part if is_clean(part, "block") else clean_text(part, "block").text
