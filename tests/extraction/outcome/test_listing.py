"""Listings and their links, told from articles with many links."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.extraction.outcome import copydesk_extract
from copydesk.models import Found, Link, Page

SITE = "https://news.example"
SENTENCE = "The bridge over the old harbour carried its first cars again on Thursday morning, eleven years on. "
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def found(body: str, head: str = "", url: str | None = f"{SITE}/world") -> dict[str, Found]:
    """Give what is found of a page's outcome, by field."""
    document = Page(text=f"<html><head>{head}</head><body>{MENU}{body}</body></html>", url=url)
    return {f.field: f for f in copydesk_extract(document, None)}


MENU = (
    "<ul>" + "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("world", "sport", "arts")) + "</ul>"
)


def teasers(count: int, text: str = "") -> str:
    """Write teasers in the way of most sites: a headline with a link, and perhaps a paragraph, each in its own box."""
    return "".join(
        f'<div><h3><a href="/world/harbour-story-number-{n}">Harbour story number {n}</a></h3>{text}</div>'
        for n in range(count)
    )


@pytest.mark.parametrize("text", ["", f"<p>{SENTENCE}</p>", f"<p>{SENTENCE}</p><p>{SENTENCE}</p>"])
def test_headline_links_without_a_text_are_a_listing(text: str) -> None:
    """A page of teasers, with paragraphs or without, is a listing, and og:type does not change that."""
    result = found("<h1>World</h1>" + teasers(12, text), '<meta property="og:type" content="article">')
    assert result["outcome"].value == "listing"
    assert len(result["links"].value) == 12
    assert result["links"].value[0] == Link(f"{SITE}/world/harbour-story-number-0", "Harbour story number 0", True)


def test_links_are_those_of_articles() -> None:
    """Menu, tags, other sites and links to the same article again are not among the links to crawl."""
    more = (
        '<a href="/world/harbour-story-number-0">Read more about the harbour story here</a>'
        '<a href="/tag/harbours-2231">All that we have written of the harbours</a>'
        '<a href="https://other.example/world/a-long-story-of-theirs">A long story told by another site</a>'
        '<a href="javascript:void(0)">Show more of these stories to me now</a>'
        '<a href="/world/late-ferries-strand-hundreds-77">Late ferries strand hundreds at the pier</a>'
    )
    hrefs = [link.href for link in found(teasers(9) + more)["links"].value]
    assert hrefs == [f"{SITE}/world/harbour-story-number-{n}" for n in range(9)] + [
        f"{SITE}/world/late-ferries-strand-hundreds-77"
    ]


def test_front_page() -> None:
    """A front page needs fewer headline links, and is known by its canonical address too."""
    head = f'<link rel="canonical" href="{SITE}/">'
    assert found(teasers(5), url=f"{SITE}/")["outcome"].path == "front page"
    assert found(teasers(5), head, url=None)["outcome"].value == "listing"
    assert "outcome" not in found(teasers(5))


def test_page_that_calls_itself_a_collection() -> None:
    """A CollectionPage or ItemList needs fewer headline links too."""
    head = '<script type="application/ld+json">{"@type": "CollectionPage", "name": "World"}</script>'
    assert found(teasers(5), head)["outcome"].path == "collection"


@pytest.mark.parametrize("body", [
    f"<h1>Bridge reopens</h1><div>{f'<p>{SENTENCE}</p>' * 30}</div>{teasers(40)}",
    f"<h1>Bridge reopens</h1>{SENTENCE * 3}<br><br>{SENTENCE * 3}<br><br>{SENTENCE * 3}{teasers(40)}",
    f"<h1>Bridge reopens</h1><main>{f'<div>{SENTENCE}</div>' * 12}</main>{teasers(40)}",
    f"<h1>Bridge reopens</h1><main>{f'<div><p>{SENTENCE * 2}</p></div>' * 12}</main>{teasers(12)}",
    f"<h1>Bridge reopens</h1><p>{SENTENCE}</p>{teasers(5)}",
])  # fmt: skip
def test_article_with_many_links_is_no_listing(body: str) -> None:
    """Paragraphs that follow each other, in whatever markup, are a text, however many teasers stand below."""
    assert "outcome" not in found(body)


def test_metadata_of_an_article_speak_against_a_listing() -> None:
    """A short piece with an article object or a publication date is not taken for a listing."""
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Goal by goal"}</script>'
    date = '<meta property="article:published_time" content="2021-03-03T09:00:00Z">'
    assert "outcome" not in found(teasers(20), ld)
    assert "outcome" not in found(teasers(20), date)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared pages are not here")
@pytest.mark.parametrize(("name", "links"), [
    ("eblnews-front-2020-06-16", 24), ("eblnews-video-listing-2020-06-16", 33),
])  # fmt: skip
def test_real_listings(name: str, links: int) -> None:
    """Two stored listing pages come out as listings with the links to their videos, and no other."""
    document = Page(text=(SEEDS / f"{name}.html").read_text(encoding="utf-8"))
    result = {f.field: f for f in copydesk_extract(document, None)}
    assert result["outcome"].value == "listing"
    assert len(result["links"].value) == links
    assert all(link.href.startswith("https://eblnews.com/video/") and link.internal for link in result["links"].value)
