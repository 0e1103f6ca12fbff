"""Lists and tables of other shapes, and either of two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from copydesk.extraction.rules.positions import Path
from copydesk.extraction.rules.shapes.shape import WRONG, Defs, Json, Mistakes, Shape, near
from copydesk.extraction.rules.shapes.values import Text


@attrs.frozen
class Many(Shape):
    """One of a shape, or a list of them; read as a tuple."""

    shape: Shape
    empty: bool = True
    """Whether the list may be empty."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the good ones."""
        if not isinstance(value, list):
            one = self.shape.read(value, at, mistakes)
            return () if one is WRONG else (one,)
        if not value and not self.empty:
            return mistakes.add(at, "at least one is wanted, not an empty list")
        read = [self.shape.read(item, (*at, number), mistakes) for number, item in enumerate(value)]
        return tuple(item for item in read if item is not WRONG)

    def schema(self, defs: Defs) -> Json:
        """Give both forms."""
        one = self.shape.schema(defs)
        return {"anyOf": [one, {"type": "array", "items": one} | ({} if self.empty else {"minItems": 1})]}


@attrs.frozen
class Key:
    """One key of a table."""

    shape: Shape
    doc: str


@attrs.frozen
class Table(Shape):
    """A table of known keys, read as a dict, or as what `make` makes of it."""

    keys: Mapping[str, Key]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    """Of these exactly one is wanted."""
    together: tuple[tuple[str, str], ...] = ()
    """Of such a pair both or none."""
    some: bool = False
    """Whether at least one key is wanted."""
    strict: bool = False
    """Whether a mistake in one key makes the whole table wrong: what is left would mean something else."""
    vital: tuple[str, ...] = ()
    """Of these a mistake in one does."""
    make: Callable[[dict[str, Any]], Any] | None = None
    what: str = "a table"

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the keys that are good; WRONG where one that is needed is not."""
        if not isinstance(value, dict):
            return mistakes.add(at, f"{self.what} is wanted, not {value!r}")
        read: dict[str, Any] = {}
        before = len(mistakes.found)
        for key, item in value.items():
            if key not in self.keys:
                cure = near(key, self.keys) or f"; there are {', '.join(self.keys)}"
                mistakes.add((*at, key), f"there is no key {key!r} here{cure}")
            elif (good := self.keys[key].shape.read(item, (*at, key), mistakes)) is not WRONG:
                read[key] = good
        if self.some and not value:
            return mistakes.add(at, f"at least one of {', '.join(self.keys)} is wanted")
        given = [key for key in self.one_of if key in value]
        if self.one_of and not given and not set(value) <= set(self.keys):
            return WRONG  # the key meant as one of them is told already
        if self.one_of and len(given) != 1:
            had = f", not {' and '.join(given)}" if given else ""
            return mistakes.add(at, f"exactly one of {', '.join(self.one_of)} is wanted{had}")
        for one, other in (pair for both in self.together for pair in (both, both[::-1])):
            if one in value and other not in value:
                return mistakes.add(at, f"{one} wants {other} beside it: {self.keys[other].doc}")
        for key in self.required:
            if key not in value:
                mistakes.add(at, f"{key} is missing: {self.keys[key].doc}")
        if self.strict and len(mistakes.found) > before:
            return WRONG
        if any(key not in read for key in (*self.required, *given, *(key for key in self.vital if key in value))):
            return WRONG
        return self.make(read) if self.make else read

    def schema(self, defs: Defs) -> Json:
        """Give the keys with their descriptions; no other is allowed."""
        properties = {name: key.shape.schema(defs) | {"description": key.doc} for name, key in self.keys.items()}
        schema: Json = {"type": "object", "properties": properties, "additionalProperties": False}
        if self.required:
            schema["required"] = list(self.required)
        if self.together:
            schema["dependentRequired"] = {one: [other] for both in self.together for one, other in (both, both[::-1])}
        if self.some:
            schema["minProperties"] = 1
        if self.one_of:
            schema["oneOf"] = [{"required": [key]} for key in self.one_of]
        return schema


@attrs.frozen
class Mapped(Shape):
    """A table whose keys are names of one kind, all with the same shape."""

    shape: Shape
    known: Callable[[], Iterable[str]]
    free: str | None = None
    """Prefix of further keys that may be named freely."""
    what: str = "name"
    docs: Mapping[str, str] = attrs.field(factory=dict)

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the keys that are good."""
        if not isinstance(value, dict):
            return mistakes.add(at, f"a table is wanted, not {value!r}")
        known = tuple(self.known())
        read: dict[str, Any] = {}
        for key, item in value.items():
            if key not in known and not (self.free and key.startswith(self.free) and len(key) > len(self.free)):
                mistakes.add((*at, key), f"there is no {self.what} {key!r}{near(key, known) or self._cure(known)}")
            elif (good := self.shape.read(item, (*at, key), mistakes)) is not WRONG:
                read[key] = good
        return read

    def _cure(self, known: tuple[str, ...]) -> str:
        return f"; name it {self.free}<key>" if self.free else f"; there are {', '.join(known)}"

    def schema(self, defs: Defs) -> Json:
        """Give every known name, so that editors offer it."""
        one = self.shape.schema(defs)
        properties = {
            name: one | ({"description": self.docs[name]} if name in self.docs else {}) for name in self.known()
        }
        schema: Json = {"type": "object", "properties": properties, "additionalProperties": False}
        if self.free:
            schema["patternProperties"] = {f"^{re.escape(self.free)}.": one}
        return schema


@attrs.frozen
class Or(Shape):
    """A string of one meaning, or a table of another."""

    text: Text
    table: Table
    make: Callable[[Any], Any]
    """Makes of the string what the table's `make` makes of the table."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Read whichever it is."""
        if isinstance(value, dict):
            return self.table.read(value, at, mistakes)
        if not isinstance(value, str):
            return mistakes.add(at, f"{self.text.what} or {self.table.what} is wanted, not {value!r}")
        read = self.text.read(value, at, mistakes)
        return WRONG if read is WRONG else self.make(read)

    def schema(self, defs: Defs) -> Json:
        """Give both."""
        return {"anyOf": [self.text.schema(defs), self.table.schema(defs)]}


@attrs.frozen
class Named(Shape):
    """A shape whose schema stands once, under `$defs`."""

    name: str
    shape: Shape

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Read as the shape does."""
        return self.shape.read(value, at, mistakes)

    def schema(self, defs: Defs) -> Json:
        """Give a reference."""
        if self.name not in defs:
            defs[self.name] = {}
            defs[self.name] = self.shape.schema(defs)
        return {"$ref": f"#/$defs/{self.name}"}
