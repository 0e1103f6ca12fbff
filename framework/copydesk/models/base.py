"""How a record class is made: attrs, slotted, compared by value, never changed after it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar, dataclass_transform

import attrs

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(attrs.field,))
def record(cls: type[C]) -> type[C]:
    """Make `cls` a value: slots, equality by fields, no assignment after construction.

    `attrs.frozen` would do the same at three times the cost of making one, and a page makes some hundreds.
    """
    return attrs.define(cls, on_setattr=attrs.setters.frozen, eq=True)


def evolve(instance: C, **changes: Any) -> C:
    """Copy a record with some fields changed. Raises TypeError for a name the record does not have."""
    return attrs.evolve(instance, **changes)  # type: ignore[misc]


_names: dict[type, tuple[str, ...] | None] = {}


def field_names(cls: type) -> tuple[str, ...]:
    """Give the fields of a record class, in the order they are declared."""
    names = _names.get(cls)
    if names is None:
        _names[cls] = names = tuple(a.name for a in attrs.fields(cls))
    return names


def plain(value: Any) -> Any:
    """Turn records, tuples and datetimes into what JSON knows: dicts, lists and ISO 8601 strings in UTC."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if attrs.has(type(value)):
        return {name: plain(getattr(value, name)) for name in field_names(type(value))}
    return str(value)  # a plugin's own type, in `raw`, `data` or `extra`: shown, where it cannot be kept
