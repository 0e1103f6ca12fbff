"""meta and link elements."""

from __future__ import annotations

import pytest

from copydesk.extraction.structured import copydesk_extract, structured
from copydesk.models import Alternate, Found, Page

URL = "https://news.example/world/harbour-bridge-reopens-1201"


def found(head: str, field: str, body: str = "", url: str | None = URL) -> list[Found]:
    """Give what a page with this head says of a field, the surest first."""
    document = Page(text=f"<html><head>{head}</head><body>{body}</body></html>", url=url)
    return sorted((f for f in copydesk_extract(document, None) if f.field == field), key=lambda f: -f.confidence)


@pytest.mark.parametrize(("head", "field", "value", "method", "path"), [
    ('<meta property="article:published_time" content="2021-03-03T10:00:00Z">', "published", "2021-03-03T10:00:00Z",
     "opengraph", 'meta[property="article:published_time"]'),
    ('<meta name="parsely-pub-date" content="2021-03-03">', "published", "2021-03-03", "meta",
     'meta[name="parsely-pub-date"]'),
    ('<META NAME="DC.date.issued" CONTENT="2021-03-03">', "published", "2021-03-03", "meta",
     'meta[name="dc.date.issued"]'),
    ('<meta property="article:modified_time" content="2021-03-04">', "modified", "2021-03-04", "opengraph",
     'meta[property="article:modified_time"]'),
    ('<meta property="og:release_date" content="2021-03-03 10:00">', "published", "2021-03-03 10:00", "opengraph",
     'meta[property="og:release_date"]'),
    ('<meta name="weibo: article:create_at" content="2021-03-03">', "published", "2021-03-03", "meta",
     'meta[name="weibo: article:create_at"]'),
    ('<meta name="weibo: article:update_at" content="2021-03-04">', "modified", "2021-03-04", "meta",
     'meta[name="weibo: article:update_at"]'),
    ('<meta name="author" content="Jane Roe">', "authors", "Jane Roe", "meta", 'meta[name="author"]'),
    ('<meta property="og:description" content="It reopens.">', "summary", "It reopens.", "opengraph",
     'meta[property="og:description"]'),
    ('<meta property="og:site_name" content="The Example">', "site_name", "The Example", "opengraph",
     'meta[property="og:site_name"]'),
    ('<meta http-equiv="content-language" content="pt-BR">', "language", "pt-BR", "meta",
     'meta[http-equiv="content-language"]'),
    ('<link rel="canonical" href="/world/x-1">', "canonical_url", "/world/x-1", "link", "link[rel=canonical]"),
])  # fmt: skip
def test_field_method_and_place(head: str, field: str, value: str, method: str, path: str) -> None:
    """Each known name gives its field as found, with how and where."""
    assert [(value, method, path)] == [(f.value, f.method, f.path) for f in found(head, field)]


def test_repeated_names_give_a_list() -> None:
    """Several authors or tags are one value each."""
    head = '<meta name="citation_author" content="Jane Roe"><meta name="citation_author" content="Li Wei">'
    assert found(head, "authors")[0].value == ["Jane Roe", "Li Wei"]
    tags = '<meta property="article:tag" content="harbour"><meta property="article:tag" content="bridge">'
    assert found(tags, "tags")[0].value == ["harbour", "bridge"]


def test_html_lang_comes_first() -> None:
    """The language of the html element stands above og:locale, its direction is given too."""
    document = Page(text='<html lang="ar" dir="rtl"><head><meta property="og:locale" content="en_US">', url=URL)
    values = [f for f in copydesk_extract(document, None) if f.field in ("language", "direction")]
    best = max((f for f in values if f.field == "language"), key=lambda f: f.confidence)
    assert (best.value, best.method) == ("ar", "html")
    assert [f.value for f in values if f.field == "direction"] == ["rtl"]


def test_article_title_as_site_name_is_not_taken() -> None:
    """A template that writes the headline as application-name gives no site name."""
    head = (
        '<meta name="application-name" content="Harbour bridge reopens after eleven years of repairs and two of delay">'
    )
    assert found(head, "site_name") == []


def test_images_carry_size_and_alt() -> None:
    """og:image is the lead picture, with the numbers that follow it."""
    head = (
        '<meta property="og:image" content="https://img.example/a.jpg"><meta property="og:image:width" content="1200">'
        '<meta property="og:image:alt" content="The bridge">'
    )
    expected = [{"url": "https://img.example/a.jpg", "lead": True, "width_px": "1200", "alt": "The bridge"}]
    assert expected == found(head, "images")[0].value


def test_alternates_say_what_they_are() -> None:
    """AMP, languages and short links are told apart, made absolute; feeds are none."""
    head = (
        '<link rel="amphtml" href="/amp/x-1"><link rel="alternate" hreflang="fr" href="https://news.example/fr/x-1">'
        '<link rel="shortlink" href="https://n.example/1"><link rel="alternate" type="application/rss+xml" href="/f">'
        '<link rel="stylesheet" href="/a.css">'
    )
    expected = [
        Alternate("https://news.example/amp/x-1", "amp"),
        Alternate("https://news.example/fr/x-1", "language", "fr"),
        Alternate("https://n.example/1", "short"),
    ]
    assert expected == found(head, "alternates")[0].value


def test_training_refused() -> None:
    """robots noai is a refusal of use for training; silence is not."""
    assert found('<meta name="robots" content="noai, noimageai">', "rights")[0].value.ai_training is False
    assert found('<meta name="copyright" content="The Example">', "rights")[0].value.ai_training is None


def test_meta_is_shared_for_rules() -> None:
    """`structured` keeps every name in lower case with all its contents, empty ones left out."""
    document = Page(text='<meta name="X-Desk" content="A"><meta name="x-desk" content="B"><meta name="e" content=" ">')
    data = structured(document)
    assert (data.meta, data.first_meta("e", "x-desk")) == ({"x-desk": ["A", "B"]}, ("x-desk", "A"))


@pytest.mark.parametrize(("name", "content", "known"), [
    ("w-published-date", "2025-05-27T06:03:43Z", True),
    ("site:publish_time", "2025-05-27", True),
    ("publicationtime", "27 May 2025", True),
    ("published_at", "2025-05-27", True),
    ("publisher", "The Example 2025", False),
    ("published-date", "", False),
    ("w-published-date", "soon", False),
    ("publications", "2025", False),
])  # fmt: skip
def test_names_that_say_what_they_hold(name: str, content: str, known: bool) -> None:
    """A name no list has counts as a publication date where it says so and holds a year."""
    values = [f.value for f in found(f'<meta name="{name}" content="{content}">', "published")]
    assert values == ([content] if known else [])
