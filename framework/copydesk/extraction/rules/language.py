"""The language of a layout, key by key: what may stand in it, what it means, and what is made of it.

`rule_language` has the rules themselves. Both the reader (`reading`) and the JSON Schema (`schema`) are made of these
definitions.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from copydesk.extraction.rules.layout import Body, Layout, Region, Spot
from copydesk.extraction.rules.positions import Path
from copydesk.extraction.rules.rule_language import CSS, INSIDE, RULE, SELECTOR, WHEN
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
)
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
                some=True,
                strict=True,
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
_INSIDE = Named("rules_inside", Many(INSIDE, empty=False))
_REGION = {
    "item": Key(SELECTOR, "One item, by a CSS selector."),
    "title": Key(_INSIDE, "Its title, inside the item."),
    "url": Key(_INSIDE, "Its address, inside the item: a::attr(href)."),
    "teaser": Key(_INSIDE, "Its teaser, inside the item."),
    "published": Key(_INSIDE, "Its date, inside the item: time::attr(datetime)."),
    "image": Key(_INSIDE, "Its picture's address, inside the item: img::attr(src)."),
    "within": Key(SELECTOR, "The block around the items, by a CSS selector."),
    "heading": Key(_INSIDE, "The block's heading, inside `within`."),
    "heading_matches": Key(REGEX, "What the heading must look like; another block is passed over."),
    "when": Key(WHEN, "The rule counts only where this holds of the page."),
}


_PICKING = ("within", "heading_matches", "when")
"""Without one of them the region would be on other pages, or in other places, than its author meant."""


def _region(given: dict[str, Any]) -> Region:
    return Region(**given)


RELATED = Table(_REGION, required=("item", "title"), vital=_PICKING, make=_region)
_NEXT = Key(_INSIDE, "The address of the listing's next page, anywhere on this one: a.next::attr(href).")
LISTING = Table(_REGION | {"next": _NEXT}, required=("item", "url"), vital=_PICKING, make=_region)


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
    "remove": Key(SPOTS, "What is never content, by selector, text or both; what is inherited stays."),
    "ignore": Key(
        Mapped(
            Many(Text(what="a plugin, method or path, or *")),
            lambda: (*fields(), "related"),
            what="field of the record",
        ),
        "Whose values of a field are set aside, because the site lies there: json-ld, opengraph, * …",
    ),
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
    vital=("since", "until", "when"),
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
    vital=("when",),
    make=_layout,
)
"""A file of its own, for other layouts to extend."""
