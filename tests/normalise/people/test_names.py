"""Printed bylines: the people they name, and what is nobody."""

from __future__ import annotations

import pytest
from bylines import CONTEXT, people, told

from copydesk.models import Author
from copydesk.normalise import normalise_value


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Anna Example", ["Anna Example"]),
        ("By Anna Example", ["Anna Example"]),
        ("by: ANNA EXAMPLE", ["Anna Example"]),
        ("Von Anna Beispiel und Ben Muster", ["Anna Beispiel", "Ben Muster"]),
        ("VonAnna Beispiel", ["Anna Beispiel"]),
        ("Par Anne Exemple et Bruno Modèle", ["Anne Exemple", "Bruno Modèle"]),
        ("Por Ana Ejemplo y Luis Muestra", ["Ana Ejemplo", "Luis Muestra"]),
        ("di Anna Esempio e Bruno Modello", ["Anna Esempio", "Bruno Modello"]),
        ("Av Anna Exempel och Bo Prov", ["Anna Exempel", "Bo Prov"]),
        ("Door Anna Voorbeeld en Bart Monster", ["Anna Voorbeeld", "Bart Monster"]),
        ("Автор: Анна Примерова", ["Анна Примерова"]),
        ("بقلم أحمد مثال", ["أحمد مثال"]),
        ("Ein Kommentar von Anna Beispiel", ["Anna Beispiel"]),
        ("This post was written by Anna Example", ["Anna Example"]),
        ("Anna Example, Ben Sample, and Cora Pattern", ["Anna Example", "Ben Sample", "Cora Pattern"]),
        ("Anna Example; Ben Sample", ["Anna Example", "Ben Sample"]),
        ("Anna Example | Ben Sample", ["Anna Example", "Ben Sample"]),
        ("Anna Example/Ben Sample", ["Anna Example", "Ben Sample"]),
        ("Anna Example & Ben Sample", ["Anna Example", "Ben Sample"]),
        ("Anna & Ben", ["Anna", "Ben"]),
        ("Example, Anna", ["Anna Example"]),
        ("Muster, Anna Lena; Jong, Michiel de", ["Anna Lena Muster", "Michiel de Jong"]),
        ("von der Au, Anna", ["Anna von der Au"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("John E Example", ["John E Example"]),
        ("Robert Example, Jr.", ["Robert Example Jr."]),
        ("Dr. Anna Example", ["Dr. Anna Example"]),
        ("Anna Example, MD, Ph.D.", ["Anna Example"]),
        ("Anna Example RN", ["Anna Example"]),
        ('Anna "Annie" Example', ['Anna "Annie" Example']),
        ("Chien-Ming O'Sample", ["Chien-Ming O'Sample"]),
        ("Anna Example for The Daily Pattern", ["Anna Example"]),
        ("Anna Example, special to the Daily Pattern", ["Anna Example"]),
        ("Anna Example, The Daily Pattern", ["Anna Example"]),
        ("Anna Example Fox News", ["Anna Example"]),
        ("Anna Example - Example News", ["Anna Example"]),
        ("Anna Example (Reuters)", ["Anna Example"]),
        ("Anna Example Associated Press", ["Anna Example"]),
        ("Anna Example @annaexample anna@example.com (555) 123-4567", ["Anna Example"]),
        ("Anna Example, Updated Nov. 18, 2019 7:04 pm", ["Anna Example"]),
        ("By Anna ExampleNovember 15, 2019", ["Anna Example"]),
        ("18.11.2019 um 14:46 von Anna Beispiel", ["Anna Beispiel"]),
        ("Anna Example 2 days ago", ["Anna Example"]),
        ("Anna Example is a reporter who covers bridges.", ["Anna Example"]),
        ("Anna ExampleStaff Writer", ["Anna Example"]),
        ("April Example", ["April Example"]),
        ("Edith Head", ["Edith Head"]),
        ("Emily Post", ["Emily Post"]),
        ("Michael R. Bloomberg", ["Michael R. Bloomberg"]),
        ("Petra Muster", ["Petra Muster"]),
        ("Rachel MacDonald", ["Rachel MacDonald"]),
        ("Anna", ["Anna"]),
        ("By\n\n  Anna Example\n \n  Ben\n Sample\n", ["Anna Example", "Ben Sample"]),
        ("Guide\n\nby Anna Example\n\nFormer Deputy Editor", ["Anna Example"]),
        ("AFP, LISBON; Anna Example", ["Anna Example"]),
        ("Jan Example, Public Health", ["Jan Example"]),
        ("O'SAMPLE, Conan", ["Conan O'Sample"]),
        ("Ejemplo Muestra, Gabriel", ["Gabriel Ejemplo Muestra"]),
        ("Ejemplo Muestra, Gabriel; Exempel, Anna", ["Gabriel Ejemplo Muestra", "Anna Exempel"]),
        ("de la Muestra, Ana Inés", ["Ana Inés de la Muestra"]),
        ("Anna Example, Ben", ["Anna Example"]),
        ("By Anna Example\nBen Sample", ["Anna Example", "Ben Sample"]),
        ("Anna Example\nBen Sample\nCora Pattern", ["Anna Example", "Ben Sample", "Cora Pattern"]),
        ("By Anna Example and\nBen Sample", ["Anna Example", "Ben Sample"]),
        ("By Anna\nExample", ["Anna Example"]),
        ("Por Juan Carlos\nEjemplo Muestra", ["Juan Carlos Ejemplo Muestra"]),
        ("By Anna Example\nLONDON", ["Anna Example"]),
        ("By Anna Example\nChief Reporter", ["Anna Example"]),
        ("Ali al-Mithal", ["Ali al-Mithal"]),
        ("Hassan bin Mithal", ["Hassan bin Mithal"]),
        ("Anna Beispiel, mit dpa-Material", ["Anna Beispiel"]),
        ("Ben Sample, with files from Anna Example", ["Ben Sample", "Anna Example"]),
        ("VAN DER BERG, Piet", ["Piet van der Berg"]),
        ("Anne Exemple (avec Bruno Modèle et Carla Patron)", ["Anne Exemple", "Bruno Modèle", "Carla Patron"]),
        ("राम कुमार", ["राम कुमार"]),
        ("สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("שרה כהן", ["שרה כהן"]),
        ("Nguyễn Văn A", ["Nguyễn Văn A"]),
        ("Aoife an tSampla", ["Aoife an tSampla"]),
        ("Séamus Mac an tSampla", ["Séamus Mac an tSampla"]),
        ("Gearóid Ó hEiseamail agus Síle Nic nDaeid", ["Gearóid Ó hEiseamail", "Síle Nic nDaeid"]),
        ("Nic an Bhaird, Síle", ["Síle Nic an Bhaird"]),
    ],
)
def test_people_are_named(byline: str, names: list[str]) -> None:
    """Openings, conjunctions, outlets, degrees, dates and buttons fall away; names stay whole."""
    assert people(byline) == names


@pytest.mark.parametrize(
    "byline",
    [
        "Minutes Ago Anna Example",
        "3 hours ago",
        "Admin",
        "admin",
        "Administrator",
        "jdadmin",
        "Guest",
        "Anonymous",
        "Unknown",
    ]
    + [
        "anna@example.com",
        "@annaexample",
        "https://www.facebook.com/example",
        "www.example.org/anna",
        "user4711",
        "L_104485",
    ]
    + [
        "105092",
        "{{author}}",
        "[object Object]",
        "page.head.extra.author",
        "undefined",
        "null",
        "Follow Author",
        "Read more",
    ]
    + [
        "Chief Political Correspondent",
        "Staff Reporter",
        "Special Correspondent",
        "White House Correspondent",
        "Editor",
    ]
    + [
        "Agencies",
        "Getty Images",
        "London",
        "New York",
        "srf/hosb",
        "amw",
        "Share on Facebook",
        "Comments",
        "By",
        "Von",
        "...",
    ]
    + [
        "Learn how to build a bridge, swim, and cook in ten days",
        "Head of Marketing",
        "Published on Monday",
        "小编",
        "관리자",
    ],
)
def test_nobody_is_made_a_person(byline: str) -> None:
    """Sidebars, addresses, placeholders, jobs and places name nobody; the issue says so."""
    found = normalise_value("authors", byline, CONTEXT)[0]
    assert found.value is None
    assert [issue.code for issue in found.issues] == ["author_junk"]


def test_an_inverted_name_is_told_apart() -> None:
    """Family and given name are known then, and only then."""
    assert told("MUSTER, Anna")["authors"] == (Author("Anna Muster", "MUSTER, Anna", given="Anna", family="Muster"),)
    assert told("Anna Muster")["authors"][0].family is None


def test_a_byline_field_gives_people_too() -> None:
    """A printed byline is kept as it is and read."""
    found = {f.field: f.value for f in normalise_value("byline", "By&nbsp;AFP with Anna Example")}
    assert found["byline"] == "By AFP with Anna Example"
    assert [author.name for author in found["authors"]] == ["Anna Example"]
    assert found["agencies"] == ("AFP",)


def test_the_steps_tell_what_was_taken_off() -> None:
    """Each kind of change once, none that did not happen."""
    assert normalise_value("authors", "By ANNA EXAMPLE in London")[0].steps == ("opening", "place", "case")
    assert normalise_value("authors", "Anna Example")[0].steps == ("names",)
