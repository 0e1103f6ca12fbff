"""What is wrong with a field, for people: expected, got, where the value came from, and a diff."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

from copydesk.models import Origin, Result
from copydesk.testing.comparing import Difference
from copydesk.visible import printable, revealing, seen

_SHORT = 200
"""Characters of a value shown in one line; longer ones are shown by their diff."""
_BRIEF = 60
_MAX_DIFF_LINES = 120
_MAX_COMPARED = 1000
_BESIDE_TEXT = frozenset({"kind", "text"})


def shown(difference: Difference, result: Result) -> str:
    """Show one difference in some lines."""
    return "\n".join(printable(line) for line in _lines(difference, result))


def headline(difference: Difference) -> str:
    """Say in one short line what is wrong, for lists of failures."""
    why = difference.why or f"{_brief(difference.got)} instead of {_brief(difference.wanted)}"
    return printable(f"{difference.field}: {why}")


def _brief(value: Any) -> str:
    if isinstance(value, list) and value:
        return f"a list of {len(value)}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1]}…"


def _lines(difference: Difference, result: Result) -> Iterator[str]:
    if difference.why:
        yield f"  {difference.why}"
    wanted, got = _short(difference.wanted), _short(difference.got)
    (wanted,), (got,) = _revealed([wanted], [got]), _revealed([got], [wanted])
    if difference.field != "issues" or not difference.why:
        yield f"  expected  {wanted}"
        yield f"  got       {got}"
    for line in origin_lines(difference.field, result):
        yield f"  {line}"
    if difference.field != "outcome" and result.article is None and difference.field not in ("failures", "issues"):
        yield f"  the page was read as {result.outcome}"
    long = any(isinstance(value, list | dict) or "\n" in str(value) for value in (difference.wanted, difference.got))
    if long or max(len(wanted), len(got)) >= _SHORT:
        yield from _diff(difference)


def origin_lines(field: str, result: Result) -> Iterator[str]:
    """Say where the value of a field came from: plugin, method, place, confidence, raw string and steps."""
    origin = result.article.provenance.get(field) if result.article else None
    if origin is None:
        winner = next((found for found in result.found if found.field == field and found.value), None)
        origin = winner.origin() if winner else None
    if origin is None:
        if field not in ("failures", "issues"):
            made = result.article is not None and getattr(result.article, field, None)
            yield f"from      {'the desk itself' if made else 'nobody gave a value'}"
        return
    yield f"from      {origin_text(origin)}, confidence {origin.confidence:.2f}"
    if origin.raw not in (None, "") and isinstance(origin.raw, str):
        yield f"raw       {_short(origin.raw)}"
    if origin.steps:
        yield f"steps     {', '.join(origin.steps)}"


def origin_text(origin: Origin) -> str:
    """Name a plugin, its method and the place in the page."""
    place = " ".join(filter(None, (origin.method, origin.path)))
    return f"{origin.plugin}, {place}" if place else origin.plugin


def _diff(difference: Difference) -> Iterator[str]:
    wanted, got, skipped = _differing(_as_lines(difference.wanted), _as_lines(difference.got))
    wanted, got = _revealed(wanted, got), _revealed(got, wanted)
    lines = difflib.unified_diff(wanted, got, "expected", "got", n=1, lineterm="")
    for number, line in enumerate(lines):
        if number == 2 and skipped:
            yield f"  … after {skipped} that are equal"
        if number == _MAX_DIFF_LINES:
            yield "  … the rest of the diff is left out"
            return
        yield f"  {line}"


def _differing(wanted: list[str], got: list[str]) -> tuple[list[str], list[str], int]:
    """Give the lines from the one before the first difference, so many that comparing them costs little, and how many
    equal ones come before: difflib is quadratic, and a page may have any number of lines.
    """
    first = next((i for i, (one, other) in enumerate(zip(wanted, got, strict=False)) if one != other), None)
    start = max(0, (min(len(wanted), len(got)) if first is None else first) - 1)
    return wanted[start : start + _MAX_COMPARED], got[start : start + _MAX_COMPARED], start


def _as_lines(value: Any) -> list[str]:
    """Write a value as lines that a diff can be read by: text by its lines, a list one part a line."""
    if isinstance(value, str):
        return value.split("\n")
    if isinstance(value, list):
        return [line for part in value for line in _part(part)] or ["(nothing)"]
    if isinstance(value, dict):
        return [f"{key}: {json.dumps(part, ensure_ascii=False)}" for key, part in value.items()]
    return [json.dumps(value, ensure_ascii=False)]


def _part(part: Any) -> list[str]:
    if isinstance(part, dict) and part.keys() >= _BESIDE_TEXT:
        rest = {key: value for key, value in part.items() if key not in _BESIDE_TEXT and value not in (None, "", [])}
        more = f" {json.dumps(rest, ensure_ascii=False)}" if rest else ""
        return [f"{part['kind']}{more}: {part['text']}"]
    return [part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)]


def _revealed(lines: list[str], others: list[str]) -> list[str]:
    """Show what cannot be seen in lines that would look like one of the others and are none of them."""
    alike = {seen(line) for line in set(others) - set(lines)}
    known = set(others)
    return [revealing(line) if line not in known and seen(line) in alike else line for line in lines]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
