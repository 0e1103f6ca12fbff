"""Paywalls, registration walls and teasers, with their evidence."""

from __future__ import annotations

import json

import pytest

from copydesk.extraction.outcome import copydesk_extract
from copydesk.models import Found, Page

SENTENCE = "The bridge over the old harbour carried its first cars again on Thursday morning, eleven years on. "
SHORT = f"<h1>Bridge reopens</h1><div><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
LONG = f"<h1>Bridge reopens</h1><div>{f'<p>{SENTENCE}</p>' * 30}</div>"


def found(body: str, **article: object) -> dict[str, Found]:
    """Give what a page with such an article object tells of access, by field."""
    data = json.dumps({"@type": "NewsArticle", "headline": "Bridge reopens", **article})
    text = f'<head><script type="application/ld+json">{data}</script></head><body>{body}</body>'
    return {f.field: f for f in copydesk_extract(Page(text=text, url="https://news.example/world/bridge-1"), None)}


@pytest.mark.parametrize("box", [
    '<div class="paywall-box"><h3>Subscribe to continue reading</h3><a href="/s">Already a subscriber?</a></div>',
    "<p>To read the full story</p><a href='/s'>Subscribe</a>",
    "<div>Jetzt weiterlesen mit dem Digitalabo</div>",
    "<h4>Article réservé aux abonnés</h4>",
    "<p>Contenido exclusivo para suscriptores</p>",
    "<p>この記事は会員限定です</p>",
    "<p>Материал доступен только для подписчиков</p>",
])  # fmt: skip
def test_short_text_with_a_subscription_box_is_a_teaser(box: str) -> None:
    """Words that ask for a subscription under a short text give access, truncated and teaser, with the words."""
    result = found(SHORT + box)
    assert (result["access"].value, result["truncated"].value, result["outcome"].value) == ("paywalled", True, "teaser")
    assert result["truncated"].raw


def test_registration() -> None:
    """A box that asks to register for nothing is a registration wall."""
    box = '<div class="regwall"><p>Create a free account to continue</p></div>'
    assert found(SHORT + box)["access"].value == "registration"


def test_stated_length_against_what_is_shown() -> None:
    """Not free, and not half of the stated words in the page: a teaser, without any box."""
    result = found(SHORT, isAccessibleForFree=False, wordCount=900)
    assert (result["truncated"].value, result["truncated"].path) == (True, "wordCount")


def test_short_piece_behind_a_wall_is_not_cut() -> None:
    """A short text that is not free, with nothing that says more was to come, is left open."""
    assert "truncated" not in found(SHORT, isAccessibleForFree=False)
    assert "truncated" not in found(SHORT, isAccessibleForFree=False, wordCount=36)


def test_whole_text_behind_a_wall() -> None:
    """A paywalled page that carries the whole text is not truncated."""
    result = found(LONG, isAccessibleForFree=False)
    assert (result["truncated"].value, "outcome" in result) == (False, False)


def test_paid_part_that_was_delivered() -> None:
    """Where the part marked as paid stands in the page with its text, the page is whole."""
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}
    body = f"<h1>Bridge reopens</h1><p>{SENTENCE}</p><section class='paid'><span>{SENTENCE * 6}</span></section>"
    assert found(body, isAccessibleForFree=False, hasPart=part)["truncated"].value is False
    empty = f"{SHORT}<section class='paid'><b>Subscribe to continue</b></section>"
    assert found(empty, isAccessibleForFree=False, hasPart=[part])["truncated"].value is True


@pytest.mark.parametrize("body", [LONG + "<p>Subscribe to continue reading our newsletter</p>", SHORT])
def test_nothing_is_invented(body: str) -> None:
    """A whole text with an advertisement for subscriptions, and a short text without, say nothing of access."""
    assert found(body) == {}


def test_free_is_free() -> None:
    """A page that says it is free is not searched for walls."""
    assert found(SHORT + "<p>Subscribe to continue reading</p>", isAccessibleForFree=True) == {}
