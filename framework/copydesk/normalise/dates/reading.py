"""What reading a date gives, and how a day and a clock become a timestamp."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from copydesk.models import Context, Issue, Timestamp
from copydesk.models.parts import Precision
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.candidates import Day
from copydesk.normalise.dates.clock import Clock
from copydesk.normalise.dates.instants import Instant, minus, resolve, stamp
from copydesk.normalise.dates.settle import is_future, is_placeholder


class Reading(NamedTuple):
    """What a raw string says of one of the article's dates."""

    timestamp: Timestamp | None
    field: str = "published"
    """`published` or `modified`; a label in the string ("Updated …") decides, else what was asked for."""
    issues: tuple[Issue, ...] = ()
    """Why there is no timestamp, or what is doubtful about it; `data["candidates"]` are ISO 8601."""
    steps: tuple[str, ...] = ()
    """How it was read, in order."""


class Wall(NamedTuple):
    """A wall clock as far as it is stated."""

    local: datetime
    precision: Precision
    calendar: str = "gregorian"


def unread(ask: Ask, code: str, message: str, *candidates: str, steps: tuple[str, ...] = ()) -> Reading:
    """Give the reading of a string without a date one can trust."""
    return Reading(None, ask.field, (ask.issue(code, message, *candidates),), steps)


def build(ask: Ask, day: Day, clock: Clock | None, issues: tuple[Issue, ...], steps: tuple[str, ...]) -> Reading:
    """Make the reading of a settled day, with its time of day where one is printed."""
    if clock is not None and clock.odd:
        issues = (*issues, ask.issue("impossible_time", f"{clock.odd} is no time of day; the day is kept"))
        clock = None
    timed = clock is not None and (clock.hour, clock.minute, clock.second) != (0, 0, 0)
    if is_placeholder(day.year, day.month, day.day, timed=timed):
        return unread(ask, "placeholder_date", f"{day.iso} stands for no date", day.iso, steps=steps)
    if clock and ask.context.midnight_is_date and clock.hour in (0, 24) and not clock.minute and not clock.second:
        # 24:00 is not shifted to the next day: where midnight means nothing, the printed day is the day.
        clock, steps = None, (*steps, "midnight_is_date")
    if clock is None or day.day is None:
        precision: Precision = "year" if day.month is None else "month" if day.day is None else "day"
        if is_future(day, ask.context):
            issues = (*issues, future(ask, day.iso))
        return Reading(Timestamp(ask.raw, day.iso, None, precision, calendar=day.calendar), ask.field, issues, steps)
    local = datetime(day.year, day.month or 1, day.day, clock.hour % 24, clock.minute or 0, clock.second or 0)
    local += timedelta(days=clock.hour // 24)
    precision = "hour" if clock.minute is None else "minute" if clock.second is None else "second"
    instant = resolve(local, clock.said, ask.context, ask.field)
    if clock.doubt and not clock.said:
        message = f"{clock.doubt} stands where a zone does and names none that is known"
        issues = (*issues, ask.issue("unknown_zone", message, level="info"))
    return timed_reading(ask, Wall(local, precision, day.calendar), instant, issues, steps)


def timed_reading(ask: Ask, wall: Wall, instant: Instant, issues: tuple[Issue, ...], steps: tuple[str, ...]) -> Reading:
    """Make the reading of a wall clock whose instant is found as far as it can be."""
    text = wall.local.isoformat()[: 19 if wall.precision == "second" else 16] + offset_text(instant.offset)
    issues += instant.issues
    if lies_ahead(wall.local, instant.utc, ask.context):
        issues = (*issues, future(ask, text))
    utc = stamp(instant.utc) if instant.utc else None
    timestamp = Timestamp(ask.raw, text, utc, wall.precision, instant.tz, instant.tz_source, wall.calendar)
    return Reading(timestamp, ask.field, issues, (*steps, f"tz:{instant.tz_source}"))


def offset_text(offset: timedelta | None) -> str:
    """Print an offset as `local` ends in it; nothing for one that is unknown."""
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def lies_ahead(local: datetime, utc: datetime | None, context: Context) -> bool:
    """Say whether a time lies more than a day after the fetch; a day's grace for zones and clocks."""
    if context.fetched_at is None:
        return False
    fetched = context.fetched_at
    if fetched.tzinfo is not None:
        fetched = fetched.astimezone(UTC).replace(tzinfo=None)
    return (utc or local) - fetched > timedelta(days=1)


def future(ask: Ask, text: str) -> Issue:
    """Report a date after the fetch. The value is kept: an announcement may be honest, a clock wrong."""
    return ask.issue("future_date", f"{text} is after the fetch at {ask.context.fetched_at}")


def from_epoch(ask: Ask, seconds: float, step: str) -> Reading:
    """Make the reading of seconds since 1970 in UTC."""
    moment = datetime(1970, 1, 1) + timedelta(seconds=int(seconds))
    if ask.context.midnight_is_date and not (moment.hour or moment.minute or moment.second):
        return build(ask, Day(moment.year, moment.month, moment.day), None, (), (step, "midnight_is_date"))
    return timed_reading(ask, Wall(moment, "second"), Instant(timedelta(), moment, "UTC", "explicit", ()), (), (step,))


def from_datetime(ask: Ask, value: datetime | date) -> Reading:
    """Make the reading of a value a plugin has parsed already."""
    day = Day(value.year, value.month, value.day)
    if not isinstance(value, datetime):
        return build(ask, day, None, (), ("python date",))
    clock = Clock(value.hour, value.minute, value.second, (), 0, 0)
    naive = build(ask, day, clock, (), ("python datetime",))
    offset = value.utcoffset()
    if offset is None or naive.timestamp is None or naive.timestamp.precision == "day":
        return naive
    local = value.replace(tzinfo=None, microsecond=0)
    instant = Instant(offset, minus(local, offset), str(value.tzinfo), "explicit", ())
    return timed_reading(ask, Wall(local, "second"), instant, (), ("python datetime",))
