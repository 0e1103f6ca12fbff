"""Machine dates: ISO 8601 and RFC 3339 in a few microseconds, then epoch numbers, compact, week and ordinal forms."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from copydesk.models import Context, Issue, Timestamp
from copydesk.models.parts import Precision
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.candidates import Day
from copydesk.normalise.dates.clock import Clock
from copydesk.normalise.dates.instants import from_source
from copydesk.normalise.dates.reading import Reading, build, from_epoch, future, lies_ahead, unread
from copydesk.normalise.dates.settle import PLACEHOLDERS, YEARS, is_future
from copydesk.normalise.dates.zones import Option, Said

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:(T| )(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?", re.ASCII
).fullmatch
_NUMBER = re.compile(r"[-+]?\d{1,20}(?:\.\d{1,9})?", re.ASCII).fullmatch
_TIME = r"(?:[T ]?(?P<h>\d\d):?(?P<mi>\d\d)(?::?(?P<s>\d\d)(?:[.,]\d{1,12})?)? ?(?P<z>Z|[+-]\d\d(?::?\d\d)?)?)?"
_WEEK = re.compile(r"(?P<y>\d{4})-?W(?P<w>\d\d)(?:-?(?P<d>[1-7])" + _TIME + ")?", re.ASCII).fullmatch
_ORDINAL = re.compile(r"(?P<y>\d{4})-(?P<n>\d{3})" + _TIME, re.ASCII).fullmatch
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<mo>\d\d)(?P<d>\d\d)" + _TIME, re.ASCII).fullmatch
_ZERO = re.compile(r"-?0{1,4}1?-(?:00-00|11-30|01-01)(?!\d)").match  # "0000-00-00", PHP's "-0001-11-30"
_DOTNET = re.compile(r"\\?/Date\((-?\d{10,14})(?:[+-]\d{4})?\)\\?/", re.ASCII).fullmatch
"""What .NET writes into JSON: milliseconds since 1970 in UTC, whatever offset stands behind."""
_PLACEHOLDER_YEARS = frozenset(f"{year:04d}" for year, _, _ in PLACEHOLDERS)
# Ten digits of seconds (since September 2001), or of milliseconds thirteen; a number of nine is rather an identifier.
_EARLIEST, _LATEST = 1_000_000_000, 4_102_444_800
_BIKRAM_YEAR = 2045
"""From here on a Nepali page's year is of its own calendar."""
_YYYYMMDDHH = 1_900_000_000
"""From here on ten digits may be an hour (2016081123) as well as seconds (of 2030 and later)."""


def read_iso(text: str, context: Context, field: str) -> Reading | None:
    """Read the forms JSON-LD and meta elements carry; None where the text is not one, or not a simple case of one."""
    match = _ISO(text)
    if match is None:
        return None
    y, mo, d, sep, h, mi, s, z = match.groups()
    year, month, day = int(y), int(mo), int(d)
    try:
        if h is None:
            date(year, month, day)
        else:
            local = datetime(year, month, day, int(h), int(mi), int(s or 0))
    except ValueError:
        return None  # 24:00:00, 2016-25-08 and their like: the slow path knows more
    if year not in YEARS or y in _PLACEHOLDER_YEARS or year >= _BIKRAM_YEAR:
        return None
    if h is None or (context.midnight_is_date and h == "00" and mi == "00" and (s is None or s == "00")):
        steps = ("iso",) if h is None else ("iso", "midnight_is_date")
        issues: tuple[Issue, ...] = ()
        if context.fetched_at is not None and is_future(Day(year, month, day), context):
            issues = (future(Ask(text, context, field), text[:10]),)
        return Reading(Timestamp(text, text[:10]), field, issues, steps)
    precision: Precision = "minute" if s is None else "second"
    wall = f"{text[:10]}T{text[11 : 16 if s is None else 19]}"
    issues = ()
    utc: datetime | None
    if z is None:
        instant = from_source(local, context, field)
        utc, issues, steps = instant.utc, instant.issues, ("iso", f"tz:{instant.tz_source}")
        stamped = None if utc is None else f"{utc.isoformat()}Z"
        timestamp = Timestamp(text, wall, stamped, precision, instant.tz, instant.tz_source)
    else:
        offset = _offset(z)
        if offset is None or (z[0] == "-" and ":" in z and s is None and sep == " "):
            return None  # 10:00-12:00 is a span of time rather than an offset
        utc, steps = local - offset, ("iso", "tz:explicit")
        shown = wall + (f"{z[:3]}:{z[-2:] if len(z) > 3 else '00'}" if offset else "+00:00")
        timestamp = Timestamp(text, shown, f"{utc.isoformat()}Z", precision, z, "explicit")
    if context.fetched_at is not None and lies_ahead(local, utc, context):
        issues = (*issues, future(Ask(text, context, field), timestamp.local))
    return Reading(timestamp, field, issues, steps)


