"""Makes a Context of plain data: the command line's `--context` and the cases of a test file."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from copydesk.errors import UsageError
from copydesk.models import Context, field_names

# Short names people write, beside Context's own.
_ALIASES = {
    "source_tz": "timezone",
    "tz": "timezone",
    "source_country": "country",
    "site_name": "site_names",
    "source_order": "date_order",
}
_RULES = {"midnight_is_date": ("midnight_is_date", True), "day_first": ("date_order", "DMY"),
          "month_first": ("date_order", "MDY"), "year_first": ("date_order", "YMD")}  # fmt: skip
_BOOLEANS = frozenset({"timezone_inferred", "midnight_is_date"})


def context_from_dict(data: Mapping[str, Any]) -> Context:
    """Make a Context of a mapping with Context's names, or `source_tz`, `source_country`, `site_name`, `source_rule`.

    Raises UsageError that names an unknown key and the nearest known one, or a value of the wrong type.
    """
    values: dict[str, Any] = {}
    names = field_names(Context)
    for key, value in data.items():
        if key == "source_rule":
            values |= _rule(value)
            continue
        name = _ALIASES.get(key, key)
        if name not in names:
            known = [*names, *_ALIASES, "source_rule"]
            near = difflib.get_close_matches(str(key), known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            raise UsageError(f"context key {key!r} is unknown: {hint}")
        if value is not None:
            values[name] = _value(name, key, value)
    return Context(**values)


def _rule(value: Any) -> dict[str, Any]:
    rule = _RULES.get(value) if isinstance(value, str) else None
    if rule is None:
        raise UsageError(f"context key 'source_rule': {value!r} is unknown: known are {', '.join(_RULES)}")
    return {rule[0]: rule[1]}


def _value(name: str, key: str, value: Any) -> Any:
    if name == "fetched_at":
        return _moment(key, value)
    if name == "site_names":
        values = (value,) if isinstance(value, str) else value
        if not isinstance(values, list | tuple) or not all(isinstance(one, str) for one in values):
            raise UsageError(f"context key {key!r} must be a string or a list of strings")
        return tuple(values)
    if name in _BOOLEANS:
        if not isinstance(value, bool):
            raise UsageError(f"context key {key!r} must be true or false")
        return value
    if not isinstance(value, str):
        raise UsageError(f"context key {key!r} must be a string, not {type(value).__name__}")
    if name == "date_order":
        order = value.upper()
        if order not in ("DMY", "MDY", "YMD"):
            raise UsageError(f"context key {key!r} must be DMY, MDY or YMD, not {value!r}")
        return order
    return value


def _moment(key: str, value: Any) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(f"context key {key!r} must be an ISO 8601 time, not {value!r}") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
