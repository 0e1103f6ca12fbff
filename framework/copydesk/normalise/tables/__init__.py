"""The word lists of the normalisers: plain text files, read at first use.

A file has sections, `[name]`; `#` starts a comment line. What an entry is, the reader of a section says: a word, or a
phrase between `|` or line ends.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from copydesk.normalise.values import fold


@cache
def lines(table: str, section: str) -> tuple[str, ...]:
    """Give the lines of a section as written. Raises KeyError for a section the table does not have."""
    return _sections(table)[section]


@cache
def phrases(table: str, section: str) -> tuple[str, ...]:
    """Give the phrases of a section as written."""
    return tuple(entry.strip() for line in lines(table, section) for entry in line.split("|") if entry.strip())


@cache
def folded(table: str, section: str) -> frozenset[str]:
    """Give the words of a section, folded."""
    return frozenset(fold(word) for line in lines(table, section) for word in line.split())


@cache
def folded_phrases(table: str, section: str) -> frozenset[str]:
    """Give the phrases of a section, folded."""
    return frozenset(map(fold, phrases(table, section)))


@cache
def _sections(table: str) -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_name(f"{table}.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            current.append(line)
    return {name: tuple(entries) for name, entries in sections.items()}
