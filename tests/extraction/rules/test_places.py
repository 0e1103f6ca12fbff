"""Where the rules of a source look, and what they say of the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from copydesk import Desk, Link, Page, PluginManager, Source
from copydesk.extraction.rules import copydesk_clean, copydesk_extract, microdata
from copydesk.extraction.rules.embedded import MAX_VALUES
from copydesk.extraction.rules.jsonld import values_at
from copydesk.models.schema import record_schema
from copydesk.sources import read_source

TOML = """
domains = ["paper.example"]
article_url = '/story/\\d+$'
listing_url = '/stories$'

[[layout]]
[layout.fields]
modified = { label = "Last change:" }
[layout.listing]
within = "#list"
item = "li"
title = "a"
url = "a::attr(href)"
"""
HTML = '<h1>T</h1><p>Last change:</p><p>3 March 2021</p><ul id="list"><li><a href="/story/2">Two</a></li></ul>'


@pytest.fixture
def found(tmp_path: Path) -> Any:
    """Run the rules above on a page: field to what was found."""
    (tmp_path / "paper").mkdir()
    file = tmp_path / "paper" / "source.toml"
    file.write_text(TOML, "utf-8")
    source = read_source(file)
    return lambda page: {item.field: item for item in copydesk_extract(page, source)}


def test_listing_rule_on_a_listing(found: Any) -> None:
    """On a page that is no article the listing's items give the links."""
    items = found(Page(HTML, url="https://paper.example/stories"))
    assert items["links"].value == (Link("https://paper.example/story/2", "Two", internal=True),)
    assert items["outcome"].value == "listing"


def test_teaser_date_and_picture_of_a_listings_items(tmp_path: Path) -> None:
    """What stands beside a title in a listing is in the record, as its schema says; the plain link stays a plain one."""
    (tmp_path / "paper").mkdir()
    rules = 'teaser = "p"\npublished = "time::attr(datetime)"\nimage = "img::attr(src)"\n'
    (tmp_path / "paper" / "source.toml").write_text(TOML + rules, "utf-8")
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(tmp_path)
    html = '<ul id="list"><li><a href="/story/2">Two</a><p>What it is about.</p><time datetime="2026-03-04">Wed</time>'
    html += '<img src="/two.png"></li><li><a href="/story/3">Three</a><time datetime="soon">soon</time></li></ul>'
    result = desk.read(Page(html, url="https://paper.example/stories"))
    record = result.to_dict()
    jsonschema.validate(record, record_schema())
    two, three = record["links"]
    assert (two["href"], two["text"], two["internal"]) == ("https://paper.example/story/2", "Two", True)
    assert (two["teaser"], two["published"]["local"]) == ("What it is about.", "2026-03-04")
    assert two["image"] == "https://paper.example/two.png"
    assert (three["text"], three["published"], three["teaser"]) == ("Three", None, None)


def test_next_page_of_a_listing(tmp_path: Path) -> None:
    """The rule's next page is the result's, absolute, on a listing alone."""
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "source.toml").write_text(TOML + 'next = "a.older::attr(href)"\n', "utf-8")
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(tmp_path)
    html = HTML + '<a class="older" href="/stories?from=20">Older</a>'
    listing = desk.read(Page(html, url="https://paper.example/stories"))
    assert (listing.outcome, listing.next_page) == ("listing", "https://paper.example/stories?from=20")
    article = desk.read(Page(html, url="https://paper.example/story/1"))
    assert (article.next_page, "next_page" in article.to_dict().get("extra", {})) == (None, False)


def test_listing_rule_on_an_article(found: Any) -> None:
    """On an article the same markup is a related block: its links are not the article's."""
    items = found(Page(HTML, url="https://paper.example/story/1"))
    assert items["outcome"].value == "article"
    assert "links" not in items


def test_label_on_its_own_line(found: Any) -> None:
    """The value may stand on the line behind the label."""
    item = found(Page(HTML, url="https://paper.example/story/1"))["modified"]
    assert (item.value, item.path) == ("3 March 2021", "line 2")


def test_label_in_a_text_page_is_placed_by_the_document_s_lines(found: Any) -> None:
    """The line of a text page is the document's own, empty lines counted."""
    item = found(Page("T\r\n\r\nText.\r\n\r\nLast change:\xa0 3 March  2021\r\n", kind="text"))["modified"]
    assert (item.value, item.path) == ("3 March 2021", "line 5")


