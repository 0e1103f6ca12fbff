"""Pictures that are those of the page's makers: kept, but no article's lead picture."""

from __future__ import annotations

import json
from typing import Any

import pytest

from copydesk import extract

URL = "https://gazette.example/a-1.html"
TEXT = "<p>" + "The bridge over the river is open again after nine months of work. " * 8 + "</p>"
LOGO = "https://gazette.example/g.png"
FACE = "https://gazette.example/quill.jpg"
PHOTO = "https://gazette.example/bridge.jpg"


def leading(og: str, *objects: dict[str, Any]) -> list[tuple[str, bool]]:
    """The pictures of a page with this og:image and these objects of JSON-LD, and whether each leads."""
    head = f'<meta property="og:image" content="{og}">' + "".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in objects
    )
    article = extract(f"<html><head>{head}</head><body><h1>The bridge</h1>{TEXT * 3}</body></html>", url=URL)
    assert article is not None
    return [(picture.url, picture.lead) for picture in article.images]


PAPER = {"@type": "NewsMediaOrganization", "name": "Gazette", "logo": {"@type": "ImageObject", "url": LOGO}}
WRITER = {"@type": "Person", "name": "Ada Quill", "image": FACE}
STORY = {"@type": "NewsArticle", "headline": "The bridge", "publisher": PAPER, "author": [WRITER]}


@pytest.mark.parametrize(
    ("og", "objects", "leads"),
    [
        (PHOTO, [STORY], True),
        (LOGO, [STORY], False),
        (LOGO, [PAPER], False),
        (FACE, [STORY], False),
        (FACE, [WRITER], False),
        (LOGO, [STORY | {"image": LOGO}], False),
        (FACE, [STORY | {"image": FACE}], True),
        (LOGO, [{"@graph": [STORY | {"publisher": {"@id": "#us"}}, PAPER | {"@id": "#us"}]}], False),
    ],
)
def test_a_maker_s_picture_does_not_lead(og: str, objects: list[dict[str, Any]], leads: bool) -> None:
    """A logo never; a portrait does where the article names it as its own."""
    assert leading(og, *objects) == [(og, leads)]
