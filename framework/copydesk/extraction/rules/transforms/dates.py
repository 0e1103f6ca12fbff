"""Transforms of dates, for forms the date reader cannot know; it reads every common one without them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from copydesk.extraction.rules.shapes.values import is_zone
from copydesk.models import Context, Issue, Source, Timestamp
from copydesk.models.parts import Precision

_PRECISION: tuple[tuple[str, Precision], ...] = (
    ("SfXc", "second"),
    ("M", "minute"),
    ("HI", "hour"),
    ("djx", "day"),
    ("mbB", "month"),
)


def date(
    value: str,
    format: str,  # noqa: A002 - the name in the file
    zone: str | None = None,
    *,
    source: Source | None,
    issues: list[Issue],
) -> Timestamp | None:
    """Read a date by a format of Python's strptime (`%d.%m.%Y %H:%M`), in a zone (IANA) other than the source's."""
    try:
        moment = datetime.strptime(value, format)
    except ValueError:
        return None
    codes = {code for code in re.findall(r"%(.)", format) if code != "%"}
    precision: Precision = next((name for letters, name in _PRECISION if codes & set(letters)), "year")
    if moment.tzinfo is not None:
        local = moment.isoformat(timespec="seconds" if precision == "second" else "minutes")
        utc = _stamp(moment.astimezone(UTC).replace(tzinfo=None))
        return Timestamp(value, local, utc, precision, local[-6:], "explicit")
    cut: dict[str, int] = {"year": 4, "month": 7, "day": 10, "hour": 16, "minute": 16}
    local = moment.isoformat()[: cut.get(precision, 19)]
    if precision in ("year", "month", "day"):
        return Timestamp(value, local, None, precision)
    from copydesk.normalise.dates.instants import from_source

    inferred = bool(source and source.timezone_inferred and not zone)
    context = Context(timezone=zone or (source.timezone if source else None), timezone_inferred=inferred)
    instant = from_source(moment, context, "")
    issues += instant.issues
    moment_utc = _stamp(instant.utc) if instant.utc else None
    return Timestamp(value, local, moment_utc, precision, instant.tz, instant.tz_source)


def _check_date(format: str, zone: str | None = None) -> None:  # noqa: A002 - the name in the file
    try:
        datetime.strptime(datetime(2000, 1, 1, tzinfo=UTC).strftime(format), format)
    except ValueError as error:
        if "directive" in str(error) or "stray %" in str(error):
            raise ValueError(f"format: {error}; see Python's strptime for those there are") from error
    if zone is not None and not is_zone(zone):
        raise ValueError(f"zone: {zone!r} is no time zone; write its IANA name, such as 'Europe/Berlin'")


def epoch(value: str) -> Timestamp | None:
    """Read seconds, or milliseconds, since 1970 in UTC."""
    digits = value.strip()
    if not re.fullmatch(r"\d{9,10}|\d{12,13}", digits):
        return None
    moment = datetime(1970, 1, 1) + timedelta(seconds=int(digits[: -3 if len(digits) > 10 else None]))
    return Timestamp(value, f"{moment.isoformat()}+00:00", _stamp(moment), "second", "UTC", "explicit")


def _stamp(moment: datetime) -> str:
    from copydesk.normalise.dates.instants import stamp

    return stamp(moment)
