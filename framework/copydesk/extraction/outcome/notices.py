"""The lines of a wall that asks to subscribe or to register, told from prose and from what else a site sells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.walk import LINE
from copydesk.extraction.headline.title import headline
from copydesk.extraction.headline.zone import MAX_SHORT, MIN_SHORT
from copydesk.extraction.outcome.own import in_margin
from copydesk.extraction.outcome.said import names, stems
from copydesk.models import Page

MAX_NOTICE = 250
"""Characters of a notice."""
MAX_ASKING = 120
"""Characters of the sentence that asks; longer ones tell of walls."""
MAX_APART = 25
"""Characters between "exclusive" and "subscribers": further apart they are a shop's."""
MAX_COLON = 15
"""Characters behind "Read the full story" within which a colon makes it another story's."""
MAX_LIKELY = 500
"""Pieces of text the expressions are tried on."""
_SENTENCE = re.compile(f"(?<=[.!?…।])\\s+|(?<=[。！？])|[{LINE}\\n]")
# Expressions are compiled at their first use, which most pages never come to.
_WORDS = (
    r"(?i)"
    r"subscribe (?:now |today )?(?:to|and) (?:continue|read|keep|unlock)|to continue reading|"
    r"to read the (?:full|whole) (?:story|article)|continue reading (?:with|this)|"
    r"subscribers? only|(?:this|the) (?:article|story|content) is (?:for|only|exclusive)|"
    r"unlock this (?:article|story)|become a (?:member|subscriber) to|you(?:.ve| have) (?:reached|read) your|"
    r"jetzt weiterlesen|weiterlesen mit|artikel freischalten|nur für abonnent|"
    r"mit .{2,20}\+ weiterlesen|"
    r"(?:cet )?article (?:est )?réservé aux abonnés|la suite est réservée|abonnez-vous pour|"
    r"pour lire la suite|il vous reste|"
    r"(?:contenido|artículo) (?:exclusivo|solo|sólo) para|suscríbete (?:para|y)|para seguir leyendo|"
    r"(?:contenuto|articolo) riservato|abbonati per|per continuare a leggere|conteúdo (?:é )?exclusivo para|"
    r"assine para|lees verder|alleen voor abonnees|word abonnee|les hele saken|for abonnenter|läs hela artikeln|"
    r"för prenumeranter|lue koko juttu|tilaajille|læs hele artiklen|czytaj dalej|"
    r"tylko dla (?:prenumer|subskryb)|pro předplatitele|"
    r"только для подписчиков|чтобы (?:читать|прочитать) (?:дальше|полностью)|aboneler(?:e|ine) özel|devamını okumak|"
    r"会員限定|有料会員|続きを読むには|订阅.{0,6}阅读|订阅后|구독(?:자|하고)|유료"
)
_WEAK = r"(?i)already a subscriber|jetzt abonnieren"
"""What stands beside a wall, and in the head of every page of a site that has one."""
_REGISTER = (
    r"(?i)"
    r"(?:register|sign up|create (?:a|your) free account|log in) (?:now |for free )?to (?:continue|read)|"
    r"free registration|"
    r"kostenlos registrieren|inscrivez-vous gratuitement|regístrate gratis|registrati gratis|会員登録\(無料\)|無料会員"
)
_PAID = r"(?i)subscri|abonn|suscri|suscrí|assin|abbona|prenumer|tilaa|subskr|подпис|abone|有料|付费|购买|유료|مشترك"
_STEMS = (
    "subscri", "continue", "full story", "full article", "whole ", "regist", "account",
    "inscri", "unlock", "member", "you've re", "you have re", "reserved", "keep reading", "exclusive",
    "weiterlesen", "weiterzulesen", "abonn", "freischalten", "lire la suite", "la suite", "il vous reste", "exclusiv",
    "exclusif", "réservé", "compte", "suscri", "suscrí", "seguir leyendo", "riservat", "abbonati", "a leggere", "assin",
    "lees verder", "verder lezen", "hele saken", "hele artikl", "hela artikl", "koko juttu",
    "tilaaj", "czytaj", "tylko dla",
    "subskr", "prenumer", "cadastr", "předplat", "подпис", "читать", "прочитать", "abone", "devamını", "会員", "購読",
    "続き", "订阅", "付费", "구독", "유료", "مشترك", "اشترا", "सब्सक्राइब", "सदस्य",
)  # fmt: skip
"""At least one of them is in whatever the expressions match, and beside all stems of the table."""


def notice(page: Page, stated: bool) -> str | None:
    """Find a line that asks to subscribe or register, below the headline and in no head, foot or menu of the page.

    `stated` says that the page calls itself paid: then what stands beside walls counts as well.
    """
    outline = outlined(page)
    if outline is None:
        return None
    heading = headline(page).element
    below = heading is None or not any(piece.node == heading for piece in outline.pieces)
    known: dict[int, bool] = {}
    tried = 0
    for piece in outline.pieces:
        if not below:
            below = piece.node == heading
        elif MIN_SHORT <= piece.size <= MAX_SHORT:
            lowered = piece.text.lower()
            if any(stem in lowered for stem in _STEMS) and not in_margin(outline, piece.box, known):
                tried += 1
                line = " ".join(piece.text.split())
                if says_wall(line) or (stated and re.search(_WEAK, line)):
                    return line
                if tried == MAX_LIKELY:
                    return None
    return None


def says_wall(text: str) -> bool:
    """Tell whether a text has a sentence that asks to subscribe or register in order to read on."""
    return any(_asks(sentence) for sentence in _sentences(text[:MAX_NOTICE]))


def _sentences(text: str) -> Iterator[str]:
    yield from (sentence for sentence in _SENTENCE.split(text) if sentence and len(sentence) <= MAX_ASKING)


def _asks(sentence: str) -> bool:
    if re.search(_WORDS, sentence) or re.search(_REGISTER, sentence):
        return True
    reads_on, alone = names(sentence, "read_on"), names(sentence, "some_alone")
    if reads_on is None and alone is None:
        return False
    lowered = sentence.lower()
    if any(stem in lowered for stem in stems("no_wall")):
        return False
    if reads_on is not None and ":" in lowered.partition(reads_on)[2][:MAX_COLON]:
        return False  # another story's headline behind "Read the full story:"
    subscribe = names(sentence, "subscribe")
    if subscribe is None or reads_on is not None:
        return reads_on is not None and (subscribe or names(sentence, "account")) is not None
    near = alone is not None and abs(lowered.find(subscribe) - lowered.find(alone)) <= MAX_APART
    return near and names(sentence, "page") is not None


def is_registration(line: str) -> bool:
    """Tell whether a notice asks for an account and for no payment."""
    named = re.search(_REGISTER, line) is not None or names(line, "account") is not None
    return named and re.search(_PAID, line) is None
