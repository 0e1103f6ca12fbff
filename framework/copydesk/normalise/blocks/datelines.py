"""Lifts the dateline off the first paragraph: `KATHMANDU, April 25 (Reuters) -`, `新华社北京8月11日电`, `(서울=연합)`.

A place alone ("LONDON — …") is taken for one only in capitals and before a dash and a new sentence, or where it is a
known city: "BREAKING — …" and a speaker's "MODERATOR: …" are text.
"""

from __future__ import annotations

import re

from copydesk.models import Context, Dateline
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.blocks.days import day_of
from copydesk.normalise.blocks.east_asian_datelines import chinese_or_japanese, korean
from copydesk.normalise.blocks.lifted import Lifted, made
from copydesk.normalise.blocks.uncased_datelines import uncased
from copydesk.normalise.blocks.where import starts_date, where_of
from copydesk.normalise.people.casing import is_shouted, recase_place
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.places import is_place
from copydesk.normalise.sites import is_site_name, site_spellings
from copydesk.normalise.tables import folded, folded_phrases, phrases
from copydesk.normalise.values import fold

MAX_HEAD = 140
"""Characters of a paragraph searched for a dateline; the longest seen, with two places and two agencies, had 90."""


_DASH = r"(?:—|–|―|−|--+|-)"
# PLACE, Region, Month 11, 2016 (Agency) -   or with the agency between slashes and a full stop after the date. A place
# may have a bracket of its own: Frankfurt (Oder) (dpa).
_BRACKETED = re.compile(
    r"^(?P<head>[^()\[\]]{0,90}?(?:\s\([^\W\d_][^()\[\]\d]{1,20}\)(?=,?\s*[^()\[\]]{0,20}\())?)[\s.,]*(?:\((?P<round>[^()]{2,50})\)|\[(?P<square>[^\[\]]{2,50})\]|(?<=\s)/(?P<slashed>[^()\[\]/]{2,40})/)"
    rf"(?P<sep>\s*\.?\s?{_DASH}\s*|\s*[:.|]\s*|\s*)(?=\S)"
)
# PLACE, 11 August — Agency. Text
_TURNS = re.compile(rf"(\s*{_DASH}\s*|[.,،]\s+)")
_DIGIT = re.compile(r"\d")
# PLACE —, PLACE, Region —
_PLAIN = re.compile(
    r"^(?P<head>[^()\[\]:—–-]{3,70}?(?:-[^()\[\]:—–\s-]+)*)\s*(?P<sep>—|–|--+|\s-\s|\.[-–—]|:\s)\s*(?=[^\W\d_a-zà-ÿ]|[\"“‘'«„¡¿])"
)
# Lyon, France | AFP | Text, or BERLIN dpa | Text
_BARRED = re.compile(
    r"^(?P<head>[^\W\d_][\w ,./-]{2,40}?)\s\|\s(?P<agency>[a-zA-Z]{2,8}(?:/[a-zA-Z]{2,8}){0,3})\s\|\s(?=\S)"
    r"|^(?P<city>[^\W\d_][\w ./-]{2,40}?)\s(?P<wire>[a-zA-Z]{2,8}(?:/[a-zA-Z]{2,8}){0,3})\s\|\s(?=\S)"
)
_OUTLET = re.compile(r"^[^\W\d_a-zà-ÿ][^\W\d_]{1,13}(?:[ -][^\W\d_]{1,12})?$")
"""What signs between brackets and is no agency of the list: the letters of a station or paper, or its name."""
_STOPPED = re.compile(r"^(?P<head>[^\W\d_a-zà-ÿ]{3,}(?:[/ -][^\W\d_a-zà-ÿ]{2,}){0,3})\.\s(?=[A-ZÀ-ÞА-Я„“«\"])")
_OPENS = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄ\u0370-\u03ff\"“«„‘'¿¡]")
_MARKS = re.compile(r"[(\[/【［（〔—–―|=:]|--| - |月|\. |।|\.-|^据")
_DASHES = frozenset({"—", "–", "―", "−", "-", "--", "---"})
MIN_REST = 5
"""Words behind a city in its usual letters."""


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
    for reader in (_bracketed, _barred, _trailed, uncased, _plain, _stopped):
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
    head = where_of(bare, context)
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
    outlet = _OUTLET.match(match[bracket]) if agency is None else None
    where = where_of(text[: match.start(bracket) - 1], context) if agency is not None or outlet else None
    if where is None:
        return None
    place, day = where
    city = re.split("[,/(]", place)[0].strip() if place else ""
    known = is_place(city) or (is_shouted(city) and city.lower() not in folded("labels", "shouted"))
    if outlet and not (known and _is_outlets(outlet, city, match["sep"])):
        return None
    if place and not known and not _may_be_place(place, text[match.end() :]):
        return None  # "Jane Example (AFP) - a reporter", "Update (Reuters) -"
    if not match["sep"].strip() and not match["slashed"] and place and not is_shouted(place) and not is_place(place):
        return None  # "Jane Example (AFP) said …" is a sentence
    if not match["head"].strip() and (inner := _plain(text[match.end() :], head[match.end() :], context)) is not None:
        read = inner.dateline  # (ANSA) - ROMA, 11 AGO - …
        return inner._replace(dateline=Dateline(f"{match[0]}{read.text}", read.place, agency, read.date))
    return made(text, match.end(), (place, day), agency, context)


