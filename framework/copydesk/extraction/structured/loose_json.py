"""JSON as pages write it: a fast strict reading first, then one that survives what editors and templates break.

The tolerant reader is one loop with its own stack, so nesting costs no recursion and every character is looked at
a bounded number of times. It repairs only where the meaning is certain and names each repair.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

MAX_CHARS = 2_000_000
"""Of one script. The longest seen on 1,357 real pages has 52,219; live blogs reach about a million."""
MAX_DEPTH = 64
"""Containers inside containers. schema.org graphs seen on real pages stay below 12."""
MAX_TOKENS = 200_000
"""Of the tolerant reader, which runs at about a million tokens a second: a bound on time."""
MAX_BARE = 200
"""Characters kept of a number or word outside quotes."""
MAX_DIGITS = 20
"""Longer numbers are kept as text: no date, count or identifier needs them as integers."""

_WRAPPER_START = re.compile(r"\s*(?:\ufeff|<!--|//[^\n{\[]*\n|/\*[^*]*\*/|<!\[CDATA\[|//\s*<!\[CDATA\[|;)")
_WRAPPER_END = re.compile(r"\s*(?:-->|//|/\*|\*/|\]\]>|;)\s*\Z")
_SKIP = re.compile(r"(?:[\s;]+|/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)*")
_BARE = re.compile(r"[^\s,:\]}\[{\"]+")
_STRING = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d{1,3})?\Z")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\n": ""}
_AFTER_MEMBER = re.compile(r'[\s,]*(?:["}\'/]|\Z|[A-Za-z_@$][\w@$]*\s*:)')
_AFTER_ENTRY = re.compile(r'[\s,]*(?:["{\[\]\'/]|-?\d|\Z|true\b|false\b|null\b)')
_NEXT_KEY = re.compile(r'\s*"[^"\n\\]{1,60}"\s*:')
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None, "None": None}


def read_json(text: str) -> tuple[list[Any], tuple[str, ...]]:
    """Read the JSON values of `text` and say what had to be repaired; ([], reasons) where there is nothing to read.

    Reasons are words: `wrapper`, `escaped`, `control`, `syntax`, `quotes`, `cut`, `several`, `too_deep`, `too_large`.
    Numbers beyond `MAX_DIGITS` stay text. Raises nothing.
    """
    import msgspec  # here, because importing copydesk must stay cheap

    if not text or text.isspace():
        return [], ()
    if len(text) > MAX_CHARS:
        return [], ("too_large",)
    try:
        return [msgspec.json.decode(text)], ()
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
        pass
    repairs: list[str] = []
    bare = unwrap(text)
    if bare != text.strip():
        repairs.append("wrapper")
    if bare[:40].count("&quot;") or re.match(r"[{\[]\s*&\s?#\s?34;", bare):
        bare = html.unescape(bare.replace("& #34;", '"').replace("&# 34;", '"'))
        repairs.append("escaped")
    if repairs:
        try:
            return [msgspec.json.decode(bare)], tuple(repairs)
        except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
            pass
    if "\\u" not in bare:  # half a surrogate pair would pass, and break whoever writes the record
        try:
            return [json.loads(bare, strict=False, parse_int=_integer, parse_constant=_none)], (*repairs, "control")
        except (ValueError, RecursionError):
            pass
    values, more = _Reader(bare).read()
    return values, (*repairs, *more)


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= MAX_DIGITS else digits[:MAX_BARE]


def _none(_: str) -> None:
    return None


def unwrap(text: str) -> str:
    """Take off what surrounds the JSON: comment marks, CDATA marks, a byte order mark, a closing semicolon."""
    start, end = 0, len(text)
    while match := _WRAPPER_START.match(text, start):
        start = match.end()
    text = text[start:end].rstrip()
    for _ in range(6):
        cut = _WRAPPER_END.search(text, max(0, len(text) - 8))
        if cut is None:
            break
        text = text[: cut.start()].rstrip()
    return text.strip()


def _unescape(raw: str) -> str:
    if "\\" not in raw:
        return raw

    def one(match: re.Match[str]) -> str:
        code = match[1]
        if len(code) == 5:
            return chr(int(code[1:], 16))
        return _ESCAPES.get(code, code)

    text = _ESCAPE.sub(one, raw)
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class _Reader:
    """The tolerant reader of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.roots: list[Any] = []
        self.stack: list[Any] = []  # open containers, outermost first
        self.keys: list[str | None] = []  # per open container, the key waiting for its value
        self.skipped = 0  # open containers below MAX_DEPTH, whose content is dropped
        self.repairs: dict[str, None] = {"syntax": None}

    def read(self) -> tuple[list[Any], tuple[str, ...]]:
        text, size = self.text, len(self.text)
        for _ in range(MAX_TOKENS):
            skip = _SKIP.match(text, self.pos)
            self.pos = skip.end() if skip else self.pos
            if self.pos >= size:
                break
            self._token(text[self.pos])
        else:
            self.repairs["too_large"] = None
        if self.stack:
            self.repairs["cut"] = None
        values = [value for value in self.roots if isinstance(value, dict | list)]
        if len(values) > 1:
            self.repairs["several"] = None
        return values, tuple(self.repairs)

    def _token(self, char: str) -> None:
        if char in "{[":
            self.pos += 1
            self._open({} if char == "{" else [])
        elif char in "}]":
            self.pos += 1
            self._close(dict if char == "}" else list)
        elif char in ",:":
            self.pos += 1
            if char == "," and self.stack and not self.skipped:
                self.keys[-1] = None
        elif char == '"':
            self.pos += 1
            self._value(_unescape(self._string()), quoted=True)
        else:
            match = _BARE.match(self.text, self.pos)
            word = match[0] if match else char
            self.pos += len(word)
            self._value(word[:MAX_BARE], quoted=False)

    def _open(self, container: Any) -> None:
        if self.skipped or len(self.stack) >= MAX_DEPTH:
            self.skipped += 1
            self.repairs["too_deep"] = None
            return
        self._put(container)
        self.stack.append(container)
        self.keys.append(None)

    def _close(self, kind: type) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        # A wrong bracket closes the innermost container of its kind; with none open it is ignored.
        if any(isinstance(container, kind) for container in self.stack):
            while not isinstance(self.stack[-1], kind):
                self.stack.pop()
                self.keys.pop()
            self.stack.pop()
            self.keys.pop()

    def _value(self, word: str, *, quoted: bool) -> None:
        if self.skipped:
            return
        if self.stack and isinstance(self.stack[-1], dict) and self.keys[-1] is None:
            self.keys[-1] = word.strip("'") if not quoted else word
        else:
            self._put(word if quoted else _bare_value(word))

    def _put(self, value: Any) -> None:
        if not self.stack:
            self.roots.append(value)
        elif isinstance(self.stack[-1], list):
            self.stack[-1].append(value)
        else:
            key = self.keys[-1]
            if key is not None:
                self.stack[-1][key] = value
            self.keys[-1] = None

    def _string(self) -> str:
        """Read up to the quote that closes the string, taking a quote inside a sentence for part of it."""
        start = self.pos
        while True:
            match = _STRING.match(self.text, self.pos)
            end = match.end() if match else len(self.text)
            if end >= len(self.text):  # never closed: the string is its own line
                line = self.text.find("\n", start)
                end = len(self.text) if line < 0 else line
                self.repairs["quotes"] = None
                self.pos = end
                return self.text[start:end].rstrip().rstrip(",").rstrip("\\")
            if self._lost_quote(start, end):
                self.repairs["quotes"] = None
                self.pos = end
                return self.text[start:end].rstrip().rstrip(",")
            self.pos = end + 1
            if self.skipped or self._closes(end + 1):
                return self.text[start:end]
            self.repairs["quotes"] = None

    def _lost_quote(self, start: int, end: int) -> bool:
        """Tell whether the quote at `end` opens the next key, the string before it having lost its own."""
        if not self.stack or not isinstance(self.stack[-1], dict) or self.keys[-1] is None:
            return False
        tail = self.text[max(start, end - 40) : end]
        return "\n" in tail and tail.rstrip().endswith(",") and _NEXT_KEY.match(self.text, end) is not None

    def _closes(self, after: int) -> bool:
        """Tell whether the quote before `after` ends its string: what follows must be JSON again."""
        text = self.text
        while after < len(text) and text[after].isspace():
            after += 1
        char = text[after : after + 1]
        if char in ("", "}", "]"):
            return True
        in_dict = bool(self.stack) and isinstance(self.stack[-1], dict)
        if in_dict and self.keys[-1] is None:
            return char == ":"
        if char == ",":
            return bool((_AFTER_MEMBER if in_dict else _AFTER_ENTRY).match(text, after + 1))
        if char == "/":
            return text[after + 1 : after + 2] in ("/", "*")
        return in_dict and char == '"' and bool(_NEXT_KEY.match(text, after))


def _bare_value(word: str) -> Any:
    if word in _WORDS:
        return _WORDS[word]
    match = _NUMBER.match(word)
    if match is None or len(word) > MAX_DIGITS:
        return word.strip("'")
    if match[1] or match[2]:
        number = float(word)
        return number if abs(number) < 1e300 else word
    return int(word)
