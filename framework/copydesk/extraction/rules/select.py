"""Runs one rule on one page, or on one part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from turbohtml import Element, Text

from copydesk.extraction.patterns import search
from copydesk.extraction.rules.bodies import body_of, of_elements
from copydesk.extraction.rules.nesting import found_by_xpath, reachable
from copydesk.extraction.rules.text import text_of
from copydesk.extraction.rules.transforms import Piece
from copydesk.extraction.structured.page_data import structured
from copydesk.models import Found, Issue, Page, Source, evolve

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Body, Condition, Rule, Spot

# Fields that take all values a rule finds; the others take the first.
MANY = frozenset({"authors", "tags", "section", "agencies", "images", "videos", "audios", "corrections", "alternates"})
_PARTED = frozenset({"section", "tags"})
"""Of those, whose lone entry the normaliser would part at its commas."""
_PSEUDO = re.compile(r"::(text|attr\(\s*([\w:-]+)\s*\))\s*$")


def evaluate(
    rule: Rule,
    field: str,
    page: Page,
    source: Source | None = None,
    body: Body | None = None,
    *,
    without: Sequence[Spot] = (),
) -> Found | None:
    """Give what a rule finds for a field, each transform a step of it; None where it finds nothing.

    `body` is a tuple of Block where the rule finds elements; a field that takes many values is a list, any other one
    value, and what `split` has parted of tags and sections a tuple. What a transform made nothing of is told by an
    Issue of a Found without value.
    """
    if rule.when is not None and not holds(rule.when, page):
        return None
    if field == "body" and of_elements(rule):
        return next(iter(body_of(rule, page, body, without)), None)
    pieces = pieces_of(rule, page)
    if not pieces:
        return None
    many = field in MANY or (field == "body" and len(pieces) > 1)
    if not rule.transforms:
        first = pieces[0]
        return Found(field, [piece.value for piece in pieces] if many else first.value, rule.kind, first.path)
    issues: list[Issue] = []
    given, steps = pieces, []
    for step in rule.transforms:
        pieces = step.run(pieces, page, source, issues)
        steps.append(step.transform.name)
        if not pieces:
            message = f"{step.transform.name} makes nothing of {given[0].value!r:.80}"
            issue = Issue("transform_gave_nothing", field, "info", message)
            raw = [piece.value for piece in given] if many else given[0].value
            return Found(field, None, rule.kind, given[0].path, raw, steps=tuple(steps), issues=(*issues, issue))
    value: Any = [piece.value for piece in pieces] if many else pieces[0].value
    if field in _PARTED and "split" in steps:
        value = tuple(value)  # the source has parted it: the normaliser does not do so again
    raw = _raw(pieces) if many else pieces[0].found()
    told = tuple(evolve(issue, field=field) for issue in issues)
    return Found(field, value, rule.kind, pieces[0].path, raw, steps=tuple(steps), issues=told)


def found_by(
    rule: Rule,
    field: str,
    page: Page,
    source: Source | None,
    body: Body | None = None,
    *,
    without: Sequence[Spot] = (),
) -> tuple[Found, ...]:
    """Give what a rule finds for a field, and of a body its links and pictures, too."""
    if field == "body" and of_elements(rule):
        return body_of(rule, page, body, without) if rule.when is None or holds(rule.when, page) else ()
    found = evaluate(rule, field, page, source)
    return () if found is None else (found,)


def _raw(pieces: Sequence[Piece]) -> Any:
    found: list[Any] = []
    for piece in pieces:
        for raw in piece.found() if isinstance(piece.found(), list) else [piece.found()]:
            if not found or raw is not found[-1]:
                found.append(raw)
    return found[0] if len(found) == 1 else found


def pieces_of(rule: Rule, page: Page, node: Any = None) -> list[Piece]:
    """Give the strings a rule finds, in the page or below a node of it, that match; before any transform."""
    if rule.kind == "all":
        pieces = _gathered(rule, page)
    else:
        pieces = [Piece(value, path) for value, path in _values(rule, page, node) if value]
    if rule.matches is not None:
        pieces = [
            Piece(found, path) for value, path, _ in pieces if (found := _matched(rule.matches, str(value), page))
        ]
    return pieces


def _gathered(rule: Rule, page: Page) -> list[Piece]:
    """Give the values of a rule's parts, each sent through its own transforms; none twice."""
    gathered: dict[Any, Piece] = {}
    for part in rule.parts:
        if part.when is None or holds(part.when, page):
            pieces = pieces_of(part, page)
            for step in part.transforms if pieces else ():
                pieces = step.run(pieces, page, None, [])
            for piece in pieces:
                gathered.setdefault(str(piece.value), piece)
    return list(gathered.values())


