"""copydesk: news pages in, clean, typed, traceable article records out.

    article = copydesk.extract(html, url="https://…")         # one document
    desk = copydesk.Desk()
    result = desk.read(page)                                   # one page: outcome, article, issues, failures
    for result in desk.replay(["saved-pages/"]): ...           # files and folders

The names below are the public ones; each is imported when it is first used, so that `import copydesk` costs little.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from copydesk.version import __version__ as __version__

if TYPE_CHECKING:
    from copydesk.desk import Desk, extract
    from copydesk.errors import (
        CopydeskError,
        ExportError,
        FetchError,
        PluginError,
        RefusedError,
        SourceError,
        UnreadableError,
        UsageError,
    )
    from copydesk.fetch.page import make_page
    from copydesk.hookspecs import Exporter, Register, RegisterTransform, Request, Target, hookimpl
    from copydesk.models import (
        Alternate,
        Article,
        Author,
        Block,
        Context,
        Correction,
        Dateline,
        Failure,
        Found,
        Issue,
        Link,
        Media,
        Origin,
        Page,
        Related,
        Result,
        Rights,
        Source,
        SourceInfo,
        Timestamp,
        evolve,
    )
    from copydesk.plugins import PluginManager
    from copydesk.sources import SourceCode

_HOMES = {
    "copydesk.desk": ("Desk", "extract"),
    "copydesk.errors": (
        *("CopydeskError", "ExportError", "FetchError", "PluginError", "RefusedError", "SourceError"),
        *("UnreadableError", "UsageError"),
    ),
    "copydesk.fetch.page": ("make_page",),
    "copydesk.hookspecs": ("Exporter", "Register", "RegisterTransform", "Request", "Target", "hookimpl"),
    "copydesk.models": (
        *("Alternate", "Article", "Author", "Block", "Context", "Correction", "Dateline", "Failure", "Found"),
        *("Issue", "Link", "Media", "Origin", "Page", "Related", "Result", "Rights", "Source", "SourceInfo"),
        *("Timestamp", "evolve"),
    ),
    "copydesk.plugins": ("PluginManager",),
    "copydesk.sources": ("SourceCode",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Alternate",
    "Article",
    "Author",
    "Block",
    "Context",
    "CopydeskError",
    "Correction",
    "Dateline",
    "Desk",
    "ExportError",
    "Exporter",
    "Failure",
    "FetchError",
    "Found",
    "Issue",
    "Link",
    "Media",
    "Origin",
    "Page",
    "PluginError",
    "PluginManager",
    "RefusedError",
    "Register",
    "RegisterTransform",
    "Related",
    "Request",
    "Result",
    "Rights",
    "Source",
    "SourceCode",
    "SourceError",
    "SourceInfo",
    "Target",
    "Timestamp",
    "UnreadableError",
    "UsageError",
    "evolve",
    "extract",
    "hookimpl",
    "make_page",
]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
