"""What a page's layout says between paragraphs: buttons, players, walls, notices of cookies, calls for hints, tags.

Only whole short blocks are taken. Words that open sentences as well count where what stands behind bears them out.
"""

from __future__ import annotations

import re
from functools import cache

from copydesk.models import BlockKind
from copydesk.normalise.agencies import agency_of, is_picture_agency
from copydesk.normalise.blocks.days import HEAD_DATE, day_of
from copydesk.normalise.blocks.notices import names_makers
from copydesk.normalise.tables import phrases

SECTIONS = ("copy", "player", "cookies", "wall", "locked", "contact", "filed")
MAX_NOTICE = 350
"""Characters of a notice of cookies."""
MAX_WALL = 220
MAX_CONTACT = 250
MAX_FILED = 300
MAX_ENTRY = 45
"""Characters of one subject an article is filed under."""
MAX_LINE = 200
"""Characters of a caption that ends in its picture's credit."""
MAX_SHORT = 60
"""Characters of a date, an agency or a reading time that stands alone."""
_LENGTH = re.compile(r"\W*(?:\d{1,2}(?::\d{2}){1,2}|\d{1,3}\s?[^\W\d_]{1,8}\.?)?\W*")
_ADDRESS = re.compile(r"\w@\w|\be-?mail|\bmail\b|whatsapp", re.IGNORECASE)
_ENTRIES = re.compile(r"[,;|/·•#、，]+")
_MINUTES = re.compile(r"\W*\d{1,3}(?:\s?[-–]\s?\d{1,3})?[\s-]?([^\d]{2,30}?)\W*")
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_CREDITED = re.compile(
    r"[.!?)”\"»]\s*[(\[|/–—-]?\s*(?:photos?|photograph|pictures?|images?|photo credit|image credit|credit|fotos?|bild"
    r"|bilder|crédits? photo|crédit|foto de|immagine|imagen|фото|kuva|zdjęcie|fot\.)"
    r"(?P<rest>(?:\s?[:：|]\s?| by | von | de | di )[^:]{3,80})$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:\s*[,|·•–—-]?\s*(?:at|um|à|a las|alle|om|kl\.?|klo|о|в)?\s*\d{1,2}(?:[:.h]\d{2}|h)(?::\d{2})?"
    r"\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?\(?[A-Z]{2,5}\)?)?)?\s*",
    re.IGNORECASE,
)


def furniture_of(section: str, text: str, rest: str) -> BlockKind | None:
    """Give the kind of a paragraph that begins with a phrase of `section`; `rest` is what stands behind the phrase."""
    if section in ("copy", "locked", "player"):
        if section != "player":
            return ("share" if section == "copy" else "promo") if not rest.strip(" .!:…»›→") else None
        return "promo" if len(rest) <= MAX_ENTRY and _LENGTH.fullmatch(rest) else None
    if section == "cookies":
        if len(text) > MAX_NOTICE:
            return None
        small, said = rest.lower(), text[: len(text) - len(rest)].lower()
        if not small.strip(" ."):
            return "promo" if _tells(said, "cookie_words") else None
        return "promo" if _tells(small, "cookie_signs" if _tells(said, "cookie_words") else "cookie_words") else None
    if section == "wall":
        return "promo" if len(text) <= MAX_WALL and _tells(text.lower(), "wall_signs") else None
    if section == "contact":
        return "promo" if len(text) <= MAX_CONTACT and _ADDRESS.search(text) else None
    return "promo" if len(text) <= MAX_FILED and _lists(rest) else None


@cache
def _signs(section: str) -> tuple[str, ...]:
    return phrases("labels", section)


def _tells(small: str, section: str) -> bool:
    return any(sign in small for sign in _signs(section))


def _lists(rest: str) -> bool:
    """Tell whether short entries and no sentence stand behind a colon."""
    behind = rest.lstrip()
    if behind[:1] not in (":", "：") or behind.endswith(_ENDS):
        return False
    found = [entry.strip() for entry in _ENTRIES.split(behind[1:]) if entry.strip()]
    return bool(found) and all(len(entry) <= MAX_ENTRY and entry.count(" ") < 5 for entry in found)


def line_of(text: str) -> BlockKind | None:
    """Give the kind of a short line told by its form: a reading time, an agency alone, a caption with its credit."""
    if len(text) > MAX_LINE:
        return None
    if len(text) <= MAX_SHORT and not text.endswith(("!", "?", ":", ",")):
        match = _MINUTES.fullmatch(text)
        if match is not None:
            return "credit" if match[1].strip().lower() in _signs("minutes") else None
        bare = text.strip(" ()[]©.")
        if is_picture_agency(bare) or (text[-1] != "." and agency_of(bare) is not None):
            return "credit"
    if ":" in text or " by " in text or "：" in text or " von " in text or " de " in text or " di " in text:
        match = _CREDITED.search(text)
        if match is not None and names_makers(match["rest"]):
            return "caption"
    return None


def is_date(text: str) -> bool:
    """Tell whether a line is a date, perhaps with its time, and nothing else."""
    match = HEAD_DATE.match(text) if len(text) <= MAX_SHORT else None
    return match is not None and day_of(match[0]) is not None and _CLOCK.fullmatch(text, match.end()) is not None