@lru_cache(maxsize=64)
def _offset(z: str) -> timedelta | None:
    if z == "Z":
        return timedelta()
    hours, minutes = int(z[1:3]), int(z[-2:]) if len(z) > 3 else 0
    if minutes not in (0, 15, 30, 45) or hours * 60 + minutes > (720 if z[0] == "-" else 840):
        return None
    return timedelta(hours=hours, minutes=minutes) * (-1 if z[0] == "-" else 1)


def read_number(text: str, ask: Ask) -> Reading | None:
    """Read a bare number: a year, a compact date, or seconds or milliseconds since 1970; None where it is none."""
    if _NUMBER(text) is None:
        return None
    value = float(text)
    digits = len(text.partition(".")[0])
    if value == 0 or text[0] in "+-":
        return unread(ask, "placeholder_date" if value in (0, -1) else "unreadable_date", "no point in time")
    if "." not in text:
        if digits == 4 and 1600 <= value <= 2100:
            return build(ask, Day(int(value), None, None), None, (), ("year",))
        compact = _compact(text, ask) if digits in (8, 12, 14) else None
        if compact is not None:
            return compact
        if digits == 10 and value >= _YYYYMMDDHH:
            return _hour_or_epoch(text, value, ask)
    for size, step in ((1, "epoch s"), (1e3, "epoch ms"), (1e6, "epoch us")):
        if _EARLIEST <= value / size <= _LATEST:
            return from_epoch(ask, value / size, step)
    return unread(ask, "unreadable_date", "a number that is no date")


def _hour_or_epoch(text: str, value: float, ask: Ask) -> Reading:
    epoch = from_epoch(ask, value, "epoch s")
    hour = _compact(f"{text}00", ask)
    if hour is None or hour.timestamp is None or epoch.timestamp is None:
        return epoch
    if any(issue.code == "future_date" for issue in epoch.issues):
        return hour
    both = (hour.timestamp.local, epoch.timestamp.local)
    return unread(ask, "ambiguous_number", "an hour printed without signs, or seconds since 1970", *both)


def _compact(text: str, ask: Ask) -> Reading | None:
    match = _COMPACT(text)
    return _made(match, (int(match["y"]), int(match["mo"]), int(match["d"])), ask) if match else None


def read_rare(text: str, ask: Ask) -> Reading | None:
    """Read compact, week and ordinal forms, .NET's and the zero dates of databases; None for anything else."""
    if text[:1] in "/\\" and (match := _DOTNET(text)) is not None:
        return read_number(match[1], ask)
    if _ZERO(text):
        return unread(ask, "placeholder_date", "a database's zero date")
    match = _ORDINAL(text)
    if match and 1 <= int(match["n"]) <= 366 and match["y"] > "0000":
        found = date(int(match["y"]), 1, 1) + timedelta(int(match["n"]) - 1)
        return _made(match, (found.year, found.month, found.day), ask) if found.year == int(match["y"]) else None
    match = _WEEK(text)
    if match is None:
        return _compact(text, ask)
    try:
        monday = date.fromisocalendar(int(match["y"]), int(match["w"]), int(match["d"] or 1))
    except ValueError:
        return None
    if match["d"]:
        return _made(match, (monday.year, monday.month, monday.day), ask)
    sunday = monday + timedelta(days=6)
    if sunday.year != monday.year:
        return unread(ask, "unreadable_date", "a week in two years", monday.isoformat(), sunday.isoformat())
    month = monday.month if monday.month == sunday.month else None
    return build(ask, Day(monday.year, month, None), None, (), ("iso week",))


def _made(match: re.Match[str], ymd: tuple[int, int, int], ask: Ask) -> Reading | None:
    """Make the reading of a day and the time the pattern found; None where there is no such day or time."""
    try:
        found = date(*ymd)
    except ValueError:
        return None
    if found.year not in YEARS:
        return None
    clock = None
    if match["h"]:
        z = match["z"]
        offset = _offset(z) if z else None
        if int(match["h"]) > 23 or int(match["mi"]) > 59 or int(match["s"] or 0) > 60:
            return build(ask, Day(*ymd), Clock(0, None, None, (), 0, 0, f"{match['h']}:{match['mi']}"), (), ("iso",))
        said = (Said(z, () if offset is None else (Option(offset),)),) if z else ()
        clock = Clock(int(match["h"]), int(match["mi"]), min(int(match["s"]), 59) if match["s"] else None, said, 0, 0)
    return build(ask, Day(*ymd), clock, (), ("iso",))
