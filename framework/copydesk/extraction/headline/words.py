"""Words that stand beside a date or a name in a page, in the languages news is printed in.

They only tell published from modified and a byline from a sentence; without them position and markup decide. Lower
case, matched at the start of a word of the text in lower case, so that `publi` also finds "publicado" and "publié".

No expression here ignores case by itself: one that does tries each of its words at each place, which takes twenty times
as long as lower-casing the text first.
"""

from __future__ import annotations

import re

# French "maj" (mise à jour) counts before a day only: it is the month of May elsewhere, behind one.
MODIFIED = (
    "updat|modif|edited|revised|last review|aktualisi|geändert|zuletzt|mis à jour|mise à jour|màj|actuali[sz]|aggiorna|"
    "atualiz|modificad|bijgewerkt|gewijzigd|oppdater|endret|uppdatera|ändrad|opdater|päivitet|muokattu|aktualizac|"
    "zaktualiz|aktualizov|zmieniono|обновлен|изменен|оновлен|обновена|güncelle|آخر تحديث|تحديث|به‌روزرسانی|به روز|"
    "ویرایش|"
    "עודכן|עדכון|अपडेट|更新|修改|수정|업데이트|cập nhật|diperbarui|แก้ไข|อัปเดต|ปรับปรุง|ενημέρωση|ενημερώθηκε|"
    "frissít|módosít|actualizat|ažurir|posodobl|dikemas kini|hariri|bearbeitet|last change|änderung|stand:|wijzig|"
    "zmian|změn|değiş|(?<!\\d )maj (?:le |: )?(?:\\d{1,2}[/.]\\d|\\d{1,2} [^\\W\\d_]{3})"
)
PUBLISHED = (
    "publi[sckqžć]|posted|post time|created|published|veröffentlicht|erschienen|erstellt|gepostet|pubbli|gepubliceerd|"
    "geplaatst|lagt ut|skapad|julkais|opublik|dodano|vydáno|zveřejn|опублик|опублік|публик|дата|yay[ıi]n|oluşturulma|"
    "انتشار|نشر|תאריך|פורסם|प्रकाशित|发布|發布|發佈|发表|發表|公開|掲載|配信|投稿|입력|등록|게시|đăng|dipublikasi|diterbit|เผยแพร่|โพสต์|"
    "δημοσί|közzét|megjelent|objavlj|date|fecha|datum|日期|时间|時間"
)
BYLINE = (
    "by|(?:articles?|posted|published|written|story|reported|text|words|review|opinion|analysis|report) by|authors?:?|"
    "von|verfasst von|ein (?:artikel|bericht) von|autor(?:in)?:?|"
    "par|écrit par|por|escrito por|autora?:?|di|a cura di|scritto da|autore:?|door|auteur:?|av|af|skrevet av|"
    "skriven av|"
    "tekst:?|text:?|forfatter:?|författare:?|autorzy?:?|autoři?:?|автор:?|авторы:?|yazan:?|yazar:?|haber:|oleh:?|"
    "penulis:?|"
    "बाय|लेखक:?|作者[:：]?|撰文[:：]?|記者[:：]?|记者[:：]?|文[/／:：]|작성자:?|"
    "szerző:?|írta:?|tác giả:?|ผู้เขียน:?|بقلم:?|كتب:?|"
    "نویسنده:?|מאת:?|autor:?|napisao:?|piše:?|od|χρήστης|γράφει:?|του|συντάκτης:?"
)

_modified = re.compile(rf"(?:\b|_)(?:{MODIFIED})").search
_published = re.compile(rf"(?:\b|_)(?:{PUBLISHED})").search
_other = re.compile(
    r"\W*(?:[a-z]+ly\s+reviewed|reviewed(?! by)|fact[ -]?checked|accessed|retrieved|expires|valid until|archived|"
    r"abgerufen|geprüft|überprüft|gültig bis|consulté le|consultado el)\b"  # "reviewed by" is also a critic's byline
).match
_byline = re.compile(rf"\s*(?:{BYLINE})(?:\s+|(?<=[:：/／]))(?=\S)").match


def modified(text: str) -> re.Match[str] | None:
    """Find the first word that says a date is that of a change."""
    return _modified(text.lower())


def published(text: str) -> re.Match[str] | None:
    """Find the first word that says a date is that of publication."""
    return _published(text.lower())


def other(text: str) -> bool:
    """Tell whether a text begins with words that say of a date that it is no publication's and no change's."""
    return _other(text.lower()) is not None


def byline(text: str) -> re.Match[str] | None:
    """Match the byline word a text begins with, and the blanks behind it."""
    return _byline(text.lower())  # what it matches is as long in lower case, whatever stands behind it


_FIRST = frozenset(re.findall(r"[^\W_]+", BYLINE.lower()))


def may_be_byline(text: str) -> bool:
    """Tell cheaply whether `byline` could match: its first word, or in a script without spaces its first sign."""
    first = _FIRST_WORD(text)
    return first is not None and (first[0].lower() in _FIRST or text[0] > "\u2e7f")


_FIRST_WORD = re.compile(r"[^\W_]+").match

