"""Reads a target as the user writes it: `out.jsonl`, `FILE:FORMAT`, `-`, `sqlite:///a.db`."""

from __future__ import annotations

import re
from pathlib import PurePath

from copydesk.errors import UsageError
from copydesk.hookspecs import Target

FORMATS = ("jsonl", "json", "csv", "csv_raw")
"""What copydesk writes without further plugins."""
_ALIASES = {"jl": "jsonl", "ndjson": "jsonl", "jsonlines": "jsonl"}
_STDOUT = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")  # two characters or more: C:// is a drive
_FORMAT = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def parse_target(spec: str, *, format: str | None = None, append: bool = False) -> Target:  # noqa: A002
    """Read `spec`, with the format given apart (`format`), after a colon, by the suffix, or by a URL's scheme.

    Standard output is JSON Lines unless told otherwise. A single letter before a colon is a drive, on every
    system. A format nobody knows is not refused here, because a plugin may bring it: see `unknown_format`.
    Raises UsageError where no format can be told or two disagree.
    """
    location, named = _split(spec)
    given = _name(format) if format is not None else None
    if named is not None and given is not None and named != given:
        raise UsageError(f"{spec}: the target says {named}, --format says {given}; leave one of them out")
    return Target(location, given or named or _by_location(location), append)


def unknown_format(target: Target, known: tuple[str, ...] = FORMATS) -> UsageError:
    """Make the error for a target that no export plugin takes; it names the near miss and the `known` formats."""
    import difflib

    near = difflib.get_close_matches(target.format, [*known, *_ALIASES], n=1, cutoff=0.6)
    hint = f" Did you mean {near[0]}?" if near else ""
    return UsageError(
        f"{target.location}: no plugin writes the format {target.format!r}.{hint} "
        f"Formats: {', '.join(known)}; write FILE:FORMAT or give --format."
    )


def _split(spec: str) -> tuple[str, str | None]:
    """Part the location from the format after its last colon."""
    if not spec:
        raise UsageError("an empty target: give a file name, or - for standard output")
    if scheme := _SCHEME.match(spec):
        if scheme[1].lower() != "file":
            return spec, None
        from urllib.parse import unquote, urlsplit

        path = unquote(urlsplit(spec).path)
        return (path[1:] if re.match(r"/[A-Za-z]:", path) else path), None
    head, colon, tail = spec.rpartition(":")
    if not colon or (len(head) < 2 and head != _STDOUT):
        return spec, None
    if not tail:
        raise UsageError(f"{spec}: no format after the colon; write {head}:jsonl, for instance")
    return (head, _name(tail)) if _FORMAT.fullmatch(tail) else (spec, None)


def _by_location(location: str) -> str:
    if location == _STDOUT:
        return "jsonl"
    if scheme := _SCHEME.match(location):
        return scheme[1].lower()
    path = PurePath(location)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    if not path.suffix.strip("."):
        raise UsageError(f"{location}: the name tells no format; write {location}:jsonl, or give it a suffix")
    return _name(path.suffix[1:])


def _name(text: str) -> str:
    lower = text.lower().removeprefix(".")
    return _ALIASES.get(lower, lower)
