"""Dates as the Unicode CLDR prints them, for the tests: every language's and country's forms, through Babel."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from babel import Locale, dates, localedata

LANGUAGES = re.findall(
    r"\w+",
    """
    en de fr es it pt nl sv da nb nn fi is pl cs sk sl hr sr bs mk bg ru uk be ro hu el tr az kk uz ky et lv lt sq ka hy
    he ar fa ur ps hi bn ta te ml mr gu pa ne si th vi id ms fil sw am ja ko zh ca eu gl cy ga af mn km lo my kn
    """,
)
# Languages whose names the tables have too, and few news pages are in.
LESS_READ = re.findall(
    r"\w+", "as ceb ckb eo fo fy gd ha ig jv ku lb mi mt or rm rw sc sd so su tg tk tt ug wo xh yo yue zu"
)
# Alphabets of a language no news site writes it in; the tables do not have their names.
UNREAD = {"az_Arab", "en_Dsrt", "en_Shaw", "mn_Mong", "uz_Arab", "yue_Latn", "zh_Latn"}


def locales() -> list[str]:
    """Every locale of the languages, regions and alphabets included."""
    known = sorted(localedata.locale_identifiers())
    return [
        name
        for name in known
        if name.partition("_")[0] in LANGUAGES and "_".join(name.split("_")[:2]) not in UNREAD and name.count("_") < 2
    ]


@cache
def locale(name: str) -> Locale:
    """Load a locale by itself: Babel's fallbacks leak from one loaded locale into the next through its cache."""
    localedata._cache.clear()
    loaded = Locale.parse(name)
    assert loaded.months["format"]["wide"]  # makes Babel load the data now
    return loaded


def print_date(day: date, form: str, name: str) -> str:
    """Print a day in a CLDR form: full, long, medium or short."""
    return dates.format_date(day, form, locale=locale(name))


def print_time(clock: time, form: str, name: str) -> str:
    """Print a time of day in a CLDR form or pattern."""
    return dates.format_time(clock, form, locale=locale(name))


def join(day: str, clock: str, name: str) -> str:
    """Put a printed date and time together as the language does."""
    pattern = locale(name).datetime_formats["medium"]
    text = pattern if isinstance(pattern, str) else pattern.pattern
    return text.replace("'", "").replace("{1}", day).replace("{0}", clock)


def print_ago(delta: timedelta, unit: str, name: str) -> str:
    """Print "3 hours ago" in a language."""
    return dates.format_timedelta(-delta, granularity=unit, threshold=1000, add_direction=True, locale=locale(name))


def moment(day: date, clock: time) -> datetime:
    """Join day and time."""
    return datetime.combine(day, clock)
