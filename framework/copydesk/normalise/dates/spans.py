"""Two days in one date, as events print them: "12–14 March 2024", "March 12 and 13, 2024", "12./13.3.2024".

Neither day is the page's date, and read without the other the rest means something else ("March 12-14" is no March
of the year 14). So a span is found before any date, and its tokens are taken out of the signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.text import Token

SPAN = "S"
"""What a token that is used up as part of a span of days is masked with in the signature."""
_DAY = r"1(?:\.?o|\.)?"
_MONTH = r"[MB]\.?"
_THEN = r"\.?[J~-][JfWB,.]{0,3}"
_ANY = rf"(?:{_DAY}f{{0,2}},?{_MONTH}|{_MONTH}f?{_DAY})"
_YEAR = r"(?:[,.f']{0,3}4)"
_NUMBER = r"(?<![1348n][./:-])"
_FORMS = (
    ("days", rf"{_NUMBER}{_DAY}(?:{_THEN}|/){_DAY}[,f]{{0,2}}{_MONTH}{_YEAR}?"),
    ("days", rf"{_MONTH}f?{_DAY}(?:{_THEN}|/){_DAY}{_YEAR}"),
    ("days", r"[MB]\.?1[-~J]1(?=$|[,;|)])"),
    ("two months", rf"{_ANY}(?:{_THEN}|/){_ANY}{_YEAR}?"),
    ("two months", rf"[MB]\.?[/~J-][MB]\.?{_YEAR}"),
    ("days", rf"{_NUMBER}1\.?[-~J]1(?P<s>[./])1(?P=s)[14]"),
    ("days", rf"{_NUMBER}1/1(?P<s>[.-])1(?P=s)4"),
    ("numbers", rf"{_NUMBER}1(?P<s>[./])1(?P=s)?[-~J]1(?P=s)1(?P=s)[14]"),
    ("numbers", r"4(?P<s>[./-])1(?P=s)1J(?:1(?P=s))?1(?![1348n:])"),
    ("numbers", r"4-1-1/4-1-1(?![1348n])"),
    ("numbers", r"(?:4Y)?1N1D?[-~J](?:1N)?1D"),
)
_compiled = cache(re.compile)


@cache
def _joins() -> frozenset[str]:
    """Give words and signs between two days; without a day on either side none of them means anything here."""
    return frozenset(data("words.json")["joins"].split("|"))


def mask_spans(found: Sequence[Token], signature: str) -> str:
    """Give the signature with the tokens of every span of days, and of two months, masked with `S`."""
    if signature.count("1") + signature.count("M") + signature.count("B") < 2:
        return signature
    joins = _joins()
    joined = "".join(
        "J" if char in "xft;" and token.key in joins else char for token, char in zip(found, signature, strict=True)
    )
    if not any(char in joined for char in "J~-/"):
        return signature
    named = "M" in joined or "B" in joined
    for kind, pattern in _FORMS:
        if "[MB]" in pattern and not named:
            continue
        for match in list(_compiled(pattern).finditer(joined)):
            if _is_span(kind, found[match.start() : match.end()]):
                blank = SPAN * (match.end() - match.start())
                joined = joined[: match.start()] + blank + joined[match.end() :]
                signature = signature[: match.start()] + blank + signature[match.end() :]
    return signature


def _is_span(kind: str, found: Sequence[Token]) -> bool:
    """Say whether what is joined are two days of one calendar, the earlier first: not one day under two names."""
    days = [token.value for token in found if 0 < token.digits < 3]
    if kind == "days":
        return days[0] < days[1] <= 31
    if kind == "numbers":
        return True
    months = [token.senses["M"] for token in found if "M" in token.senses]
    if len(months) < 2 or not {calendar for calendar, _ in months[0]} & {calendar for calendar, _ in months[1]}:
        return False
    return not months[0] & months[1] or (len(days) > 1 and days[0] != days[1])
