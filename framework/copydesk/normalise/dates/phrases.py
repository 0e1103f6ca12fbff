"""From tokens to phrases: the longest one the tables know, with all it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from copydesk.normalise.dates.names import Senses, Table, data, table
from copydesk.normalise.dates.text import Token, fold

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months as Polish, Hungarian and Italian print them between day and year."""
_NO_SPACE = frozenset(".-'\"")
_CJK_DIGITS = {"〇": 0, "零": 0, "○": 0, "元": 1} | {char: digit for digit, char in enumerate("一二三四五六七八九", 1)}
_CJK_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_CJK_MARKS = frozenset("年月日号號时時点點分秒")
# The class a word with several senses takes in the signature: the first of these it has.
_RANK = "LUXRPeNDYVhisft"


@cache
def _ordinals() -> frozenset[str]:
    """Give what may be glued to a number to make it an ordinal: st, er, º …"""
    return frozenset(fold(form) for form in data("words.json")["ordinals"].split("|"))


def char_of(senses: Iterable[str]) -> str:
    """Give the signature class of a word with these senses; `B` is a month or a weekday, `Q` a period or an era."""
    kinds = set(senses)
    if "M" in kinds:
        return "B" if kinds & {"W", "w"} else "M"
    if kinds & {"W", "w"} and not kinds & {"N", "D"}:
        return "W"
    if "P" in kinds and "e" in kinds:
        return "Q"
    return next((char for char in _RANK if char in kinds), "x")


def annotate(found: list[Token], language: str | None) -> list[Token]:
    """Join tokens to the phrases the tables know and give each word its senses and class."""
    own = table(language) if language else None
    out: list[Token] = []
    index = 0
    while index < len(found):
        token = found[index]
        if token.char != "x":
            out.append(token)
            index += 1
            continue
        used = _cjk_number(found, index) if token.key in _CJK_DIGITS or token.key in _CJK_TENS else 0
        if used:
            out.append(token)
            index += used
            continue
        if index and _is_ordinal(found, index):
            token.char = "o"
            out.append(token)
            index += 1
            continue
        if token.text in _ROMAN and _between_numbers(found, index):
            token.char, token.senses = "M", {"M": frozenset({("gregorian", _ROMAN.index(token.text) + 1)})}
            out.append(token)
            index += 1
            continue
        senses, used = _longest(found, index, own)
        if senses:
            last = found[index + used - 1]
            token.text = " ".join(t.text for t in found[index : index + used]) if used > 1 else token.text
            token.key = " ".join(t.key for t in found[index : index + used] if t.char == "x") if used > 1 else token.key
            token.end = last.end
            token.senses = senses
            token.char = char_of(senses)
            if (token.text in {"AM", "PM"} and _after_number(found, index)) or _is_glued_half(found, index):
                token.char = "P"  # in German "am" is a small word, "11:42 AM" is not
                token.senses = {"P": frozenset({token.key})}
        out.append(token)
        index += max(used, 1)
    return out


def _between_numbers(found: list[Token], index: int) -> bool:
    """Say whether a word stands between a day and a year of four digits: 12 III 2024, 12.III.2024."""
    before, after = index - 1, index + 1
    before -= before > 0 and found[before].char in ".-/"
    after += after < len(found) and found[after].char in ".-/"
    return before >= 0 and found[before].char == "1" and after < len(found) and found[after].char == "4"


def _is_glued_half(found: list[Token], index: int) -> bool:
    """Say whether am or pm stands right at a number: 12:05am is none of a German sentence."""
    token = found[index]
    return (
        token.key in {"am", "pm"} and index > 0 and found[index - 1].value >= 0 and found[index - 1].end == token.start
    )


def _after_number(found: list[Token], index: int) -> bool:
    after = found[index + 1] if index + 1 < len(found) else None
    return index > 0 and found[index - 1].value >= 0 and (after is None or after.value < 0)


