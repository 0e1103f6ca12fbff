"""The pytest plugin: every saved page of a source is read, and each field it expects is one test.

Installed with copydesk (entry point group `pytest11`), it collects each `expected.json` beside a saved page. A
repository without one is none of its business. Nothing of copydesk but this package is imported before the first page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.testing import EXPECTED, PAGES

if TYPE_CHECKING:
    from copydesk.testing.cases import Case
    from copydesk.testing.comparing import Difference
    from copydesk.testing.reading import Reader

_READER = pytest.StashKey["Reader"]()
_CHANGES = pytest.StashKey[dict[str, dict[str, Any]]]()
_CHANGE = "copydesk_change"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the settings."""
    group = parser.getgroup("copydesk")
    words = "Accept what saved pages are read as now: write it into their expected.json."
    group.addoption("--copydesk-update", action="store_true", help=words)
    parser.addini("copydesk_pages", "Names of folders of saved pages (default: pages).", "args", [PAGES])
    words = "Folders of sources to use beside the installed ones, each with a source.toml or folders with one."
    parser.addini("copydesk_sources", words, "paths", [])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """Collect an expected.json beside a saved page."""
    if file_path.name != EXPECTED:
        return None
    from copydesk.testing.cases import case_of

    case = case_of(file_path, parent.config.getini("copydesk_pages"))
    return CaseFile.of(parent, case) if case else None


class CaseFile(pytest.File):
    """One saved page."""

    case: Case

    @classmethod
    def of(cls, parent: pytest.Collector, case: Case) -> CaseFile:
        """Make the collector of a case."""
        node: CaseFile = cls.from_parent(parent, path=case.file)
        node.case = case
        return node

    def collect(self) -> Iterable[FieldItem]:
        """Give one test for each field."""
        from copydesk.errors import CopydeskError
        from copydesk.testing.cases import read_expected
        from copydesk.testing.comparing import fields_of

        try:
            expected = read_expected(self.case.file)
        except CopydeskError as error:
            raise self.CollectError(str(error)) from error
        for field in fields_of(expected):
            item: FieldItem = FieldItem.from_parent(self, name=field)
            item.case, item.expected = self.case, expected
            yield item


class FieldItem(pytest.Item):
    """One field of one saved page."""

    case: Case
    expected: dict[str, Any]

    def runtest(self) -> None:
        """Read the page, once for all its fields, and compare. Raises FieldError."""
        from copydesk.testing.checking import is_updatable
        from copydesk.testing.comparing import compare
        from copydesk.testing.writing import accept

        result = _reader(self.config).read(self.case, self.expected)
        record = result.to_dict()
        difference = compare(record, self.name, self.expected)
        if difference is None:
            return
        if self.config.getoption("copydesk_update") and is_updatable(self.name):
            change = json.dumps([str(self.case.file), self.name, accept(self.name, record, self.expected)])
            self.user_properties.append((_CHANGE, change))
            return
        raise FieldError(difference, result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show expected, got, where it came from and a diff; for a page that cannot be read, why."""
        from copydesk.errors import CopydeskError

        if isinstance(excinfo.value, FieldError | CopydeskError):
            return f"{excinfo.value}\n  page      {self.case.folder}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Call the test by source, case and field."""
        return self.path, None, f"{self.case.name}::{self.name}"


class FieldError(Exception):
    """A field is not as expected."""

    def __init__(self, difference: Difference, result: Any) -> None:
        super().__init__(difference, result)
        self.difference = difference
        self.result = result

    def __str__(self) -> str:
        from copydesk.testing.showing import headline, shown

        return f"{headline(self.difference)}\n{shown(self.difference, self.result)}"


def _reader(config: pytest.Config) -> Reader:
    if _READER not in config.stash:
        from copydesk.testing.reading import Reader

        config.stash[_READER] = Reader(config.getini("copydesk_sources"))
    return config.stash[_READER]


class Updates:
    """Gathers what was accepted and writes it at the end: in the one process that all reports come to."""

    def __init__(self) -> None:
        self.changes: dict[Path, dict[str, Any]] = {}
        self.told: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what a test accepted."""
        for name, change in report.user_properties if report.when == "call" else ():
            if name == _CHANGE:
                file, field, value = json.loads(str(change))
                self.changes.setdefault(Path(file), {})[field] = value

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the changed files; the run fails where one cannot be written."""
        from copydesk.errors import CopydeskError
        from copydesk.testing.writing import change_expected

        root = session.config.rootpath
        for file, changes in sorted(self.changes.items()):
            shown = file.relative_to(root) if file.is_relative_to(root) else file
            try:
                change_expected(file, changes)
                self.told.append(f"{shown}: {', '.join(changes)} changed")
            except (OSError, CopydeskError) as error:
                self.told.append(f"{shown}: not changed: {error}")
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which fields changed."""
        terminalreporter.section("expected records")
        for line in self.told or ["every saved page is read as expected; nothing was changed"]:
            terminalreporter.line(line)


def pytest_configure(config: pytest.Config) -> None:
    """Gather updates; a worker of pytest-xdist sends its reports to the process that does."""
    if config.getoption("copydesk_update") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Updates(), "copydesk-updates")


def pytest_report_collectionfinish(config: pytest.Config, items: list[pytest.Item]) -> list[str]:
    """Say where a source comes from when it is not the one beside its pages."""
    cases = {item.case.beside: item.case for item in items if isinstance(item, FieldItem) and item.case.beside}
    return [f"copydesk: {told}" for told in _elsewhere(config, cases.values())]


def _elsewhere(config: pytest.Config, cases: Iterable[Case]) -> Iterator[str]:
    for case in cases:
        told = _reader(config).read_from(case)
        if told:
            yield told
