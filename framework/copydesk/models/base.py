"""How a record class is made: attrs, slotted, compared by value, never changed after it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from operator import attrgetter
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
    # Half the time of `attrs.evolve`, which asks each field how it is to be copied; a page copies some hundred records.
    cls = type(instance)
    known = _copiers.get(cls)
    if known is None:
        names = field_names(cls)
        known = _copiers[cls] = attrgetter(*names, names[0]), {name: place for place, name in enumerate(names)}
    read, places = known
    *values, _ = read(instance)  # one more than its fields: for a single name the getter gives no tuple
    for name, value in changes.items():
        place = places.get(name)
        if place is None:
            raise TypeError(f"{cls.__name__} has no field {name!r}")
        values[place] = value
    return cls(*values)


_copiers: dict[type, tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]] = {}
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
