"""What a layout says between paragraphs: labelled where a whole short block says nothing else, else left alone."""

from __future__ import annotations

import pytest

from copydesk.models import Author, Block, Context
from copydesk.normalise import normalise_value
from copydesk.normalise.blocks import read_body, reader
from copydesk.normalise.blocks.furniture import is_date
from copydesk.normalise.blocks.labels import label_of

LEAD = "The lock below the mill was opened again on Friday, eleven weeks after the flood had torn its gates away."
MORE = "Barges that had waited upstream since spring went through it one by one until the evening, the council said."
LAST = "It will be closed once more in autumn, when the old gates are taken out of the river and brought to a museum."


def kinds(*texts: str) -> list[str]:
    """Give the kinds of the blocks of a body of paragraphs."""
    return [block.kind for block in normalise_value("body", list(texts))[0].value]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We use cookies to make this website better.", "promo"), ("We use cookies.", "promo"),
        ("We and our partners store cookies on your device.", "promo"),
        ("Wir verwenden Cookies, um unser Angebot zu verbessern.", "promo"),
        ("Wir und unsere 12 Partner setzen Cookies ein.", "promo"),
        ("Nous utilisons des cookies pour améliorer le site.", "promo"),
        ("Мы используем файлы cookie, чтобы улучшить сайт.", "promo"),
        ("Copy link", "share"), ("Link copied!", "share"), ("Link kopieren", "share"), ("Copier le lien", "share"), ("复制链接", "share"),
        ("Listen to this article", "promo"), ("Listen to this story · 4:12", "promo"), ("Listen to this article (6 min)", "promo"),
        ("Artikel anhören", "promo"), ("Écouter l'article", "promo"), ("Escuchar artículo 3:05", "promo"), ("この記事を聴く", "promo"),
        ("5 min read", "credit"), ("12-minute read", "credit"), ("4 Min. Lesezeit", "credit"), ("Lesedauer: 4 Minuten", "credit"),
        ("3 min de lecture", "credit"), ("6 minutos de lectura", "credit"), ("7 минут чтения", "credit"),
        ("Advertisement - scroll to continue", "ad"), ("Anzeige – weiter nach der Anzeige", "ad"),
        ("Tags: flood, lock, river barges", "promo"), ("Schlagwörter: Hochwasser, Schleuse", "promo"), ("Mots-clés : crue, écluse", "promo"),
        ("标签：洪水、船闸", "promo"),
        ("Got a story? Email tips@mill.example", "promo"), ("Have a tip? Write a mail to Ida Moss.", "promo"),
        ("To continue reading, subscribe today.", "promo"), ("This article is for subscribers only.", "promo"),
        ("Subscribers only", "promo"), ("Dieser Artikel ist nur für Abonnenten zugänglich.", "promo"),
        ("Nur für Abonnentinnen und Abonnenten", "promo"), ("Cet article est réservé aux abonnés.", "promo"),
        ("Para seguir leyendo, suscríbete.", "promo"), ("Contenuto riservato agli abbonati", "promo"), ("この記事は会員限定です。", "promo"),
        ("Getty Images", "credit"), ("(Shutterstock)", "credit"), ("Reuters", "credit"),
        ("The lock at dusk. Photo: Cora Pattern / Reuters", "caption"), ("Die Schleuse am Abend. Foto: Cora Muster", "caption"),
        ("The mill in spring. Photo by Cora Pattern", "caption"), ("Barges wait upstream. (Photo: AFP)", "caption"),
    ],
)  # fmt: skip
def test_a_layouts_lines_are_labelled(text: str, kind: str) -> None:
    """Wherever they stand: at the head of a body, within it and at its end."""
    assert label_of(text) == kind
    for texts in (
        [text, LEAD, MORE, LAST, LEAD[:60]],
        [LEAD, MORE, MORE[:70], text, LAST, LEAD[:60], MORE[:60], LAST[:60]],
    ):
        assert kinds(*texts)[texts.index(text)] == kind
    assert kinds(LEAD, MORE, LAST, text)[-1] == kind


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies in this recipe because they hold the cream better than a sponge does.",
        "We and our partners built the lock in two years.", "Wir und unsere Nachbarn haben die Erfahrung gemacht.",
        "Copy links the two brothers more than anything else.", "Listen to this article of faith, he said.",
        "Listen to this story of a miller and you will not sleep.", "5 minutes later the gates opened.", "12 people read the notice.",
        "Anzeige gegen den Müller wurde am Freitag erstattet.", "Advertisement: how the mill sold its flour",
        "Tags hung from every barge: red, blue and green ones.", "Topics: the council spoke about the flood, the lock and the mill.",
        "Tag: 3. Mai", "To continue reading was impossible in that noise.", "Register to vote by Friday, the council says.",
        "Subscribers only pay half of the price.", "Para leer el libro entero hacen falta dos días.",
        "Got a story? So has the miller, and he told it on Friday.", "Haben Sie Hinweise? Die Polizei ist unter 0123 4567 zu erreichen.",
        "Reuters was first with the news.", "The lock opened. Photo: it shows nothing of the flood.",
        "He asked for a photo by the river.", "This article is for the miller and his sons.",
    ],
)  # fmt: skip
def test_an_authors_sentence_stays(text: str) -> None:
    """The same words open sentences."""
    assert label_of(text) is None
    assert kinds(LEAD, MORE, text, LAST)[2] == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "Von Jutta Krug, 4. Juni 2024", "Publié le 10 février 2024 à 19h", "By Ida Moss | 4 June 2024", "June 4, 2024",
        "Saturday, 8 June 2024, 10:15", "4. Juni 2024, 19.30 Uhr", "10 février 2024 à 19h05", "By Ida Moss",
    ],
)  # fmt: skip
def test_a_byline_or_date_at_either_end_is_a_credit(text: str) -> None:
    """No class tells them: their words and their place do."""
    assert kinds(text, LEAD, MORE, LAST, LEAD[:60])[0] == "credit"
    assert kinds(LEAD[:50], text, MORE, LAST, LEAD[:60], MORE[:60])[1] == "credit"
    assert kinds(LEAD, MORE, LAST, LEAD[:60], text)[-1] == "credit"


