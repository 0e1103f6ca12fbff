"""What a method of a source.py may answer for its field: told by the method's name where it answers otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from copydesk.models import Article, Timestamp


def unfit(field: str, value: Any) -> str | None:
    """Say what is wanted where a value cannot become the field's, None where it may.

    A value need not be the field's own type, normalisation makes that: a string always will do, and a mapping where the
    field is a record.
    """
    accepted, many = _accepted()[field]
    parts = list(value) if many and isinstance(value, list | tuple) else [value]
    wrong = [part for part in parts if not isinstance(part, accepted)]
    if not wrong:
        return None
    names = " or ".join(dict.fromkeys(kind.__name__ for kind in accepted))
    return (
        f"{field} is {names}{', or a list of these' if many else ''}, not {type(wrong[0]).__name__}: {wrong[0]!r:.80}"
    )


@cache
def _accepted() -> dict[str, tuple[tuple[type, ...], bool]]:
    return {name: _of(hint) for name, hint in get_type_hints(Article).items()}


def _of(hint: Any) -> tuple[tuple[type, ...], bool]:
    parts = [part for part in get_args(hint) or (hint,) if part is not type(None)]
    parts = [hint] if get_origin(hint) in (tuple, dict, Mapping) else parts
    first = parts[0]
    if get_origin(first) is tuple:
        (item, *_) = get_args(first)
        return ((str,) if item is str else (item, str, Mapping)), True
    if get_origin(first) in (dict, Mapping) or first is Mapping:
        return (Mapping,), False
    if first is Timestamp:
        return (Timestamp, str, date, int, float, Mapping), True  # several statements of one date are reconciled
    if get_origin(first) is Literal or isinstance(first, str) or first is str:
        return (str,), False
    return (first, str, Mapping), False
