"""Transforms that part a value, join values, or choose among them."""

from __future__ import annotations

import re
from typing import Any


def split(value: str, separator: str) -> list[str]:
    """Part at every `separator`."""
    return [part.strip() for part in value.split(separator)]


def split_regex(value: str, pattern: re.Pattern[str]) -> list[str]:
    """Part at every match of a regular expression."""
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(value):
        if match.end() > match.start():
            parts.append(value[end : match.start()].strip())
            end = match.end()
    return [*parts, value[end:].strip()]


def join(values: list[Any], separator: str = " ") -> str:
    """Make one string of all values."""
    return separator.join(str(value) for value in values)


def first(values: list[Any]) -> list[Any]:
    """Keep the first value."""
    return values[:1]


def last(values: list[Any]) -> list[Any]:
    """Keep the last value."""
    return values[-1:]


def nth(values: list[Any], number: int) -> list[Any]:
    """Keep the value of this number, from 1; from the end where it is negative."""
    place = number - 1 if number > 0 else number
    return [values[place]] if number and -len(values) <= place < len(values) else []


def _check_nth(number: int) -> None:
    if not number:
        raise ValueError("values are counted from 1, from the end with -1")


def unique(values: list[Any]) -> list[Any]:
    """Keep each value once, at its first place."""
    seen: list[Any] = []
    known: set[str] = set()
    for value in values:
        if repr(value) not in known:
            known.add(repr(value))
            seen.append(value)
    return seen


def keep(value: str, pattern: re.Pattern[str]) -> str | None:
    """Keep the values in which a regular expression is found."""
    return value if pattern.search(value) else None


def drop(value: str, pattern: re.Pattern[str]) -> str | None:
    """Leave out the values in which a regular expression is found."""
    return None if pattern.search(value) else value


def map_(value: str, table: dict[str, str]) -> str:
    """Write one value for another; a value that is not in the table stays."""
    return table.get(value, value)
