"""`copydesk sources`: the sites there are rules for."""

from __future__ import annotations

import click

from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, table
from copydesk.cli.work import open_desk, print_json
from copydesk.models import Source, evolve, plain


@click.command("sources", cls=Command)
@sources_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(*, folders: tuple[str, ...], as_json: bool) -> None:
    """List the sources with their domains and the plugin that brought each."""
    found = sorted(open_desk(folders=folders).sources, key=lambda source: source.name)
    if as_json:
        print_json([plain(evolve(source, folder=None)) | {"folder": _folder(source)} for source in found])
        return
    rows = [(s.name, s.title or "", " ".join(s.domains), s.language or "", s.origin) for s in found]
    table(("name", "title", "domains", "language", "plugin"), rows)
    if not rows:
        note("no plugin brings a source")


def _folder(source: Source) -> str | None:
    return str(source.folder) if source.folder else None
