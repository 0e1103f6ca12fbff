"""A table to look the words of dates up in, and its packed form in a file."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from copydesk.normalise.dates.text import bare, key_of

Senses = dict[str, frozenset[Any]]


class Table:
    """The words of one language (with English and what is common to all), or of all languages."""

    def __init__(self) -> None:
        self.entries: dict[str, Senses] = {}
        self.longest: dict[str, int] = {}
        """First token of a phrase to the number of tokens of the longest phrase that starts so."""
        self.relative: dict[str, set[tuple[str, str]]] = {}
        """What follows the number of "3 hours ago" to (what stands before it, unit)."""
        self.counted: dict[str, tuple[int, str]] = {}
        """A phrase that says number and unit in words ("an hour ago" in Hebrew): to both."""
        self.ago: set[str] = set()
        """A word of every relative phrase: where none of them is printed, there is no relative time."""
        self.prefixes: tuple[str, ...] = ()
        self.suffixes: tuple[str, ...] = ()
        self._bare: dict[str, Senses] | None = None
        """A key without its accents to its senses, none where several keys have that form; those alone for which
        `entries` does not give the same."""

    def add(self, char: str, forms: str, sense: Any, *, raw: bool = False, least: int = 1) -> None:
        """Enter every form of `forms` (parted by `|`) that has `least` letters with one more sense."""
        for form in forms.split("|"):
            key = key_of(form) if raw else form
            if key and (len(key) >= least or key[0] > "\u0590"):
                senses = self.entries.get(key)
                if senses is None:
                    self.put(key, _only(char, sense))
                elif sense not in senses.get(char, ()):
                    self.put(key, {**senses, char: senses.get(char, frozenset()) | {sense}})

    def put(self, key: str, senses: Senses) -> None:
        """Enter a key with its senses, which are never changed in place: tables share them."""
        self.entries[key] = senses
        if " " in key:
            first = key.partition(" ")[0]
            self.longest[first] = max(self.longest.get(first, 1), key.count(" ") + 1)

    def merge(self, other: Table, unless: frozenset[str] = frozenset()) -> None:
        """Take in another table: a key that is here already gets the senses it lacks, one of `unless` no small ones."""
        for key, senses in other.entries.items():
            mine = self.entries.get(key)
            if mine is None:
                self.put(key, senses)
            elif key in unless:
                self.put(key, {c: s for c, s in senses.items() if c not in "Phistf"} | mine)
            else:
                self.put(key, senses | mine)
        for after, ways in other.relative.items():
            self.relative.setdefault(after, set()).update(ways)
        self.counted = other.counted | self.counted
        self.ago |= other.ago

    def get(self, key: str) -> Senses | None:
        """Look up a key as it is, else without its affixes."""
        found = self.entries.get(key)
        if found is None and (self.prefixes or self.suffixes):
            for prefix in self.prefixes:
                if key.startswith(prefix) and (found := self.entries.get(key[len(prefix) :])) and "M" in found:
                    return found
            for suffix in self.suffixes:
                found = self.entries.get(key[: -len(suffix)]) if key.endswith(suffix) else None
                if found and found.keys() & {"M", "W"}:
                    return found
            return None
        return found

    def get_bare(self, key: str) -> Senses | None:
        """Look up a key without its accents, where only one entry has that form."""
        plain = bare(key)
        senses = self.without_accents().get(plain)
        return (self.entries.get(plain) if senses is None else senses) or None

    def without_accents(self) -> dict[str, Senses]:
        """Give what the forms without accents mean, where that is not what the same key means."""
        if self._bare is None:
            known: dict[str, Senses] = {}
            for name, senses in self.entries.items():
                plain = name if name.isascii() else _plain.get(name) or bare(name)
                other = known.get(plain)
                if other is None or senses == other:
                    known[plain] = senses
                elif plain not in self.entries:
                    known[plain] = {}
            self._bare = {plain: senses for plain, senses in known.items() if self.entries.get(plain) != senses}
        return self._bare

    def packed(self) -> dict[str, Any]:
        """Give the table as JSON-ready data, for `unpacked`: keys in a row, and the number of each one's senses."""
        numbers: dict[str, int] = {}

        def number(senses: Senses) -> int:
            written = {char: sorted(map(_listed, each), key=str) for char, each in senses.items()}
            return numbers.setdefault(json.dumps(written, ensure_ascii=False), len(numbers))

        of = [number(senses) for senses in self.entries.values()]
        plain = {key: number(senses) for key, senses in sorted(self.without_accents().items())}
        return {
            "keys": "|".join(self.entries),
            "of": of,
            "bare": plain,
            "senses": [json.loads(text) for text in numbers],
            "longest": self.longest,
            "relative": {after: sorted(map(list, ways)) for after, ways in self.relative.items()},
            "counted": self.counted,
            "ago": "|".join(sorted(self.ago)),
            "prefixes": self.prefixes,
        }


def plain_names(table: Table) -> str:
    """Give the names beyond ASCII without their accents, for the `plain` of packed data."""
    return "|".join(bare(name) for name in table.entries if not name.isascii())


def unpacked(data: dict[str, Any]) -> Table:
    """Make the table `Table.packed` gave the data of."""
    keys = data["keys"].split("|")
    if "plain" in data:
        _plain.update(zip((name for name in keys if not name.isascii()), data["plain"].split("|"), strict=True))
    senses = [{char: frozenset(map(_as_sense, each)) for char, each in one.items()} for one in data["senses"]]
    made = Table()
    made.entries = dict(zip(keys, map(senses.__getitem__, data["of"]), strict=True))
    made._bare = {key: senses[number] for key, number in data["bare"].items()}
    made.longest = data["longest"]
    made.relative = {after: set(map(tuple, ways)) for after, ways in data["relative"].items()}
    made.counted = {phrase: (count, unit) for phrase, (count, unit) in data["counted"].items()}
    made.ago = set(data["ago"].split("|"))
    made.prefixes = tuple(data["prefixes"])
    return made


_plain: dict[str, str] = {}
"""Names without their accents, of the table that goes into each language's: 3 ms to find out for each."""


def _listed(sense: Any) -> Any:
    return list(sense) if isinstance(sense, tuple) else sense


def _as_sense(sense: Any) -> Any:
    return tuple(sense) if isinstance(sense, list) else sense


@cache
def _only(char: str, sense: Any) -> Senses:
    """Give one sense alone, shared by all its words: thousands of small dicts are what takes the time."""
    return {char: frozenset({sense})}
