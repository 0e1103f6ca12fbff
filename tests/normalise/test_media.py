"""Images, videos, links, related articles and rights."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk import extract
from copydesk.models import Context, Link, Media, Related, Rights
from copydesk.normalise import normalise_value

CONTEXT = Context(url="https://www.example.com/world/bridge-12.html", site_names=("Example News",))


@pytest.mark.parametrize(
    ("value", "media"),
    [
        ("/i/1.jpg", (Media("https://www.example.com/i/1.jpg"),)),
        (
            {"@type": "ImageObject", "url": "//cdn.example.com/1.jpg", "width": "640px", "height": 480.0,
             "caption": "The <b>bridge</b>", "creditText": "Photo: Anna Example"},
            (Media("https://cdn.example.com/1.jpg", "The bridge", "Anna Example", None, 640, 480),),
        ),
        (
            [{"contentUrl": "/1.jpg", "width": {"@type": "QuantitativeValue", "value": 640}}, {"url": "/1.jpg", "alt": "x"}],
            (Media("https://www.example.com/1.jpg", alt="x", width_px=640),),
        ),
        ([{"url": ["/1.jpg", "/2.jpg"]}, None, "data:image/gif;base64,xx"], (Media("https://www.example.com/1.jpg"),)),
        ({"url": "/1.jpg", "width": "100%", "height": 9**99, "lead": True}, (Media("https://www.example.com/1.jpg", lead=True),)),
        (["/img/placeholder.gif", "/1x1.png"], None),
        ({"@type": "VideoObject", "embedUrl": "/v/1", "name": "x"}, (Media("https://www.example.com/v/1"),)),
        ({"@id": "#logo"}, None),
    ],
)  # fmt: skip
def test_media_are_read(value: Any, media: tuple[Media, ...] | None) -> None:
    """Addresses resolved, sizes in pixels, each file once with all that is known of it."""
    assert normalise_value("images", value, CONTEXT)[0].value == media


def test_one_picture_leads() -> None:
    """An article has one lead picture: the first that is called so, whatever the others are called."""
    value = [{"url": "/1.jpg"}, {"url": "/2.jpg", "lead": True}, {"url": "/3.jpg", "representativeOfPage": "true"}]
    found = normalise_value("images", value, CONTEXT)[0]
    assert [picture.lead for picture in found.value] == [False, True, False]
    head = (
        '<meta property="og:image" content="https://www.example.com/4.jpg"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "The bridge", "image": {"@type": "ImageObject", "url": "/5.jpg",'
        ' "representativeOfPage": true}}</script>'
    )
    text = "<p>" + "The bridge over the river is open again after nine months of work. " * 8 + "</p>"
    article = extract(f"<html><head>{head}</head><body><h1>The bridge</h1>{text * 3}</body></html>", url=CONTEXT.url)
    assert article is not None
    assert [(picture.url[-5:], picture.lead) for picture in article.images] == [("4.jpg", True), ("5.jpg", False)]


@pytest.mark.parametrize(
    ("file", "leads"),
    [
        ("logo.png", False),
        ("site-logo_1200x630.png", False),
        ("example-logo-white.svg", False),
        ("default-avatar.jpg", False),
        ("placeholder-image@2x.png", False),
        ("ferry-with-new-logo.jpg", True),
        ("acme-logo.jpg", True),
        ("logotype-workshop-4.jpg", True),
        ("1.jpg", True),
    ],
)
def test_an_emblem_leads_no_article(file: str, leads: bool) -> None:
    """Its name says nothing else; a picture whose name says more keeps its role, and each is kept."""
    found = normalise_value("images", [{"url": f"/{file}", "lead": True}], CONTEXT)[0]
    assert [(picture.url.rpartition("/")[2], picture.lead) for picture in found.value] == [(file, leads)]


@pytest.mark.parametrize(("sides", "leads"), [((48, 48), False), ((64, 640), True), ((None, 48), True)])
def test_an_icon_leads_no_article(sides: tuple[int | None, int | None], leads: bool) -> None:
    """Where both sides are stated, and small."""
    value = [{"url": "/1.jpg", "lead": True, "width": sides[0], "height": sides[1]}]
    assert normalise_value("images", value, CONTEXT)[0].value[0].lead is leads


def test_links_know_their_site() -> None:
    """The registered name decides; scripts and addresses without scheme are no links."""
    value = [
        {"href": "/a", "text": " The\u00a0bridge "},
        "https://news.example.com/b",
        "https://other.com/c",
        "mailto:a@b.c",
    ]
    expected = (
        Link("https://www.example.com/a", "The bridge", True),
        Link("https://news.example.com/b", None, True),
        Link("https://other.com/c", None, False),
    )
    assert normalise_value("links", value, CONTEXT)[0].value == expected


def test_related_articles_are_cleaned() -> None:
    """Titles lose the site's name, doubles and untitled ones go."""
    value = [
        {"title": "Ferry returns | Example News", "teaser": " Soon&nbsp;… ", "url": "/ferry", "heading": "More"},
        Related("Ferry returns", "Soon …", "https://www.example.com/ferry", "More"),
        {"url": "/x"},
    ]
    expected = (Related("Ferry returns", "Soon …", "https://www.example.com/ferry", "More"),)
    assert normalise_value("related", value, CONTEXT)[0].value == expected


def test_dates_and_pictures_of_related_articles_are_read() -> None:
    """A date is read as the article's own is; one that cannot be read is told, and the item stays."""
    value = [
        {"title": "Ferry returns", "published": "2 May 2024", "image": "/f.png"},
        {"title": "Ferry leaves", "published": "the other day"},
    ]
    (found,) = normalise_value("related", value, CONTEXT)
    first, second = found.value
    assert first.published is not None
    assert (first.published.local, first.published.raw) == ("2024-05-02", "2 May 2024")
    assert first.image == "https://www.example.com/f.png"
    assert (second.title, second.published) == ("Ferry leaves", None)
    assert [(issue.code, issue.field) for issue in found.issues] == [("unreadable_date", "related")]
    assert "'the other day'" in found.issues[0].message


@pytest.mark.parametrize(
    ("value", "rights"),
    [
        (
            "© 2024 Example News. All rights reserved.",
            Rights("Example News", "© 2024 Example News. All rights reserved."),
        ),
        ("Copyright 2020-2024 by Example", Rights("Example", "Copyright 2020-2024 by Example")),
        ("All rights reserved", Rights(None, "All rights reserved")),
        (
            {"copyrightHolder": {"name": "Example"}, "license": "/terms"},
            Rights("Example", None, "https://www.example.com/terms"),
        ),
        (Rights(ai_training=False), Rights(ai_training=False)),
        ({}, None),
    ],
)
def test_rights_are_read(value: Any, rights: Rights | None) -> None:
    """A notice names its holder only in the plain form; nothing is concluded from less."""
    assert normalise_value("rights", value, CONTEXT)[0].value == rights
