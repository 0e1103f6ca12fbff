"""Headlines and the names of sites around them."""

from __future__ import annotations

import pytest

from copydesk.models import Context
from copydesk.normalise import normalise_value

NEWS = ("Example News", "example.com")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Bridge reopens | Example News", "Bridge reopens"),
        ("Bridge reopens - Example News", "Bridge reopens"),
        ("Bridge reopens – Example News", "Bridge reopens"),
        ("Bridge reopens — EXAMPLE NEWS", "Bridge reopens"),
        ("Bridge reopens · Example", "Bridge reopens"),
        ("Bridge reopens » example.com", "Bridge reopens"),
        ("Bridge reopens : Example News", "Bridge reopens"),
        ("Bridge reopens|Example News", "Bridge reopens"),
        ("Example News | Bridge reopens", "Bridge reopens"),
        ("Example News - Bridge reopens - Example News", "Bridge reopens"),
        ("Bridge reopens | World | Example News", "Bridge reopens"),
        ("Bridge reopens - Harbours - Example News", "Bridge reopens"),
        ("Bridge reopens - Example News › Panorama", "Bridge reopens"),
        ("Bridge reopens | Example News Online", "Bridge reopens"),
        ("Bridge reopens | by Anna Muster | Example News", "Bridge reopens"),
        ("„Die Brücke ist offen“ - Example News", "„Die Brücke ist offen“"),
        ("«Le pont est ouvert» | Example News", "«Le pont est ouvert»"),
    ],
)
def test_the_sites_name_goes(title: str, headline: str) -> None:
    """Whatever parts it from the headline, with a section beside it, before or behind."""
    context = Context(site_names=NEWS, url="https://www.example.com/harbours/bridge-reopens-12.html")
    assert normalise_value("title", title, context)[0].value == headline


@pytest.mark.parametrize(
    "title",
    [
        "Ferry talks - what we know so far",
        "Bridge reopens | Drivers cheer",
        "Example News staff vote to strike",
        "Example News: staff vote to strike",
        "Pro-Example News rally ends",
        "Twelve - a number",
        "Bridge reopens - Other Paper",
        "World news",
        "A|B test shows - nothing",
    ],
)
def test_a_dash_of_the_headline_stays(title: str) -> None:
    """Nothing is cut that is not a name of this site."""
    assert normalise_value("title", title, Context(site_names=NEWS))[0].value == title


def test_nothing_is_stripped_to_nothing() -> None:
    """A title that is only the site's name stays, is reported, and is trusted less than any other."""
    found = normalise_value("title", "Example News", Context(site_names=NEWS))[0]
    assert found.value == "Example News"
    assert [issue.code for issue in found.issues] == ["title_is_site_name"]
    assert found.confidence < 0.2


@pytest.mark.parametrize(
    ("title", "names", "url", "headline"),
    [
        ("Brücke wieder offen - heute.beispiel.de", (), "https://heute.beispiel.de/a", "Brücke wieder offen"),
        ("Brücke wieder offen | Beispiel", (), "https://www.beispiel.co.at/a/b", "Brücke wieder offen"),
        ("大桥重新开放_示例网", ("示例网",), None, "大桥重新开放"),
        ("大桥重新开放-示例网", ("示例网",), None, "大桥重新开放"),
        ("橋が再開：例新聞", ("例新聞 電子版",), None, "橋が再開"),
        ("Bridge reopens - ETV", ("Example Television (ETV)",), None, "Bridge reopens"),
        ("Bridge reopens - Example: news for all", ("Example: news for all",), None, "Bridge reopens"),
        ("Bridge reopens - Example | All the news", ("Example | All the news",), None, "Bridge reopens"),
        ("ETVPolitics - Bridge reopens", ("ETV",), None, "Bridge reopens"),
    ],
)
def test_names_take_many_forms(title: str, names: tuple[str, ...], url: str | None, headline: str) -> None:
    """A site is known by its domain, its short name in brackets, with a claim, and in scripts without spaces."""
    assert normalise_value("title", title, Context(site_names=names, url=url))[0].value == headline


def test_the_steps_tell_what_was_done() -> None:
    """Entities, then the site's name."""
    found = normalise_value("title", "Ferry &amp; rail | Example News", Context(site_names=NEWS))[0]
    assert (found.value, found.steps) == ("Ferry & rail", ("entities", "site_name"))


def test_a_right_to_left_title_gives_the_direction() -> None:
    """The script of the headline is evidence of its direction; a Latin one is none worth noting."""
    assert [(f.field, f.value) for f in normalise_value("title", "الجسر مفتوح")][1] == ("direction", "rtl")
    assert len(normalise_value("title", "Bridge reopens")) == 1
