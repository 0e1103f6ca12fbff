"""What a page prints beside a name and no name holds: dates, times, addresses, handles, buttons, biographies."""

from __future__ import annotations

import re
from functools import cache

from copydesk.normalise.tables import folded, lines, phrases
from copydesk.normalise.values import fold

# An element that shows nothing but one of these is no byline.
_ADDRESS = re.compile(
    r"(?:https?:|//|www\.)|^\S+\.(?:com|org|net|de|fr|co|io|tv|info|uk|html?|php)(?:/\S*)?$", re.IGNORECASE
)
_TEMPLATE = re.compile(r"[{}<>\\=]|\[object|%[a-z]+%|page\.head|^\W*$|^[\W\d_]+$", re.IGNORECASE)
_MACHINE = re.compile(r"^(?=\S*\d)[\w.-]+$")  # user123, L_104485
_MAIL = re.compile(r"(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\[email[^\]]{0,20}\]")
_HANDLE = re.compile(r"(?<!\w)@\w{2,30}|(?<=\w)@[A-Za-z]\w{1,30}")
_PHONE = re.compile(r"\(\d{3,5}\)\s?\d{3}[-. ]\d{3,4}|\+\d[\d\s().-]{7,16}\d|\b\d{3}[-.]\d{3}[-.]\d{4}")
_WORDS = re.compile(r"\w+").findall
_MARK = re.compile(r"\d|\[|[a-zà-ÿ][A-ZÀ-Þ]")
_PRONOUNS = re.compile(r"\s*[(\[](?:she|he|they|ze|sie|er|elle|il|ella|él)(?:\s?/\s?\w{1,6}){1,2}[)\]]", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_AGE = re.compile(
    r"^(?:an?|\d{1,3}|few|several|some)?\s*(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\.?\s+ago\b"
    r"|^(?:vor|il y a|hace|há)\s+\w+\s+\w+",
    re.IGNORECASE,
)
_LEADING_DATE = re.compile(r"^[\d.,:/\s|•–—-]+")


def _may_end(text: str) -> bool:
    """Tell whether a text has what every match of `_tail` has, in a tenth of its time."""
    return _MARK.search(text) is not None or not _button_words().isdisjoint(_WORDS(text.lower()))


@cache
def _button_words() -> frozenset[str]:
    return frozenset(_WORDS(phrase)[0] for phrase in phrases("people", "buttons"))


@cache
def _tail() -> re.Pattern[str]:
    buttons = "|".join(re.escape(phrase) for phrase in sorted(phrases("people", "buttons"), key=len, reverse=True))
    months = "|".join(
        sorted({word for line in lines("months", "months") for word in line.split()}, key=len, reverse=True)
    )
    # A button may be glued to the name before it ("LazareTwitter"), a month too ("ArnoldNovember 15").
    return re.compile(
        rf"(?:(?<!\w)|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ]))(?i:(?:{buttons})\b|(?:{months})\.?\s*\d)|(?<![A-ZÀ-Þ\d])\d|\s\[\w+\]"
    )


@cache
def _biography() -> re.Pattern[str]:
    return re.compile(
        r"\s(?i:is (?:an?|the|based|currently|also)|was (?:an?|the)|has (?:been|worked|written)|covers?|writes|joined"
        r"|reports? (?:on|from|for)|specialis|specializ|ist (?:ein|eine|der|die|seit|freie"
        r"|\w*(?:redakteur|reporter|journalist|korrespondent|autor)(?:in)?)|arbeitet|schreibt|berichtet"
        r"|est (?:un|une|le|la)|es (?:un|una|el|la)|è (?:un|una|il|la)|é (?:um|uma)|you can email)\b"
    )


def is_address(text: str) -> bool:
    """Tell whether a text is an address, a template left unfilled or a machine's id, and so names nobody."""
    if text.replace(" ", "").isalpha():
        return False
    return bool(_ADDRESS.search(text) or _TEMPLATE.search(text) or _MACHINE.match(text) or text.startswith("@"))


def starts_with_age(text: str) -> bool:
    """Tell a sidebar's "Minutes Ago …" or "3 hours ago …": what follows it belongs to another article."""
    return _AGE.match(text) is not None


def without_contacts(text: str) -> str:
    """Remove e-mail addresses, handles, telephone numbers and pronouns."""
    if "/" in text:
        text = _PRONOUNS.sub("", text)
    if "@" in text or "[email" in text:
        text = _HANDLE.sub(" ", _MAIL.sub(" ", text))
    if _PHONE.search(text):
        text = _PHONE.sub(" ", text)
    return _EMPTY.sub("", text).strip(" |,;:–—-•·")


def without_tail(text: str) -> str:
    """Cut a byline where a date, a time, a button or a biography begins; empty where it begins at once."""
    if _may_end(text) and (match := _tail().search(text)):
        text = _without_cut_ends(text[: match.start()])
    if match := _biography().search(text):
        text = _without_cut_ends(text[: match.start()])
    return text


def _without_cut_ends(text: str) -> str:
    words = text.split()
    while words:
        words[-1] = words[-1].rstrip("|,;:•·(/–—-")
        if words[-1] and fold(words[-1]) not in folded("people", "cut_ends"):
            break
        words.pop()
    return " ".join(words)


def without_leading_date(text: str) -> str:
    """Take a numeric date or time off the head of a byline."""
    return _LEADING_DATE.sub("", text)
