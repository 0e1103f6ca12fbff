"""Reads JSON that a page carries in its scripts: the state its own code starts from, where often the whole story is."""

from __future__ import annotations

import json
import re
from typing import Any

from copydesk.models import Page

MAX_CHARS = 8_000_000
"""Of one script that is read; the largest state of a news page seen has 1.5 million."""
MAX_VALUES = 10_000
"""Values looked at on a path."""
_STEP = re.compile(r"\[(?P<key>[^=\]]+)=(?P<value>[^\]]*)\]|(?P<name>(?:\\.|[^.\[\\])+)")


def values_at(page: Page, script: str, path: str) -> list[str]:
    """Give the strings and numbers at a path in a script's JSON, numbers written out."""
    key = f"script:{script}"
    if key not in page.memo:
        page.memo[key] = _read_script(page, script)
    return [str(value) for value in follow(page.memo[key], path)]


def _read_script(page: Page, script: str) -> Any:
    """Read the JSON of the script element of this id, or the JSON behind this name in any script."""
    begins = re.compile(re.escape(script) + r"[\"']?\]?\s*[=:(]\s*(?:JSON\.parse\(\s*)?(?=[{\[])")
    for element in page.tree.find_all("script"):
        if element.attr("id") == script:
            return read_first(element.text)
        text = element.text
        if script in text and (match := begins.search(text)):
            return read_first(text[match.end() :])
    return None


def read_first(text: str) -> Any:
    """Read the first JSON object or array in a text, whatever stands behind it; None where there is none."""
    start = re.search(r"[{\[]", text[:MAX_CHARS])
    if start is None:
        return None
    try:
        value, _ = json.JSONDecoder().raw_decode(text[:MAX_CHARS], start.start())
    except (ValueError, RecursionError):
        from copydesk.extraction.structured.loose_json import read_json

        values, _ = read_json(text[start.start() : MAX_CHARS])
        return values[0] if values else None
    return value


def steps_of(path: str) -> list[tuple[str, tuple[str, ...] | None]]:
    """Part a path: `a.b.0.*.[type=text|header].c`. Raises ValueError where it is none."""
    steps: list[tuple[str, tuple[str, ...] | None]] = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if match is None:
            raise ValueError("keys are parted by dots: a.b.0.c; * is each, [key=value] each with such a key")
        steps.append((match["key"], tuple(match["value"].split("|"))) if match["key"] else (_bare(match["name"]), None))
        at = match.end() + path.startswith(".", match.end())
    return steps


def _bare(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


def follow(value: Any, path: str) -> list[Any]:
    """Give the strings and numbers at a path, in order."""
    values = [value]
    for key, wanted in steps_of(path):
        below = (part for each in values for part in _below(each, key, wanted))
        values = [part for _, part in zip(range(MAX_VALUES), below, strict=False)]
    return [each for each in values if isinstance(each, str | int | float) and not isinstance(each, bool)]


def _below(value: Any, key: str, wanted: tuple[str, ...] | None) -> list[Any]:
    members = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    if wanted is not None:
        return [each for each in members if isinstance(each, dict) and str(each.get(key)) in wanted]
    if key == "*":
        return members
    if isinstance(value, dict):
        return [value[key]] if key in value else []
    place = int(key) if re.fullmatch(r"-?\d{1,9}", key) else None
    return [members[place]] if place is not None and -len(members) <= place < len(members) else []
