"""Lifts the dateline off the first paragraph: `KATHMANDU, April 25 (Reuters) -`, `新华社北京8月11日电`, `(서울=연합)`.

A place alone ("LONDON — …") is taken for one only in capitals and before a dash and a new sentence, or where it is a
known city: "BREAKING — …" and a speaker's "MODERATOR: …" are text.
"""

from __future__ import annotations

import re

from copydesk.models import Context, Dateline
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.blocks.days import day_of, is_month
from copydesk.normalise.blocks.east_asian_datelines import chinese_or_japanese, korean
from copydesk.normalise.blocks.lifted import Lifted, Where, made
from copydesk.normalise.people.casing import is_shouted, recase_place
from copydesk.normalise.places import is_place
from copydesk.normalise.sites import is_site_name, site_spellings
from copydesk.normalise.tables import folded

MAX_HEAD = 140
"""Characters of a paragraph searched for a dateline; the longest seen, with two places and two agencies, had 90."""


_DASH = r"(?:—|–|―|−|--+|-)"
# PLACE, Region, Month 11, 2016 (Agency) -   or with the agency between slashes and a full stop after the date.
_BRACKETED = re.compile(
    r"^(?P<head>[^()\[\]]{0,90}?)[\s.,]*(?:\((?P<round>[^()]{2,50})\)|\[(?P<square>[^\[\]]{2,50})\]|(?<=\s)/(?P<slashed>[^()\[\]/]{2,40})/)"
    rf"(?P<sep>\s*{_DASH}\s*|\s*[:.|]\s*|\s*)(?=\S)"
)
# PLACE, 11 August — Agency. Text
_TURNS = re.compile(rf"(\s*{_DASH}\s*|[.,،]\s+)")
_DIGIT = re.compile(r"\d")
# PLACE —, PLACE, Region —
_PLAIN = re.compile(
    r"^(?P<head>[^()\[\]:—–-]{3,70}?(?:-[^()\[\]:—–\s-]+)*)\s*(?P<sep>—|–|--+|\s-\s|:\s)\s*(?=[^\W\d_a-zà-ÿ]|[\"“‘'«„¡¿])"
)
# BERLIN dpa | Text
_BARRED = re.compile(
    r"^(?P<head>[^\W\d_][\w ./-]{2,40}?)\s(?P<agency>[a-zA-Z]{2,8}(?:/[a-zA-Z]{2,8}){0,3})\s\|\s(?=\S)"
)
_MARKS = re.compile(r"[(\[/【［（〔—–―|=:]|--| - |月|\. |^据")
_PLACE = re.compile(r"^[^\W\d_][^\W\d_.'’\-]*(?:[\s.'’/-]+[^\W\d_][^\W\d_.'’\-]*)*\.?$")


def lift(text: str, context: Context) -> Lifted | None:
    """Take the dateline off a paragraph; None where it has none, or nothing but one."""
    head = text[:MAX_HEAD]
    if not _MARKS.search(head):
        return None
    if not head.isascii():
        for reader in (korean, chinese_or_japanese):
            lifted = reader(text, head, context)
            if lifted is not None:
                return lifted
    for reader in (_bracketed, _barred, _trailed, _plain):
        lifted = reader(text, head, context)
        if lifted is not None:
            return lifted
    return None


def read_dateline(text: str, context: Context) -> Lifted | None:
    """Read a dateline that stands alone, as structured data gives it: "KATHMANDU, April 25 (Reuters)", "Berlin"."""
    if len(text) > MAX_HEAD:
        return None
    bare = text.rstrip(" -–—―")  # one cut off a page may end in the dash that parted it from the text
    lifted = lift(f"{bare} — X", context)
    if lifted is not None and lifted.rest == "X":
        read = lifted.dateline
        return lifted._replace(dateline=Dateline(text, read.place, read.agency, read.date))
    head = _head(bare, context)
    if head is not None:
        place, day = head
        if place is None:
            return None
        return Lifted(Dateline(text, recase_place(place, context.language), None, day), "")
    return None


