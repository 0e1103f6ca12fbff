"""From the days a printed date can mean to the one it does mean.

The weekday settles it, then a value above 12, then the source's own order, then that of a date beside it, then what
its language and country print, then that nothing is published after it was fetched. What stays open is reported with
its candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from copydesk.models import Context, Issue
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.calendars import around
from copydesk.normalise.dates.candidates import Day, candidates_of, eras_of
from copydesk.normalise.dates.events import Weekday
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.order import convention_of, day_in

YEARS = range(1600, 2101)
"""Gregorian years a news page may state: the first newspapers are of 1605, and nobody dates a page beyond 2100."""
PLACEHOLDERS = frozenset(
    {(0, 0, 0), (1, 1, 1), (1601, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1969, 12, 31),
     (1970, 1, 1), (9999, 12, 31)}
)  # fmt: skip
"""Zero of .NET, Windows, SQL Server, spreadsheets, old C and Unix (also as seen west of Greenwich), and "never"."""


class Settled(NamedTuple):
    """What a printed date came to."""

    day: Day | None
    issues: tuple[Issue, ...] = ()
    steps: tuple[str, ...] = ()


def is_placeholder(year: int, month: int | None, day: int | None, *, timed: bool = False) -> bool:
    """Say whether a day stands for "no date". Seconds read as milliseconds end in mid-January 1970 (`timed`)."""
    return (year, month, day) in PLACEHOLDERS or (timed and (year, month) == (1970, 1) and 12 <= (day or 0) <= 22)


def is_future(day: Day, context: Context) -> bool:
    """Say whether a date lies after the page was fetched; a day's grace for zones and clocks."""
    if context.fetched_at is None:
        return False
    return day.as_date() - context.fetched_at.date() > timedelta(1)


def settle(hit: Hit, weekday: Weekday | None, ask: Ask) -> Settled:
    """Find the one day a printed date means, or report why there is none."""
    if "before" in eras_of(hit):
        return Settled(None, (ask.issue("implausible_date", "a year before our era"),))
    found = candidates_of(hit, ask)
    candidates = [day for day in found if day.year in YEARS and not is_placeholder(*day[:3])]
    if not candidates:
        return Settled(None, (_out_of_range(found, ask),))
    if candidates[0].calendar == "islamic" and candidates[0].day is not None:
        return _settle_islamic(candidates[0], weekday, ask)
    if candidates[0].day is None or weekday is None:
        return _choose(candidates, hit, ask, ())
    fitting = [day for day in candidates if day.as_date().weekday() in weekday.days]
    if not fitting and not weekday.sure:
        return _choose(candidates, hit, ask, ())
    if not fitting:
        issue = ask.issue("weekday_conflict", "the weekday fits no reading of the date", *_names(candidates))
        return Settled(None, (issue,))
    return _choose(fitting, hit, ask, ("order:weekday",) if len(fitting) < len(candidates) else ())


def _out_of_range(found: list[Day], ask: Ask) -> Issue:
    if not found:
        return ask.issue("unreadable_date", "no calendar has such a day")
    if any(is_placeholder(*day[:3]) for day in found):
        return ask.issue("placeholder_date", f"{found[0].iso} stands for no date", *_names(found))
    return ask.issue("implausible_date", f"the year {found[0].year} is out of range", *_names(found))


def _choose(candidates: list[Day], hit: Hit, ask: Ask, steps: tuple[str, ...]) -> Settled:
    best = candidates[0]
    if len(_names(candidates)) == 1:
        return _take(best, steps, "order:value" if best.order == "value" and not steps else "")
    if hit.form == "short" and len({day.calendar for day in candidates}) > 1:
        issue = ask.issue("ambiguous_year", "two digits that are a year in two calendars", *_names(candidates))
        return Settled(None, (issue,), steps)
    by_order = {day.order: day for day in candidates}
    own = ask.context.date_order
    past = [day for day in candidates if not is_future(day, ask.context)]
    year = "first" if "YMD" in by_order else "last"
    convention = convention_of(ask.context, ask.language, hit.part["s"].text if "s" in hit.part else "", year)
    if own in by_order:
        taken = _take(by_order[own], steps, f"order:source {own}")
        return taken if convention == own else taken._replace(issues=(_by_order_alone(by_order[own], candidates, ask),))
    if ask.order and ask.order in by_order:
        return _take(by_order[ask.order], steps, f"order:beside {ask.order}")
    filed = _filed(candidates, ask)
    if filed is not None:
        return _take(filed, steps, "order:url")
    if convention in by_order:
        best = by_order[convention]
        if best in past or not past:
            return _take(best, steps, f"order:convention {convention}")
        # The habit of the country points to a day yet to come, the other order does not: evidence against evidence.
    elif len(past) == 1:
        return _take(past[0], steps, "order:fetched_at")
    named = "m" in hit.part and "M" in hit.part["m"].senses
    code = "ambiguous_month" if named else "ambiguous_date_order"
    message = "one name for two months" if named else "day and month cannot be told apart"
    return Settled(None, (ask.issue(code, message, *_names(candidates)),), steps)


