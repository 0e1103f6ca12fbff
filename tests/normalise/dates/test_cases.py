"""The date cases of the shared reference file, where it is at hand: examples of rules that are tested elsewhere too."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from copydesk.models import Context, Found, Timestamp
from copydesk.normalise.dates import normalise_date

CASES = Path(__file__).parents[4] / "shared" / "reference" / "normalisation_cases.jsonl"
NAMES = {"source_tz": "timezone", "source_country": "country", "language": "language", "fetched_at": "fetched_at"}


def cases() -> list[Any]:
    """Every case of a date field; none where the file is absent."""
    if not CASES.is_file():
        return []
    read = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(case, id=case["id"]) for case in read if case["field"] in {"published", "modified"}]


def context_of(given: dict[str, str]) -> Context:
    """The context of a case."""
    known: dict[str, Any] = {NAMES[name]: value for name, value in given.items() if name in NAMES}
    if "fetched_at" in known:
        known["fetched_at"] = datetime.fromisoformat(known["fetched_at"])
    return Context(**known, midnight_is_date=given.get("source_rule") == "midnight_is_date")


def differences(found: Found | None, expected: dict[str, Any]) -> dict[str, Any]:
    """What of the expectation does not hold: key to what is there instead."""
    if found is None:
        return {"found": None}
    issues = {issue.code: (issue.data or {}).get("candidates") for issue in found.issues}
    wrong: dict[str, Any] = {}
    for key, value in expected.items():
        if key == "issue":
            got: Any = value if value in issues else sorted(issues)
        elif key == "candidates":
            got = next((each for each in issues.values() if each == value), list(issues.values()))
        elif key == "value":
            got = found.value
        else:
            got = getattr(found.value, key) if isinstance(found.value, Timestamp) else found.value
        if got != value:
            wrong[key] = got
    return wrong


@pytest.mark.skipif(not CASES.is_file(), reason="the shared cases are not here")
@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    """The case comes out as the reference says, in value, field, issues and candidates."""
    raw = case["input"]
    results = normalise_date(Found(case["field"], raw, raw=raw), context_of(case["context"]))
    by_field = {result.field: result for result in results}
    expected = case["expected"]
    if "modified" in expected:
        assert list(by_field) == ["modified"]
        assert differences(by_field["modified"], expected["modified"]) == {}
    else:
        assert differences(by_field.get(case["field"]), expected) == {}
    assert all(result.raw == raw for result in results)
