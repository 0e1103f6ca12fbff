"""Which instant a wall clock is, from what the string says of its zone, else from the source's zone.

An unknown zone stays unknown, and a contradiction is reported with the instants it leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from copydesk.models import Context, Issue
from copydesk.models.parts import ZoneSource
from copydesk.normalise.dates.order import country_of
from copydesk.normalise.dates.zones import Option, Said, offsets, zone

_LOCAL_ALL_YEAR = frozenset({"CET", "MEZ"})
"""Abbreviations news sites print the whole year for Central European local time."""


class Instant(NamedTuple):
    """What zone a wall clock turned out to be in."""

    offset: timedelta | None
    """Of an explicit zone; goes into `local`."""
    utc: datetime | None
    tz: str | None
    tz_source: ZoneSource
    issues: tuple[Issue, ...]


def stamp(moment: datetime) -> str:
    """Print an instant given in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else f"{moment.isoformat()[:19]}Z"


def minus(local: datetime, offset: timedelta) -> datetime | None:
    """Give the instant of a wall clock, or None beyond the years 1 to 9999."""
    try:
        return local - offset
    except OverflowError:
        return None


def resolve(local: datetime, said: Sequence[Said], context: Context, field: str) -> Instant:
    """Find the instant of a wall clock from what the string says of its zone, else from the source's zone."""
    if not said:
        return from_source(local, context, field)
    strange = next((one.text for one in said if not one.options), None)
    if strange is not None:
        code, why = ("unknown_zone", "names no zone that is known")
        if strange[-1].isdigit():
            code, why = ("impossible_offset", "is no offset anybody keeps")
        issue = Issue(code, field, "warning", f"{strange} {why}; the clock is kept as printed")
        return Instant(None, None, strange, "unknown", (issue,))
    issues: list[Issue] = []
    meant = [(one, _meant(one, local, context, field, issues)) for one in said]
    common = frozenset.intersection(*(options for _, options in meant))
    text = " ".join(one.text for one in said)
    if len(common) == 1:
        (offset,) = common
        issues = [issue for issue in issues if len(said) == 1 or issue.code != "ambiguous_tz_abbrev"]
        printed = any(option.offset in (offset, None) for one in said for option in one.options)
        origin: ZoneSource = "explicit" if printed else "inferred"
        return Instant(offset, minus(local, offset), text, origin, tuple(issues))
    if common or any(not options for _, options in meant):
        return Instant(None, None, text, "unknown", tuple(issues))
    candidates = sorted({offset for _, options in meant for offset in options}, reverse=True)
    stamps = [stamp(moment) for offset in candidates if (moment := minus(local, offset))]
    issues = [
        Issue("contradictory_offset", field, "warning", f"two zones in one string: {text}", {"candidates": stamps})
    ]
    here = offsets(context.timezone, local)
    if len(here) == 1 and here[0] in candidates:
        return Instant(here[0], minus(local, here[0]), context.timezone, "explicit", tuple(issues))
    return Instant(None, None, None, "unknown", tuple(issues))


def _meant(one: Said, local: datetime, context: Context, field: str, issues: list[Issue]) -> frozenset[timedelta]:
    """Give the offsets a statement may mean at this wall clock, and report what is odd about it."""
    here = offsets(context.timezone, local)
    option = _choose(one.options, local, context, here)
    if option is None:
        every = {choice.offset for choice in one.options if choice.offset is not None}
        stamps = [stamp(moment) for offset in sorted(every, reverse=True) if (moment := minus(local, offset))]
        message = f"{one.text} stands for several zones"
        issues.append(Issue("ambiguous_tz_abbrev", field, "warning", message, {"candidates": stamps}))
        return frozenset(every)
    actual = offsets(option.zone, local)
    if option.offset is None:
        if len(actual) != 1:
            issues.append(_unclear(option.zone, local, field))
        return frozenset(actual)
    if not actual or option.offset in actual or option.offset in here:
        return frozenset({option.offset})
    kept = option.offset
    if one.text in _LOCAL_ALL_YEAR or set(here) & set(actual):
        kept = actual[0]
    message = f"{one.text} on a date when {option.zone} keeps another time"
    both = [stamp(moment) for offset in (actual[0], option.offset) if (moment := minus(local, offset))]
    issues.append(Issue("tz_abbrev_out_of_season", field, "info", message, {"candidates": both}))
    return frozenset({kept})


def _choose(
    options: tuple[Option, ...], local: datetime, context: Context, here: tuple[timedelta, ...]
) -> Option | None:
    """Choose what an abbreviation means: the source's own zone, its country, its clock, else the only or usual one."""
    if len(options) == 1:
        return options[0]
    for option in options:
        if option.zone == context.timezone:
            return option
    for option in options:
        if context.country and context.country.upper() in option.countries.split():
            return option
    for option in options:
        if set(offsets(option.zone, local)) & set(here):
            return option
    region = _region(context)
    if options[0].countries:
        return next((option for option in options if region in option.countries.split()), None)
    # EST on an Australian page is not New York's; the usual meaning gives way to the language's country.
    return next((option for option in options if region in option.countries.split()), options[0])


_SPOKEN_IN = {"he": "IL", "ga": "IE", "bn": "BD"} | dict.fromkeys(
    ("hi", "mr", "gu", "kn", "ml", "te", "pa", "or"), "IN"
)


def _region(context: Context) -> str:
    """Give the country a page's language tag names, or its language is of; en-US is what templates say unasked."""
    language, _, rest = (context.language or "").replace("_", "-").partition("-")
    region = rest.rpartition("-")[2].upper().replace("US", "")
    domain = country_of(context.url)
    if region and domain and region != domain:
        return ""
    return region or domain or _SPOKEN_IN.get(language.lower(), "")


def from_source(local: datetime, context: Context, field: str) -> Instant:
    """Take a wall clock printed without a zone as the source's local time, where its zone is known."""
    if not context.timezone or zone(context.timezone) is None:
        return Instant(None, None, None, "unknown", ())
    origin: ZoneSource = "source_inferred" if context.timezone_inferred else "source_default"
    here = offsets(context.timezone, local)
    if len(here) == 1:
        return Instant(None, minus(local, here[0]), context.timezone, origin, ())
    return Instant(None, None, context.timezone, origin, (_unclear(context.timezone, local, field),))


def _unclear(name: str | None, local: datetime, field: str) -> Issue:
    """Report a wall clock that a zone has twice or never."""
    info = zone(name or "UTC")
    pair = {local.replace(tzinfo=info, fold=fold).utcoffset() or timedelta() for fold in (0, 1)}
    stamps = sorted(stamp(moment) for offset in pair if (moment := minus(local, offset)))
    twice = bool(offsets(name, local))
    code = "ambiguous_local_time" if twice else "nonexistent_local_time"
    message = f"{local.isoformat()} happens {'twice' if twice else 'never'} in {name}"
    return Issue(code, field, "warning", message, {"candidates": stamps})
