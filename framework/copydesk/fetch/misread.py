"""Reads again a document whose bytes were taken for Windows-1252 before they came to us: `ÖÐ¹ú` is 中国.

Of a value here and there, in a page otherwise well read, the text normaliser takes care.
"""

from __future__ import annotations

import re
from functools import cache

from copydesk.fetch.charset import decode

_WINDOWS = 16
_WINDOW_CHARS = 400
_ENOUGH = 4
"""Places with characters beyond ASCII, nothing odd about them, from which a page is taken to be well read."""
# What the bytes 0x80-0xFF become; five of them have no character in Windows-1252 and come through as controls.
_CHARS = bytes(range(0x80, 0x100)).decode("cp1252", "surrogateescape")
_CHARS = "".join(chr(ord(char) & 0xFF) if char >= "\ud800" else char for char in _CHARS)
_TO_BYTES = {ord(char): byte for byte, char in enumerate(_CHARS, 0x80)}
_HIGH = re.escape(_CHARS)
_LATE = re.escape(_CHARS[:0x40])
_BEYOND = re.compile(f"[{_HIGH}]")
_LOOK_CHARS = 24
_MIN_SHARE = 0.4
"""Of the characters from one beyond ASCII on, up to the next tag; text in Latin letters stays below 0.2 but for a row
of signs, and the double-byte encodings above 0.5."""
_UTF_8 = re.compile(f"(?:[\xc2-\xdf][{_LATE}]|[\xe0-\xef][{_LATE}]{{2}}|[\xf0-\xf4][{_LATE}]{{3}})+")
_MIN_KINDS = 6
"""Different characters among them: spaces and bullets stand in rows too."""
_MAX_BAD = 0.01
"""Share of what decodes to nothing among the characters beyond ASCII from which an encoding is not believed."""


def repaired(text: str) -> tuple[str, str] | None:
    """Give a document as it was meant, and its encoding (WHATWG name); None where it was read well, or nothing fits.

    A document whose every character beyond ASCII is part of a UTF-8 sequence was UTF-8. Where the others are many and
    stand close together its bytes are decoded anew, by its meta elements or the detector, and the result is believed
    where it is mostly of another script than Latin.
    """
    if text.isascii() or not _suspicious(text):
        return None
    try:
        data = text.translate(_TO_BYTES).encode("latin-1")
        return data.decode(), "utf-8"
    except UnicodeEncodeError:  # a sign or two may be an editor's work on the misread page
        data = text.translate(_TO_BYTES).encode("latin-1", "xmlcharrefreplace")
    except UnicodeDecodeError:
        pass
    return _decoded(data)


def _suspicious(text: str) -> bool:
    """Tell whether a text looks misread by a few windows of it: ordinary pages must not pay for the others."""
    stretches: list[str] = []
    utf_8 = 0
    for at in range(0, len(text), max(_WINDOW_CHARS, len(text) // _WINDOWS)):
        window = text[at : at + _WINDOW_CHARS]
        if window.isascii():
            continue
        try:
            window.encode("ascii")  # finds the place ten times as fast as a regex
        except UnicodeEncodeError as error:
            stretches.append(window[error.start : error.start + _LOOK_CHARS].partition("<")[0])
            utf_8 += _UTF_8.fullmatch(window, error.start, error.end) is not None
        if len(stretches) == _ENOUGH and not utf_8 and not _is_odd(stretches, _MIN_SHARE / 2):
            return False
    return utf_8 * 2 > len(stretches) or (len(stretches) > 0 and _is_odd(stretches, _MIN_SHARE))


def _is_odd(stretches: list[str], share: float) -> bool:
    odd = _BEYOND.findall("".join(stretches))
    return len(odd) >= share * sum(map(len, stretches)) and len(set(odd)) >= _MIN_KINDS


@cache
def _foreign() -> re.Pattern[str]:
    """Give letters of other scripts than Latin: text in Latin letters is not taken for misread."""
    return re.compile("[\u0370-\u1dff\u2e80-\uffef\U00020000-\U0003ffff]")


def _decoded(data: bytes) -> tuple[str, str] | None:
    decoded = decode(data)
    beyond = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    foreign, bad = len(_foreign().findall(decoded.text)), decoded.text.count("\ufffd")
    return (decoded.text, decoded.encoding) if foreign * 2 > beyond and bad <= _MAX_BAD * beyond else None
