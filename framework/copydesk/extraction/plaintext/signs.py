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
_BULLETS = "-–—•·*▪■●○►▶✓"
_COMMAS = ",،、，"
_JOINTS = ";-–—；"
CUT_WIDTH = 60
"""Columns; promotional lines without a sentence mark ("View the latest deals") are narrower, paragraphs are wider."""
RUNNING_WIDTH = 2 * CUT_WIDTH
"""Columns; a line about an author is rarely wider, nor are addresses, captions and notices."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "《": "》", "「": "」", "『": "』"}
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]* ")
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
    """Tell whether a paragraph certainly stops in mid-sentence.

    A signature, a sub-heading, an entry of a list or a row of a table has no sentence mark either: what counts is a
    comma, or a wide line that ends in a hyphen, a lower-case word, or a letter of a script without case.
    """
    if ends_sentence(text) or text[0] in _BULLETS or "\t" in text or " | " in text or " / " in text:
        return False
    if text[-1] in _COMMAS and len(text.split()) > 3:
        return True
    if width(text) < CUT_WIDTH:
        return False
    last = text.rsplit(maxsplit=1)[-1]
    if last[-1] in _JOINTS:
        return True
    if "/" in last or "@" in last or not last[-1].isalpha():
        return False
    return last[0].islower() or (last[-1].lower() == last[-1].upper() and width(text) >= 2 * CUT_WIDTH)


def left_open(text: str) -> bool:
    """Tell whether a line of some words ends inside a bracket or a quotation that it opened itself, in mid-sentence."""
    if ends_sentence(text) or "\ufffd" in text or (len(text.split()) < 4 and width(text) < CUT_WIDTH):
        return False
    open_at = max((text.rfind(sign) for sign in _PAIRS), default=-1)
    if open_at >= 0 and _PAIRS[text[open_at]] not in text[open_at:]:
        return True
    if "„" in text or "”" in text or text[-1] in CLOSERS:
        return False  # languages differ in which of these marks opens
    curly, straight = text.rfind("“"), text.rfind('"')
    # A mark behind a space opens; one behind a figure is an inch.
    return curly >= 0 or (straight >= 0 and (straight == 0 or text[straight - 1] in " ([—–"))


def runs_on(text: str) -> bool:
    """Tell whether a wide paragraph ends in running words: four or more behind its last sentence, most in lower case.

    What a signature, an agency's mark or a list of names behind the last sentence is not.
    """
    if width(text) < RUNNING_WIDTH or text[-1] in CLOSERS + ":：" or not text[-1].isalnum():
        return False
    rest = _SENTENCE_END.split(text)[-1]
    words = rest.split()
    if len(words) < 4 or any(sign in rest for sign in ("@", "://", "www.", " | ", "\t", "©", "(c)")):
        return False
    return 2 * sum(word[0].islower() for word in words) > len(words) and "." not in words[-1]