def test_the_byline_behind_a_standfirst_names_the_author() -> None:
    """It is read, not only set aside."""
    body = read_body([LEAD[:50], "By Ida Moss", MORE, LAST], Context())
    assert [author.name for author in body.authors] == ["Ida Moss"]
    assert isinstance(body.authors[0], Author)


def test_the_dates_of_a_diary_are_its_text() -> None:
    """Several days, each above its entry; and a line that only begins with a date."""
    assert set(kinds("June 4, 2024", LEAD, "June 5, 2024", MORE, "June 6, 2024", LAST)) == {"paragraph"}
    assert kinds(LEAD, MORE, LAST, LEAD[:60], "June 4, 2024 was a day nobody forgot")[-1] == "paragraph"
    assert not is_date("May 2024 be a better year")
    assert not is_date("31 June 2024")


def test_a_date_or_name_within_a_text_is_text() -> None:
    """Far from both ends a line of its own is the author's."""
    texts = [LEAD, MORE, LAST, LEAD[:60], "By Ida Moss", "June 4, 2024", MORE[:60], LAST[:60], LEAD[:40], MORE[:40]]
    assert read_body([Block("paragraph", text) for text in texts], Context()).blocks[4].kind == "paragraph"
    assert read_body([Block("paragraph", text) for text in texts], Context()).blocks[5].kind == "paragraph"


def test_dates_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body of nothing but quoted dates: each is looked at a few times, not once for every other one."""
    asked: list[str] = []
    monkeypatch.setattr(reader, "is_date", lambda text: bool(asked.append(text)) or is_date(text))
    quotes = [Block("quote", f"{1 + n % 28} June {1990 + n // 28}") for n in range(300)]
    assert len(read_body(quotes, Context()).blocks) == len(quotes)
    assert len(quotes) < len(asked) < 4 * len(quotes)
