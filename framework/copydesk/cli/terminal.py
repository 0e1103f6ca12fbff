"""What is said on standard error, and a bar while inputs are read."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from copydesk.visible import printable, revealing

__all__ = ["bar_wanted", "note", "printable", "progress", "revealing", "say", "set_verbosity", "table", "verbosity"]

_LEVELS = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}
_verbosity = 0
_bar_shown = False


def set_verbosity(level: int) -> None:
    """Set how much is told: -1 errors only, 0 as usual, 1 more, 2 everything."""
    global _verbosity  # noqa: PLW0603  (one process, one standard error)
    _verbosity = level
    logger = logging.getLogger("copydesk")
    logger.setLevel(_LEVELS.get(level, logging.DEBUG))
    if not any(isinstance(handler, _Handler) for handler in logger.handlers):
        logger.addHandler(_Handler())
        logger.propagate = False


def verbosity() -> int:
    """Give the level set."""
    return _verbosity


def say(message: str) -> None:
    """Write one line on standard error, whatever the verbosity."""
    if sys.stderr is None:
        return
    clear = "\r\x1b[K" if _bar_shown else ""
    click.echo(f"{clear}copydesk: {printable(message)}", err=True)


def note(message: str) -> None:
    """Write lines on standard error, unless told to be quiet."""
    if _verbosity >= 0 and sys.stderr is not None:
        for line in message.split("\n"):
            click.echo(printable(line), err=True)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows under their names on standard output, in columns parted by two spaces."""
    shown = [[printable(cell) or "-" for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        click.echo("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())


def progress(items: Iterable[Any], length: int, *, data_on_stdout: bool) -> Iterator[Any]:
    """Go through `items` under a bar on standard error; without one where that is no terminal or shows the data."""
    global _bar_shown  # noqa: PLW0603
    if not bar_wanted(data_on_stdout=data_on_stdout):
        yield from items
        return
    _bar_shown = True
    try:
        with click.progressbar(items, length=length, file=sys.stderr, show_pos=True) as bar:
            yield from bar
    finally:
        _bar_shown = False


def bar_wanted(*, data_on_stdout: bool) -> bool:
    """Tell whether a bar would be seen and would not run into data on the same terminal."""
    if _verbosity < 0 or sys.stderr is None or not sys.stderr.isatty():
        return False
    return not (data_on_stdout and sys.stdout is not None and sys.stdout.isatty())


class _Handler(logging.Handler):
    """Says what copydesk logs."""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.exc_info and _verbosity > 1:
            message = f"{message}\n{logging.Formatter().formatException(record.exc_info)}"
            for line in message.split("\n"):
                say(line)
        else:
            say(message)
