"""A plugin that raises loses its own answer and nothing else; what it raised is kept with its name."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from copydesk.models import Failure, Found

log = logging.getLogger("copydesk")
Hook = Callable[..., Any]

_failures: ContextVar[list[Failure] | None] = ContextVar("copydesk_failures", default=None)


@contextmanager
def collecting() -> Iterator[list[Failure]]:
    """Collect the failures of every hook call inside; outside of any such block a failure is logged."""
    failures: list[Failure] = []
    token = _failures.set(failures)
    try:
        yield failures
    finally:
        _failures.reset(token)


def blame(plugin: str, hook: str, error: BaseException) -> None:
    """Keep what a plugin raised."""
    failure = Failure(plugin, hook, f"{type(error).__name__}: {error}")
    failures = _failures.get()
    if failures is None:
        log.warning("plugin %s failed in %s: %s", plugin, hook, failure.error)
    else:
        log.debug("plugin %s failed in %s", plugin, hook, exc_info=error)
        failures.append(failure)


def guarded(function: Hook, plugin: str, hook: str) -> Hook:
    """Wrap an implementation so that an error becomes a Failure and the answer None."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            blame(plugin, hook, error)
            return None

    return call


def guarded_iterable(function: Hook, plugin: str, hook: str, version: str | None) -> Hook:
    """Wrap an implementation that gives several values: what it gave before it raised is kept.

    Found values are signed with the plugin's name, and remember what they were before anybody normalised them.
    """

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> list[Any]:
        given: list[Any] = []
        try:
            for value in function(*args, **kwargs) or ():
                if type(value) is Found:
                    _sign(value, plugin, version)
                given.append(value)
        except Exception as error:
            blame(plugin, hook, error)
        return given

    return call


def _sign(found: Found, plugin: str, version: str | None) -> None:
    # The value was made a moment ago by this very plugin: finishing it in place saves a copy of each.
    if not found.plugin:
        object.__setattr__(found, "plugin", plugin)
        object.__setattr__(found, "plugin_version", version)
    # Blocks and items made of the tree have their raw form in the page; a copy of each would double the record.
    if found.raw is None and type(found.value) is not tuple:
        object.__setattr__(found, "raw", found.value)


def guarded_wrapper(function: Hook, plugin: str, hook: str) -> Hook:
    """Wrap a wrapper (a generator with one yield) so that where it fails the call goes on as if it were not there."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Generator[None, Any, Any]:
        try:
            inner = function(*args, **kwargs)
            next(inner)
        except Exception as error:
            blame(plugin, hook, RuntimeError("a wrapper must yield once") if _ended(error) else error)
            return (yield)
        try:
            result = yield
        except BaseException as raised:
            try:
                inner.throw(raised)
            except StopIteration as answer:
                return answer.value
            inner.close()
            raise
        try:
            inner.send(result)
        except StopIteration as answer:
            return answer.value
        except Exception as error:
            blame(plugin, hook, error)
        else:
            inner.close()
            blame(plugin, hook, RuntimeError("a wrapper must yield once, this one did again"))
        return result

    return call


def _ended(error: Exception) -> bool:
    return isinstance(error, StopIteration)
