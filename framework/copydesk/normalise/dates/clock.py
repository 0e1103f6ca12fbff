"""Times of day in the signature of a string: 23:42, 23h42, 23.42 Uhr, 11.42pm, 午後11時42分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.text import Token
from copydesk.normalise.dates.zones import Said, doubtful_at, said_at

TIME, DATE = "T", "d"
"""What a token that is used up as part of a time or a date is masked with in the signature."""

# Signature classes: 1 number of one or two digits, 4 of four, P time of day (Q also an era), h i s hour, minute and
# second marks, t "at", f small word, the rest as in phrases.char_of.
_PATTERNS = {
    "colon": r"(?:(?<![1348n]:)|(?<=[/-]4:))(?:(?P<b>[PQ])[,.]?)?(?P<h>1):(?P<m>1)(?:[:.](?P<s>1)(?:[.,:][1348n])?)?"
    r"[his]?\.?,?'?(?P<a>[PQ])?\.?",
    "marked": r"(?P<b>[PQ])?(?P<h>1)h\.?(?:(?P<m>1)(?P<i>i)?\.?(?:(?P<s>1)s)?)?\.?(?P<a>[PQ])?",
    "period": r"(?<![./:-])(?P<h>1)(?:\.(?P<m>1)(?:\.(?P<s>1))?)?[,.]?(?P<a>[PQ])\.?",
    "cued": r"t[,.]?(?P<h>1)\.(?P<m>1)(?:\.(?P<s>1))?(?!\.?[148n]|[/-]1|\.?[oMBVN])h?\.?(?P<a>[PQ])?",
    "dotted": r"(?P<b>[PQ])?(?<![./])(?P<h>1)\.(?P<m>1)(?:\.(?P<s>1))?(?!\.?[148n])h?\.?(?P<a>[PQ])?",
    "after date": r"d[,.()|ft;~WBo'-]{0,6}(?P<h>1)\.(?P<m>1)(?:\.(?P<s>1))?(?![./-]?[148n])h?",
    "four digits": r"(?<![./:-])(?P<h>4)(?P<hrs>h?)",
    "noon": r"(?<![1./])P",
}
_NEEDS = (("colon", ":"), ("marked", "h"), ("period", "PQ"), ("cued", "."), ("dotted", "."))
"""In order of certainty, each with the classes without which it is not worth trying."""
_HOURS = {"am": (0, 12), "pm": (12, 24), "noon": (10, 15)}
_SURE = frozenset({"marked", "period", "four digits"})
_HOUR_MARKS = frozenset({"uhr", "uur", "时", "時", "点", "點", "시", "giờ"})
"""Marks behind hours of the day alone; 48 h may be how long something takes."""
_DURATION = frozenset({"hours", "hour", "hr", "hrs"})


class Clock(NamedTuple):
    """A time of day, as far as it is printed, with what is said of its zone."""

    hour: int
    minute: int | None
    second: int | None
    said: tuple[Said, ...]
    start: int
    """First token."""
    end: int
    """After the last token, zone included."""
    odd: str = ""
    """What is printed, where it is no time of day: 25:10, 13:42 am."""
    doubt: str = ""
    """What ends the string where a zone does and is none that is known: XYZ."""


def find_clocks(found: Sequence[Token], signature: str) -> tuple[list[Clock], str]:
    """Find the times that cannot be anything else, and give the signature with them masked."""
    clocks: list[Clock] = []
    for form, needs in _NEEDS:
        if any(char in signature for char in needs):
            signature = _collect(form, found, signature, clocks)
    if signature.count("4") > 1:
        signature = _collect("four digits", found, signature, clocks)
    if "P" in signature:
        signature = _collect("noon", found, signature, clocks)
    clocks.sort(key=lambda clock: clock.start)
    return clocks, signature


def find_dotted(found: Sequence[Token], signature: str, clocks: list[Clock]) -> str:
    """Find the times with a dot (23.42) next to a date that is already masked."""
    if "." not in signature:
        return signature
    signature = _collect("after date", found, signature, clocks)
    clocks.sort(key=lambda clock: clock.start)
    return signature


@cache
def _lengths() -> frozenset[str]:
    """Give words before the length of a recording."""
    return frozenset(data("words.json")["lengths"].split("|"))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[form])


def _collect(form: str, found: Sequence[Token], signature: str, clocks: list[Clock]) -> str:
    pattern = _pattern(form)
    at = 0
    while match := pattern.search(signature, at):
        clock = _read(form, match, found)
        if clock is None:
            at = match.start() + 1
            continue
        clocks.append(clock)
        if clock.odd and form not in _SURE:  # numbers that may as well be part of a date stay for others to read
            at = clock.end
            continue
        signature = signature[: clock.start] + TIME * (clock.end - clock.start) + signature[clock.end :]
        at = clock.end
    return signature


def _read(form: str, match: re.Match[str], found: Sequence[Token]) -> Clock | None:
    group = match.groupdict()

    def token(name: str) -> Token | None:
        return found[match.start(name)] if group.get(name) else None

    hour, minute, second = token("h"), token("m"), token("s")
    kinds: set[str] = {str(sense) for name in "ba" if (period := token(name)) for sense in period.senses["P"]}
    start, end = match.start("b" if group.get("b") else "h" if hour else 0), match.end()
    if hour is None:
        if not found[start].senses["P"] & {"noon"}:
            return None
        said, zone_end = said_at(found, end)
        return Clock(12, None, None, tuple(one for one in said if one.options), start, max(end, zone_end))
    h, m, s = hour.value, minute.value if minute else None, second.value if second else None
    if hour.digits == 4:
        h, m = divmod(h, 100)
    elif not (_well_spaced(form, match, found, minute) if minute else _is_hour(form, match, found)):
        return None
    if form == "colon" and _is_length(found, start, end):
        return None
    if second is not None and second.digits != 2:
        return None
    said, zone_end = said_at(found, end)
    if said and second is None and minute is not None and _is_span(said[0], found, start):
        said, zone_end = [], end
    known = [one for one in said if one.options]
    if form in {"dotted", "four digits"} and not (known or kinds or "h" in match[0]):
        return None
    if hour.digits == 4 and not _is_four_digit_time(hour, known, found):
        return None
    settled = hour24(h, kinds)
    if settled is None or (m or 0) > 59 or (s or 0) > 60 or (settled == 24 and (m or s or m is None)):
        odd = " ".join(t.text for t in found[start:end]).replace(" : ", ":")
        return Clock(h, m, s, (), start, end, odd) if _is_meant(form, match, found, known) else None
    doubt = "" if said or minute is None else doubtful_at(found, end)
    return Clock(settled, m, None if s is None else min(s, 59), tuple(said), start, max(end, zone_end), doubt=doubt)


def _is_meant(form: str, match: re.Match[str], found: Sequence[Token], known: Sequence[Said]) -> bool:
    """Say whether numbers that are no time of day are printed as one: 25:10, 25h10, 25 Uhr, 13.15 am, 2515 GMT."""
    if form == "marked" and not match["m"]:
        return found[match.start("h") + 1].key in _HOUR_MARKS
    return (form != "four digits" and (form != "period" or bool(match["m"]))) or bool(known)


def _is_four_digit_time(hour: Token, said: Sequence[Said], found: Sequence[Token]) -> bool:
    """Say whether four digits are a time ("2342 GMT") and not a year ("2016-05"): a zone's name follows, or "hrs"."""
    at = found.index(hour)
    if (said and not said[0].text[0].isalpha()) or (at and found[at - 1].char in "MB"):
        return False  # the 1445 of "2 Ramadhan 1445 H" is a year
    return not 1900 <= hour.value <= 2100 or any(t.digits == 4 and t.start < hour.start for t in found)


