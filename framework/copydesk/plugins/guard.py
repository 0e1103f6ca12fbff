"""A plugin that raises loses its own answer and nothing else; what it raised is kept with its name."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from copydesk.models import Failure, Found
from copydesk.plugins.answers import complaint

log = logging.getLogger("copydesk")
Hook = Callable[..., Any]

SEVERAL = frozenset({"copydesk_extract", "copydesk_validate"})
"""Hooks whose implementations give several values each."""

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


# A plugin that calls sys.exit() fails like any other; Ctrl-C and a cancelled task are nobody's failure.
ERRORS = (Exception, SystemExit, GeneratorExit)


def guarded(function: Hook, plugin: str, hook: str) -> Hook:
    """Wrap an implementation so that an error, or a wrong answer, becomes a Failure and the answer None."""

    unusable = complaint(hook)
    may_be_several = hook == "copydesk_normalise"

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            answer = function(*args, **kwargs)
        except ERRORS as error:
            blame(plugin, hook, error)
            return None
        if answer is None:
            return None
        for value in answer if may_be_several and isinstance(answer, list | tuple) else (answer,):
            if why := unusable(value):
                blame(plugin, hook, TypeError(why))
                return None
        return answer

    return call


def guarded_iterable(function: Hook, plugin: str, hook: str, version: str | None) -> Hook:
    """Wrap an implementation that gives several values: what it gave before it raised is kept, wrong ones dropped.

    Found values are signed with the plugin's name, and remember what they were before anybody normalised them.
    """

    unusable = complaint(hook)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> list[Any]:
        given: list[Any] = []
        wrong: list[str] = []
        try:
            for value in function(*args, **kwargs) or ():
                if why := unusable(value):
                    wrong.append(why)
                    continue
                if type(value) is Found:
                    _sign(value, plugin, version)
                given.append(value)
        except ERRORS as error:
            blame(plugin, hook, error)
        if wrong:
            more = f" ({len(wrong)} values dropped)" if len(wrong) > 1 else ""
            blame(plugin, hook, TypeError(wrong[0] + more))
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
        except ERRORS as error:
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
            why = _unusable_whole(hook, answer.value, result)
            if why is None:
                return answer.value
            blame(plugin, hook, TypeError(f"as a wrapper it returned what is no answer: {why}"))
        except ERRORS as error:
            blame(plugin, hook, error)
        else:
            inner.close()
            blame(plugin, hook, RuntimeError("a wrapper must yield once, this one did again"))
        return result

    return call


def _unusable_whole(hook: str, value: Any, before: Any) -> str | None:
    """Say why a wrapper's result is no result of the whole call; `before` is what the others gave."""
    unusable = complaint(hook)
    if isinstance(before, list) and hook != "copydesk_normalise":
        if not isinstance(value, list):
            return f"expected a list of answers, got {type(value).__name__}"
        for answer in value:
            if hook in SEVERAL and not isinstance(answer, list | tuple):
                return f"expected a list of lists, got a {type(answer).__name__} in it"
            for one in answer if hook in SEVERAL else ():
                if why := unusable(one):
                    return why
        return None
    if value is None:
        return None if before is None or hook != "copydesk_read" else "expected Result, got None"
    for one in value if hook == "copydesk_normalise" and isinstance(value, list | tuple) else (value,):
        if why := unusable(one):
            return why
    return None


def _ended(error: BaseException) -> bool:
    return isinstance(error, StopIteration)
