"""Dates of news pages: any printed form of 105 languages and eight calendars to an exact, honest timestamp.

    read_date(raw, context)            one raw string or number -> Reading
    normalise_date(found, context)     a Found -> Founds with Timestamps, under the right field
    reconcile(candidates, context)     several statements of one date -> which to trust

A string goes through `text` (tokens), `phrases` (names looked up in `names`), `relative`, `clock`, `spans` and
`grammar` (patterns over one character a token), then `settle` (calendar, century, order, weekday), `zones` (offset,
instant) and `reading`. ISO dates take a short cut through `iso`.
"""

from copydesk.normalise.dates.found import normalise_date
from copydesk.normalise.dates.read import read_all, read_date
from copydesk.normalise.dates.reading import Reading
from copydesk.normalise.dates.reconcile import reconcile

__all__ = ["Reading", "normalise_date", "read_all", "read_date", "reconcile"]
