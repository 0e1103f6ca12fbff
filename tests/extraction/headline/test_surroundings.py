"""Kicker, subtitle and the trail of sections."""

from __future__ import annotations

from copydesk.extraction.headline import copydesk_extract
from copydesk.models import Page


def values(body: str, head: str = "") -> dict[str, object]:
    document = Page(text=f"<html><head>{head}</head><body>{body}</body></html>")
    return {f.field: f.value for f in copydesk_extract(document, None)}


def test_kicker_and_subtitle_by_their_classes() -> None:
    """What markup calls a kicker or a standfirst is given, and nothing is guessed."""
    body = (
        '<span class="article-kicker">Harbours</span><h1>Bridge reopens</h1>'
        '<p class="article__standfirst">Eleven years after the ferry struck, <b>cars cross again</b>.</p><p>Text.</p>'
    )
    found = values(body)
    assert (
        found["kicker"],
        found["subtitle"],
    ) == ("Harbours", "Eleven years after the ferry struck, cars cross again.")
    assert {"title"} == set(values("<span>Harbours</span><h1>Bridge reopens</h1><p>Eleven years after it.</p>"))


def test_visible_trail_where_no_metadata_has_a_section() -> None:
    """Breadcrumbs give the sections; with a section in the metadata they are not read."""
    body = (
        '<nav class="breadcrumbs"><a href="/">Home</a><a href="/world">World</a><a href="/h">Harbours</a></nav>'
        "<h1>Bridge reopens</h1>"
    )
    assert values(body)["section"] == ["World", "Harbours"]
    assert "section" not in values(body, '<meta property="article:section" content="World">')


def test_text_page_is_left_alone() -> None:
    """A plain-text page has no headline element."""
    assert list(copydesk_extract(Page(text="Bridge reopens", kind="text"), None)) == []
