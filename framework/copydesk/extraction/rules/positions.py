"""Finds the line of a key in a TOML file: tomllib keeps no positions, and only an error needs one.

The file is valid TOML (tomllib has read it), so the scan may be plain: it looks for where keys and the elements of
arrays begin, and skips everything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys and indices from the top of the file: ("layout", 0, "fields", "title", 1)."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")


def lines_of(text: str) -> Mapping[Path, int]:
    """Give the line, from 1, on which each key, table and array element of a TOML file begins."""
    return _Scan(text).run()


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """Give the line of a path, or of the nearest thing around it that is written in the file."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}  # of arrays of tables
        self.line, self.counted = 1, 0

    def run(self) -> dict[Path, int]:
        table: Path = ()
        self.skip(_SPACE)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self.header()
            else:
                self.pair(table)
            self.skip(_SPACE)
        return self.lines

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def note(self, path: Path) -> None:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        self.lines.setdefault(path, self.line)

    def header(self) -> Path:
        start, double = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        keys = self.keys()
        self.at += 2 if double else 1
        end, self.at = self.at, start
        path = (*self.resolve(keys[:-1]), keys[-1])
        if double:
            number = self.counts[path] = self.counts.get(path, -1) + 1
            self.note(path)
            path = (*path, number)
        elif path in self.counts:
            path = (*path, self.counts[path])
        self.note(path)
        self.at = end
        return path

    def resolve(self, keys: Path) -> Path:
        """Go through the arrays of tables on the way: `[layout.fields]` belongs to the last `[[layout]]`."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            self.note(path)
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def keys(self) -> Path:
        keys: list[str | int] = []
        while True:
            self.skip(_BLANKS)
            if self.text[self.at : self.at + 1] in ("'", '"'):
                keys.append(_unquoted(self.skip(_STRING)))
            else:
                keys.append(self.skip(_BARE))
            self.skip(_BLANKS)
            if not self.text.startswith(".", self.at):
                return tuple(keys)
            self.at += 1

    def pair(self, table: Path) -> None:
        start = self.at
        keys = self.keys()
        end, self.at = self.at, start
        for length in range(1, len(keys) + 1):
            self.note((*table, *keys[:length]))
        self.at = max(end, start + 1) + 1  # behind the `=`
        self.skip(_BLANKS)
        self.value((*table, *keys))

    def value(self, path: Path) -> None:
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self.array(path)
        elif opening == "{":
            self.inline(path)
        elif opening in ("'", '"'):
            self.skip(_STRING)
        else:
            self.skip(_SCALAR)

    def array(self, path: Path) -> None:
        self.at += 1
        number = 0
        self.skip(_SPACE)
        while self.at < len(self.text) and self.text[self.at] != "]":
            self.note((*path, number))
            self.value((*path, number))
            self.skip(_SPACE)
            if self.text.startswith(",", self.at):
                self.at += 1
                number += 1
                self.skip(_SPACE)
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        self.skip(_SPACE)
        while self.at < len(self.text) and self.text[self.at] != "}":
            self.pair(path)
            self.skip(_SPACE)
            if self.text.startswith(",", self.at):
                self.at += 1
                self.skip(_SPACE)
        self.at += 1


def _unquoted(key: str) -> str:
    if key.startswith("'") or "\\" not in key:
        return key[1:-1]
    import tomllib

    return next(iter(tomllib.loads(f"{key} = 0")))
