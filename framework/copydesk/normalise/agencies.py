"""News agencies: told from people, and written one way."""

from __future__ import annotations

import re
from functools import cache

from copydesk.models import Context, Found, Issue
from copydesk.normalise.tables import folded, lines
from copydesk.normalise.text import text_of
from copydesk.normalise.values import as_text, entries, fold, nothing, once

_ELIDED = re.compile(r"^(?:[dl]|(?:d|n|a)?all|dell)['’]", re.IGNORECASE)
_NO_NAME = re.compile(r"[=+*<>{}\[\]$%^~\"]")


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("agencies", "agencies"):
        short, _, others = line.partition(":")
        for name in (short, *others.split(";")):
            if folded_name := fold(name):
                table.setdefault(folded_name, short)
    return table


@cache
def _heads() -> frozenset[str]:
    """Give the first three letters of what an agency's name, perhaps behind an article, begins with."""
    return frozenset(name[:3] for name in (*_names(), *folded("agencies", "articles")))


@cache
def agency_words() -> frozenset[str]:
    """Give every word of an agency's name, folded."""
    names = (name for line in lines("agencies", "agencies") for name in line.replace(":", ";").split(";"))
    return frozenset(fold(word) for name in names for word in name.split())


def agency_of(text: str) -> str | None:
    """Give the short name of the agency a text names and nothing else; None where it does not."""
    if not text or len(text) > 60 or _NO_NAME.search(text):
        return None
    if "'" in text or "’" in text:
        text = _ELIDED.sub("", text)  # l'AFP, dell'ANSA
    name = fold(text)
    if name[:3] not in _heads() and name[:2] not in _heads():
        return None
    words = text.split()
    if short := _named(text, words):
        return short
    tails = folded("agencies", "tails")
    for length in range(min(3, len(words) - 1), 0, -1):
        short = _named(" ".join(words[:length]), words[:length])
        if short is not None and all(fold(word) in tails for word in words[length:]):
            return short
    if len(words) > 1 and fold(words[0]) in folded("agencies", "articles"):
        return _named(" ".join(words[1:]), words[1:])
    return None


def _named(text: str, words: list[str]) -> str | None:
    name = fold(text)
    short = _names().get(name)
    if short is not None and name in folded("agencies", "capitals_only"):
        printed = text == text.upper() or (len(words) == 1 and text == text.lower())
        return short if printed else None
    return short


def leading_agency(text: str) -> tuple[str, str] | None:
    """Part "AP National Political Writer" into the agency's short name and what follows; None where none leads."""
    words = text.split()
    for length in range(min(4, len(words) - 1), 0, -1):
        short = _named(" ".join(words[:length]).upper(), words[:length])  # "Ap Auto Writer", as some pages write it
        if short is not None:
            return short, " ".join(words[length:])
    return None


def trailing_agency(text: str) -> tuple[str, str] | None:
    """Part "Tom Example Associated Press" into what comes before and the agency's short name; None without one."""
    words = text.split()
    for length in range(min(4, len(words) - 2), 0, -1):
        tail = words[-length:]
        short = _named(" ".join(tail), tail)
        alone = fold(tail[0]) in folded("agencies", "after_name") and not text.isupper()
        if short is not None and (length > 1 or alone):
            head = words[:-length]
            article = len(head) > 2 and fold(head[-1]) in folded("agencies", "articles")
            return " ".join(head[:-1] if article else head), short
    return None


def is_unnamed(text: str) -> bool:
    """Tell whether a text stands for agencies without saying which ("agencies", "Agencias")."""
    return fold(text) in folded("agencies", "unnamed")


def is_picture_agency(text: str) -> bool:
    """Tell whether a text names a picture agency and nothing else."""
    return fold(text) in folded("agencies", "pictures")


def normalise_agencies(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Give the agencies of a credit by their short names; a name the list does not have stays as printed."""
    named: list[str] = []
    for entry in entries(found.value):
        text = text_of(as_text(entry) or "")
        # Cleaned again: what kept the whole from being repaired may be in another part.
        parts = [text] if agency_of(text) else [text_of(part) for part in _split(text)]
        named += [agency_of(part) or part for part in parts if part and not is_unnamed(part)]
    agencies = once(named)
    if not agencies:
        return [nothing(found, "agency", "no_agency", "no agency is named in it", "info")]
    return [found if agencies == found.value else found.step("agency", agencies)]


def _split(text: str) -> list[str]:
    for separator in (";", "/", "|", "·", "、", "，"):
        text = text.replace(separator, ",")
    return text.split(",")


def agency_issue(field: str) -> Issue:
    """Say that an author was an agency."""
    return Issue("author_is_agency", field, "info", "an agency stood in the author's place; it is under `agencies`")
