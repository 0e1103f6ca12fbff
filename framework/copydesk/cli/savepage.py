"""`copydesk savepage`: a page of a source, kept with the record expected of it."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import private_option, size_option, sources_option, url_option
from copydesk.cli.terminal import note, say
from copydesk.cli.work import fetch, open_desk, request_of, told
from copydesk.errors import UsageError


@click.command("savepage", cls=Command)
@click.argument("name", metavar="NAME")
@click.argument("where", metavar="URL|FILE")
@click.option("--case", metavar="CASE", help="Name of the saved page; by default made of the page's address.")
@click.option("--into", type=click.Path(path_type=Path), metavar="FOLDER", help="Make CASE in this folder.")
@click.option("--force", is_flag=True, help="Replace a saved page of this name.")
@sources_option
@url_option("The page's real URL, for a file that does not tell it.")
@private_option
@size_option
def command(
    *,
    name: str,
    where: str,
    case: str | None,
    into: Path | None,
    force: bool,
    folders: tuple[str, ...],
    url: str | None,
    allow_private: bool,
    max_bytes: int | None,
) -> int:
    """Fetch a page of the source NAME, or take a saved one with its sidecar, and keep it as a test: its bytes, URL,
    status, headers and time of fetching, and the record it is read as now.

    The record is shown: read it, and correct expected.json where it is wrong. From then on `copydesk test` and pytest
    tell when the page is read otherwise. A relative date ("3 hours ago") is read as on the day the page was fetched.

    It is kept in pages/CASE beside the source.toml, where there are such already or there is no tests folder; otherwise
    in tests/pages/NAME/CASE. Cookies and other headers that say nothing about the page are not kept.

    \b
    Exit codes: 0 good, 1 wrong use or no such page, 2 saved, but a plugin failed on it.
    """
    from copydesk.testing.saving import case_name, check_name, folder_for, save_case
    from copydesk.testing.writing import expected_bytes

    desk = open_desk(name, folders)
    if case is not None:
        check_name(case)
    page = fetch(desk, request_of(where, url, allow_private, max_bytes))
    source = desk.sources[name]
    folder = (into or folder_for(source, Path.cwd())) / (case or case_name(page))
    try:
        saved = save_case(desk, page, source, folder, force=force)
    except OSError as error:
        raise UsageError(f"{error.filename or folder}: {error.strerror}") from error
    click.echo(expected_bytes(saved.expected), nl=False)
    note(f"saved in {_shown(folder)}; the page is read as: {saved.result.outcome}")
    if saved.expected.get("given"):
        note(f"the page does not tell that it is of {name}; its expected.json says so, under `given`")
    if page.fetched_at is None:
        note("when the page was fetched is not known: a relative date on it stays unknown")
    for failure in saved.result.failures:
        say(told(failure, str(folder)))
    again = ["copydesk", "test", name, *(part for given in folders for part in ("--sources", given))]
    file = _shown(folder / "expected.json")
    note(f"read the record above, correct {file} where it is wrong, then:\n  {shlex.join(again)}")
    return exits.SOME_FAILED if saved.result.failures else exits.GOOD


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
