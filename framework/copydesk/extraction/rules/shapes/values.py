"""Single values: strings of a form, days, flags, numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from copydesk.extraction.patterns import EndlessError, checked
from copydesk.extraction.rules.positions import Path
from copydesk.extraction.rules.shapes.shape import Defs, Json, Mistakes, Shape


@attrs.frozen
class Text(Shape):
    """A string that is not empty; `check` raises ValueError for what it may not be, or gives the form it is used in."""

    check: Callable[[str], Any] | None = None
    format: str | None = None
    what: str = "a string"

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the string, or what `check` makes of it."""
        if not isinstance(value, str) or not value:
            return mistakes.add(at, f"{self.what} is wanted, not {value!r}")
        try:
            return self.check(value) if self.check else value
        except EndlessError as error:
            return mistakes.add(at, str(error))
        except ValueError as error:
            return mistakes.add(at, f"{value!r} is not {self.what}: {error}")

    def schema(self, defs: Defs) -> Json:  # noqa: ARG002
        """Give `type: string`."""
        return {"type": "string", "minLength": 1} | ({"format": self.format} if self.format else {})


def is_zone(name: str) -> bool:
    """Tell whether this is the IANA name of a time zone."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # the last is ZoneInfoNotFoundError
        return False
    return True


REGEX = Text(checked, "regex", "a regular expression")


@attrs.frozen
class Day(Shape):
    """A day: TOML's own, or a string of that form."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the date."""
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return mistakes.add(at, f"a day such as 2020-05-31 is wanted, not {value!r}")

    def schema(self, defs: Defs) -> Json:  # noqa: ARG002
        """Give `format: date`; editors show TOML's days as strings."""
        return {"type": "string", "format": "date"}


@attrs.frozen
class Flag(Shape):
    """True or false."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the flag."""
        return value if isinstance(value, bool) else mistakes.add(at, f"true or false is wanted, not {value!r}")

    def schema(self, defs: Defs) -> Json:  # noqa: ARG002
        """Give `type: boolean`."""
        return {"type": "boolean"}


@attrs.frozen
class Share(Shape):
    """A number from 0 to 1."""

    def read(self, value: Any, at: Path, mistakes: Mistakes) -> Any:
        """Give the number."""
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        return mistakes.add(at, f"a number from 0 to 1 is wanted, not {value!r}")

    def schema(self, defs: Defs) -> Json:  # noqa: ARG002
        """Give the bounds."""
        return {"type": "number", "minimum": 0, "maximum": 1}