def first_in(rules: Sequence[Rule], page: Page, node: Any, source: Source | None = None) -> str | None:
    """Give the first string that the first of some rules to find one finds below a node, after its transforms."""
    for rule in rules:
        pieces = pieces_of(rule, page, node)
        for step in rule.transforms if pieces else ():
            pieces = step.run(pieces, page, source, [])
        if pieces:
            return str(pieces[0].value)
    return None


def holds(when: Condition, page: Page) -> bool:
    """Tell whether a condition holds of a page."""
    tree = page.tree
    return (
        (not when.exists or any(tree.select_one(selector) is not None for selector in when.exists))
        and not any(tree.select_one(selector) is not None for selector in when.missing)
        and (when.url is None or search(when.url, page.url or "", page) is not None)
        and (when.text is None or search(when.text, page.lines, page) is not None)
    )


def _matched(pattern: re.Pattern[str], value: str, page: Page) -> str | None:
    match = search(pattern, value, page)
    if match is None:
        return None
    return match[1] if pattern.groups else match[0]


def _values(rule: Rule, page: Page, node: Any = None) -> Iterable[tuple[str, str]]:
    kind, query = rule.kind, rule.query
    if kind == "css":
        return ((value, query) for value in css_values(page.tree if node is None else node, query, page))
    if kind == "xpath":
        found = found_by_xpath(query, page, node)
        nodes = found if isinstance(found, list) else [str(found)]
        elements = [each for each in nodes if isinstance(each, Element)]
        if len(near := reachable(elements, query, page)) < len(elements):
            kept = set(near)
            nodes = [each for each in nodes if not isinstance(each, Element) or each in kept]
        return ((_text(each), query) for each in nodes)
    if kind == "meta":
        return ((value, f"meta[{query}]") for value in structured(page).meta.get(query.lower(), ()))
    if kind == "json-ld":
        from copydesk.extraction.rules.jsonld import values_at

        return values_at(page, query)
    if kind == "microdata":
        from copydesk.extraction.rules.microdata import values_at as properties

        return ((value, f"[itemprop] {query}") for value in properties(page, query))
    if kind == "script":
        from copydesk.extraction.rules.embedded import values_at as embedded

        return ((value, f"script {query} {rule.path}") for value in embedded(page, query, rule.path))
    if kind == "label":
        return labelled(page, query)
    if kind == "url":
        match = search(re.compile(query), page.url or "", page)
        return [(match[1] if match.re.groups else match[0], f"url {query}")] if match else ()
    return [(query, "source.toml")]


def css_values(node: Any, selector: str, page: Page | None = None) -> list[str]:
    """Give the strings a CSS selector finds below a node; `::text` and `::attr(name)` are as in Scrapy.

    What a bound leaves out is told on `page`.
    """
    plain, kind, name = _parted(selector)
    if not kind:
        return [text_of(element) for element in reachable(node.select(plain), plain, page)]
    elements = node.select(plain) if plain else [node]
    if name:
        return [value for element in elements if isinstance(element, Element) and (value := element.attr(name))]
    return [_fold(child.data) for element in elements for child in element.children if isinstance(child, Text)]


@lru_cache(maxsize=8192)
def _parted(selector: str) -> tuple[str, str, str]:
    """Part a selector into what turbohtml reads, the pseudo-element behind it, and the attribute that one names."""
    pseudo = _PSEUDO.search(selector)
    return (selector[: pseudo.start()], pseudo[1], pseudo[2] or "") if pseudo else (selector, "", "")


def labelled(page: Page, label: str) -> Iterable[tuple[str, str]]:
    """Give what stands behind a printed label (`Last update: …`), on its line or on the next that is not empty.

    The place is the line's number: of a text page the document's own, empty lines counted, else that in `page.lines`.
    """
    text = page.text if page.kind == "text" else page.lines
    fold = _fold if page.kind == "text" else str  # the lines of HTML are folded already
    folded = ((number, fold(line)) for number, line in enumerate(text.splitlines(), 1))
    lines = [(number, line) for number, line in folded if line]
    for index, (number, line) in enumerate(lines):
        if line.startswith(label):
            rest = line[len(label) :].strip()
            if not rest and index + 1 < len(lines):
                rest = lines[index + 1][1]
            yield rest, f"line {number}"


def _text(node: Any) -> str:
    return _fold(node) if isinstance(node, str) else text_of(node)


def _fold(text: str) -> str:
    return " ".join(text.split())
