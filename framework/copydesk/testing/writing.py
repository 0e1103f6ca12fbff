"""Makes and changes what is expected: readable JSON in a stable order, each file whole or as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copydesk.fetch.saved import write_whole
from copydesk.models import Article, Result, field_names
from copydesk.testing.cases import GIVEN, read_expected
from copydesk.testing.comparing import accepted_issues, filled, issue_part, part_of

# Left out: what is derived from other fields (id, content_hash, text, word_count), what the sidecar holds
# (requested_url, fetched_at), what only a store knows (previous), and what any plugin may add (extra).
_LEFT_OUT = frozenset(
    {"schema_version", "id", "requested_url", "fetched_at", "content_hash", "previous", "provenance", "issues", "extra"}
)
_RULES = "rules"
_MAX_LINE = 100


def expected_of(result: Result, given: str | None = None) -> dict[str, Any]:
    """Give what a page is to be read as from now on, JSON-ready: every field, unknown ones too.

    Of `provenance` it states who gave a field, and only where that is the source itself, by its rules or its code: so a
    rule that finds nothing any more is told even where the general extraction finds the same.
    """
    record = result.to_dict()
    expected: dict[str, Any] = {GIVEN: {"source": given}} if given else {}
    expected["outcome"] = result.outcome
    if result.article is None:
        expected["source"] = {"name": result.source}
        if result.outcome == "listing":
            expected["links"] = filled(record["links"])
    else:
        for field in field_names(Article):
            if field not in _LEFT_OUT:
                expected[field] = {"name": result.source} if field == "source" else filled(record[field])
        own = {_RULES, result.source}
        origins = {name: origin for name, origin in result.article.provenance.items() if origin.plugin in own}
        if origins:
            expected["provenance"] = {name: {"plugin": origins[name].plugin} for name in sorted(origins)}
    expected["issues"] = [issue_part(issue) for issue in record["issues"]]
    return expected


def accept(field: str, record: Mapping[str, Any], expected: Mapping[str, Any]) -> Any:
    """Give what to expect of a field from now on: what the record has, in the shape of what was expected."""
    got = record.get(field)
    if field == "issues":
        return accepted_issues(got or [], expected.get(field))
    return part_of(got, expected.get(field))


def write_expected(file: Path, expected: Mapping[str, Any]) -> None:
    """Write an expected.json; the file is the old one or the new one at any time. Raises OSError."""
    write_whole(file, expected_bytes(expected))


def expected_bytes(expected: Mapping[str, Any]) -> bytes:
    """Give the bytes of an expected.json: a part on one line where it fits, else each of its own parts on one."""
    try:
        return f"{_json(expected, 0, wide=True)}\n".encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which only an escape can hold
        return f"{_json(expected, 0, wide=False)}\n".encode()


def _json(value: Any, depth: int, *, wide: bool) -> str:
    line = json.dumps(value, ensure_ascii=not wide)
    if depth and (len(line) <= _MAX_LINE or not value or not isinstance(value, dict | list)):
        return line
    gap = "\n" + "  " * (depth + 1)
    if isinstance(value, dict):
        names = (json.dumps(key, ensure_ascii=not wide) for key in value)
        parts = [
            f"{name}: {_json(part, depth + 1, wide=wide)}" for name, part in zip(names, value.values(), strict=True)
        ]
    else:
        parts = [_json(part, depth + 1, wide=wide) for part in value]
    left, right = "{}" if isinstance(value, dict) else "[]"
    return f"{left}{gap}{f',{gap}'.join(parts)}{gap[:-2]}{right}"


def change_expected(file: Path, changes: Mapping[str, Any]) -> None:
    """Change fields of an expected.json, where they stand; new ones come last. Raises OSError, UsageError."""
    write_expected(file, read_expected(file) | dict(changes))
