"""What each kind of rule finds."""

from __future__ import annotations

import re
from typing import Any

import pytest

from copydesk import Page
from copydesk.extraction.rules.layout import Condition, Rule
from copydesk.extraction.rules.select import evaluate, holds
from copydesk.extraction.rules.shapes import Mistakes
from copydesk.extraction.rules.transforms import TransformsShape

HTML = """<html><head><meta name="Section" content="Coast"><meta property="article:tag" content="a">
<meta property="article:tag" content="b">
<script type="application/ld+json">[{"@type": "WebPage", "headline": "Other"},
{"@graph": [{"@type": ["ReportageNewsArticle"], "@id": "#a", "headline": "JSON", "author": {"@id": "#p"},
 "keywords": ["k1", "k2"], "isAccessibleForFree": true, "wordCount": 12}, {"@type": "Person", "@id": "#p", "name": "Ada"}]}]</script>
<script id="state">{"story": {"authors": [{"name": "Ada", "kind": "w"}, {"name": "Tom", "kind": "p"}], "words": 12, "a.b": "dot"}}</script>
<script>var x = 1; window.__STATE__ = {"id": "s-7", "parts": [{"type": "text", "html": "One <b>1</b>"},
{"type": "ad", "html": "Buy"}, {"type": "head", "html": "Two"}]}; more();</script></head>
<body><h1>A <i>title</i></h1>
<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author" itemscope><b itemprop="name">Bea</b></span>
<time itemprop="datePublished" datetime="2020-01-02">2 Jan</time><a itemprop="publisher" href="/p">House</a></div>
<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">Fair</b></div>
<p>Updated: one</p><p>Updated: two</p></body></html>"""
PAGE = Page(HTML, url="https://paper.example/coast/story-7.html")


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Rule("css", "h1"), "A title"),
        (Rule("css", "h1::text"), "A"),
        (Rule("css", "time::attr(datetime)"), "2020-01-02"),
        (Rule("css", "::attr(href)"), None),
        (Rule("xpath", "//h1/i"), "title"),
        (Rule("xpath", "//h1/i/text()"), "title"),
        (Rule("xpath", "string(//time/@datetime)"), "2020-01-02"),
        (Rule("meta", "section"), "Coast"),
        (Rule("json-ld", "Article.headline"), "JSON"),
        (Rule("json-ld", "ReportageNewsArticle.author.name"), "Ada"),
        (Rule("json-ld", "*.headline"), "JSON"),
        (Rule("json-ld", "WebPage.headline"), "Other"),
        (Rule("json-ld", "Article.keywords.1"), "k2"),
        (Rule("json-ld", "Article.wordCount"), "12"),
        (Rule("json-ld", "Article.isAccessibleForFree"), None),
        (Rule("json-ld", "NewsArticle.headline"), None),
        (Rule("microdata", "author.name"), "Bea"),
        (Rule("microdata", "NewsArticle.author.name"), "Bea"),
        (Rule("microdata", "NewsArticle.name"), None),
        (Rule("microdata", "Event.name"), "Fair"),
        (Rule("microdata", "datePublished"), "2020-01-02"),
        (Rule("microdata", "publisher"), "House"),
        (Rule("script", "state", path="story.authors.0.name"), "Ada"),
        (Rule("script", "state", path="story.authors.-1.name"), "Tom"),
        (Rule("script", "state", path="story.words"), "12"),
        (Rule("script", "state", path=r"story.a\.b"), "dot"),
        (Rule("script", "state", path="story.nothing.0"), None),
        (Rule("script", "__STATE__", path="id"), "s-7"),
        (Rule("script", "window.__STATE__", path="parts.[type=ad].html"), "Buy"),
        (Rule("script", "none", path="id"), None),
        (Rule("label", "Updated:"), "one"),
        (Rule("url", r"/(\w+)/story"), "coast"),
        (Rule("url", r"story-\d+"), "story-7"),
        (Rule("value", "always"), "always"),
        (Rule("css", "h1", re.compile(r"A (\w+)")), "title"),
        (Rule("css", "h1", re.compile("none")), None),
        (Rule("css", "h1", when=Condition(exists=("nav", "time"))), "A title"),
        (Rule("css", "h1", when=Condition(missing=("time",))), None),
    ],
)
def test_one_value(rule: Rule, value: Any) -> None:
    """The value of a field that takes one, its kind as the method."""
    found = evaluate(rule, "title", PAGE)
    assert (found.value if found else None) == value
    assert found is None or (found.method == rule.kind and found.path)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (Rule("meta", "article:tag"), ["a", "b"]),
        (Rule("json-ld", "Article.keywords"), ["k1", "k2"]),
        (Rule("script", "state", path="story.authors.*.name"), ["Ada", "Tom"]),
        (Rule("script", "state", path="story.authors.[kind=p|q].name"), ["Tom"]),
        (Rule("label", "Updated:"), ["one", "two"]),
    ],
)
def test_all_values(rule: Rule, values: list[str]) -> None:
    """A field that takes many takes all."""
    found = evaluate(rule, "tags", PAGE)
    assert found is not None
    assert found.value == values


