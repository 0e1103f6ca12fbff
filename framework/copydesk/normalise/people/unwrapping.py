"""Takes off a byline, and off each part of it, what stands around a name."""

from __future__ import annotations

import re

from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.attributed import attributed
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_job, is_name
from copydesk.normalise.people.noise import without_contacts, without_leading_date, without_tail
from copydesk.normalise.people.openings import opening, role_of
from copydesk.normalise.people.state import Reading
from copydesk.normalise.places import is_place
from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold

_BRACKET = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{1,80})[)\]）】]\s*$")
_FOR = re.compile(
    r"\s+(?:for|für|pour|para|per|voor|för|dla|для|of the|at the|special to)\s+.*$|^special to\b.*$", re.IGNORECASE
)
_OF = re.compile(r"^(?:of|at)\s+", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|from|near|à|au|aus|en|em|w|в|i|a|da)\s+(?P<place>\S.*)$", re.IGNORECASE)
_DATED = re.compile(r"\d{1,4}[.:/-]\s?\d|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+\d")
_BY = re.compile(r"\b(?:by|von|par|por|door)\s+(?=\S)", re.IGNORECASE)


def trimmed(text: str, state: Reading) -> str:
    """Take off a byline what the page prints around it: a date before it, openings, contacts, buttons behind."""
    bare = without_contacts(_after_date(text, state) if text[:1].isdigit() and _DATED.match(text) else text)
    while found := opening(bare, state.language):
        state.steps["opening"] = None
        state.role = found.role or state.role
        if found.rest == bare:
            break
        bare = found.rest
    cut = without_tail(bare)
    if (cut != text and "opening" not in state.steps) or cut != bare:
        state.steps["noise"] = None
    return cut.strip(" ,;:|•·–—-")


def _after_date(text: str, state: Reading) -> str:
    state.steps["noise"] = None
    match = _BY.search(text[:120])
    return text[match.end() :] if match else without_leading_date(text)


def unwrapped(text: str, state: Reading) -> str:
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
        if _is_acronym_of(inside, text):  # Example Welle (EW)
            state.bodies.append(text)
            return ""
        _read_bracket(inside, text, state)
    if (outlet := _FOR.search(text)) is not None:
        state.steps["outlet"] = None
        if agency := agency_of(_OF.sub("", outlet[0].strip())):
            state.add_agency(agency)
        text = text[: outlet.start()]
    if (match := _IN.search(text)) is not None and (head := text[: match.start()].strip()):
        place = match["place"].strip()
        sure = match[0].split()[0].lower() in ("in", "from", "near", "aus", "à", "au", "en", "em")
        if is_place(place) or (sure and is_name(head) and place[:1].isupper()):
            state.add_place(place)
            text = head
    text = text.strip(" ,:;*")
    while (words := text.split()) and len(words) > 2 and _is_degree(words[-1]):
        text = " ".join(words[:-1]).rstrip(" ,")
        state.steps["degree"] = None
    last = text.rpartition(" ")[2]
    return text[:-1] if text.endswith(".") and len(last) > 4 and "." not in last[:-1] else text


def _is_acronym_of(letters: str, text: str) -> bool:
    """Tell whether a bracket abbreviates the body's name before it; a person's initials stand so, too."""
    words = text.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and letters.isupper() and letters == initials and not is_given_name(words[0])


def _is_degree(word: str) -> bool:
    bare = word.strip(".,*®")
    return (bare.isupper() or "." in bare or bare == "PhD") and fold(bare) in folded("people", "degrees")


def _read_bracket(inside: str, name: str, state: Reading) -> None:
    if agency := agency_of(attributed(inside, state.language) or inside):
        state.add_agency(agency)
    elif is_job(inside) or any(map(is_job, inside.split())):
        if is_name(name):
            state.add_person(name)
        state.give_job(inside)
    elif role := role_of(inside):
        state.add_person(name, role)
    elif is_place(inside):
        state.add_place(inside)
