"""Pages that are no document of the site: HTTP errors, bot walls, consent walls, error pages sent with status 200.

Markup and addresses of the known walls come first, for they need no language; words come second, and only where the
page has hardly any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.measure import Prose
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
    if match := re.search(_MISSING_WORDS, head):
        yield _found("blocked", "words", "soft 404", match[0], "words")
        return
    if not small:
        return
    source = page.text[:MAX_SOURCE].lower()
    wall = next((mark for mark in _WALLS if mark in source), None)
    body = page.tree.find("body")
    visible = "" if body is None else " ".join(_visible(body))[:MAX_TEXT]
    if match := re.search(_BOT_WORDS, head) or (re.search(_BOT_WORDS, visible) if wall else None):
        yield _found("blocked", "words", f"bot wall{f', {wall}' if wall else ''}", match[0], "words")
        return
    consent = re.search(_CONSENT_WORDS, f"{head}\n{visible[:600]}")
    mark = next((mark for mark in _CONSENT_MARKS if mark in source), None)
    if consent and text.chars < MAX_CONSENT and not heading.element and (mark or len(visible) < 800):
        yield _found("blocked", "words", f"consent wall{f', {mark}' if mark else ''}", consent[0], "words")
    elif consent and re.search(_CONSENT_WORDS, head):
        yield _found("blocked", "words", "consent wall", consent[0], "words")


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
