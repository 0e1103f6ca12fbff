"""The order of all-number dates and the time zone, as far as the pages give evidence of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from typing import Literal, cast

from copydesk.learning.samples import Sample
from copydesk.models import Context
from copydesk.models.base import record
from copydesk.normalise.dates import read_date

Order = Literal["DMY", "MDY"]
_ORDERS: tuple[Order, ...] = ("DMY", "MDY")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d./-])")
_STATED = re.compile(r"\d{4}-\d\d-\d\d")
"""A date written out for machines begins with the year."""
_OFFSET = re.compile(r"T\d\d:\d\d.*?(?!\+00:?00)[+-]\d\d:?\d\d$")
MAX_LINE = 140
"""Characters of a line that is a date line; longer ones are sentences."""
MAX_LINES = 200
"""Lines with dates looked at on a page."""


@record
class DateOrder:
    """The order of all-number dates."""

    order: Order
    pages: int
    """Pages with a date that can be read in this order only."""
    reasons: tuple[str, ...]
    """What settled it: weekday, a day above 12, structured data."""


def learn_order(samples: Sequence[Sample]) -> DateOrder | None:
    """Find the order all evidence agrees on; None without any, or where dates contradict each other."""
    votes: Counter[Order] = Counter()
    reasons: dict[str, None] = {}
    for sample in samples:
        orders = set()
        for order, reason in _evidence(sample):
            orders.add(order)
            reasons[reason] = None
        for order in orders:
            votes[order] += 1
    if len(votes) != 1:
        return None
    ((order, pages),) = votes.items()
    return DateOrder(order, pages, tuple(reasons))


def _evidence(sample: Sample) -> Iterator[tuple[Order, str]]:
    stamps = (sample.article.published, sample.article.modified)
    known = {stamp.local[:10] for stamp in stamps if stamp is not None and _STATED.match(stamp.raw or "")}
    lines = (text for text in sample.texts if len(text) <= MAX_LINE and _NUMBERS.search(text))
    for text in islice(lines, MAX_LINES):
        for match in _NUMBERS.finditer(text):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            days: dict[Order, date] = {}
            for order, day, month in (("DMY", first, second), ("MDY", second, first)):
                try:
                    days[cast("Order", order)] = date(year, month, day)
                except ValueError:
                    continue
            if first == second or not days:
                continue
            if len(days) == 1:
                yield next(iter(days)), "a day above 12"
                continue
            settled = _by_weekday(text, sample.article.language)
            for reason, good in (
                ("the weekday beside it", [o for o, d in days.items() if d.isoformat() == settled]),
                ("the date in the structured data", [o for o, d in days.items() if d.isoformat() in known]),
            ):
                if len(good) == 1:
                    yield good[0], reason
                    break


def _by_weekday(line: str, language: str | None) -> str | None:
    """Give the day of a line with one date, where it is read the same by either order: a weekday settles it."""
    if len(_NUMBERS.findall(line)) != 1:
        return None
    days = set()
    for order in _ORDERS:
        stamp = read_date(line, Context(language=language, date_order=order)).timestamp
        days.add(stamp.local[:10] if stamp and stamp.local else None)
    return days.pop() if len(days) == 1 else None


@record
class Zone:
    """The zone of printed times."""

    name: str
    pages: int
    """Pages whose structured dates have the offset this zone had at that time."""


def learn_zone(samples: Sequence[Sample], country: str | None) -> Zone | None:
    """Find the zone of a country whose offsets the pages' dates have; None where zones of different clocks fit.

    UTC (`Z`, `+00:00`) is no evidence: machines write it wherever they stand.
    """
    from zoneinfo import ZoneInfo

    moments: list[datetime] = []
    pages = 0
    for sample in samples:
        stamps = [stamp.raw or "" for stamp in (sample.article.published, sample.article.modified) if stamp]
        stamps = [raw for raw in stamps if _OFFSET.search(raw)]
        with suppress(ValueError):
            moments += [datetime.fromisoformat(raw) for raw in stamps]
            pages += bool(stamps)
    if not moments:
        return None
    fitting = [
        zone
        for zone in map(ZoneInfo, _zones(country))
        if all(moment.astimezone(zone).utcoffset() == moment.utcoffset() for moment in moments)
    ]
    year = moments[0].year
    clocks = {tuple(datetime(year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)) for zone in fitting}
    return Zone(fitting[0].key, pages) if len(clocks) == 1 else None


def _zones(country: str | None) -> list[str]:
    """Give the zones of a country, the one most people live in first, by the tz database's own table."""
    from importlib.resources import files

    if not country:
        return []
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [row[2] for row in rows if row[0] == country]
