"""What opens a byline: "By", "Von", "Editing by", "Foto:" …, and the role it gives to the names after it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.tables import phrases

_ROLES = (
    "credit", "writer", "reporter", "editor", "photographer", "illustrator", "video", "translator", "interviewer",
    "reviewer", "commentator",
)  # fmt: skip
_LONGEST = 5  # words of the longest phrase in the table
# Languages in which a guarded word opens a byline though it has a capital letter.
_GUARDS = {
    "di": ("it",), "da": ("it", "pt"), "de": ("es", "pt", "fr", "ca", "ro"), "av": ("sv", "no", "nb", "nn"),
    "af": ("da",), "od": ("cs", "sk", "sl", "hr"), "автор": ("ru", "uk", "bg", "sr", "mk", "kk"),
    "autor": ("es", "pt", "pl", "de", "ro", "hr", "sr", "cs", "sk"),
    "autora": ("es", "pt"), "penulis": ("id", "ms"), "του": ("el",),
    "της": ("el",), "των": ("el",), "от": ("bg", "mk"), "przez": ("pl",),
}  # fmt: skip
_COLON = re.compile(r"^([^:：]{1,40}?)\s?[:：]\s*")
# "VonJasper Beispiel", "Kommentar vonAnna": two elements of the page run together.
# Thai writes no blank behind its word for it at all.
_GLUED = re.compile(r"\b([Bb]y|[Vv]on|[Pp]ar|[Pp]or)(?=[A-ZÀ-Þ][a-zà-ÿ])|^(โดย)(?=[\u0e01-\u0e2e\u0e40-\u0e44])")


class Opening(NamedTuple):
    """A phrase at the head of a byline."""

    role: str | None
    rest: str


@cache
def _table() -> dict[str, tuple[str | None, str]]:
    table: dict[str, tuple[str | None, str]] = {}
    for role in _ROLES:
        for mode in ("", "colon", "guarded") if role == "credit" else ("", "colon"):
            for phrase in phrases("openings", f"{role} {mode}".strip()):
                table.setdefault(phrase.casefold(), (None if role == "credit" else role, mode))
    return table


@lru_cache(maxsize=256)  # asked of one byline by three of its readers
def opening(text: str, language: str | None = None) -> Opening | None:
    """Take the phrase that opens a byline off it, with the role it gives; None where none does."""
    first = text.split(maxsplit=1)[:1]
    if not first or not _may_open(first[0].casefold()):
        return None
    if ":" in text[:42] or "：" in text[:42]:
        text = _COLON.sub(r"\1: ", text, count=1)
    text = _GLUED.sub(r"\g<0> ", text, count=1)
    words = text.split(maxsplit=_LONGEST)
    if not words or words[0].casefold().rstrip(":") not in opening_words():
        return None
    for count in range(min(_LONGEST, len(words)), 0, -1):
        head = " ".join(words[:count])
        entry = _table().get(head.casefold().rstrip(":"))
        if entry is None:
            continue
        role, mode = entry
        rest = " ".join(words[count:])
        if (
            head.endswith(":")
            or (mode == "" and _opens(rest, head))
            or (mode == "guarded" and _guarded(head, rest, language))
        ):
            return Opening(role, rest)
    return None


def _may_open(first: str) -> bool:
    """Tell cheaply whether a first word may be an opening's, perhaps run together with what follows."""
    return (
        first in opening_words()
        or ":" in first
        or "：" in first
        or first.startswith(("by", "von", "par", "por", "โดย"))
    )


@cache
def opening_words() -> frozenset[str]:
    """Give the first words of all phrases, small letters."""
    return frozenset(phrase.split()[0] for phrase in _table())


@cache
def phrases_of(roles: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Give by their first words all phrases that give one of `roles`, small letters."""
    found: dict[str, list[str]] = {}
    for phrase, (role, _) in _table().items():
        if role in roles:
            found.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _opens(rest: str, head: str) -> bool:
    # "von der Leyen, Ursula" opens with a surname; "Von Anna Beispiel" does not.
    return head.casefold() != "von" or not rest or not rest[0].islower() or rest.startswith(("der Redaktion", "unsere"))


def _guarded(head: str, rest: str, language: str | None) -> bool:
    words = rest.split()
    if len(words) < 2 or rest[0].islower() or words[0].endswith(","):
        return False
    primary = language.split("-")[0] if language else None
    return head.islower() or primary in _GUARDS.get(head.casefold(), ()) or is_given_name(words[0])


def labels_role(word: str) -> bool:
    """Tell whether a word before a colon opens a part of a byline."""
    return word.casefold() in _table()


def role_of(word: str) -> str | None:
    """Give the role a word stands for beside a name: `(Fotos)` makes a photographer; None for any other word."""
    entry = _table().get(word.casefold())
    return entry[0] if entry else None
