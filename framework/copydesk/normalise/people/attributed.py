"""Whose report a text gives, printed where its author would stand: "Theo Reuters", "Selon l'AFP", "AFP'ye göre"."""

from __future__ import annotations

import re
from functools import cache

from copydesk.normalise.agencies import agency_of
from copydesk.normalise.tables import phrases
from copydesk.normalise.values import fold

_LONGEST = 4  # words of the longest phrase in the table
_ENDING = re.compile(r"['’]\w{1,5}$")  # AFP'ye, Reuters'in
_EDGES = " ,;:|()[]–—-"


def attributed(text: str, language: str | None = None) -> str | None:
    """Give whom a text names as its source; None where it does not say "according to".

    A source is no author: of what is given only the agencies are of use. Words that are names too (Theo, Secondo) are
    read so before an agency, and in the language that uses them so.
    """
    words = text.split()
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        head, rest = fold(" ".join(words[:count])), " ".join(words[count:]).strip(_EDGES)
        if head in _before() and _is_meant(head, rest, language):
            return rest
        tail = fold(" ".join(words[-count:]))
        if tail in _behind():
            return _ENDING.sub("", " ".join(words[:-count]).strip(_EDGES))
    return None


def _is_meant(head: str, rest: str, language: str | None) -> bool:
    spoken = _guarded().get(head)
    return spoken is None or agency_of(rest) is not None or (language or "").split("-")[0] == spoken


@cache
def attributing_words() -> frozenset[str]:
    """Give the first words of what stands before a source, folded."""
    return frozenset(fold(phrase.split()[0]) for phrase in phrases("openings", "according"))


@cache
def _before() -> frozenset[str]:
    return frozenset(map(fold, phrases("openings", "according")))


@cache
def _behind() -> frozenset[str]:
    return frozenset(map(fold, phrases("openings", "according behind")))


@cache
def _guarded() -> dict[str, str]:
    pairs = (entry.partition(":") for entry in phrases("openings", "according guarded"))
    return {fold(word): language for word, _, language in pairs}
