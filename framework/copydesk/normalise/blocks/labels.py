"""Labels paragraphs that are no text of the article: share bars, pointers, adverts, credits, corrections."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from copydesk.models import BlockKind
from copydesk.normalise.blocks.furniture import MAX_LINE, SECTIONS, furniture_of, line_of
from copydesk.normalise.blocks.notices import notice_of
from copydesk.normalise.tables import folded, phrases
from copydesk.normalise.values import fold

MAX_SHARE = 200
MAX_SHARE_WORDS = 24
MAX_POINTER = 220
"""Characters of a "Read more: …"; its text is a headline or two."""
MAX_HEAD = 40
MAX_INVITATION = 350
MAX_PHRASE = 60
"""Characters of a paragraph in which its phrase is looked for; the longest of the table has 45."""
MAX_CORRECTION = 1500
MAX_CONTRIBUTED = 300
OPEN = " \t([{<«“\"'*•·—–-_>»►▶▪|:#"
"""Signs before the first word."""
_FIRST = re.compile(r"[^\s:：,.!?|–—/)]+")
_FIRST_OF = re.compile(rf"[{re.escape(OPEN)}]*+({_FIRST.pattern})").match
_BEHIND = re.compile(r"^\s*(?:[:：|–—>»►→-]|\.{3}|…|$)")
_BEHIND_CORRECTION = re.compile(
    r"^\s*(?:[:：–—-]|\(|\.|$|[（\[]|(?:am|du|del|of|on)\s|\d)|^,?\s+(?:[^\W\d_]{3,10}\.?\s+\d|\d)"
)
_COPYRIGHT = re.compile(r"^(?:©|\(c\)\s*(?:copyright|\d{4}|[A-Z])|copyright\s*(?:©|\(c\)|\d{4}|by\b))", re.IGNORECASE)
_RESERVED = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|diritti riservati",
    re.IGNORECASE,
)
_LONG_NOTICE = 25  # words
_ARROWS = "»>›→►▶…"
_COUNT = re.compile(r"^\d{1,5}[kKmM]?$")
_WITH = re.compile(r"^\(?(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]on|Provided by [A-Z][^.]{2,60}$)")
_CAPTION = re.compile(r"^(?:(?:image|media) caption|image (?:source|credit)|getty images)\b[,:]?", re.IGNORECASE)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting )?(?:to|from|for) (?:this|the) (?:report|story|article|post|guide|piece|dispatch"
    r"|review|coverage|project)\b[^.]{0,60}[.\])*]*$|\bcontributed(?: reporting)?(?: from [^.]{2,60})?[.\])*]*$",
    re.IGNORECASE,
)
"""The end of "Anna Example and Ben Sample contributed to this report." """

_NOTICES = ("picture", "dated", "timed", "follow", "earned")


class _Rules(NamedTuple):
    """The phrases that begin with one word, longest first, each with its section."""

    heads: tuple[str, ...]
    sections: tuple[str, ...]


@cache
def _index() -> dict[str, _Rules]:
    """Give for the first word (or the first two characters) of a phrase the phrases that begin so."""
    index: dict[str, dict[tuple[str, str], None]] = {}
    for section in (
        "promo",
        "heads",
        "invitation",
        "clicks",
        "ad",
        "correction",
        "note",
        "corrected",
        "credit",
        *_NOTICES,
        *SECTIONS,
    ):
        for phrase in phrases("labels", section):
            rule = _plain(phrase.lower()), section
            match = _FIRST.match(phrase.lower())
            index.setdefault(match[0] if match else rule[0][:2], {})[rule] = None
            if not rule[0][:1].isascii():
                index.setdefault(rule[0][:2], {})[rule] = None
    ordered = {key: sorted(rules, key=lambda rule: -len(rule[0])) for key, rules in index.items()}
    return {key: _Rules(*zip(*rules, strict=True)) for key, rules in ordered.items()}


def _plain(text: str) -> str:
    return text.replace("’", "'")


def label_heads() -> dict[str, tuple[str, ...]]:
    """Give by their first words how phrases begin; a share bar, of such words alone, may go on with anything."""
    return {word: rules.heads for word, rules in _index().items()} | dict.fromkeys(_share_words(), ("",))


def lowered(text: str) -> str:
    """Give the head of a text as the heads of phrases are written: without opening signs, small, straight quotes."""
    return _plain(text.lstrip(OPEN)[:MAX_PHRASE].lower())


def first_word(text: str) -> str:
    """Give the first word of a text in small letters, without the signs that open it."""
    match = _FIRST_OF(text, 0, 60)
    return match[1].lower() if match else ""


def label_of(text: str, word: str | None = None) -> BlockKind | None:
    """Give the kind a paragraph's own words say it is; None for the text of an article, which nearly all are.

    `word` is its `first_word`, where that is known.
    """
    if word is None:
        word = first_word(text)
    rules = _index().get(word)
    if rules is None and not word.isascii():
        rules = _index().get(word[:2])
    if rules is not None:
        head = lowered(text)
        if head.startswith(rules.heads):
            kind = _by_phrase(text, head, rules)
            if kind is not None:
                return kind
    if len(text) <= MAX_SHARE and word in _share_words() and _is_share(text):
        return "share"
    if len(text) < 300 and text[:1] in "©(cC" and _COPYRIGHT.match(text) and not _goes_on(text):
        return "credit"
    if len(text) < MAX_CONTRIBUTED and "contributed" in text and CONTRIBUTED.search(text):
        return "credit"
    return line_of(text) if len(text) <= MAX_LINE else None


def _goes_on(text: str) -> bool:
    """Tell a paragraph that a picture's notice is glued to: most of its words are in small letters."""
    words = text.split()
    return len(words) > _LONG_NOTICE and not _RESERVED.search(text) and sum(map(str.islower, words)) * 2 > len(words)


