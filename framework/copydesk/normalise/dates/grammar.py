"""The printed forms of dates, as patterns over the signature of a string (one character a token).

`1` is a number of one or two digits, `3` of three, `4` of four, `8` of eight; `M` a month's name, `B` a word that is
a month or a weekday (`mar.`), `o` an ordinal ending, `f` a small word ("of", "de", "г."), `e` an era (`Q` an era or a
time of day), `Y N D` the marks 年 月 日, `V` Vietnamese "tháng", `T` a token already read as a time, `~` a dash
with spaces around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copydesk.normalise.dates.clock import DATE, TIME
from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.text import Token

_G = r"[,.\-/f']{0,4}"
_O = r"(?:[-'.]?o)?"
_LATE = r"[,.\-/f'tT()|]{0,24}"  # the year after the time: Thu Aug 11 23:42:00 CEST 2016
_AFTER_YEAR = r"(?:[,.]?f?\(?(?P<e2>[eQ])\)?)?"
_NOT_MORE = r"(?![./-][1348n])"
_START = r"(?<![1348n][./-])"

# In order of certainty; what one pattern has taken, the next does not see. Group names: y m d year, month, day;
# a b the two numbers whose order is open, c a year of two digits; e an era before, e2 after the year.
_FULL = [
    (
        "marks",
        r"(?:(?P<e>[eQ])\.?)?(?P<y>[134])(?:Y(?:[(/](?P<e3>e)?(?P<y3>[134])Y?\)?)?|\((?P<e4>e)(?P<y4>1)\)Y)[,.f]{0,2}(?P<m>1)-?N[,.f]{0,2}(?P<d>1)D?",
    ),
    ("vietnamese", r"(?P<d>1)[,.f\-]{0,3}V(?P<m>1)[,.f\-/]{0,4}(?P<y>4)"),
    (
        "day month year",
        rf"(?<!1-)(?P<d>1){_O}{_G}(?P<m>[MB])(?:/[MB])?{_LATE}(?:(?P<e>[eQ])[.,f]{{0,2}})?(?P<y>4){_NOT_MORE}{_AFTER_YEAR}",
    ),
    ("month day year", rf"(?P<m>[MB]){_G}(?P<d>1){_O}{_LATE}(?P<y>4){_NOT_MORE}{_AFTER_YEAR}"),
    (
        "year month day",
        rf"(?:(?P<e>[eQ])[.,f]{{0,2}})?(?P<y>4)(?:[,.\-/f]?[eQ])?[Y,.\-/foi']{{0,4}}(?P<m>[MB]){_G}(?P<d>1)(?![:h]|\.1)",
    ),
    ("year day month", rf"(?P<y>4)[Y,.\-/foi']{{0,4}}(?P<d>1){_O}{_G}(?P<m>[MB])"),
    ("year first", rf"{_START}(?:(?P<e>[eQ])\.?)?(?P<y>[34])(?P<s>[-/.:~|])(?P<a>1)(?P=s)(?P<b>1)(?!(?P=s)[1348n])"),
    ("month day year", rf"(?P<m>1)N(?P<d>1)D?,?(?P<y>4){_NOT_MORE}"),
    ("month day year", rf"V(?P<m>1)(?P<d>1),(?P<y>4){_NOT_MORE}"),
    ("day month year", rf"{_START}(?P<d>1)[,.]?(?P<m>1)N,?(?P<y>4){_NOT_MORE}"),
    ("year last", rf"{_START}(?P<a>1)(?P<s>[-/.~])(?P<b>1)(?P=s)f?(?P<y>[34])(?!(?P=s)[1348n]){_AFTER_YEAR}"),
    ("year last", rf"{_START}(?P<a>1)[./](?P<b>1)\.?,?(?P<y>4){_NOT_MORE}"),
    ("year last", rf"{_START}(?P<a>1)(?P<s>/)(?P<b>1)-(?P<y>4){_NOT_MORE}"),
    ("year first", rf"{_START}(?P<y>4)-?(?P<a>1)(?P<s>/)(?P<b>1)(?=,?T|$)"),
    ("year last", r"(?:^|(?<=[LUW]))(?P<a>1)(?P<b>1)(?P<y>4)(?=$|[TW])"),
    ("year first", r"(?:^|(?<=[LUW]))(?P<y>4)(?P<a>1)(?P<b>1)(?=$|[TW])"),
    ("era numbers", r"(?P<e>[eQ])\.?(?P<y>[134])(?P<s>[-/.])(?P<a>1)(?P=s)(?P<b>1)"),
]
_SHORT_YEAR = [
    (
        "day month year",
        rf"(?<!1-)(?<![MB])(?P<d>1){_O}{_G}(?P<m>[MB])(?:{_G}(?P<e>[eQ])[.,]?)?{_G}(?P<c>1)(?!o|[.:]1|[hxNDMB]){_AFTER_YEAR}",
    ),
    ("month day year", r"(?P<m>[MB])[,.\-/f]{0,2}(?P<d>1)o?(?:[,f]{0,2}'|[-/,])(?P<c>1)(?=$|[Td,|()~;-])"),
    ("short", rf"{_START}(?P<a>1)(?P<s>[-/.~])(?P<b>1)(?P=s)'?(?P<c>1)(?!(?P=s)?[1348n:])"),
]
_PART = [
    ("month year", r"(?:(?P<e>[eQ])\.?)?(?P<y>[134])Y[,.f]{0,2}(?P<m>1)-?N"),
    ("month year", r"V(?P<m>1)[,.f\-/]{0,4}(?P<y>4)"),
    ("month year", rf"(?P<m>[MB]){_G}(?:(?P<e>[eQ])[.,f]{{0,2}})?(?P<y>4){_NOT_MORE}{_AFTER_YEAR}"),
    ("month year", r"(?P<y>4)[Y,.\-/f]{0,4}(?P<m>[MB])"),
    ("month numbers", rf"{_START}(?P<y>4)(?P<s>[-/.])(?P<m>1)(?!(?P=s)|[1348n:oMBN])"),
    ("month numbers", rf"{_START}(?P<m>1)(?P<s>[-/.])(?P<y>4)(?!(?P=s)?[1348n:])"),
    ("compact", r"(?<![1348n][./:-])(?P<y>8)(?![./:-])"),
    ("year", r"(?P<e>[eQ])\.?(?P<y>[13])Y"),
    ("year", r"(?:(?P<e>[eQ])[.,f]{0,2})?(?P<y>4)Y?(?:[.,]?(?P<e2>[eQ]))?"),
]
_NO_YEAR = [
    ("day month", r"(?P<m>1)N[,.f]{0,2}(?P<d>1)D"),
    ("day month", r"(?P<d>1)[,.f\-]{0,3}V(?P<m>1)"),
    ("day month", rf"(?P<d>1){_O}{_G}(?P<m>[MB])"),
    ("day month", rf"(?P<m>[MB]){_G}(?P<d>1)(?![:h])"),
    ("day month numbers", rf"{_START}(?P<a>1)(?P<s>[/.])(?P<b>1)(?!(?P=s)?[1348n])"),
]


_NAMED = frozenset({"day month year", "month day year", "year month day", "year day month"})
_NUMBERS = frozenset({"year first", "year last"})
_MARKED = {"marks": "Y", "vietnamese": "V", "era numbers": "e", "compact": "8"}
_FORMS = {"full": _FULL, "short year": _SHORT_YEAR, "part": _PART, "no year": _NO_YEAR}


def patterns(group: str) -> list[tuple[str, str]]:
    """Give the forms of a group and their patterns: `full`, `short year`, `part` (no day), `no year`."""
    return _FORMS[group]


_compiled = cache(re.compile)


class Hit(NamedTuple):
    """One date as printed, not settled yet."""

    form: str
    start: int
    """First token."""
    end: int
    """After the last token."""
    part: dict[str, Token]
    """By the names of the patterns' groups."""


