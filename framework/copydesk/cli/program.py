"""From the command line to an exit code: which command, and what each kind of end is called."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import click

from copydesk.cli import exits
from copydesk.cli.group import CommandGroup, ReaderGoneError, StoppedError
from copydesk.cli.terminal import say, set_verbosity
from copydesk.errors import CopydeskError

# Errors of a standard output that takes no more.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
# Name to module and short help. A command's module is imported when it is called: `copydesk --help` shall be quick.
COMMANDS = {
    "replay": ("copydesk.cli.replay", "Read saved pages and write their records."),
    "extract": ("copydesk.cli.extract", "Read one page and show its record."),
    "explain": ("copydesk.cli.explain", "Show why each field of a page's record is what it is."),
    "normalise": ("copydesk.cli.normalise", "Normalise one value and show the steps."),
    "plugins": ("copydesk.cli.plugins", "List the plugins, in the order they are asked."),
    "sources": ("copydesk.cli.sources", "List the sources; import others' rules."),
    "schema": ("copydesk.cli.schema", "Print the JSON Schema of a record or a source.toml."),
    "test": ("copydesk.cli.test", "Compare the saved pages of a source with the records expected of them."),
    "savepage": ("copydesk.cli.savepage", "Save a page of a source, with the record expected of it."),
    "drift": ("copydesk.cli.drift", "Find the rules that a site's new pages have left behind."),
    "learn": ("copydesk.cli.learn", "Learn a source from saved pages of one site."),
    "new-source": ("copydesk.cli.new_source", "Start a source from one of its pages."),
    "new-plugin": ("copydesk.cli.new_plugin", "Start a distribution with a plugin of your own."),
}


@click.command(cls=CommandGroup, commands=COMMANDS, epilog="`copydesk COMMAND --help` explains a command.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda c, _, on: _version(c, on),
    help="Show the version and exit.",
)
def copydesk() -> None:
    """News pages in, clean, typed, traceable article records out."""


def _version(context: click.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from copydesk import __version__

        click.echo(f"copydesk {__version__}")
        context.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code. Errors are told in one line each on standard error."""
    set_verbosity(0)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")  # a terminal of few letters must not stop the work
    try:
        with _terminable():
            code = copydesk.main(arguments, prog_name="copydesk", standalone_mode=False)
            return code if isinstance(code, int) else exits.GOOD
    except click.exceptions.NoArgsIsHelpError as error:
        error.show(sys.stderr)
        return exits.USAGE
    except click.ClickException as error:
        say(_told(error))
        return exits.USAGE
    except (click.Abort, StoppedError) as error:
        return exits.TERMINATED if isinstance(error.__cause__, Terminated) else exits.INTERRUPTED
    except CopydeskError as error:
        say(str(error))
        return exits.USAGE
    except ReaderGoneError:
        _silence()
        return exits.GOOD  # who reads has seen enough
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            raise
        _silence()
        say(f"standard output: {error.strerror}")
        return exits.NOTHING


def _told(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    message = " ".join(error.format_message().split())
    return f"{message} (see {context.command_path} --help)" if context else message


class Terminated(KeyboardInterrupt):
    """SIGTERM: ends like an interrupt, with its own exit code."""


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM, which would leave half-written files lying about, unwind as Ctrl-C does."""

    def terminate(_number: int, _frame: FrameType | None) -> None:
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, terminate)
    except ValueError:  # not the main thread: whoever runs us there decides
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _silence() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not complain."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    os.close(null)
