"""What stands beside a name and has the form of one: a place of no list, a title between a name and "and"."""

from __future__ import annotations

from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_job
from copydesk.normalise.people.parts import Part
from copydesk.normalise.places import is_place, reads_as_place
from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold


def is_toponym(text: str) -> bool:
    """Tell whether a phrase is made as a place's name is and begins with no given name (Michael Bay) or initial."""
    first = text.partition(" ")[0]
    return reads_as_place(text) and len(first.strip(".")) > 1 and not is_given_name(first)


def title_between(group: list[Part]) -> Part | None:
    """Find the title in "Anna Example, Pier Warden and Ben Sample, MP": what the last person has, the first has too.

    A last part that belongs to all before it, a plural job or an outlet, says nothing of the second.
    """
    if [part.separator for part in group[1:]] != [",", "and", ","]:
        return None
    title, last = group[1], group[3].text
    words = title.text.split()
    if len(words) < 2 or is_given_name(words[0]) or is_place(title.text) or agency_of(title.text):
        return None
    own = fold(last) in folded("people", "offices") or fold(last) in folded("people", "degrees")
    singular = is_job(last) and not last.rstrip(".").endswith(("s", "en", "i"))
    return title if own or singular else None
