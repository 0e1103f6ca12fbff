"""Printed bylines: agencies, newsrooms and institutions, which are no people."""

from __future__ import annotations

import pytest
from bylines import CONTEXT, people, told

from copydesk.models import Author
from copydesk.normalise import normalise_value


@pytest.mark.parametrize(
    ("byline", "names", "agencies"),
    [
        ("AFP", [], ("AFP",)),
        ("Agence France-Presse", [], ("AFP",)),
        ("By The Associated Press", [], ("AP",)),
        ("Reuters Staff", [], ("Reuters",)),
        ("dpa", [], ("dpa",)),
        ("DPA/AFP", [], ("dpa", "AFP")),
        ("dpa/lnw", [], ("dpa",)),
        ("red/dpa", [], ("dpa",)),
        ("Anne Exemple (avec AFP)", ["Anne Exemple"], ("AFP",)),
        ("新华社", [], ("Xinhua",)),
        ("РИА Новости", [], ("RIA Novosti",)),
        ("By AP with Anna Example", ["Anna Example"], ("AP",)),
        ("Anna Beispiel, dpa", ["Anna Beispiel"], ("dpa",)),
        ("Anna Example, AP Sports Writer", ["Anna Example"], ("AP",)),
        ("By ANNA EXAMPLE and BEN SAMPLE, Associated Press", ["Anna Example", "Ben Sample"], ("AP",)),
        ("Anna Example, Reuters correspondent", ["Anna Example"], ("Reuters",)),
        ("Example News and Reuters", ["<Example News>"], ("Reuters",)),
        ("(rtr, dpa)", [], ("Reuters", "dpa")),
        ("(afp/dpa/rtr)", [], ("AFP", "dpa", "Reuters")),
        ("With files from Reuters", [], ("Reuters",)),
        ("With files from The Canadian Press", [], ("Canadian Press",)),
        ("(With inputs from PTI and ANI)", [], ("PTI", "ANI")),
        ("mit dpa-Material", [], ("dpa",)),
        ("mit dpa/AFP-Material", [], ("dpa", "AFP")),
        ("Mit Material der dpa", [], ("dpa",)),
        ("avec AFP", [], ("AFP",)),
        ("Avec l’AFP", [], ("AFP",)),
        ("avec des informations de Reuters", [], ("Reuters",)),
        ("con información de EFE", [], ("EFE",)),
        ("Com informações da Lusa", [], ("Lusa",)),
        ("Anna Example, with files from Reuters", ["Anna Example"], ("Reuters",)),
        ("Example News mit Material von dpa", ["<Example News>"], ("dpa",)),
        ("Redacción con información de EFE", ["<Redacción>"], ("EFE",)),
        ("Von Anna Beispiel (mit Material der AP)", ["Anna Beispiel"], ("AP",)),
    ],
)
def test_agencies_are_no_authors(byline: str, names: list[str], agencies: tuple[str, ...]) -> None:
    """They are credited apart, by their short names."""
    fields = told(byline)
    assert people(byline) == names
    assert fields["agencies"] == agencies


def test_an_agency_alone_says_where_the_author_went() -> None:
    """The value is None, and the issue is no warning."""
    found = normalise_value("authors", "AFP")[0]
    assert [(issue.code, issue.level) for issue in found.issues] == [("author_is_agency", "info")]


def test_an_agency_is_the_last_resort() -> None:
    """Where nobody else is credited it is an author, as a body, trusted less than any person, also of a sign-off."""
    first, agencies, last, byline = normalise_value("authors", "By The Associated Press")
    assert (first.value, agencies.value, byline.value) == (None, ("AP",), "By The Associated Press")
    assert last.value == (Author("The Associated Press", "The Associated Press", "organization"),)
    signed = normalise_value("body", ["The bridge reopened.", "(Reporting by Anna Example; Editing by Ben Sample)"])[1]
    assert signed.field == "authors"
    assert 0 < last.confidence < signed.confidence
    assert len(normalise_value("authors", "By AFP with Anna Example")) == 3


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Staff", ["<Staff>"]),
        ("Redaktion", ["<Redaktion>"]),
        ("The Editorial Board", ["<The Editorial Board>"]),
        ("Example News", ["<Example News>"]),
        ("example.com", ["<example.com>"]),
        ("Guardian staff reporter", ["<Guardian staff reporter>"]),
        ("Example Newsroom", ["<Example Newsroom>"]),
        ("Center for Bridge Evaluation and Research", ["<Center for Bridge Evaluation and Research>"]),
        ("Example Holdings, Inc.", ["<Example Holdings Inc.>"]),
        ("XYZ", ["<XYZ>"]),
        ("編集部", ["<編集部>"]),
    ],
)
def test_bodies_are_kept_as_bodies(byline: str, names: list[str]) -> None:
    """A collective, the site or an institution signs as an organisation, never as a person."""
    assert people(byline) == names


def test_bodies_are_trusted_less() -> None:
    """A name from a weaker place wins over the site's own, and over a body's."""
    person, body, site = (
        normalise_value("authors", name, CONTEXT)[0].confidence
        for name in ("Anna Example", "Bridge Institute", "Example News")
    )
    assert person > body > site


@pytest.mark.parametrize(
    "text",
    [
        "mit Material von dpa",
        "mit dpa-Material",
        "Mit Agenturmaterial",
        "With files from Reuters",
        "undefined undefined",
    ],
)
def test_what_an_agency_gave_is_no_person(text: str) -> None:
    """A credit for material, and a template's leftover, name nobody."""
    for found in normalise_value("authors", text):
        if found.field == "authors":
            assert [author for author in found.value or () if author.kind == "person"] == []
