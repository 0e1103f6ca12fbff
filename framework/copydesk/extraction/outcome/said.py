"""What walls and error pages say, and how far a page's own words are theirs.

An expression *covers* a headline of which it is a good half ("404 - Page not found", but not "Page not found: how
libraries lose their books"); and each longer sentence of a wall's text *speaks of* the wall's topics, which no story's
does. The stems are in `normalise/tables/walls.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from copydesk.extraction.article.walk import LINE

LONG_SENTENCE, DENSE_SENTENCE = 50, 20
"""Characters from which a sentence must speak of a wall's topic; the second where one says as much as two or three."""
COVERED = 0.5
"""Share of a headline that is the wall's own words."""
_END = re.compile(f"(?<=[.!?…।])\\s+|(?<=[。！？])|[{LINE}\\n]")
_DENSE = "\u2e7f"
_PARTS = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
"""What parts a title from the site's name."""


class Words(NamedTuple):
    """An expression, and stems of which one at least is in whatever it matches.

    To look for the stems costs a hundredth of the expression, which is compiled at its first use.
    """

    expression: str
    stems: tuple[str, ...]

    def found(self, text: str) -> re.Match[str] | None:
        """Give the first match in a text."""
        lowered = text.lower()
        return re.search(self.expression, text) if any(stem in lowered for stem in self.stems) else None

    def covers(self, text: str) -> re.Match[str] | None:
        """Give the first match in a headline that is made of such words for a good half."""
        first = self.found(text)
        if first is None:
            return None
        size = sum(len(match[0]) for match in re.finditer(self.expression, text))
        return first if size >= COVERED * len(text.strip(" .,!?…")) else None


BOT = Words(
    r"(?i)"
    r"just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|"
    r"robot)|not a (?:ro)?bot|press (?:&|and) hold|(?:robots?|bots?) or human|human or (?:ro)?bot|"
    r"verify(?:ing)? (?:that )?you(?:.re| are) (?:not )?(?:a )?(?:human|robot)|security (?:check|verification)|"
    r"checking your browser|captcha|unusual traffic|javascript is disabled|"
    r"pardon our interruption|request (?:was )?blocked|request unsuccessful|too many requests|"
    r"error occurred while processing your request|used cloudflare to restrict|"
    r"nur einen moment|bist du ein mensch|(?:ob|dass) (?:sie|du) ein mensch|kein roboter|zu viele anfragen|"
    r"zugriff verweigert|sicherheitsüberprüfung|un instant|accès refusé|vous n.êtes pas un robot|trop de requêtes|"
    r"un momento|acceso denegado|no soy un robot|no eres un robot|no es un robot|demasiadas solicitudes|"
    r"accesso negato|non sei un robot|non sono un robot|acesso negado|não é um robô|não sou um robô|"
    r"toegang geweigerd|geen robot|"
    r"доступ (?:запрещ|огранич)|не робот|проверк\w+ (?:вашего )?браузера|odmowa dostępu|nie jesteś robotem|"
    r"sprawdzamy (?:twoją )?przeglądark|erişim engellendi|robot olmadığ|güvenlik (?:doğrulaması|kontrolü)|"
    r"访问被拒绝|安全验证|人机验证|访问过于频繁|アクセスが拒否|ロボットでは|セキュリティチェック|접근이 거부|"
    r"로봇이 아닙|"
    r"تم رفض الوصول|لست (?:روبوت|برنامج)|रोबोट नहीं",
    (
        "moment", "attention", "denied", "human", "robot", "bot", "security", "browser", "captcha", "unusual", "pardon",
        "blocked", "too many", "javascript", "unsuccessful", "error occurred", "cloudflare",
        "hold", "mensch", "zu viele",
        "verweigert", "sicherheits", "un instant", "refusé", "trop de", "momento", "denegado", "demasiad", "robô",
        "negato", "negado", "geweigerd", "доступ", "робот", "браузер", "odmowa", "przegląd", "engellendi", "güvenlik",
        "访问被拒绝", "验证", "频繁", "アクセスが拒否", "ロボットでは", "セキュリティ", "접근이", "로봇", "رفض", "لست",
        "रोबोट",
    ),
)  # fmt: skip
CONSENT = Words(
    r"(?i)"
    r"before you continue|we (?:value|care about|respect) your privacy|accept (?:all )?cookies|your privacy choices|"
    r"we and our (?:\d+ )?partners|mit werbung (?:und|weiter)|werbung und tracking|zustimm|einwillig|"
    r"datenschutz-?einstell|ihre privatsphäre|"
    r"avec publicité|accepter (?:et|les cookies)|votre vie privée|vos données personnelles|aceptar (?:y|todas|cookies)|"
    r"(?:tu|su) privacidad|accetta (?:e|tutti|i cookie)|la tua (?:privacy|riservatezza)|aceitar (?:e|todos|cookies)|"
    r"sua privacidade|cookies accepteren|jouw privacy|"
    r"akkoord met|godta alle|acceptera alla|accepter alle|hyväksy kaikki|akceptuj|zgod[ay]|twoją prywatność|souhlas|"
    r"çerez|gizliliğinize|принять (?:все )?(?:файлы )?cookie|согласи|συγκατάθεση|elfogad|接受.{0,6}cookie|同意|"
    r"您的隐私|"
    r"بخصوصيتك|خصوصيتك",
    (
        "before you", "privacy", "cookie", "partners", "werbung", "zustimm", "einwillig", "datenschutz", "privatsph",
        "publicité", "accepter", "privée", "personnelles", "aceptar", "privacidad", "accetta",
        "riservatezza", "aceitar",
        "akkoord", "godta", "hyväksy", "akceptuj", "zgod", "prywatno", "souhlas", "çerez", "gizlili", "согласи",
        "συγκατάθεση", "elfogad", "同意", "隐私", "خصوصيت",
    ),
)  # fmt: skip
MISSING = Words(
    r"(?i)"
    r"\b(?:(?:error|fehler|erreur|errore|erro|fout|błąd|hata) )?404\b|(?:ошибка|خطأ) 404|"
    r"page (?:was |could )?(?:not|n.t) (?:be )?(?:found|exist|available)|(?:doesn.t|does not) exist|"
    r"page not found|page (?:has )?moved|nothing (?:was )?found|no longer (?:available|exists)|"
    r"seite (?:wurde )?nicht gefunden|nicht gefunden|nicht mehr verfügbar|"
    r"existiert nicht|page (?:introuvable|non trouvée)|n.existe (?:pas|plus)|página no encontrada|no (?:se )?encontrad|"
    r"no existe|pagina non trovata|non (?:è stata )?trovata|página não encontrada|não encontrad|pagina niet gevonden|"
    r"niet gevonden|bestaat niet|siden (?:finnes ikke|ble ikke funnet|blev ikke fundet)|sidan (?:kunde inte|finns inte|"
    r"hittades inte)|"
    r"sivua ei löydy|nie (?:została )?znalezion[ao]|nie istnieje|stránka (?:nebyla )?nenalezena|страница не найдена|"
    r"не найден|страницы не существует|"
    r"сторінку не знайдено|sayfa bulunamadı|الصفحة غير موجودة|הדף לא נמצא|صفحه.{0,20}یافت نشد|页面不存在|找不到|"
    r"ページが見つかりません|見つかりません|ページは存在しません|페이지를 찾을 수 없|không tìm thấy|"
    r"halaman tidak ditemukan|"
    r"ไม่พบหน้า|पे(?:ज|ज़) नहीं मिला|पृष्ठ नहीं मिला|"
    r"δεν βρέθηκε|oldal nem található|pagina nu a fost găsită|stranica nije pronađena",
    (
        "404", "found", "exist", "availab", "moved", "gefunden", "verfügbar", "introuvable", "trouvée", "encontrad",
        "trovata", "gevonden", "bestaat", "finnes", "funnet", "fundet", "kunde inte", "finns inte", "hittades", "löydy",
        "znalezion", "istnieje", "nenalezena", "найден", "не существ", "знайдено", "bulunamad", "موجودة", "נמצא",
        "یافت", "不存在", "找不到", "見つかりません", "存在しません", "찾을 수", "tìm thấy", "ditemukan", "ไม่พบหน้า",
        "नहीं मिला", "βρέθηκε", "található", "găsită", "pronađena",
    ),
)  # fmt: skip

