"""Make `framework/copydesk/normalise/dates/tables.json` of names.json, words.json and zones.json beside it.

Run `python tests/benchmarks/make_date_tables.py` after a change of either, or of `building.py`; a test tells when it is
due. The file saves the first page with a printed date 20 ms.
"""

from __future__ import annotations

import json
from pathlib import Path

from copydesk.normalise.dates.building import common, of_all
from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.table import plain_names
from copydesk.normalise.dates.zones import keys_of

TARGET = Path(__file__).parents[2] / "framework/copydesk/normalise/dates/tables.json"


def made() -> str:
    """Give the file's text."""
    names, words = data("names.json"), data("words.json")
    shared = common(words)
    tables = {
        "zones": keys_of(data("zones.json")),
        "common": {**shared.packed(), "plain": plain_names(shared)},
        "all": of_all(names, words).packed(),
    }
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")).replace(',"', ',\n"') + "\n"


if __name__ == "__main__":
    TARGET.write_text(made(), encoding="utf-8")
