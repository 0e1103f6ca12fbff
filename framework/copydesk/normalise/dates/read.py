"""`read_date`: one raw value to one date, the machine forms first, then everything people print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from copydesk.models import Context
from copydesk.normalise.dates import grammar
from copydesk.normalise.dates.ask import Ask
from copydesk.normalise.dates.clock import find_clocks, find_dotted
from copydesk.normalise.dates.combine import combine
from copydesk.normalise.dates.events import Event, with_clocks, with_weekdays
from copydesk.normalise.dates.grammar import Hit
from copydesk.normalise.dates.iso import read_iso, read_number, read_rare
from copydesk.normalise.dates.labels import labels_of
from copydesk.normalise.dates.named import read_named
from copydesk.normalise.dates.names import language_of
from copydesk.normalise.dates.phrases import annotate
from copydesk.normalise.dates.reading import Reading, from_datetime, unread
from copydesk.normalise.dates.relative import Relative, find_relative
from copydesk.normalise.dates.spans import SPAN, mask_spans
from copydesk.normalise.dates.text import MAX_CHARS, Token, clean, tokens

_MOST_RAW = 1000
"""How much of a raw string a timestamp keeps; the candidate it came from keeps it all."""
_LABEL_BEHIND = re.compile(r"[,;f]{0,2}T{1,8}[LU]").match
_MOST_WORDS = 10
"""Strange words a date line may hold (a byline, a place); with more and no label, the date is one of a sentence."""


def read_date(raw: str | int | float, context: Context, field: str = "published") -> Reading:
    """Read one date of a page. Never raises; what cannot be read or trusted has no timestamp and says why.

    Of several dates in the string, the one labelled as `field` is given, else the one without a label, else the
    labelled one under its own field. Only the first 200 characters are looked at.
    """
    readings = read_all(raw, context, field)
    return next((reading for reading in readings if reading.field == field), readings[0])


def read_all(raw: object, context: Context, field: str = "published") -> list[Reading]:
    """Read every date of a raw value, one reading a field, that of `field` first; there is always at least one."""
    if isinstance(raw, str):
        fast = read_iso(raw, context, field)
        if fast is not None:
            return [fast]
        ask = Ask(raw[:_MOST_RAW], context, field)
        text = raw.lstrip()[: MAX_CHARS + 1].rstrip()
        machine = read_number(text, ask) or read_rare(text, ask)
        if machine is not None:
            return [machine]
        ask = ask._replace(language=language_of(context.language))
        named = read_named(text, ask)
        return [named] if named is not None else _read_text(ask)
    ask = Ask(str(raw) if isinstance(raw, datetime | date) else "", context, field)
    if isinstance(raw, bool) or not isinstance(raw, int | float | datetime | date):
        return [unread(ask, "unreadable_date", f"a {type(raw).__name__} is no date")]
    if isinstance(raw, datetime | date):
        return [from_datetime(ask, raw)]
    text = _digits(raw)
    return [read_number(text, ask._replace(raw=text)) or unread(ask, "unreadable_date", "a number that is no date")]


def _digits(number: float) -> str:
    """Print a number as a page would; nothing where it is beyond all dates."""
    if isinstance(number, int):
        return str(number) if abs(number) < 10**20 else ""
    return f"{number:.6f}".rstrip("0").rstrip(".") if abs(number) < 1e20 else ""


def _read_text(ask: Ask) -> list[Reading]:
    found = annotate(tokens(clean(ask.raw)), ask.language)
    signature = "".join(token.char for token in found)
    relatives, signature = find_relative(found, ask.language, signature)
    clocks, signature = find_clocks(found, signature)
    signature = mask_spans(found, signature)
    hits, signature = grammar.find(grammar.patterns("full"), found, signature)
    if hits:
        signature = find_dotted(found, signature, clocks)
    else:
        hits, signature = grammar.find(grammar.patterns("short year"), found, signature)
    relatives = _wanted(relatives, signature, absolute=bool(hits))
    if hits and ("L" in signature or "U" in signature):
        more, signature = grammar.find(grammar.patterns("no year"), found, signature)
        hits += [hit for hit in more if _labelled(signature, hit)]
    elif not hits and not relatives:
        hits, signature = _lesser(found, signature)
        if hits:
            signature = find_dotted(found, signature, clocks)
    whats: list[Hit | Relative] = sorted([*hits, *relatives], key=lambda what: what.start)
    if not whats and SPAN in signature:
        return [unread(ask, "several_dates", "a span of days, which no article is published on")]
    if not whats:
        code = "missing_date" if clocks else "unreadable_date"
        return [unread(ask, code, "a time without a date" if clocks else "no date in it")]
    events = [Event(what.start, what.end, what) for what in whats]
    events = with_weekdays(with_clocks(events, clocks, signature, found), found, signature)
    labels = labels_of([event.span() for event in events], found, signature)
    prose = signature.count("x") - sum(token.char == "x" and len(token.text) == 1 for token in found) > _MOST_WORDS
    return combine(list(zip(events, labels, strict=True)), ask, found, prose=prose)


def _labelled(signature: str, hit: Hit) -> bool:
    """Say whether a label stands at a date without a year; behind it, only where a time stands between."""
    return _is_labelled(signature, hit.start) or _LABEL_BEHIND(signature, hit.end) is not None


def _is_labelled(signature: str, start: int) -> bool:
    return any(char in "LU" for char in signature[max(0, start - 3) : start])


def _lesser(found: Sequence[Token], signature: str) -> tuple[list[Hit], str]:
    """Find dates without a day or a year. Numbers alone (3/2016, 2016) count only where nothing else is printed."""
    numbers = sum(char in "1348n" for char in signature)
    for form, pattern in grammar.patterns("part"):
        if form in {"month numbers", "compact", "year"}:
            most = 2 if form == "month numbers" else 1
            if "x" in signature or numbers > most:
                continue
        hits, masked = grammar.find([(form, pattern)], found, signature)
        if hits:
            return hits, masked
    if "4" in signature:
        return [], signature  # there is a year; it is not understood how it belongs to the day
    return grammar.find(grammar.patterns("no year"), found, signature)


def _wanted(relatives: list[Relative], signature: str, *, absolute: bool) -> list[Relative]:
    """Keep the relative times that date the page: bare words such as "today" only where nothing else is printed."""
    unknown = signature.count("x")
    kept = []
    for each in relatives:
        worded = each.calendar_day or each.parts[0][0] == 0
        labelled = _is_labelled(signature, each.start)
        alone = not any(char in "1348n" for char in signature)
        if worded and not (alone and (labelled or not unknown)):
            continue  # "21 Now, 2018" is a date of a language nobody told us
        if unknown <= 6 and (labelled or not absolute):
            kept.append(each)
    return kept