_WALL = (
    r"(?i)"
    r"mit werbung (?:weiter|lesen|nutzen)|weiter mit werbung|wir und unsere (?:bis zu )?(?:\d+ )?partner|\bpur[- ]?abo|"
    r"we and our (?:\d+ )?partners|nous et nos (?:\d+ )?partenaires|continuer (?:sans accepter|avec publicité)|"
    r"nosotros y nuestros (?:\d+ )?socios|noi e i nostri (?:\d+ )?(?:partner|fornitori)|"
    r"nós e os nossos (?:\d+ )?parceiros|wij en onze (?:\d+ )?partners|vi och våra (?:\d+ )?partner|"
    r"vi og våre (?:\d+ )?partner|vi og vores (?:\d+ )?partner|my i nasi (?:\d+ )?partner"
)
WALL = Words(
    _WALL,
    (
        "mit werbung", "wir und unsere", "pur", "we and our", "nous et nos", "continuer", "nosotros y", "noi e i",
        "nós e os", "wij en onze", "vi och våra", "vi og", "my i nasi",
    ),
)  # fmt: skip
"""What only a wall of consent says, and a layer over an article."""


def stems(section: str) -> tuple[str, ...]:
    """Give the stems of a section of the table."""
    from copydesk.normalise.tables import phrases  # read at the first page that may be a wall

    return phrases("walls", section)


def names(text: str, section: str) -> str | None:
    """Give the first stem of a section that a text has."""
    lowered = text.lower()
    return next((stem for stem in stems(section) if stem in lowered), None)


def counts(text: str, section: str) -> int:
    """Count the stems of a section that a text has."""
    lowered = text.lower()
    return sum(stem in lowered for stem in stems(section))


def says_gone(text: str) -> bool:
    """Tell whether a sentence names a page, and that it is gone or was never there."""
    return names(text, "gone") is not None and names(text, "page") is not None


def strays(texts: Iterable[str], *sections: str) -> bool:
    """Tell whether a longer sentence of the texts speaks of none of the topics of the sections: it tells a story."""
    for text in texts:
        for sentence in _END.split(text):
            size = len(sentence)
            dense = size >= DENSE_SENTENCE and sentence[size // 2] > _DENSE
            if (dense or size >= LONG_SENTENCE) and not any(names(sentence, section) for section in sections):
                return True
    return False


def addresses(texts: Iterable[str]) -> bool:
    """Tell whether a text speaks as `we` or to `you`, as a wall does and a story's narrator does not."""
    whole = _address_words()
    return any(whole.search(text) or names(text, "address_inside") for text in texts)


@cache
def _address_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems('address')))})\b", re.IGNORECASE)


def title_parts(title: str, heading: str) -> list[str]:
    """Part a title at the signs before a site's name; what the page's headline says is left out of it."""
    rest = title.replace(heading, "") if heading else title
    return [part for part in _PARTS.split(rest) if part.strip()]
