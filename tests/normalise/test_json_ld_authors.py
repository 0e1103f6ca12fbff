"""Authors as structured data gives them."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.models import Author, Context
from copydesk.normalise import normalise_value

CONTEXT = Context(url="https://www.example.com/world/bridge-12.html", site_names=("Example News",))


def authors(value: Any) -> tuple[Author, ...]:
    """The authors of a value."""
    return normalise_value("authors", value, CONTEXT)[0].value or ()


def test_a_person_is_read_with_all_it_says() -> None:
    """Name, job, profile; the address of the page makes a relative one whole."""
    value = {"@type": "Person", "name": "Anna&nbsp;Example", "url": "/people/anna", "jobTitle": "Reporter"}
    expected = Author("Anna Example", "Anna Example", job_title="Reporter", url="https://www.example.com/people/anna")
    assert authors(value) == (expected,)


def test_a_name_is_put_together() -> None:
    """Given and family name, where the name itself is missing."""
    value = {"@type": "Person", "givenName": "Anna", "familyName": "Example"}
    assert authors(value) == (Author("Anna Example", "Anna Example", given="Anna", family="Example"),)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ([["Anna Example"], None, {"name": "Ben Sample"}], ["Anna Example", "Ben Sample"]),
        ({"@list": ["Anna Example", "Ben Sample"]}, ["Anna Example", "Ben Sample"]),
        ({"name": ["Anna Example"]}, ["Anna Example"]),
        ({"name": {"@value": "Anna Example"}}, ["Anna Example"]),
        ([{"name": "Anna Example"}, {"name": "ANNA  EXAMPLE"}, {"name": "Änna Example"}], ["Anna Example"]),
        ({"name": "By ANNA EXAMPLE and BEN SAMPLE, Associated Press"}, ["Anna Example", "Ben Sample"]),
        ([{"name": ""}, {"@id": "#anna"}, {}, 7], []),
        (
            [{"@type": "Person", "name": "Anna Example"}, {"@type": "Organization", "name": "Example News"}],
            ["Anna Example"],
        ),
    ],
)
def test_odd_shapes_are_read(value: Any, names: list[str]) -> None:
    """Lists in lists, nulls, wrapped values, doubles in other spellings; the site beside people is dropped."""
    assert [author.name for author in authors(value)] == names


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"@type": "Organization", "name": "Bridge Institute"}, "organization"),
        ({"@type": "NewsMediaOrganization", "name": "Redaktion beispiel.de"}, "organization"),
        ({"@type": "Person", "name": "Example Newsroom"}, "organization"),
        ({"@type": "Person", "name": "Example News"}, "organization"),
        ({"@type": "Organization", "name": "Anna Example"}, "person"),
        ({"@type": "Organization", "name": "Qzq Wuxu", "jobTitle": "Reporter"}, "person"),
        ({"@type": "Organization", "name": "Qzq Wuxu", "url": "https://example.com/author/qzq-wuxu"}, "person"),
        ({"@type": "Organization", "name": "Qzq Wuxu"}, "organization"),
        ({"@type": ["Thing", "https://schema.org/Person"], "name": "Qzq Wuxu"}, "person"),
    ],
)
def test_the_type_is_weighed_against_the_name(value: dict[str, Any], kind: str) -> None:
    """A page may type a person as an organisation and a newsroom as a person."""
    assert [author.kind for author in authors(value)] == [kind]


@pytest.mark.parametrize("kind", ["Person", "Organization"])
def test_an_agency_is_one_however_typed(kind: str) -> None:
    """The type says nothing against the agency's name."""
    first, *more = normalise_value("authors", {"@type": kind, "name": "Associated Press"}, CONTEXT)
    assert (first.field, first.value) == ("authors", None)
    assert ("agencies", ("AP",)) in [(found.field, found.value) for found in more]


@pytest.mark.parametrize("url", ["resnik", "https://www.example.comundefined", "javascript:x", "#anna", ""])
def test_a_broken_profile_is_no_url(url: str) -> None:
    """What a template left behind is not resolved against the page."""
    assert authors({"name": "Anna Example", "url": url})[0].url is None


def test_details_of_a_double_are_kept() -> None:
    """The first spelling stays, with what the second knows more."""
    value = ["Anna Example", {"name": "anna example", "jobTitle": "Reporter"}]
    assert [(a.name, a.job_title) for a in authors(value)] == [("Anna Example", "Reporter")]


def test_typed_authors_pass_unchanged() -> None:
    """What is normalised already stays."""
    value = (Author("Anna Example"),)
    assert normalise_value("authors", value)[0].value == value
