"""Reads names printed with the family name first: "MacDONALD, Ian"."""

from __future__ import annotations

from copydesk.models import Author
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.casing import is_shouted, recase, recase_family
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_acronym, is_job, is_name, is_organisation
from copydesk.normalise.people.parts import Part
from copydesk.normalise.places import is_place
from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold


def inverted_name(group: list[Part], language: str | None) -> Author | None:
    """Read "MacDONALD, Ian", "Beispiel, Anna Lena", "García Márquez, Gabriel": family name, comma, given names.

    A family name of two words needs a known given name behind the comma, and none at its own head: "Anna Example, Ben"
    lists two people.
    """
    if len(group) != 2 or group[1].separator != ",":
        return None
    family, given = group[0].text, group[1].text
    words, names = family.split(), given.split()
    particles = folded("people", "particles")
    head = [word for word in words if fold(word) not in particles]
    opened = words[0].islower() and fold(words[0]) in particles  # de la Cruz: no given name begins so
    double = len(head) == 2 and (opened or (is_given_name(names[0]) and not is_given_name(words[0])))
    if not (len(head) == 1 or double) or not 0 < len(names) <= 3 or not (is_name(family) and is_name(given)):
        return None
    if any(map(is_acronym, names)) and not is_shouted(f"{family}{given}"):
        return None
    if is_place(given) or is_job(given) or is_organisation(given) or agency_of(family) or agency_of(given):
        return None
    if is_given_name(words[-1]) and is_given_name(names[0]) and len(names) == 1 and not family.isupper():
        return None  # Maria, Katerina
    if (
        not opened
        and len(names) > 1
        and not is_given_name(names[0])
        and names[-1][:1].isupper()
        and len(names[-1].strip(".")) > 1
    ):
        return None  # a single name and another person
    first, last = recase(given, language), recase_family(family, language)
    return Author(f"{first} {last}", f"{family}, {given}", given=first, family=last)
