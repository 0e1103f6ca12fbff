"""Undoes UTF-8 that was read as Windows-1252 ("RÃ¼ckbau"), where that is the only way to read the text."""

from __future__ import annotations

import re
from functools import cache

# Windows-1252 gives 27 of the bytes 0x80-0x9F characters of their own; the others come through as controls.
_BYTES: dict[int, int] = {}
for _byte in range(0x80, 0xA0):
    try:
        _BYTES[ord(bytes([_byte]).decode("cp1252"))] = _byte
    except UnicodeDecodeError:
        _BYTES[_byte] = _byte
_SEQUENCE = re.compile(f"[\xc2-\xf4][{''.join(map(chr, _BYTES))}\x80-\xbf]")
# What one lone repaired character may be: a Latin letter or typographic sign. Two neighbours that happen to be valid
# UTF-8 ("CAFÉ®") give a rare letter of another block, and are left alone.
_COMMON = re.compile("[\xa0-\u017f\u1e00-\u1eff\u2010-\u203a\u20ac\u2122]")
_FOREIGN = re.compile("[^\x00-\x7f]")
# A capital letter before a closing quotation mark or dash, as in "IRMÃ”: it would be misread as one more sequence.
_QUOTED = re.compile(r"[\xc2-\xf4][‘’“”…–—](?!\w)")


@cache
def _scripts() -> re.Pattern[str]:
    """Give the scripts of which two repaired characters are enough: no chance coincidence gives that."""
    return re.compile("[\u0370-\u06ff\u0900-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def suspicious(text: str) -> bool:
    """Tell cheaply whether a text may hold misread UTF-8."""
    return ("Ã" in text or "â" in text or "Â" in text or "Ð" in text or "å" in text or "Ù" in text or "Ø" in text) and (
        _SEQUENCE.search(text) is not None
    )


def repair(text: str) -> str:
    """Give the text as it was meant; unchanged unless *every* non-ASCII character of it is part of the misreading."""
    try:
        read = text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
    foreign = _FOREIGN.findall(read)
    if len(foreign) == 1:
        certain = _COMMON.match(foreign[0]) is not None and _QUOTED.search(text) is None
    else:
        certain = all(_COMMON.match(c) or _scripts().match(c) for c in foreign)
    return read if certain else text
