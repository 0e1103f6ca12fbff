"""What a byline gives, for the tests of how bylines are read."""

from __future__ import annotations

from typing import Any

from copydesk.models import Author, Context
from copydesk.normalise import normalise_value

CONTEXT = Context(site_names=("Example News", "example.com"))


def people(value: Any, context: Context = CONTEXT) -> list[str]:
    """Names of the people in a value; a body's in angle brackets."""
    authors: tuple[Author, ...] = normalise_value("authors", value, context)[0].value or ()
    return [a.name if a.kind == "person" else f"<{a.name}>" for a in authors]


def told(value: Any, context: Context = CONTEXT) -> dict[str, Any]:
    """Everything a value gives, by field."""
    return {found.field: found.value for found in normalise_value("authors", value, context)}
