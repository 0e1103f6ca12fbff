"""`read_date`: one raw value to one date, the machine forms first, then everything people print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from copydesk.models import Context
from copydesk.normalise.dates import grammar
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.calendars import ERA_LETTERS
from copydesk.normalise.dates.clock import find_clocks, find_dotted
from copydesk.normalise.dates.events import Event, with_clocks, with_weekdays
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.instants import Instant, from_source
from copydesk.normalise.dates.iso import read_iso, read_number, read_rare
from copydesk.normalise.dates.labels import labels_of
from copydesk.normalise.dates.names import language_of
from copydesk.normalise.dates.phrases import annotate
from copydesk.normalise.dates.reading import Reading, Wall, build, from_datetime, timed_reading, unread
from copydesk.normalise.dates.relative import Relative, find_relative, point
from copydesk.normalise.dates.settle import settle, settle_yearless
from copydesk.normalise.dates.text import MAX_CHARS, Token, clean, tokens


def read_date(raw: str | int | float, context: Context, field: str = "published") -> Reading:
    """Read one date of a page. Never raises; what cannot be read or trusted has no timestamp and says why.

    Of several dates in the string, the one labelled as `field` is given, else the one without a label, else the
    labelled one under its own field. Only the first 200 characters are looked at.
    """
    readings = read_all(raw, context, field)
    return next((reading for reading in readings if reading.field == field), readings[0])


def read_all(raw: object, context: Context, field: str = "published") -> list[Reading]:
    """Read every date of a raw value, one reading a field, that of `field` first; there is always at least one."""
    if isinstance(raw, str):
        fast = read_iso(raw, context, field)
        if fast is not None:
            return [fast]
        ask = Ask(raw, context, field)
        text = raw.lstrip()[: MAX_CHARS + 1].rstrip()
        machine = read_number(text, ask) or read_rare(text, ask)
        return [machine] if machine is not None else _read_text(ask._replace(language=language_of(context.language)))
    ask = Ask(str(raw) if isinstance(raw, datetime | date) else "", context, field)
    if isinstance(raw, bool) or not isinstance(raw, int | float | datetime | date):
        return [unread(ask, "unreadable_date", f"a {type(raw).__name__} is no date")]
    if isinstance(raw, datetime | date):
        return [from_datetime(ask, raw)]
    text = _digits(raw)
    return [read_number(text, ask._replace(raw=text)) or unread(ask, "unreadable_date", "a number that is no date")]


def _digits(number: float) -> str:
    """Print a number as a page would; nothing where it is beyond all dates."""
    if isinstance(number, int):
        return str(number) if abs(number) < 10**20 else ""
    return f"{number:.6f}".rstrip("0").rstrip(".") if abs(number) < 1e20 else ""


def _read_text(ask: Ask) -> list[Reading]:
    found = annotate(tokens(clean(ask.raw)), ask.language)
    signature = "".join(token.char for token in found)
    relatives, signature = find_relative(found, ask.language, signature)
    clocks, signature = find_clocks(found, signature)
    hits, signature = grammar.find(grammar.FULL, found, signature)
    if hits:
        signature = find_dotted(found, signature, clocks)
    else:
        hits, signature = grammar.find(grammar.SHORT_YEAR, found, signature)
    relatives = _wanted(relatives, signature, absolute=bool(hits))
    if not hits and not relatives:
        hits, signature = _lesser(found, signature)
        if hits:
            signature = find_dotted(found, signature, clocks)
    whats: list[Hit | Relative] = sorted([*hits, *relatives], key=lambda what: what.start)
    if not whats:
        code = "missing_date" if clocks else "unreadable_date"
        return [unread(ask, code, "a time without a date" if clocks else "no date in it")]
    events = [Event(what.start, what.end, what) for what in whats]
    events = with_weekdays(with_clocks(events, clocks, signature, found), found, signature)
    labels = labels_of([event.span() for event in events], found, signature)
    return _by_field(list(zip(events, labels, strict=True)), ask, found)


def _lesser(found: Sequence[Token], signature: str) -> tuple[list[Hit], str]:
    """Find dates without a day or a year. Numbers alone (3/2016, 2016) count only where nothing else is printed."""
    numbers = sum(char in "1348n" for char in signature)
    for form, pattern in grammar.PART:
        if form in {"month numbers", "compact", "year"}:
            most = 2 if form == "month numbers" else 1
            if "x" in signature or numbers > most:
                continue
        hits, masked = grammar.find([(form, pattern)], found, signature)
        if hits:
            return hits, masked
    return grammar.find(grammar.NO_YEAR, found, signature)


def _wanted(relatives: list[Relative], signature: str, *, absolute: bool) -> list[Relative]:
    """Keep the relative times that date the page: bare words such as "today" only where nothing else is printed."""
    unknown = signature.count("x")
    kept = []
    for each in relatives:
        worded = each.calendar_day or each.parts[0][0] == 0
        labelled = any(char in "LU" for char in signature[max(0, each.start - 3) : each.start])
        if unknown <= (0 if worded and not labelled else 6) and (labelled or not worded or not absolute):
            kept.append(each)
    return kept


def _by_field(events: Sequence[tuple[Event, str | None]], ask: Ask, found: Sequence[Token]) -> list[Reading]:
    """Read the events of each field: those with its label, and without a label those of the field asked for."""
    grouped: dict[str, list[Reading]] = {}
    labels = {label for _, label in events}
    asked_only = ask.field in labels and not labels & ({"published", "modified"} - {ask.field})
    for event, label in events:
        # "First shown 3 May, updated 12 May", asked for `modified`: what is labelled so is what is meant.
        if label == "other" or (label is None and asked_only):
            continue
        target = ask._replace(field=label or ask.field)
        step = () if label is None else (f"label:{label}",)
        grouped.setdefault(target.field, []).append(_read_event(event, target, step, found))
    if not grouped:
        return [unread(ask, "unreadable_date", "a date of something else")]
    order = sorted(grouped, key=lambda name: name != ask.field)
    return [_agreed(grouped[name], ask._replace(field=name)) for name in order]


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


def _read_event(event: Event, ask: Ask, steps: tuple[str, ...], found: Sequence[Token]) -> Reading:
    what = event.what
    if isinstance(what, Relative):
        return _read_relative(event, what, ask, (*steps, "relative to fetched_at"))
    if what.form in {"day month", "day month numbers"}:
        settled = settle_yearless(what, event.weekdays, ask)
    else:
        settled = settle(_with_era_letter(what, ask, found), event.weekdays, ask)
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
    if at.local is None or at.utc is None:
        return build(ask, at.day, event.clock, (), steps)
    source = from_source(at.local, ask.context, ask.field)
    tz, origin = (source.tz, source.tz_source) if source.tz else ("UTC", "explicit")
    return timed_reading(ask, Wall(at.local, at.precision), Instant(None, at.utc, tz, origin, ()), (), steps)
