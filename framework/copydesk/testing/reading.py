"""Reads saved pages as a user would: by a desk with everything installed."""

from __future__ import annotations

import difflib
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.errors import CopydeskError, SourceError
from copydesk.models import Result, Source
from copydesk.testing.cases import GIVEN, Case

if TYPE_CHECKING:
    from copydesk.desk import Desk

_KEPT = 32
"""Results remembered: the fields of a case are asked one after the other, if not always in order."""


class Reader:
    """A desk, made at the first page, and the last results.

    `folders` are registered beside what is installed; so is a source.toml beside its pages that no plugin brings.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))
        self._desk: Desk | None = None
        self._results: OrderedDict[Path, Result] = OrderedDict()

    @property
    def desk(self) -> Desk:
        """The desk all pages are read by. Raises SourceError for a wrong folder of sources."""
        if self._desk is None:
            from copydesk.desk import Desk

            desk = Desk()
            for folder in self._folders:
                desk.sources.register(folder.parent if folder.name == "source.toml" else folder, origin="--sources")
            self._desk = desk
        return self._desk

    def read(self, case: Case, expected: dict[str, Any]) -> Result:
        """Read a case's page. Raises CopydeskError where its source is not there or it has no page."""
        known = self._results.get(case.folder)
        if known is None:
            self.find_source(case)
            forced = expected.get(GIVEN, {}).get("source")
            known = self.desk.get(str(case.page), forced)
            self._results[case.folder] = known
            if len(self._results) > _KEPT:
                self._results.popitem(last=False)
        return known

    def find_source(self, case: Case) -> Source:
        """Give the case's source. Raises SourceError saying why there is none: not installed, or its file is wrong."""
        desk = self.desk
        if case.source not in desk.sources and case.beside is not None:
            desk.sources.register(case.beside, origin="beside its pages")
        if case.source in desk.sources:
            return desk.sources[case.source]
        near = difflib.get_close_matches(case.source, [source.name for source in desk.sources], n=1)
        why = [problem for problem in desk.plugins.problems if case.source in problem] or desk.plugins.problems
        cure = (
            f"did you mean {near[0]!r}?" if near else "is its distribution installed (`copydesk sources` lists them)?"
        )
        raise SourceError("; ".join([f"{case.folder}: there is no source {case.source!r}; {cure}", *why]))

    def read_from(self, case: Case) -> str | None:
        """Say where a case's source was read from, where that is not the source.toml beside its pages."""
        try:
            folder = self.find_source(case).folder
        except CopydeskError:
            return None
        if case.beside is None or folder is None or folder.resolve() == case.beside.resolve():
            return None
        return f"{case.source} is read by {folder}, not by {case.beside}; `pip install -e .` has the one here used"
