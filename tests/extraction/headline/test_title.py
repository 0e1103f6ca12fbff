"""The headline, chosen by what agrees."""

from __future__ import annotations

import pytest

from copydesk.extraction.headline import copydesk_extract, headline
from copydesk.models import Found, Page

URL = "https://www.example-post.example/world/harbour-bridge-1201"


def titles(head: str, body: str, url: str = URL) -> list[Found]:
    """Give the titles of a page, the surest first."""
    document = Page(text=f"<html><head>{head}</head><body>{body}</body></html>", url=url)
    return sorted((f for f in copydesk_extract(document, None) if f.field == "title"), key=lambda f: -f.confidence)


def ld(text: str, more: str = "") -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{text}"{more}}}</script>'


def og(text: str) -> str:
    return f'<meta property="og:title" content="{text}">'


def test_every_place_is_kept() -> None:
    """All titles of the page are given, each with its method, so that the others can be shown."""
    head = (
        ld("Harbour bridge reopens") + og("The bridge is back") + "<title>Harbour bridge reopens | Example Post</title>"
    )
    found = titles(head, "<h1>Harbour bridge reopens</h1>")
    assert {"json-ld", "opengraph", "title", "h1"} == {f.method for f in found}


@pytest.mark.parametrize("first", ["<h1>Example Post</h1>", "<h1>Log in</h1>", "<h1> </h1>", '<h1><img alt=""></h1>'])
def test_h1_of_the_masthead_is_passed_over(first: str) -> None:
    """The h1 nearest to the other titles is the headline, not the first one."""
    found = titles(og("Harbour bridge reopens"), f"{first}<h1>Harbour bridge reopens after eleven years</h1>")
    assert (found[0].value, found[0].method) == ("Harbour bridge reopens after eleven years", "h1")


def test_h1_that_shares_nothing_is_not_the_headline() -> None:
    """Where the only h1 has no word of the other titles, they are believed."""
    found = titles(
        og("Harbour bridge reopens after repairs") + "<title>Harbour bridge</title>", "<h1>Our newsletter</h1>"
    )
    assert found[0].value == "Harbour bridge reopens after repairs"


def test_h1_as_part_of_a_longer_title() -> None:
    """An h1 that JSON-LD and og:title repeat with the site's name is the headline."""
    long = "Harbour bridge reopens - Example Post"
    assert titles(ld(long) + og(long), "<h1>Harbour bridge reopens</h1>")[0].value == "Harbour bridge reopens"


def test_kicker_inside_the_h1() -> None:
    """A topline printed in the h1 is parted from the headline where another title shows which is which."""
    body = "<h1><span>Harbours</span> <span>Bridge reopens after eleven years</span></h1>"
    document = Page(text=f"<head>{og('Bridge reopens after eleven years')}</head>{body}", url=URL)
    found = list(copydesk_extract(document, None))
    assert [f.value for f in found if f.field == "kicker"] == ["Harbours"]
    assert headline(document).text == "Bridge reopens after eleven years"


def test_blocks_inside_the_h1_do_not_run_together() -> None:
    """Where nothing tells the parts of an h1 apart, a blank stands between them, none before a colon."""
    body = "<h1><span>Harbours</span><span>: bridge open</span><span>again</span></h1>"
    assert titles("", body)[0].value == "Harbours: bridge open again"


def test_headline_without_h1() -> None:
    """An h2, or whatever element prints the stated title, is found where no h1 does."""
    head = "<title>Harbour bridge reopens_Example Post</title>"
    assert next(f for f in titles(head, "<h2>Harbour bridge reopens</h2>") if f.method in ("h1", "h2")).method == "h2"
    cell = titles(head, "<table><tr><td><font>Harbour bridge reopens</font></td></tr></table>")
    assert (cell[0].value, cell[0].method) == ("Harbour bridge reopens", "css")


@pytest.mark.parametrize(("below", "expected"), [
    ("<h2>After eleven years, the bridge is back</h2>", "After eleven years, the bridge is back"),
    ("", None),
    ("<h2><a href='/bridge-2'>After eleven years, the bridge is back</a></h2>", None),
    ("<p>After eleven years, the bridge is back</p>", None),
])  # fmt: skip
def test_social_title_beside_a_search_title(below: str, expected: str | None) -> None:
    """Where h1, JSON-LD and <title> are one string, an og:title that a heading prints is the headline; else the h1."""
    one = "Harbour bridge: opening times, tickets and more"
    head = ld(one) + og("After eleven years, the bridge is back") + f"<title>{one}</title>"
    assert titles(head, f"<h1>{one}</h1>{below}")[0].value == (expected or one)


