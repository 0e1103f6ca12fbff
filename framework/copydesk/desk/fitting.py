"""Tells whether a value may stand in a field: a plugin's slip must not end in a record that breaks its schema."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from copydesk.models import OUTCOMES, Article, Link


def fits(field: str, value: Any) -> bool:
    """Tell whether `value` has the type of the Article field (or of `outcome`); other names take anything."""
    if field == "outcome":
        return value in OUTCOMES
    accepted, literals, item = _accepted().get(field, (None, (), None))
    if accepted is None:
        return True
    if literals:
        return value in literals
    if not isinstance(value, accepted):
        return False
    if item is not None:
        for part in cast("tuple[Any, ...]", value):
            if not isinstance(part, item):
                return False
    return True


_Accepted = tuple[tuple[type, ...], tuple[Any, ...], type | None]


@cache
def _accepted() -> dict[str, _Accepted]:
    table = {name: _of(hint) for name, hint in get_type_hints(Article).items()}
    return table | {"links": ((tuple,), (), Link), "site_name": ((str,), (), None)}


def _of(hint: Any) -> _Accepted:
    classes: list[type] = []
    literals: tuple[Any, ...] = ()
    item: type | None = None
    for part in get_args(hint) if _is_union(hint) else (hint,):
        origin = get_origin(part)
        if origin is Literal:
            literals += get_args(part)
        elif part is not type(None):
            classes.append(origin or part)
            if origin is tuple:
                item = get_args(part)[0]
    return tuple(classes), literals, item


def _is_union(hint: Any) -> bool:
    return get_origin(hint) is Union or type(hint).__name__ == "UnionType"
