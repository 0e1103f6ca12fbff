"""Whole pages as sites send them, read by the desk: what each ends as, in several languages, and with what evidence."""

from __future__ import annotations

import json

import pytest

import copydesk
from copydesk import Desk, PluginManager, Result, Source

SITE = "https://kurier.example"

# Three paragraphs of one story each, in words of our own.
STORIES = {
    "de": (
        "Fähre legt wieder ab",
        "Nach sechs Wochen Pause fährt die Fähre zwischen Aldenau und der Insel wieder im Stundentakt, teilte der "
        "Betreiber am Dienstag mit. Der Anleger war im Sturm gebrochen und musste ganz ersetzt werden.",
        "Für die Insulaner war es der längste Winter seit Jahren. Die Post kam zweimal in der Woche mit dem Kutter, "
        "und wer zum Arzt wollte, musste schon vor Tagesanbruch am Kai stehen.",
        "Bezahlt wird der Anleger vom Land. Ob er den nächsten Sturm übersteht, weiß niemand, sagte der Kapitän und "
        "band das Boot mit einer Leine fest, die doppelt so dick war wie die alte.",
    ),
    "fr": (
        "Le bac reprend la mer",
        "Après six semaines d'arrêt, le bac entre Saint-Orne et l'île circule de nouveau toutes les heures, a annoncé "
        "mardi l'exploitant. Le ponton, brisé par la tempête, a dû être entièrement remplacé.",
        "Pour les habitants, ce fut l'hiver le plus long depuis des années. Le courrier arrivait deux fois par semaine "
        "avec un chalutier, et il fallait attendre le médecin sur le quai avant l'aube.",
        "La région paie le ponton. Personne ne sait s'il tiendra à la prochaine tempête, dit le capitaine, qui a "
        "amarré son bateau avec un cordage deux fois plus gros que l'ancien.",
    ),
    "es": (
        "El transbordador vuelve a zarpar",
        "Tras seis semanas parado, el transbordador entre Puerto Alba y la isla circula otra vez cada hora, anunció "
        "el martes la empresa. El embarcadero, roto por el temporal, tuvo que cambiarse entero.",
        "Para los isleños fue el invierno más largo en años. El correo llegaba dos veces por semana en un pesquero, "
        "y quien iba al médico tenía que estar en el muelle antes del alba.",
        "El embarcadero lo paga la región. Nadie sabe si aguantará el próximo temporal, dijo el capitán, y amarró "
        "el barco con un cabo el doble de grueso que el de antes.",
    ),
    "ru": (
        "Паром снова ходит",
        "После шести недель перерыва паром между Старой Гаванью и островом снова ходит каждый час, сообщил во вторник "
        "перевозчик. Причал, сломанный штормом, пришлось заменить целиком.",
        "Для островитян это была самая долгая зима за много лет. Почту привозил два раза в неделю рыбацкий катер, а к "
        "врачу собирались на пристани ещё до рассвета.",
        "За причал заплатил край. Выдержит ли он следующий шторм, не знает никто, сказал капитан и привязал судно "
        "канатом вдвое толще прежнего.",
    ),
    "ja": (
        "島へのフェリーが再開",
        "嵐で桟橋が壊れて六週間止まっていた青浜港と島を結ぶフェリーが、火曜日から再び一時間おきに運航を始めた。"
        "運航会社によると、桟橋はすべて新しいものに取り替えられた。",
        "島の人々にとっては何年ぶりかの長い冬だった。郵便は週に二度だけ漁船で届き、医者にかかる人は夜明け前から"
        "岸壁に並ばなければならなかった。",
        "工事の費用は県が負担した。次の嵐に耐えられるかは誰にもわからないと船長は話し、以前の二倍の太さの綱で船を"
        "つないだ。来月には二隻目の船も加わる予定だという。",
    ),
    "ar": (
        "العبّارة تعود إلى البحر",
        "بعد توقف دام ستة أسابيع عادت العبّارة بين مرفأ الصفا والجزيرة إلى رحلاتها كل ساعة، كما أعلنت الشركة يوم "
        "الثلاثاء. وكان الرصيف قد تحطم في العاصفة واستبدل بكامله.",
        "كان هذا أطول شتاء عرفه أهل الجزيرة منذ سنوات. كان البريد يصل مرتين في الأسبوع على متن قارب صيد، ومن أراد "
        "الطبيب كان عليه أن ينتظر على الرصيف قبل الفجر.",
        "دفعت المحافظة ثمن الرصيف. ولا أحد يعرف إن كان سيصمد أمام العاصفة القادمة، قال القبطان وهو يربط القارب بحبل "
        "ضعف سماكة الحبل القديم.",
    ),
}  # fmt: skip
MENU = '<header><a href="/">Kurier</a><nav><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></nav></header>'
LAYER = {
    "de": "Wir verwenden Cookies. Mit Ihrer Einwilligung dürfen wir und unsere Partner Daten verarbeiten.",
    "fr": "Nous respectons votre vie privée. Vous pouvez accepter les cookies ou les refuser.",
    "es": "Valoramos tu privacidad. Puedes aceptar todas las cookies o elegir cuáles.",
    "ru": "Мы используем файлы cookie. Принять все файлы cookie?",
    "ja": "当サイトはクッキーを使用します。同意しますか。",
    "ar": "نستخدم ملفات تعريف الارتباط. هل توافق؟ Accept all cookies",
}
WALL = {
    "de": "Jetzt weiterlesen mit Kurier Plus",
    "fr": "La suite est réservée aux abonnés",
    "es": "Suscríbete para seguir leyendo",
    "ru": "Материал доступен только для подписчиков",
    "ja": "続きを読むには会員登録が必要です。この記事は有料会員限定です",
}


