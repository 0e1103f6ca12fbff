"""Saved pages with their expected records: `tests/pages/<source>/<case>/page.*` beside `expected.json`.

`expected.json` holds the fields of the record that the case is about. A list is expected whole, an object by the keys
that are given; of `issues` each expected one must be among the record's. `given` says how the page is read: `source`
forces a source.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from copydesk import Desk

PAGES = Path(__file__).parents[1] / "pages"


@cache
def desk() -> Desk:
    """The desk all cases share."""
    return Desk()


def expected(folder: Path) -> dict[str, Any]:
    """Read what a case expects."""
    data: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return data


@cache
def record(folder: Path) -> dict[str, Any]:
    """Read a case's page as a user would, and give the record."""
    (page,) = (path for path in folder.glob("page.*") if path.suffix in (".txt", ".html"))
    source = expected(folder).get("given", {}).get("source")
    (result,) = desk().replay([page], source=source)
    return result.to_dict()


def fields(source: str) -> list[tuple[str, str]]:
    """Give each case of a source with each field it expects."""
    folders = sorted(path.parent for path in (PAGES / source).glob("*/expected.json"))
    return [(folder.name, field) for folder in folders for field in expected(folder) if field != "given"]


def part_of(actual: Any, wanted: Any) -> Any:
    """Cut `actual` down to what `wanted` speaks of, so that the two compare equal where nothing is wrong."""
    if isinstance(wanted, dict) and isinstance(actual, dict):
        return {key: part_of(actual.get(key), value) for key, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(actual, list) and len(wanted) == len(actual):
        return [part_of(item, value) for item, value in zip(actual, wanted, strict=True)]
    return actual
