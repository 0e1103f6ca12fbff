"""Pages that are no document of the site: HTTP errors, bot walls, consent walls, error pages sent with status 200.

Markup and addresses of the known walls come first, for they need no language; words come second, and only where the
page has hardly any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.extraction.article.page import outlined
from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.measure import MIN_LOOSE, Prose, weight
from copydesk.models import Found, Page

GONE = frozenset((404, 410))
REFUSED = frozenset((401, 402, 403, 407, 429, 451, 503))
MAX_TEXT = 1_500
"""Characters of prose from which a page is read as a text, whatever words stand in it."""
_WALLS = (
    "challenges.cloudflare.com", "/cdn-cgi/challenge-platform", "cf-browser-verification", "captcha-delivery.com",
    "hcaptcha.com/1/api.js", "px-captcha", "_incapsula_resource", "perimeterx.net", "datadome", "akamai/sureroute",
    "recaptcha/api.js", "g-recaptcha", "awswafintegration", "imperva",
)  # fmt: skip
"""Marks of the common bot walls in a page's source, in lower case."""
_CONSENT_HOSTS = re.compile(r"^(?:https?:)?//(?:consent|guce|cmp|privacy)\.[^/]+/", re.IGNORECASE)
_CONSENT_MARKS = ("sp_message_iframe", "usercentrics", "didomi", "onetrust", "consentmanager", "privacy-mgmt.com",
                  "quantcast", "cmp_purposes", "tcfapi")  # fmt: skip
# Expressions are compiled at their first use, which most pages never come to.
_BOT_WORDS = (
    r"(?i)"
    r"just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|"
    r"robot)|not a robot|"
    r"verify(?:ing)? (?:that )?you are (?:a )?human|security check|checking your browser|captcha|unusual traffic|"
    r"pardon our interruption|request (?:was )?blocked|too many requests|bist du ein mensch|kein roboter|"
    r"zugriff verweigert|accès refusé|vous n.êtes pas un robot|acceso denegado|no soy un robot|no eres un robot|"
    r"accesso negato|non sei un robot|acesso negado|não é um robô|toegang geweigerd|geen robot|"
    r"доступ (?:запрещ|огранич)|не робот|odmowa dostępu|erişim engellendi|robot olmadığ|访问被拒绝|安全验证|人机验证|"
    r"アクセスが拒否|ロボットでは|접근이 거부|تم رفض الوصول"
)
_CONSENT_WORDS = (
    r"(?i)"
    r"before you continue|we (?:value|care about) your privacy|accept (?:all )?cookies|your privacy choices|"
    r"we and our (?:\d+ )?partners|mit werbung (?:und|weiter)|werbung und tracking|zustimm|einwillig|"
    r"datenschutz-?einstell|"
    r"avec publicité|accepter (?:et|les cookies)|votre vie privée|vos données personnelles|aceptar (?:y|todas|cookies)|"
    r"tu privacidad|accetta (?:e|tutti|i cookie)|la tua privacy|aceitar (?:e|todos|cookies)|cookies accepteren|"
    r"akkoord met|godta alle|acceptera alla|accepter alle|hyväksy kaikki|akceptuj|zgod[ay]|souhlas|çerez|"
    r"принять (?:все )?(?:файлы )?cookie|согласи|συγκατάθεση|elfogad|接受.{0,6}cookie|同意"
)
_MISSING_WORDS = (
    r"(?i)"
    r"\b(?:error )?404\b|page (?:was |could )?(?:not|n.t) (?:be )?(?:found|exist|available)|(?:doesn.t|does not) exist|"
    r"page not found|nothing (?:was )?found|no longer (?:available|exists)|"
    r"seite (?:wurde )?nicht gefunden|nicht gefunden|"
    r"existiert nicht|page (?:introuvable|non trouvée)|n.existe (?:pas|plus)|página no encontrada|no (?:se )?encontrad|"
    r"no existe|pagina non trovata|non (?:è stata )?trovata|página não encontrada|não encontrad|pagina niet gevonden|"
    r"niet gevonden|siden (?:finnes ikke|ble ikke funnet|blev ikke fundet)|sidan (?:kunde inte|finns inte|"
    r"hittades inte)|"
    r"sivua ei löydy|nie (?:znaleziono|istnieje)|stránka (?:nebyla )?nenalezena|страница не найдена|не найден|"
    r"сторінку не знайдено|sayfa bulunamadı|الصفحة غير موجودة|הדף לא נמצא|صفحه.{0,20}یافت نشد|页面不存在|找不到|"
    r"ページが見つかりません|見つかりません|페이지를 찾을 수 없|không tìm thấy|halaman tidak ditemukan|ไม่พบหน้า|"
    r"δεν βρέθηκε|oldal nem található|pagina nu a fost găsită|stranica nije pronađena"
)

