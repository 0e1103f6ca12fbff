"""Lines a layout prints into the text: who made a picture, when the page was printed, whom to follow, what links earn.

Each begins with a phrase of its own, and what stands behind must bear it out: the same words open sentences.
"""

from __future__ import annotations

import re

from copydesk.models import BlockKind
from copydesk.normalise.agencies import agency_of, is_picture_agency
from copydesk.normalise.blocks.days import HEAD_DATE, day_of

MAX_CREDIT = 100
MAX_DATED = 90
MAX_BEHIND = 40
"""Characters behind the date: a time, a name, a number of comments."""
MAX_FOLLOW = 250
MAX_EARNED = 450
_COLON = re.compile(r"\s?[:：/|]")
_SMALL = frozenset(
    {
        "by",
        "for",
        "of",
        "via",
        "the",
        "and",
        "from",
        "with",
        "courtesy",
        "von",
        "für",
        "und",
        "par",
        "pour",
        "die",
        "der",
        "de",
        "la",
    }
)
"""Words in small letters between names."""
_NUMERIC = re.compile(r"\W*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_CLOCK = re.compile(r"\W*(?:at |um )?\d{1,2}[:.]\d{2}\b")
_MINUTES = re.compile(r"\W{0,4}(?:\d+\s?[-–]\s?)?\d+\s?[^\W\d_]{1,8}\.?")
_WHOM = re.compile(r" (?:@\w|(?:us|me|him|her|them|our)\b|[A-ZÀ-Þ])")
_WHERE = re.compile(
    r"(?<!\w)@\w|\w@\w|\s(?:on|auf|bei|sur|en|no|su|op|på)\s(?:our |his |her |their )?"
    r"(?:Twitter|X\b|Facebook|Instagram|YouTube|TikTok|LinkedIn|Pinterest|Threads|Bluesky|Mastodon|Telegram|WhatsApp)",
    re.IGNORECASE,
)


def notice_of(section: str, text: str, rest: str) -> BlockKind | None:
    """Give the kind of a paragraph that begins with a phrase of `section`; `rest` is what stands behind the phrase."""
    if section == "picture":
        return "credit" if len(text) <= MAX_CREDIT and names_makers(rest) else None
    if section == "dated":
        return "credit" if len(text) <= MAX_DATED and _is_date(rest) else None
    if section == "timed":
        return "credit" if _MINUTES.fullmatch(rest) else None
    if section == "follow":
        return "promo" if len(text) <= MAX_FOLLOW and _WHOM.match(rest) and _WHERE.search(rest) else None
    small = text.lower()
    told = len(text) <= MAX_EARNED and ("affiliate" in small or ("link" in small and "commission" in small))
    return "promo" if told else None


def names_makers(rest: str) -> bool:
    """Tell whether nothing but names stands behind "Photo:" or "Photo by"."""
    colon = _COLON.match(rest)
    bare = rest[colon.end() if colon else 0 :].strip(" .()[]")
    words = re.split(r"[\s/|,]+", bare.lstrip("© "))
    if not (colon or "©" in bare or rest[:1] == " ") or any(map(str.isdigit, bare)):
        return False
    if len(words) < 2:
        return is_picture_agency(bare.lstrip("© ")) or agency_of(bare.lstrip("© ")) is not None
    return all(word[:1].isupper() or word in _SMALL or not word[:1].isalpha() for word in words)


def _is_date(rest: str) -> bool:
    match = HEAD_DATE.match(rest)
    if match is None or day_of(match[0]) is None:
        match = _NUMERIC.match(rest) or _CLOCK.match(rest)
    return match is not None and len(rest) - match.end() <= MAX_BEHIND
