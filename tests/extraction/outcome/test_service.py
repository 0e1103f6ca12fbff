"""Pages that tell no news: log-in forms, contact and privacy pages; walls under a headline; addresses that lead home."""

from __future__ import annotations

import pytest

import copydesk
from copydesk import Desk, PluginManager, Result, Source

SITE = "https://kurier.example"
TEXT = (
    "<p>The old lock below the mill was opened again on Friday, eleven weeks after the flood had torn its gates away.</p>"
    "<p>Barges that had waited upstream since spring went through it one by one until late in the evening.</p>"
)
FORM = "<form><input type='email'><input type='PASSWORD' name=p><button>OK</button></form>"
HINT = "<p>Forgotten it? Give us the address you once wrote to us from, and a letter with a new one will be on its way.</p>"
WALL = (
    "<p>Mit Werbung weiterlesen</p><p>Wir und unsere 187 Partner verarbeiten personenbezogene Daten, um Anzeigen zu zeigen.</p>"
    "<p>Oder ohne Tracking im Pur-Abo für 3,49 Euro im Monat.</p>"
)
SOURCE = Source("kurier", domains=("kurier.example",), article_url=r"-\d+$")


def read(body: str, title: str, path: str = "/a/text-77", head: str = "", source: Source | None = None) -> Result:
    html = f"<html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    page = copydesk.make_page(html, url=SITE + path)
    page.status = 200
    return Desk(PluginManager(entry_points=False)).read(page, source)


def cards(count: int) -> str:
    return "".join(
        f"<article><h2><a href='/a/the-lock-part-number-{n}'>What the lock keeper said, part {n}</a></h2>"
        f"<p>A few words of the keeper about the gates, the barges and the flood, as he told them on day {n}.</p></article>"
        for n in range(count)
    )


@pytest.mark.parametrize(("body", "title", "path"), [
    (f"<main><h1>Log in</h1>{FORM}{HINT}</main>", "Log in | Kurier", "/a/text-77"),
    (f"<main><h1>Anmelden</h1>{FORM}{HINT}</main>", "Kurier", "/a/text-77"),
    (f"<main><h1>Welcome back</h1>{FORM}{HINT}</main>", "Kurier", "/account/login"),
    (f"<main><h1>Contact us</h1>{TEXT}</main>", "Contact us", "/a/text-77"),
    (f"<main><h1>Privacy Policy</h1>{TEXT * 12}</main>", "Privacy Policy - Kurier", "/privacy"),
    (f"<main>{TEXT}</main>", "Datenschutzerklärung | Kurier", "/datenschutz"),
    (f"<main><h1>Mentions légales</h1>{TEXT}</main>", "Kurier", "/x"),
])  # fmt: skip
def test_pages_of_a_service_are_no_articles(body: str, title: str, path: str) -> None:
    """A form with hardly any prose; a headline that is the service's name and nothing that speaks for an article."""
    assert read(body, title, path).outcome == "not_article"


@pytest.mark.parametrize(("body", "title", "head"), [
    (f"{FORM}<main><h1>The lock opens</h1>{TEXT}</main>", "The lock opens", ""),
    (f"{FORM}<div>The lock opens<br>{TEXT.replace('p>', 'b>')}</div>", "The lock opens", ""),
    (f"<main><h1>Log in, said the keeper</h1>{TEXT * 6}{FORM}</main>", "Log in, said the keeper", ""),
    (f"<main><h1>Log in</h1>{TEXT * 8}{FORM}</main>", "Log in", ""),
    (f"<article><h1>Contact us</h1>{TEXT}</article>", "Contact us", ""),
    (f"<main><h1>Privacy policy</h1><time>4 June 2024</time>{TEXT}</main>", "Privacy policy", ""),
    (f"<main><h1>Privacy policy</h1>{TEXT}</main>", "Privacy policy", "<meta name=author content='Ida Moss'>"),
    (f"<main><h1>Impressum</h1>{TEXT}</main>", "Impressum", "<meta property='article:published_time' content='2024-06-04'>"),
    (f"<main><h1>Privacy policy of the mill angers keepers</h1>{TEXT}</main>", "Privacy policy of the mill angers keepers", ""),
])  # fmt: skip
def test_an_article_is_not_taken_for_one(body: str, title: str, head: str) -> None:
    """A form in the head of the page, an author, a date, an <article>, or more words in the headline."""
    assert read(body, title, head=head).outcome == "article"


@pytest.mark.parametrize("source", [None, SOURCE])
@pytest.mark.parametrize("body", [
    f"<main><h1>Die Schleuse öffnet</h1>{WALL}</main>",
    f"<article><h1>Die Schleuse öffnet</h1>{WALL}</article>",
    "<h1>The lock opens</h1><p>We and our 98 partners use cookies and personal data to show advertising that fits you.</p>",
    "<h1>L'écluse rouvre</h1><p>Nous et nos 98 partenaires traitons vos données afin de vous montrer de la publicité.</p>",
])  # fmt: skip
def test_a_wall_under_a_headline_is_blocked(body: str, source: Source | None) -> None:
    """Every paragraph asks for consent or sells its absence: none of the story is shown."""
    assert read(body, "Die Schleuse öffnet | Kurier", source=source).outcome == "blocked"


def test_a_story_beside_a_wall_is_an_article() -> None:
    """A layer over a story, and a story that quotes one."""
    assert (
        read(f"<div>{WALL}</div><article><h1>The lock opens</h1>{TEXT}</article>", "The lock opens").outcome
        == "article"
    )
    quoted = "<p>On every page stands the same: we and our 98 partners use cookies, and nobody reads on.</p>"
    assert read(f"<article><h1>What we sign</h1>{TEXT}{quoted}</article>", "What we sign").outcome == "article"


def test_an_articles_address_that_leads_home_is_a_listing() -> None:
    """The canonical address is the front page, and nothing but links with teasers stands there."""
    home = f"<link rel=canonical href='{SITE}/'>"
    result = read(f"<h1>Kurier</h1>{cards(12)}", "Kurier", head=home, source=SOURCE)
    assert result.outcome == "listing"
    assert len(result.links) == 12
    own = f"<article><h1>The lock opens</h1>{TEXT * 3}</article>"
    for body in (own, own + cards(12)):  # systems that state the front page on every page
        assert read(body, "The lock opens", head=home, source=SOURCE).outcome == "article"
