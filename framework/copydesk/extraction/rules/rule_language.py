"""The language of one rule, key by key: where a value stands, when the rule counts, what the value is sent through."""

from __future__ import annotations

import re
from typing import Any

from turbohtml import parse

from copydesk.extraction.patterns import checked
from copydesk.extraction.rules.embedded import steps_of
from copydesk.extraction.rules.layout import Condition, Rule
from copydesk.extraction.rules.select import css_values
from copydesk.extraction.rules.shapes import REGEX, Key, Many, Named, Or, Table, Text
from copydesk.extraction.rules.transforms import TransformsShape


def _css(query: str) -> str:
    css_values(parse(""), query)
    return query


def _xpath(query: str) -> str:
    parse("").xpath(query)
    return query


def _pattern(query: str) -> str:
    REGEX.check(query)  # type: ignore[misc]
    return query


def _path(query: str) -> str:
    if not query.rpartition(".")[0]:
        raise ValueError("write a type and a property: NewsArticle.headline, or *.headline for any type")
    return query


def _by_line(pattern: str) -> re.Pattern[str]:
    return checked(pattern, re.MULTILINE)


_LINES = Text(_by_line, "regex", "a regular expression")


def _json_path(path: str) -> str:
    steps_of(path)
    return path


CSS = Text(_css, what="a CSS selector")
SELECTOR = Named("selector", CSS)
WHEN = Named(
    "when",
    Table(
        {
            "exists": Key(Many(SELECTOR, empty=False), "CSS selectors, one of which must find something."),
            "missing": Key(Many(SELECTOR, empty=False), "CSS selectors, none of which may find anything."),
            "url": Key(REGEX, "A regular expression that must be found in the page's URL."),
            "text": Key(_LINES, "A regular expression that must be found in the page's lines."),
        },
        strict=True,
        make=lambda given: Condition(**given),
        what="a condition",
    ),
)
KINDS = {
    "css": Key(CSS, "The text of elements; with ::text their own text alone, with ::attr(name) an attribute."),
    "xpath": Key(Text(_xpath, what="an XPath"), "The same by XPath."),
    "json-ld": Key(
        Text(_path, what="a JSON-LD path"), "A value in the page's JSON-LD: NewsArticle.author.name; * is any type."
    ),
    "meta": Key(Text(what="a name"), "The content of a meta element by its name or property."),
    "microdata": Key(Text(what="a property"), "A microdata property: headline, NewsArticle.author.name."),
    "script": Key(
        Text(what="a name"), "A value in JSON that a script carries: the script's id, or the name before it."
    ),
    "label": Key(Text(what="a label"), "What stands behind a printed label, on its line or the next."),
    "url": Key(Text(_pattern, "regex", "a regular expression"), "A part of the page's URL."),
    "value": Key(Text(), "Always this."),
}
"""The kinds of rules."""
_AROUND = {
    "path": Key(Text(_json_path, what="a path"), "Of a script: where in its JSON, story.authors.*.name."),
    "matches": Key(REGEX, "What a value must match to count; its first group, if it has one, is the value."),
    "when": Key(WHEN, "The rule counts only where this holds of the page."),
    "transforms": Key(TransformsShape(), "What a value is sent through, in order."),
}


def _rule(given: dict[str, Any]) -> Rule:
    (kind,) = (kind for kind in KINDS if kind in given)
    around = {name: value for name, value in given.items() if name != kind}
    if kind == "all":
        parts = given[kind]
        return Rule("all", " + ".join(f"{part.kind} {part.query}" for part in parts), parts=parts, **around)
    return Rule(kind, given[kind], **around)  # type: ignore[arg-type]


def _rule_shape(kinds: dict[str, Key], around: dict[str, Key]) -> Or:
    kinds = dict(kinds)
    table = Table(
        kinds | around,
        one_of=tuple(kinds),
        together=(("script", "path"),) if "script" in kinds else (),
        strict=True,
        make=_rule,
        what=f"a table with one of {', '.join(kinds)}",
    )
    return Or(CSS, table, lambda query: Rule("css", query))


_PART = Named("part", _rule_shape(KINDS, _AROUND))
KINDS["all"] = Key(Many(_PART, empty=False), "The values of several rules, one after the other, none twice.")
RULE = Named("rule", _rule_shape(KINDS, _AROUND))
INSIDE = Named(
    "rule_inside",
    _rule_shape(
        {name: KINDS[name] for name in ("css", "xpath", "value")},
        {name: _AROUND[name] for name in ("matches", "transforms")},
    ),
)
