"""The body that a rule names by its elements, with the links and pictures that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from turbohtml import Element

from copydesk.extraction.rules.blocks import body_in
from copydesk.extraction.rules.general import doubted, general_size, text_size
from copydesk.extraction.rules.joined import joined_body
from copydesk.extraction.rules.nesting import found_by_xpath
from copydesk.models import Found, Issue, Page

if TYPE_CHECKING:
    from copydesk.extraction.rules.layout import Body, Rule, Spot

_OF_ELEMENTS = frozenset({"css", "xpath", "microdata"})


def of_elements(rule: Rule) -> bool:
    """Tell whether a rule names elements that a body is made of, and no strings."""
    return rule.kind in _OF_ELEMENTS and not rule.transforms and "::" not in rule.query


def body_of(rule: Rule, page: Page, body: Body | None = None, without: Sequence[Spot] = ()) -> tuple[Found, ...]:
    """Give the body a rule finds, then its links and its pictures; nothing where it finds none.

    A body below `body.least` is told by an issue of a Found without value.
    """
    elements = _elements(rule, page)
    if body is not None and body.within is not None:
        made = joined_body(page, elements, body, without)
    else:
        made = body_in(elements, body, without, doubted(page) if body and body.judge else (), page)
    if made.blocks and body is not None and body.least:
        found, general = text_size(made.blocks), general_size(page)
        if found < body.least * general:
            message = f"the body rule finds {found} characters, the general extraction {general}; it was passed over"
            little = Issue("rule_found_little", "body", message=message)
            return (Found("body", None, rule.kind, rule.query, issues=(little,)),)
    return tuple(made.found(rule.kind, rule.query)) if made.blocks else ()


def _elements(rule: Rule, page: Page) -> list[Element]:
    if rule.kind == "microdata":
        from copydesk.extraction.rules.microdata import elements_at

        return elements_at(page, rule.query)
    found = page.tree.select(rule.query) if rule.kind == "css" else found_by_xpath(rule.query, page)
    return [node for node in found if isinstance(node, Element)] if isinstance(found, list) else []
