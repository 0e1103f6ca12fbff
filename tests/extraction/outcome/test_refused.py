"""Walls and error pages in place of the document."""

from __future__ import annotations

import pytest

from copydesk.extraction.outcome import copydesk_extract, said
from copydesk.models import Found, Page

SENTENCE = "The bridge over the old harbour carried its first cars again on Thursday morning, eleven years on. "
ARTICLE = f"<h1>Bridge reopens</h1><div>{f'<p>{SENTENCE}</p>' * 30}</div>"


def outcome(text: str, status: int | None = 200, url: str = "https://news.example/world/bridge-1") -> Found | None:
    """Give the surest outcome of a page, None where there is none."""
    found = [f for f in copydesk_extract(Page(text=text, status=status, url=url), None) if f.field == "outcome"]
    return max(found, key=lambda f: f.confidence, default=None)


@pytest.mark.parametrize(("status", "value"), [
    (404, "not_article"), (410, "not_article"), (403, "blocked"), (429, "blocked"), (503, "blocked"), (451, "blocked"),
])  # fmt: skip
def test_status_decides(status: int, value: str) -> None:
    """An error status says what the page is, whatever stands in it."""
    found = outcome(ARTICLE, status)
    assert found is not None
    assert (found.value, found.method, found.raw) == (value, "http", status)


@pytest.mark.parametrize("status", [None, 200, 203, 304])
def test_good_status_says_nothing(status: int | None) -> None:
    """A page that was answered as usual is judged by what stands in it."""
    assert outcome(ARTICLE, status) is None


@pytest.mark.parametrize("text", [
    "<title>Just a moment...</title><h1>news.example</h1><p>Wait.</p><script src='/cdn-cgi/challenge-platform/'>",
    "<title>news.example</title><p>Please verify you are a human</p><script src='//captcha-delivery.com/c'></script>",
    "<title>Access denied</title><h1>Access denied</h1><p>You do not have permission. Reference #18.2</p>",
    "<title>Zugriff verweigert</title><p>Bitte später erneut versuchen.</p>",
    "<title>安全验证</title><p>请完成验证后继续访问</p>",
])  # fmt: skip
def test_bot_walls(text: str) -> None:
    """Known walls are told by their scripts and by their words."""
    found = outcome(text)
    assert found is not None
    assert (found.value, found.path.split(",")[0]) == ("blocked", "bot wall")


@pytest.mark.parametrize(("text", "url"), [
    ("<title>Before you continue</title><p>We and our partners use cookies.</p><button>Accept all</button>", None),
    ("<title>The Example</title><p>Mit Werbung weiterlesen oder im Abo ohne Tracking: Ihre Einwilligung</p>"
     "<script src='https://cdn.privacy-mgmt.com/x.js'></script>", None),
    ("<title>The Example</title><p>Voulez-vous accepter les cookies ?</p>", None),
    ("<title>Continue</title><p>Weiter</p>", "https://consent.news.example/collect?x=1"),
])  # fmt: skip
def test_consent_walls(text: str, url: str | None) -> None:
    """A page that only asks for consent is blocked; its own host says so without words."""
    found = outcome(text, url=url or "https://news.example/world/bridge-1")
    assert found is not None
    assert found.value == "blocked"


@pytest.mark.parametrize("title", [
    "Page not found | The Example", "404 - The Example", "Seite nicht gefunden", "Page introuvable",
    "Página no encontrada", "Страница не найдена", "页面不存在", "ページが見つかりません", "الصفحة غير موجودة",
])  # fmt: skip
def test_soft_404(title: str) -> None:
    """An error page sent with status 200 is told by its title or headline, in many languages."""
    for text in (f"<title>{title}</title><p>Sorry.</p>", f"<title>The Example</title><h1>{title}</h1><p>Sorry.</p>"):
        found = outcome(text)
        assert found is not None
        assert (found.value, found.path) == ("blocked", "soft 404")


@pytest.mark.parametrize("head", [
    "<title>Page not found: how libraries lose their books</title>",
    "<title>Are you a robot? Our test</title>",
    "<title>Access denied: the lakes behind fences</title>",
    "<title>What happens when you accept all cookies</title>",
])  # fmt: skip
def test_words_in_an_article_block_nothing(head: str) -> None:
    """Where there is a text, or the metadata of an article, words in the title mean nothing."""
    assert outcome(head + ARTICLE) is None
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge reopens"}</script>'
    assert outcome(f"{head}{ld}<h1>Bridge reopens</h1><p>{SENTENCE}</p>") is None


def test_consent_layer_over_an_article() -> None:
    """A consent layer in the page of an article does not block it."""
    layer = "<div class='layer'><p>We value your privacy. Accept all cookies?</p><button>Accept all</button></div>"
    assert (
        outcome(f"<title>Bridge reopens</title>{layer}{ARTICLE}<script src='https://cdn.onetrust.example/o.js'>")
        is None
    )


def test_text_pages_are_left_alone() -> None:
    """The words of a plain-text page are not judged here; what the server says of it counts as of any page."""
    assert list(copydesk_extract(Page(text="404 page not found", kind="text", status=200), None)) == []
    (found,) = copydesk_extract(Page(text="no such page", kind="text", status=404), None)
    assert (found.value, found.method) == ("not_article", "http")


@pytest.mark.parametrize("name", ["BOT", "CONSENT", "MISSING", "WALL"])
def test_each_stem_is_in_what_its_expression_matches(name: str) -> None:
    """An expression is asked only where one of its stems stands: each of its alternatives must have one."""
    words, stems = getattr(said, name)
    alternatives, depth = [""], 0
    for sign in words.removeprefix("(?i)"):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            alternatives.append("")
        else:
            alternatives[-1] += sign
    assert [words for words in alternatives if not any(stem in words for stem in stems)] == []