def _cjk_number(found: list[Token], index: int) -> int:
    """Make one number of 二〇一六 or 二十一 before a mark such as 年: how many tokens it took, else 0."""
    end = index
    while end < len(found) and (found[end].key in _CJK_DIGITS or found[end].key in _CJK_TENS):
        end += 1
    if end == len(found) or found[end].key not in _CJK_MARKS or end - index > 8:
        return 0
    keys = [token.key for token in found[index:end]]
    value = 0
    if any(key in _CJK_TENS for key in keys):
        digit = 0
        for key in keys:
            unit = _CJK_TENS.get(key)
            if unit is not None:
                value += unit if unit in (20, 30) else (digit or 1) * unit
            digit = _CJK_DIGITS.get(key, 0)
        value += digit
    elif len(keys) > 4:
        return 0
    else:
        for key in keys:
            value = value * 10 + _CJK_DIGITS[key]
    token = found[index]
    token.value = value
    token.digits = len(str(value))
    token.char = {1: "1", 2: "1", 3: "3"}.get(token.digits, "4")
    token.end = found[end - 1].end
    return end - index


def _is_ordinal(found: list[Token], index: int) -> bool:
    """Say whether the word at `index` is glued (or hyphened, as in "11-го") to the number before it as an ordinal."""
    token, before = found[index], found[index - 1]
    signs = "-'." if token.key in {"o", "a"} else "-'"  # Spanish 1.º
    glued = before.end == token.start and (
        before.value >= 0 or (before.char in signs and found[index - 2].end == before.start)
    )
    return glued and token.key in _ordinals()


def _longest(found: list[Token], index: int, own: Table | None) -> tuple[Senses, int]:
    """Find the longest phrase that starts at `index`: its senses and how many tokens it takes.

    The page's language comes first; what it does not know is looked up in all languages, but for words of two Latin
    letters, which mean something everywhere.
    """
    first, everywhere = found[index].key, table(None)
    hit = _phrase(found, index, own) if own else ({}, 0)
    small = hit[0].keys() <= {"f", "t"}
    if hit[1] and not small and not hit[0].keys() <= {"k", "u"}:
        return hit
    wide = _phrase(found, index, everywhere)
    if hit[1] and small and (wide[1] <= hit[1] or "P" not in wide[0]):
        return hit  # but "3:15 de la tarde" is a time of day on an English page too
    if wide[1] and (own is None or wide[1] > 1 or len(first) > 2 or first > "\u0300"):
        if own is not None and len(first) < 4 and first < "\u0300":
            # Three letters of another language's weekday are rather a name or a word of this one.
            return {c: s for c, s in wide[0].items() if c not in "Ww"}, wide[1]
        if own is not None and "W" in wide[0]:
            return {"w" if c == "W" else c: s for c, s in wide[0].items() if c != "w"}, wide[1]
        return wide
    if hit[1] or len(first) < 3:
        return hit
    for each in (own, everywhere) if own else (everywhere,):
        senses = each.get_bare(first)
        if senses:
            return senses, 1
        for part in reversed(first.split("'")) if "'" in first else ():
            senses = each.entries.get(part, {})
            if senses.keys() & {"M", "W"}:
                return senses, 1
    return {}, 0


def _phrase(found: list[Token], index: int, each: Table) -> tuple[Senses, int]:
    most = each.longest.get(found[index].key, 1)
    if most > 1:
        keys: list[str] = []
        ends: list[int] = []
        for at in range(index, min(index + 2 * most, len(found))):
            token = found[at]
            if token.char == "x":
                keys.append(token.key)
                ends.append(at + 1)
            elif token.text not in _NO_SPACE and not (token.text == "," and keys[0] > "\u0590"):
                break  # a comma may stand within a phrase as in Sindhi "شام، منجهند", but "May, noon" is two
        for length in range(min(most, len(keys)), 1, -1):
            senses = each.get(" ".join(keys[:length]))
            if senses:
                return senses, ends[length - 1] - index
    senses = each.get(found[index].key)
    return (senses, 1) if senses else ({}, 0)
