"""Builds the tables of words: of one language, of what is common to all, of all languages together."""

from __future__ import annotations

from typing import Any

from copydesk.normalise.dates.table import Table
from copydesk.normalise.dates.text import key_of

_LESS_READ = frozenset(
    {"ceb", "ckb", "cy", "eo", "fo", "fy", "ga", "gd", "ha", "ig", "jv", "ku", "lb", "mi", "mt", "nn", "rm", "rw", "sc"}
    | {"so", "su", "tg", "tk", "tt", "ug", "wo", "xh", "yo", "zu"}
)
"""Languages whose names are hardly met on a page that does not state its language, and may be words of one more read
("sam", "now"): their short names are not looked up there, and their weekdays (sense `w`) contradict nothing."""
_LABELS = {"published": "L", "modified": "U", "other": "X"}


def of_language(
    language: str, names: dict[str, Any], words: dict[str, Any], everywhere: Table, english: Table | None
) -> Table:
    """Build the table of one language, with English and what is common to all."""
    made = Table()
    _enter_names(made, names[language], words["own names"].get(language), least=1)
    for number, forms in enumerate(words["own months"].get(language, ()), 1):
        made.add("M", forms, ("bikram_sambat", number), raw=True)
    own = _enter_words(made, words["words"].get(language, {}))
    if english is not None:
        for key, senses in english.entries.items():
            if key not in made.entries:
                made.put(key, senses)
        for after, ways in english.relative.items():
            made.relative.setdefault(after, set()).update(ways)
        made.ago |= english.ago
    made.merge(everywhere, own)
    affixes = words["affixes"].get(language, {})
    made.prefixes = tuple(affixes["prefix"].split("|")) if "prefix" in affixes else ()
    made.suffixes = tuple(affixes["suffix"].split("|")) if "suffix" in affixes else ()
    return made


def of_all(names: dict[str, Any], words: dict[str, Any]) -> Table:
    """Build the table of all languages together."""
    made = Table()
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
    made.merge(common(words))
    # A prefix of a script of its own can be cut off without knowing the language.
    made.prefixes = tuple(p for code in ("am", "he") for p in words["affixes"][code]["prefix"].split("|"))
    return made


def common(words: dict[str, Any]) -> Table:
    """Build what holds in every language: labels, eras, other calendars' months, signs such as `h` and `年`."""
    made = Table()
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