def test_body_of_a_script() -> None:
    """Strings for the body are its paragraphs."""
    found = evaluate(Rule("script", "__STATE__", path="parts.[type=text|head].html"), "body", PAGE)
    assert found is not None
    assert found.value == ["One <b>1</b>", "Two"]


@pytest.mark.parametrize(
    ("when", "held"),
    [
        (Condition(), True),
        (Condition(url=re.compile("/coast/")), True),
        (Condition(url=re.compile("/sport/")), False),
        (Condition(text=re.compile("^Updated: two$", re.MULTILINE)), True),
        (Condition(exists=("h1",), missing=("h2",), url=re.compile("story")), True),
        (Condition(exists=("h1",), missing=("h2", "time")), False),
    ],
)
def test_conditions(when: Condition, held: bool) -> None:
    """All parts that are given must hold."""
    assert holds(when, PAGE) is held


@pytest.mark.parametrize("state", ["[" * 100_000, '{"a": ' * 50_000, '{"a": ' + "9" * 1_000_000 + "}", "{", "no JSON"])
def test_hostile_state(state: str) -> None:
    """A script that is no JSON, or a bomb of it, gives nothing."""
    page = Page(f'<script id="state">{state}</script>')
    assert evaluate(Rule("script", "state", path="a.b"), "title", page) is None


def test_all_gathers_each_part_by_its_own_words() -> None:
    """In the order of the rules, none twice, with the place and the raw string of each; outer transforms come last."""
    parts = (
        Rule("css", "[itemprop=author] b"),
        Rule("script", "state", path="story.authors.*.name", when=Condition(exists=("h1",))),
        Rule("meta", "author"),
        Rule("css", "h1", when=Condition(missing=("h1",))),
        Rule("css", "time", matches=re.compile(r"\d (\w+)"), transforms=steps(["upper"])),
        Rule("css", "[itemprop=author]"),
    )
    found = evaluate(Rule("all", "…", parts=parts), "authors", PAGE)
    assert found is not None
    assert found.value == ["Bea", "Ada", "Tom", "JAN"]
    found = evaluate(Rule("all", "…", parts=parts, transforms=steps([{"join": ", "}])), "summary", PAGE)
    assert found is not None
    assert (found.value, found.raw) == ("Bea, Ada, Tom, JAN", ["Bea", "Ada", "Tom", "Jan"])
    assert evaluate(Rule("all", "…", parts=parts[2:4]), "authors", PAGE) is None


def steps(written: list[Any]) -> Any:
    """Transforms as a file has them."""
    mistakes = Mistakes()
    read = TransformsShape().read(written, (), mistakes)
    assert mistakes.found == []
    return read