def _is_outlets(outlet: re.Match[str], city: str, sep: str) -> bool:
    """Tell OSLO (VG), Zagreb (Hina) – from a place with its region or a work with its year."""
    if sep.strip(" .") not in _DASHES:
        return outlet[0].isupper() and is_shouted(city) and is_place(city)
    return outlet[0].isupper() or (is_place(city) and not is_place(outlet[0]))


def _may_be_place(place: str, rest: str) -> bool:
    """Tell a town of no list before its agency from a person or a label: a new sentence follows it."""
    words = place.split()
    if place.lower() in folded("labels", "shouted") or (len(words) == 2 and is_given_name(words[0])):
        return False
    return _OPENS.match(rest) is not None or not rest[:1].islower()


def _barred(text: str, head: str, context: Context) -> Lifted | None:
    match = _BARRED.match(head) if " | " in head else None
    where = where_of(match["head"] or match["city"], context) if match else None
    if match is None or where is None or not where[0]:
        return None
    if not (is_shouted(where[0]) or is_place(where[0].split(",")[0])):
        return None
    wires = match["agency"] or match["wire"]
    agency = next((named for part in wires.split("/") if (named := agency_of(part))), None)
    if match["agency"] and agency is None:
        return None
    return made(text, match.end(), where, agency, context)


def _trailed(text: str, head: str, context: Context) -> Lifted | None:
    if not _DIGIT.search(head):  # a day is asked for
        return None
    pieces = _TURNS.split(head)
    if len(pieces) > 4 and (agency := agency_of(pieces[0])) and pieces[3][:1] in ".—–-":  # ТАСС, 11 августа. Text
        day = day_of(pieces[2], context) if starts_date(pieces[2]) and len(pieces[2].split()) < 4 else None
        if day is not None:
            return made(text, len("".join(pieces[:4])), (None, day), agency, context)
    for place in range(2, min(len(pieces) - 1, 9), 2):
        agency = agency_of(pieces[place].strip().removesuffix(".RU").removesuffix(".ru"))
        where = where_of("".join(pieces[: place - 1]), context) if agency else None
        if where is not None and where[1] is not None:
            return made(text, len("".join(pieces[: place + 2])), where, agency, context)
    return None


def _plain(text: str, head: str, context: Context) -> Lifted | None:
    match = _PLAIN.match(head)
    where = where_of(match["head"], context) if match else None
    if match is None or where is None:
        return None
    place, day = where
    city = place.split(",")[0].split("/")[0] if place else ""
    if not place:
        return None
    sep, known, shouted = match["sep"].strip(), is_place(place) or is_place(city), is_shouted(city)
    if not shouted and day is None:
        if not (known and _is_head(place, sep, text[match.end() :])):
            return None
    elif sep == ":" and not known:
        return None
    labelled = "," not in match["head"] or place.split()[0].lower() in folded("labels", "shouted")
    if not known and day is None and labelled:
        return None
    return made(text, match.end(), (place, day), None, context)


def _is_head(city: str, sep: str, rest: str) -> bool:
    """Tell "Berlin – Die Brücke bleibt gesperrt." and "New Delhi: The bridge …" from a sentence about a city.

    Behind a dash a sentence must begin and run on without a second one ("London – Ben Example's city – is old"), and
    not with a place ("Paris – Berlin"); a colon is such a sign in the press of some countries only.
    """
    words = rest.split(maxsplit=6)
    if len(words) < MIN_REST or is_place(words[0].strip(",.:")) or not _OPENS.match(rest):
        return False
    if fold(city) in folded_phrases("places", "countries"):
        return False
    if sep == ":":
        return city in phrases("places", "colon")
    if sep.startswith("."):
        return True
    return not any(dash in rest.partition(". ")[0] for dash in (" – ", " - ", "—"))


def _stopped(text: str, head: str, context: Context) -> Lifted | None:
    """Lift BERLIN. and WIEN/GRAZ. off a text that goes on with a sentence."""
    match = _STOPPED.match(head)
    if match is None or not is_shouted(match["head"]) or not all(is_place(city) for city in match["head"].split("/")):
        return None
    words = text[match.end() :].split(maxsplit=MIN_REST)
    if len(words) < MIN_REST or is_place(words[0].strip(",.:")):
        return None
    return made(text, match.end(), (match["head"], None), None, context)


def _agency(text: str, context: Context) -> str | None:
    for part in (text, *re.split(r"[/,;]|\s?[-–]\s?", text)):
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
