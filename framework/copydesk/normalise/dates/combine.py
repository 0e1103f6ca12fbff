"""From the dates of one string to one reading a field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.calendars import ERA_LETTERS
from copydesk.normalise.dates.candidates import Day
from copydesk.normalise.dates.events import Event
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.instants import Instant, from_source
from copydesk.normalise.dates.reading import Reading, Wall, build, timed_reading, unread
from copydesk.normalise.dates.relative import Relative, point
from copydesk.normalise.dates.settle import Settled, settle, settle_yearless
from copydesk.normalise.dates.text import Token

_MOST_SHOWN = 60
"""Characters of a raw string in a message."""
_YEARLESS = frozenset({"day month", "day month numbers"})


def combine(
    events: Sequence[tuple[Event, str | None]], ask: Ask, found: Sequence[Token], *, prose: bool = False
) -> list[Reading]:
    """Read each field's dates: those with its label, and those without a label for the field asked for, that first.

    In `prose` only labelled dates count: a date a sentence mentions is not the page's.
    """
    ask = ask._replace(order=_order_of([event.what for event, _ in events]))
    grouped: dict[str, list[Reading]] = {}
    labels = {label for _, label in events}
    # "First shown 3 May, updated 12 May", asked for `modified`: what is labelled so is what is meant.
    asked_only = ask.field in labels and not labels & ({"published", "modified"} - {ask.field})
    anchor: date | None = None
    for event, label in sorted(events, key=lambda each: _is_yearless(each[0])):
        target = ask if label is None or label == ask.field else ask._replace(field=label)
        step = () if label is None else (f"label:{label}",)
        reading = _read_event(event, target, step, found, anchor)
        if prose and label is None:
            local = (reading.timestamp.local,) if reading.timestamp else ()
            reading = unread(target, "date_in_prose", "a date some sentence mentions", *local)
        if reading.timestamp and anchor is None and len(reading.timestamp.local) >= 10:
            anchor = date.fromisoformat(reading.timestamp.local[:10])
        if label != "other" and not (label is None and asked_only):
            grouped.setdefault(target.field, []).append(reading)
    if not grouped:
        return [unread(ask, "unreadable_date", "a date of something else")]
    order = sorted(grouped, key=lambda name: name != ask.field)
    return [_agreed(grouped[name], ask._replace(field=name)) for name in order]


def _order_of(whats: Sequence[Hit | Relative]) -> str:
    """Give the order of day and month in those dates, year last, that allow only one; nothing where they differ."""
    orders = set()
    for what in whats:
        if isinstance(what, Hit) and what.form == "year last":
            a, b = what.part["a"].value, what.part["b"].value
            orders |= {"DMY"} if a > 12 >= b else {"MDY"} if b > 12 >= a else set()
    return orders.pop() if len(orders) == 1 else ""


def _is_yearless(event: Event) -> bool:
    return isinstance(event.what, Hit) and event.what.form in _YEARLESS


def _agreed(readings: list[Reading], ask: Ask) -> Reading:
    """Give the one date several readings agree on, the most precise; report them where they differ."""
    read = [reading for reading in readings if reading.timestamp]
    if len(readings) == 1 or not read:
        return readings[0]
    exact = [reading for reading in read if reading.timestamp and reading.timestamp.calendar == "gregorian"]
    read = exact or read  # of a date printed in two calendars, the Gregorian one needs no conversion
    locals_ = {reading.timestamp.local: reading for reading in read if reading.timestamp}
    longest = max(locals_, key=len)
    if all(longest.startswith(local[:10]) for local in locals_):
        return locals_[longest]
    return unread(ask, "several_dates", "several dates and nothing to tell them apart", *sorted(locals_))


def _read_event(event: Event, ask: Ask, steps: tuple[str, ...], found: Sequence[Token], anchor: date | None) -> Reading:
    what = event.what
    if isinstance(what, Relative):
        return _read_relative(event, what, ask, (*steps, "relative to fetched_at"))
    if _is_yearless(event):
        settled = settle_yearless(what, event.weekday, ask)
        if settled.day is None and anchor is not None:
            settled = _beside(settled, anchor, ask)
    else:
        settled = settle(_with_era_letter(what, ask, found), event.weekday, ask)
    steps = (*steps, what.form, *settled.steps)
    if settled.day is None:
        return Reading(None, ask.field, settled.issues, steps)
    return build(ask, settled.day, event.clock, settled.issues, steps)


def _with_era_letter(hit: Hit, ask: Ask, found: Sequence[Token]) -> Hit:
    """Read the Japanese "R8.8.11" as era, year, month, day."""
    if ask.language != "ja" or hit.form != "short" or hit.start == 0:
        return hit
    sign = found[hit.start - 1]
    era = ERA_LETTERS.get(sign.key)
    if era is None or sign.end != found[hit.start].start:
        return hit
    sign.senses = {"e": frozenset({era})}
    part = {"e": sign, "y": hit.part["a"], "a": hit.part["b"], "b": hit.part["c"]}
    return Hit("era numbers", hit.start, hit.end, part)


def _read_relative(event: Event, what: Relative, ask: Ask, steps: tuple[str, ...]) -> Reading:
    if ask.context.fetched_at is None:
        message = "a relative time, and when the page was fetched is not known"
        return unread(ask, "no_reference_time", message, steps=steps)
    at = point(what, ask.context)
    if at is None:
        return unread(ask, "unreadable_date", "too vague a time", steps=steps)
    message = f"{ask.raw[:_MOST_SHOWN]!r} is counted back from the fetch at {ask.context.fetched_at.isoformat()}"
    issues = (ask.issue("relative_date", message, level="info"),)
    if at.local is None or at.utc is None:
        return build(ask, at.day, event.clock, issues, steps)
    source = from_source(at.local, ask.context, ask.field)
    tz, origin = (source.tz, source.tz_source) if source.tz else ("UTC", "explicit")
    return timed_reading(ask, Wall(at.local, at.precision), Instant(None, at.utc, tz, origin, ()), issues, steps)


def _beside(settled: Settled, anchor: date, ask: Ask) -> Settled:
    """Give a date the year of the full date beside it: an update follows it, a first version precedes it, by months."""
    candidates = (settled.issues[0].data or {}).get("candidates", ())
    near = []
    for name in candidates:
        month, day = int(name[2:4]), int(name[5:7])
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            gap = found - anchor if ask.field == "modified" else anchor - found
            if timedelta() <= gap <= timedelta(days=183):
                near.append(found)
    if len(near) != 1:
        return settled
    issue = ask.issue("year_inferred", "no year printed; it is taken from the date beside it", level="info")
    return Settled(Day(near[0].year, near[0].month, near[0].day), (issue,), ("year:beside",))
