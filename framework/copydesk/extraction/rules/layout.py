"""What the rules of a source.toml are once they are read: layouts, their rules, body, and regions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

import attrs

from copydesk.extraction.rules.transforms import Step
from copydesk.models import BlockKind
from copydesk.models.base import record

Kind = Literal["css", "xpath", "json-ld", "meta", "microdata", "script", "label", "url", "value", "all"]


@record
class Condition:
    """What must hold of the page; every part that is given."""

    exists: tuple[str, ...] = ()
    """CSS selectors, one of which finds something."""
    missing: tuple[str, ...] = ()
    """CSS selectors, none of which finds anything."""
    url: re.Pattern[str] | None = None
    """Found in the page's URL."""
    text: re.Pattern[str] | None = None
    """Found in the page's lines."""


@record
class Rule:
    """One way to find one field."""

    kind: Kind
    """What `query` is."""
    query: str
    matches: re.Pattern[str] | None = None
    """What a value must match to count; its first group, if it has one, is the value."""
    when: Condition | None = None
    transforms: tuple[Step, ...] = ()
    path: str = ""
    """Of a `script`: where the value stands in its JSON."""
    parts: tuple[Rule, ...] = ()
    """Of `all`: the rules whose values it gathers."""


@record
class Spot:
    """Elements or blocks: by selector, by their text, or by both."""

    css: str | None = None
    matches: re.Pattern[str] | None = None


@record
class Body:
    """What is special about the blocks of a body."""

    start: tuple[Spot, ...] = ()
    """The body begins with the first of these that is found."""
    end: tuple[Spot, ...] = ()
    """The body ends before the first of these that is found."""
    blocks: Mapping[BlockKind, tuple[Spot, ...]] = attrs.field(factory=dict)
    """Which blocks are of another kind than their tags say."""
    least: float = 0.0
    """Share of the text the general extraction finds that the rule must find, else it gives no body."""
    judge: bool = False
    """Whether blocks the general extraction is sure are none of the article's text are labelled promo."""
    within: str | None = None
    """CSS selector of the place where what the general extraction takes is of the body, too."""


@record
class Region:
    """A part of the page that holds several items: a related block, or a listing.

    Of the rules of one key the first that finds something counts.
    """

    item: str
    title: tuple[Rule, ...] = ()
    teaser: tuple[Rule, ...] = ()
    url: tuple[Rule, ...] = ()
    published: tuple[Rule, ...] = ()
    image: tuple[Rule, ...] = ()
    within: str | None = None
    heading: tuple[Rule, ...] = ()
    heading_matches: re.Pattern[str] | None = None
    next: tuple[Rule, ...] = ()
    """Of a listing: the address of its next page."""
    when: Condition | None = None


@record
class Layout:
    """How the site's pages look, between two days."""

    name: str = ""
    extends: str | None = None
    since: date | None = None
    """First day."""
    until: date | None = None
    """First day on which it is no longer so."""
    when: Condition | None = None
    remove: tuple[Spot, ...] = ()
    """What is never content; without a selector any paragraph, heading, list item or other line of that text."""
    ignore: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """By field, whose values are set aside: a plugin, a method or a path as `Found` has them, or `*` for everybody."""
    fields: Mapping[str, tuple[Rule, ...]] = attrs.field(factory=dict)
    body: Body | None = None
    related: tuple[Region, ...] | None = None
    listing: Region | None = None
    general: tuple[str, ...] = ()
    """Of a shared layout: fields it speaks for on pages of sites that have no source."""


@record
class Layouts:
    """The layouts of one source.toml; rules that are wrong are left out and told."""

    layouts: tuple[Layout, ...]
    mistakes: str | None = None
    """All mistakes, a line each: file, line, key, what is wrong and the cure."""
