"""Walls and error pages as the services and sites send them, in many languages; and stories that speak of them."""

from __future__ import annotations

import pytest

import copydesk
from copydesk import Desk, PluginManager, Result

SITE = "https://tern.example"
NAV = "<header><a href='/'>The Tern</a><nav><a href='/news'>News</a><a href='/sport'>Sport</a></nav></header>"
FOOT = "<footer><p>© 2026 The Tern Publishing Company, registered in Northport under 223344.</p></footer>"
CARDS = "".join(
    f"<article><h3><a href='/n/{n}-a-story-of-the-day'>What the council said, part {n}</a></h3>"
    f"<p>A few words below the headline say what story number {n} is about, so that readers choose.</p></article>"
    for n in range(9)
)
STORY = (
    "<p>The last keeper of the light at Cold Point handed his keys to the harbour board on Tuesday morning.</p>"
    "<p>From now on the lamp is switched by a clock in the port office, and nobody will sleep in the tower.</p>"
)
DATE = "<time datetime='2026-03-03'>3 March 2026</time>"

# What a layer says, by language, in words of our own: headline, text, button.
ASKED = {
    "en": ("About your privacy", "We store and read information on your device, such as cookies, and share it with our partners on the basis of your consent, so that they can measure advertisements.", "Accept"),
    "de": ("Ihre Daten, Ihre Wahl", "Wir und unsere Partner legen Kennungen in Cookies auf Ihrem Gerät ab und verarbeiten personenbezogene Daten, um Anzeigen zu messen. Sie können Ihre Wahl jederzeit ändern.", "Zustimmen"),
    "fr": ("Votre vie privée", "Avec nos partenaires, nous lisons des informations sur votre appareil, comme les cookies, et traitons des données personnelles pour mesurer les publicités.", "Accepter"),
    "es": ("Su privacidad", "Nosotros y nuestros socios guardamos información en su dispositivo, como cookies, y tratamos datos personales para medir los anuncios.", "Aceptar"),
    "it": ("La tua riservatezza", "Noi e i nostri fornitori leggiamo informazioni sul tuo dispositivo, come i cookie, e trattiamo dati personali per misurare gli annunci.", "Accetto"),
    "pt": ("A sua privacidade", "Nós e os nossos parceiros lemos informações no seu dispositivo, como cookies, e tratamos dados pessoais para medir a publicidade.", "Concordo"),
    "nl": ("Jouw privacy", "Wij en onze partners lezen informatie op jouw apparaat, zoals cookies, en verwerken persoonsgegevens om advertenties te meten.", "Akkoord"),
    "pl": ("Twoja prywatność", "My i nasi partnerzy odczytujemy informacje na Twoim urządzeniu, takie jak pliki cookie, i przetwarzamy dane osobowe, aby mierzyć reklamy.", "Zgadzam się"),
    "ru": ("Ваши данные", "Мы и наши партнёры читаем информацию на вашем устройстве, например файлы cookie, и обрабатываем персональные данные для рекламы.", "Согласен"),
    "tr": ("Gizliliğiniz", "Biz ve iş ortaklarımız cihazınızdaki çerez gibi bilgileri okuyor, reklamları ölçmek için kişisel verileri işliyoruz.", "Kabul et"),
    "ar": ("خصوصيتك", "نقوم نحن وشركاؤنا بقراءة معلومات على الجهاز مثل ملفات تعريف الارتباط ومعالجة البيانات لقياس الإعلانات.", "موافق"),
    "hi": ("आपकी निजता", "हम और हमारे साझेदार आपके उपकरण पर कुकी जैसी जानकारी पढ़ते हैं और विज्ञापन के लिए निजी डेटा का उपयोग करते हैं।", "सहमत"),
    "zh": ("您的隐私", "我们和合作伙伴会读取您设备上的 cookie 等信息，并处理个人数据以衡量广告效果。", "同意"),
    "ja": ("プライバシー", "当社とパートナーは、お使いの端末のクッキーなどの情報を読み取り、広告を測定するために個人データを処理します。", "同意する"),
}  # fmt: skip
GONE = {
    "en": ("Sorry, we can't find that page", "The link you followed may be broken, or the page may have been removed."),
    "moved": ("Page moved", "The page you are looking for has moved. You will be taken to its new address soon."),
    "oops": ("Oops!", "The page you asked for could not be found. It may have been moved or deleted."),
    "article": ("This article has been removed", "The article you requested is no longer on our site for legal reasons."),
    "de": ("Hoppla! Diese Seite gibt es nicht (mehr)", "Leider konnten wir die gewünschte Seite nicht finden. Vielleicht wurde sie verschoben."),
    "agency": ("Dieser Inhalt ist nicht mehr verfügbar", "Aus lizenzrechtlichen Gründen zeigen wir Ihnen Agenturmeldungen nur dreißig Tage."),
    "fr": ("Oups, cette page n'existe plus", "La page que vous cherchez a peut-être été déplacée ou supprimée."),
    "es": ("¡Vaya! Página no encontrada", "La página que busca no existe o ha cambiado de dirección."),
    "it": ("Pagina non trovata", "La pagina che cerchi non esiste più o è stata spostata."),
    "pt": ("Ops! Não encontramos essa página", "Verifique o endereço ou volte para a página inicial."),
    "nl": ("Deze pagina bestaat niet (meer)", "De pagina die je zoekt is verwijderd of verplaatst."),
    "pl": ("Ups! Nie ma takiej strony", "Wróć na stronę główną."),
    "ru": ("Такой страницы не существует", "Возможно, она была удалена или перемещена. Вернитесь на главную."),
    "ar": ("خطأ 404", "لم يتم العثور على الصفحة المطلوبة."),
    "hi": ("पेज नहीं मिला", "आप जिस पेज को ढूँढ रहे हैं वह हटा दिया गया है या उपलब्ध नहीं है।"),
    "zh": ("抱歉，您访问的页面不存在", "该页面可能已被删除或移动，请返回首页。"),
    "ja": ("指定されたページは存在しません", "URLをご確認ください。"),
    "tr": ("Aradığınız sayfa bulunamadı", "Sayfa kaldırılmış veya taşınmış olabilir."),
}  # fmt: skip
ROBOTS = {
    "en": "Press &amp; hold to confirm that you are a human and not a bot.",
    "de": "Bitte bestätigen Sie, dass Sie ein Mensch sind und kein Roboter.",
    "fr": "Merci de confirmer que vous n'êtes pas un robot pour continuer.",
    "es": "Confirme que no es un robot para continuar.",
    "pl": "Potwierdź, że nie jesteś robotem.",
    "ru": "Проверка браузера перед переходом на сайт. Пожалуйста, подождите несколько секунд.",
    "tr": "Devam etmek için robot olmadığınızı doğrulayın.",
    "ar": "يرجى تأكيد أنك لست روبوت للمتابعة.",
    "hi": "कृपया पुष्टि करें कि आप रोबोट नहीं हैं।",
    "ja": "ロボットではないことを確認してください。",
    "zh": "为了您的访问安全，请完成人机验证。",
}


