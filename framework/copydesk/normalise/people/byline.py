"""Reads a printed byline into people, agencies and places. Precision before recall: what is no name gives none."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import attrs

from copydesk.models import Author, evolve
from copydesk.normalise.agencies import (
    agency_of,
    agency_words,
    is_picture_agency,
    is_unnamed,
    leading_agency,
    trailing_agency,
)
from copydesk.normalise.people.casing import is_shouted, recase, recase_family, recase_place
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import (
    is_acronym,
    is_collective,
    is_job,
    is_name,
    is_nameless,
    is_newsroom,
    is_organisation,
    split_job,
    split_outlet,
)
from copydesk.normalise.people.noise import (
    is_address,
    starts_with_age,
    without_contacts,
    without_leading_date,
    without_tail,
)
from copydesk.normalise.people.openings import opening, opening_words, role_of
from copydesk.normalise.people.parts import Part, groups_of, protected
from copydesk.normalise.places import is_place, place_words
from copydesk.normalise.sites import is_site_name
from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold

MAX_LENGTH = 3000
"""Characters of a byline that are read; the longest real ones name sixty scientists."""


class Byline(NamedTuple):
    """What a byline says."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    junk: str | None = None
    """Why it names nobody, where it does not."""
    credited: tuple[str, ...] = ()
    """The agencies as printed."""


@attrs.define
class _State:
    """What has been read so far."""

    language: str | None
    sites: frozenset[str]
    raw: str
    people: list[Author] = attrs.field(factory=list)
    bodies: list[str] = attrs.field(factory=list)
    agencies: list[str] = attrs.field(factory=list)
    credited: list[str] = attrs.field(factory=list)
    places: list[str] = attrs.field(factory=list)
    steps: dict[str, None] = attrs.field(factory=dict)
    role: str | None = None
    group: int = 0
    """Index of the first person since the last job title."""
    after_job: bool = False
    odd: list[str] = attrs.field(factory=list)


@lru_cache(maxsize=1024)
def read_byline(text: str, language: str | None = None, sites: frozenset[str] = frozenset()) -> Byline:
    """Read one clean string. `sites` are the folded names of the site (`copydesk.normalise.sites`)."""
    if _PLAIN_NAME.match(text) and _is_plain(text, sites):
        return Byline((Author(text, text),))
    text = text[:MAX_LENGTH]
    whole = _whole(text, sites)
    if whole is not None:
        return whole
    state = _State(language, sites, text)
    text = _trimmed(text, state)
    if not text:
        return Byline(steps=tuple(state.steps), junk="no name is left beside dates, buttons and addresses")
    whole = _whole(text, sites)
    if whole is not None:
        return whole._replace(steps=(*state.steps, *whole.steps))
    for group in groups_of(protected(text)):
        inverted = _inverted(group, language)
        if inverted is not None:
            state.steps["inverted"] = None
            state.people.append(_with_role(inverted, state))
            continue
        for part in group:
            _read_part(part, state)
        state.group = len(state.people)
    return _result(state)


# "Anna B. Example": what nine of ten bylines of structured data are. Read in 5 µs where nothing speaks against it.
_PLAIN_NAME = re.compile(
    r"^[A-ZÀ-Þ][a-zà-ÿ]{2,15}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?: [A-Z]\.)?(?: [A-ZÀ-Þ][a-zà-ÿ]{2,20}){1,2}$"
)


def _is_plain(text: str, sites: frozenset[str]) -> bool:
    loaded = _loaded_words()
    return not any(fold(word) in loaded for word in text.split()) and fold(text) not in sites


@cache
def _loaded_words() -> frozenset[str]:
    """Give every word of the tables that says anything in a byline: a phrase without one is a name or nothing."""
    sections = ("jobs", "modifiers", "organisations", "newsroom", "nameless", "never", "buttons", "cut_ends", "degrees")
    words = [folded("people", section) for section in sections]
    words += [folded("agencies", "pictures"), folded("agencies", "unnamed")]
    return frozenset().union(*words, place_words(), opening_words(), agency_words())


def _whole(text: str, sites: frozenset[str]) -> Byline | None:
    """Settle a byline that is one thing as it stands: an agency, the site, its newsroom, or nobody."""
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


_LISTED = re.compile(r"[,;/|•·]|\s[-–—]\s")


def _is_body(text: str) -> bool:
    """Tell "Center for Drug Evaluation and Research": a body's name that would fall apart at its conjunction."""
    words = text.split()
    if _LISTED.search(text) or opening(text) or is_given_name(words[0]):
        return False
    head, *tail = re.split(r"\s(?:and|und|et|y|&)\s", text, maxsplit=1)
    if not tail or is_newsroom(head) or any(is_unnamed(end) or agency_of(end) for end in (head, tail[0])):
        return False
    return is_organisation(head) and split_outlet(head) is None


