"""Parts the head of a dateline into place and day: `SANTA FE, N.M., Aug. 11`, `Frankfurt (Oder)`."""

from __future__ import annotations

import re

from copydesk.models import Context
from copydesk.normalise.blocks.days import day_of, is_month
from copydesk.normalise.blocks.lifted import Where
from copydesk.normalise.places import is_place
from copydesk.normalise.tables import folded

_DOMAIN = re.compile(r"(?:^|,\s*)[\w-]{2,20}\.(?:com|co|id|net|news|ru)(?=,|$)\s*,?\s*", re.IGNORECASE)
_OWN = re.compile(r"\s\([^\W\d_][^()\d]{1,20}\)$")  # Frankfurt (Oder)
_PLACE = re.compile(r"^[^\W\d_][^\W\d_.'’\-]*(?:[\s.'’/-]+[^\W\d_][^\W\d_.'’\-]*)*\.?$")


def where_of(text: str, context: Context) -> Where | None:
    """Part "SANTA FE, N.M., Aug. 11" into place and day; None where it is neither."""
    text = _trimmed(_DOMAIN.sub("", text) if "." in text else text)
    if not text:
        return None, None
    if any(map(str.isdigit, text)):
        words = re.split(r"(\s+|,\s*)", text)
        for start in range(0, len(words), 2):
            tail = "".join(words[start:])
            day = day_of(tail, context) if starts_date(words[start]) else None
            if day is not None:
                place = _trimmed("".join(words[:start]))
                if place.count(".") == 1 and is_place(place.removesuffix(".")):
                    place = place.removesuffix(".")  # KYIV. Nov 11
                return (None, day) if not place else (place, day) if _is_where(place) else None
        return None
    return (text, None) if _is_where(text) else None


def _trimmed(text: str) -> str:
    """Strip white space, commas and a full stop that ends no abbreviation (N.M., Calif.)."""
    text = text.strip(" ,،")
    last = text.rstrip(".").rpartition(" ")[2]
    return text.rstrip(" .,") if len(last) > 5 and "." not in last else text


def starts_date(word: str) -> bool:
    """Tell whether a word may begin a date: a month's name, or a figure."""
    return is_month(word) or word[:1].isdigit()


def _is_where(text: str) -> bool:
    """Tell whether a text can be a place, perhaps with its region: capital words, few, no sentence."""
    place, _, region = _OWN.sub("", text).replace("،", ",").partition(",")
    words = place.split()
    if not 0 < len(words) <= 5 or len(text) > 60 or not _PLACE.match(place.strip()):
        return False
    small = folded("people", "particles") | {"es", "sur", "upon", "and", "the"}
    proper = all(not word[0].islower() or word in small for word in words)
    parts = region.split()
    return proper and len(parts) <= 4 and all(not word[0].islower() or word in small for word in parts)
