"""The team's cases of inputs and expected results, every one that is no date; skipped where the file is not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from copydesk.models import CONTENT_KINDS, Found, plain
from copydesk.normalise import context_from_dict, normalise_value

FILE = Path(__file__).parents[3] / "shared" / "reference" / "normalisation_cases.jsonl"
DATES = ("published", "modified")


def _cases() -> list[dict[str, Any]]:
    if not FILE.is_file():
        return []
    cases = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [case for case in cases if case["field"] not in DATES]


def _by_field(results: list[Found]) -> dict[str, Any]:
    return {found.field: plain(found.value) for found in results}


def _authors(value: Any, expected: list[Any]) -> list[Any]:
    """Cut the authors down to what the case speaks of."""
    people = value or []
    if expected and isinstance(expected[0], str):
        return [person["name"] for person in people]
    keys = expected[0] if expected else ()
    return [{key: person[key] for key in keys} for person in people]


def _body(results: list[Found], expected: dict[str, Any]) -> dict[str, Any]:
    values = _by_field(results)
    blocks = values["body"]
    told: dict[str, Any] = {
        "kind": blocks[0]["kind"],
        "in_text": blocks[0]["kind"] in CONTENT_KINDS,
        "text": "\n\n".join(block["text"] for block in blocks if block["kind"] in CONTENT_KINDS),
        "issue": next((issue.code for issue in results[0].issues), None),
    }
    if "dateline" in values:
        told["dateline"] = {key: values["dateline"][key] for key in expected.get("dateline", ())}
    if "corrections" in values:
        told["date"] = values["corrections"][0]["date"]
    if "authors" in values:
        told["authors"] = _authors(values["authors"], expected.get("authors", []))
    return {key: told.get(key) for key in expected}


@pytest.mark.skipif(not FILE.is_file(), reason="the shared cases are not here")
@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["id"]))
def test_the_shared_case_passes(case: dict[str, Any]) -> None:
    """The value, its issue and what else is in it are as the case says."""
    results = normalise_value(case["field"], case["input"], context_from_dict(case["context"]))
    expected, first = case["expected"], results[0]
    if case["field"] == "body":
        assert expected == _body(results, expected)
    elif case["field"] == "authors":
        wanted = expected if isinstance(expected, dict) else {"authors": expected}
        assert wanted["authors"] == _authors(plain(first.value), wanted["authors"])
        assert wanted.get("agencies", []) == _by_field(results).get("agencies", [])
        if "issue" in wanted:
            assert wanted["issue"] in [issue.code for issue in first.issues]
    elif isinstance(expected, dict):
        assert expected == {"value": first.value, "issue": first.issues[0].code}
    else:
        assert expected == plain(first.value)
