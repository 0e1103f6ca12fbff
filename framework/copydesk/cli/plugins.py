"""`copydesk plugins`: what is installed, in the order it is asked."""

from __future__ import annotations

import click

from copydesk.cli.group import Command
from copydesk.cli.terminal import table
from copydesk.cli.work import open_desk, print_json
from copydesk.models import plain


@click.command("plugins", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(as_json: bool) -> None:
    """List the plugins with their versions and hooks, in the order they are asked.

    COPYDESK_PLUGINS names the entry points to load (all when unset), COPYDESK_DISABLE_PLUGINS the plugins not to load;
    both are lists with commas. A plugin that could not be loaded is told on standard error.
    """
    found = open_desk().plugins.describe()
    if as_json:
        print_json(plain(found))
        return
    rows = [
        (info.name, info.version or "", info.module, ", ".join(hook.removeprefix("copydesk_") for hook in info.hooks))
        for info in found
    ]
    table(("name", "version", "module", "hooks"), rows)
