"""Printed bylines: what stands beside a name."""

from __future__ import annotations

import pytest
from bylines import people, told

from copydesk.models import Author


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


@pytest.mark.parametrize(
    "byline",
    [
        "Associated Press, Heron Bay",
        "Reuters, Fort Heron",
        "By Heron Bay, UK",
        "By Heron Bay, Devon",
        "Heron Bay, AP",
        "By Heron Falls",
    ],
)
def test_a_place_of_no_list_is_told_by_how_places_are_named(byline: str) -> None:
    """Bay, Falls, Fort: no given name before it, so no person."""
    assert people(byline) == []


def test_a_place_of_no_list_behind_a_name_is_given_as_one() -> None:
    """And a person whose surname is such a word stays a person."""
    fields = told("Jane Example, Heron Bay")
    assert (people("Jane Example, Heron Bay"), fields["extra.byline_place"]) == (["Jane Example"], "Heron Bay")
    assert people("By Michael Bay and Jane Lake") == ["Michael Bay", "Jane Lake"]


@pytest.mark.parametrize(
    ("byline", "titles"),
    [
        ("By Jane Example, Harbour Master and Tom Sample, MP", ["Harbour Master", None]),
        ("By Jane Example, Pier Warden and Tom Sample, Lockkeeper Correspondent", ["Pier Warden", "Lockkeeper Correspondent"]),
        ("Jane Example, Harbour Master", ["Harbour Master"]),
    ],
)  # fmt: skip
def test_a_title_between_a_name_and_the_next_is_no_person(byline: str, titles: list[str | None]) -> None:
    """What the last person of a list has behind a comma, the first has too."""
    assert [author.job_title for author in told(byline)["authors"]] == titles


def test_a_list_of_names_before_a_common_job_stays_a_list() -> None:
    """A plural job, an outlet or an agency belongs to all."""
    names = ["Jane Example", "Mbali Sample", "Tom Specimen"]
    for end in ("political correspondents", "Reuters", "Example News"):
        assert people(f"Jane Example, Mbali Sample and Tom Specimen, {end}") == names
