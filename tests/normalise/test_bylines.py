"""Printed bylines: people, agencies, places; and what is nobody."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.models import Author, Context
from copydesk.normalise import normalise_value
from copydesk.normalise.people.casing import recase, recase_place

CONTEXT = Context(site_names=("Example News", "example.com"))


def people(value: Any, context: Context = CONTEXT) -> list[str]:
    """Names of the people in a value; a body's in angle brackets."""
    authors: tuple[Author, ...] = normalise_value("authors", value, context)[0].value or ()
    return [a.name if a.kind == "person" else f"<{a.name}>" for a in authors]


def told(value: Any, context: Context = CONTEXT) -> dict[str, Any]:
    """Everything a value gives, by field."""
    return {found.field: found.value for found in normalise_value("authors", value, context)}


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
    ("byline", "jobs"),
    [
        ("Anna Example, Chief Political Correspondent", ["Chief Political Correspondent"]),
        ("Anna Example Political Correspondent", ["Political Correspondent"]),
        ("Anna Example and Ben Sample, staff writers", ["staff writers", "staff writers"]),
        ("Anna Example, Staff Writer, and Ben Sample, Senior Editor", ["Staff Writer", "Senior Editor"]),
        ("Ana Ejemplo (Enviada especial)", ["Enviada especial"]),
        ("Von Anna Beispiel, Redakteurin", ["Redakteurin"]),
        ("王小明 记者", ["记者"]),
        ("홍길동 기자", ["기자"]),
    ],
)
def test_jobs_go_to_their_people(byline: str, jobs: list[str]) -> None:
    """Behind a comma, in brackets or right behind the name."""
    assert [author.job_title for author in told(byline)["authors"]] == jobs


@pytest.mark.parametrize(
    ("byline", "roles"),
    [
        ("Text: Anna Beispiel, Fotos: Ben Muster", ["writer", "photographer"]),
        ("Von Anna Beispiel (Text) und Ben Muster (Fotos)", ["writer", "photographer"]),
        ("Written by Anna Example; Edited by Ben Sample", ["writer", "editor"]),
        ("Translated by Anna Example", ["translator"]),
        ("By Anna Example", [None]),
        ("责任编辑：李明、王芳", ["editor", "editor"]),
    ],
)
def test_roles_are_read(byline: str, roles: list[str | None]) -> None:
    """What somebody did for this article, where the byline says it."""
    assert [author.role for author in told(byline)["authors"]] == roles


def test_places_are_no_people() -> None:
    """A place after a name or its preposition is kept apart."""
    assert told("By Anna Example in London and Ben Sample in Paris") == {
        "authors": (Author("Anna Example", "Anna Example"), Author("Ben Sample", "Ben Sample")),
        "extra.byline_place": "London; Paris",
        "byline": "By Anna Example in London and Ben Sample in Paris",
    }
    assert people("Anna Beispiel, Berlin") == ["Anna Beispiel"]
    assert people("By Anna Example in New York and Los Angeles") == ["Anna Example"]


@pytest.mark.parametrize(
    ("byline", "place"),
    [
        ("By Anna Example\nLONDON", "London"),
        ("記者 王小明／台北報導", "台北"),
        ("记者王小明/北京报道", "北京"),
        ("【ワシントン＝山田太郎】", "ワシントン"),
        ("서울=홍길동 기자", "서울"),
    ],
)
def test_where_a_text_was_filed_is_kept(byline: str, place: str) -> None:
    """Beside the name, whatever parts the two."""
    assert told(byline)["extra.byline_place"] == place


def test_an_inverted_name_is_told_apart() -> None:
    """Family and given name are known then, and only then."""
    assert told("MUSTER, Anna")["authors"] == (Author("Anna Muster", "MUSTER, Anna", given="Anna", family="Muster"),)
    assert told("Anna Muster")["authors"][0].family is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("大渡 美咲", ["大渡 美咲"]),
        ("山田 太郎、鈴木 花子", ["山田 太郎", "鈴木 花子"]),
        ("取材・文：山田太郎", ["山田太郎"]),
        ("マイケル・サンプル", ["マイケル・サンプル"]),
        ("新华社记者王小明", ["王小明"]),
        ("本报记者 李明 通讯员 张三", ["李明", "张三"]),
        ("作者：张三 来源：新华社", ["张三"]),
        ("홍길동·김철수 기자", ["홍길동", "김철수"]),
        ("赵 培", ["赵培"]),
        ("記者 王小明／台北報導", ["王小明"]),
        ("記者王小明、李大華／綜合報導", ["王小明", "李大華"]),
        ("記者王小明高雄報導", ["王小明"]),
        ("中央社記者王小明台北5日電", ["王小明"]),
        ("记者 王小明 北京报道", ["王小明"]),
        ("文／記者王小明　圖／李大華", ["王小明", "李大華"]),
        ("陈讯", ["陈讯"]),
        ("ワシントン＝山田太郎", ["山田太郎"]),
        ("山田太郎（東京）", ["山田太郎"]),
        ("서울=홍길동 기자", ["홍길동"]),
        ("(서울=연합뉴스) 홍길동 기자", ["홍길동"]),
    ],
)
def test_east_asian_names_stay_whole(byline: str, names: list[str]) -> None:
    """Names without spaces, with a space in Japanese, with the job before or behind."""
    assert people(byline, Context()) == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ANNA O'SAMPLE", "Anna O'Sample"), ("PIET VAN DER BERG", "Piet van der Berg"), ("JOE MCEXAMPLE", "Joe McExample"),
        ("AMY MACDONALD", "Amy MacDonald"), ("EMIL MACRON", "Emil Macron"), ("Jean DUPONT", "Jean Dupont"),
        ("MacDONALD", "MacDonald"), ("DeSAMPLE", "DeSample"), ("JJ SAMPLE", "JJ Sample"), ("J.D. SAMPLE", "J.D. Sample"),
        ("JENNY NG", "Jenny Ng"), ("JEAN-PIERRE D'EXEMPLE", "Jean-Pierre D'Exemple"), ("HENRY SAMPLE III", "Henry Sample III"),
        ("ROBERT SAMPLE JR.", "Robert Sample Jr."), ("MARINE LE MODÈLE", "Marine Le Modèle"), ("WANG Xiaoming", "Wang Xiaoming"),
        ("Anna Example", "Anna Example"), ("anna example", "anna example"), ("ΑΝΝΑ ΠΑΡΆΔΕΙΓΜΑΣ", "Αννα Παράδειγμας"),
    ],
)  # fmt: skip
def test_capitals_become_a_name(printed: str, name: str) -> None:
    """Particles, prefixes, initials and numerals are written as usual; mixed case is left alone."""
    assert recase(printed) == name


def test_case_depends_on_the_language() -> None:
    """Turkish has two i, Italian keeps its particles' capitals."""
    assert recase("IŞIL YILDIZ", "tr") == "Işıl Yıldız"
    assert recase("LEO DI CAMPIONE", "it") == "Leo Di Campione"
    assert recase_place("RIO DE JANEIRO") == "Rio de Janeiro"
    assert recase_place("PORT-AU-PRINCE") == "Port-au-Prince"
    assert recase_place("HANOI, Vietnam") == "Hanoi, Vietnam"
    assert recase_place("U.N.") == "U.N."


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
