"""Removes the markup that should not be in a value: tags and entities left in JSON-LD strings and titles."""

from __future__ import annotations

import re
from html import unescape as unescape_one

# An ampersand escaped any number of times over is one ampersand: collapsed at once, so depth costs nothing.
_AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+")
# With its semicolon only: without it "&copy=1" of an address and "R&D" of a text would be harmed.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ANGLE = re.compile(r"&(?:lt|gt|LT|GT|#0{0,5}6[02]|#[xX]0{0,4}3[ceCE]);")
# Elements met in headlines and JSON-LD strings. Only known names: "1 < 2" and "<3" are text.
_APART = (
    "p|br|div|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|hr|blockquote|section|article|figure|figcaption|img|iframe"
)
_INSIDE = "a|b|i|em|strong|span|u|s|small|big|sub|sup|font|mark|abbr|cite|code|q|wbr|strike|del|ins|tt|time|nobr|center"
_TAG = re.compile(rf"</?(?:(?P<apart>{_APART})|{_INSIDE}|script|style)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def unescape(text: str, *, lesson: bool = False) -> str:
    """Undo one layer of entities.

    With `lesson`, a text that escapes angle brackets is left whole: it writes about markup.
    """
    if "&" not in text or (lesson and _ANGLE.search(text)):
        return text
    return _ENTITY.sub(lambda match: unescape_one(match[0]), _AMPERSANDS.sub("&", text))


def strip_tags(text: str) -> str:
    """Remove tags, comments, scripts and styles; a tag that stands between words leaves a space."""
    if "<" not in text:
        return text
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        if opening in text:
            text = _without(text, opening, closing)
    return _TAG.sub(lambda match: " " if match["apart"] else "", text)


def _without(text: str, opening: str, closing: str) -> str:
    # Found by `str.find`, left to right: linear, where a regular expression would rescan for every unclosed opening.
    kept: list[str] = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + len(closing)
    return "".join(kept) + text[position:]
