"""Microdata, told apart by the item it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.extraction.structured import copydesk_extract
from copydesk.extraction.structured.microdata import value_of
from copydesk.models import Page

TEASER = """<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Ferry late</h2>
<meta itemprop="datePublished" content="2020-01-01"></div>"""
ARTICLE = """<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">Harbour bridge reopens</h1>
<span itemprop="author" itemscope itemtype="https://schema.org/Person">By <a itemprop="name">Jane Roe</a></span>
<time itemprop="datePublished" datetime="2021-03-03T10:00">3 March</time>
<meta itemprop="dateModified" content="2021-03-04">
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><b itemprop="author">someone</b>
<time itemprop="datePublished" datetime="2021-03-09">9 March</time></div></article>"""


def values(body: str) -> dict[str, object]:
    document = Page(text=f"<html><body>{body}</body></html>")
    return {f.field: f.value for f in copydesk_extract(document, None) if f.method == "microdata"}


def test_properties_of_the_article() -> None:
    """Content and datetime attributes come before text, a person's name before what stands around it."""
    expected = {
        "title": "Harbour bridge reopens",
        "published": "2021-03-03T10:00",
        "modified": "2021-03-04",
        "authors": ["Jane Roe"],
    }
    assert expected == values(ARTICLE)


def test_teasers_and_comments_do_not_mix_in() -> None:
    """Items of other articles and of comments never date or sign this one."""
    assert values(ARTICLE) == values(TEASER + ARTICLE + TEASER)


def test_several_teasers_and_no_article() -> None:
    """A listing marked up item by item gives nothing."""
    assert values(TEASER * 3) == {}


def test_properties_outside_of_any_item() -> None:
    """Broken markup without itemscope counts where there is one headline only."""
    loose = '<h1 itemprop="headline">Harbour bridge reopens</h1><i itemprop="author">Jane Roe</i>'
    assert values(loose) == {"title": "Harbour bridge reopens", "authors": ["Jane Roe"]}
    assert values(loose * 2) == {}


def test_head_speaks_of_the_page() -> None:
    """Properties in the head are the page's own, though the body holds several items or headlines."""
    head = (
        '<meta itemprop="headline" content="Bridge reopens"><meta itemprop="author" content="Jane Roe">'
        '<meta itemprop="datePublished" content="2021-03-03T09:00:00-0800">'
        '<meta itemprop="dateModified" content="2021-03-04T09:00:00-0800">'
    )
    teaser = (
        '<div itemscope itemtype="https://schema.org/Article"><time itemprop="datePublished">2019-01-01</time></div>'
    )
    body = f'<h1 itemprop="headline">Bridge reopens</h1><h2 itemprop="headline">Read on</h2>{teaser * 2}'
    text = f'<html itemscope itemtype="https://schema.org/WebPage"><head>{head}</head><body>{body}</body></html>'
    found = {f.field: f.value for f in copydesk_extract(Page(text=text), None) if f.method == "microdata"}
    assert found["published"] == "2021-03-03T09:00:00-0800"
    assert found["modified"] == "2021-03-04T09:00:00-0800"
    assert found["authors"] == ["Jane Roe"]


def test_no_more_of_a_text_is_read_than_it_takes() -> None:
    """Elements around one another have the same text: of a long one each reads the beginning, and gives nothing."""
    read: list[str] = []

    class Long:
        """An element of 100,000 strings."""

        def attr(self, name: str) -> None:
            """Give no attribute."""

        @property
        def strings(self) -> Iterator[str]:
            for _ in range(100_000):
                read.append("word ")
                yield read[-1]

    assert value_of(Long()) is None  # type: ignore[arg-type]
    assert len(read) < 500
