"""Lines that say what they hold: `Last update: …`, `Veröffentlicht am …`, `By Jane Roe`, `栏目：国际`."""

from __future__ import annotations

import re
from functools import cache

from copydesk.extraction.plaintext.signs import ends_with_stop, width
from copydesk.extraction.plaintext.words import BARE_BYLINES, BETWEEN_NAMES, LABELS
from copydesk.models.base import record

DATES = ("modified", "published")
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,4}\s?[./\-年년]\s?\d{1,2}\s?[./\-月월]\s?\d{1,4}(?!\d)")
_WRITTEN_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:\.|st|nd|rd|th|er|º|ª)?[ ,-]{0,2}(?:(?:de|of|di) )?"
    r"[^\W\d]{2,}[ .,-]{0,2}(?:(?:de|of|del|năm) )?\d{4}"
    r"|\d{1,2} tháng \d{1,2},? (?:năm )?\d{4}|\d{4}(?:\.| m\.) [^\W\d]{2,}\.? \d{1,2}"
    r"|\d{1,2}\.? [^\W\d]{2,}\.?,? (?:at |um |à |- )?\d{1,2}[:.h]\d{2})(?!\d)"
    r"|[^\W\d]{2,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)"
)
_CLOCK_ALONE = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|h|\(?[a-z]{2,5}\)?))?", re.IGNORECASE
)
_AGO = re.compile(r"\d{1,3} ?\w+ ago|(?:vor|il y a|hace|há) \d{1,3} \w+|\d{1,3} ?\w{1,12}前", re.IGNORECASE)
_BARE_DATE = re.compile(  # after a label without a colon: a weekday, then day, month and year in some order
    r"(?:[^\W\d]+,? )?(?:\d{1,2}[.]? ?(?:de )?[^\W\d]+,? (?:de )?\d{4}|[^\W\d]+ \d{1,2}, \d{4}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
    r"(?:\W.{0,30})?"
)
URL = re.compile(r"https?://\S+")
_MAX_LABEL = max(len(label) for labels in LABELS.values() for label in labels)


@record
class Label:
    """A line that announces what it holds."""

    field: str
    value: str
    """What stands behind the label."""


@cache
def _fields() -> dict[str, str]:
    return {label: field for field, labels in LABELS.items() for label in labels}


def read_label(line: str) -> Label | None:
    """Read a labelled line; None where it is none, or where what follows does not fit its label.

    `line` is as shown: entities resolved, white space folded. Date labels need a date and nothing else behind them.
    """
    if width(line) > 160:
        return None
    head, colon, value = _partition(line)
    if colon:
        field = _fields().get(head.lower())
        return Label(field, value) if field and value and _fits(field, value) else None
    words = line.split()
    for count in (4, 3, 2, 1):
        label, rest = " ".join(words[:count]), " ".join(words[count:])
        field = _fields().get(label.lower())
        if field in DATES and len(label) > 2 and _BARE_DATE.fullmatch(rest):
            return Label(field, rest)
        if label.lower() in BARE_BYLINES and label[0].isupper() and _names(rest):
            return Label("authors", rest)
    return None


def _partition(line: str) -> tuple[str, bool, str]:
    head = line[: _MAX_LABEL + 2]
    places = [place for place in (head.find(":"), head.find("：")) if place > 0]
    if not places:
        return line, False, ""
    place = min(places)
    return line[:place].strip(), True, line[place + 1 :].strip()


def _fits(field: str, value: str) -> bool:
    if field in DATES:
        return is_date(value)
    if field == "canonical_url":
        return URL.fullmatch(value) is not None
    if field == "title":
        return True
    limit = 12 if field == "tags" else 10
    return width(value) <= 120 and not ends_with_stop(value) and (field == "tags" or len(value.split()) <= limit)


def is_date(text: str) -> bool:
    """Tell whether a short text is a date or a time of day and nothing else; which one, others find out."""
    if width(text) > 70 or len(text.split()) > 10:
        return False
    if _CLOCK_ALONE.fullmatch(text) or _AGO.fullmatch(text):
        return True
    return _NUMERIC_DATE.search(text) is not None or _WRITTEN_DATE.search(text) is not None


def _names(text: str) -> bool:
    """Tell whether a text is names: two to ten words, capitalised but for the small words between names."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 10 or ends_with_stop(text) or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word.lower() in BETWEEN_NAMES for word in words)