def _trimmed(text: str, state: _State) -> str:
    bare = without_contacts(_after_date(text, state) if text[:1].isdigit() and _DATED.match(text) else text)
    while found := opening(bare, state.language):
        state.steps["opening"] = None
        state.role = found.role or state.role
        if found.rest == bare:
            break
        bare = found.rest
    trimmed = without_tail(bare)
    if (trimmed != text and "opening" not in state.steps) or trimmed != bare:
        state.steps["noise"] = None
    return trimmed.strip(" ,;:|•·–—-")


_INITIALS = re.compile(r"[a-z]{2,5}(?:[/;,][a-z]{2,6})+$|[a-z]{2,3}$")
_SIGNATURE = re.compile(r"[a-zäöüß]{1,4}\.?$")  # red., jr: an editor's mark beside others
_DATED = re.compile(r"\d{1,4}[.:/-]\s?\d|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+\d")
_BY = re.compile(r"\b(?:by|von|par|por|door)\s+(?=\S)", re.IGNORECASE)


def _after_date(text: str, state: _State) -> str:
    state.steps["noise"] = None
    match = _BY.search(text[:120])
    return text[match.end() :] if match else without_leading_date(text)


def _inverted(group: list[Part], language: str | None) -> Author | None:
    """Read "MacDONALD, Ian" and "Beispiel, Anna Lena": a family name, a comma, one or two given names."""
    if len(group) != 2 or group[1].separator != ",":
        return None
    family, given = group[0].text, group[1].text
    words, names = family.split(), given.split()
    head = [word for word in words if fold(word) not in folded("people", "particles")]
    if len(head) != 1 or not 0 < len(names) <= 3 or not (is_name(family) and is_name(given)):
        return None
    if any(map(is_acronym, names)) and not is_shouted(f"{family}{given}"):
        return None
    if is_place(given) or is_job(given) or is_organisation(given) or agency_of(family) or agency_of(given):
        return None
    if is_given_name(words[-1]) and is_given_name(names[0]) and len(names) == 1 and not family.isupper():
        return None  # Maria, Katerina
    if len(names) > 1 and not is_given_name(names[0]) and names[-1][:1].isupper() and len(names[-1].strip(".")) > 1:
        return None  # a single name and another person
    first, last = recase(given, language), recase_family(family, language)
    return Author(f"{first} {last}", f"{family}, {given}", given=first, family=last)


_BRACKET = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{1,80})[)\]）】]\s*$")
_FOR = re.compile(
    r"\s+(?:for|für|pour|para|per|voor|för|dla|для|of the|at the|special to)\s+.*$|^special to\b.*$", re.IGNORECASE
)
_IN = re.compile(r"\s+(?:in|from|near|à|au|aus|en|em|w|в|i|a|da)\s+(?P<place>\S.*)$", re.IGNORECASE)


def _read_part(part: Part, state: _State) -> None:
    text = _unwrapped(part.text, state)
    if not text:
        return
    person = bool(state.people)
    if agency := agency_of(text):
        state.agencies.append(agency)
        state.credited.append(text.strip("()[]/ "))
        state.steps["agency"] = None
    elif _SIGNATURE.match(text) or (_is_nobody(text) and not (person and is_job(text))):
        state.steps["dropped"] = None
    elif is_newsroom(text) or (state.sites and is_site_name(text, state.sites)):
        state.bodies.append(text)
    elif (lead := leading_agency(text)) is not None and is_job(lead[1]):
        state.agencies.append(lead[0])
        state.steps["agency"] = None
        _give_job(lead[1], state)
    elif not person and (split := split_job(text)) is not None:
        _add(split[0], state)
        _give_job(split[1], state)
    elif is_job(text):
        _give_job(text, state)
        if not person and is_collective(text):
            state.bodies.append(text)
    elif (split := split_job(text)) is not None:
        _add(split[0], state)
        _give_job(split[1], state)
    elif (tail := trailing_agency(text)) is not None and is_name(tail[0]):
        _add(tail[0], state)
        state.agencies.append(tail[1])
        state.steps["agency"] = None
    elif (outlet := split_outlet(text)) is not None:
        _add(outlet[0], state)
        state.steps["outlet"] = None
    elif is_organisation(text):
        _add_body(text, part, state)
    elif _is_aside(text, part, state):
        if is_place(text):
            state.places.append(recase_place(text, state.language))
            state.steps["place"] = None
        else:
            state.steps["dropped"] = None
    elif is_name(text):
        _add(text, state)
    else:
        state.odd.append(text)


def _is_nobody(text: str) -> bool:
    return is_unnamed(text) or is_picture_agency(text) or is_nameless(text)


