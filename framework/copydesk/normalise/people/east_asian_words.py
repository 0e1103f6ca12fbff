"""Words of Chinese, Japanese and Korean bylines: what names somebody's part in an article, family names, no names.

Apart from the patterns made of them, which take time to compile and which most pages do not need.
"""

from __future__ import annotations

from functools import cache

from copydesk.normalise.tables import lines

NOBODY = "-"
"""Role of who had a part in the page and none in the article: producers, designers, who passed it for print."""
_ROLES = ("editor", "photographer", "translator", "writer", "reporter", "interviewer")


@cache
def words(section: str) -> tuple[str, ...]:
    """Give the words of a section of the table."""
    return tuple(word for line in lines("east_asian", section) for word in line.split())


@cache
def roles() -> dict[str, str | None]:
    """Give by the word that stands before a name the role it gives; None for the author, who needs no role."""
    table: dict[str, str | None] = {word: role for role in _ROLES for word in words(role)}
    return table | dict.fromkeys(words("author")) | dict.fromkeys(words("nobody"), NOBODY)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


@cache
def _japanese() -> frozenset[str]:
    return frozenset(words("japanese surnames"))


def has_surname(name: str) -> bool:
    """Tell whether a Chinese name begins with one of the family names that nine in ten people bear."""
    return name[:1] in _surnames()


def has_japanese_surname(name: str) -> bool:
    """Tell whether a Japanese name begins with one of the family names that half of all people bear."""
    return name[:2] in _japanese() or name[:3] in _japanese()


@cache
def _no_names() -> frozenset[str]:
    return frozenset(words("no names"))


def is_no_name(text: str) -> bool:
    """Tell whether a text stands where names do and is none: a placeholder, a closing mark, a button."""
    return text in _no_names() or text.startswith(words("buttons"))
