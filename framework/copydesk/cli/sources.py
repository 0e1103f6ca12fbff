"""`copydesk sources`: the sites there are rules for."""

from __future__ import annotations

from importlib import import_module

import click

from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, table
from copydesk.cli.work import open_desk, print_json
from copydesk.models import Source, evolve, plain

_BELOW = {"check": "copydesk.cli.check_sources", "import": "copydesk.cli.import_sources"}


class _Group(Command, click.Group):
    """A command of its own with commands below it, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names."""
        return list(_BELOW)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; None for a name there is not."""
        if cmd_name not in _BELOW:
            return None
        below: click.Command = import_module(_BELOW[cmd_name]).command
        return below


@click.command("sources", cls=_Group, invoke_without_command=True, subcommand_metavar="[check | import DIR]")
@sources_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def command(context: click.Context, /, *, folders: tuple[str, ...], as_json: bool) -> None:
    """List the sources with their domains and the plugin that brought each; check their files; or import others' rules.

    Of two sources with one domain the one registered last is used: what --sources and COPYDESK_SOURCES name comes after
    what plugins bring, and plugins come in the order of their names. The other one is told.
    """
    if context.invoked_subcommand is not None:
        return
    sources = open_desk(folders=folders).sources
    found = sorted(sources, key=lambda source: source.name)
    if as_json:
        print_json([_plain(source) for source in found])
        return
    rows = [(s.name, s.title or "", " ".join(s.domains), s.language or "", s.origin) for s in found]
    table(("name", "title", "domains", "language", "plugin"), rows)
    if not rows:
        note("no plugin brings a source")
    for each in sources.doubled():
        note(f"{each.domain} is a domain of {each.used} and of {each.passed_over}; {each.used} is used")


def _plain(source: Source) -> dict[str, object]:
    places = {"folder": source.folder, "site_config": source.site_config}
    bare: dict[str, object] = plain(evolve(source, folder=None, site_config=None))
    return bare | {name: str(path) if path else None for name, path in places.items()}
