"""What every normaliser does with a value before and after its own work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from copydesk.models import Alternate, Author, Block, Found, Issue, Level, Link, Media, Related, evolve

MAX_ENTRIES = 500
"""Entries read of one list: more is no list of names, tags or images but a page gone wrong."""
_MAX_DEPTH = 8
_TEXT_KEYS = ("@value", "name", "headline", "text", "value", "content", "title", "@id")


def as_text(value: Any) -> str | None:
    """Give the string in a value as extractors find it: a string, a number, the first of a list, a JSON-LD object."""
    for _ in range(_MAX_DEPTH):
        if isinstance(value, str):
            return value
        if value is None or isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            return number_text(value)
        if isinstance(value, Mapping):
            value = next((value[key] for key in _TEXT_KEYS if value.get(key) not in (None, "", [])), None)
        elif isinstance(value, list | tuple):
            value = next((entry for entry in value if entry not in (None, "", [])), None)
        else:
            return None
    return None


def number_text(value: int | float) -> str | None:
    """Write a number as a page would print it; None for one with thousands of digits, which no page means."""
    try:
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    except ValueError:  # CPython refuses to print integers over 4,300 digits
        return None


def entries(value: Any, limit: int = MAX_ENTRIES) -> Iterator[Any]:
    """Give the leaves of nested lists in order, nulls left out, at most `limit`; a lone value is one leaf."""
    if isinstance(value, str) or (type(value) is dict and "@list" not in value and "@graph" not in value):
        yield value
        return
    if type(value) in (tuple, list) and len(value) <= limit and not any(map(_is_nested, value)):
        yield from value
        return
    stack: list[Iterator[Any]] = [iter((value,))]
    given = 0
    while stack and given < limit:
        try:
            entry = next(stack[-1])
        except StopIteration:
            stack.pop()
            continue
        if isinstance(entry, list | tuple):
            if len(stack) <= _MAX_DEPTH:
                stack.append(iter(entry))
        elif isinstance(entry, Mapping) and isinstance(entry.get("@list", entry.get("@graph")), list):
            if len(stack) <= _MAX_DEPTH:
                stack.append(iter(entry.get("@list", entry.get("@graph"))))
        elif entry is not None:
            given += 1
            yield entry


_LEAVES = frozenset({str, Alternate, Author, Block, Link, Media, Related})
"""Told at once: to ask of one of many whether it is a Mapping takes as long as to read it."""


def _is_nested(entry: Any) -> bool:
    kind = type(entry)
    if kind in _LEAVES:
        return False
    if kind is dict:
        return "@list" in entry or "@graph" in entry
    return entry is None or isinstance(entry, list | tuple | Mapping)


def brief(value: Any) -> str:
    """Show a value in a message: a string cut short, of anything else its type; nesting costs nothing."""
    text = as_text(value)
    return repr(text[:60]) if text is not None else f"a {type(value).__name__}"


def stepped(found: Found, steps: Iterable[str], value: Any, *issues: Issue) -> Found:
    """Give the same evidence with a new value, the steps that led to it and what there is to report."""
    return evolve(found, value=value, steps=(*found.steps, *steps), issues=(*found.issues, *issues))


def nothing(found: Found, step: str, code: str, message: str, level: Level = "warning") -> Found:
    """Give the evidence with no value and an issue that says why; a value that was none before is left as it is."""
    if found.value is None:
        return found
    return found.step(step, None, Issue(code, found.field, level, message))


def fold(text: str) -> str:
    """Reduce a name to what two spellings of it share: letters and digits, without case and accents.

    The vowel signs of Indic and other scripts are no accents and stay.
    """
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return text.encode().translate(_SMALL, _SIGNS).decode()
    # A name is short: of a longer text the beginning tells it from others, and marks in a row cost their square.
    plain = unicodedata.normalize("NFKD", text[:_MAX_FOLDED].casefold()) + text[_MAX_FOLDED:].casefold()
    if not _MAY_BE_SIGN.search(plain):
        return "".join(filter(str.isalnum, plain))
    return "".join(c for c in plain if c.isalnum() or (c > "\u036f" and unicodedata.category(c)[0] == "M"))


_MAY_BE_SIGN = re.compile("[\u0483-\u1fff\u20d0-\U0010ffff]")
"""Where the signs stand that are no letters and no accents; not in Latin, Greek and Cyrillic text."""
_SMALL = bytes(range(128)).lower() + bytes(128)
_SIGNS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_MAX_FOLDED = 500
_SHORT = 100  # characters of a name; a longer text is not worth the memory
_remembered = lru_cache(maxsize=4096)(_folded)


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Drop what was there before in another spelling, keeping the first of each and the order."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name) or name, name)
    return tuple(seen.values())


def folded_words(words: str) -> frozenset[str]:
    """Fold a table of words written out with spaces between them."""
    return frozenset(map(fold, words.split()))
