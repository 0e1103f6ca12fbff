"""A record against what is expected of it: what counts as equal, what as a difference, and what accepting one writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing.comparing import compare, fields_of, same
from copydesk.testing.writing import accept, expected_bytes

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))
JSON = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=3), inner, max_size=4)),
    max_leaves=12,
)
PARAGRAPH = {"kind": "paragraph", "text": "One.", "level": None, "items": [], "href": None}


@pytest.mark.parametrize(("got", "wanted"), [
    ("A title", "A title"),
    (None, None),
    ([], []),
    ({"name": "tideline", "domain": "tideline.example"}, {"name": "tideline"}),
    ([PARAGRAPH], [{"kind": "paragraph", "text": "One."}]),
    ({"og": "Another"}, {"og": "Another"}),
])  # fmt: skip
def test_as_expected(got: Any, wanted: Any) -> None:
    """An object is compared by the keys that are given, a list whole."""
    assert compare({"title": got}, "title", {"title": wanted}) is None


@pytest.mark.parametrize(("got", "wanted"), [
    ("A title", "A titles"),
    ("A title", None),
    (None, "A title"),
    (None, ""),
    (True, 1),
    (False, None),
    ({"name": "tideline"}, {"name": "eblnews"}),
    ({"name": "tideline"}, {}),
    ({"name": "tideline"}, {"name": "tideline", "domain": "tideline.example"}),
    ([PARAGRAPH, PARAGRAPH], [{"kind": "paragraph", "text": "One."}]),
    ([], [{"kind": "paragraph", "text": "One."}]),
    ([PARAGRAPH], []),
    (["a", "b"], ["b", "a"]),
])  # fmt: skip
def test_not_as_expected(got: Any, wanted: Any) -> None:
    """A missing part, one more, another order, another type: each is a difference."""
    difference = compare({"title": got}, "title", {"title": wanted})
    assert difference is not None
    assert not same(difference.got, difference.wanted)


def test_issues_are_expected_whole_in_any_order() -> None:
    """An issue is known by the keys that are given; a missing one and one too many are both told."""
    record = {"issues": [{"code": "no_title", "level": "warning", "message": "m"}, {"code": "cut", "level": "info"}]}
    assert compare(record, "issues", {"issues": [{"code": "cut"}, {"code": "no_title"}]}) is None
    difference = compare(record, "issues", {"issues": [{"code": "no_title"}, {"code": "no_title"}]})
    assert difference is not None
    assert difference.why == "missing: no_title; not expected: cut"
    assert compare({}, "issues", {"issues": []}) is None


def test_a_plugin_that_fails_is_a_difference_without_a_word() -> None:
    """That no plugin fails is expected of every page."""
    failures = [{"plugin": "tide", "hook": "copydesk_extract", "error": "ValueError: no"}]
    assert fields_of({"given": {}, "title": "T", "outcome": "article"}) == ["outcome", "title", "failures"]
    assert compare({"failures": []}, "failures", {}) is None
    assert compare({"failures": failures}, "failures", {}) is not None
    assert compare({"failures": failures}, "failures", {"failures": [{"plugin": "tide"}]}) is None


def test_misspelt_field_is_named_with_its_cure() -> None:
    """A field there is not fails; it is not passed over."""
    difference = compare({"title": "T"}, "titel", {"titel": None})
    assert difference is not None
    assert difference.why == "there is no field 'titel'; did you mean 'title'?"


@given(JSON, JSON)
def test_what_was_accepted_is_as_expected(got: Any, wanted: Any) -> None:
    """Whatever the record has and the file said, after an update the two agree, also through the file."""
    record, expected = {"title": got}, {"title": wanted}
    accepted = {"title": accept("title", record, expected)}
    assert compare(record, "title", json.loads(expected_bytes(accepted))) is None


@given(JSON)
def test_nothing_differs_from_itself(value: Any) -> None:
    """A value as it stands in the record is as expected."""
    assert compare({"title": value}, "title", {"title": value}) is None


@given(st.dictionaries(st.text(), JSON))
def test_file_holds_what_was_written(expected: dict[str, Any]) -> None:
    """The readable form is JSON of the same value, in the same order."""
    read = json.loads(expected_bytes(expected))
    assert read == expected
    assert list(read) == list(expected)


def test_file_is_readable() -> None:
    """A part that fits stands on one line, each field on its own."""
    expected = {"title": "T", "source": {"name": "tideline"}, "body": [{"kind": "paragraph", "text": "x" * 90}] * 2}
    paragraph = '    {\n      "kind": "paragraph",\n      "text": "' + "x" * 90 + '"\n    }'
    lines = [
        '{\n  "title": "T",',
        '  "source": {"name": "tideline"},',
        f'  "body": [\n{paragraph},\n{paragraph}\n  ]\n}}\n',
    ]
    assert expected_bytes(expected).decode() == "\n".join(lines)


def test_half_a_surrogate_pair_can_be_written() -> None:
    """What no UTF-8 file can hold is escaped, and read back the same."""
    assert json.loads(expected_bytes({"title": "a\ud83db"})) == {"title": "a\ud83db"}
