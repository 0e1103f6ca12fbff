"""The names of months, weekdays, times of day, units and labels, as tables to look words up in.

`names.json` is made from the Unicode CLDR by tests/benchmarks/make_date_names.py; `words.json` holds what the CLDR
does not have (labels, small words, eras, other calendars' months) and is kept by hand. A language's table is built of
both when its first page comes. The table of all languages, for words that are in neither, and what is common to all
take twenty times as long to build, and come from `tables.json`, which tests/benchmarks/make_date_tables.py makes.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.normalise.dates.building import of_language
from copydesk.normalise.dates.table import Senses, Table, unpacked

_ALIASES = {"no": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "hr", "mo": "ro", "cmn": "zh", "prs": "fa"}


@cache
def data(name: str) -> dict[str, Any]:
    """Read one of the package's JSON files."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_bytes())
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
    if language is None:
        return unpacked(data("tables.json")["all"])
    english = table("en") if language != "en" else None
    return of_language(language, data("names.json"), data("words.json"), _common(), english)


@cache
def _common() -> Table:
    return unpacked(data("tables.json")["common"])


__all__ = ["Senses", "Table", "data", "language_of", "table"]
