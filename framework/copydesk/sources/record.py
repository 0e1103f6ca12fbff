"""Reads the record part of a source.toml: whose pages, in which language, where its listings are."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from copydesk.errors import SourceError
from copydesk.extraction.patterns import EndlessError
from copydesk.extraction.patterns import checked as checked_pattern
from copydesk.models import Source, field_names

NAME = re.compile(r"[a-z][a-z0-9_]*")
# Keys of source.toml that belong to the rules, read at the first page and not before.
RULE_KEYS = frozenset({"layout"})
_PATTERNS = ("claims", "article_url", "listing_url")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?")
_NOT_OURS = frozenset({"folder", "site_config", "package", "origin"})
_CURES = {
    "array": 'a list: {key} = ["…"]',
    "str": 'text in quotes: {key} = "…"',
    "bool": "{key} = true or {key} = false",
}


def read_source(file: Path) -> Source:
    """Read the record part of a source.toml.

    Raises SourceError naming file, line, key and cure, for all mistakes at once.
    """
    source, mistakes = read_record(file)
    if source is None:
        raise SourceError(f"{file}: " + "; ".join(f"line {line}: {why}" if line else why for line, why in mistakes))
    return source


def read_record(file: Path) -> tuple[Source | None, list[tuple[int, str]]]:
    """Read the record part of a source.toml: the source, or what is wrong, each with its line, 0 where it has none."""
    try:
        text = file.read_text("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        return None, [(0, f"{error}; save the file as UTF-8")]
    except (OSError, tomllib.TOMLDecodeError, RecursionError) as error:
        return None, [(0, str(error))]
    values, mistakes = checked(data)
    name = values.setdefault("name", file.parent.name)
    if not NAME.fullmatch(name):
        mistakes["name"] = f"{name!r}: a name is lower-case letters, digits and underscores, and begins with a letter"
    if not mistakes:
        return Source(**values, folder=file.parent), []
    from copydesk.extraction.rules.positions import line_of, lines_of

    lines = lines_of(text)
    return None, sorted((line_of(lines, (key,)) or 0, why) for key, why in mistakes.items())


def checked(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Give the values of a record's keys, and by key what is wrong; the keys of the rules are passed over."""
    import msgspec

    values: dict[str, Any] = {}
    mistakes: dict[str, str] = {}
    types = _types()
    for key, value in data.items():
        if key in types:
            try:
                values[key] = msgspec.convert(value, types[key])
            except msgspec.ValidationError as error:
                mistakes[key] = _cured(key, str(error))
        elif key not in RULE_KEYS:
            close = difflib.get_close_matches(key, {*types, *RULE_KEYS}, n=1)
            mistakes[key] = f"unknown key {key!r}" + (f", did you mean {close[0]!r}?" if close else "")
    for key, value in values.items():
        if why := _why_wrong(key, value):
            mistakes[key] = f"{key}: {why}"
    for item in values.get("excluded_domains", ()):
        if "excluded_domains" not in mistakes and not any(_below(item, domain) for domain in values.get("domains", ())):
            mistakes["excluded_domains"] = f"excluded_domains: {item!r} is below none of the domains; leave it out"
    if not data.get("domains") and not data.get("claims"):
        mistakes[""] = (
            "neither domains nor claims, so no page would ever be this source's; add its domains = "
            '["example.org"], or for pages without a URL claims = ["text only they hold"]'
        )
    return values, mistakes


@cache
def _types() -> dict[str, Any]:
    hints = get_type_hints(Source)
    return {name: hints[name] for name in field_names(Source) if name not in _NOT_OURS}


def _cured(key: str, error: str) -> str:
    what = error.partition(" - at ")[0].replace("`", "").replace(" | null", "")
    expected = re.match(r"Expected (\w+)", what)
    cure = _CURES.get(expected[1]) if expected else None
    return f"{key}: {what[0].lower()}{what[1:]}" + (f"; write {cure.format(key=key)}" if cure else "")


def _why_wrong(key: str, value: Any) -> str | None:
    """Say what is wrong with a value of the right type."""
    from copydesk.extraction.rules.shapes.values import is_zone

    for item in value if isinstance(value, tuple) else (value,):
        if key in _PATTERNS and item is not None:
            try:
                checked_pattern(item, re.MULTILINE if key == "claims" else 0)
            except EndlessError as error:
                return str(error)
            except ValueError as error:
                return f"{item!r} is no regular expression: {error}"
        elif key in ("domains", "excluded_domains") and not _DOMAIN.fullmatch(item):
            host = urlsplit(item if "//" in item else f"//{item}").hostname or "example.org"
            return f"{item!r} is no domain; write {host.removeprefix('www.').strip('.*')!r}"
        elif key in ("feeds", "listings") and not item.startswith(("http://", "https://")):
            return f"{item!r} is no URL; it begins with https://"
        elif key == "timezone" and item is not None and not is_zone(item):
            return f"{item!r} is no time zone; write its IANA name, such as 'Europe/Berlin'"
    return None


def _below(domain: str, other: str) -> bool:
    return domain.lower().removeprefix("www.").endswith("." + other.lower().removeprefix("www."))
