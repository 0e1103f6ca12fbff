"""`copydesk extract`: one page's record, for reading."""

from __future__ import annotations

import click

from copydesk.cli.group import Command
from copydesk.cli.options import page_options
from copydesk.cli.work import open_desk, print_json, report_page, request_of
from copydesk.export.form import record_of


@click.command("extract", cls=Command)
@click.argument("where", metavar="URL|FILE")
@page_options
def command(
    *,
    where: str,
    source: str | None,
    folders: tuple[str, ...],
    url: str | None,
    allow_private: bool,
    max_bytes: int | None,
) -> int:
    """Read one page, from the web, a file or - for standard input, and show its record as indented JSON."""
    desk = open_desk(source, folders)
    result = desk.get(request_of(where, url, allow_private, max_bytes), source)
    code = report_page(result)
    print_json(record_of(result))
    return code
