"""What a shape is, and where the mistakes of a file are kept."""

from __future__ import annotations

import difflib
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, Final

import attrs

from copydesk.extraction.rules.positions import Path

Json = dict[str, Any]
Defs = dict[str, Json]


class _Wrong:
    """What is read of a value that is wrong."""

    def __bool__(self) -> bool:
        return False


WRONG: Final = _Wrong()


@attrs.define
class Mistakes:
    """What is wrong in one file: the place of each mistake, and a message that says the cure."""

    found: list[tuple[Path, str]] = attrs.field(factory=list)

    def add(self, at: Path, message: str) -> Any:
        """Keep a mistake; gives WRONG."""
        self.found.append((at, message))
        return WRONG


def near(name: str, known: Iterable[str]) -> str:
    """Give `; did you mean 'x'?` for the known name nearest to `name`, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


class Shape(ABC):
    """What a value may be."""

    @abstractmethod
    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the value in the form it is used in, WRONG where it is wrong."""

    @abstractmethod
    def schema(self, defs: Defs) -> Json:
        """Give the JSON Schema; shapes with a name put theirs in `defs`."""
