"""Which JSON-LD object is the page's article, and what is read of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from copydesk.extraction.structured import copydesk_extract, structured
from copydesk.models import Found, Page

URL = "https://news.example/world/harbour-bridge-reopens-1201"
ARTICLE = {"@type": "NewsArticle", "headline": "Harbour bridge reopens", "url": URL, "datePublished": "2021-03-03"}


def page(*values: Any, head: str = "", url: str | None = URL) -> Page:
    """Make a page with one JSON-LD script for each value; a string is written as it is."""
    texts = [value if isinstance(value, str) else json.dumps(value) for value in values]
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return Page(text=f"<html><head>{head}{scripts}</head><body><p>Text.</p></body></html>", url=url)


def found(document: Page, field: str, method: str = "json-ld") -> list[Found]:
    return [f for f in copydesk_extract(document, None) if f.field == field and f.method == method]


def value(document: Page, field: str) -> Any:
    """Give the surest value of a field from JSON-LD."""
    return max(found(document, field), key=lambda f: f.confidence).value


@pytest.mark.parametrize(("shape", "path"), [
    (ARTICLE, "$[0]"),
    ([ARTICLE], "$[0][0]"),
    ([[None, ARTICLE]], "$[0][0][1]"),
    ({"@graph": [{"@type": "WebSite", "name": "The Example"}, ARTICLE]}, '$[0]["@graph"][1]'),
    ({"@type": "WebPage", "mainEntity": ARTICLE}, "$[0].mainEntity"),
    (ARTICLE | {"@type": ["NewsArticle", "ReportageNewsArticle"]}, "$[0]"),
    (ARTICLE | {"@type": "http://schema.org/NewsArticle"}, "$[0]"),
    (ARTICLE | {"@type": "schema:newsarticle"}, "$[0]"),
])  # fmt: skip
def test_article_is_found_in_every_shape(shape: Any, path: str) -> None:
    """Lists, graphs, nulls, several types and full type names lead to the same article, with its place."""
    dates = found(page(shape), "published")
    assert [("2021-03-03", f"{path}.datePublished")] == [(f.value, f.path) for f in dates]


def test_article_of_this_page_wins_over_teasers_of_others() -> None:
    """Of several articles the one whose address is the page's is taken, whatever the order."""
    other = ARTICLE | {"url": "https://news.example/world/ferry-late-77", "datePublished": "2020-01-01"}
    assert value(page([other, ARTICLE, other]), "published") == "2021-03-03"


def test_list_of_other_articles_is_no_article() -> None:
    """An ItemList of teasers on a listing gives no article."""
    teasers = [
        {"@type": "ListItem", "item": ARTICLE | {"url": f"https://news.example/world/story-{n}"}} for n in range(5)
    ]
    document = page({"@type": "ItemList", "itemListElement": teasers}, url="https://news.example/world")
    assert structured(document).article is None
    assert found(document, "published") == []


def test_several_articles_of_other_pages_are_no_article() -> None:
    """Articles side by side that all name other pages are teasers, even outside of a list."""
    teasers = [ARTICLE | {"url": f"https://news.example/world/story-{n}", "headline": f"Story {n}"} for n in range(3)]
    assert structured(page(*teasers, url="https://news.example/world")).article is None


def test_single_article_with_a_wrong_address_is_kept() -> None:
    """A template that writes the front page or a staging host as address does not lose the only article."""
    assert value(page(ARTICLE | {"url": "https://staging.example/x-1"}), "published") == "2021-03-03"


def test_video_in_an_article_is_not_the_article() -> None:
    """A VideoObject counts as the page's subject only where it names the page or carries its title."""
    video = {"@type": "VideoObject", "name": "Ferry on fire", "uploadDate": "2019-05-05"}
    assert structured(page(video, {"@type": "WebPage"}, head="<title>Harbour bridge reopens</title>")).article is None
    own = page(video, {"@type": "WebPage"}, head="<title>Ferry on fire | The Example</title>")
    assert value(own, "published") == "2019-05-05"


def test_broken_script_is_reported_and_the_rest_is_read() -> None:
    """One broken script costs nothing of the others, and is an Issue with its place."""
    document = page("{{{ never json", ARTICLE)
    issues = [f.value for f in copydesk_extract(document, None) if f.field == "issue"]
    assert [(issue.code, issue.data["path"]) for issue in issues] == [("json_ld_broken", "$[0]")]
    assert found(document, "published")[0].path == "$[1].datePublished"


def test_references_are_followed_inside_the_page() -> None:
    """`{"@id": …}` stands for the object of that id, in another script too; a loop ends."""
    people = {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}
    document = page(
        {"@graph": [ARTICLE | {"author": [{"@id": "#jane"}, "Li Wei"]}]}, people, {"@id": "#a", "b": {"@id": "#a"}}
    )
    assert [people, "Li Wei"] == value(document, "authors")


