"""Who may read the page, and whether the text was cut: paywalls, registration walls, teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from copydesk.extraction.article.walk import LINE
from copydesk.extraction.headline.zone import short_lines
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.measure import ENOUGH, Prose
from copydesk.extraction.structured import Structured, structured
from copydesk.models import Found, Page

TEASER = 1_500
"""Characters of prose below which a paywalled page shows a teaser; the shortest whole articles behind walls, agency
flashes, have about as much."""
MIN_WORDS = 150
CHARS_PER_WORD = 5
"""A low estimate with the blank; German has seven, and scripts without spaces state characters."""
HIDDEN = 400
"""Characters in the part a page marks as paid from which that part was delivered."""
# Expressions are compiled at their first use, which most pages never come to.
_WORDS = (
    r"(?i)"
    r"subscribe (?:now |today )?(?:to|and) (?:continue|read|keep|unlock)|to continue reading|"
    r"to read the (?:full|whole) (?:story|article)|continue reading (?:with|this)|"
    r"already a subscriber|subscribers? only|(?:this|the) (?:article|story|content) is (?:for|only|exclusive)|"
    r"unlock this (?:article|story)|become a (?:member|subscriber) to|you(?:.ve| have) (?:reached|read) your|"
    r"jetzt weiterlesen|weiterlesen mit|artikel freischalten|nur für abonnent|jetzt abonnieren|"
    r"mit .{2,20}\+ weiterlesen|"
    r"(?:cet )?article (?:est )?réservé aux abonnés|la suite est réservée|abonnez-vous pour|"
    r"pour lire la suite|il vous reste|"
    r"(?:contenido|artículo) (?:exclusivo|solo|sólo) para|suscríbete (?:para|y)|para seguir leyendo|"
    r"(?:contenuto|articolo) riservato|abbonati per|per continuare a leggere|conteúdo exclusivo para|assine para|"
    r"lees verder|alleen voor abonnees|word abonnee|les hele saken|for abonnenter|läs hela artikeln|för prenumeranter|"
    r"lue koko juttu|tilaajille|læs hele artiklen|czytaj dalej|tylko dla (?:prenumer|subskryb)|pro předplatitele|"
    r"только для подписчиков|чтобы (?:читать|прочитать) (?:дальше|полностью)|aboneler(?:e|ine) özel|devamını okumak|"
    r"会員限定|有料会員|続きを読むには|订阅.{0,6}阅读|订阅后|구독(?:자|하고)|유료"
)
_REGISTER = (
    r"(?i)"
    r"(?:register|sign up|create (?:a|your) free account|log in) (?:now |for free )?to (?:continue|read)|"
    r"free registration|"
    r"kostenlos registrieren|inscrivez-vous gratuitement|regístrate gratis|registrati gratis|会員登録\(無料\)|無料会員"
)
_SIMPLE = re.compile(r"[.#]?-?[_a-zA-Z][\w-]{0,80}(?:(?: [.#]?|[.#])-?[_a-zA-Z][\w-]{0,80}){0,5}")
"""A selector of classes, ids and tags; a page may name any other, and make it as costly as it likes."""
_TIERS = {"free": "free", "locked": "paywalled", "premium": "paywalled"}
_STEMS = (
    "subscri", "continue", "full story", "full article", "whole ", "regist", "account",
    "inscri", "unlock", "member to", "you've re", "you have re",
    "weiterlesen", "abonn", "freischalten", "lire la suite", "la suite est", "il vous reste", "exclusiv", "exclusif",
    "suscrí", "seguir leyendo", "riservat", "abbonati", "a leggere", "assine", "lees verder", "hele saken",
    "hele artikl", "hela artikl", "koko juttu", "tilaaj", "czytaj", "tylko dla", "předplat", "подпис", "читать",
    "прочитать", "abone", "devamını", "会員", "続き", "订阅", "구독", "유료",
)  # fmt: skip
"""At least one of them is in whatever `_WORDS` and `_REGISTER` match."""
MAX_LIKELY = 500
"""Lines the expression is tried on."""
MAX_LINE = 250
"""Characters of a notice."""


def from_access(page: Page, text: Prose) -> Iterator[Found]:
    """Give `access`, `truncated` and `teaser` as far as markup and words of the page vouch for them."""
    data = structured(page)
    stated = _stated(data)
    whole = text.chars >= ENOUGH or text.is_text
    if stated == "free" or (stated is None and whole):
        return  # a whole text, and nothing says it is not for everybody: walls that only hide it are not looked for
    box = None if whole else _box(page)
    if box is not None:
        access = "registration" if re.search(_REGISTER, box[1]) and not re.search(_WORDS, box[1]) else "paywalled"
        yield Found("access", access, "words", box[0], box[1][:200], rank("access", "box"))
    if stated != "paywalled" and box is None:
        return
    if whole or _delivered(page, data):
        yield Found("truncated", False, "prose", "hasPart.cssSelector", None, rank("truncated", "delivered"))
    elif text.chars < TEASER and not text.broken:
        words = _missing_words(data, text)
        if box is None and words is None:
            return  # a short piece that is not free, and nothing that says more was to come
        where, evidence = box or ("wordCount", f"{words} words stated, {text.chars} characters shown")
        yield Found("truncated", True, "words" if box else "json-ld", where, evidence[:200])
        yield Found(
            "outcome", "teaser", "words" if box else "json-ld", where, evidence[:200], rank("outcome", "teaser")
        )


def _missing_words(data: Structured, text: Prose) -> int | None:
    """Give the number of words the metadata state, where the page shows not half of them."""
    stated = data.article.text("wordCount") if data.article is not None else None
    digits = stated[1].strip() if stated else ""
    count = int(digits) if digits.isdigit() and len(digits) < 7 else 0
    return count if count >= MIN_WORDS and text.chars < count * CHARS_PER_WORD / 2 else None


def _stated(data: Structured) -> str | None:
    """What the metadata say: `free`, `paywalled`, or nothing."""
    value = data.article.data.get("isAccessibleForFree") if data.article is not None else None
    if value is None:
        tier = data.first_meta("article:content_tier", "og:article:content_tier", "content_tier")
        return _TIERS.get(tier[1].strip().lower()) if tier else None
    return "free" if str(value).strip().rpartition("/")[2].lower() in ("true", "1", "yes") else "paywalled"


def _parts(data: Structured) -> Iterator[dict[str, Any]]:
    parts = data.article.data.get("hasPart") if data.article is not None else None
    for part in (parts if isinstance(parts, list) else [parts])[:20]:
        if isinstance(part, dict) and str(part.get("isAccessibleForFree", "")).lower().endswith("false"):
            yield part


def _delivered(page: Page, data: Structured) -> bool:
    """Tell whether the part marked as paid is in the page with its text."""
    for part in _parts(data):
        selectors = part.get("cssSelector")
        for selector in (selectors if isinstance(selectors, list) else [selectors])[:10]:
            if isinstance(selector, str) and _SIMPLE.fullmatch(selector):
                found = page.tree.select(selector)
                if sum(len(element.text) for element in found[:50]) >= HIDDEN and not any(map(_asks, found[:5])):
                    return True
    return False


def _asks(element: Any) -> bool:
    return bool(re.search(_WORDS, element.text[:MAX_LINE]))


def _box(page: Page) -> tuple[str, str] | None:
    """Find words that ask to subscribe or register: their place and the words."""
    whole = short_lines(page).lower()
    stems = [stem for stem in _STEMS if stem in whole]
    if not stems:  # the expression is slow: 20 µs a line
        return None
    likely = (line for line in short_lines(page).split(LINE) if any(stem in line.lower() for stem in stems))
    for line in islice(likely, MAX_LIKELY):
        if re.search(_WORDS, line) or re.search(_REGISTER, line):
            return "text", " ".join(line.split())
    return None
