"""From a raw string to tokens: bounded, compatibility forms folded, each token with its place."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

MAX_CHARS = 200
"""How much of a string is looked at. The longest honest date line (label, two calendars, zone) has some 150."""

# Soft hyphen, zero-width and direction marks; ZWNJ too, because the names are stored without it.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ENDING = re.compile(r"(?<=\d)\(([a-z]{1,2})\)")  # Basque 2016(e)ko, 11(a)
_ADDRESS = re.compile(r"[a-z]{2,9}://\S*", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,100}>")
_SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣־", "-"),
        **dict.fromkeys("’ʼ‘`´ʻʹ׳", "'"),
        **dict.fromkeys("״“”«»„", '"'),
        **dict.fromkeys("、،﹐፣", ","),
        **dict.fromkeys("。｡۔", "."),
        "°": "o",  # 1° marzo
        **dict.fromkeys("•·∙・●▪|¦", "|"),
        "٫": ".",
        "∕": "/",
        "፡": " ",
        # Arabic letters that keyboards interchange
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ئ": "ی",
        "ؤ": "و",
    }
)
# Scripts written without spaces (and Hangul, whose particles stick to words) are one token a character:
# the longest phrase of the lexicon then does the segmentation.
_UNSPACED = (
    "\u0e01-\u0e4e\u0e80-\u0ecf\u1000-\u103f\u1050-\u109f\u1780-\u17df"
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
)
_LETTER = (
    "[^\\s\\d\\x00-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7"
    "\u055a-\u055f\u0589\u060c\u061b\u061f\u066a-\u066d\u06d4"
    f"\u0964\u0965\u1361-\u1368\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u303f{_UNSPACED}]"
)


_ASCII_TOKEN = re.compile(r"(?P<n>\d+)|(?P<w>[A-Za-z]+(?:'[A-Za-z]+)*)|(?P<p>\S)")
"""What `_token` comes to in ASCII: its own sets of letters take 7 ms to compile."""


def _tokens_in(text: str) -> Iterator[re.Match[str]]:
    return (_ASCII_TOKEN if text.isascii() else _token()).finditer(text)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(f"(?P<n>\\d+)|(?P<c>[{_UNSPACED}])|(?P<w>{_LETTER}+(?:'{_LETTER}+)*)|(?P<p>\\S)")


class Token:
    """One number, word or punctuation mark. `char` is its class in the signature the grammar works on."""

    __slots__ = ("char", "digits", "end", "key", "senses", "start", "text", "value")

    def __init__(self, text: str, start: int, end: int, char: str = "x") -> None:
        self.text = text
        self.start = start
        self.end = end
        self.char = char
        self.key = text
        self.value = -1
        """Of a number."""
        self.digits = 0
        """Of a number: how many digits are printed."""
        self.senses: dict[str, frozenset[Any]] = {}
        """Of a word: class to what it may mean."""


def clean(raw: str) -> str:
    """Give the part of a raw string worth reading, in compatibility form (NFKC), in time linear in its length."""
    text = raw.lstrip()[: 2 * MAX_CHARS]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "://" in text:
        text = _ADDRESS.sub(" ", text)
    if "(" in text:
        text = _ENDING.sub(r"\1", text)
    return text.translate(_SAME)[:MAX_CHARS]


def fold(word: str) -> str:
    """Give the form under which a word is looked up: no case, no dot left over from a Turkish capital I."""
    return word.casefold().replace("i\u0307", "i")


def bare(word: str) -> str:
    """Take the accents off Latin, Greek, Cyrillic, Hebrew and Arabic letters; Indic vowel signs are no accents."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    kept = (
        c for c in parts if not ("\u0300" <= c <= "\u036f" or "\u0591" <= c <= "\u05c7" or "\u064b" <= c <= "\u065f")
    )
    return unicodedata.normalize("NFC", "".join(kept)).replace("ı", "i").replace("ł", "l").replace("đ", "d")


def key_of(name: str) -> str:
    """Give the lookup key of a name of the tables: its tokens parted by one space, punctuation dropped."""
    if name.isascii() and name.isalpha():
        return name.lower()
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", name)).translate(_SAME)
    return " ".join(fold(m.group()) for m in _tokens_in(text) if m.lastgroup != "p")


def _spaced(text: str, at: int) -> bool:
    """Say whether a dash stands alone, as between a date and a time, and so is no sign inside a date."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()


_MINUTES = re.compile(r"\s\d\d\s?(?:[|,()]|$)").match


def _is_between_dates(text: str, at: int, found: list[Token]) -> bool:
    """Say whether a slash parts a year from another date: "12 Maret 2024 / 2 Ramadhan 1445"."""
    return _spaced(text, at) and len(found) > 1 and found[-1].char == "4" and found[-2].char == "x"


def tokens(text: str) -> list[Token]:
    """Split a cleaned string. Numbers carry their value, whatever the script of the digits."""
    found: list[Token] = []
    for match in _tokens_in(text):
        kind = match.lastgroup
        token = Token(match.group(), match.start(), match.end())
        if kind == "n":
            token.digits = len(token.text)
            token.value = int(token.text)
            token.char = {1: "1", 2: "1", 3: "3", 4: "4", 8: "8"}.get(token.digits, "n")
        elif kind == "p":
            token.char = token.text if token.text in ",./-:()[]+'|" else ";"
            if token.text == "-" and _spaced(text, token.start):
                token.char = "~"
            elif token.text == ":" and text[token.end : token.end + 1].isspace():
                # "Updated: 11 August", not 11:08; but Bengali papers print "১০: ১৫" behind the date.
                token.char = ":" if found and found[-1].char == "1" and _MINUTES(text, token.end) else ";"
            elif token.text == "/" and _is_between_dates(text, token.start, found):
                token.char = "|"
        else:
            token.key = fold(token.text)
        found.append(token)
    return found
