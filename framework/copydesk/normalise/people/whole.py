"""Settles bylines that are one thing as they stand: a plain name, an agency, the site, its newsroom, nobody."""

from __future__ import annotations

import re
from functools import cache

from copydesk.models import Author
from copydesk.normalise.agencies import agency_of, agency_words, is_picture_agency, is_unnamed
from copydesk.normalise.people.attributed import attributing_words
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_nameless, is_newsroom, is_organisation, split_outlet
from copydesk.normalise.people.noise import is_address, starts_with_age
from copydesk.normalise.people.openings import opening, opening_words
from copydesk.normalise.people.state import Byline
from copydesk.normalise.places import place_words
from copydesk.normalise.sites import is_site_name
from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold

# "Anna B. Example": what nine of ten bylines of structured data are. Read in 5 µs where nothing speaks against it.
_PLAIN_NAME = re.compile(
    r"^[A-ZÀ-Þ][a-zà-ÿ]{2,15}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?: [A-Z]\.)?(?: [A-ZÀ-Þ][a-zà-ÿ]{2,20}){1,2}$"
)


def is_plain_name(text: str, sites: frozenset[str]) -> bool:
    """Tell a name with nothing about it: by its form, and no word of it is in any table."""
    if not _PLAIN_NAME.match(text):
        return False
    loaded = _loaded_words()
    return not any(fold(word) in loaded for word in text.split()) and fold(text) not in sites


@cache
def _loaded_words() -> frozenset[str]:
    """Give every word of the tables that says anything in a byline: a phrase without one is a name or nothing."""
    sections = ("jobs", "modifiers", "organisations", "newsroom", "nameless", "never", "buttons", "cut_ends", "degrees")
    words = [folded("people", section) for section in sections]
    words += [folded("agencies", "pictures"), folded("agencies", "unnamed")]
    return frozenset().union(*words, place_words(), opening_words(), agency_words(), attributing_words())


_INITIALS = re.compile(r"[a-z]{2,5}(?:[/;,][a-z]{2,6})+$|[a-z]{2,3}$")
_LISTED = re.compile(r"[,;/|•·]|\s[-–—]\s")


def settled(text: str, sites: frozenset[str]) -> Byline | None:
    """Read a byline that is an agency, the site, its newsroom, an institution, or nobody; None for any other."""
    if starts_with_age(text):
        return Byline(junk="a relative time: text of a sidebar")
    if agency := agency_of(text):
        return Byline(agencies=(agency,), steps=("agency",), credited=(text.strip("()[]/ "),))
    if is_newsroom(text) or (sites and is_site_name(text, sites)):
        return Byline(authors=(Author(text, text, "organization"),), steps=("organization",))
    if is_address(text):
        return Byline(junk="an address or a machine's id")
    if is_unnamed(text) or is_picture_agency(text):
        return Byline(junk="agencies, not saying which" if is_unnamed(text) else "a picture agency")
    if is_nameless(text):
        return Byline(junk="a function or placeholder without a name")
    if " " not in text and fold(text) in folded("people", "organisations"):
        return Byline(junk="a word for any paper or site")  # Nachrichten, Press
    if _INITIALS.match(text) and not any(map(agency_of, re.split("[/;,]", text))):
        return Byline(junk="initials of a desk")
    if _is_body(text):
        return Byline(authors=(Author(text, text, "organization"),), steps=("organization",))
    return None


def _is_body(text: str) -> bool:
    """Tell "Center for Drug Evaluation and Research": a body's name that would fall apart at its conjunction."""
    words = text.split()
    if _LISTED.search(text) or opening(text) or is_given_name(words[0]):
        return False
    head, *tail = re.split(r"\s(?:and|und|et|y|&)\s", text, maxsplit=1)
    if not tail or is_newsroom(head) or any(is_unnamed(end) or agency_of(end) for end in (head, tail[0])):
        return False
    return is_organisation(head) and split_outlet(head) is None
