"""`copydesk replay`: saved pages in, records out."""

from __future__ import annotations

import difflib
from itertools import islice
from typing import TYPE_CHECKING

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import private_option, size_option, source_option, sources_option, url_option
from copydesk.cli.summary import Tally
from copydesk.cli.terminal import bar_wanted, note, progress, say
from copydesk.cli.work import open_desk, open_exporter, report
from copydesk.errors import ExportError, UsageError
from copydesk.models import OUTCOMES, Failure, Result, evolve

if TYPE_CHECKING:
    from copydesk.hookspecs import Exporter, Target


@click.command("replay", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("-o", "append_to", metavar="TARGET", help="Append to this file; whole records, all or none.")
@click.option("-O", "write_to", metavar="TARGET", help="Write this file, replacing one that is there.")
@click.option("--format", "format_", metavar="FORMAT", help="jsonl, json, csv, csv_raw, or what a plugin brings.")
@source_option
@sources_option
@url_option("The document's real URL, where it does not tell it; for one file.")
@private_option
@size_option
@click.option("--by-file", is_flag=True, help="Let `input` name the file, also where the page tells its URL.")
@click.option("--only", metavar="OUTCOME,…", help=f"Write these outcomes only: {', '.join(OUTCOMES)}.")
def command(
    *,
    paths: tuple[str, ...],
    append_to: str | None,
    write_to: str | None,
    format_: str | None,
    source: str | None,
    folders: tuple[str, ...],
    url: str | None,
    allow_private: bool,
    max_bytes: int | None,
    by_file: bool,
    only: str | None,
) -> int:
    """Read saved pages and write one record for each.

    PATH is a file (.html .htm .xhtml .txt, each also .gz), a folder, a pattern, a URL, or - for standard input. TARGET
    is a file name whose suffix tells the format, FILE:FORMAT, or - for standard output (the default, as JSON Lines).

    In CSV a cell that a spreadsheet would run as a formula gets an apostrophe in front; csv_raw leaves it as it is.

    A file is put in its place when the run has ended; after an interrupt it is as it was. Every input ends as
    one record; those that failed say why, there and on standard error.

    \b
    Exit codes: 0 good, 1 wrong use, 2 some inputs failed, 3 nothing produced, 130 interrupted.
    """
    wanted = _outcomes(only)
    target = _target(append_to, write_to, format_)
    desk = open_desk(source, folders)
    from copydesk.export.output import is_stream
    from copydesk.fetch.files import expand

    if url is not None and len(list(islice(expand(paths), 2))) > 1:
        raise UsageError("--url is the URL of one document, and there are several; give them one by one")
    exporter = open_exporter(desk, target)
    on_stdout = target.location == "-"
    kept = "stopped" if is_stream(target.location) else f"stopped; {target.location} is as it was"
    length = sum(1 for _ in expand(paths)) if bar_wanted(data_on_stdout=on_stdout) else 0
    results = desk.replay(paths, source=source, url=url, allow_private=allow_private, max_bytes=max_bytes)
    tally = Tally()
    try:
        for result in progress(results, length, data_on_stdout=on_stdout):
            named = evolve(result, input=result.file) if by_file and result.file else result
            ended = _write(exporter, named, wanted, tally)
            report(ended)
        if tally.written or on_stdout:
            exporter.close()
        else:
            exporter.abort()
    except BrokenPipeError:
        exporter.abort()
        raise
    except ExportError as error:
        exporter.abort()
        say(str(error))
        note(tally.text())
        return exits.NOTHING
    except BaseException:
        exporter.abort()
        note(f"{tally.text()}\n{kept}")
        raise
    note(tally.text())
    if not on_stdout:
        note(f"{tally.written} written to {target.location}" if tally.written else f"{target.location} is as it was")
    return tally.exit_code


def _outcomes(only: str | None) -> frozenset[str]:
    """Read --only. Raises UsageError naming the nearest outcome."""
    if only is None:
        return frozenset(OUTCOMES)
    names = [name.strip().lower() for name in only.split(",") if name.strip()]
    for name in names:
        if name not in OUTCOMES:
            near = difflib.get_close_matches(name, OUTCOMES, n=1)
            cure = f"did you mean {near[0]}?" if near else f"there are {', '.join(OUTCOMES)}"
            raise UsageError(f"--only: no outcome is called {name!r}; {cure}")
    if not names:
        raise UsageError(f"--only: name one or more of {', '.join(OUTCOMES)}")
    return frozenset(names)


def _target(append_to: str | None, write_to: str | None, format_: str | None) -> Target:
    """Read -o, -O and --format. Raises UsageError."""
    from copydesk.export import parse_target
    from copydesk.export.output import check_location

    if append_to is not None and write_to is not None:
        raise UsageError("-o appends and -O replaces; give one of them")
    spec = next((spec for spec in (append_to, write_to) if spec is not None), "-")
    target = parse_target(spec, format=format_, append=append_to is not None)
    check_location(target.location)
    return target


def _write(exporter: Exporter, result: Result, wanted: frozenset[str], tally: Tally) -> Result:
    """Write a record if its outcome is wanted, and count; one that its format cannot express becomes a failed one."""
    from copydesk.export import RecordError

    try:
        if result.outcome in wanted:
            exporter.write(result)
            tally.wrote(result)
        tally.count(result)
        return result
    except RecordError as error:
        failure = Failure("export", "copydesk_export", f"{type(error).__name__}: {error}")
    except ExportError:
        tally.count(result)  # it was read, whatever became of the output
        raise
    failures = (*result.failures, failure)
    failed = Result("failed", result.input, source=result.source, failures=failures, file=result.file)
    tally.count(failed)
    if failed.outcome in wanted:
        exporter.write(failed)
        tally.wrote(failed)
    return failed
