"""What the end and the width of a line tell, in any script.

Nothing here knows a language. Where a script has no sentence marks (Thai, Lao) only width speaks.
"""

from __future__ import annotations

import re
import unicodedata

# Full stops of the scripts Unicode knows (property Sentence_Terminal), those that news is printed in.
_FULL_STOPS = ".。．｡।॥۔።၊။។᙮᠃"
_ENDERS = frozenset(_FULL_STOPS + "!?！？؟‼⁇⁈⁉‽፧…‥")
# What may stand behind a sentence's mark: quotation marks and brackets that close, whichever way a language turns them.
CLOSERS = "\"'`´”’“‘»«›‹)]}」』】〉》）］｝〟″′*\u200e\u200f\u202c "
_INITIALS = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.){2,}$")
_ELLIPSIS = re.compile(r"(?:\.{3}|…)[\])]?$")
_MEASURED = 400
"""Characters of a line that are measured one by one; of longer lines the rest counts as narrow."""


def width(text: str) -> int:
    """Give the columns a text takes: East Asian wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    head = text[:_MEASURED]
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in head)
    marks = sum(unicodedata.combining(character) != 0 for character in head)
    return len(text) + wide - marks


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; initials (`U.S.`) count, as they may end one."""
    rest = text.rstrip(CLOSERS)
    return bool(rest) and rest[-1] in _ENDERS


def ends_with_stop(text: str) -> bool:
    """Tell whether a line ends in a full stop, which a title does not; the stop of initials (`in the U.S.`) is none."""
    rest = text.rstrip(CLOSERS)
    return bool(rest) and rest[-1] in _FULL_STOPS and not _INITIALS.search(rest) and not rest.endswith("..")


def ends_in_ellipsis(text: str) -> bool:
    """Tell whether a line breaks off in dots, as a teaser does."""
    return _ELLIPSIS.search(text) is not None


def is_prose(text: str) -> bool:
    """Tell whether a line is running text: a sentence of some width, or wider than any headline."""
    columns = width(text)
    return columns >= 180 or (columns >= 40 and ends_sentence(text))


def breaks_off(text: str) -> bool:
    """Tell whether a line certainly stops in mid-sentence.

    A signature (`Additional reporting by Jane Roe`), a sub-heading or a web address has no sentence mark either: only a
    line that ends in a comma, a hyphen or a lower-case word counts, or one too wide to be any of these.
    """
    if ends_sentence(text) or "://" in text.rsplit(None, 1)[-1]:
        return False
    words = text.split()
    if len(words) < 4 and width(text) < 40:
        return False
    last = words[-1]
    return last[-1] in ",;،、，；-–—(" or last[:1].islower() or width(text) >= 160
