"""What a plugin may answer to each hook: an answer of another kind is dropped, and the plugin named for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from copydesk.models import Found, Issue, Level, Page, Result, Source

_LEVELS = frozenset(get_args(Level))


Complaint = Callable[[Any], str | None]


def complaint(hook: str) -> Complaint:
    """Give the function that says why a value is no answer to `hook`, None where it is one.

    Of hooks that give several values it is asked for each.
    """
    return _COMPLAINTS.get(hook, _nothing)


def _nothing(value: Any) -> None:
    """Take any answer: the hook gives none."""


def _exporter(value: Any) -> str | None:
    missing = [name for name in ("write", "close", "abort") if not callable(getattr(value, name, None))]
    if not missing:
        return None
    return f"an exporter has write, close and abort; this {_kind(value)} lacks {', '.join(missing)}"


def _of(*classes: type) -> Complaint:
    expected = " or ".join(cls.__name__ for cls in classes)

    def wrong(value: Any) -> str | None:
        return None if isinstance(value, classes) else f"expected {expected}, got {_kind(value)}"

    return wrong


def _found(value: Any) -> str | None:
    if type(value) is not Found:
        return f"expected Found, got {_kind(value)}"
    if type(value.field) is not str:
        return f"the field of a Found is a string, not {value.field!r}"
    confidence = value.confidence
    if type(confidence) not in (float, int) or not 0 <= confidence <= 1:
        return f"the confidence of a Found is a number from 0 to 1, not {confidence!r}"
    return _issue(value.value) if value.field == "issue" else None


def _issue(value: Any) -> str | None:
    if type(value) is not Issue:
        return f"expected Issue, got {_kind(value)}"
    if type(value.code) is not str or type(value.message) is not str or type(value.field) not in (str, type(None)):
        return f"code, message and field of an Issue are strings: {value!r}"
    if value.level not in _LEVELS:
        return f"the level of an Issue is one of {', '.join(sorted(_LEVELS))}, not {value.level!r}"
    if value.data is not None and not isinstance(value.data, Mapping):
        return f"the data of an Issue is a mapping, not {_kind(value.data)}"
    return None


def _kind(value: Any) -> str:
    return "None" if value is None else type(value).__name__


_COMPLAINTS: Mapping[str, Complaint] = {
    "copydesk_extract": _found,
    "copydesk_normalise": _found,
    "copydesk_validate": _issue,
    "copydesk_export": _exporter,
    "copydesk_fetch": _of(Page),
    "copydesk_route": _of(Source, str),
    "copydesk_read": _of(Result),
}