def _is_span(said: Said, found: Sequence[Token], start: int) -> bool:
    """Say whether the minus of "10:00-12:00" is a dash: an offset follows seconds or an ISO `T`."""
    return said.text[:1] == "-" and ":" in said.text and not (start and found[start - 1].key == "t")


def _well_spaced(form: str, match: re.Match[str], found: Sequence[Token], minute: Token) -> bool:
    """Say whether hour and minute stand as a time's do: "23h42", not "11: 20 killed" nor "23 Uhr 11. August"."""
    hour, mark = found[match.start("h")], found[match.start("h") + 1]
    if form == "marked":
        if match["i"]:
            return True
        if minute.digits != 2:
            return False
        return minute.start == mark.end or (hour.end < mark.start and _free_end(match))
    return minute.digits == 2 and minute.start - mark.end < 2 and hour.end == mark.start


def _is_hour(form: str, match: re.Match[str], found: Sequence[Token]) -> bool:
    """Say whether a lone number with a mark is an hour of the day: "23 Uhr", not "23 hours", nor in "9.23 Uhr"."""
    at = match.start("h")
    return form != "marked" or (found[at + 1].key not in _DURATION and not _is_glued(found, at))


def _is_glued(found: Sequence[Token], at: int) -> bool:
    """Say whether a number follows another of one or two digits and a dot without a space."""
    if at < 2 or found[at - 1].char != "." or found[at - 2].char != "1":
        return False
    return found[at - 2].end == found[at - 1].start and found[at - 1].end == found[at].start


def _is_length(found: Sequence[Token], start: int, end: int) -> bool:
    """Say whether minutes and seconds are how long something takes: "3:15 min", "Duration: 3:15"."""
    if found[end - 1].char == "i" and found[end - 1].key < "\u2e80":
        return True
    before = start - 1
    while before > 0 and found[before].char in ";:":
        before -= 1
    return start > 0 and found[before].key in _lengths()


def _free_end(match: re.Match[str]) -> bool:
    return not re.match(r"[.o]?f?[MBVN/.-]", match.string[match.end("m") :])


def hour24(hour: int, kinds: set[str]) -> int | None:
    """Give the hour of the day for a printed hour and its times of day (am, pm, noon, or hours: "18-24").

    Of the two hours it may be, the one inside the time of day, else the nearer one (12:42 "de la tarde", which the
    CLDR lets begin at 13). None where they contradict, and for twelve in the evening: which day's midnight?
    """
    if hour > 24 or not kinds or hour > 12:
        return None if hour > 24 or (kinds == {"am"} and hour > 12) else hour
    spans = [_HOURS.get(kind) or (int(kind.partition("-")[0]), int(kind.partition("-")[2])) for kind in kinds]
    early, late = hour % 12, hour % 12 + 12
    away = [min(_distance(each, span) for span in spans) for each in (early, late)]
    if away[0] == away[1] or min(away) > 3:
        return None
    if away[0] > away[1]:
        return late
    return None if away[0] and min(start for start, _ in spans) >= 12 else early


def _distance(hour: int, span: tuple[int, int]) -> int:
    """Give how many hours an hour is outside of a span of the day, which may pass midnight."""
    start, end = span
    length = (end - start) % 24 or 24
    inside = (hour - start) % 24
    return 0 if inside < length else min(inside - length + 1, 24 - inside)