def find(forms: Sequence[tuple[str, str]], found: Sequence[Token], signature: str) -> tuple[list[Hit], str]:
    """Find the dates of these forms, in order of place, and give the signature with them masked."""
    hits: list[Hit] = []
    for form, pattern in forms:
        if not _worth_trying(form, signature):
            continue
        for match in list(_compiled(pattern).finditer(signature)):
            part = {name: found[match.start(name)] for name, text in match.groupdict().items() if text}
            if "m" in part and _inside_a_word(found, match.start(), match.end()):
                continue
            if "d" in part and part["d"] is found[match.start()] and _is_counted(found, match.start()):
                continue
            if "c" in part and part["c"].digits != 2 and form != "short":
                continue
            hits.append(Hit(form, match.start(), match.end(), part))
            inside = "".join(char if char == TIME else DATE for char in match[0])
            signature = signature[: match.start()] + inside + signature[match.end() :]
    return sorted(hits, key=lambda hit: hit.start), signature


def _is_counted(found: Sequence[Token], at: int) -> bool:
    """Say whether a number is that of an issue, a page, a week: "No. 12, March 2024"."""
    before = at - 1
    while before > 0 and found[before].char in ".:;" and found[before].text not in _SIGNS:
        before -= 1
    return at > 0 and (found[before].key in _counted() or found[before].text in _SIGNS)


_SIGNS = frozenset("#§")


@cache
def _counted() -> frozenset[str]:
    """Give words before a number that is no day of the month."""
    return frozenset(data("words.json")["counted"].split("|"))


def _worth_trying(form: str, signature: str) -> bool:
    """Say whether the signature has what a form cannot do without."""
    if form in _NAMED:
        return any(char in signature for char in "MBNV")
    if form in _NUMBERS:
        return signature.count("1") > 1 and ("4" in signature or "3" in signature)
    return form not in _MARKED or _MARKED[form] in signature


def _inside_a_word(found: Sequence[Token], start: int, end: int) -> bool:
    """Say whether letters are glued to either side, as in an identifier such as A43DEC2014F."""
    before = found[start - 1] if start else None
    after = found[end] if end < len(found) else None
    left = before is not None and before.char == "x" and before.end == found[start].start and before.text.isascii()
    return left or (
        after is not None and after.char == "x" and after.start == found[end - 1].end and after.text.isascii()
    )