def test_printed_title_beside_one_search_title_in_all_metadata() -> None:
    """Where JSON-LD and og:title are one string and the page prints a version of it, the printed one is taken."""
    one = "Harbour bridge reopens: times and tickets"
    assert (
        titles(ld(one) + og(one), "<h1>Harbour bridge reopens at last</h1>")[0].value
        == "Harbour bridge reopens at last"
    )


def test_alternative_headline_never_wins() -> None:
    """alternativeHeadline is kept as another title, below all others."""
    found = titles(ld("Bridge reopens", ', "alternativeHeadline": "It is open"'), "<p>x</p>")
    assert [f.value for f in found] == ["Bridge reopens", "It is open"]


@pytest.mark.parametrize(("name", "expected"), [("Harbour bridge", "Harbour bridge"), ("Bridges", "Road bridge")])
def test_name_the_page_prints_beats_a_headline_it_does_not(name: str, expected: str) -> None:
    """JSON-LD may hold a description in `headline`; its `name` counts where the h1 is the same."""
    found = titles(ld("Road bridge", f', "name": "{name}"'), "<h1>Harbour bridge</h1>")
    assert next(f.value for f in found if f.method == "json-ld") == expected


def test_json_ld_cut_short() -> None:
    """A headline that h1 and og:title have whole is not the part of it that JSON-LD has room for."""
    whole = "Harbour bridge reopens after eleven years, and the ferry stays"
    head = ld("Harbour bridge reopens after eleven years, and the") + og(whole)
    assert titles(head, f"<h1>{whole}</h1>")[0].value == whole


def test_kicker_that_two_places_have() -> None:
    """Where JSON-LD and og:title agree on a kicker before the headline, it belongs to the title; og:title's is written."""
    head = ld("Eleven years closed - Harbour bridge reopens") + og("Eleven years closed: Harbour bridge reopens")
    found = titles(head, "<p>Eleven years closed</p><h1>Harbour bridge reopens</h1>")[0]
    assert (found.value, found.method) == ("Eleven years closed: Harbour bridge reopens", "opengraph")


@pytest.mark.parametrize("name", ["Harbour bridge reopens | The Daily Ferry", "Example Post: Harbour bridge reopens"])
def test_name_of_the_site_in_two_places_is_no_part(name: str) -> None:
    """What stands behind a bar, or is the host's name, stays out of the title, however many places have it."""
    assert titles(ld(name) + og(name), "<h1>Harbour bridge reopens</h1>")[0].value == "Harbour bridge reopens"


def test_h1_of_two_lines_takes_its_sign_from_og_title() -> None:
    """Two lines of an h1 are parted by layout alone; og:title, of the same letters, has the sign between them."""
    body = "<h1><span>Harbours</span><br><span>Bridge reopens after eleven years</span></h1>"
    found = titles(og("Harbours: Bridge reopens after eleven years"), body)[0]
    assert found.value == "Harbours: Bridge reopens after eleven years"


def test_a_byline_with_the_sites_name_is_no_headline() -> None:
    """What a title has behind the piece the h1 takes up is the site's name, wherever else the page prints it."""
    head = "<title>Ferry - The Example Post</title>"
    body = "<h1>Ferry: night runs to return</h1><p class=credit>The Example Post with AFP</p>"
    assert titles(head, body)[0].value == "Ferry: night runs to return"


def test_what_markup_calls_an_author_is_no_headline() -> None:
    """Nor where the h1 shares no word with the title."""
    body = "<h1>Night runs to return</h1><p class=author>The Example Post with AFP</p>"
    found = titles("<title>Ferry - The Example Post</title>", body)
    assert all("AFP" not in f.value for f in found)


@pytest.mark.parametrize(
    "label", ["kicker", "article-eyebrow", "headlineKicker", "dachzeile", "c-topline__text", "rubric"]
)
@pytest.mark.parametrize("stated", ["<title>Exclusive Ferry runs to return</title>", og("Ferry runs to return"), ""])
def test_a_topline_inside_the_h1_is_told_by_its_class(label: str, stated: str) -> None:
    """It is the kicker, whether or not another title of the page has it too."""
    heading = f"<h1><span class='{label}'>Exclusive</span> Ferry <em>runs</em> to return</h1>"
    document = Page(text=f"<html><head>{stated}</head><body>{heading}</body></html>", url=URL)
    found = [*copydesk_extract(document, None)]
    assert [f.value for f in found if f.field == "kicker"] == ["Exclusive"]
    assert next(f.value for f in found if f.field == "title" and f.method == "h1") == "Ferry runs to return"


def test_a_whole_headline_of_such_a_class_is_no_topline() -> None:
    """What holds most of the heading is the headline."""
    found = titles(og("Ferry runs to return"), "<h1><span class=kicker>Ferry runs to return</span> Live</h1>")
    assert found[0].value == "Ferry runs to return"