def read(body: str, title: str = "The Tern", path: str = "/n/883412", head: str = "") -> Result:
    html = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Desk(PluginManager(entry_points=False)).read(copydesk.make_page(html, url=SITE + path))


def layer(lang: str, service: str) -> str:
    """Write the layer of a service that asks for consent, in its markup."""
    title, text, button = ASKED[lang]
    return {
        "onetrust": "<div id='onetrust-consent-sdk'><div id='onetrust-banner-sdk' role='alertdialog'><div class='ot-sdk-container'>"
        f"<h2 id='onetrust-policy-title'>{title}</h2><div id='onetrust-policy-text'>{text}</div></div>"
        f"<button id='onetrust-accept-btn-handler'>{button}</button></div></div>",
        "didomi": f"<div id='didomi-host'><div id='didomi-popup' role='dialog'><h1>{title}</h1>"
        f"<div class='didomi-popup-notice-text'><p>{text}</p></div><button>{button}</button></div></div>",
        "quantcast": f"<div id='qc-cmp2-container'><div class='qc-cmp2-summary-section'><h2>{title}</h2>"
        f"<div class='qc-cmp2-summary-info'><p>{text}</p></div></div><button mode='primary'>{button}</button></div>",
    }[service]


@pytest.mark.parametrize("service", ["onetrust", "didomi", "quantcast"])
@pytest.mark.parametrize("lang", ASKED)
def test_a_layer_with_nothing_below_is_a_wall(lang: str, service: str) -> None:
    """The service's own layer, and no page under it."""
    assert read(layer(lang, service)).outcome == "blocked"


@pytest.mark.parametrize("chrome", [False, True])
@pytest.mark.parametrize("lang", ASKED)
def test_a_sites_own_wall(lang: str, chrome: bool) -> None:
    """A page of the site's own making, with its menu or without, whose every sentence speaks of consent to the reader."""
    title, text, button = ASKED[lang]
    wall = f"<main><h1>{title}</h1><p>{text}</p><button>{button}</button></main>"
    assert read(NAV + wall + FOOT if chrome else wall).outcome == "blocked"


