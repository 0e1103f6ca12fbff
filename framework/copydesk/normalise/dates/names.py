"""The names of months, weekdays, times of day, units and labels, as tables to look words up in.

`names.json` is made from the Unicode CLDR by tests/benchmarks/make_date_names.py; `words.json` holds what the CLDR
does not have (labels, small words, eras, other calendars' months) and is kept by hand. Both are read at first use;
a language's table is built when its first page comes, the table of all languages when a word is in neither.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from copydesk.normalise.dates.text import bare, key_of

Senses = dict[str, frozenset[Any]]
_ALIASES = {"no": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "hr", "mo": "ro", "cmn": "zh", "prs": "fa"}
_LESS_READ = frozenset(
    {"ceb", "ckb", "cy", "eo", "fo", "fy", "ga", "gd", "ha", "ig", "jv", "ku", "lb", "mi", "mt", "nn", "rm", "rw", "sc"}
    | {"so", "su", "tg", "tk", "tt", "ug", "wo", "xh", "yo", "zu"}
)
"""Languages whose names are hardly met on a page that does not state its language, and may be words of one more read
("sam", "now"): their short names are not looked up there, and their weekdays (sense `w`) contradict nothing."""
_LABELS = {"published": "L", "modified": "U", "other": "X"}


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
        if self._bare is None:
            self._bare = {}
            for name, senses in self.entries.items():
                plain = bare(name)
                other = self._bare.get(plain)
                if other is None or senses == other:
                    self._bare[plain] = senses
                elif plain not in self.entries:
                    self._bare[plain] = {}
        return self._bare.get(bare(key)) or None


@cache
def _only(char: str, sense: Any) -> Senses:
    """Give one sense alone, shared by all its words: thousands of small dicts are what takes the time."""
    return {char: frozenset({sense})}


@cache
def data(name: str) -> dict[str, Any]:
    """Read one of the package's JSON files."""
    loaded: dict[str, Any] = json.loads(files(__package__ or "").joinpath(name).read_bytes())
    return loaded


def language_of(tag: str | None) -> str | None:
    """Give the language of a BCP 47 tag as the tables name it; None where they do not have it."""
    if not tag:
        return None
    primary = tag.replace("_", "-").partition("-")[0].lower()
    primary = _ALIASES.get(primary, primary)
    return primary if primary and primary in data("names.json") else None


@cache
def table(language: str | None) -> Table:
    """Give the table of a language the data has, or with None that of all languages together."""
    names, words = data("names.json"), data("words.json")
    made = Table()
    if language is None:
        for each in sorted(filter(None, names), key=lambda name: name in _LESS_READ):
            least, day = (4, "w") if each in _LESS_READ else (3, "W")
            _enter_names(made, names[each], words["own names"].get(each), least, day)
            # A short form of a language less read counts only to show that it is ambiguous ("lip": July or June).
            for number, forms in enumerate(names[each]["m"], 1):
                for form in forms.split("|"):
                    if len(form) == 3 and "M" in made.entries.get(form, ()):
                        made.add("M", form, ("gregorian", number))
        for each in words["words"]:
            _enter_words(made, words["words"][each])
        made.merge(_common())
        # A prefix of a script of its own can be cut off without knowing the language.
        made.prefixes = tuple(p for code in ("am", "he") for p in words["affixes"][code]["prefix"].split("|"))
        return made
    _enter_names(made, names[language], words["own names"].get(language), least=1)
    for number, forms in enumerate(words["own months"].get(language, ()), 1):
        made.add("M", forms, ("bikram_sambat", number), raw=True)
    own = _enter_words(made, words["words"].get(language, {}))
    if language != "en":
        english = table("en")
        for key, senses in english.entries.items():
            if key not in made.entries:
                made.put(key, senses)
        for after, ways in english.relative.items():
            made.relative.setdefault(after, set()).update(ways)
        made.ago |= english.ago
    made.merge(_common(), own)
    affixes = words["affixes"].get(language, {})
    made.prefixes = tuple(affixes["prefix"].split("|")) if "prefix" in affixes else ()
    made.suffixes = tuple(affixes["suffix"].split("|")) if "suffix" in affixes else ()
    return made


@cache
def _common() -> Table:
    """Give what holds in every language: labels, eras, other calendars' months, signs such as `h` and `年`."""
    words, made = data("words.json"), Table()
    _enter_words(made, words["words"]["*"])
    for field, by_language in words["labels"].items():
        for forms in by_language.values():
            made.add(_LABELS[field], forms, field, raw=True)
    for part, char in (("periods", "P"), ("eras", "e"), ("days", "R")):
        for sense, forms in words[part].items():
            made.add(char, forms, sense, raw=True)
    for number, forms in words["numerals"].items():
        made.add("k", forms, int(number), raw=True)
    for calendar, months in words["months"].items():
        for number, forms in enumerate(months, 1):
            made.add("M", forms, (calendar, number), raw=True)
    for patterns in words["relative"].values():
        _enter_relative(made, patterns, raw=True)
    return made


def _enter_names(
    made: Table, names: dict[str, Any], own: dict[str, list[str]] | None, least: int, day: str = "W"
) -> None:
    for number in range(12):
        made.add("M", names["m"][number], ("gregorian", number + 1), least=least)
        if own:
            made.add("M", own["m"][number], ("gregorian", number + 1), raw=True)
    for number in range(7):
        made.add(day, names["w"][number], number, least=least)
        if own:
            made.add(day, own["w"][number], number, raw=True)
    for period, forms in names["p"].items():
        made.add("P", forms, period, least=least)
    for unit, forms in names["u"].items():
        made.add("u", forms, unit)
    _enter_relative(made, names["r"], raw=False)


def _enter_relative(made: Table, patterns: dict[str, str], *, raw: bool) -> None:
    for unit, forms in patterns.items():
        for form in forms.split("|"):
            first, _, rest = form.partition("#")
            if rest.startswith("#"):
                phrase = key_of(rest[1:]) if raw else rest[1:]
                made.counted[phrase] = (int(first), unit)
                made.ago.add(phrase.partition(" ")[0])
                continue
            before, after = (key_of(first), key_of(rest)) if raw else (first, rest)
            made.relative.setdefault(after, set()).add((before, unit))
            made.ago.add(after.rpartition(" ")[2] or before.rpartition(" ")[2])


def _enter_words(made: Table, words: dict[str, str]) -> frozenset[str]:
    """Enter small words, and give their keys. In their language they are no times of day (German "am")."""
    keys = set()
    for char, forms in words.items():
        for form in forms.split("|"):
            key = key_of(form)
            keys.add(key)
            senses = made.entries.get(key, {})
            made.put(key, {c: s for c, s in senses.items() if c != "P"} | {char: frozenset({char})})
    return frozenset(keys)
