"""What a text was written with, behind a byline or alone: "with files from Reuters", "mit dpa-Material"."""

from __future__ import annotations

import re
from functools import cache

from copydesk.normalise.agencies import agency_of, is_unnamed
from copydesk.normalise.people.judge import is_name, is_organisation
from copydesk.normalise.people.parts import groups_of
from copydesk.normalise.people.state import Reading

_FIRST = re.compile(r"\b(?:with|mit|nach|avec|con|com|met|med)\b", re.IGNORECASE)
_EDGES = " ,;|/([–—-"


@cache
def _material() -> re.Pattern[str]:
    """Give a word for what was given, in the languages that credit it so, and what stands before who gave it."""
    return re.compile(
        r"(?:^|(?<=[\s,;(\[|/–—-]))(?:"
        r"with (?:(?:additional|some|agency) )?"
        r"(?:files?|reporting|reports?|inputs?|information|material|contributions?) (?:from|by)"
        r"|mit (?:Agentur)?(?:Material|Informationen|Inhalten|Angaben|Texten) (?:von der|von|vom|der|des)"
        r"|avec (?:des |les )?(?:informations|éléments|contributions) (?:de |du |des |d['’])"
        r"|con (?:la )?(?:información|informaciones|datos|material|aportes|aportaciones) (?:del?|desde)"
        r"|com (?:informações|informação|dados|material) (?:d[aeo]s?)"
        r"|con (?:informazioni|materiale|notizie|contributi) (?:di|da|dalla|dell['’])"
        r"|met (?:medewerking|informatie|materiaal) van|med (?:material|materiale|stoff) (?:från|fra)"
        r")\s*(?P<whom>\S.*)$"
        r"|(?:^|(?<=[\s,;(\[|/–—-]))(?:mit|nach) (?P<giver>[\w/]{2,20}(?:, ?[\w/]{2,20}){0,3})-?\s?"
        r"(?:Material|Agenturmaterial|Informationen|Angaben)\b\W*$"
        r"|(?:^|(?<=[\s,;(\[|/–—-]))(?:mit Agentur(?:en|material|meldungen)|with agenc(?:y|ies)(?: inputs| reports)?"
        r"|avec (?:les )?agences?|con agencias?|com agências|con agenzie|met agentschappen)\b\W*$",
        re.IGNORECASE,
    )


def without_material(text: str) -> tuple[str, str] | None:
    """Part a byline from the credit behind it: what stands before, and who gave; None without such a credit."""
    if not _FIRST.search(text) or (match := _material().search(text)) is None:
        return None
    return text[: match.start()].rstrip(_EDGES), (match["whom"] or match["giver"] or "").strip(" )].")


def read_givers(text: str, state: Reading, people: bool = True) -> None:
    """Take who gave material: agencies, and `people` as contributors; an outlet is neither."""
    state.steps["material"] = None
    for part in (part for group in groups_of(text) for part in group):
        name = part.text.strip("()[] ")
        if agency := agency_of(name):
            state.add_agency(agency, name)
        elif people and not is_unnamed(name) and " " in name and is_name(name) and not is_organisation(name):
            state.add_person(name, "contributor")
