"""JSON as pages write it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.extraction.structured.loose_json import MAX_DEPTH, read_json

PLAIN = '{"@type": "NewsArticle", "headline": "Harbour bridge reopens"}'
VALUE = {"@type": "NewsArticle", "headline": "Harbour bridge reopens"}


@pytest.mark.parametrize("text", [
    f"<!-- {PLAIN} -->",
    f"<![CDATA[{PLAIN}]]>",
    f"//<![CDATA[\n{PLAIN}\n//]]>",
    f"/* <![CDATA[ */ {PLAIN} /* ]]> */",
    f"\ufeff{PLAIN};",
    PLAIN.replace('"', "&quot;"),
    PLAIN.replace("{", "{ // what it is\n"),
    PLAIN.replace(",", ", /* and */"),
    PLAIN.replace("}", ",}"),
    PLAIN.replace('", "', '"\n "'),
    PLAIN.replace('"@type"', "'@type'"),
    PLAIN.replace('"headline"', "headline"),
    PLAIN[:-1],
    PLAIN + "}",
])  # fmt: skip
def test_what_surrounds_or_breaks_json_is_repaired(text: str) -> None:
    """Comment marks, CDATA, entities, trailing commas, missing quotes and brackets do not cost the values."""
    values, repairs = read_json(text)
    assert values == [VALUE]
    assert repairs


def test_good_json_is_read_without_repairs() -> None:
    """Valid JSON comes back as it is, and nothing is reported."""
    assert read_json(PLAIN) == ([VALUE], ())


@pytest.mark.parametrize(("text", "headline"), [
    ('{"headline": "The "old" bridge", "author": "Jane Roe"}', 'The "old" bridge'),
    ('{"headline": "He said "no", and left", "author": "Jane Roe"}', 'He said "no", and left'),
    ('{"headline": "First line\nsecond line", "author": "Jane Roe"}', "First line\nsecond line"),
    ('{"headline": "a\tb\x01", "author": "Jane Roe"}', "a\tb\x01"),
    ('{"headline": "caf\\u00e9 \\ud83d\\ude00 \\/", "author": "Jane Roe",}', "café 😀 /"),
    ('{"headline": "half \\ud83d of it", "author": "Jane Roe",}', "half � of it"),
])  # fmt: skip
def test_strings_survive_what_editors_type(text: str, headline: str) -> None:
    """Quotes inside a sentence, raw line ends and half surrogates stay inside their string."""
    assert [{"headline": headline, "author": "Jane Roe"}] == read_json(text)[0]


def test_several_objects_in_one_script() -> None:
    """Objects written one after the other are all read."""
    assert read_json(PLAIN + ' {"a": 1}')[0] == [VALUE, {"a": 1}]


def test_string_that_never_closes_ends_with_its_line() -> None:
    """A missing quote loses one value, not the object."""
    values, repairs = read_json('{"headline": "Harbour bridge,\n"author": "Jane Roe"}')
    assert values[0]["author"] == "Jane Roe"
    assert "quotes" in repairs


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"a":' + "[" * 5_000 + "]" * 5_000 + "}"])
def test_deep_nesting_is_cut(text: str) -> None:
    """Nesting beyond the bound is dropped and reported; nothing recurses."""
    values, repairs = read_json(text)
    assert "too_deep" in repairs
    depth, value = 0, values
    while value:
        value = list(value.values()) if isinstance(value, dict) else value[0] if isinstance(value, list) else None
        depth += 1
    assert depth <= 2 * MAX_DEPTH + 2


def test_long_numbers_stay_text() -> None:
    """A number of a million digits costs neither time nor an exception."""
    value = read_json('{"id": ' + "7" * 1_000_000 + ', "n": 12, "f": 1.5}')[0][0]
    assert (str, 12, 1.5) == (type(value["id"]), value["n"], value["f"])


def test_text_beyond_the_bound_is_not_read() -> None:
    """A script of more than two million characters gives its reason instead of values."""
    assert read_json('"' + "a" * 2_000_001 + '"') == ([], ("too_large",))


@pytest.mark.parametrize("text", ["", " \n", "not json", "//", "undefined", "}{", '"just a string"]'])
def test_no_json_gives_nothing(text: str) -> None:
    """Where there is no object or list there is no value."""
    assert [value for value in read_json(text)[0] if isinstance(value, dict | list) and value] == []


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcxyz", min_size=1), json_values, max_size=4))
def test_tolerant_reader_agrees_with_json(value: dict[str, Any]) -> None:
    """What is valid JSON but for one trailing comma is read as JSON would read it."""
    text = json.dumps(value)
    broken = text[:-1] + ",}" if value else text
    assert [value] == read_json(broken)[0]


@given(st.text('{}[]",:/*\\ \nab1', max_size=200))
def test_any_text_ends_without_an_exception(text: str) -> None:
    """Whatever stands in the script, reading it ends with values and reasons."""
    values, repairs = read_json(text)
    assert isinstance(values, list)
    assert isinstance(repairs, tuple)
