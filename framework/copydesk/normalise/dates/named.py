"""A short cut for a date printed as day, month's name and year and nothing else, as half of all printed dates are.

It gives what the long way through tokens and patterns gives, in a tenth of the time; whatever could be read in
another way (a name with two senses, another calendar, a placeholder) takes the long way.
"""

from __future__ import annotations

import re
from datetime import date

from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.candidates import Day
from copydesk.normalise.dates.names import table
from copydesk.normalise.dates.reading import Reading, build
from copydesk.normalise.dates.settle import is_placeholder
from copydesk.normalise.dates.text import fold

_DAY_FIRST = re.compile(
    r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th|\.)? (?P<m>[^\W\d_]{3,12})\.?,? (?P<y>(?:19|20)[0-9]{2})"
).fullmatch
_MONTH_FIRST = re.compile(
    r"(?P<m>[^\W\d_]{3,12})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)[0-9]{2})"
).fullmatch


def read_named(text: str, ask: Ask) -> Reading | None:
    """Read "13. Mai 2026" or "May 13, 2026" in the page's language; None for anything else."""
    if ask.language is None:
        return None
    day_first = text[:1].isdigit()
    match = _DAY_FIRST(text) if day_first else _MONTH_FIRST(text)
    senses = table(ask.language).entries.get(fold(match["m"])) if match else None
    if match is None or senses is None or senses.keys() != {"M"} or len(senses["M"]) != 1:
        return None
    ((calendar, month),) = senses["M"]
    year, day = int(match["y"]), int(match["d"])
    if calendar != "gregorian" or is_placeholder(year, month, day):
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    form = "day month year" if day_first else "month day year"
    return build(ask, Day(year, month, day), None, (), (form,))
