"""Whether a string may be a name, as far as its form tells."""

# ruff: noqa: SIM905 - long lists of words read better as text

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.extraction.headline import words
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.attributed import attributed
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_job, is_name, is_newsroom, is_organisation
from copydesk.normalise.places import is_place

MAX_NAME = 60
"""Characters of one name with its titles."""
MAX_BYLINE = 120
"""Characters of a whole byline with several names and places."""
_HELPERS = re.compile(
    r"\b(?:edit(?:ed|or|ing)|review(?:ed|er)|fact.?check|check(?:ed|er)|photo|illustrat|translat|geprüft|foto|redigi|"
    r"relecture|revisado|verificado|traduz|tradu|reviewed)"
)
_AUTHOR_CLASS = re.compile(
    r"(?<![^\s_-])(?:author|byline|autor|auteur|forfatter|verfasser|writer|redakt[oe]r|journalist|reporter|contributor)s?"
    r"(?![^\s_-])|author[_-]?name|byline[_-]?name"
)
_AUTHOR_WORD = re.compile(
    "author|byline|autor|auteur|forfatter|verfasser|writer|redakt|journalist|report|contrib"
).search
"""What each form of `_AUTHOR_CLASS` holds, found in a tenth of its time."""
_NO_NAME = re.compile(r"[\d@#{}<>=|]|https?:|www\.|\.(?:com|org|net)\b|[?!:;]$|\.\.\.|…")
_STOP = frozenset(
    "share print comment comments subscribe follow read more home menu search login facebook twitter email news sport"
    " update updated published advertisement photo video image getty watch listen live save view all authors author"
    " contact about staff writer editor reporter contributor biography bio get link start sign log click download join"
    " learn try buy shop book request become advertiser fact".split()
)


_AND = re.compile(
    r"(?:and|und|et|y|e|och|og|en|i|и|та|και|ve|oraz|és|și|şi|ja|dan|và|sowie|with|mit|avec|con|&|\+|AND|UND|ET|Y|E)"
    r"\s+(?=[^\W\d_a-zà-ÿ])"
).match
_LONE_AND = re.compile(r".*(?:\b(?:and|und|et|y|och|og|en|и|sowie)|[,&+])$", re.IGNORECASE).match
_LISTED = re.compile(r"\s*[/,;|+]\s*|\s+(?:and|und|et|y|e|og|och|en)\s+").split
MAX_AGENCIES = 60


def without_and(text: str) -> str:
    """Take "and" and its like off a line that goes on with a name."""
    match = _AND(text)
    return text[match.end() :] if match else text


def goes_on(text: str) -> bool:
    """Tell whether a line of names is not at its end: it closes with "and" or a comma."""
    return _LONE_AND(text) is not None


def is_person(text: str, joined: bool) -> bool:
    """Tell whether a line below a byline is one more person: a name behind "and", or one with a known given name."""
    parts = text.split()
    if not is_name(text) or is_job(text) or is_organisation(text) or is_place(text) or is_newsroom(text):
        return False
    return joined or (1 < len(parts) < 5 and is_given_name(parts[0]))


def is_whole(text: str) -> bool:
    """Tell a person's name with a family name, where a layout may part it from the given ones."""
    last = text.rpartition(" ")[2]
    return len(last.strip(".")) > 2 and not is_given_name(last) and is_person(text, joined=False)


def names_agencies(text: str) -> bool:
    """Tell whether a line names agencies and nothing else, perhaps as its source: "(rtr, dpa)", "Laut dpa"."""
    if len(text) > MAX_AGENCIES:
        return False
    bare = text.strip(" ()[]|·•–—-")
    bare = attributed(bare) or bare
    parts = [part for part in _LISTED(bare) if part]
    if len(parts) == 1 and len(bare) < 3 and bare == text:
        return False  # initials in place of a picture
    return bool(parts) and (agency_of(bare) is not None or all(map(agency_of, parts)))


def says_helper(text: str) -> bool:
    """Tell whether a text says of a name that it is an editor's, checker's, translator's or photographer's."""
    return _HELPERS.search(text.lower()) is not None


@lru_cache(maxsize=2_000)  # a page's elements share their classes
def says_author(label: str) -> bool:
    """Tell whether a class or itemprop says that its element holds an author."""
    label = label.lower()
    return _AUTHOR_WORD(label) is not None and _AUTHOR_CLASS.search(label) is not None


def plausible(text: str) -> bool:
    """Tell whether a string may hold names: capitals where the script has them, no digits, addresses, UI words."""
    if not (2 if text > "\u0590" else 3) <= len(text) <= MAX_BYLINE or _NO_NAME.search(text):
        return False
    parts = text.split()
    if parts[0].lower().strip(",") in _STOP:
        return False
    if text[0].isalpha() and not text[0].isupper() and text[0].lower() != text[0].upper():
        return False
    cased = [part for part in parts if part[0].lower() != part[0].upper()]
    if not cased:  # a script without capitals: names are short
        return len(text) <= 30 and len(parts) <= 5
    capital = sum(part[0].isupper() for part in cased)
    return len(parts) <= 16 and capital * 2 > len(cased)


def stripped(text: str) -> str:
    """Take off the byline word, dates and marks around a name."""
    text = " ".join(text.split())
    if found := words.date(text):
        text = text[: found.start()] if found.start() > 4 else text[found.end() :]
        if " " not in text.strip(" ,;|·•-–—/") and text.isascii():
            return ""  # one word beside a date is a weekday, "Posted" or a section
    text = text.strip(" ,;|·•-–—/")
    while match := words.byline(text):
        text = text[match.end() :]
    return text.strip(" ,;|·•-–—/")


def is_label(text: str) -> bool:
    """Tell whether a line is a byline word and nothing else."""
    match = words.byline(text + " x")
    return match is not None and match.end() > len(text)
