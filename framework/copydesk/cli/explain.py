"""`copydesk explain`: why is this field what it is?"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import click

from copydesk.cli.group import Command
from copydesk.cli.options import page_options
from copydesk.cli.pieces import Keeper, piece_lines, pieces_of
from copydesk.cli.terminal import printable, revealing
from copydesk.cli.work import check_field, open_desk, print_json, report_page, request_of

_PIECE_PIPED = 120  # characters of a piece's line
_WIDTH_PIPED = 400  # characters of a value when nobody's terminal limits it; --json has all of them


@click.command("explain", cls=Command)
@click.argument("where", metavar="URL|FILE")
@page_options
@click.option("--field", "fields", multiple=True, metavar="NAME", help="This field only; may be given again.")
@click.option("--blocks", is_flag=True, help="Why each piece of text was taken for the body or left.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, nothing shortened.")
def command(
    *,
    where: str,
    source: str | None,
    folders: tuple[str, ...],
    url: str | None,
    allow_private: bool,
    max_bytes: int | None,
    fields: tuple[str, ...],
    blocks: bool,
    as_json: bool,
) -> int:
    """Read one page and show for each field its value, who found it, how and where, the raw string, the steps of
    normalisation, and the candidates that lost.
    """
    from copydesk.cli.reasons import explanation

    desk = open_desk(source, folders)
    keeper = Keeper()
    desk.plugins.register(keeper, "explain")
    result = desk.get(request_of(where, url, allow_private, max_bytes), source)
    reasons = explanation(result)
    if fields:
        for name in fields:
            check_field(name, *reasons["fields"])
    if blocks:
        fields = fields or ("body",)
        reasons["pieces"] = pieces_of(keeper.page, result) if keeper.page else []
    if fields:
        reasons["fields"] = {name: entry for name, entry in reasons["fields"].items() if name in fields}
        reasons["unknown"] = [name for name in reasons["unknown"] if name in fields]
    code = report_page(result)
    if as_json:
        print_json(reasons)
    else:
        for line in _lines(reasons):
            click.echo(line)
    return code


def _lines(reasons: Mapping[str, Any]) -> Iterator[str]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH_PIPED
    source = f"source {reasons['source']}" if reasons["source"] else "no source"
    yield f"{printable(reasons['input'])}: {reasons['outcome']}, {source}"
    for name, entry in reasons["fields"].items():
        yield ""
        yield f"{click.style(name, bold=True)}  {_shown(entry['value'], width - len(name) - 2)}"
        for label, text in _details(entry):
            yield f"  {label:6} {_short(text, width - 9)}"
    if "pieces" in reasons:
        yield ""
        yield from piece_lines(reasons["pieces"], width if sys.stdout.isatty() else _PIECE_PIPED)
    if reasons["unknown"]:
        yield ""
        yield f"found by nobody: {', '.join(reasons['unknown'])}"
    for issue in reasons["issues"]:
        if issue["code"] == "plugin_failed":
            continue  # told below, in full
        yield f"issue {issue['code']}" + _short(f" {issue['field'] or ''}: {issue['message']}", width)
    for failure in reasons["failures"]:
        first, *more = failure["error"].split("\n")  # the mistakes of a file, a line each
        yield _short(f"failed: plugin {failure['plugin']} in {failure['hook']}: {first}", width)
        yield from (_short(f"  {line}", width) for line in more)


def _details(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    origin = entry["origin"]
    if entry["by_desk"]:
        yield "by", "the desk itself"
    if origin:
        yield "by", _evidence(origin)
        if origin["raw"] is not None and origin["raw"] != entry["value"]:
            yield "raw", revealing(_shown(origin["raw"]))
        if origin["steps"]:
            yield "steps", ", ".join(origin["steps"])
    for lost in entry["lost"]:
        issues = "".join(f"; {issue['code']}" for issue in lost["issues"])
        value = "the same value" if lost["agrees"] else _shown(lost["raw"] if lost["value"] is None else lost["value"])
        yield "lost", f"{_evidence(lost)}: {value} ({lost['why']}{issues})"


def _evidence(origin: Mapping[str, Any]) -> str:
    version = f" {origin['plugin_version']}" if origin["plugin_version"] else ""
    place = " ".join(filter(None, (origin["method"], origin["path"])))
    return f"{origin['plugin']}{version}, {place}, {origin['confidence']:.2f}"


def _shown(value: Any, width: int = _WIDTH_PIPED) -> str:
    """Show a value in one line: text as it is, times and blocks in short, anything else as JSON without its gaps."""
    if value is None:
        return "unknown"
    if isinstance(value, str):
        return _short(value, width)
    if isinstance(value, dict) and "tz_source" in value:
        return _short(_time(value), width)
    if isinstance(value, list) and value and isinstance(value[0], dict) and "kind" in value[0] and "items" in value[0]:
        kinds = Counter(block["kind"] for block in value)
        listed = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        return _short(f"{len(value)} blocks ({listed}): {value[0]['text']}", width)
    from copydesk.export.form import json_bytes

    return _short(json_bytes(_filled(value)).decode(), width)


def _time(value: Mapping[str, Any]) -> str:
    zone = f"{value['tz']}, " if value["tz"] else ""
    return f"{value['local']} ({value['precision']}; zone {zone}{value['tz_source']}; UTC {value['utc'] or 'unknown'})"


def _filled(value: Any) -> Any:
    """Leave out what a part does not have."""
    if isinstance(value, list):
        return [_filled(part) for part in value]
    if isinstance(value, dict):
        return {key: _filled(part) for key, part in value.items() if part not in (None, [], {})}
    return value


def _short(text: str, width: int) -> str:
    line = printable(text)
    return line if len(line) <= width else f"{line[: max(width - 1, 1)]}…"
