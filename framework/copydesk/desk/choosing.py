"""Chooses, field by field, between what the plugins found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from copydesk.desk.fitting import fits
from copydesk.models import Context, Found, Issue, Media
from copydesk.normalise.dates import reconcile
from copydesk.normalise.media import merged, one_lead

DATES = frozenset({"published", "modified"})
# Fields where what several places say adds up; the first place's entries come first.
UNITED = frozenset({"images", "videos", "audios", "alternates", "agencies", "corrections"})
# Fields whose candidates are all normalised: they are united, weighed against each other, shown beside the winner
# (other titles), or hold other fields' values too (agencies in a byline). Of any other field the less trusted
# candidates stay as found once one has a value.
COMPARED = DATES | UNITED | {"title", "authors", "byline"}


def grouped(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Group candidates by field, the most trusted first; equals stay in the order their plugins were asked."""
    groups: dict[str, list[Found]] = {}
    for candidate in found:
        groups.setdefault(candidate.field, []).append(candidate)
    for candidates in groups.values():
        rank(candidates)
    return groups


def rank(candidates: list[Found]) -> None:
    """Put the most trusted first, in place; equals stay in their order."""
    if len(candidates) > 1:
        candidates.sort(key=_confidence, reverse=True)


_confidence = attrgetter("confidence")


def has_value(found: Found) -> bool:
    """Tell whether a candidate's value is one, and of its field's type."""
    return not is_nothing(found.value) and fits(found.field, found.value)


def is_nothing(value: Any) -> bool:
    """Tell whether a value is none: None, or an empty string, list, tuple or mapping."""
    return value is None or (isinstance(value, _MAY_BE_EMPTY) and not value)


_MAY_BE_EMPTY = (str, tuple, list, dict)


def best(groups: Mapping[str, Sequence[Found]], field: str) -> Any:
    """Give the most trusted value of a field, None where there is none."""
    return next((found.value for found in groups.get(field, ()) if not is_nothing(found.value)), None)


def choose(field: str, candidates: Sequence[Found], context: Context) -> tuple[Found | None, list[Issue]]:
    """Give the candidate to trust, its value perhaps united with others', and the issues to report.

    A candidate without a value counts only where no other has one: its issues then say why the field is unknown.
    A value of the wrong type is reported with its plugin's name and passed over.
    """
    issues: list[Issue] = []
    good: list[Found] = []
    for candidate in candidates:
        if is_nothing(candidate.value):
            continue
        if fits(field, candidate.value):
            good.append(candidate)
            if field not in COMPARED:
                break
        else:
            given = type(candidate.value).__name__
            message = f"plugin {candidate.plugin} gave a {given} for {field}; it was passed over"
            issues.append(Issue("wrong_type", field, "error", message))
    if not good:
        return None, [*issues, *(issue for candidate in candidates for issue in candidate.issues)]
    if field in DATES and len(good) > 1:
        index, more = reconcile(good, context)
        return good[index], [*issues, *good[index].issues, *more]
    winner = good[0]
    if field in UNITED and len(good) > 1:
        united = _united(good)
        if united != winner.value:
            winner = winner.step(f"united with {len(good) - 1} more", united)
    return winner, [*issues, *winner.issues]


def _united(candidates: Sequence[Found]) -> tuple[Any, ...]:
    values: dict[Any, Any] = {}
    for candidate in candidates:
        for value in candidate.value:
            key = getattr(value, "url", None) or getattr(value, "text", None) or value
            known = values.setdefault(key, value)
            if known is not value and type(known) is Media and type(value) is Media:
                values[key] = merged(known, value)
    places = [value.block for value in values.values() if type(value) is Media and value.block is not None]
    if places != sorted(places):  # pictures of two places: those that stand in no block first, then as they stand
        return one_lead(sorted(values.values(), key=lambda value: -1 if value.block is None else value.block))
    return one_lead(values.values())
