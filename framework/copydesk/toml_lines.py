"""Where each key of a TOML file stands, which `tomllib` does not tell: so that a mistake can name its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
"""Keys from the top of the file; items of arrays, and the tables of `[[name]]`, by their number from 0."""

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
      | (?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}(?!\")|'{3}.*?'{3,5}(?!')|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
      | (?P<mark>[\n\[\]{},=])
      | (?P<bare>[^\s\#"'\[\]{},=]+)""",
    re.VERBOSE | re.DOTALL,
)
_Token = tuple[str, str, int]


def key_lines(text: str) -> Mapping[Path, int]:
    """Give the line (from 1) of every key, array item and table of a TOML document that `tomllib` could read."""
    reader = _Reader(text)
    reader.document()
    return reader.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """Give the line of a path, or of the nearest thing around it; None where none is known."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind, part = str(match.lastgroup), match[0]
        if kind != "skip":
            yield kind, part, line
        line += part.count("\n")


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}  # how many tables `[[name]]` has so far
        self._tokens = _tokens(text)
        self._next = next(self._tokens, None)

    def _take(self) -> _Token:
        part = self._next
        if part is None:
            raise StopIteration
        self._next = next(self._tokens, None)
        return part

    def document(self) -> None:
        table: Path = ()
        while self._next is not None:
            _, part, line = self._next
            if part == "\n":
                self._take()
            elif part == "[":
                table = self._header()
                for path in (table[:end] for end in range(1, len(table) + 1)):
                    self.lines.setdefault(path, line)
            else:
                self._pair(table)

    def _header(self) -> Path:
        self._take()
        several = self._next is not None and self._next[1] == "["
        keys = self._keys("]", skipped="[")
        if several:
            self._take()
        path: Path = ()
        for key in keys[:-1]:
            path = self._within((*path, key))
        path = (*path, keys[-1])
        if several:
            self._tables[path] = self._tables.get(path, 0) + 1
        return self._within(path)

    def _within(self, path: Path) -> Path:
        return (*path, self._tables[path] - 1) if path in self._tables else path

    def _keys(self, end: str, skipped: str = "") -> list[str]:
        """Read a dotted key up to the mark `end`."""
        keys: list[str] = []
        while True:
            kind, part, _ = self._take()
            if kind == "mark" and part == end:
                return keys
            if kind == "text":
                keys.append(json.loads(part, strict=False) if part[0] == '"' and "\\U" not in part else part[1:-1])
            elif part != skipped:
                keys += [key for key in part.split(".") if key]

    def _pair(self, table: Path) -> None:
        line = self._next[2] if self._next else 0
        path = table
        for key in self._keys("="):
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        part = self._take()[1]
        if part == "[":
            self._array(path)
        elif part == "{":
            self._inline(path)
        else:
            while self._next is not None and self._next[0] == "bare":  # a date and its time, parted by a blank
                self._take()

    def _array(self, path: Path) -> None:
        number = 0
        while self._next is not None:
            _, part, line = self._next
            if part in ("\n", ","):
                self._take()
            elif part == "]":
                self._take()
                return
            else:
                self.lines[(*path, number)] = line
                self._value((*path, number))
                number += 1

    def _inline(self, path: Path) -> None:
        while self._next is not None:
            part = self._next[1]
            if part in ("\n", ","):
                self._take()
            elif part == "}":
                self._take()
                return
            else:
                self._pair(path)
