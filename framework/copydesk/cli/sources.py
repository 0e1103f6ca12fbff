"""`copydesk sources`: the sites there are rules for."""

from __future__ import annotations

import click

from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, table
from copydesk.cli.work import open_desk, print_json
from copydesk.models import Source, evolve, plain


class _Group(Command, click.Group):
    """A command of its own with commands below it, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names."""
        return ["import"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; None for a name there is not."""
        if cmd_name != "import":
            return None
        from copydesk.cli.import_sources import command

        return command


@click.command("sources", cls=_Group, invoke_without_command=True, subcommand_metavar="[import DIR]")
@sources_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def command(context: click.Context, /, *, folders: tuple[str, ...], as_json: bool) -> None:
    """List the sources with their domains and the plugin that brought each; or import others' rules."""
    if context.invoked_subcommand is not None:
        return
    found = sorted(open_desk(folders=folders).sources, key=lambda source: source.name)
    if as_json:
        print_json([_plain(source) for source in found])
        return
    rows = [(s.name, s.title or "", " ".join(s.domains), s.language or "", s.origin) for s in found]
    table(("name", "title", "domains", "language", "plugin"), rows)
    if not rows:
        note("no plugin brings a source")


def _plain(source: Source) -> dict[str, object]:
    places = {"folder": source.folder, "site_config": source.site_config}
    bare: dict[str, object] = plain(evolve(source, folder=None, site_config=None))
    return bare | {name: str(path) if path else None for name, path in places.items()}
