"""`copydesk schema`: the JSON Schema of a record."""

from __future__ import annotations

import click

from copydesk.cli.group import Command
from copydesk.cli.work import print_json


@click.command("schema", cls=Command)
def command() -> None:
    """Print the JSON Schema (2020-12) of one record: a line of JSON Lines, or an article alone."""
    from copydesk.models.schema import record_schema

    print_json(record_schema())
