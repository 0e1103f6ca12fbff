"""What a plugin may answer to each hook: an answer of another kind is dropped, and the plugin named for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from copydesk.models import Found, Issue, Level, Page, Result, Source

_LEVELS = frozenset(get_args(Level))


def unusable(hook: str, value: Any) -> str | None:
    """Say why a value is no answer to a hook (one value, for hooks that give several); None where it is one."""
    if hook in ("copydesk_extract", "copydesk_normalise"):
        return _found(value)
    if hook == "copydesk_validate":
        return _issue(value)
    if hook == "copydesk_export":
        missing = [name for name in ("write", "close", "abort") if not callable(getattr(value, name, None))]
        return (
            f"an exporter has write, close and abort; this {_kind(value)} lacks {', '.join(missing)}"
            if missing
            else None
        )
    wanted = _CLASSES.get(hook)
    if wanted is None or isinstance(value, wanted):
        return None
    return f"expected {' or '.join(cls.__name__ for cls in wanted)}, got {_kind(value)}"


_CLASSES: Mapping[str, tuple[type, ...]] = {
    "copydesk_fetch": (Page,),
    "copydesk_route": (Source, str),
    "copydesk_read": (Result,),
}


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
