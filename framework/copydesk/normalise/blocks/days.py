"""The day a dateline or correction names: a month's name, a day, perhaps a year."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from copydesk.models import Context
from copydesk.normalise.tables import lines
from copydesk.normalise.values import fold

NEAR_DAYS = 60
"""A dateline's year is that of the publication when the two are no further apart; else it stays open."""
_WORDS = re.compile(r"\d+|(?:[^\W\d_]|[\u0900-\u0dff])+")  # the vowel signs of Indic scripts are no letters to `\w`
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CHINESE = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日")
# A day, a month's name and perhaps a year, in either order, at the head of a text.
HEAD_DATE = re.compile(
    r"^\W*(?:on |am |le |el |il |på |of |from |vom )?\s*(?:[^\W\d_]{2,12}\.?,?\s+)?(?:"
    r"\d{4}-\d{2}-\d{2}|[^\W\d_]{3,10}\.?\s+\d{1,2}(?!\d)(?:st|nd|rd|th)?(?:,?\s+\d{4})?"
    r"|\d{1,2}(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?[^\W\d_]{3,10}\.?(?:,?\s+(?:de\s+)?\d{4})?)\s*[:.,–—-]?\s*",
    re.IGNORECASE,
)


@cache
def _months() -> dict[str, int]:
    return {fold(word): number for number, line in enumerate(lines("months", "months"), 1) for word in line.split()}


def is_month(word: str) -> bool:
    """Tell whether a word is a month's name or abbreviation."""
    return fold(word) in _months()


def day_of(text: str, context: Context | None = None) -> str | None:
    """Read a day: `2015-04-25`, or `--04-25` where no year is printed and the publication does not give it.

    None for anything but one month, one day and at most one year; the 31st of June is none.
    """
    if match := _ISO.search(text) or _CHINESE.search(text):
        year = int(match[1]) if match[1] else None
        return _written(year, int(match[2]), int(match[3]), context)
    words = _WORDS.findall(text)
    months = [_months()[folded] for word in words if (folded := fold(word)) in _months()]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    years = [number for number in numbers if 1700 <= number <= 2100]
    days = [number for number in numbers if 1 <= number <= 31]
    if len(months) != 1 or len(days) != 1 or len(years) > 1 or len(numbers) != len(days) + len(years):
        return None
    return _written(years[0] if years else None, months[0], days[0], context)


def _written(year: int | None, month: int, day: int, context: Context | None) -> str | None:
    try:
        date(year or 2000, month, day)  # 2000 had a 29 February
    except ValueError:
        return None
    if year is None:
        year = _year(month, day, context)
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def _year(month: int, day: int, context: Context | None) -> int | None:
    """Give the year in which the day is nearest to the publication, at most a day after it."""
    published = context.published if context else None
    try:
        known = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    if known is None:
        return None
    for year in (known.year + 1, known.year, known.year - 1):
        try:
            distance = (known - date(year, month, day)).days
        except ValueError:
            continue
        if -1 <= distance <= NEAR_DAYS:
            return year
    return None
