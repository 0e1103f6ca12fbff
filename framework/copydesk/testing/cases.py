"""Saved pages on disk: one folder for each, the page beside what is expected of it.

    tests/pages/<source>/<case>/page.html                 the page as it was fetched; page.txt for a text dump
    tests/pages/<source>/<case>/page.html.meta.json       its URL, status, headers and fetched_at: the sidecar of any
                                                          saved page; may be missing
    tests/pages/<source>/<case>/expected.json             the record, field by field

or `<source>/pages/<case>/` beside `<source>/source.toml`. In `expected.json` the key `given` is no field: its `source`
names the source that reads the page whatever its URL.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from copydesk.errors import UsageError
from copydesk.fetch.inputs import SIDECAR_SUFFIX
from copydesk.testing import EXPECTED, PAGES

GIVEN = "given"
_MAX_DEPTH = 12
_NEVER = frozenset({"node_modules", "__pycache__", "build", "dist", "site-packages", "venv"})


@attrs.frozen
class Case:
    """One saved page and where it belongs."""

    folder: Path
    source: str
    beside: Path | None = None
    """Folder of the source.toml these pages stand beside; None for pages in a folder of tests."""

    @property
    def name(self) -> str:
        """Source and case, as messages call it: `eblnews/dump`."""
        return f"{self.source}/{self.folder.name}"

    @property
    def file(self) -> Path:
        """What is expected."""
        return self.folder / EXPECTED

    @property
    def page(self) -> Path:
        """The saved page: the one file called `page.…`. Raises UsageError where there is none, or more than one."""
        pages = page_files(self.folder)
        if len(pages) != 1:
            found = ", ".join(page.name for page in pages) or "none"
            raise UsageError(f"{self.folder}: expected one page.html or page.txt, found {found}")
        return pages[0]


def page_files(folder: Path) -> list[Path]:
    """Give the saved pages in a case's folder, without their sidecars."""
    return sorted(p for p in folder.glob("page.*") if not p.name.endswith(SIDECAR_SUFFIX) and p.suffix != ".part")


def case_of(file: Path, names: Sequence[str] = (PAGES,)) -> Case | None:
    """Give the case of an `expected.json`, None where it is somebody else's file of that name.

    It is one where a saved page stands beside it, in a folder of a folder called as in `names`, or of a folder of that.
    """
    folder = file.parent
    if file.name != EXPECTED or not page_files(folder):
        return None
    above = folder.parent
    if above.name in names and (above.parent / "source.toml").is_file():
        return Case(folder, _name(above.parent), above.parent)
    return Case(folder, above.name) if above.parent.name in names else None


def find_cases(folders: Sequence[Path], names: Sequence[str] = (PAGES,)) -> list[Case]:
    """Find the cases below `folders`, sorted by source and case. Hidden folders and environments are left out."""
    found = {
        case.folder.resolve(): case for folder in folders for file in _walk(folder) if (case := case_of(file, names))
    }
    return sorted(found.values(), key=lambda case: (case.source, case.folder.name, str(case.folder)))


def read_expected(file: Path) -> dict[str, Any]:
    """Read what a case expects. Raises UsageError naming the file and the line where it is no JSON object."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: cannot be read: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get(GIVEN, {}), dict):
        raise UsageError(f"{file}: expected a JSON object of fields (and `given`, an object)")
    return data


def _name(folder: Path) -> str:
    """Give the name of the source in a folder: what its file says, else the folder's."""
    try:
        said = tomllib.loads((folder / "source.toml").read_text("utf-8")).get("name")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        said = None  # the desk tells what is wrong with the file
    return said if isinstance(said, str) else folder.name


def _walk(folder: Path) -> Iterator[Path]:
    depth = len(folder.parts)
    for top, folders, files in os.walk(folder):
        here = Path(top)
        deep = len(here.parts) - depth >= _MAX_DEPTH
        folders[:] = [] if deep else sorted(f for f in folders if f not in _NEVER and not f.startswith("."))
        if EXPECTED in files:
            yield here / EXPECTED
