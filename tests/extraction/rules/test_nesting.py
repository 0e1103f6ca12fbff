"""Rules that find elements in one another: bounded work, and an issue that tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import PAGES
from turbohtml import Element

from copydesk import Desk, Page, Source
from copydesk.extraction.rules import marks, select
from copydesk.extraction.rules.nesting import MAX_NESTED, reachable
from copydesk.extraction.rules.text import text_of

RULES = """domains = ["a.example"]
[[layout]]
remove = [{ css = "div, span, li, b, p", matches = "never said" }, { matches = "never said" }]
[layout.fields]
title = { css = "div, span, li, b", matches = "never said" }
section = "div, span, li, b"
authors = { xpath = "//div | //span | //b" }
tags = { microdata = "a.b.c" }
body = "body"
[layout.body]
end = { css = "div, span, li, b", matches = "never said" }
[layout.body.blocks]
promo = { css = "div, span, li, b", matches = "never said" }
[layout.related]
within = "div, li, span"
item = "div, li, span"
title = "div, li, span"
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "source.toml").write_text(RULES)
    return Source(name="nested", title="Nested", domains=("a.example",), folder=tmp_path)


@pytest.mark.parametrize("tag", ["div", "div_with_text", "span_with_text", "list_with_text", "b_with_text"])
def test_deep_pages_are_read_and_what_was_left_out_is_told(source: Source, tag: str) -> None:
    """Once for each rule, with the page's address."""
    from copydesk.extraction.rules import copydesk_clean, copydesk_extract

    page = Page(PAGES[f"nested_{tag}"].make(400), url="https://a.example/deep")
    copydesk_clean(page, source)
    list(copydesk_extract(page, source))
    told = [issue for issue in page.memo["issues"] if issue.code == "rule_cut"]
    assert any("'div, span, li, b'" in issue.message for issue in told)
    assert all("https://a.example/deep" in issue.message for issue in told)
    assert len({issue.message.split(" finds ")[0] for issue in told}) == len(told)


def test_each_element_is_looked_at_a_bounded_number_of_times() -> None:
    """However deep they stand, none lies in more than that many others that are kept."""
    page = Page("<div>" * 200 + "<p>x</p>" + "</div>" * 200)
    divs = page.tree.select("div")
    kept = reachable(divs, "div", page)
    assert list(kept) == list(divs[:MAX_NESTED])
    assert [issue.message for issue in page.memo["issues"]] == [
        "the rule 'div' finds elements inside one another more than 32 deep on this page: 168 of them were left out"
    ]


def test_elements_beside_one_another_are_all_read() -> None:
    """Many are not deep; nothing is told."""
    page = Page("<ul>" + "<li><b>x</b></li>" * 500 + "</ul>")
    for css in ("li", "li, b, ul"):
        found = page.tree.select(css)
        assert list(reachable(found, css, page)) == list(found)
    assert "issues" not in page.memo


def test_an_item_in_two_blocks_is_given_once(tmp_path: Path) -> None:
    """Under the heading of the outer one, which comes first."""
    (tmp_path / "source.toml").write_text(
        '[layout.related]\nwithin = ".more"\nheading = "h2"\nitem = "a"\ntitle = { css = "i" }\n'.replace(
            "[layout.related]", "[[layout]]\n[layout.related]"
        )
    )
    source = Source(name="twice", title="Twice", domains=("a.example",), folder=tmp_path)
    html = "<div class=more><h2>One</h2><div class=more><h2>Two</h2><a href=/x><i>X</i></a></div></div>"
    from copydesk.extraction.rules import copydesk_extract

    found = [each for each in copydesk_extract(Page(html), source) if each.field == "related"]
    assert [(item["title"], item["heading"]) for item in found[0].value] == [("X", "One")]


def test_a_desk_tells_it_on_the_result(source: Source) -> None:
    """As any other issue."""
    desk = Desk()
    desk.sources.register(source)
    result = desk.read(Page("<main>" + "<div>word " * 60 + "</main>", url="https://a.example/deep"))
    assert "rule_cut" in {issue.code for issue in result.issues}


def test_rules_of_an_item_are_tried_in_order(tmp_path: Path) -> None:
    """The first that finds something in the item counts, whatever stands first on the page."""
    rules = (
        '[[layout]]\n[layout.related]\nitem = "li"\ntitle = ["b", "a"]\nurl = ["i::attr(data-to)", "a::attr(href)"]\n'
    )
    (tmp_path / "source.toml").write_text(rules)
    source = Source(name="ordered", title="Ordered", domains=("a.example",), folder=tmp_path)
    html = "<ul><li><a href=/1>One</a> <b>First</b><li><a href=/2>Two</a><i data-to=/zwei>x</i></ul>"
    from copydesk.extraction.rules import copydesk_extract

    page = Page(html, url="https://a.example/")
    (found,) = [each for each in copydesk_extract(page, source) if each.field == "related"]
    assert [(item["title"], item["url"]) for item in found.value] == [
        ("First", "https://a.example/1"),
        ("Two", "https://a.example/zwei"),
    ]


XPATHS = """domains = ["a.example"]
[[layout]]
[layout.fields]
title = "h1"
section = { xpath = "//p[//p[.='never said']]" }
kicker = { xpath = "//p/preceding-sibling::p[.='never said']" }
body = { xpath = "//p[count(../p[.='never said']) = 0]" }
[layout.related]
item = "li"
title = { xpath = "a[not(preceding::li[//p])]" }
"""


def test_an_xpath_that_would_take_long_is_not_used_and_told(tmp_path: Path) -> None:
    """On a page as papers have them it is used; on one of ten thousand paragraphs the page is read without it."""
    (tmp_path / "source.toml").write_text(XPATHS)
    source = Source(name="far", title="Far", domains=("a.example",), folder=tmp_path)
    words = "<p>The harbour was quiet when the boats came home that evening, and nobody spoke of the storm.</p>"
    page = "<h1>Boats come home</h1><main>{}</main><ul><li><a href=/a>Nets are mended</a><li><a href=/b>Sails</a></ul>"
    small = Desk().read(Page(text=page.format(words * 8), url="https://a.example/1"), source)
    assert "rule_cut" not in {issue.code for issue in small.issues}
    assert small.article is not None
    assert small.article.provenance["body"].plugin == "rules"
    large = Desk().read(Page(text=page.format(words * 10_000), url="https://a.example/1"), source)
    told = sorted(issue.message or "" for issue in large.issues if issue.code == "rule_cut")
    assert [message.partition(" would take")[0] for message in told] == [
        """the rule "//p/preceding-sibling::p[.='never said']\"""",
        """the rule "//p[//p[.='never said']]\"""",
        """the rule "//p[count(../p[.='never said']) = 0]\"""",
        "the rule 'a[not(preceding::li[//p])]'",
    ]
    assert large.article is not None
    assert large.article.title == "Boats come home"


@pytest.mark.parametrize("tag", ["div", "span", "ul><li"])
def test_what_rules_read_grows_as_the_page_does(source: Source, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in characters given to rules, removals, labels, edges and items; unbounded it would be their square."""
    read = 0

    def counting(element: Element) -> str:
        nonlocal read
        text = text_of(element)
        read += len(text)
        return text

    for module in (select, marks):
        monkeypatch.setattr(module, "text_of", counting)
    work = []
    for depth in (60, 120, 240):  # the parser lets 512 elements nest
        read = 0
        Desk().read(Page(text=f"<{tag}>some words " * depth, url="https://a.example/1"), source)
        work.append(read / depth)
    assert work[0] > 100
    assert max(work) < 1.5 * work[1], work
