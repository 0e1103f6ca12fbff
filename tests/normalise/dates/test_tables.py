"""The table of all languages comes from a file: it is what building it anew gives."""

from __future__ import annotations

import json

import pytest

from copydesk.normalise.dates.building import common, of_all
from copydesk.normalise.dates.names import data, table
from copydesk.normalise.dates.table import Table, plain_names, unpacked
from copydesk.normalise.dates.zones import keys_of

CURE = "run `python tests/benchmarks/make_date_tables.py`: names.json, words.json, zones.json or how tables are built has changed"


def built(which: str) -> Table:
    return common(data("words.json")) if which == "common" else of_all(data("names.json"), data("words.json"))


@pytest.mark.parametrize("which", ["common", "all"])
def test_the_file_holds_what_is_built_of_names_and_words(which: str) -> None:
    held = dict(data("tables.json")[which])
    assert held.pop("plain", plain_names(built(which))) == plain_names(built(which)), CURE
    assert held == json.loads(json.dumps(built(which).packed())), CURE


def test_the_file_has_the_keys_of_the_zones() -> None:
    assert data("tables.json")["zones"] == keys_of(data("zones.json")), CURE


@pytest.mark.parametrize("which", ["common", "all"])
def test_a_packed_table_reads_as_the_one_it_was_made_of(which: str) -> None:
    one = built(which)
    other = unpacked(json.loads(json.dumps(one.packed())))
    assert list(other.entries.items()) == list(one.entries.items())
    for name in ("longest", "relative", "counted", "ago", "prefixes"):
        assert getattr(other, name) == getattr(one, name), name
    assert other.without_accents() == one.without_accents()


def test_a_word_is_found_without_its_accents_where_only_one_has_that_form() -> None:
    german, everywhere = table("de"), table(None)
    assert german.get("marz") is None
    assert german.get_bare("marz") == german.get("märz")
    assert everywhere.get_bare("fevrier") == everywhere.get("février")