@pytest.mark.parametrize(("author", "expected"), [
    ("Jane Roe", ["Jane Roe"]),
    (["Jane Roe", None, "", {"name": " "}], ["Jane Roe"]),
    ([["Jane Roe", "Li Wei"]], ["Jane Roe", "Li Wei"]),
    ({"@type": "Person", "name": ["Jane Roe", "Li Wei"]},
     [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "Li Wei"}]),
    ({"givenName": "Jane", "familyName": "Roe"}, [{"givenName": "Jane", "familyName": "Roe", "name": "Jane Roe"}]),
])  # fmt: skip
def test_authors_in_their_odd_shapes(author: Any, expected: list[Any]) -> None:
    """Strings, lists in lists, several names in one object and names in parts come out as one flat list."""
    assert expected == value(page(ARTICLE | {"author": author}), "authors")


def test_house_as_author_is_trusted_less_than_a_printed_name() -> None:
    """An author who is the publisher ranks below a byline; a person above it."""
    house = {"@type": "Organization", "name": "The Example"}
    by_house = found(page(ARTICLE | {"author": house, "publisher": house}), "authors")[0]
    by_name = found(page(ARTICLE | {"author": "Jane Roe", "publisher": house}), "authors")[0]
    assert by_house.confidence < 0.58 < by_name.confidence


def test_published_and_modified_stay_apart() -> None:
    """dateModified is never a publication date, dateCreated only a weaker one."""
    document = page({"@type": "NewsArticle", "dateModified": "2021-04-04", "dateCreated": "2021-03-01"})
    assert [f.value for f in found(document, "modified")] == ["2021-04-04"]
    assert [f.value for f in found(document, "published")] == ["2021-03-01"]
    sure = found(page(ARTICLE), "published")[0]
    assert sure.confidence > found(document, "published")[0].confidence


@pytest.mark.parametrize(("stated", "access"), [
    (True, "free"), ("True", "free"), ("http://schema.org/True", "free"), (1, "free"),
    (False, "paywalled"), ("false", "paywalled"), (["False"], "paywalled"),
])  # fmt: skip
def test_access_is_read_from_booleans_and_strings(stated: Any, access: str) -> None:
    """isAccessibleForFree counts in every spelling, and the raw value is kept."""
    assert (access, stated if not isinstance(stated, list) else stated[0]) == (
        (f := found(page(ARTICLE | {"isAccessibleForFree": stated}), "access")[0]).value, f.raw)  # fmt: skip


def test_other_fields_of_the_article() -> None:
    """Section, keywords, images, rights, genre and language are given as found."""
    document = page(
        ARTICLE
        | {
            "@type": "OpinionNewsArticle",
            "articleSection": ["World", {"name": "Harbours"}],
            "keywords": "bridge, harbour",
            "image": ["https://img.example/a.jpg", {"url": ["https://img.example/b.jpg"], "width": 800}],
            "copyrightHolder": {"name": "The Example"},
            "license": {"url": "https://license.example/by"},
            "inLanguage": {"@type": "Language", "name": "English"},
            "identifier": {"@type": "PropertyValue", "value": 1201},
        }
    )
    assert value(document, "section") == ["World", "Harbours"]
    assert value(document, "tags") == "bridge, harbour"
    assert [m["url"] for m in value(document, "images")] == ["https://img.example/a.jpg", "https://img.example/b.jpg"]
    assert value(document, "genre") == "opinion"
    assert value(document, "native_id") == "1201"
    rights = value(document, "rights")
    assert (rights.holder, rights.license) == ("The Example", "https://license.example/by")


def test_page_object_dates_stand_in() -> None:
    """Where the page has no article object, the dates of its WebPage object count, below every article's."""
    document = page({"@type": "WebPage", "datePublished": "2021-03-03", "dateModified": "2021-03-04"})
    assert [f.value for f in found(document, "published")] == ["2021-03-03"]
    assert found(document, "published")[0].confidence < found(page(ARTICLE), "published")[0].confidence


def test_breadcrumbs_give_the_sections_between_home_and_article() -> None:
    """The trail loses its first entry, and its last where that is the article."""
    names = ["Home", "World", "Harbours", "Harbour bridge reopens"]
    trail = {"@type": "BreadcrumbList", "itemListElement": [{"item": {"name": name}} for name in names]}
    crumbs = found(page(ARTICLE, trail), "section", "breadcrumb")
    assert [f.value for f in crumbs] == [["World", "Harbours"]]


def test_structured_is_read_once() -> None:
    """Every plugin sees the same record."""
    document = page(ARTICLE)
    assert structured(document) is structured(document)


def test_text_pages_have_no_structured_data() -> None:
    """A plain-text page is left alone."""
    assert list(copydesk_extract(Page(text="Just text.", kind="text"), None)) == []
