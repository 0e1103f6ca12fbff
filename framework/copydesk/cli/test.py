"""`copydesk test`: are the saved pages of a source still read as expected?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, progress, say, table

if TYPE_CHECKING:
    from copydesk.testing.cases import Case
    from copydesk.testing.checking import Check
    from copydesk.testing.reading import Reader

_SHOWN = ("outcome", "title", "authors", "published", "modified", "body")
"""Fields with a column of their own; the others share one."""


def pages_option(command: click.decorators.FC) -> click.decorators.FC:
    """Add --pages."""
    words = "Look for saved pages below this folder instead: SOURCE/CASE in it; may be given again."
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option("--pages", "places", multiple=True, type=kind, metavar="FOLDER", help=words)(command)


@click.command("test", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]…")
@sources_option
@pages_option
@click.option("--update", is_flag=True, help="Accept what the pages are read as now.")
def command(*, names: tuple[str, ...], folders: tuple[str, ...], places: tuple[Path, ...], update: bool) -> int:
    """Read every saved page of the sources NAME (of all that have some) and compare its record with what is expected.

    A saved page is a folder with page.html, expected.json and what else is known of the page (page.html.meta.json):
    tests/pages/SOURCE/CASE here, or pages/CASE beside the source.toml. `copydesk savepage` makes one. pytest runs the
    same pages, a test for each field, and needs nothing but copydesk installed.

    \b
    Exit codes: 0 all as expected, 1 wrong use, 2 some are not, 3 no saved page was found.
    """
    from copydesk.testing import checking
    from copydesk.testing.reading import Reader

    reader = Reader([Path(folder) for folder in folders])
    cases = cases_of(reader, names, places)
    if not cases:
        say(f"no saved page of {', '.join(names) or 'any source'} here; `copydesk savepage NAME URL` makes one")
        return exits.NOTHING
    checks = [checking.check(reader, case) for case in progress(cases, len(cases), data_on_stdout=False)]
    if update:
        for checked in checks:
            if changed := checking.update(checked):
                note(f"{checked.case.file}: {', '.join(changed)} changed")
        checks = [_after(checked) for checked in checks]
    _show(checks)
    for told in dict.fromkeys(reader.read_from(checked.case) for checked in checks):
        if told:
            say(told)
    return exits.GOOD if all(checked.good for checked in checks) else exits.SOME_FAILED


def cases_of(reader: Reader, names: Sequence[str], places: Sequence[Path]) -> list[Case]:
    """Find the saved pages of the sources `names`, of all where none is named. Raises SourceError for an unknown name.

    Without `places` they are looked for in `tests` and `pages` here and beside each source.toml.
    """
    from copydesk.testing import PAGES
    from copydesk.testing.cases import find_cases

    if places:
        cases = find_cases(places, (PAGES, *(place.resolve().name for place in places)))
    else:
        sources = [source for source in reader.desk.sources if not names or source.name in names]
        beside = [source.folder / PAGES for source in sources if source.folder]
        cases = find_cases([Path("tests").absolute(), Path(PAGES).absolute(), *beside])
    found = {case.source for case in cases}
    for name in names:
        if name not in found:
            _ = reader.desk.sources[name]  # raises where it is misspelt
    return [case for case in cases if not names or case.source in names]


def _after(checked: Check) -> Check:
    import attrs

    from copydesk.testing.checking import is_updatable

    left = tuple(difference for difference in checked.differences if not is_updatable(difference.field))
    return attrs.evolve(checked, differences=left)


def _show(checks: Sequence[Check]) -> None:
    from copydesk.testing.showing import shown

    table(("page", *_SHOWN, "other fields"), [_row(checked) for checked in checks])
    for checked in checks:
        if checked.error is not None:
            click.echo(f"\n{checked.case.name}\n  {checked.error}")
        for difference in checked.differences:
            if checked.result is not None:
                click.echo(f"\n{checked.case.name}::{difference.field}\n{shown(difference, checked.result)}")
    pages, fields = len(checks), sum(len(checked.fields) for checked in checks)
    wrong = sum(len(checked.differences) for checked in checks)
    unread = sum(checked.error is not None for checked in checks)
    more = f", {unread} {'page' if unread == 1 else 'pages'} not read" if unread else ""
    note(
        f"{pages} {'page' if pages == 1 else 'pages'}, {fields} fields: {fields - wrong} as expected, {wrong} not{more}"
    )


def _row(checked: Check) -> list[str]:
    if checked.error is not None:
        return [checked.case.name, "NOT READ", *[""] * len(_SHOWN)]
    wrong = {difference.field for difference in checked.differences}
    cells = [("FAILED" if field in wrong else "ok") if field in checked.fields else "" for field in _SHOWN]
    others = [field for field in checked.fields if field not in _SHOWN]
    bad = [field for field in others if field in wrong]
    return [checked.case.name, *cells, " ".join([f"{len(others) - len(bad)}/{len(others)}", *bad])]
