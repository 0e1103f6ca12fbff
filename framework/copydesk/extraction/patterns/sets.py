"""The characters that fit a place of a pattern, as bits: one for each of some samples that tell the sets apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# Of each kind of character that a category can tell from the others, and of a few scripts.
_SAMPLES = "aZm05_ \t\n\r\xa0!-./,:;<>\"'&?=#%()[]|\\~\x01é߀中あЖع٣²\U0001f600"
_CATEGORIES: dict[str, tuple[Callable[[str], bool], bool]] = {
    "CATEGORY_DIGIT": (str.isdecimal, True),
    "CATEGORY_NOT_DIGIT": (str.isdecimal, False),
    "CATEGORY_SPACE": (str.isspace, True),
    "CATEGORY_NOT_SPACE": (str.isspace, False),
    "CATEGORY_WORD": (lambda char: char.isalnum() or char == "_", True),
    "CATEGORY_NOT_WORD": (lambda char: char.isalnum() or char == "_", False),
}
_IGNORECASE, _DOTALL, _ASCII = int(re.IGNORECASE), int(re.DOTALL), int(re.ASCII)
_WRITTEN = {
    **{"CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S"},
    **{"CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W"},
}


class Sets:
    """The sets of one parsed pattern."""

    def __init__(self, parsed: Any) -> None:
        named = {char for char in _named(parsed) if char is not None}
        self._samples = sorted({*_SAMPLES, *named, *(c for char in named for c in (char.lower(), char.upper()))})
        self._samples = [char for char in self._samples if len(char) == 1]
        self._bits = {char: 1 << number for number, char in enumerate(self._samples)}
        self._known: dict[tuple[str, int], int] = {}
        self.every = (1 << len(self._samples)) - 1

    def of(self, operation: Any, value: Any, flags: int) -> int:
        """Give the set of one place."""
        kind = str(operation)
        if kind in ("LITERAL", "NOT_LITERAL") and not flags & _IGNORECASE:
            return self._bits[chr(value)] if kind == "LITERAL" else self.every & ~self._bits[chr(value)]
        key = (f"{kind} {value}", flags)
        if key not in self._known:
            self._known[key] = sum(bit for char, bit in self._bits.items() if _fits(kind, value, char, flags))
        return self._known[key]

    def of_all(self, parts: Any, flags: int) -> int:
        """Give the characters that may stand anywhere in some parts."""
        found = 0
        for kind, operation, value in _leaves(parts):
            found |= self.every if kind == "GROUPREF" else self.of(operation, value, flags)
        return found


def written(source: Any, flags: int) -> str:
    """Write a place as a pattern of one character; any character where it stands for more than one place."""
    if source is None:
        return r"[\s\S]"
    operation, value = source
    kind = str(operation)
    if kind == "ANY":
        return r"[\s\S]" if flags & _DOTALL else "."
    items = [(kind.removeprefix("NOT_"), value)] if kind != "IN" else [(str(op), item) for op, item in value]
    negated = kind == "NOT_LITERAL" or items[0][0] == "NEGATE"
    inside = "".join(_item(op, item) for op, item in items if op != "NEGATE")
    return f"(?i:[{'^' * negated}{inside}])" if flags & _IGNORECASE else f"[{'^' * negated}{inside}]"


def _item(kind: str, value: Any) -> str:
    if kind == "CATEGORY":
        return _WRITTEN[str(value)]
    low, high = value if kind == "RANGE" else (value, value)
    return f"\\U{low:08x}-\\U{high:08x}"


def _fits(kind: str, value: Any, char: str, flags: int) -> bool:
    if kind == "ANY":
        return bool(flags & _DOTALL) or char != "\n"
    if kind != "IN":
        return _is(value, char, flags) == (kind == "LITERAL")
    items = [(str(operation), item) for operation, item in value]
    hit = any(_in_item(operation, item, char, flags) for operation, item in items)
    return hit != (items[0][0] == "NEGATE")


def _in_item(kind: str, value: Any, char: str, flags: int) -> bool:
    if kind == "LITERAL":
        return _is(value, char, flags)
    if kind == "RANGE":
        forms = {char, char.lower(), char.upper()} if flags & _IGNORECASE else {char}
        return any(len(form) == 1 and value[0] <= ord(form) <= value[1] for form in forms)
    if kind == "CATEGORY":
        holds, wanted = _CATEGORIES[str(value)]
        return (holds(char) and (char.isascii() or not flags & _ASCII)) == wanted
    return False


def _is(code: int, char: str, flags: int) -> bool:
    other = chr(code)
    return char == other or (bool(flags & _IGNORECASE) and char.lower() == other.lower())


def _named(parts: Any) -> Iterator[str | None]:
    """Give the characters a pattern names, and those at the edges of its ranges."""
    for kind, _, value in _leaves(parts):
        items: Iterable[Any] = value if kind == "IN" else [(kind, value)]
        for operation, item in items:
            if str(operation) in ("LITERAL", "NOT_LITERAL"):
                yield chr(item)
            elif str(operation) == "RANGE":
                low, high = item
                for code in (low - 1, low, (low + high) // 2, high, high + 1):
                    yield chr(code) if 0 <= code < 0x110000 else None


def _leaves(parts: Any) -> Iterator[tuple[str, Any, Any]]:
    """Give the places of one character among some parts, and references to groups."""
    for operation, value in parts:
        kind = str(operation)
        if kind in ("LITERAL", "NOT_LITERAL", "ANY", "IN", "GROUPREF"):
            yield kind, operation, value
        else:
            for below in _below(kind, value):
                yield from _leaves(below)


def _below(kind: str, value: Any) -> list[Any]:
    if kind == "BRANCH":
        return list(value[1])
    if kind == "SUBPATTERN":
        return [value[3]]
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [value[2]]
    if kind == "ATOMIC_GROUP":
        return [value]
    if kind in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    if kind == "GROUPREF_EXISTS":
        return [part for part in value[1:] if part]
    return []
