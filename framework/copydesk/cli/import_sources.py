"""`copydesk sources import`: rules others wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli.group import Command
from copydesk.cli.terminal import note, table
from copydesk.cli.work import print_json, write_new
from copydesk.errors import UsageError
from copydesk.models import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.extraction.siteconfig.reader import SiteConfig
    from copydesk.sources.importing import Line

_SHOWN = 3  # places named in a line of the report


@click.command("import", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--to", "into", type=click.Path(path_type=Path), metavar="FOLDER", help="Write them as source.toml here.")
@click.option("--report", "long", is_flag=True, help="List what is not used as it says, by directive, with places.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
def command(*, folder: Path, into: Path | None, long: bool, as_json: bool) -> None:
    """Read a checkout of site files of Full-Text RSS (github.com/fivefilters/ftr-site-config): example.org.txt for
    a host, .example.org.txt for all hosts below it.

    Nothing needs to be converted: --sources DIR, and the environment variable COPYDESK_SOURCES=DIR, have the files
    used as they are. With --to each becomes a folder with a source.toml to go on from; what the rule language has
    no words for stands in it as comments.
    """
    from copydesk.sources.importing import left_out, read_all, report, told

    configs = read_all(folder)
    lines = report(configs)
    if as_json:
        print_json([plain(line) for line in lines])
    elif long:
        _show(lines)
    if into is not None:
        _write(configs, into)
    note(f"{len(configs)} site file{'s' * (len(configs) != 1)}" + (f"; lines: {told(lines)}" if lines else ""))
    if others := left_out(folder):
        note(f"not read, as they are no site's: {', '.join(others)}")
    if into is None and not long and not as_json:
        note(f"use them with --sources {folder}, or for every run with COPYDESK_SOURCES={folder.resolve()}")


def _show(lines: Sequence[Line]) -> None:
    from copydesk.sources.importing import KINDS

    rows = []
    for line in lines:
        places = ", ".join(line.files[:_SHOWN]) + (" …" if len(line.files) > _SHOWN else "")
        rows.append((KINDS[line.kind], line.directive, str(line.times), line.why, places))
    table(("", "directive", "lines", "why", "where"), rows)


def _write(configs: Sequence[SiteConfig], into: Path) -> None:
    from copydesk.sources.conversion import convert

    written, lost, there = 0, 0, []
    for config in configs:
        if config.empty:
            continue
        source = convert(config)
        try:
            write_new(into / source.name, {"source.toml": source.toml})
        except UsageError as error:
            there.append(str(error))
            continue
        written += 1
        lost += len(source.lost)
    what = f"{written} source{'s' * (written != 1)} written to {into}"
    note(f"{what}; {lost} rule{'s stand' if lost != 1 else ' stands'} in them as comments")
    if there:
        raise UsageError("; ".join(there[:_SHOWN]) + (f"; and {len(there) - _SHOWN} more" if there[_SHOWN:] else ""))
