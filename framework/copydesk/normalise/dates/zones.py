"""What a string says of its time zone: Z, +02:00, CEST, "Central European Summer Time", [Europe/Berlin]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.normalise.agencies import agency_of
from copydesk.normalise.dates.names import data
from copydesk.normalise.dates.offsets import offset_at
from copydesk.normalise.dates.text import Token, key_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_AREAS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Etc", "Europe", "Indian", "Pacific"}
)
_BASES = dict.fromkeys(("UTC", "GMT", "UT"), timedelta()) | dict.fromkeys(("MSK", "МСК"), timedelta(hours=3))
"""What offsets are printed after, and its own: Russian towns count from Moscow."""
_CAPITALS = re.compile(r"[A-Z]{3,4}$")
_STRANGE = re.compile(r"^[A-Z]{2,4}T$")
_IANA = re.compile(r"\[?([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+(?:-[A-Z][a-z]+)*){1,2})\]?")


class Option(NamedTuple):
    """One thing an abbreviation may mean: a fixed offset, a zone's local time (`offset` None), or both known."""

    offset: timedelta | None
    zone: str | None = None
    countries: str = ""
    """Where it is used, if the abbreviation is used elsewhere for something else."""


class Said(NamedTuple):
    """One statement of a zone in the string."""

    text: str
    options: tuple[Option, ...]
    """None where it is no zone anybody keeps: +25:00, XYZT."""


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo | None:
    """Load a zone by its IANA name, or None where there is none."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):  # ZoneInfoNotFoundError is a KeyError; a directory's name an OSError
        return None


def offsets(name: str | None, local: datetime) -> tuple[timedelta, ...]:
    """Give the offsets a wall clock may have in a zone: one, two where clocks go back, none where they skip it."""
    info = zone(name) if name else None
    if info is None:
        return ()
    first = local.replace(tzinfo=info).utcoffset()
    second = local.replace(tzinfo=info, fold=1).utcoffset()
    if first is None or second is None or first < second:
        return ()
    return (first,) if first == second else (first, second)


@cache
def _first_words() -> frozenset[str]:
    """Give the words the long names begin with."""
    return frozenset(key.partition(" ")[0] for key in _known()[0] if " " in key)


@cache
def _known() -> tuple[dict[str, tuple[Option, ...]], int]:
    """Give the table of abbreviations (as printed) and long names (as lookup keys), and the longest key in tokens."""
    raw: dict[str, Any] = data("zones.json")
    table: dict[str, tuple[Option, ...]] = {}
    for name, key in zip(raw, data("tables.json")["zones"], strict=True):
        entry = raw[name]
        options = []
        for item in raw[entry] if isinstance(entry, str) else entry:
            minutes, *rest = item if isinstance(item[0], int) else (None, *item)
            options.append(Option(None if minutes is None else timedelta(minutes=minutes), *rest))
        table[key] = tuple(options)
    return table, max(key.count(" ") + 1 for key in table)


def keys_of(names: Iterable[str]) -> list[str]:
    """Give what the zones of zones.json are looked up by: an abbreviation as printed, a long name as other words."""
    return [name if name.isupper() else key_of(name) for name in names]


def said_at(found: Sequence[Token], index: int) -> tuple[list[Said], int]:
    """Read every zone statement that starts at `index`, and say where the last one ends."""
    said: list[Said] = []
    end = at = index
    while at < len(found) and len(said) < 4:
        token = found[at]
        one, after = _one(found, at)
        if one is not None:
            said.append(one)
            end = at = after
        elif token.char in "([)]hf" and at - end < 2:
            at += 1
        else:
            break
    if not said and (strange := _strange(found, index)) is not None:
        said, end = [strange[0]], strange[1]
    while end < len(found) and said and found[end].char in ")]":
        end += 1
    return said, end


def _strange(found: Sequence[Token], at: int) -> tuple[Said, int] | None:
    """Find what has the form of a zone and is none: an offset of 25 hours, XYZT, Europe/Nowhere."""
    while at < len(found) and found[at].char in "([":
        at += 1
    rest = found[at : at + 5]
    if not rest:
        return None
    if rest[0].char in "+-":
        if len(rest) < 2 or rest[1].digits not in (2, 4) or rest[1].start != rest[0].end:
            return None
        if len(rest) > 2 and rest[2].char in "PQh":
            return None
        size = 4 if len(rest) > 3 and rest[2].text == ":" and rest[3].digits == 2 else 2
        return Said("".join(token.text for token in rest[:size]), ()), at + size
    if rest[0].char != "x":
        return None
    if len(rest) > 2 and rest[0].text in _AREAS and rest[1].text == "/" and rest[2].text[:1].isupper():
        return Said("".join(token.text for token in rest[:3]), ()), at + 3
    return (Said(rest[0].text, ()), at + 1) if _STRANGE.match(rest[0].text) else None


def doubtful_at(found: Sequence[Token], at: int) -> str:
    """Give the three or four capitals that end the string, which may be a zone nobody knows ("12:00 XYZ"), else ""."""
    rest = [token for token in found[at : at + 4] if token.char not in ".,()[]"]
    if len(rest) != 1 or at + 4 < len(found) or rest[0].char != "x" or not _CAPITALS.match(rest[0].text):
        return ""
    return "" if agency_of(rest[0].text) else rest[0].text


def _one(found: Sequence[Token], at: int) -> tuple[Said | None, int]:
    token = found[at]
    if token.char in "+-":
        offset, end = offset_at(found, at)
        if offset is not None:
            return Said("".join(t.text for t in found[at:end]), (Option(offset),)), end
        return None, at
    if token.value >= 0 or token.char in ",./:~()[]'|;":
        return None, at
    table, most = _known()
    word = token.text.upper() if token.text in {"z", "utc", "gmt", "мск"} else token.text
    if word in table and word.isupper():
        if word in _BASES and _text(found, at + 1) == "/" and _text(found, at + 2) in _BASES:
            at += 2  # UTC/GMT +1
        if _text(found, at + 1) in ("+", "-") and (said := _from_base(word, found, at)) is not None:
            return said
        return Said(word, table[word]), at + 1
    if at + 2 < len(found) and found[at + 1].text == "/" and token.text[:1].isupper():
        text = "".join(t.text for t in found[at : at + 9])
        match = _IANA.match(text)
        if match and zone(match[1]):
            size = 0
            while size < len(match[1]):
                size += len(found[at].text)
                at += 1
            return Said(match[1], (Option(None, match[1]),)), at
    return _long_name(found, at, table, most)


def _text(found: Sequence[Token], at: int) -> str:
    return found[at].text if at < len(found) else ""


def _from_base(word: str, found: Sequence[Token], at: int) -> tuple[Said, int] | None:
    """Read an offset printed after its base: GMT+3, UTC -5, (UTC - 5), МСК+4; None where it is none."""
    base = _BASES.get(word)
    sign = at + 1
    offset, end = (None, at) if base is None else offset_at(found, sign, loose=True)
    if offset is not None and base is not None:
        if found[sign].char == "~" and _text(found, end) not in ("", ")", "]"):
            return None  # 10:15 UTC - 5 May
        return Said("".join(t.text for t in found[at:end]), (Option(base + offset),)), end
    strange = _strange(found, sign)
    if strange is None or (base is not None and strange[0].text[0] != "+"):
        return None
    return Said(word + strange[0].text, ()), strange[1]


def _long_name(
    found: Sequence[Token], at: int, table: dict[str, tuple[Option, ...]], most: int
) -> tuple[Said | None, int]:
    keys: list[str] = []
    hit: tuple[Said | None, int] = (None, at)
    if found[at].key.partition(" ")[0] not in _first_words():
        return hit
    for end in range(at, min(at + most, len(found))):
        if found[end].value >= 0 or found[end].char in ",/:()[]|;":
            break
        if found[end].char == ".":
            continue
        keys.append(found[end].key)
        options = table.get(" ".join(keys))
        if options and len(keys) + keys[0].count(" ") > 1:
            text = " ".join(t.text for t in found[at : end + 1])
            hit = Said(text if text[0] < "\u2e80" else text.replace(" ", ""), options), end + 1
    return hit


def anywhere(found: Sequence[Token]) -> list[Said]:
    """Find a zone's long name wherever it stands ("北京时间" comes before the date)."""
    table, most = _known()
    for at in range(len(found)):
        said, _ = _long_name(found, at, table, most)
        if said:
            return [said]
    return []
