"""JSON: one array, a record a line inside it."""

from __future__ import annotations

from copydesk.errors import ExportError
from copydesk.export.files import File
from copydesk.export.form import encode_json, record_of
from copydesk.export.output import open_exporter
from copydesk.hookspecs import Exporter, Target
from copydesk.models import Result


class Array:
    """The form of a JSON array. Adding to one rewrites the file, and holds the old one in memory meanwhile."""

    head = b"[\n"
    separator = b",\n"
    tail = b"\n]\n"
    empty = b"[]\n"

    def encode(self, result: Result) -> bytes:
        """Give one entry."""
        return encode_json(result, record_of(result))

    def joint(self, old: File, name: str) -> tuple[int, bytes]:
        """Add after the last entry. Raises ExportError where `old` is no JSON array."""
        import msgspec

        data = old.read()
        try:
            entries = msgspec.json.decode(data, type=list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ExportError(f"{name}: holds no JSON array ({error}); repair it, or write to another file") from error
        end = len(data[: data.rindex(b"]")].rstrip())
        return end, self.separator if entries else b"\n"


def copydesk_export(target: Target) -> Exporter | None:
    """Write a JSON array."""
    return open_exporter(target, Array()) if target.format == "json" else None
