"""`copydesk schema`: the JSON Schema of a record, of a source.toml, or of a shared layout."""

from __future__ import annotations

import click

from copydesk.cli.group import Command
from copydesk.cli.work import open_desk, print_json

_KINDS = ("record", "source", "layout")


@click.command("schema", cls=Command)
@click.argument("what", type=click.Choice(_KINDS), default="record")
def command(*, what: str) -> None:
    """Print a JSON Schema (2020-12): of one record (a line of JSON Lines, or an article alone), of a source.toml, or of
    a layout that sources share. The last two know the transforms of the installed plugins.
    """
    if what == "record":
        from copydesk.models.schema import record_schema

        print_json(record_schema())
        return
    from copydesk.extraction.rules.schema import shared_layout_schema, source_schema

    open_desk()  # plugins bring transforms
    print_json(source_schema() if what == "source" else shared_layout_schema())
