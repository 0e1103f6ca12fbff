"""Why each field of a record is what it is: who found it, where, what it was before, and what lost against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from copydesk.desk.choosing import COMPARED, UNITED
from copydesk.desk.fitting import fits
from copydesk.models import Article, Found, Origin, Result, field_names, plain

EMPTY: tuple[Any, ...] = (None, "", (), [], {})
_NOTHING_KNOWN = Article()
_BESIDE = frozenset({"schema_version", "provenance", "issues", "extra"})


def explanation(result: Result) -> dict[str, Any]:
    """Give, JSON-ready, what `copydesk explain` shows.

    `fields` has an entry for each field with a value or a candidate: `value`, `origin` (None where the desk says
    it itself), `lost` (the other candidates, each with `why`). `unknown` names the fields nobody found.
    """
    groups: dict[str, list[Found]] = {}
    for found in sorted(result.found, key=lambda found: -found.confidence):
        groups.setdefault(found.field, []).append(found)
    fields: dict[str, Any] = {"outcome": _outcome(result, groups.pop("outcome", []))}
    unknown: list[str] = []
    for name in field_names(Article):
        if name in _BESIDE:
            continue
        entry = _field(result, name, groups.pop(name, []))
        if entry is None:
            unknown.append(name)
        else:
            fields[name] = entry
    for name, candidates in groups.items():
        fields[name] = _entry(name, candidates, next((c for c in candidates if c.value not in EMPTY), None))
    return {
        "input": result.input,
        "outcome": result.outcome,
        "source": result.source,
        "fields": fields,
        "unknown": unknown,
        "issues": plain(result.issues),
        "failures": plain(result.failures),
    }


def _outcome(result: Result, candidates: Sequence[Found]) -> dict[str, Any]:
    winner = next((found for found in candidates if found.value == result.outcome), None)
    return _entry("outcome", candidates, winner) | {"value": result.outcome}


def _field(result: Result, name: str, candidates: Sequence[Found]) -> dict[str, Any] | None:
    if result.article is None:
        kept = result.links if name == "links" else None
        winner = next((c for c in candidates if kept and c.value == kept), None)
        return _entry(name, candidates, winner) if candidates else None
    value = getattr(result.article, name)
    origin = result.article.provenance.get(name)
    stated = value not in EMPTY and value != getattr(_NOTHING_KNOWN, name)
    if not stated and not candidates:
        return None
    entry = _entry(name, candidates, _winner(candidates, origin), origin)
    return entry | {"value": plain(value), "by_desk": origin is None and stated}


def _winner(candidates: Sequence[Found], origin: Origin | None) -> Found | None:
    if origin is None:
        return None
    same = [found for found in candidates if _evidence(found.origin()) == _evidence(origin)]
    return next((found for found in same if origin.steps[: len(found.steps)] == found.steps), None)


def _evidence(origin: Origin) -> tuple[Any, ...]:
    return (origin.plugin, origin.method, origin.path, origin.raw, origin.confidence)


def _entry(
    name: str, candidates: Sequence[Found], winner: Found | None, origin: Origin | None = None
) -> dict[str, Any]:
    origin = origin or (winner.origin() if winner else None)
    return {
        "value": plain(winner.value) if winner else None,
        "origin": plain(origin) if origin else None,
        "by_desk": False,
        "lost": [_lost(name, found, winner, origin) for found in candidates if found is not winner],
    }


def _lost(name: str, found: Found, winner: Found | None, origin: Origin | None) -> Mapping[str, Any]:
    return {
        "value": plain(found.value),
        **plain(found.origin()),
        "issues": plain(found.issues),
        "agrees": winner is not None and found.value == winner.value,
        "why": _why(name, found, winner, origin),
    }


def _why(name: str, found: Found, winner: Found | None, origin: Origin | None) -> str:
    if found.value in EMPTY:
        return "no value"
    if winner is not None and name not in COMPARED and found.confidence <= winner.confidence:
        # not normalised: what won was enough
        return "less trusted" if found.confidence < winner.confidence else "asked later"
    if not fits(name, found.value):
        return "wrong type"
    if winner is None:
        return "no record was made"
    if name in UNITED and origin and any(step.startswith("united") for step in origin.steps):
        return "united with the winner"
    if found.confidence < winner.confidence:
        return "less trusted"
    # dates are reconciled over all candidates, so that one may win against a more trusted one
    return "asked later" if found.confidence == winner.confidence else "another fits better"
