"""JSON Lines: one record a line, UTF-8, keys in the record's order. The default."""

from __future__ import annotations

import gzip
import os

from copydesk.errors import ExportError
from copydesk.export.files import File
from copydesk.export.form import encode_json, record_of
from copydesk.export.output import open_exporter
from copydesk.hookspecs import Exporter, Target
from copydesk.models import Result


class Lines:
    """The form of JSON Lines."""

    head = separator = tail = empty = b""

    def encode(self, result: Result) -> bytes:
        """Give one line."""
        return encode_json(result, record_of(result)) + b"\n"

    def joint(self, old: File, name: str) -> tuple[int, bytes]:
        """Add after the last line; a line end is put where only that is missing.

        Raises ExportError for a torn last line: what it holds is the user's to keep or to cut.
        """
        if not isinstance(old, gzip.GzipFile):  # of a gzip file every byte is read, to see that it is whole
            size = old.seek(-1, os.SEEK_END) + 1
            if old.read(1) == b"\n":
                return size, b""
            old.seek(0)
        size = start = 0
        chunk = b""
        while more := old.read(1 << 20):
            chunk = more
            if (at := chunk.rfind(b"\n")) >= 0:
                start = size + at + 1
            size += len(chunk)
        if chunk.endswith(b"\n"):
            return size, b""
        old.seek(start)
        import msgspec

        try:
            msgspec.json.decode(old.read(), type=dict)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ExportError(
                f"{name}: its last line, from byte {start} on, is torn; cut it off there "
                f"(truncate -s {start} FILE), or write to another file"
            ) from error
        return size, b"\n"


def copydesk_export(target: Target) -> Exporter | None:
    """Write JSON Lines."""
    return open_exporter(target, Lines()) if target.format == "jsonl" else None