def read(html: str, url: str | None = f"{SITE}/insel/faehre-legt-wieder-ab-1204", status: int | None = 200) -> Result:
    page = copydesk.make_page(html, url=url)
    page.status = status
    return Desk(PluginManager(entry_points=False)).read(page)


def story(language: str, paragraphs: int = 3, *, around: str = "", head: str = "", below: str = "") -> str:
    title, *texts = STORIES[language]
    body = "".join(f"<p>{text}</p>" for text in texts[:paragraphs])
    return (
        f'<html lang="{language}"><head><title>{title} | Kurier</title>{head}</head><body>{around}{MENU}'
        f"<main><article><h1>{title}</h1>{body}{below}</article></main>"
        "<footer><a href='/impressum'>Impressum</a></footer></body></html>"
    )


def teasers(count: int) -> str:
    return "".join(
        f'<div class="teaser"><h3><a href="/insel/meldung-vom-hafen-nummer-{n}">Meldung vom Hafen, Nummer {n}</a></h3>'
        f"<p>{STORIES['de'][1 + n % 3]}</p></div>"
        for n in range(count)
    )


@pytest.mark.parametrize("language", STORIES)
def test_an_article_is_one_in_any_language(language: str) -> None:
    """A short story with a menu around it is an article, with all its text."""
    result = read(story(language))
    assert result.outcome == "article"
    assert result.article is not None
    assert result.article.text.split("\n\n")[-1] == STORIES[language][3]


@pytest.mark.parametrize("language", LAYER)
def test_a_consent_layer_or_related_stories_do_not_hide_it(language: str) -> None:
    """A layer over the page and a dozen teasers below it leave an article an article."""
    layer = f"<div class='cmp'><p>{LAYER[language]}</p><button>OK</button></div><script src='//x.onetrust.example'></script>"
    result = read(story(language, around=layer, below=f"<aside>{teasers(12)}</aside>"))
    assert result.outcome == "article"


@pytest.mark.parametrize("language", WALL)
def test_a_paywall_leaves_a_teaser(language: str) -> None:
    """One paragraph and words that ask to subscribe: a teaser, and both statements carry the words as evidence."""
    result = read(story(language, 1, below=f'<div class="wall"><h2>{WALL[language]}</h2><a href="/abo">Abo</a></div>'))
    assert result.outcome == "teaser"
    article = result.article
    assert article is not None
    assert (article.access, article.truncated) == ("paywalled", True)
    for field in ("access", "truncated"):
        assert article.provenance[field].raw == WALL[language]
    assert "truncated" in {issue.code for issue in article.issues}


@pytest.mark.parametrize("language", WALL)
def test_the_whole_text_behind_a_wall_is_no_teaser(language: str) -> None:
    """A page that says it is paid and sends the whole text is an article, paywalled, not cut."""
    data = {"@type": "NewsArticle", "headline": STORIES[language][0], "isAccessibleForFree": False}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    below = "".join(f"<p>{text}</p>" for text in STORIES[language][1:]) + "".join(
        f"<p>{n}. {STORIES[language][1 + n % 3]}</p>" for n in range(12)
    )
    result = read(story(language, head=head, below=below))
    assert result.outcome == "article"
    assert result.article is not None
    assert (result.article.access, result.article.truncated) == ("paywalled", False)


@pytest.mark.parametrize(("title", "body"), [
    ("Bevor Sie fortfahren", LAYER["de"]),
    ("Kurier", LAYER["fr"]),
    ("Kurier", LAYER["es"]),
    ("Before you continue", "We and our 812 partners store and access information on your device."),
    ("Kurier", "Мы используем файлы cookie. Принять все файлы cookie?"),
])  # fmt: skip
def test_consent_walls_are_blocked(title: str, body: str) -> None:
    """A page that holds nothing but the question for consent is no article and no empty page."""
    html = f"<html><head><title>{title}</title></head><body><div><p>{body}</p><button>OK</button></div></body></html>"
    result = read(html)
    assert result.outcome == "blocked"
    assert result.article is None


