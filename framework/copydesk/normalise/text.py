"""Text as it was meant: composed, with plain spaces, without invisible leftovers, entities, markup or misread bytes.

A clean string, which nearly all are, costs a few C-speed scans and no regular expression.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple
from unicodedata import is_normalized, normalize

from copydesk.normalise.markup import strip_tags, unescape
from copydesk.normalise.mojibake import repair, suspicious

MAX_PASSES = 3
"""Times entities are unescaped: real pages escape twice, CMSs in a row three times; more is an attack or a lesson."""

Kind = Literal["value", "block"]
"""What is cleaned: a value such as a title, where markup is always a leftover, or a block of the body, where
`&lt;b&gt;` may be what the article writes about."""

# Zero-width space, word joiner, byte order mark, soft hyphen, Mongolian vowel separator, invisible operators,
# interlinear marks, embeddings, overrides and isolates; icon fonts' private characters; noncharacters.
_INVISIBLE = re.compile(
    "[\xad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\u202a-\u202e\u2066-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff\U0001d173-\U0001d17a]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MARKS = "\u200e\u200f\u061c"
_EDGE_MARKS = re.compile(f"(?:^|(?<=\\s))[{_MARKS}]+|[{_MARKS}]+(?=\\s|$)")
# A joiner means something between letters of a joining script, after a virama, and inside an emoji sequence.
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(
        f"(?<=[{_JOINING}])\u200c(?=[{_JOINING}])|(?<=[{_JOINING}])\u200d(?=[{_JOINING}])"
        f"|(?<=[{_VIRAMA}])[\u200c\u200d]|(?<=[{_PICTURE}])\u200d(?=[{_PICTURE}])|(?P<stray>[\u200c\u200d]+)"
    )


_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")


_MARK = re.compile(r"[^\w\x00-\xff\u2000-\u2bff\u3000-\u303f]")
_MARK_ROW = re.compile(rf"{_MARK.pattern}{{31}}")


def marks_in_a_row(text: str) -> bool:
    """Tell whether more than 30 marks follow one letter: such a text cannot be composed in time linear in its length.

    UAX #15 (Stream-Safe Text Format) knows no language that needs more; to order n of them takes n * n steps.
    """
    if len(text) <= 500 or text.isascii():
        return False
    return (
        _MARK.search(text[30::31]) is not None and _MARK_ROW.search(text) is not None
    )  # 31 in a row take in one of these


class Cleaned(NamedTuple):
    """A cleaned string and how it came about."""

    text: str
    steps: tuple[str, ...] = ()
    """Of: mojibake, entities, tags, invisible, nfc, spaces."""
    issues: tuple[str, ...] = ()
    """Codes: mojibake_repaired, entities_nested, replacement_character."""


def clean_text(text: str, kind: Kind = "value", *, lines: bool = False) -> Cleaned:
    """Clean one string. Idempotent: cleaning the result again changes nothing.

    `lines` keeps line breaks (of a list, of verse), else they are white space like any other.
    """
    if is_clean(text, kind):
        return Cleaned(text)
    return _remembered(text, kind, lines) if len(text) <= _SHORT else _clean(text, kind, lines)


def text_of(text: str) -> str:
    """Give just the cleaned string of a value."""
    return text if is_clean(text, "value") else clean_text(text).text


def is_clean(text: str, kind: Kind = "value") -> bool:
    """Tell whether cleaning would change nothing: 5 ns a character, so that it can be asked of every block."""
    # `isprintable` is False for every control, format, private, surrogate and space character but U+0020.
    return (
        text.isprintable()
        and ("&" not in text or ";" not in text)  # an entity has both
        and "  " not in text
        and (kind == "block" or "<" not in text)
        and text[:1] != " "
        and text[-1:] != " "
        and (
            text.isascii()
            or (
                not marks_in_a_row(text)
                and is_normalized("NFC", text)
                and "\ufffd" not in text
                and not suspicious(text)
            )
        )
    )


def _clean(text: str, kind: Kind, lines: bool) -> Cleaned:
    if not lines and (text.isascii() or not suspicious(text)):
        folded = " ".join(text.split())
        if is_clean(folded, kind):  # nothing but white space: what most of the others need
            return Cleaned(folded, ("spaces",))
    steps: dict[str, None] = {}
    issues: list[str] = []
    plain = current = _readable(text, steps, lines)
    if "mojibake" in steps:
        issues.append("mojibake_repaired")
    if "&" in plain or (kind == "value" and "<" in plain):
        for _ in range(MAX_PASSES):
            before = current
            current = _pass(before, kind, lines, steps)
            if current == before or is_clean(current, kind):
                break
        else:
            if _pass(current, kind, lines, {}) != current:  # no end in sight: then as it came
                current = plain
                issues.append("entities_nested")
                steps.pop("entities", None)
                steps.pop("tags", None)
    if "\ufffd" in current:
        issues.append("replacement_character")
    return Cleaned(current, tuple(steps), tuple(issues))


# The same value comes from several places of a page; a long text is not worth the memory.
_SHORT = 1000
_remembered = lru_cache(maxsize=512)(_clean)


def _pass(text: str, kind: Kind, lines: bool, steps: dict[str, None]) -> str:
    whole = unescape(text, lesson=kind == "block")
    if whole != text:
        steps["entities"] = None
    if kind == "value":
        bare = strip_tags(whole)
        if bare != whole:
            steps["tags"] = None
        whole = bare
    return whole if is_clean(whole, kind) else _readable(whole, steps, lines)


def _readable(text: str, steps: dict[str, None], lines: bool) -> str:
    """Repair misread bytes and remove what cannot be seen; each may bring the other's work to light."""
    for _ in range(MAX_PASSES):
        repaired = repair(text) if suspicious(text) else text
        plain = _plain(repaired, steps, lines)
        if repaired != text:
            steps["mojibake"] = None
        if plain == text or not suspicious(plain):
            return plain
        text = plain
    return text


def _plain(text: str, steps: dict[str, None], lines: bool) -> str:
    """Remove what cannot be seen, compose, fold white space; idempotent by itself."""
    if text.isascii() and text.isprintable():
        bare = composed = text
    else:
        bare = _INVISIBLE.sub("", _CONTROL.sub("", text))
        if "\u200c" in bare or "\u200d" in bare:
            bare = _joiner().sub(lambda match: "" if match["stray"] else match[0], bare)
        if any(mark in bare for mark in _MARKS):
            bare = _EDGE_MARKS.sub("", bare)
        if bare != text:
            steps["invisible"] = None
        composed = bare if marks_in_a_row(bare) else normalize("NFC", bare)
        if composed != bare:
            steps["nfc"] = None
    if lines:
        rows = (_SPACES.sub(" ", row).strip() for row in _LINE_ENDS.sub("\n", composed).split("\n"))
        folded = "\n".join(filter(None, rows))
    else:
        folded = " ".join(composed.split())
    if folded != composed:
        steps["spaces"] = None
    return folded
