"""Shapes of the values in a source.toml. Each reads a value, and writes its JSON Schema: one truth for both.

Reading collects every mistake with its place and goes on; what is wrong is left out, the rest stands.
"""

from __future__ import annotations

from copydesk.extraction.rules.shapes.shape import WRONG, Defs, Json, Mistakes, Shape, near
from copydesk.extraction.rules.shapes.tables import Key, Many, Mapped, Named, Or, Table
from copydesk.extraction.rules.shapes.values import REGEX, Day, Flag, Share, Text

__all__ = [
    "REGEX",
    "WRONG",
    "Day",
    "Defs",
    "Flag",
    "Json",
    "Key",
    "Many",
    "Mapped",
    "Mistakes",
    "Named",
    "Or",
    "Shape",
    "Share",
    "Table",
    "Text",
    "near",
]