_WALL_WORDS = (
    r"(?i)"
    r"mit werbung (?:weiter|lesen|nutzen)|wir und unsere (?:bis zu )?(?:\d+ )?partner|\bpur[- ]?abo|"
    r"we and our (?:\d+ )?partners|nous et nos (?:\d+ )?partenaires|continuer (?:sans accepter|avec publicité)|"
    r"nosotros y nuestros (?:\d+ )?socios|noi e i nostri (?:\d+ )?(?:partner|fornitori)|"
    r"nós e os nossos (?:\d+ )?parceiros|wij en onze (?:\d+ )?partners|vi och våra (?:\d+ )?partner|"
    r"vi og våre (?:\d+ )?partner|vi og vores (?:\d+ )?partner|my i nasi (?:\d+ )?partner"
)
"""What only a wall of consent says, and a layer over an article."""
_WALL_STEMS = (
    "mit werbung", "wir und unsere", "pur", "we and our", "nous et nos", "continuer", "nosotros y", "noi e i",
    "nós e os", "wij en onze", "vi och våra", "vi og", "my i nasi",
)  # fmt: skip
_WALL_TOPICS = (
    "cookie", "tracking", "werbung", "werbe", "anzeigen", "daten", "partner", "-abo", "abonn", "einwillig", "zustimm",
    "widerruf", "personal data", "privacy", "consent", "advertis", "subscri", "publicité", "données", "partenaires",
    "publicidad", "datos", "socios", "suscri", "pubblicità", "dati ", "abbona", "consens", "publicidade", "dados",
    "parceiros", "advertenties", "gegevens", "toestemming", "annons", "uppgifter", "samtyck", "samtykke", "reklam",
    "danych", "zgod",
)  # fmt: skip
"""At least one is in each paragraph of such a wall."""

# At least one stem is in whatever the expression matches: to look for them costs a hundredth of it.
_BOT_STEMS = (
    "moment", "attention", "denied", "human", "robot", "security", "browser", "captcha", "unusual", "pardon", "blocked",
    "too many", "mensch", "verweigert", "refusé", "denegado", "robô", "negato", "negado", "geweigerd", "доступ",
    "робот", "odmowa", "engellendi", "访问被拒绝", "验证", "アクセスが拒否", "ロボットでは", "접근이", "رفض",
)  # fmt: skip
_CONSENT_STEMS = (
    "before you", "privacy", "cookie", "partners", "werbung", "zustimm", "einwillig", "datenschutz", "publicité",
    "accepter", "privée", "personnelles", "aceptar", "privacidad", "accetta", "aceitar", "akkoord", "godta",
    "hyväksy", "akceptuj", "zgod", "souhlas", "çerez", "согласи", "συγκατάθεση", "elfogad", "同意",
)  # fmt: skip
_MISSING_STEMS = (
    "404", "found", "exist", "availab", "gefunden", "introuvable", "trouvée", "encontrad", "trovata", "gevonden",
    "finnes", "funnet", "fundet", "kunde inte", "finns inte", "hittades", "löydy", "znaleziono", "istnieje",
    "nenalezena", "найден", "знайдено", "bulunamad", "موجودة", "נמצא", "یافت", "不存在", "找不到", "見つかりません",
    "찾을 수", "tìm thấy", "ditemukan", "ไม่พบหน้า", "βρέθηκε", "található", "găsită", "pronađena",
)  # fmt: skip


