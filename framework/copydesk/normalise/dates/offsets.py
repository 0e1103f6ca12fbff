"""Offsets from UTC as printed: +0200, +02:00, -5, and after "GMT" +5.30 and +5.5."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from copydesk.normalise.dates.text import Token


def _is_fraction(found: Sequence[Token], at: int) -> bool:
    """Say whether a dot with one or two digits stands right behind a number."""
    if at + 1 >= len(found) or found[at].text != "." or found[at + 1].char != "1":
        return False
    return found[at - 1].end == found[at].start and found[at].end == found[at + 1].start


def offset_at(found: Sequence[Token], at: int, *, loose: bool = False) -> tuple[timedelta | None, int]:
    """Read `+0200`, `+02:00`, `-5`; the sign must stand at its number, unless `loose` (after "GMT")."""
    if at + 1 >= len(found):
        return None, at
    sign, number = found[at], found[at + 1]
    if number.value < 0 or number.digits not in (1, 2, 4) or (number.start != sign.end and not loose):
        return None, at
    end = at + 2
    if number.digits == 4:
        hours, minutes = divmod(number.value, 100)
    else:
        hours, minutes = number.value, 0
        if end + 1 < len(found) and found[end].text == ":" and found[end + 1].digits == 2:
            minutes = found[end + 1].value
            end += 2
        elif loose and _is_fraction(found, end):  # GMT+5.30, UTC+5.5
            minutes = found[end + 1].value if found[end + 1].digits == 2 else found[end + 1].value * 6
            end += 2
        elif (number.digits == 1 and not loose) or (end < len(found) and found[end].char in "PQh:"):
            return None, at  # 10am-12pm
    # The widest offsets in use are -12:00 and +14:00.
    if minutes not in (0, 15, 30, 45) or hours * 60 + minutes > (720 if sign.text == "-" else 840):
        return None, at
    size = timedelta(hours=hours, minutes=minutes)
    return (-size if sign.text == "-" else size), end
