"""A record against what is expected of it.

A list is expected whole, an object by the keys that are given. Issues are expected in any order.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import attrs

from copydesk.models import Article, field_names
from copydesk.testing.cases import GIVEN

DERIVED = ("text", "word_count")
_OF_RESULT = ("outcome", "input", "failures")


@attrs.frozen
class Difference:
    """One field that is not as expected."""

    field: str
    wanted: Any
    got: Any
    """As the record has it, cut down to what `wanted` speaks of."""
    why: str | None = None
    """Where the two values do not say it themselves."""


def fields_of(expected: Mapping[str, Any]) -> list[str]:
    """Give the fields a case is about: those it expects, its outcome first, and that no plugin fails."""
    named = [field for field in expected if field != GIVEN]
    first = ["outcome"] if "outcome" in named else []
    return first + [field for field in named if field not in ("outcome", "failures")] + ["failures"]


def compare(record: Mapping[str, Any], field: str, expected: Mapping[str, Any]) -> Difference | None:
    """Compare one field of a record (`Result.to_dict`) with what is expected; None where it is as expected."""
    if not is_field(field):
        near = difflib.get_close_matches(field, _known(), n=1)
        cure = f"did you mean {near[0]!r}?" if near else "`copydesk schema` lists them"
        return Difference(field, expected.get(field), None, f"there is no field {field!r}; {cure}")
    wanted = expected.get(field, [] if field == "failures" else None)
    got = record.get(field)
    if field == "issues":
        return _issues(got or [], wanted)
    shown = part_of(got, wanted)
    return None if same(shown, wanted) else Difference(field, wanted, shown)


def is_field(name: str) -> bool:
    """Tell whether a record has a field of this name."""
    return name in _known()


def _known() -> tuple[str, ...]:
    return (*_OF_RESULT, *field_names(Article), *DERIVED)


def same(one: Any, other: Any) -> bool:
    """Compare JSON data; unlike Python, JSON parts `true` from `1`."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def part_of(actual: Any, wanted: Any) -> Any:
    """Cut `actual` down to what `wanted` speaks of, so that the two are equal where nothing is wrong.

    Where a list has another length, its objects are cut down to the keys that any object of the wanted list has.
    """
    if isinstance(wanted, dict) and wanted and isinstance(actual, dict):
        return {key: part_of(actual.get(key), value) for key, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(actual, list):
        if len(wanted) == len(actual):
            return [part_of(item, value) for item, value in zip(actual, wanted, strict=True)]
        keys = {key for value in wanted if isinstance(value, dict) for key in value}
        if keys:
            actual = [{k: v for k, v in i.items() if k in keys} if isinstance(i, dict) else i for i in actual]
    return filled(actual)


def filled(value: Any) -> Any:
    """Leave out what the parts of a value do not have."""
    if isinstance(value, list):
        return [filled(part) for part in value]
    if isinstance(value, dict):
        return {key: filled(part) for key, part in value.items() if part not in (None, "", [], {})}
    return value


def _issues(got: list[dict[str, Any]], wanted: Any) -> Difference | None:
    missing, left = matched(got, wanted)
    if not missing and not left:
        return None
    why = [f"missing: {_named(item)}" for item in missing] + [f"not expected: {_named(item)}" for item in left]
    return Difference("issues", wanted, accepted_issues(got, wanted), "; ".join(why))


def matched(got: list[dict[str, Any]], wanted: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the expected issues that are missing, and the issues nobody expects."""
    left = list(got)
    missing = []
    for item in wanted or ():
        match = next((issue for issue in left if same(part_of(issue, item), item)), None)
        if match is None:
            missing.append(item)
        else:
            left.remove(match)
    return missing, left


def accepted_issues(got: list[dict[str, Any]], wanted: Any) -> list[dict[str, Any]]:
    """Give what to expect of issues from now on: those expected that are there, as they are told, then the new ones."""
    missing, new = matched(got, wanted)
    return [item for item in wanted or () if item not in missing] + [issue_part(issue) for issue in new]


def issue_part(issue: Mapping[str, Any]) -> dict[str, Any]:
    """Give what of an issue stays the same when its message is worded anew."""
    return {key: issue[key] for key in ("code", "field", "level") if issue.get(key)}


def _named(issue: Mapping[str, Any]) -> str:
    words = (str(issue.get(key)) for key in ("code", "field", "message") if issue.get(key))
    return " ".join(words)