@pytest.mark.parametrize("service", ["onetrust", "didomi", "quantcast"])
@pytest.mark.parametrize("lang", ASKED)
def test_a_layer_over_an_article(lang: str, service: str) -> None:
    """The story stays an article, and the layer is none of its text."""
    page = NAV + f"<main><article><h1>Keeper leaves</h1>{DATE}{STORY}</article></main>" + layer(lang, service)
    for body in (page, layer(lang, service) + page):
        result = read(body, "Keeper leaves | The Tern")
        assert result.outcome == "article"
        assert result.article is not None
        assert ASKED[lang][1] not in result.article.text
        assert "sleep in the tower" in result.article.text


def test_a_front_page_with_a_layer_is_a_listing() -> None:
    """Teasers stand below the layer."""
    assert read(NAV + CARDS + layer("en", "onetrust"), path="/").outcome == "listing"


def test_a_frame_that_asks_for_consent() -> None:
    """Sourcepoint sends its message in a frame: nothing of it is in the page."""
    frame = "<div id='sp_message_container_118'><iframe id='sp_message_iframe_118' src='https://cmp.tern.example/index.html'></iframe></div>"
    assert read(frame).outcome == "blocked"


@pytest.mark.parametrize("body", [
    "<title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt = {cType: 'managed'};</script>",
    "<div id=cf-wrapper><div id=cf-error-details><h1>Web server is returning an unknown error</h1><p>There is an unknown connection issue between the two servers.</p></div></div>",
    "<title>tern.example</title><p id=cmsg>Please enable JS and disable any ad blocker</p><script src='https://ct.captcha-delivery.com/c.js'></script>",
    "<h1>Before we continue...</h1><div id='px-captcha'></div><p>Press &amp; Hold to confirm you are a human (and not a bot).</p>",
    "<title>Error</title>An error occurred while processing your request.<p>Reference #97.5c<p>https://errors.edgesuite.net/97.5c",
    "<iframe id='main-iframe' src='/_Incapsula_Resource?SWUDNSAI=31'>Request unsuccessful. Incapsula incident ID: 12-34</iframe>",
    "<div id=challenge-container></div><script>AwsWafIntegration.saveReferrer();</script><noscript><h1>JavaScript is disabled</h1></noscript>",
    "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access this page on this server.<p>Reference #18.2c1",
    "<form id=captcha-form><div class=g-recaptcha></div></form><div>Our systems have detected unusual traffic from your computer network.</div>",
])  # fmt: skip
def test_challenges_of_the_services(body: str) -> None:
    """Cloudflare, DataDome, PerimeterX, Akamai, Imperva, AWS, Google: by the marks of a challenge or by its words."""
    assert read(body, title="").outcome == "blocked"


@pytest.mark.parametrize("lang", ROBOTS)
def test_a_question_to_robots(lang: str) -> None:
    """A page of one line, with the frame of a captcha."""
    assert read(f"<h1>tern.example</h1><p>{ROBOTS[lang]}</p><div class=h-captcha></div>").outcome == "blocked"


@pytest.mark.parametrize("body", [
    "<h1>451</h1><p>We recognize that you are visiting from a country of the European Economic Area, so that access cannot be granted now.</p>",
    "<h1>Sorry</h1><p>This content is not available in your region.</p>",
    "<h1>We'll be back soon</h1><p>The Tern is down for maintenance. Please come back in an hour.</p>",
    "<h1>Wartung</h1><p>Unsere Seiten werden gerade gewartet. Bitte versuchen Sie es später.</p>",
])  # fmt: skip
def test_closed_pages(body: str) -> None:
    """To a country, or for a while."""
    assert read(body).outcome == "blocked"


@pytest.mark.parametrize("body", ["<main>{0}</main>" + FOOT, NAV + "<main>{0}</main><h2>Most read</h2>" + CARDS + FOOT])
@pytest.mark.parametrize("lang", GONE)
def test_error_pages_sent_with_200(lang: str, body: str) -> None:
    """Told by the headline, or by what little they say; stories listed below do not make them listings."""
    title, text = GONE[lang]
    for page_title in (f"{title} | The Tern", "The Tern"):
        assert read(body.format(f"<h1>{title}</h1><p>{text}</p>"), page_title).outcome == "blocked"


