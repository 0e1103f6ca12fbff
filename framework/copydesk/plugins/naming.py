"""Finds the hook implementations of a plugin by name, and tells a misspelt one from the rest."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterator
from typing import Any

from copydesk.errors import PluginError
from copydesk.hookspecs import PREFIX


def implementations(plugin: object) -> Iterator[str]:
    """Give the names of the functions of `plugin` that are meant as hooks: those with the prefix."""
    for name in dir(plugin):
        if name.startswith(PREFIX) and inspect.isroutine(inspect.getattr_static(plugin, name, None)):
            yield name


def check(plugin: object, label: str, hooks: dict[str, tuple[str, ...]]) -> None:
    """Refuse a plugin with a misspelt hook or argument; `hooks` maps each hook to its arguments.

    Raises PluginError, which names the plugin, the mistake and the nearest right name.
    """
    for name in implementations(plugin):
        function = getattr(plugin, name)
        options = getattr(function, "copydesk_impl", None) or {}
        if options.get("hookwrapper"):
            raise PluginError(f"plugin {label!r}: {name} is an old-style wrapper; use @hookimpl(wrapper=True)")
        known = options.get("specname") or name
        if known not in hooks:
            raise PluginError(f"plugin {label!r}: there is no hook {known!r}{near(known, hooks)}")
        for argument in _arguments(function):
            if argument not in hooks[known]:
                cure = near(argument, hooks[known]) or f"; it takes {', '.join(hooks[known])}"
                raise PluginError(f"plugin {label!r}: hook {known} has no argument {argument!r}{cure}")


def near(name: str, known: Any) -> str:
    """Give `; did you mean 'x'?` for the known name nearest to `name`, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _arguments(function: Any) -> list[str]:
    parameters = inspect.signature(function).parameters.values()
    return [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is p.empty]
