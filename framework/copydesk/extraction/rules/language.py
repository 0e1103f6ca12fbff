"""The language of a layout, key by key: what may stand in it, what it means, and what is made of it.

Both the reader (`reading`) and the JSON Schema (`schema`) are made of these definitions.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

from turbohtml import parse

from copydesk.extraction.rules.embedded import steps_of
from copydesk.extraction.rules.layout import Body, Condition, Layout, Region, Rule, Spot
from copydesk.extraction.rules.positions import Path
from copydesk.extraction.rules.select import css_values
from copydesk.extraction.rules.shapes import (
    REGEX,
    Day,
    Defs,
    Flag,
    Json,
    Key,
    Many,
    Mapped,
    Mistakes,
    Named,
    Or,
    Share,
    Table,
    Text,
    compiled,
)
from copydesk.extraction.rules.transforms import TransformsShape
from copydesk.models import Article, BlockKind, field_names

FURTHER_FIELDS = {
    "outcome": "What the page is: article, teaser, listing, blocked, empty or not_article.",
    "site_name": "Name the site goes by.",
}
"""What a rule may give beside the fields of the record."""
# Made by the desk of other things; a rule for one of them would be a second truth.
_MADE = frozenset(
    {
        *("schema_version", "id", "source", "url", "requested_url", "fetched_at", "content_hash", "provenance"),
        *("issues", "extra", "links", "related"),
    }
)


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
    compiled(pattern)
    return re.compile(pattern, re.MULTILINE)


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
    return Rule(kind, given[kind], **around)  # type: ignore[arg-type]


def _rule_shape(kinds: dict[str, Key], around: dict[str, Key]) -> Or:
    table = Table(
        kinds | around,
        one_of=tuple(kinds),
        together=(("script", "path"),) if "script" in kinds else (),
        make=_rule,
        what=f"a table with one of {', '.join(kinds)}",
    )
    return Or(CSS, table, lambda query: Rule("css", query))


RULE = Named("rule", _rule_shape(KINDS, _AROUND))
_INSIDE = Named(
    "rule_inside",
    _rule_shape(
        {name: KINDS[name] for name in ("css", "xpath", "value")},
        {name: _AROUND[name] for name in ("matches", "transforms")},
    ),
)
SPOTS = Named(
    "spots",
    Many(
        Or(
            CSS,
            Table(
                {
                    "css": Key(SELECTOR, "Elements, by a CSS selector."),
                    "matches": Key(REGEX, "Blocks, by a regular expression found in their text."),
                },
                make=lambda given: Spot(**given),
                what="a table with css, matches or both",
            ),
            Spot,
        )
    ),
)
BODY = Table(
    {
        "start": Key(SPOTS, "The body begins with the first of these."),
        "end": Key(SPOTS, "The body ends before the first of these."),
        "blocks": Key(
            Mapped(SPOTS, lambda: get_args(BlockKind), what="kind of block"),
            "Which blocks are of another kind than their tags say: promo, caption, credit …",
        ),
        "least": Key(
            Share(),
            "Share of the text the general extraction finds that the rule must find; below it gives no body.",
        ),
        "within": Key(
            SELECTOR, "Where text that the general extraction takes is of the body, too, beside what the rule finds."
        ),
        "judge": Key(
            Flag(), "Whether blocks that the general extraction is sure are none of the text are labelled promo."
        ),
    },
    make=lambda given: Body(**given),
)
_REGION = {
    "item": Key(SELECTOR, "One item, by a CSS selector."),
    "title": Key(_INSIDE, "Its title, inside the item."),
    "url": Key(_INSIDE, "Its address, inside the item: a::attr(href)."),
    "teaser": Key(_INSIDE, "Its teaser, inside the item."),
    "within": Key(SELECTOR, "The block around the items, by a CSS selector."),
    "heading": Key(_INSIDE, "The block's heading, inside `within`."),
    "heading_matches": Key(REGEX, "What the heading must look like; another block is passed over."),
    "when": Key(WHEN, "The rule counts only where this holds of the page."),
}


def _region(given: dict[str, Any]) -> Region:
    return Region(**given)


RELATED = Table(_REGION, required=("item", "title"), make=_region)
_NEXT = Key(_INSIDE, "The address of the listing's next page, anywhere on this one: a.next::attr(href).")
LISTING = Table(_REGION | {"next": _NEXT}, required=("item", "url"), make=_region)


class Fields(Mapped):
    """Rules by field; `extra` is a table of its own, or written out: "extra.read_time"."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the rules of each field, further values under `extra.<key>`."""
        extra = value.get("extra") if isinstance(value, dict) else None
        if not isinstance(extra, dict):
            return super().read(value, at, mistakes)
        read = super().read({key: item for key, item in value.items() if key != "extra"}, at, mistakes)
        for key, item in extra.items():
            read[f"extra.{key}"] = self.shape.read(item, (*at, "extra", key), mistakes)
        return read

    def schema(self, defs: Defs) -> Json:
        """Give the fields, and the table `extra`."""
        schema = super().schema(defs)
        schema["properties"]["extra"] = {
            "type": "object",
            "additionalProperties": self.shape.schema(defs),
            "description": "What is this source's alone, by keys of its own.",
        }
        return schema


@cache
def fields() -> tuple[str, ...]:
    """Give what a layout may have rules for."""
    return (*(name for name in field_names(Article) if name not in _MADE), *FURTHER_FIELDS)


def _field(name: str) -> str:
    if name not in fields():
        raise ValueError(f"there are {', '.join(fields())}")
    return name


def _layout(given: dict[str, Any]) -> Layout:
    return Layout(**given)


_SHARED = {
    "extends": Key(Text(), "A layout this one begins as: another of this file, or a shared one such as wordpress."),
    "when": Key(WHEN, "The layout counts only for pages of which this holds."),
    "remove": Key(Many(SELECTOR), "What is never content; inherited selectors stay."),
    "fields": Key(
        Fields(Named("rules", Many(RULE)), fields, "extra.", "field of the record", FURTHER_FIELDS),
        "The rules of each field, tried in order; a field's rules replace those inherited, [] drops them.",
    ),
    "body": Key(BODY, "Where the body begins and ends inside what its rule finds, and labels of its blocks."),
    "related": Key(Many(RELATED), "Further articles the page offers."),
    "listing": Key(LISTING, "The articles on the site's listing pages."),
}
LAYOUT = Table(
    {
        "name": Key(Text(), "Name of the look, for messages and for `extends`."),
        "since": Key(Day(), "First day of this look."),
        "until": Key(Day(), "Day from which the site no longer looked so."),
        **_SHARED,
    },
    make=_layout,
)
"""One `[[layout]]` of a source.toml."""
SHARED = Table(
    _SHARED
    | {
        "general": Key(
            Many(Text(_field, what="a field of the record")),
            "Fields the layout speaks for on pages of sites that have no source, where `when` holds.",
        )
    },
    make=_layout,
)
"""A file of its own, for other layouts to extend."""
