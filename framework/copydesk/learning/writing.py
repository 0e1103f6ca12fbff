"""Writes what was learned as a source.toml, each rule with its support as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from copydesk.learning.body import BodyRules
from copydesk.learning.fields import FieldRule
from copydesk.learning.learner import Learned
from copydesk.learning.related import RelatedBlock

MAX_LINE = 118
_HEAD = """\
# The source {name}, learned by `copydesk learn` from {pages}.
# "{count} of {count}" says on how many of those pages a rule was seen to hold; what they do not support is left out.
# Read it, try it, edit it."""

_ZONE = "# The offsets of the structured dates are this zone's: a conclusion, so it is marked as one."


def source_toml(name: str, learned: Learned, lists: Iterable[str] = ()) -> str:
    """Write the file of a source; `lists` are the URLs a crawl starts from."""
    count = len(learned.pages)
    pages = "1 page" if count == 1 else f"{count} pages"
    parts = [_HEAD.format(name=name, pages=pages, count=count), *(f"#   {clean(page)}" for page in learned.pages), ""]
    return "\n".join([*parts, *site_lines(learned, lists), "", *layout_lines(learned), ""])


def site_lines(learned: Learned, lists: Iterable[str] = ()) -> Iterator[str]:
    """Give the lines about the site."""
    count = len(learned.pages)
    if learned.title:
        yield _with(f"title = {string(learned.title[0])}", learned.title[1], count)
    yield f"domains = [{string(learned.domain)}]"
    if learned.language:
        yield _with(f"language = {string(learned.language[0])}", learned.language[1], count)
    yield from settings(learned).values()
    if learned.feeds:
        yield f"feeds = {strings(learned.feeds)}"
    if listings := list(lists):
        yield f"listings = {strings(listings)}"
    if learned.article_url:
        yield _with(f"article_url = {string(learned.article_url)}", count, count)


def settings(learned: Learned) -> dict[str, str]:
    """Give the lines of the settings that tell how a page's dates are read, by their keys."""
    count, lines = len(learned.pages), {}
    if learned.country:
        lines["country"] = f"country = {string(learned.country)}  # by the domain"
    if learned.zone:
        zone = _with(f"timezone = {string(learned.zone.name)}", learned.zone.pages, count)
        lines["timezone"] = f"{_ZONE}\n{zone}\ntimezone_inferred = true"
    if learned.order:
        order = f"date_order = {string(learned.order.order)}"
        lines["date_order"] = _with(order, learned.order.pages, count, ", ".join(learned.order.reasons))
    return lines


def layout_lines(learned: Learned) -> Iterator[str]:
    """Give the lines of the layout."""
    body, count = learned.body, len(learned.pages)
    yield "[[layout]]"
    yield 'name = "learned"'
    if body and body.unseen:
        yield "# Words in the paragraphs that are for screen readers, or the same on every page."
        yield "remove = ["
        yield from (_with(f"    {string(rule.what)},", rule.pages, count) for rule in body.unseen)
        yield "]"
    yield ""
    yield "[layout.fields]"
    for rule in learned.fields:
        yield from _field(rule, count)
    if body:
        yield from _body(body, count)
    else:
        yield "# body: no place holds the text of every page; the general extraction reads it"
    if body:
        yield ""
        yield "[layout.body]"
        yield 'within = "body"  # what the general extraction takes is taken, too'
        yield "judge = true  # lists of links and the like are labelled promo, wherever they stand"
    if body and (body.junk or body.linked or body.phrases or body.standfirst or body.captions):
        yield ""
        yield from _labels(body, count)
    if learned.related:
        yield ""
        yield from _related(learned.related, count)


def _field(rule: FieldRule, count: int) -> Iterator[str]:
    by = ", ".join(map(clean, rule.methods))
    if rule.selector:
        yield _with(f"{rule.field} = {string(rule.selector)}", rule.pages, count)
    elif not rule.pages:
        yield f"# {rule.field}: found on no page"
    elif rule.structured:
        yield f"# {rule.field}: {by} on {rule.pages} of {count}; no rule needed"
    else:
        yield f"# {rule.field}: {by} on {rule.pages} of {count}; no selector finds it on every page"


