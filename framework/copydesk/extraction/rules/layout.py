"""Reads the layouts of a source.toml: for each time in the site's life, the rules for each field."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import attrs
from turbohtml import parse

from copydesk.extraction.rules.select import css_values, evaluate
from copydesk.models import Article, Page, field_names
from copydesk.models.base import record

Kind = Literal["css", "xpath", "json-ld", "meta", "label", "url", "value"]
KINDS: tuple[Kind, ...] = ("css", "xpath", "json-ld", "meta", "label", "url", "value")
_LAYOUT_KEYS = frozenset({"name", "since", "until", "remove", "fields", "related", "listing"})
_RELATED_KEYS = frozenset({"item", "title", "teaser", "url", "heading", "heading_matches", "within"})


@record
class Rule:
    """One way to find one field."""

    kind: Kind
    """What `query` is: css, xpath, json-ld, meta, label, url or value."""
    query: str
    matches: re.Pattern[str] | None = None
    """What a value must match to count; its first group, if it has one, is the value."""


@record
class Layout:
    """How the site's pages looked between two days."""

    name: str
    since: date | None = None
    until: date | None = None
    remove: tuple[str, ...] = ()
    fields: Mapping[str, tuple[Rule, ...]] = attrs.field(factory=dict)
    related: Mapping[str, str] | None = None
    listing: Mapping[str, str] | None = None


@record
class Layouts:
    """The layouts of one source.toml; rules that are wrong are left out and told."""

    layouts: tuple[Layout, ...]
    mistakes: str | None = None
    """All mistakes of the file in one message that names the file and each key."""


@lru_cache(maxsize=1024)
def read_layouts(file: Path) -> Layouts:
    """Read and compile the layouts of a source.toml."""
    mistakes: list[str] = []
    data = tomllib.loads(file.read_text("utf-8"))
    layouts = tuple(_layout(table, number, mistakes) for number, table in enumerate(data.get("layout", ()), 1))
    return Layouts(layouts, f"{file}: " + "; ".join(mistakes) if mistakes else None)


def _layout(table: Mapping[str, Any], number: int, mistakes: list[str]) -> Layout:
    place = f"layout {number}"
    _unknown(table, _LAYOUT_KEYS, place, mistakes)
    fields: dict[str, tuple[Rule, ...]] = {}
    for field, value in table.get("fields", {}).items():
        if field not in field_names(Article) and not field.startswith("extra."):
            _unknown({field: value}, frozenset(field_names(Article)), f"{place}, fields", mistakes)
            continue
        alternatives = value if isinstance(value, list) else [value]
        rules = [_rule(item, f"{place}, field {field}", mistakes) for item in alternatives]
        fields[field] = tuple(rule for rule in rules if rule)
    regions = {key: _region(table.get(key), f"{place}, {key}", mistakes) for key in ("related", "listing")}
    return Layout(
        name=str(table.get("name", number)),
        since=_day(table, "since", place, mistakes),
        until=_day(table, "until", place, mistakes),
        remove=tuple(s for s in table.get("remove", ()) if _is_selector("css", s, f"{place}, remove", mistakes)),
        fields=fields,
        related=regions["related"],
        listing=regions["listing"],
    )


def _rule(item: Any, place: str, mistakes: list[str]) -> Rule | None:
    if isinstance(item, str):
        return Rule("css", item) if _is_selector("css", item, place, mistakes) else None
    kinds = [kind for kind in KINDS if kind in item] if isinstance(item, dict) else []
    if len(kinds) != 1:
        mistakes.append(f"{place}: a rule is a CSS selector or a table with one of {', '.join(KINDS)}")
        return None
    _unknown(item, frozenset({kinds[0], "matches"}), place, mistakes)
    matches: re.Pattern[str] | None = None
    try:
        if "matches" in item:
            matches = re.compile(item["matches"])
        if kinds[0] == "url":
            re.compile(item["url"])
    except re.error as error:
        mistakes.append(f"{place}: no regular expression: {error}")
        return None
    if not _is_selector(kinds[0], item[kinds[0]], place, mistakes):
        return None
    return Rule(kinds[0], str(item[kinds[0]]), matches)


def _region(table: Any, place: str, mistakes: list[str]) -> Mapping[str, str] | None:
    if table is None:
        return None
    _unknown(table, _RELATED_KEYS, place, mistakes)
    wanted = "title" if place.endswith("related") else "url"
    missing = [key for key in ("item", wanted) if key not in table]
    if missing:
        mistakes.append(f"{place}: {', '.join(missing)} is missing")
        return None
    good = [
        _is_selector("css", value, f"{place}, {key}", mistakes)
        for key, value in table.items()
        if key in _RELATED_KEYS and key != "heading_matches"
    ]
    return table if all(good) else None


def _is_selector(kind: Kind, query: Any, place: str, mistakes: list[str]) -> bool:
    """Try a CSS or XPath query on an empty document; any other kind is good."""
    if kind not in ("css", "xpath"):
        return True
    try:
        empty = parse("")
        if kind == "css":
            css_values(empty, str(query))
        else:
            empty.xpath(str(query))
    except ValueError as error:
        mistakes.append(f"{place}: {query!r} is no {'CSS selector' if kind == 'css' else 'XPath'}: {error}")
        return False
    return True


def _day(table: Mapping[str, Any], key: str, place: str, mistakes: list[str]) -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    mistakes.append(f"{place}: {key} is a day such as 2020-05-31, without quotes")
    return None


def _unknown(table: Mapping[str, Any], known: frozenset[str], place: str, mistakes: list[str]) -> None:
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            mistakes.append(f"{place}: unknown key {key!r}" + (f", did you mean {close[0]!r}?" if close else ""))


def choose_layout(layouts: Sequence[Layout], page: Page) -> Layout | None:
    """Pick the layout of the day the page was fetched; where that is unknown, the one whose rules find most."""
    if len(layouts) < 2:
        return layouts[0] if layouts else None
    if page.fetched_at is not None:
        day = page.fetched_at.date()
        for layout in layouts:
            if (layout.since is None or layout.since <= day) and (layout.until is None or day < layout.until):
                return layout
    return max(layouts, key=lambda layout: _hits(layout, page))  # the first of equals: newest stands first


def _hits(layout: Layout, page: Page) -> int:
    return sum(any(evaluate(rule, field, page)[0] for rule in rules) for field, rules in layout.fields.items())
