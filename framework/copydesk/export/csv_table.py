"""CSV that opens in a spreadsheet: comma, header, CRLF, UTF-8; one row a result.

- A file begins with a byte order mark, without which Excel takes UTF-8 for another encoding; standard
  output, pipes and devices do not.
- Cells that a spreadsheet would run as a formula get an apostrophe in front (`guarded`). The format `csv_raw` leaves
  them as they are; take it for programs, never for a spreadsheet, because what pages say is anybody's text.
- NUL characters are left out. Missing is an empty cell, never a word.
- A spreadsheet cuts cells (Excel: at 32,767 characters). The lossless formats are jsonl and json.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from copydesk.errors import ExportError
from copydesk.export.csv_columns import COLUMNS, cells
from copydesk.export.files import File
from copydesk.export.form import record_of, whole
from copydesk.export.output import is_stream, open_exporter
from copydesk.hookspecs import Exporter, Target
from copydesk.models import Result

MARK = b"\xef\xbb\xbf"
"""UTF-8's byte order mark."""
# OWASP, "CSV Injection": these begin a formula or are dropped before one; the wide forms are read as ASCII in
# Japanese Excel.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_FORMULA_CONTROLS = ("\t", "\r", "\n")


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula."""
    if cell.startswith(_FORMULA_CONTROLS) or cell.lstrip(" \t\r\n\xa0\ufeff").startswith(_FORMULA):
        return f"'{cell}"
    return cell


class Table:
    """The form of a CSV file."""

    separator = tail = b""

    def __init__(self, *, marked: bool, guard: bool) -> None:
        self._guard = guard
        self.head = self.empty = (MARK if marked else b"") + _row(COLUMNS)

    def encode(self, result: Result) -> bytes:
        """Give one row."""
        row = [whole(cell).replace("\0", "") for cell in cells(result, record_of(result))]
        return _row(map(guarded, row) if self._guard else row)

    def joint(self, old: File, name: str) -> tuple[int, bytes]:
        """Add after the last row. Raises ExportError where the columns differ or the last row is not whole."""
        columns = _header(old)
        if columns != COLUMNS:
            raise ExportError(f"{name}: {_difference(columns)}; write to another file, or replace this one (-O)")
        old.seek(0)
        size = quotes = 0
        chunk = b""
        while more := old.read(1 << 20):
            chunk = more
            size += len(chunk)
            quotes += chunk.count(b'"')
        # inside a quoted cell the count is odd, so an end of line there is none of a row
        if quotes % 2 or not chunk.endswith(b"\n"):
            raise ExportError(f"{name}: its last row is torn; complete it or cut it off, or write to another file")
        return size, b""


def _row(row: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(row)
    return out.getvalue().encode()


def _header(old: File) -> tuple[str, ...]:
    """Read the first line; ours holds no quoted line ends."""
    line = old.readline(1 << 16).removeprefix(MARK)
    return tuple(next(csv.reader([line.decode("utf-8", "replace")]), ()))


def _difference(columns: tuple[str, ...]) -> str:
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        return f"has other columns than copydesk writes (no {', '.join(missing[:3])}{' …' if missing[3:] else ''})"
    return "has copydesk's columns in another order, or more than those"


def copydesk_export(target: Target) -> Exporter | None:
    """Write CSV."""
    if target.format not in {"csv", "csv_raw"}:
        return None
    return open_exporter(target, Table(marked=not is_stream(target.location), guard=target.format == "csv"))
