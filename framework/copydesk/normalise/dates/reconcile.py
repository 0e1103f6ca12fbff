"""Several statements of one date (JSON-LD, meta, text): which to trust, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from copydesk.models import Context, Found, Issue, Timestamp
from copydesk.normalise.dates.zones import zone

_RANK = {"year": 0, "month": 1, "day": 2, "hour": 3, "minute": 4, "second": 5}
VOUCHED = 0.9
"""Confidence from which a candidate is the word of the source's author, who looked at the site's pages."""
_DOUBTS = frozenset({"future_date"})
"""Issues that make a value worse than any without them."""


def reconcile(candidates: Sequence[Found], context: Context) -> tuple[int, tuple[Issue, ...]]:
    """Choose among normalised candidates of one field, in order of preference: its index, and what differs.

    The first that was read is trusted, unless a later one
    - states the same day (or month) more precisely, or the same clock with the zone the first leaves out;
    - shows the same clock with another offset, and that offset is the source's own: the first one is mislabelled,
      unless the source's author vouches for the first and not for the other;
    - is free of a doubt the first has (a date after the fetch).
    Raises ValueError for no candidates at all.
    """
    if not candidates:
        raise ValueError("no candidates to choose from")
    read = [index for index, found in enumerate(candidates) if isinstance(found.value, Timestamp)]
    if not read:
        return 0, ()
    sound = [index for index in read if not any(issue.code in _DOUBTS for issue in candidates[index].issues)]
    order = sound or read
    best = order[0]
    issues: list[Issue] = []
    for index in order[1:]:
        best = _better(best, index, candidates, context, issues)
    trusted: Timestamp = candidates[best].value
    apart = [index for index in read if index != best and _days_differ(trusted, candidates[index].value, context)]
    apart = [index for index in apart if not _same_clock(trusted, candidates[index].value, context)]
    if apart:
        field = candidates[best].field
        values = [trusted.local, *dict.fromkeys(candidates[index].value.local for index in apart)]
        issues.append(
            Issue("sources_differ", field, "warning", "the page states different days", {"candidates": values})
        )
    return best, tuple(issues)


def _better(best: int, index: int, candidates: Sequence[Found], context: Context, issues: list[Issue]) -> int:
    """Compare the trusted candidate with one more."""
    first, other = candidates[best].value, candidates[index].value
    if _same_clock(first, other, context):
        fits = [at for at in (best, index) if _is_local(candidates[at].value, first, other, context)]
        # A clock without a zone was given the source's: that it fits is no proof against a rule of the source.
        vouched = candidates[best].confidence >= VOUCHED > candidates[index].confidence
        chosen = fits[0] if len(fits) == 1 and not vouched else best
        if not any(issue.code == "sources_differ_by_offset" for issue in issues):
            values = [first.local, other.local] if first.local != other.local else [str(first.utc), str(other.utc)]
            message = "one wall clock in two offsets"
            data = {"candidates": values}
            issues.append(Issue("sources_differ_by_offset", candidates[best].field, "warning", message, data))
        return chosen
    if _says_more(first, other, context):
        return index
    return best


def _same_clock(first: Timestamp, other: Timestamp, context: Context) -> bool:
    """Say whether two different instants show the same time of day, at least in the source's zone."""
    if not first.utc or not other.utc or min(_RANK[first.precision], _RANK[other.precision]) < _RANK["minute"]:
        return False
    length = 16 if "minute" in (first.precision, other.precision) else 19
    if first.utc[:length] == other.utc[:length]:
        return False
    if abs(_moment(first.utc) - _moment(other.utc)) > timedelta(hours=26):
        return False
    walls = {first.local[:length], other.local[:length]}
    if len(walls) == 1:
        return True
    return any(
        (home := _at_home(own, context)) and home[:length] == shown.local[:length]
        for own, shown in ((first, other), (other, first))
    )


def _is_local(each: Timestamp, first: Timestamp, other: Timestamp, context: Context) -> bool:
    """Say whether the instant, seen on the source's own clock, shows the wall clock that is printed."""
    home = _at_home(each, context)
    return home is not None and home[:16] in (first.local[:16], other.local[:16])


def _at_home(each: Timestamp, context: Context) -> str | None:
    """Give the wall clock of an instant in the source's zone."""
    info = zone(context.timezone) if context.timezone else None
    if info is None or each.utc is None:
        return None
    return _moment(each.utc).astimezone(info).replace(tzinfo=None).isoformat()


def _moment(utc: str) -> datetime:
    return datetime.fromisoformat(utc)


def _says_more(first: Timestamp, other: Timestamp, context: Context) -> bool:
    """Say whether the other states the same with more: a longer precision, or the zone of the same clock."""
    if _RANK[other.precision] > _RANK[first.precision]:
        if _RANK[first.precision] >= _RANK["hour"]:
            return False  # seconds are not worth leaving the preferred source for
        if other.local[11:19] in ("00:00", "00:00:00"):
            return False  # a midnight says no more than the day
        length = len(first.local)
        return other.local[:length] == first.local or (_at_home(other, context) or "")[:length] == first.local
    return (
        first.utc is None and other.utc is not None and first.local[:16] == other.local[:16] and len(first.local) >= 16
    )


def _days_differ(first: Timestamp, other: Timestamp, context: Context) -> bool:
    """Say whether two values lie on different days, as far as both are precise; instants on one clock."""
    length = min(len(first.local), len(other.local), 10)
    if first.utc and other.utc:
        here = _at_home(first, context), _at_home(other, context)
        if here[0] and here[1]:
            return here[0][:length] != here[1][:length]
        offset = datetime.fromisoformat(first.local).utcoffset() or timedelta()
        return (_moment(first.utc) + offset).date() != (_moment(other.utc) + offset).date()
    if first.local[:length] == other.local[:length]:
        return False
    for timed, plain in ((first, other), (other, first)):
        home = _at_home(timed, context)
        if home and plain.utc is None and home[:length] == plain.local[:length]:
            return False
    return True
