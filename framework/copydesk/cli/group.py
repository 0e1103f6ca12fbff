"""The group of commands, each imported when it is called, and the options every command takes."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Mapping
from typing import Any

import click

from copydesk.cli.terminal import set_verbosity

_CONTEXT = {"help_option_names": ["-h", "--help"]}


def _common() -> list[click.Parameter]:
    """Make the options that may stand before or after a command's name."""

    def verbose(_context: click.Context, _parameter: click.Parameter, count: int) -> None:
        if count:
            set_verbosity(count)

    def quiet(_context: click.Context, _parameter: click.Parameter, on: bool) -> None:
        if on:
            set_verbosity(-1)

    return [
        click.Option(
            ["-v", "--verbose"], count=True, expose_value=False, callback=verbose, help="Tell more; -vv: everything."
        ),
        click.Option(
            ["-q", "--quiet"], is_flag=True, expose_value=False, callback=quiet, help="Tell errors only: no summary."
        ),
    ]


class Command(click.Command):
    """A command with the options common to all."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options["params"] = [*(options.get("params") or []), *_common()]
        options["context_settings"] = _CONTEXT | (options.get("context_settings") or {})
        super().__init__(*arguments, **options)


class ReaderGoneError(Exception):
    """Who read our standard output has closed it. Not an OSError, which click would end with exit code 1."""


class StoppedError(Exception):
    """An interrupt, its cause. As a KeyboardInterrupt click would write an empty line for it."""


class CommandGroup(click.Group):
    """Commands by name, module and short help; a module is imported when its command is called."""

    def __init__(self, *arguments: Any, commands: Mapping[str, tuple[str, str]], **options: Any) -> None:
        options["params"] = [*(options.get("params") or []), *_common()]
        options["context_settings"] = _CONTEXT
        super().__init__(*arguments, **options)
        self._homes = commands

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Parse the arguments; help and version are printed here. Raises ReaderGoneError."""
        try:
            return super().make_context(*arguments, **options)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called. Raises ReaderGoneError, StoppedError."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise StoppedError from error
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names in the order a newcomer needs them."""
        return list(self._homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; None for a name there is not."""
        if cmd_name not in self._homes:
            return None
        command: click.Command = importlib.import_module(self._homes[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a call. Raises click.UsageError naming the nearest one."""
        if args and args[0] not in self._homes and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self._homes, n=1)
            cure = f"; did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"there is no command {args[0]!r}{cure}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in self._homes.items()])
