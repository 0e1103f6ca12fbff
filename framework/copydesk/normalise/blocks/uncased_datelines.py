"""Datelines in scripts without capitals: `नई दिल्ली:`, `लखनऊ, 22 नवंबर (भाषा)`, `القاهرة - رويترز:`, `بيروت:`.

Nothing in such a script tells a name from a word, so the place must be a known one, and a colon, a danda or the agency
stand behind it.
"""

from __future__ import annotations

import re

from copydesk.models import Context
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.blocks.days import day_of
from copydesk.normalise.blocks.lifted import Lifted, made
from copydesk.normalise.places import is_place

_LETTER = r"[\u0900-\u0963\u0966-\u0dff]"  # and not the danda, which ends a sentence
_PHRASE = r"[\u0900-\u0963\u0966-\u0dff ]{4,30}"
_INDIC = re.compile(
    rf"^(?:(?P<desk>{_PHRASE}),\s*)?(?P<place>{_LETTER}{{2,16}}(?: {_LETTER}{{2,16}})?)"
    rf"(?:,\s*(?P<day>\d{{1,2}}\s+{_LETTER}{{2,14}}))?(?:,\s*(?P<by>{_PHRASE}))?"
    r"\s*(?:\((?P<agency>[^()]{2,20})\))?\s*(?P<sep>[:।|–—-]?)\s*(?=\S)"
)
_SEMITIC = re.compile(
    r"^(?P<place>[\u0600-\u06ff]{2,12}(?: [\u0600-\u06ff]{2,12})?)"
    r"\s*(?:[-–—/،(]\s*(?P<agency>[«\"“]?[\u0600-\u06ff. ]{2,24}[»\"”]?)\)?)?\s*(?P<sep>[:–—-])\s*(?=\S)"
)
_REPORTED = ("संवाददाता", "ब्यूरो", "एजेंसी", "न्यूज", "डेस्क", "प्रतिनिधि")
"""Words for who sends a report: correspondent, bureau, agency, desk."""


def uncased(text: str, head: str, context: Context) -> Lifted | None:
    """Lift a dateline off a paragraph in Indic or Arabic letters; `head` is its beginning."""
    if "\u0900" <= head[0] <= "\u0dff":
        return _indic(text, head, context)
    return _semitic(text, head, context) if "\u0600" <= head[0] <= "\u06ff" else None


def _indic(text: str, head: str, context: Context) -> Lifted | None:
    match = _INDIC.match(head)
    place, whom = (match["place"], match["desk"] or match["by"]) if match else ("", None)
    if match is not None and not is_place(place) and whom:
        place, whom = whom.strip(), place  # the desk behind the city
    if match is None or not is_place(place):
        return None
    agency = agency_of(match["agency"]) if match["agency"] else None
    day = day_of(match["day"], context) if match["day"] else None
    if whom and not any(word in whom for word in _REPORTED) and (agency := agency_of(whom.strip())) is None:
        return None
    if not match["sep"] and agency is None:
        return None
    return made(text, match.end(), (place, day), agency, context)


def _semitic(text: str, head: str, context: Context) -> Lifted | None:
    match = _SEMITIC.match(head)
    if match is None or not is_place(match["place"]):
        return None
    named = (match["agency"] or "").strip()
    agency = agency_of(named.strip('«»"“” ')) if named else None
    if named and agency is None and named[0] not in '«"“':
        return None
    if match["sep"] != ":" and agency is None:
        return None
    return made(text, match.end(), (match["place"], None), agency, context)