def _unwrapped(text: str, state: _State) -> str:
    """Take role words, brackets, "for Outlet" and "in Place" off a part."""
    if found := opening(text, state.language):
        state.role = found.role or state.role
        state.steps["opening"] = None
        text = found.rest
    while (bracket := _BRACKET.search(text)) is not None:
        inside = bracket[1].strip()
        text = text[: bracket.start()].strip()
        if not text:
            text = inside
            break
        _read_bracket(inside, text, state)
    shorter = _FOR.sub("", text)
    if shorter != text:
        state.steps["outlet"] = None
        text = shorter
    if (match := _IN.search(text)) is not None and (head := text[: match.start()].strip()):
        place = match["place"].strip()
        sure = match[0].split()[0].lower() in ("in", "from", "near", "aus", "à", "au", "en", "em")
        if is_place(place) or (sure and is_name(head) and place[:1].isupper()):
            state.places.append(recase_place(place, state.language))
            state.steps["place"] = None
            text = head
    text = text.strip(" ,:;*")
    while (words := text.split()) and len(words) > 2 and _is_degree(words[-1]):
        text = " ".join(words[:-1]).rstrip(" ,")
        state.steps["degree"] = None
    last = text.rpartition(" ")[2]
    return text[:-1] if text.endswith(".") and len(last) > 4 and "." not in last[:-1] else text


def _is_degree(word: str) -> bool:
    bare = word.strip(".,*®")
    return (bare.isupper() or "." in bare or bare == "PhD") and fold(bare) in folded("people", "degrees")


def _read_bracket(inside: str, name: str, state: _State) -> None:
    if agency := agency_of(inside):
        state.agencies.append(agency)
        state.steps["agency"] = None
    elif is_job(inside) or any(map(is_job, inside.split())):
        if is_name(name):
            _add(name, state)
        _give_job(inside, state)
    elif role := role_of(inside):
        _add(name, state, role)
    elif is_place(inside):
        state.places.append(recase_place(inside, state.language))
        state.steps["place"] = None


def _is_aside(text: str, part: Part, state: _State) -> bool:
    """Tell a place, credential or outlet that stands after a name: one word, or a place of several."""
    words = text.split()
    if is_place(text) and not (len(words) == 1 and is_given_name(text)):
        return True
    if not state.people or part.separator in ("", "with"):
        return False
    if state.after_job and part.separator in ("and", ",") and not is_given_name(words[0]):
        return True  # "Director of Operations, Example Van Lines", "Editor and Garden Educator"
    if len(words) == 1 and "and" in part.separator and " " not in state.people[-1].name:
        return False  # Maria and Katerina
    return len(words) == 1 or _has_acronym(text, state)


def _has_acronym(text: str, state: _State) -> bool:
    if any(map(is_shouted, (person.raw or "" for person in state.people[-1:]))):
        return False
    return any(word.isupper() and len(word) > 2 and word.isalpha() for word in text.split()[:1])


def _add(text: str, state: _State, role: str | None = None) -> None:
    name = recase(text, state.language)
    if name != text:
        state.steps["case"] = None
    if all(person.name != name for person in state.people):
        author = Author(name, text)
        state.people.append(evolve(author, role=role) if role else _with_role(author, state))
    state.after_job = False


def _with_role(author: Author, state: _State) -> Author:
    return evolve(author, role=state.role) if state.role else author


def _give_job(title: str, state: _State) -> None:
    state.steps["job_title"] = None
    state.after_job = True
    waiting = [n for n in range(state.group, len(state.people)) if state.people[n].job_title is None]
    plural = title.rstrip(".").endswith(("s", "en", "i", "es"))
    for place in waiting if plural else waiting[-1:]:
        state.people[place] = evolve(state.people[place], job_title=title)
    state.group = len(state.people)


def _add_body(text: str, part: Part, state: _State) -> None:
    if state.people and part.separator in (",", ";", "/", "and"):
        state.steps["outlet"] = None
    else:
        state.bodies.append(text)


def _result(state: _State) -> Byline:
    authors = tuple(state.people)
    words = max((len(author.name.split()) for author in authors), default=0)
    if state.odd and (len(state.odd) > len(authors) or words < 2):
        authors = ()  # more of it is no name than is: running text
    elif not authors:
        authors = tuple(
            Author(body, state.raw, "organization", role=state.role) for body in dict.fromkeys(state.bodies)
        )
        if authors:
            state.steps["organization"] = None
    if len(authors) > 1:
        state.steps["split"] = None
    junk = None
    if not authors and not state.agencies:
        junk = "a job without a name" if "job_title" in state.steps else "no name in it"
    agencies, places = tuple(dict.fromkeys(state.agencies)), tuple(dict.fromkeys(state.places))
    return Byline(authors, agencies, places, tuple(state.steps), junk, tuple(state.credited))
