"""Which transforms there are: those that come with copydesk, and those of the hook `copydesk_transforms`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_origin, get_type_hints

from copydesk.errors import PluginError
from copydesk.models.base import evolve, record

NAME = re.compile(r"[a-z][a-z0-9_]*")
BUILT_IN = "rules"
HANDED = frozenset({"page", "source", "issues"})
"""Keyword-only parameters that are no arguments of the file."""


@record
class Parameter:
    """An argument as it is written in the file."""

    name: str
    type: Any
    required: bool


@record
class Transform:
    """A function with a name, and what its signature says."""

    name: str
    function: Callable[..., Any]
    plugin: str
    doc: str
    """First line of its docstring."""
    takes_all: bool
    """Whether it is given all values at once."""
    parameters: tuple[Parameter, ...]
    handed: tuple[str, ...]
    """Which of `page`, `source` and `issues` it asks for."""
    patterns: tuple[str, ...] = ()
    """Which of its parameters are regular expressions."""
    check: Callable[..., None] | None = None
    """Raises ValueError for arguments of the right types that make no sense; called with them by name."""


def is_pattern(hint: Any) -> bool:
    """Tell whether a parameter of this type is a regular expression."""
    return (get_origin(hint) or hint) is re.Pattern


_registered: dict[str, Transform] = {}


def register(name: str, function: Callable[..., Any], plugin: str) -> None:
    """Make a transform known by name, in this process.

    Raises PluginError for a name that is another's, or a function that cannot be one.
    """
    if not NAME.fullmatch(name):
        raise PluginError(f"transform {name!r}: a name is lower-case letters, digits and underscores")
    other = known().get(name)
    if other is not None and other.plugin != plugin:
        raise PluginError(f"transform {name!r} is already there, of plugin {other.plugin!r}; choose another name")
    _registered[name] = read_signature(name, function, plugin)


def known() -> Mapping[str, Transform]:
    """Give every transform by name."""
    return {**_built_in(), **_registered} if _registered else _built_in()


@cache
def _built_in() -> dict[str, Transform]:
    from copydesk.extraction.rules.transforms import dates, lists, text, values

    return {
        name.rstrip("_"): evolve(
            read_signature(name.rstrip("_"), function, BUILT_IN), check=getattr(module, f"_check_{name}", None)
        )
        for module in (text, lists, values, dates)
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
    }


def read_signature(name: str, function: Callable[..., Any], plugin: str) -> Transform:
    """Read what a function takes. Raises PluginError where it can be no transform."""
    try:
        hints = get_type_hints(inspect.unwrap(function))
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError, NameError) as error:
        raise PluginError(f"transform {name!r}: its signature cannot be read: {error}") from error
    places = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    keywords = [p for p in parameters if p.kind is p.KEYWORD_ONLY]
    strange = [p.name for p in keywords if p.name not in HANDED and p.default is p.empty]
    if not places or strange:
        what = f"keyword {strange[0]!r} is none of {', '.join(sorted(HANDED))}" if strange else "it takes no value"
        raise PluginError(f"transform {name!r}: {what}")
    first, *rest = places
    return Transform(
        name=name,
        function=function,
        plugin=plugin,
        doc=(inspect.getdoc(function) or "").partition("\n")[0],
        takes_all=get_origin(hints.get(first.name)) is list or hints.get(first.name) is list,
        parameters=tuple(Parameter(p.name, hints.get(p.name, Any), p.default is p.empty) for p in rest),
        handed=tuple(p.name for p in keywords if p.name in HANDED),
        patterns=tuple(p.name for p in rest if is_pattern(hints.get(p.name))),
    )