def test_related_block_that_is_removed(tmp_path: Path) -> None:
    """A related block that the layout takes out of the page is still read as related."""
    (tmp_path / "paper").mkdir()
    file = tmp_path / "paper" / "source.toml"
    layout = '[[layout]]\nremove = ["ul"]\n[layout.related]\nitem = "li"\ntitle = "a"\n'
    file.write_text('domains = ["paper.example"]\n' + layout, "utf-8")
    source = read_source(file)
    page = Page(HTML, url="https://paper.example/story/1")
    copydesk_clean(page, source)
    assert page.tree.select("ul") == []
    assert [item.value[0]["title"] for item in copydesk_extract(page, source) if item.field == "related"] == ["Two"]


def test_date_and_picture_of_a_related_item(tmp_path: Path) -> None:
    """Rules inside the item, as for its title; the date is read in the source's order and zone."""
    (tmp_path / "paper").mkdir()
    layout = '[layout.related]\nitem = "li"\ntitle = "a"\npublished = ".d"\nimage = "img::attr(src)"\n'
    (tmp_path / "paper" / "source.toml").write_text(
        f'domains = ["paper.example"]\ndate_order = "MDY"\n[[layout]]\n{layout}', "utf-8"
    )
    html = "<html><body><h1>One</h1><p>Words of the story, enough of them to make an article of the page today.</p>"
    html += '<ul><li><a href="/2">Two</a> <i class=d>03/04/2026</i> <img src="two.png"></li><li><a>Three</a></li></ul>'
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(tmp_path)
    article = desk.read(Page(html, url="https://paper.example/story/1")).article
    assert article is not None
    two, three = article.related
    assert two.published is not None
    assert (two.published.local, two.image) == ("2026-03-04", "https://paper.example/story/two.png")
    assert (three.title, three.published, three.image) == ("Three", None, None)


GRAPH = """<script type="application/ld+json">{"@graph": [
{"@type": "NewsArticle", "@id": "#a", "headline": "H", "author": [{"@id": "#one"}, {"@id": "#two"}], "editor": {"@id": "#one"}},
{"@type": "Person", "@id": "#one", "name": "Ann Bell", "worksFor": {"@id": "#org"}},
{"@type": "Person", "@id": "#two", "name": "Cy Dow"}, {"@type": "Organization", "@id": "#org", "name": "The Lantern"}
]}</script>"""


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("NewsArticle.author.name", ["Ann Bell", "Cy Dow"]),
        ("NewsArticle.author.1.name", ["Cy Dow"]),
        ("NewsArticle.editor.name", ["Ann Bell"]),
        ("NewsArticle.author.worksFor.name", ["The Lantern"]),
        ("NewsArticle.author", []),
    ],
)
def test_references_in_json_ld_are_followed(query: str, values: list[str]) -> None:
    """One, or each of a list."""
    assert [value for value, _ in values_at(Page(GRAPH), query)] == values


def test_references_that_multiply_end() -> None:
    """Three references of three thousand each would be 27,000 million values."""
    data = {"@type": "NewsArticle", "@id": "#x", "author": [{"@id": "#x"}] * 3000, "headline": "H"}
    page = Page(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert len(list(values_at(page, "NewsArticle.author.author.author.headline"))) == MAX_VALUES


def test_two_related_blocks_of_the_same_items_differ(tmp_path: Path) -> None:
    """Each has rules of its own for what is in them."""
    (tmp_path / "source.toml").write_text(
        'domains = ["a.example"]\n[[layout]]\n'
        '[[layout.related]]\nwithin = ".more"\nheading = "h2"\nheading_matches = "^More"\nitem = "li"\ntitle = "a"\n'
        '[[layout.related]]\nwithin = ".more"\nheading = "h2"\nheading_matches = "^Also"\nitem = "li"\ntitle = "b"\n'
    )
    html = "<div class=more><h2>More</h2><ul><li><a>One</a></ul></div><div class=more><h2>Also</h2><ul><li><b>Two</b></ul></div>"
    source = Source(name="twice", domains=("a.example",), folder=tmp_path)
    (found,) = [each for each in copydesk_extract(Page(html), source) if each.field == "related"]
    assert [(item["heading"], item["title"]) for item in found.value] == [("More", "One"), ("Also", "Two")]


def test_microdata_gives_what_a_reader_sees() -> None:
    """As selectors do: no script, and a space where a line ends."""
    html = "<div itemscope><p itemprop=author>Ann<br>Bell<script>go()</script></p></div>"
    assert list(microdata.values_at(Page(html), "author")) == ["Ann Bell"]