def _body(body: BodyRules, count: int) -> Iterator[str]:
    css = []
    if body.standfirst:
        first = body.standfirst
        yield _with(f"subtitle = {string(first.selector)}", first.pages, count)
        yield "# The body begins with the standfirst: take its selector out of the list if it is no text of yours."
        css.append(first.selector)
    if body.agreement is not None:
        yield f"# Rules learned without a page agree on {body.agreement:.1%} of it, on the mean of the pages."
    if body.places:
        yield "# Paragraphs stand at"
    else:
        yield "# No place holds the text of every page: the general extraction reads it, behind the standfirst."
    for place in body.places:
        yield _with(f"#   {clean(place.what)}:", place.pages, count).replace("  # ", " ", 1)
        css.append(place.what)
    if body.signoff:
        yield "# The sign-off is labelled credit, and its names are the authors':"
        yield _with(f"#   {clean(body.signoff.what)}:", body.signoff.pages, count).replace("  # ", " ", 1)
        css.append(body.signoff.what)
    yield "# Where nothing of it is found, the general extraction reads the text alone."
    line = f"body = {string(', '.join(css))}"
    if len(line) <= MAX_LINE or any("'''" in part for part in css):
        yield line
    else:
        yield "body = '''"
        yield ",\n".join(f"    {clean(part)}" for part in css) + "'''"


def _labels(body: BodyRules, count: int) -> Iterator[str]:
    yield "[layout.body.blocks]"
    if body.standfirst:
        yield _with(f"paragraph = {string(body.standfirst.selector)}", body.standfirst.pages, count, "the standfirst")
    labelled: dict[str, list[str]] = {}
    for rule in (*body.captions, *body.junk):
        labelled.setdefault(rule.kind, []).append(_with(f"    {string(rule.what)},", rule.pages, count))
    promo = [_with('    "p > a",', body.linked_pages, count, "a paragraph that is a link and nothing else")]
    promo = promo if body.linked else []
    for phrase in body.phrases:
        pattern = f"^{_literally(clean(phrase.what))}$"
        promo.append(_with(f"    {{ matches = {string(pattern)} }},", phrase.pages, count, "the same words"))
    if promo:
        labelled.setdefault("promo", []).extend(promo)
    if labelled:
        yield f"# Stands among the text{' on two pages or more,' if count > 1 else ''} and is none of it."
    for kind, lines in labelled.items():
        yield f"{kind} = ["
        yield from lines
        yield "]"


def _literally(text: str) -> str:
    """Write a text as a regular expression that a person can read; any white space may stand for a wide one."""
    return re.sub(r"[^\S ]+", r"\\s+", re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text))


def _related(block: RelatedBlock, count: int) -> Iterator[str]:
    yield _with("[layout.related]", block.pages, count, f"{block.items} titles")
    yield f"within = {string(block.within)}"
    if block.heading:
        yield f"heading = {string(block.heading)}"
    yield f"item = {string(block.item)}"
    itself = block.item == "a"
    yield 'title = { xpath = "." }' if itself else 'title = "a"'
    yield 'url = { xpath = "@href" }' if itself else 'url = "a::attr(href)"'


def _with(line: str, pages: int, count: int, why: str = "") -> str:
    """Add the support to a line."""
    return f"{line}  # {pages} of {count}" + (f": {clean(why)}" if why else "")


def strings(values: Iterable[str]) -> str:
    """Write a TOML array of strings."""
    return "[" + ", ".join(map(string, values)) + "]"


def string(text: str) -> str:
    """Write a TOML string: a literal one where backslashes or quotes would have to be doubled."""
    text = clean(text)
    literal = ("\\" in text or '"' in text) and "'" not in text
    return f"'{text}'" if literal else json.dumps(text, ensure_ascii=False)


def clean(text: str) -> str:
    """Take out what neither a TOML string nor a comment can hold, and what turns the direction of a line."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", " ", text)