def _bracketed(text: str, head: str, context: Context) -> Lifted | None:
    match = _BRACKETED.match(head) if "(" in head or "[" in head or " /" in head else None
    if match is None:
        return None
    bracket = next(name for name in ("round", "square", "slashed") if match[name])
    agency = _agency(match[bracket], context)
    where = _head(text[: match.start(bracket) - 1], context) if agency is not None else None
    if where is None:
        return None
    place, day = where
    if not match["sep"].strip() and not match["slashed"] and place and not is_shouted(place) and not is_place(place):
        return None  # "Jane Example (AFP) said …" is a sentence
    if not match["head"].strip() and (inner := _plain(text[match.end() :], head[match.end() :], context)) is not None:
        read = inner.dateline  # (ANSA) - ROMA, 11 AGO - …
        return inner._replace(dateline=Dateline(f"{match[0]}{read.text}", read.place, agency, read.date))
    return made(text, match.end(), (place, day), agency, context)


def _barred(text: str, head: str, context: Context) -> Lifted | None:
    match = _BARRED.match(head) if " | " in head else None
    where = _head(match["head"], context) if match else None
    if match is None or where is None or not where[0] or not (is_shouted(where[0]) or is_place(where[0])):
        return None
    agency = next((named for part in match["agency"].split("/") if (named := agency_of(part))), None)
    return made(text, match.end(), where, agency, context)


def _trailed(text: str, head: str, context: Context) -> Lifted | None:
    if not _DIGIT.search(head):  # a day is asked for
        return None
    pieces = _TURNS.split(head)
    for place in range(2, min(len(pieces) - 1, 9), 2):
        agency = agency_of(pieces[place].strip().removesuffix(".RU").removesuffix(".ru"))
        where = _head("".join(pieces[: place - 1]), context) if agency else None
        if where is not None and where[1] is not None:
            return made(text, len("".join(pieces[: place + 2])), where, agency, context)
    return None


def _plain(text: str, head: str, context: Context) -> Lifted | None:
    match = _PLAIN.match(head)
    where = _head(match["head"], context) if match else None
    if match is None or where is None:
        return None
    place, day = where
    city = place.split(",")[0].split("/")[0] if place else ""
    if not place or (not is_shouted(city) and day is None):
        return None
    known = is_place(place) or is_place(city)
    if match["sep"].strip() == ":" and not known:
        return None
    if (
        not known
        and day is None
        and ("," not in match["head"] or place.split()[0].lower() in folded("labels", "shouted"))
    ):
        return None
    return made(text, match.end(), (place, day), None, context)


def _agency(text: str, context: Context) -> str | None:
    for part in (text, *re.split(r"[/,;]|\s[-–]\s", text)):
        if agency := agency_of(part.strip()):
            return agency
    if is_site_name(text, site_spellings(context.site_names, context.url)) or text in (
        "CNN",
        "CNN Business",
        "CBS",
        "NBC",
    ):
        return text
    return None


def _head(text: str, context: Context) -> Where | None:
    """Part "SANTA FE, N.M., Aug. 11" into place and day; None where it is neither."""
    text = _trimmed(text)
    if not text:
        return None, None
    if any(map(str.isdigit, text)):
        words = re.split(r"(\s+|,\s*)", text)
        for start in range(0, len(words), 2):
            tail = "".join(words[start:])
            day = day_of(tail, context) if _starts_date(words[start]) else None
            if day is not None:
                place = _trimmed("".join(words[:start]))
                return (None, day) if not place else (place, day) if _is_where(place) else None
        return None
    return (text, None) if _is_where(text) else None


def _trimmed(text: str) -> str:
    """Strip white space, commas and a full stop that ends no abbreviation (N.M., Calif.)."""
    text = text.strip(" ,،")
    last = text.rstrip(".").rpartition(" ")[2]
    return text.rstrip(" .,") if len(last) > 5 and "." not in last else text


def _starts_date(word: str) -> bool:
    return is_month(word) or word[:1].isdigit()


def _is_where(text: str) -> bool:
    """Tell whether a text can be a place, perhaps with its region: capital words, few, no sentence."""
    place, _, region = text.replace("،", ",").partition(",")
    words = place.split()
    if not 0 < len(words) <= 5 or len(text) > 60 or not _PLACE.match(place.strip()):
        return False
    small = folded("people", "particles") | {"es", "sur", "upon", "and", "the"}
    proper = all(not word[0].islower() or word in small for word in words)
    return proper and (not region or (len(region.split()) <= 4 and region.strip()[:1].isupper()))
