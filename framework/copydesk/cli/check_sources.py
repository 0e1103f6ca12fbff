"""`copydesk sources check`: what is wrong in the files of sources, before any page is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, printable
from copydesk.errors import SourceError

if TYPE_CHECKING:
    from copydesk.models import Source
    from copydesk.sources import Sources


@click.command("check", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]…")
@sources_option
def command(*, names: tuple[str, ...], folders: tuple[str, ...]) -> int:
    """Read every rule of the sources NAME, or of all, and import their source.py: each mistake with file, line, key and
    cure, and each domain that two sources have. Site files of others are read by `copydesk sources import --report`.

    \b
    Exit codes: 0 no mistake, 1 wrong use, 2 there are mistakes.
    """
    from copydesk.desk import Desk

    desk = Desk()
    wrong = [] if names else list(desk.plugins.problems)
    for folder in dict.fromkeys(Path(folder).resolve() for folder in folders):
        place = folder.parent if folder.name == "source.toml" else folder
        try:
            desk.sources.register(place, origin="--sources")
        except SourceError as error:
            wrong += list(_refused(desk.sources, place)) or [str(error)]
    checked = [desk.sources[name] for name in names] or list(desk.sources)
    for source in checked:
        wrong += _mistakes(desk.sources, source)
    wrong += _doubled(desk.sources, {source.name for source in checked})
    for mistake in wrong:
        click.echo(printable(mistake.replace(f"{Path.cwd()}{os.sep}", "")))
    count = f"{len(checked)} source{'s' * (len(checked) != 1)}"
    note(f"{count}: {f'{len(wrong)} mistakes' if len(wrong) > 1 else 'one mistake' if wrong else 'no mistake'}")
    return exits.SOME_FAILED if wrong else exits.GOOD


def _refused(sources: Sources, folder: Path) -> Iterator[str]:
    """Say what is wrong in the files of a folder that are no source, their rules too, and whose name is taken."""
    import tomllib

    from copydesk.extraction.rules.reading import check_layouts
    from copydesk.sources.record import read_record

    for file in sorted([*folder.glob("source.toml"), *folder.glob("*/source.toml")]):
        source, mistakes = read_record(file)
        yield from (f"{file}:{line}: {why}" if line else f"{file}: {why}" for line, why in mistakes)
        if source is None:
            with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):  # told above
                yield from map(str, check_layouts(file)[1])
        elif source.name in sources and sources[source.name].folder != file.parent:
            other = _file(sources[source.name])
            yield f"{file}: there is a source {source.name} already, {other}; name the folder otherwise"


def _mistakes(sources: Sources, source: Source) -> Iterator[str]:
    from copydesk.extraction.rules.reading import check_layouts

    if source.folder is not None:
        _, mistakes = check_layouts(source.folder / "source.toml")
        yield from map(str, mistakes)
    try:
        sources.code(source)
    except SourceError as error:
        yield str(error)


def _doubled(sources: Sources, names: set[str]) -> Iterator[str]:
    """Say which domains two sources have; that a user's own stands before an installed one is no mistake."""
    for each in sources.doubled():
        used, other = sources[each.used], sources[each.passed_over]
        if names & {used.name, other.name} and used.origin == other.origin:
            yield (
                f"{_file(used)}: domains: {each.domain} is a domain of {_file(other)} too, whose pages there are read "
                f"by {used.name}; leave it out in one of the two"
            )


def _file(source: Source) -> str:
    return str(source.folder / "source.toml") if source.folder else f"source {source.name}"
