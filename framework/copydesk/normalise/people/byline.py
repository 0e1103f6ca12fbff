"""Reads a printed byline into people, agencies and places. Precision before recall: what is no name gives none."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.models import Author
from copydesk.normalise.agencies import agency_of, is_picture_agency, is_unnamed, leading_agency, trailing_agency
from copydesk.normalise.people.attributed import attributed
from copydesk.normalise.people.casing import is_shouted
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.inverted import inverted_name
from copydesk.normalise.people.judge import (
    is_collective,
    is_job,
    is_name,
    is_nameless,
    is_newsroom,
    is_organisation,
    split_job,
    split_outlet,
)
from copydesk.normalise.people.material import read_givers, without_material
from copydesk.normalise.people.parts import Part, groups_of, protected
from copydesk.normalise.people.state import Byline, Reading
from copydesk.normalise.people.titled import is_toponym, title_between
from copydesk.normalise.people.unwrapping import trimmed, unwrapped
from copydesk.normalise.people.whole import is_plain_name, settled
from copydesk.normalise.places import is_place
from copydesk.normalise.sites import is_site_name

_TWO_FAMILY_NAMES = frozenset({"es", "pt", "ca", "gl", "eu", "tl", "fil", "vi", "ar"})
MAX_LENGTH = 3000
"""Characters of a byline that are read; the longest real ones name sixty scientists."""
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]$")  # (rtr, dpa)
_SIGNATURE = re.compile(r"[a-zäöüß]{1,4}\.?$")  # red., jr: an editor's mark beside others


def read_byline(text: str, language: str | None = None, sites: frozenset[str] = frozenset()) -> Byline:
    """Read one clean string. `sites` are the folded names of the site (`copydesk.normalise.sites`)."""
    return _read(text[:MAX_LENGTH], language, sites)


@lru_cache(maxsize=512)
def _read(text: str, language: str | None, sites: frozenset[str]) -> Byline:
    if is_plain_name(text, sites):
        return Byline((Author(text, text),))
    whole = settled(text, sites)
    if whole is not None:
        return whole
    state = Reading(language, sites, text)
    if (bracketed := _BRACKETED.match(text)) is not None:
        text = bracketed[1]
    if (source := attributed(text, language)) is not None:
        read_givers(source, state, people=False)
        return state.result()
    if (material := without_material(text)) is not None:
        if material[0]:
            _read_names(material[0], state)
        read_givers(material[1], state)
        return state.result()
    text = trimmed(text, state)
    if not text:
        return Byline(steps=tuple(state.steps), junk="no name is left beside dates, buttons and addresses")
    whole = settled(text, sites)
    if whole is not None:
        return whole._replace(steps=(*state.steps, *whole.steps))
    _read_groups(text, state)
    return state.result()


def _read_names(text: str, state: Reading) -> None:
    """Read what stands before a credit for material: people, or the one thing it is."""
    text = trimmed(text, state)
    whole = settled(text, state.sites) if text else None
    if whole is None:
        _read_groups(text, state)
        return
    state.bodies += [author.name for author in whole.authors]
    state.agencies += whole.agencies


def _read_groups(text: str, state: Reading) -> None:
    for group in groups_of(protected(text)):
        inverted = inverted_name(group, state.language)
        if inverted is not None:
            state.steps["inverted"] = None
            state.add_author(inverted)
            continue
        between = title_between(group)
        for part in group:
            if part is between and state.people:
                state.give_job(part.text)
            else:
                _read_part(part, state)
        state.group = len(state.people)


def _run_together(text: str, language: str | None) -> tuple[str, ...]:
    """Part "Anna Example Ben Sample", two elements of the page in one string; any other name is whole.

    Not in languages that write two family names: there a given name may be the first of them.
    """
    words = text.split()
    if len(words) != 4 or (language or "es").split("-")[0] in _TWO_FAMILY_NAMES:
        return (text,)
    given = [is_given_name(word) for word in words]
    return (" ".join(words[:2]), " ".join(words[2:])) if given == [True, False, True, False] else (text,)


def _read_part(part: Part, state: Reading) -> None:
    text = unwrapped(part.text, state)
    if not text:
        return
    person = bool(state.people)
    if agency := agency_of(text):
        state.add_agency(agency, text)
    elif _SIGNATURE.match(text) or (_is_nobody(text) and not (person and is_job(text))):
        state.steps["dropped"] = None
    elif is_newsroom(text) or (state.sites and is_site_name(text, state.sites)):
        state.bodies.append(text)
    elif (lead := leading_agency(text)) is not None and is_job(lead[1]):
        state.add_agency(lead[0])
        state.give_job(lead[1])
    elif not person and (split := split_job(text)) is not None:
        state.add_person(split[0])
        state.give_job(split[1])
    elif is_job(text):
        state.give_job(text)
        if not person and is_collective(text):
            state.bodies.append(text)
    elif (split := split_job(text)) is not None:
        state.add_person(split[0])
        state.give_job(split[1])
    elif (tail := trailing_agency(text)) is not None and is_name(tail[0]):
        state.add_person(tail[0])
        state.add_agency(tail[1])
    elif (outlet := split_outlet(text)) is not None:
        state.add_person(outlet[0])
        state.steps["outlet"] = None
    elif _is_region(text, part, state):
        state.add_place(text)
    elif is_organisation(text):
        _add_body(text, part, state)
    elif _is_aside(text, part, state):
        if is_place(text) or is_toponym(text):
            state.add_place(text)
        else:
            state.steps["dropped"] = None
    elif state.bodies and not person and part.separator == "," and not is_given_name(text.split()[0]):
        state.steps["outlet"] = None  # News Desk, The Valley, Lisbon
    elif is_name(text):
        for name in _run_together(text, state.language):
            state.add_person(name)
    else:
        state.odd.append(text)


def _is_nobody(text: str) -> bool:
    return is_unnamed(text) or is_picture_agency(text) or is_nameless(text)


def _add_body(text: str, part: Part, state: Reading) -> None:
    if state.people and part.separator in (",", ";", "/", "and"):
        state.steps["outlet"] = None
    else:
        state.bodies.append(text)


def _is_region(text: str, part: Part, state: Reading) -> bool:
    """Tell the country or county of a place nobody stands before: "Heron Bay, UK"."""
    nobody = not state.people and not state.bodies and bool(state.places)
    return nobody and part.separator == "," and " " not in text and not is_given_name(text)


def _is_aside(text: str, part: Part, state: Reading) -> bool:
    """Tell a place, credential or outlet that stands after a name: one word, or a place of several."""
    words = text.split()
    if is_place(text) and not (len(words) == 1 and is_given_name(text)):
        return True
    if is_toponym(text):
        return True
    if not state.people or part.separator in ("", "with"):
        return False
    if state.after_job and part.separator in ("and", ",") and not is_given_name(words[0]):
        return True  # "Director of Operations, Example Van Lines", "Editor and Garden Educator"
    if len(words) == 1 and "and" in part.separator and " " not in state.people[-1].name:
        return False  # Maria and Katerina
    return len(words) == 1 or _has_acronym(text, state)


def _has_acronym(text: str, state: Reading) -> bool:
    if any(map(is_shouted, (person.raw or "" for person in state.people[-1:]))):
        return False
    return any(word.isupper() and len(word) > 2 and word.isalpha() for word in text.split()[:1])


__all__ = ["Byline", "read_byline"]