def _tells_change(text: str) -> bool:
    small = text[:MAX_CORRECTION].lower()
    return any(word in small for word in phrases("labels", "changes"))


@cache
def _share_words() -> frozenset[str]:
    return folded("labels", "share")


def _is_share(text: str) -> bool:
    parts = [word for word in re.split(r"[\s|/·•,:&+]+", text)[: MAX_SHARE_WORDS + 1] if word]
    words = [fold(word) for word in parts]
    known = _share_words()
    if len(words) > MAX_SHARE_WORDS or not all(
        w in known or _COUNT.match(p) for w, p in zip(words, parts, strict=True)
    ):
        return False
    # A verb, or two services: the name of one alone may head a passage about it.
    verbs, services = folded("labels", "share_verbs"), folded("labels", "share_services")
    return any(word in verbs for word in words) or len({word for word in words if word in services}) > 1


def _by_phrase(text: str, head: str, rules: _Rules) -> BlockKind | None:
    bare = text.lstrip(OPEN)
    for phrase, section in zip(rules.heads, rules.sections, strict=True):
        if not head.startswith(phrase):
            continue
        rest = bare[len(phrase) :]
        behind = rest[:40]
        if behind[:1].isalnum() and behind[:1].isascii() and phrase[-1].isalnum():
            continue  # "more" is not the head of "Moreover"
        if section in SECTIONS:
            kind = furniture_of(section, text, rest)
        else:
            kind = notice_of(section, text, rest) if section in _NOTICES else _judged(section, text, behind)
        if kind is not None:
            return kind
    return None


def _judged(section: str, text: str, behind: str) -> BlockKind | None:
    if section == "promo":
        return "promo" if len(text) <= MAX_POINTER and _BEHIND.match(behind) else None
    if section == "heads":
        return "promo" if len(text) <= MAX_HEAD and text[-1:] not in ".!?:;,…" else None
    if section == "invitation":
        if text[-1] in ":：" and len(text) > MAX_HEAD:
            return None  # leads on to what follows
        return "promo" if len(text) <= MAX_INVITATION and behind[:1] in (" ", "", ":", ".", "!", "…", "-") else None
    if section == "clicks":
        return "promo" if len(text) <= MAX_POINTER and (text.isupper() or text[-1] in _ARROWS) else None
    if section == "note":
        return "correction" if _BEHIND_CORRECTION.match(behind) and _tells_change(text) else None
    if section == "ad":
        more = behind.strip(" .:!-–—*)]|")
        return "ad" if not more or more.lower() in phrases("labels", "ad") else None
    if section == "correction":
        return "correction" if len(text) <= MAX_CORRECTION and _BEHIND_CORRECTION.match(behind) else None
    if section == "corrected":
        return "correction" if len(text) <= MAX_CORRECTION else None
    if _CAPTION.match(text):
        return "caption" if text.lower().startswith(("image caption", "media caption")) else "credit"
    colon = behind[:1] in (":", "：", "/", "/") or behind[:2] in (" :", "：")
    if len(text) <= 200 and (colon or _WITH.match(text)):
        return "credit"
    return "credit" if len(text) < 300 and _RESERVED.search(text) else None