# Each headline holds words of a wall, and each text tells of it.
ABOUT = [
    ("Accept all cookies? What the new rules change", "From May on, websites must show a button that says no as large as the one that says yes. The sentence about partners will not be enough."),
    ("404: Page not found – the story of an error message", "Nobody knows who wrote the words first. The number was given to a missing file at a laboratory in the eighties."),
    ("Access denied: islanders may not visit their lighthouse", "A fence went up on Monday, and with it a sign. The council says the stairs are rotten; the islanders say nobody went up to see."),
    ("Seite nicht gefunden: Wie Ämter ihre Links verlieren", "Wer den Bauplan sucht, sucht vergebens. Der Rat hat beim Umzug seines Archivs die Hälfte aller Dokumente verloren."),
    ("Just a moment: the barber who stopped the clocks", "He tells every customer the same, and then he turns the hands of the clock on the wall back by an hour, and laughs."),
    ("„Kein Roboter kann das“: Melken von Hand", "Auf dem Hof der Familie wird wieder von Hand gemolken. Ein Roboter stand hier vier Jahre, dann hat ihn der Nachbar gekauft."),
    ("Too many requests for ferry tickets crash the island's site", "Three thousand people wanted the same forty seats, and most of them got none. The operator apologised on Wednesday."),
    ("This video is no longer available: who owns the archive?", "The old films of the harbour were seen by millions. Then they were gone overnight, and nobody has found out why."),
    ("Captchas keep out people, not robots, a study finds", "The puzzles were meant for machines. Now they solve them faster than people do, the university of Northport found."),
    ("Regulator fines shop over cookies without consent", "The shop set cookies before its customers had agreed, the regulator said. It has to pay forty thousand crowns."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), ABOUT)
@pytest.mark.parametrize("body", [
    NAV + "<main><h1>{0}</h1><p>{1}</p></main>" + FOOT,
    NAV + "<main><article><h1>{0}</h1><p class=byline>Ida Moss</p>" + DATE + "<p>{1}</p></article></main>" + CARDS + FOOT,
])  # fmt: skip
def test_a_story_about_walls_is_an_article(body: str, title: str, text: str) -> None:
    """Words in the headline block nothing where a text tells a story."""
    result = read(body.format(title, text), f"{title} | The Tern")
    assert result.outcome == "article"
    assert result.article is not None
    assert text in result.article.text


def test_a_withdrawn_article_with_its_date_is_kept() -> None:
    """A date under the headline vouches for the notice that is left of it."""
    notice = (
        "<p>This article has been removed at the request of the person named in it. We regret the errors in it.</p>"
    )
    body = NAV + f"<article><h1>Keeper leaves</h1>{DATE}{notice}</article>" + CARDS
    assert read(body, "Keeper leaves").outcome == "article"


@pytest.mark.parametrize(("path", "outcome"), [
    ("/search?q=lighthouse", "not_article"), ("/suche/", "not_article"), ("/?s=phare", "not_article"), ("/n/883412?s=1", "article"),
])  # fmt: skip
def test_a_search_that_found_nothing(path: str, outcome: str) -> None:
    """Told by its address, without a word."""
    text = "<h1>Lighthouse</h1><p>Your search for lighthouse has not led to any of our articles. Try other words.</p>"
    assert read(NAV + f"<main><form><input name=q></form>{text}</main>", path=path).outcome == outcome


def test_a_search_with_results_is_a_listing() -> None:
    """The links are worth more than the form."""
    assert read(NAV + f"<main><h1>lighthouse</h1>{CARDS}</main>", path="/search?q=lighthouse").outcome == "listing"


def test_a_profile_is_no_article() -> None:
    """Somebody's page with few stories, told by its type; with many it is a listing."""
    head = "<meta property='og:type' content='profile'>"
    text = (
        "<h1>Ida Moss</h1><p>Ida Moss writes about the sea and those who live from it. She joined the Tern in 2009.</p>"
    )
    assert read(NAV + f"<main>{text}</main>", "Ida Moss", "/author/ida-moss", head).outcome == "not_article"
    assert read(NAV + f"<main>{text}{CARDS}</main>", "Ida Moss", "/author/ida-moss", head).outcome == "listing"


def test_an_archive_by_day_is_a_listing() -> None:
    """A list of dates and headlines, and not a word of prose."""
    rows = "".join(
        f"<li><time datetime='2026-03-03'>3.3.</time> <a href='/n/{n}-a-story-of-the-day'>What the council said, part {n}</a></li>"
        for n in range(20)
    )
    result = read(NAV + f"<main><h1>3 March 2026</h1><ul>{rows}</ul></main>", "Archive", "/archive/2026/03/03/")
    assert (result.outcome, len(result.links)) == ("listing", 20)
    video = f"<main><h1>Keeper leaves</h1><video src=/v.mp4></video><ul>{rows}</ul></main>"
    assert read(NAV + video, "Keeper leaves", "/v/1").outcome == "article"
