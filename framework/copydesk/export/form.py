"""What a file format is made of, and the exporter that writes any of them."""

from __future__ import annotations

from typing import Any, Protocol

from copydesk.errors import ExportError
from copydesk.export.files import File
from copydesk.models import Result


class RecordError(ExportError):
    """One record cannot be expressed in its format. Nothing of it was written; others may follow."""


class Form(Protocol):
    """The bytes of a format: `head`, records parted by `separator`, `tail`; `empty` where there is no record."""

    head: bytes
    separator: bytes
    tail: bytes
    empty: bytes

    def encode(self, result: Result) -> bytes:
        """Give one whole record. Raises RecordError."""

    def joint(self, old: File, name: str) -> tuple[int, bytes]:
        """Say how records are added to `old`, a file with content: how many of its bytes stay, and what comes next.

        Raises ExportError, naming `name` and the cure, where `old` is no whole file of this form.
        """


class Output(Protocol):
    """Takes whole records to their place."""

    name: str
    kept: str
    """What an error leaves behind, for its message."""

    def add(self, record: bytes) -> None:
        """Take one record."""

    def close(self) -> None:
        """Finish, and put the file in its place."""

    def abort(self) -> None:
        """Throw the records away."""


class FileExporter:
    """Writes results in one form to one output. After an error of the output nothing of this run is left."""

    def __init__(self, form: Form, output: Output) -> None:
        self._form = form
        self._output = output
        self._ended = False

    def write(self, result: Result) -> None:
        """Take one result. Raises RecordError for a record that cannot be expressed, else ExportError.

        BrokenPipeError passes through: the reader of standard output has seen enough.
        """
        if self._ended:
            raise ExportError(f"{self._output.name}: already closed")
        record = self._form.encode(result)
        try:
            self._output.add(record)
        except OSError as error:
            raise self._failed(error) from error

    def close(self) -> None:
        """Put the output in its place. Raises ExportError where that fails; the old file is then as it was."""
        if self._ended:
            return
        try:
            self._output.close()
        except OSError as error:
            raise self._failed(error) from error
        except ExportError:
            self.abort()
            raise
        self._ended = True

    def abort(self) -> None:
        """Throw away what was written; of a stream, what has left cannot be called back."""
        if not self._ended:
            self._ended = True
            self._output.abort()

    def _failed(self, error: OSError) -> Exception:
        self.abort()
        if isinstance(error, BrokenPipeError):
            return error
        return ExportError(f"{self._output.name}: {error.strerror or error}; {self._output.kept}")


def record_of(result: Result) -> dict[str, Any]:
    """Give the record of a result as plain data. Raises RecordError for what a plugin put there and JSON lacks."""
    try:
        return result.to_dict()
    except Exception as error:
        raise unwritable(result, error) from error


def unwritable(result: Result, error: Exception) -> RecordError:
    """Make the error for a record that cannot be expressed."""
    return RecordError(f"{result.input}: the record cannot be written: {type(error).__name__}: {error}")


def encode_json(result: Result, data: Any) -> bytes:
    """Encode `data`, which belongs to `result`, with `json_bytes`. Raises RecordError."""
    try:
        return json_bytes(data)
    except Exception as error:
        raise unwritable(result, error) from error


def json_bytes(data: Any) -> bytes:
    """Encode plain data as compact JSON in UTF-8.

    Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD; NaN and infinity, which JSON cannot, null.
    """
    import msgspec  # here, because a run that writes nothing does not need it

    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        import json

        return whole(json.dumps(data, ensure_ascii=False, separators=(",", ":"))).encode()


def whole(text: str) -> str:
    """Join surrogate pairs, and put U+FFFD for halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
