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


@pytest.mark.parametrize("line", [
    "Keep reading with a subscription", "You have reached your limit of free articles. Subscribe now to continue reading.",
    "Cet article est réservé à nos abonnés", "Abonnez-vous pour découvrir la suite", "Il vous reste 85 % de cet article à lire",
    "Hazte suscriptor para seguir leyendo", "Questo contenuto è riservato agli abbonati",
    "Este conteúdo é exclusivo para assinantes", "Assine para continuar a ler", "Verder lezen met een abonnement",
    "Dalsza część artykułu dostępna dla subskrybentów", "Продолжение доступно по подписке",
    "Haberin devamını okumak için abone olun", "ここから先は有料会員登録が必要です", "この記事は有料会員限定記事です。残り：823文字",
    "您还可以阅读本文全文的80%，请订阅后继续阅读", "此文为付费内容，购买后可阅读全文", "هذا المحتوى للمشتركين فقط",
    "पूरी ख़बर पढ़ने के लिए सब्सक्राइब करें",
])  # fmt: skip
def test_walls_in_many_languages(line: str) -> None:
    """A line that asks to subscribe in order to read on, or says that subscribers alone may."""
    result = found(f"{SHORT}<div><h4>{line}</h4></div>")
    assert (result["access"].value, result["truncated"].value, result["outcome"].value) == ("paywalled", True, "teaser")
    assert result["truncated"].raw == line


@pytest.mark.parametrize("line", [
    "Create a free account to continue reading", "Kostenlos registrieren und weiterlesen", "Regístrate gratis para seguir leyendo",
    "Créez un compte gratuit pour continuer la lecture", "Cadastre-se grátis para continuar lendo", "無料会員登録で続きを読む",
])  # fmt: skip
def test_registration_in_many_languages(line: str) -> None:
    """An account without a word of payment."""
    assert found(f"{SHORT}<div><h4>{line}</h4></div>")["access"].value == "registration"


@pytest.mark.parametrize("body", [
    f"<header><p>Subscribe to continue reading</p></header>{SHORT}",
    f"<div>Subscribe to continue reading</div>{SHORT}",
    f"{SHORT}<aside>Already a subscriber? Log in</aside>",
    f"{SHORT}<footer><p>Jetzt weiterlesen mit Plus</p></footer>",
    f"{SHORT}<p>Since Monday the paper no longer asks its readers to subscribe to continue reading, because every article is free, the editor said.</p>",
    f"{SHORT}<p>Subscribe to our newsletter and keep reading</p>",
    f"{SHORT}<p>Only three members of the council read the report.</p>",
    f"{SHORT}<p>Read the full story: how the paper won subscribers back</p>",
    f"{SHORT}<p>Esta función es solo para suscriptores</p>",
    f"{SHORT}<p>Exclusive content of the maker, seamless syncing, no subscription</p>",
    f"{SHORT}<p>Договор полностью подписан, и колонна поехала дальше.</p>",
    f"{SHORT}<p>Per leggere la lettera dell'assassino è venuta tutta la città.</p>",
    f"{SHORT}<p>世界遺産への登録が続き、町は喜んでいる。</p>",
])  # fmt: skip
def test_what_asks_for_nothing(body: str) -> None:
    """A site's own head and foot, what stands above the headline, newsletters, links, and prose with a wall's words."""
    assert "outcome" not in found(body)
    assert "truncated" not in found(body)


@pytest.mark.parametrize(("box", "path"), [
    ("<div class=paid></div>", "hasPart.cssSelector"),
    ("", "hasPart.cssSelector"),
    ("<div class='paid tp-container-inner'><iframe src='https://buy.tinypass.com/checkout'></iframe></div>", "hasPart.cssSelector"),
])  # fmt: skip
def test_the_paid_part_that_was_not_sent(box: str, path: str) -> None:
    """A short text, and the part the metadata mark as paid is empty or not there."""
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
    result = found(SHORT + box, isAccessibleForFree=False, hasPart=part)
    assert (result["truncated"].value, result["truncated"].path) == (True, path)
    assert result["outcome"].value == "teaser"
    # … but the text is as long as the metadata say, or is that part itself
    assert "truncated" not in found(SHORT + box, isAccessibleForFree=False, hasPart=part, wordCount=36)
    around = f"<div class=paid>{SHORT}</div>"
    assert "truncated" not in found(around, isAccessibleForFree=False, hasPart=part)


@pytest.mark.parametrize("box", [
    "<div id=piano-inline><iframe src='https://buy.tinypass.com/checkout'></iframe></div>",
    "<div id='poool-widget'><iframe></iframe></div>",
    "<section class='article-paywall'><p>Continue reading with a subscription</p></section>",
])  # fmt: skip
def test_the_box_of_a_service(box: str) -> None:
    """The frame of an offer under a short text that is not free."""
    result = found(SHORT + box, isAccessibleForFree=False)
    assert (result["truncated"].value, result["outcome"].value) == (True, "teaser")
    assert "truncated" not in found(SHORT + "<div class=paywall-loaded></div>", isAccessibleForFree=False)