def _said(text: str, words: str, stems: tuple[str, ...]) -> re.Match[str] | None:
    lowered = text.lower()
    return re.search(words, text) if any(stem in lowered for stem in stems) else None


def from_status(page: Page) -> Iterator[Found]:
    """Give what the HTTP status says."""
    if page.status in GONE:
        yield _found("not_article", "http", f"status {page.status}", page.status, "status")
    elif page.status in REFUSED:
        yield _found("blocked", "http", f"status {page.status}", page.status, "status")


def from_walls(page: Page, text: Prose) -> Iterator[Found]:
    """Give `blocked` for a wall or an error page that stands in place of the document."""
    if text.broken:
        return
    small = text.chars <= MAX_TEXT
    if small and page.url and _CONSENT_HOSTS.match(page.url):
        yield _found("blocked", "url", "consent host", page.url, "host")
        return
    heads = [title.text for title in stated(page).values()]
    heading = headline(page)
    if heading.text:
        heads.append(heading.text)
    # An error page may list other stories: beside so much text, only a headline that is the error's own words counts.
    head = "\n".join(heads if small else [text for text in heads if len(text) <= MAX_ERROR])[:2_000]
    if match := _said(head, _MISSING_WORDS, _MISSING_STEMS):
        yield _found("blocked", "words", "soft 404", match[0], "words")
        return
    if not small:
        return
    body = page.tree.find("body")
    visible = "" if body is None else " ".join(_visible(body))[:MAX_TEXT]
    heads_bot, shows_bot = _said(head, _BOT_WORDS, _BOT_STEMS), _said(visible, _BOT_WORDS, _BOT_STEMS)
    if heads_bot or shows_bot:
        wall = _mark(page, _WALLS)
        if match := heads_bot or (shows_bot if wall else None):
            yield _found("blocked", "words", f"bot wall{f', {wall}' if wall else ''}", match[0], "words")
            return
    if (match := _said(visible, _WALL_WORDS, _WALL_STEMS)) and _asks_alone(page):
        yield _found("blocked", "words", "consent wall", match[0], "words")
        return
    consent = _said(f"{head}\n{visible[:600]}", _CONSENT_WORDS, _CONSENT_STEMS)
    if not consent:
        return
    mark = _mark(page, _CONSENT_MARKS)
    if text.chars < MAX_CONSENT and not heading.element and (mark or len(visible) < 800):
        yield _found("blocked", "words", f"consent wall{f', {mark}' if mark else ''}", consent[0], "words")
    elif _said(head, _CONSENT_WORDS, _CONSENT_STEMS):
        yield _found("blocked", "words", "consent wall", consent[0], "words")


def _asks_alone(page: Page) -> bool:
    """Tell whether every paragraph of a page speaks of consent, data or a subscription: nothing of a story is shown."""
    outline = outlined(page)
    told = (
        [piece.text for piece in outline.pieces if piece.tag == "p" and weight(piece) >= MIN_LOOSE] if outline else []
    )
    return bool(told) and all(any(stem in text.lower() for stem in _WALL_TOPICS) for text in told)


def _mark(page: Page, marks: tuple[str, ...]) -> str | None:
    """Give the first of the marks of walls that is in the page's source."""
    source = page.text[:MAX_SOURCE].lower()
    return next((mark for mark in marks if mark in source), None)


MAX_ERROR = 60
"""Characters of a title that says that the page is missing, the site's name with it."""
MAX_SOURCE = 200_000
"""Characters of the source searched for the marks of walls; a wall's page is small."""
MAX_CONSENT = 1_200


def _visible(body: object) -> Iterator[str]:
    """Give the strings a reader sees, up to a bound."""
    size = 0
    for node in getattr(body, "strings", ()):
        text = " ".join(node.split())
        if text and not text.startswith(("{", "(function", "var ", "window.", "/*", ".", "@media", "!function")):
            yield text
            size += len(text)
            if size > MAX_TEXT:
                return


def _found(value: str, method: str, path: str, raw: object, place: str) -> Found:
    return Found("outcome", value, method, path, raw, rank("outcome", place))