_DAY, _MONTH = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])"
_SIGN = r"\s?[./-]\s?"
_WORD = r"[^\s\d.,:;/|()-]{2,20}+"  # not \w, which has no vowel signs of Thai, Hindi and others; never tried shorter
_NUMERIC = (
    rf"\d{{1,2}}{_SIGN}\d{{1,2}}{_SIGN}\d{{4}}|\d{{4}}{_SIGN}\d{{1,2}}{_SIGN}\d{{1,2}}"
    rf"|{_DAY}{_SIGN}{_MONTH}{_SIGN}\d\d|{_MONTH}{_SIGN}{_DAY}{_SIGN}\d\d"
)
_CJK = r"\d{1,4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}|\d{1,2}\s?[月월]\s?\d{1,2}[日일]?,?\s?\d{4}"
_THAI = r"\d{1,2}\s?[\u0e01-\u0e4e]{1,3}\.\s?[\u0e01-\u0e4e]{1,3}\.\s?(?:\d{4}|\d{2})"  # 12 มี.ค. 2567
_VIETNAMESE = r"\d{1,2}\s+[Tt]háng\s+\d{1,2},?\s+(?:năm\s+)?\d{4}"
_AR = r"[\u0621-\u064a]{2,12}"
_ARABIC = rf"\d{{1,2}}\s+(?:من\s+)?{_AR}(?:\s{_AR}|\s?/\s?{_AR}(?:\s{_AR})?|\s{_AR}\s?/\s?{_AR})\s+\d{{4}}"
# Hungarian 2024. március 12., Lithuanian 2024 m. kovo 12, Latvian 2024. gada 12. marts, and their like.
_YEAR_FIRST = (
    rf"\d{{4}}(?:\.\s+{_WORD}\.?\s+\d{{1,2}}[.-]|\.?\s?(?:m\.|gada|жылғы|жылы|оны|-?yil|ko)\s+"
    rf"(?:{_WORD}\.?\s+(?:{_WORD}\s+)?\d{{1,2}}|\d{{1,2}}[.-]?\s?{_WORD}(?:\s+\d{{1,2}})?))"
)
_ORDINAL, _OF = r"(?:[Ss][Tt]|[NnRr][Dd]|[Tt][Hh])", r"(?:[Dd][Ee][Ll]?)"
_DAY_FIRST = (
    rf"\d{{1,2}}(?:{_ORDINAL}|[Ee][Rr]|\.?[ºª°]|\.|-?(?:го|е|й)|ης?)?,?[\s-]+(?:(?:{_OF}|[Oo][Ff]|ng|من)\s+|[Dd]['’]\s?)?{_WORD}\.?,?"
    rf"[\s-]+(?:{_OF}\s+)?(?:\d{{4}}|['’]\d{{2}})|\d{{1,2}}[\s./]{_WORD}[./]\d{{4}}"
)
_MONTH_FIRST = rf"{_WORD}\.?[\s-]+\d{{1,2}}{_ORDINAL}?,?\s+\d{{4}}"
_WORD_START = r"(?<![^\s\d.,:;/|()-])"
_OTHERS = f"{_THAI}|{_VIETNAMESE}|{_YEAR_FIRST}|{_ARABIC}"
DATE = re.compile(
    rf"(?:(?=\d)(?<!\d)(?<!\d:)(?:{_NUMERIC}|{_CJK}|{_OTHERS}|{_DAY_FIRST})|{_WORD_START}{_MONTH_FIRST})(?!\d)"
)
"""A full date in any printed form: numbers, or numbers around one word or two."""
_MAY_DATE = re.compile(
    r"\d(?:\d\d\d|\s?[./-]\s?\d\d?\s?[./-]\s?\d\d|\s?[年년])|['’]\d\d|[\u0e01-\u0e4e]\.\s?\d\d"
).search
"""What each form of `DATE` holds: four figures, three numbers parted by signs, a year's sign, or a short year."""

_DIGIT = re.compile(r"\d").search


def date(text: str) -> re.Match[str] | None:
    """Find the first date of a text; most texts without one cost a tenth of what `DATE` does."""
    return DATE.search(text) if _DIGIT(text) and _MAY_DATE(text) else None


MAX_AGO = 60
"""Characters of a line that says how long ago the article was published or changed."""
AGO = (
    "ago|vor|geleden|sedan|siden|síðan|sitten|fa|hace|назад|тому|önce|temu|před|pred|prije|пре|преди|há|atrás|acum|πριν|"
    "lalu|trước|nazaj|tagasi|atpakaļ|prieš|il|منذ|قبل|پیش|पहले|আগে|לפני|yesterday|today|gestern|heute|hier|aujourd'hui|"
    "ayer|hoy|ieri|oggi|ontem|hoje|gisteren|vandaag|igår|idag|вчера|сегодня|wczoraj|dziś|dün|bugün|أمس|اليوم|دیروز|"
    "امروز|कल|आज|kemarin"
)
_AGO = frozenset(AGO.split("|"))
"""Words of "3 hours ago", and days counted from today; they only tell where a closer look is worth its time."""
_AGO_SIGNS = re.compile(
    r"\d\s?(?:秒|分|分钟|分鐘|小时|小時|時間|天|日|周|週|초|분|시간|일|주)\s?(?:之?前|以前|전)|ชั่วโมงที่แล้ว|昨[天日]|今[天日]|어제|오늘"
)


def ago(text: str) -> bool:
    """Tell whether a short text may say how long ago something was: "Updated 3 hours ago", "2時間前", "gestern"."""
    if len(text) > MAX_AGO:
        return False
    if not _AGO.isdisjoint(_WORDS(text.lower())):
        return True
    return not text.isascii() and _AGO_SIGNS.search(text) is not None


_WORDS = re.compile(r"[^\s\d.,:;|()/-]+").findall
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))


def plain_month(date: str) -> bool:
    """Tell whether a date is all numbers, or names its month in English: what need not be read to be known."""
    word = _LETTERS.search(date)
    return word is None or (word[0][0].isupper() and word[0][:3].lower() in _MONTHS)


_LETTERS = re.compile(r"[^\W\d_]{3,}")
