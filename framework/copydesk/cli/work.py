"""What the commands that read pages share: the desk, the target, how a failure is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copydesk.cli import exits
from copydesk.cli.terminal import say, verbosity
from copydesk.errors import ExportError, UsageError
from copydesk.models import Article, Failure, Page, Result, evolve, field_names

if TYPE_CHECKING:
    from copydesk.desk import Desk
    from copydesk.hookspecs import Exporter, Request, Target

# Outcomes with something to use in the record.
_PRODUCE = frozenset({"article", "teaser", "listing"})
_EXPORT = "copydesk_export"
# `FetchError: a.html: …` as a Failure keeps it; the class says nothing the message does not.
_OWN_ERROR = re.compile(r"\A(?:Copydesk|Usage|Fetch|Refused|Unreadable|Plugin|Source|Export|Record)Error: ")


def open_desk(source: str | None = None, folders: Sequence[str] = ()) -> Desk:
    """Make the desk with everything installed, and the sources of `folders`.

    Raises SourceError for a source there is not, a folder without one, a source that is wrong or there twice.
    """
    from copydesk.desk import Desk

    desk = Desk()
    for folder in dict.fromkeys(Path(folder).resolve() for folder in folders):
        desk.sources.register(folder.parent if folder.name == "source.toml" else folder, origin="--sources")
    if source is not None:
        desk.sources[source]
    return desk


def request_of(where: str, url: str | None, allow_private: bool, max_bytes: int | None = None) -> Request:
    """Make the request for what a command was given."""
    from copydesk.hookspecs import Request

    request = Request(where, url=url, allow_private=allow_private)
    return request if max_bytes is None else evolve(request, max_bytes=max_bytes)


def fetch(desk: Desk, request: Request) -> Page:
    """Fetch one page. Raises UsageError saying why there is none."""
    from copydesk.plugins.guard import collecting

    with collecting() as failures:
        page = desk.plugins.fetch(request)
    if page is None:
        why = [told(failure, request.target) for failure in failures]
        raise UsageError("; ".join(why) or f"{request.target}: no plugin fetches this kind of target")
    return page


def open_exporter(desk: Desk, target: Target) -> Checked:
    """Open a target. Raises UsageError or ExportError, which say what would be right."""
    from copydesk.export import FORMATS, unknown_format

    try:
        exporter = desk.plugins.export(target)
    except ExportError as error:
        raise ExportError(_once(str(error), f"{target.location}: ")) from error
    if exporter is None:
        # the format csv_raw is the plugin csv's too
        offered = tuple(name for name in FORMATS if desk.plugins.has_plugin(name.removesuffix("_raw")))
        others = [info.name for info in desk.plugins.describe() if not info.default and _EXPORT in info.hooks]
        raise unknown_format(target, (*offered, *(f"what plugin {name} brings" for name in others)))
    return Checked(exporter, target.location)


def _once(text: str, name: str) -> str:
    """Say `name` once, and without the class of our own error behind it."""
    rest = _OWN_ERROR.sub("", text.removeprefix(name), count=1)
    return name + rest.removeprefix(name)


class Checked:
    """An exporter whose every slip is an ExportError that names the target, but for a reader who has seen enough."""

    def __init__(self, exporter: Exporter, location: str) -> None:
        self._exporter = exporter
        self._location = location

    def write(self, result: Result) -> None:
        """Write one result. Raises ExportError."""
        self._guarded(lambda: self._exporter.write(result))

    def close(self) -> None:
        """Put the output in its place. Raises ExportError."""
        self._guarded(self._exporter.close)

    def abort(self) -> None:
        """Throw the output away. Raises ExportError."""
        self._guarded(self._exporter.abort)

    def _guarded(self, call: Callable[[], None]) -> None:
        try:
            call()
        except (ExportError, BrokenPipeError):
            raise
        except Exception as error:  # a plugin's exporter may raise anything
            raise ExportError(f"{self._location}: {type(error).__name__}: {error}") from error


def report(result: Result) -> None:
    """Say why an input failed, or, when told to tell more, which plugins failed on it; a file is called by its name."""
    name = result.file or result.input
    if result.outcome == "failed" or verbosity() > 0:
        for failure in result.failures:
            say(told(failure, name))
        if result.outcome == "failed" and (reasons := _reasons(result)):
            say(f"{name}: failed: {reasons}")
        elif result.outcome == "failed" and not result.failures:
            say(f"{name}: no plugin could read it")


def report_page(result: Result) -> int:
    """Report on the only page of a run; where nothing was produced, say what it is instead. Give the exit code."""
    report(result)
    if result.outcome in _PRODUCE:
        return exits.GOOD
    if result.outcome != "failed":
        reasons = _reasons(result)
        name = result.file or result.input
        say(f"{name}: no article, teaser or listing ({result.outcome}){': ' if reasons else ''}{reasons}")
    return exits.NOTHING


def _reasons(result: Result) -> str:
    """Give up to three issues that may say why a page is no article: the answer's status, then errors, then warnings.

    Plugins that failed are told apart from them, as failures.
    """
    rank = {"error": 1, "warning": 2}
    issues = [issue for issue in result.issues if issue.level in rank and issue.code != "plugin_failed"]
    issues.sort(key=lambda issue: 0 if issue.code == "http_status" else rank[issue.level])
    return "; ".join(f"{issue.code}: {issue.message}" if issue.message else issue.code for issue in issues[:3])


def check_field(name: str, *more: str) -> None:
    """Raise UsageError for what is neither a field nor one of `more`, naming the nearest."""
    known = [*field_names(Article), "site_name", *more]
    if name in known or name.startswith("extra."):
        return
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    cure = f"did you mean {near[0]}?" if near else "`copydesk schema` lists them"
    raise UsageError(f"there is no field {name!r}; {cure}")


def told(failure: Failure, name: str) -> str:
    """Give a failure in one line that names the input."""
    text = _OWN_ERROR.sub("", failure.error, count=1)
    text = text if name in text else f"{name}: {text}"
    return text if failure.hook == "copydesk_fetch" else f"{text} (plugin {failure.plugin}, {failure.hook})"


def template(name: str, words: Mapping[str, str]) -> str:
    """Fill one of the command's templates."""
    from importlib.resources import files
    from string import Template

    text = files("copydesk.cli").joinpath("templates", f"{name}.tmpl").read_text("utf-8")
    return Template(text).substitute(words)


def write_new(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder with files. Raises UsageError where it is there already, or cannot be made."""
    try:
        folder.mkdir(parents=True)
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
    except FileExistsError as error:
        raise UsageError(f"{folder}: is there already; choose another name, or remove it") from error
    except OSError as error:
        raise UsageError(f"{error.filename or folder}: {error.strerror}") from error


def print_json(value: Any) -> None:
    """Print plain data on standard output as indented JSON, UTF-8."""
    import msgspec

    from copydesk.export.form import json_bytes

    click.echo(msgspec.json.format(json_bytes(value), indent=2))
