"""`normalise_date`: from a date as found on the page to typed values of `published` and `modified`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copydesk.models import Context, Found, Issue, Timestamp, evolve
from copydesk.normalise.dates.read import read_all
from copydesk.normalise.dates.reading import Reading
from copydesk.normalise.dates.reconcile import reconcile

_MOST = 20
"""Statements looked at in one value; a page has two or three."""


def normalise_date(found: Found, context: Context) -> list[Found]:
    """Give a Found with a Timestamp for each date field the value states; value None and an Issue where none is read.

    A mapping or list (one date as several places of the page state it, the most trusted first) is read item by item
    and reconciled. `raw` stays what was found.
    """
    value = found.value
    if isinstance(value, Timestamp):
        return [found]
    if isinstance(value, str):
        statements = [value]
    elif isinstance(value, Mapping):
        single = value.get("@value")
        statements = [single] if single is not None else list(value.values())[:_MOST]
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        statements = list(value)[:_MOST]
    else:
        statements = [value]
    if len(statements) == 1:
        readings = read_all(statements[0], context, found.field)
        if len(readings) == 1:
            return [_found(found, readings[0])]
    by_field: dict[str, list[Found]] = {}
    for statement in statements:
        for reading in read_all(statement, context, found.field):
            by_field.setdefault(reading.field, []).append(_found(found, reading))
    if not by_field:
        issue = Issue("unreadable_date", found.field, "warning", "an empty value")
        return [evolve(found.step("date", None, issue), raw=value if found.raw is None else found.raw)]
    return [_reconciled(each, context) if len(each) > 1 else each[0] for each in by_field.values()]


def _found(found: Found, reading: Reading) -> Found:
    """Give the evidence with what was read of it; one that was not read says why."""
    issues = reading.issues
    if reading.timestamp is None and not issues:
        issues = (Issue("unreadable_date", reading.field, "warning", "not a date"),)
    # Written out, because it runs some three times a page and a general copy takes twice as long.
    return Found(
        reading.field, reading.timestamp, found.method, found.path, found.value if found.raw is None else found.raw,
        found.confidence, found.plugin, found.plugin_version,
        (*found.steps, *[f"date:{step}" for step in reading.steps], "date"), (*found.issues, *issues),
    )  # fmt: skip


def _reconciled(candidates: list[Found], context: Context) -> Found:
    index, issues = reconcile(candidates, context)
    chosen = candidates[index]
    others = tuple(issue for each in candidates if each is not chosen for issue in each.issues)
    return evolve(chosen, issues=(*chosen.issues, *issues, *others)) if issues or others else chosen
