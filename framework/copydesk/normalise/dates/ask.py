"""What is asked of the date reader: one raw value, and what is known around it."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.models import Context, Issue


class Ask(NamedTuple):
    """One raw string to read under one field."""

    raw: str
    context: Context
    field: str
    language: str | None = None
    """Of the context, as the tables name it."""
    order: str = ""
    """How a date beside it orders day and month ("03/04/2024, updated 13/04/2024"): DMY, MDY, or nothing."""

    def issue(self, code: str, message: str, *candidates: str, level: str = "warning") -> Issue:
        """Make an issue of the field, with the values that were not chosen between."""
        data = {"candidates": list(candidates)} if candidates else None
        return Issue(code, self.field, "info" if level == "info" else "warning", message, data)
