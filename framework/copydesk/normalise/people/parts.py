"""Parts a byline at its commas, semicolons, bars and conjunctions, without breaking names and suffixes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from copydesk.normalise.agencies import agency_of, is_unnamed
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import opens_job
from copydesk.normalise.people.openings import labels_role


class Part(NamedTuple):
    """A piece of a byline and what stood before it: `,`, `;`, `and`, `with`, `/` or nothing at the head."""

    separator: str
    text: str


# Marks of a person that follow a comma but are no part of a list; and of a company.
_SUFFIX = re.compile(r",\s*(?=(?:Jr\.?|Sr\.?|I{2,3}|IV)\s*(?:$|[,;]|and\b))")
_COMPANY = re.compile(r",\s*(?=(?:Inc|LLC|Ltd|GmbH|Corp|S\.?A|PLC|PC)\b)", re.IGNORECASE)
# "Anna Example (with Ben Sample)": the bracket would fall apart at a conjunction in it.
_WITHIN = re.compile(r"\s*\((?:with|mit|avec|con|com|met|med)\s+([^()]{2,200})\)", re.IGNORECASE)
_LABEL = re.compile(r"(?<=[^\s,;|/&])\s+([^\W\d_]{3,14}(?=\s?:\s))")
_ARABIC_AND = re.compile(r"\sو(\S{2,})$")
# Behind a first word, and not MacDonald, DeAngelo, FitzGerald.
_BREAK = re.compile(r"(\s(?!Fitz)[A-ZÀ-Þ][a-zà-ÿ]{3,})([A-ZÀ-Þ][a-zà-ÿ]{2,})\b")


def protected(text: str) -> str:
    """Join suffixes to their names (Jr., Inc.) and part what the page ran together, before a text is parted."""
    text = _COMPANY.sub(" ", _SUFFIX.sub(" ", text))
    if ":" in text:  # Text: Anna Beispiel Fotos: Ben Muster
        text = _LABEL.sub(lambda m: f"; {m[1]}" if labels_role(m[1]) else m[0], text)
    if " و" in text:  # the Arabic "and" is a letter of the next word
        text = _ARABIC_AND.sub(lambda m: f"; {m[1]}" if agency_of(m[1]) or is_unnamed(m[1]) else m[0], text)
    text = _WITHIN.sub(r" with \1", text)
    # "ExnerKorrespondent", "RiemannBarbara": two elements of the page run together.
    return _BREAK.sub(lambda m: f"{m[1]}, {m[2]}" if is_given_name(m[2]) or opens_job(m[2]) else m[0], text)


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?P<strong>[;|•·‖\n¦●▪]|\s[-–—]{1,2}\s)\s*|\s*(?P<comma>[,،、，])\s*|\s*(?P<slash>/)\s*"
        r"|\s+(?P<with>with|mit|avec|met|med|junto a|unter mitarbeit von|con|com)\s+"
        r"|\s+(?P<and>and|und|et|och|og|&|\+|и|та|και|ve|oraz|és|şi|și|ja|dan|y|e|en|i|a|và|sowie|agus|as told to)\s+",
        re.IGNORECASE,
    )


# Conjunctions that are also middle initials, parts of surnames (Ortega y Gasset) or names (Dan).
_DOUBTFUL = frozenset({"y", "e", "i", "a", "en", "dan", "ja", "ve", "con", "com", "met", "med", "agus"})
_NAMES_TOO = frozenset({"dan", "agus", "ja", "ve", "en"})
"""Of these, names where they have a capital: Dan, Agus."""


def groups_of(text: str) -> list[list[Part]]:
    """Part a byline at its separators; a semicolon, bar or dash starts a new group."""
    groups: list[list[Part]] = [[]]
    position = 0
    before = ""
    for match in _separator().finditer(text):
        kind = match.lastgroup or "and"
        if kind in ("and", "with") and not _joins(match, text, position):
            continue
        _append(groups[-1], before, text[position : match.start()])
        before = {"strong": ";", "comma": ",", "slash": "/"}.get(kind, kind)
        if kind == "strong":
            groups.append([])
        position = match.end()
    _append(groups[-1], before, text[position:])
    return [group for group in groups if group]


_AND = re.compile(r"^(?:and|und|et|y|e|og|och|&|with|mit|avec|con)\s+", re.IGNORECASE)


def _append(group: list[Part], separator: str, text: str) -> None:
    text = text.strip()
    bare = _AND.sub("", text)  # ", and Anna Example"
    if not separator and text[:2].isupper():
        bare = text  # ET Online
    if bare and bare != text and separator == ",":
        separator = ", and"
    if bare:
        group.append(Part(separator, bare))


def _joins(match: re.Match[str], text: str, start: int) -> bool:
    word = match[0].strip()
    if word.lower() not in _DOUBTFUL:
        return True
    if word.lower() in _NAMES_TOO and word[0].isupper() and not text.isupper():
        return False
    piece = _next_piece(text, match.end())
    left, right = len(text[start : match.start()].split()), len(piece.split())
    if agency_of(piece) or agency_of(text[start : match.start()].strip()):
        return True
    if len(word) == 1 and word.isupper() and not text.isupper():
        return False  # a middle initial
    return word.islower() or text.isupper() if left == right == 1 else left > 1 and right > 1


def _next_piece(text: str, start: int) -> str:
    match = _separator().search(text, start)
    return text[start : match.start()] if match else text[start : start + 80]
