"""`copydesk extract`: one page's record, for reading."""

from __future__ import annotations

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.work import open_desk, page_options, print_json, report, request_of
from copydesk.export.form import record_of


@click.command("extract", cls=Command)
@click.argument("where", metavar="URL|FILE")
@page_options
def command(*, where: str, source: str | None, url: str | None, allow_private: bool) -> int:
    """Read one page, from the web, a file or - for standard input, and show its record as indented JSON."""
    desk = open_desk(source)
    result = desk.get(request_of(where, url, allow_private), source)
    report(result)
    print_json(record_of(result))
    return exits.NOTHING if result.outcome == "failed" else exits.GOOD
