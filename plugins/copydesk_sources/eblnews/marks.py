"""The lines the site prints around an article: the last update, the related block's heading, the foot of a page.

The line of the last update is read here in near forms too, for a page already known to be the site's. What claims a
page without a URL is the exact form, in source.toml.
"""

from __future__ import annotations

import re

_NUMERIC = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_NAMED = r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4})"
_DAY = rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,? )?(?:{_NUMERIC}|{_NAMED})"
_TIME = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: \(?(?:[a-z]{2,5}|(?:utc|gmt)?[+-]\d{1,2}:?\d{0,2})\)?){0,2}"
MARK = re.compile(
    rf"last updated?(?: (?:on|at))?(?: ?:)? ?(?P<date>{_DAY}(?P<time>,?(?: [-–—|]| at)? {_TIME})?)", re.IGNORECASE
)
"""`Last update: Thu, 11/08/2016 - 23:42`, and near forms: another case, digits without a zero, a zone, no time."""
HEADING = re.compile(r"(?:[Mm]ore [Ff]rom|MORE FROM) (?P<section>[A-Z][^.!?]{0,40}?):?")
"""`More from World`."""
# Where the document breaks off in the line: label, weekday, date, time, each perhaps begun.
_BEGUN = re.compile(
    r"last updated? ?:(?: (?:[a-z]{0,9}\.?,?)(?: [\d/.-]{0,10}(?: -?(?: [\d:.]{0,5})?)?)?)?"
    r"|last updated?(?: on| at)? ?",
    re.IGNORECASE,
)
_LABELS = ("last update:", "last updated:")
_FOOTER = re.compile(
    r"©.*|ⓒ.*|.*\ball rights reserved\b.{0,40}|.{0,40}©.{0,60}|\(c\) .{0,80}|(?:https?://|www\.)\S+|\S+@\S+\.\w+"
    r"|copyright:? (?:©|\(c\)|.{0,20}\bebl\b).{0,80}|.{0,40} copyright (?:19|20)\d\d\b.{0,40}"
    # "Copyright law of 2016 stands" is a title: between the word and the year names may stand.
    r"|copyright:?(?: (?-i:by|of|&|[A-Z]\S{0,30})){0,6} (?:19|20)\d\d\b(?:[ ,.–-].{0,40})?",
    re.IGNORECASE,
)
MENU = re.compile(
    r"home|contact(?: us)?|about(?: us| ebl(?: news)?)?|privacy(?: policy)?|terms (?:of (?:use|service)|and conditions)"
    r"|cookies?(?: policy)?|advertis(?:e|ing)(?: with us)?|follow us(?: on .{1,20})?|share(?: this)?|back to top"
    r"|log ?in|imprint|rss|sign up|newsletter|subscribe|ebl news|eblnews\.com|.{1,60} \| .{1,120}",
    re.IGNORECASE,
)
"""Lines of a page's foot that could be titles where nothing else speaks against it."""
_FOOT_WIDTH = 160
"""Characters; an estimate, notices of copyright are shorter."""


def date_of(shown: str) -> str | None:
    """Give the date of a line of the last update as printed, of one that breaks off its day where that is whole."""
    whole = MARK.fullmatch(shown)
    if whole:
        return whole["date"]
    begun = MARK.match(shown)
    return begun["date"] if begun else None


def is_whole(shown: str) -> bool:
    """Tell whether a line of the last update has its time of day, with which the site ends it."""
    match = MARK.fullmatch(shown)
    return match is not None and match["time"] is not None


def begins_mark(shown: str) -> bool:
    """Tell whether a document's last line is the begun line of the last update."""
    lower = shown.lower()
    started = len(lower) > len("last ") and any(label.startswith(lower) for label in _LABELS)
    return started or _BEGUN.fullmatch(shown) is not None


def is_footer(shown: str) -> bool:
    """Tell whether a line is of a page's foot, whatever stands before it: a notice of copyright, an address alone."""
    return len(shown) <= _FOOT_WIDTH and _FOOTER.fullmatch(shown) is not None