def _filed(candidates: list[Day], ask: Ask) -> Day | None:
    """Give the only candidate that is the day, or of a publication the month, the page's address files it under."""
    day = day_in(ask.context.url)
    if day is None or (day[2] is None and ask.field != "published"):
        return None
    fitting = [each for each in candidates if each[: 2 if day[2] is None else 3] == tuple(filter(None, day))]
    return fitting[0] if len(fitting) == 1 else None


def _by_order_alone(taken: Day, candidates: list[Day], ask: Ask) -> Issue:
    """Say that nothing but the source's own order tells day and month apart: not the language's habit either."""
    others = [name for name in _names(candidates) if name != taken.iso]
    message = f"{ask.raw} is {' or '.join((taken.iso, *others))}; the source's order decides"
    return ask.issue("ambiguous_date_order", message, taken.iso, *others, level="info")


def _take(day: Day, steps: tuple[str, ...], step: str) -> Settled:
    calendar = f"calendar:{day.calendar}" if day.calendar != "gregorian" else ""
    return Settled(day, (), (*steps, *(each for each in (step, calendar) if each)))


def _settle_islamic(day: Day, weekday: Weekday | None, ask: Ask) -> Settled:
    """Months begin when the moon is seen: a day is sure only by its weekday, or where Umm al-Qura is the law."""
    near = around(day.as_date())
    days = [Day(each.year, each.month, each.day, "islamic") for each in near]
    steps = ("calendar:islamic",)
    if weekday:
        fitting = [each for each in days if each.as_date().weekday() in weekday.days]
        if len(fitting) == 1:
            return Settled(fitting[0], (), (*steps, "calendar:weekday"))
        issue = ask.issue("weekday_conflict", "the weekday fits no reading of the date", *_names(days))
        return Settled(None, (issue,), steps)
    if (ask.context.country or "").upper() == "SA" or ask.context.timezone == "Asia/Riyadh":
        return Settled(day, (), (*steps, "calendar:umm al-qura"))
    issue = ask.issue("approximate_calendar", "an Islamic date is known to a day either way", *_names(days))
    if len({(each.year, each.month) for each in near}) == 1:
        return Settled(day._replace(day=None), (issue,), steps)
    if len({each.year for each in near}) == 1:
        return Settled(day._replace(day=None, month=None), (issue,), steps)
    return Settled(None, (issue,), steps)


def settle_yearless(hit: Hit, weekday: Weekday | None, ask: Ask) -> Settled:
    """Give a year to a date without one only where its weekday is that of the last such day before the fetch."""
    part = hit.part
    if "m" in part:
        months = part["m"].senses.get("M") or frozenset({("gregorian", part["m"].value)})
        pairs = [(month, part["d"].value) for calendar, month in sorted(months) if calendar == "gregorian"]
    else:
        a, b = part["a"].value, part["b"].value
        order = ask.context.date_order or convention_of(ask.context, ask.language, part["s"].text, "none")
        pairs = [(a, b)] if order in {"MDY", "YMD"} else [(b, a)] if order == "DMY" else [(b, a), (a, b)]
    pairs = [(m, d) for m, d in pairs if 1 <= m <= 12 and 1 <= d <= 31]
    if weekday and ask.context.fetched_at:
        limit = ask.context.fetched_at.date()
        last = [day for m, d in pairs if (day := _last(m, d, limit)) and day.weekday() in weekday.days]
        if len(last) == 1:
            message = "no year printed; the weekday is that of the last such day before the fetch"
            issue = ask.issue("year_inferred", message, level="info")
            return Settled(Day(last[0].year, last[0].month, last[0].day), (issue,), ("year:weekday",))
    names = sorted({f"--{m:02d}-{d:02d}" for m, d in pairs})
    return Settled(None, (ask.issue("missing_year", "a date without a year", *names),))


def _last(month: int, day: int, limit: date) -> date | None:
    """Give the last such day up to a limit; the 29th of February comes at least every eight years."""
    for year in range(limit.year, max(limit.year - 9, 0), -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found - limit <= timedelta(1):
            return found
    return None


def _names(days: Iterable[Day]) -> list[str]:
    return sorted({day.iso for day in days})
