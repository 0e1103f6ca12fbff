"""The values copydesk passes around: pages in, found values, article records out. Imports nothing of ours."""

from copydesk.models.article import SCHEMA_VERSION, Article
from copydesk.models.base import evolve, field_names, plain
from copydesk.models.context import Context
from copydesk.models.page import Page, PageKind
from copydesk.models.parts import (
    CONTENT_KINDS,
    Alternate,
    Author,
    Block,
    BlockKind,
    Correction,
    Dateline,
    Issue,
    Level,
    Link,
    Media,
    Origin,
    Precision,
    Related,
    Rights,
    SourceInfo,
    Timestamp,
)
from copydesk.models.result import OUTCOMES, Failure, Found, Outcome, Result
from copydesk.models.source import Source

__all__ = [
    "CONTENT_KINDS",
    "OUTCOMES",
    "SCHEMA_VERSION",
    "Alternate",
    "Article",
    "Author",
    "Block",
    "BlockKind",
    "Context",
    "Correction",
    "Dateline",
    "Failure",
    "Found",
    "Issue",
    "Level",
    "Link",
    "Media",
    "Origin",
    "Outcome",
    "Page",
    "PageKind",
    "Precision",
    "Related",
    "Result",
    "Rights",
    "Source",
    "SourceInfo",
    "Timestamp",
    "evolve",
    "field_names",
    "plain",
]
