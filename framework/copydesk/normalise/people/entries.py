"""One author as structured data gives it: a string, or a JSON-LD Person or Organization in any of its odd shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from copydesk.models import Context
from copydesk.normalise.addresses import absolute
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_job, is_name
from copydesk.normalise.people.openings import opening
from copydesk.normalise.places import is_place
from copydesk.normalise.text import text_of
from copydesk.normalise.values import as_text

_BLANK = re.compile(r"\n\s*\n")
_BY = re.compile(r"(?:by|von|par|por|door)\b", re.IGNORECASE)
_MAX_PIECES = 30


class Entry(NamedTuple):
    """An author as found."""

    text: str
    typed: str | None = None
    """`person` or `organization`, where the page says so."""
    url: str | None = None
    job_title: str | None = None
    given: str | None = None
    family: str | None = None
    role: str | None = None
    personal: bool = False
    """Whether it carries what only a person has: a given name, a job, an e-mail address of their own."""


def read_entry(value: Any, context: Context) -> Entry | None:
    """Read one leaf; None where it has no text."""
    if isinstance(value, str):
        text = text_of(value) if "\n" not in value else _joined(value)
        return Entry(text) if text else None
    if not isinstance(value, Mapping):
        return None
    given, family = _text(value, "givenName", "given"), _text(value, "familyName", "family")
    name = _text(value, "name", "@value", "author", "text") or " ".join(filter(None, (given, family)))
    if not name:
        return None
    job = _text(value, "jobTitle", "job_title")
    return Entry(
        name, _typed(value), _url(value, context), job, given, family, _text(value, "role"),
        personal=bool(given or family or job),
    )  # fmt: skip


def _joined(text: str) -> str:
    """Join the lines of a byline: a blank line parts two elements of the page, a single line end may wrap its source.

    What stands before an element that opens with "By" is a label ("Guide", "Posted").
    """
    pieces = [piece for piece in map(_unwrapped, _BLANK.split(text, maxsplit=_MAX_PIECES)) if piece]
    start = next((n for n, piece in enumerate(pieces) if _BY.match(piece)), 0)
    return "; ".join(pieces[start:])


def _unwrapped(text: str) -> str:
    """Join lines: with a semicolon where each is a whole name, a comma before a place, job or agency, else a space."""
    rows = [row for row in map(text_of, text.split("\n")) if row]
    joined = before = ""
    for row in rows:
        joined += f"{_between(before, row)}{row}" if joined else row
        before = row
    return joined


def _between(before: str, row: str) -> str:
    if before[-1] in _OPEN_ENDS or row[0] in _OPEN_ENDS or _JOINS.search(before) or _JOINED.match(row):
        return " "
    if is_place(row) or is_job(row) or agency_of(row):
        return ", "
    opened = opening(before)
    words, names = (opened.rest if opened else before).split(), row.split()
    if min(len(words), len(names)) < 2 or not (is_name(" ".join(words)) and is_name(row)):
        return " "
    given = all(map(is_given_name, words)) and not is_given_name(names[0])  # Juan Carlos / Pérez Gómez
    return " " if given else "; "


_OPEN_ENDS = ",;:|&/+-–—()[]"
_AND = r"(?:and|und|et|y|e|en|och|og|i|и|with|mit|avec|con|by|von|par|por|di|door|in|for|für)"
_JOINS = re.compile(rf"\s{_AND}$", re.IGNORECASE)
_JOINED = re.compile(rf"{_AND}\s", re.IGNORECASE)


def _text(value: Mapping[Any, Any], *keys: str) -> str | None:
    for key in keys:
        text = as_text(value.get(key))
        if text and (clean := text_of(text)):
            return clean
    return None


def _typed(value: Mapping[Any, Any]) -> str | None:
    kinds = value.get("@type", value.get("type", value.get("kind")))
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            name = kind.rpartition("/")[2].lower()
            if name == "person":
                return "person"
            if "organization" in name or "organisation" in name or name in ("corporation", "newsmedia", "brand"):
                return "organization"
    return None


def _url(value: Mapping[Any, Any], context: Context) -> str | None:
    for key in ("url", "sameAs", "mainEntityOfPage", "@id"):
        candidates = value.get(key)
        for candidate in candidates[:5] if isinstance(candidates, list) else [candidates]:
            text = as_text(candidate)
            # A bare word is no address; "undefined" is what a template leaves behind; "#person" is no page.
            if (
                not text
                or not text.strip().startswith(("http://", "https://", "/"))
                or text.rstrip("/").endswith(_BROKEN)
            ):
                continue
            if key == "@id" and "#" in text:
                continue
            if url := absolute(text, context.url):
                return url
    return None


_BROKEN = ("undefined", "null", "None")