@pytest.mark.parametrize("html", [
    "<title>Just a moment...</title><body><h1>kurier.example</h1><p>Checking your browser before accessing.</p>"
    "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>",
    "<title>Sind Sie ein Mensch?</title><body><h1>Bist du ein Mensch oder ein Roboter?</h1><p>Klicke die Schiffe an.</p>",
    "<title>kurier.example</title><body><p>Veuillez confirmer que vous n'êtes pas un robot.</p>"
    "<script src='https://geo.captcha-delivery.com/captcha/x.js'></script>",
    "<title>Доступ ограничен</title><body><p>Подтвердите, что вы не робот.</p>",
    "<title>安全验证</title><body><p>请完成下方验证后继续访问。</p>",
])  # fmt: skip
def test_captchas_are_blocked(html: str) -> None:
    """A challenge is told by its words or its scripts."""
    assert read(f"<html><head>{html}</body></html>").outcome == "blocked"


@pytest.mark.parametrize("title", [
    "Seite nicht gefunden", "Page introuvable", "Página no encontrada", "Страница не найдена", "ページが見つかりません",
    "الصفحة غير موجودة", "Pagina niet gevonden", "Sayfa bulunamadı",
])  # fmt: skip
def test_soft_404_with_suggestions(title: str) -> None:
    """An error page sent with 200 that lists other stories is neither article nor listing."""
    html = f"<html><head><title>{title} | Kurier</title></head><body>{MENU}<h1>{title}</h1>{teasers(10)}</body></html>"
    assert read(html).outcome == "blocked"


@pytest.mark.parametrize("html", [
    "<title>Just a moment...</title><body><p>Checking your browser before accessing.</p>"
    "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>",
    f"<title>Kurier</title><body><div><p>{LAYER['de']}</p><button>OK</button></div>",
    f"<title>Seite nicht gefunden | Kurier</title><body>{MENU}<h1>Seite nicht gefunden</h1>{teasers(10)}",
])  # fmt: skip
def test_an_articles_address_makes_no_article_of_a_wall(html: str) -> None:
    """A source that knows its articles by their address still sees a wall, a consent page, a soft 404 for what it is."""
    page = copydesk.make_page(f"<html><head>{html}</body></html>", url=f"{SITE}/insel/faehre-legt-wieder-ab-1204")
    source = Source("kurier", domains=("kurier.example",), article_url=r"-\d+$")
    desk = Desk(PluginManager(entry_points=False))
    assert desk.read(page, source).outcome == "blocked"
    page = copydesk.make_page(story("de"), url=page.url)
    assert desk.read(page, source).outcome == "article"


def test_errors_with_their_status() -> None:
    """404 and 410 are no article; a server's error is a failure whatever it prints; a refusal is blocked."""
    html = story("de")
    outcomes = {status: read(html, status=status).outcome for status in (404, 410, 403, 429, 500, 502)}
    assert outcomes == {
        404: "not_article", 410: "not_article", 403: "blocked", 429: "blocked", 500: "failed", 502: "failed",
    }  # fmt: skip


@pytest.mark.parametrize("html", [story("de"), f"<h1>Insel</h1>{teasers(14)}", "<p>Sorry.</p>", ""])
def test_a_server_in_trouble_sends_no_page(html: str) -> None:
    """What comes with a 5xx is neither article nor listing nor a mere empty page."""
    assert {read(html, status=status).outcome for status in (500, 502, 504, 520)} == {"failed"}


@pytest.mark.parametrize("url", [f"{SITE}/", f"{SITE}/insel"])
def test_a_section_is_a_listing(url: str) -> None:
    """A page of teasers is a listing with the addresses to crawl, each once and in order."""
    html = (
        f"<html lang=de><head><title>Insel | Kurier</title></head><body>{MENU}<h1>Insel</h1>{teasers(14)}</body></html>"
    )
    result = read(html, url)
    assert result.outcome == "listing"
    assert [link.href for link in result.links] == [f"{SITE}/insel/meldung-vom-hafen-nummer-{n}" for n in range(14)]


def test_a_flash_is_an_article() -> None:
    """Two sentences with a date are a piece of news, however many links stand around them."""
    head = '<meta property="article:published_time" content="2026-03-04T07:30:00+01:00">'
    result = read(story("de", 1, head=head, below=f"<section>{teasers(20)}</section>"))
    assert result.outcome == "article"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ('<article><h2>High water</h2><img src="/1.jpg"><h2>Low water</h2><img src="/2.jpg"></article>', "article"),
        ('<article><h2><a href="/x">High water</a></h2><img src="/1.jpg"></article>', "empty"),
        ('<a href="/x"><article><h2>High water</h2><img src="/1.jpg"></article></a>', "empty"),
        ("<article><h2>High water</h2></article>", "empty"),
        ("<article><p>Loading</p></article>", "empty"),
        ("<article><h2>One</h2><p>A</p></article><article><h2>Two</h2><p>B</p></article>", "empty"),
        ("<h2>High water</h2><p>Loading</p>", "empty"),
    ],
)
def test_a_few_words_are_an_article_where_the_page_marks_one_up(body: str, outcome: str) -> None:
    """One article element with a heading of its own and a picture or paragraph: a picture story."""
    result = Desk().read(copydesk.make_page(f"<title>Pictures</title>{body}"))
    assert result.outcome == outcome
