"""Where encoded records go: a stream, or a file that is complete or absent, never half.

A file is written beside its place under another name (`<name>.<random>.part`) and renamed when it is whole and on the
disk. Appending waits in such a file too; the records join the old ones when the exporter is closed, under a lock
(flock, where the system has it), so that two processes may append to one file. A process that is killed leaves
the old file, and its .part file to look at or to remove.
"""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO

from copydesk.errors import ExportError, UsageError
from copydesk.export.files import GZIP_LEVEL, Descriptor, Part, copy, is_gzip, locked, reading
from copydesk.export.form import FileExporter, Form, Output
from copydesk.hookspecs import Target


def open_exporter(target: Target, form: Form) -> FileExporter:
    """Open a target for one form. Raises UsageError or ExportError now rather than after an hour's work."""
    return FileExporter(form, _open(target, form))


def check_location(location: str) -> None:
    """Raise UsageError for a file that cannot be made where `location` says; a URL is its plugin's business."""
    if location == "-" or "://" in location:
        return
    path = Path(location)
    if path.is_dir():
        raise UsageError(f"{location}: is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"{location}: the folder {path.parent} is missing; make it first")


def is_stream(location: str) -> bool:
    """Tell whether records leave at once: standard output, a pipe, a device, or a name of an open file."""
    path = Path(location)
    return location == "-" or (path.exists() and not path.is_file()) or _names_open_file(path)


def _names_open_file(path: Path) -> bool:
    """Tell whether a path is a descriptor's, as /dev/stdout or /dev/fd/3: what it leads to may have no other name."""
    for _ in range(8):
        folder = os.path.realpath(path.parent)
        if folder == "/dev/fd" or (folder.startswith("/proc/") and folder.endswith("/fd")):
            return path.exists()
        if not path.is_symlink():
            return False
        path = path.parent / path.readlink()
    return False


def _open(target: Target, form: Form) -> Output:
    if target.location == "-":
        if sys.stdout is None:
            raise ExportError("standard output is closed; name a file")
        return Stream("standard output", form, sys.stdout.buffer)
    check_location(target.location)
    if is_stream(target.location):
        try:
            # not "wb", which would empty the file that standard output may have been led to
            return Stream(target.location, form, Path(target.location).open("ab"), owned=True)
        except OSError as error:
            raise ExportError(f"{target.location}: {error.strerror or error}") from error
    path = Path(os.path.realpath(target.location))  # a link stays a link; what it points at is replaced
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise ExportError(f"{target.location}: may not be written; change its permissions")
        return (Addition if target.append else Replacement)(target.location, form, path)
    except OSError as error:
        raise ExportError(f"{target.location}: {error.strerror or error}") from error


class Stream:
    """Writes each record as it comes."""

    kept = "what was written before has left"

    def __init__(self, name: str, form: Form, file: IO[bytes], *, owned: bool = False) -> None:
        self.name = name
        self._form = form
        self._file = file
        self._owned = owned
        self._count = 0

    def add(self, record: bytes) -> None:
        """Write and flush, so that a reader sees whole records at once."""
        self._put((self._form.separator if self._count else self._form.head) + record)
        self._count += 1

    def close(self) -> None:
        """Write the tail."""
        self._put(self._form.tail if self._count else self._form.empty)
        if self._owned:
            self._file.close()

    def abort(self) -> None:
        """Leave out the tail, so that a reader of an array sees that it is not whole."""
        if self._owned:
            with suppress(OSError):
                self._file.close()

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()


class Replacement:
    """Writes a new file beside the old one, and puts it in its place at the end."""

    kept = "no file was made, and one that was there is as it was"

    def __init__(self, name: str, form: Form, path: Path) -> None:
        self.name = name
        self._form = form
        self._part = Part(path, packed=is_gzip(path))
        self._count = 0

    def add(self, record: bytes) -> None:
        """Write one record to the part."""
        self._part.file.write((self._form.separator if self._count else self._form.head) + record)
        self._count += 1

    def close(self) -> None:
        """Write the tail, see the part onto the disk, rename it."""
        self._part.file.write(self._form.tail if self._count else self._form.empty)
        self._part.place()

    def abort(self) -> None:
        """Remove the part."""
        self._part.remove()


class Addition:
    """Keeps records aside and adds them to a file at the end: all of them, or none."""

    kept = "the file is as it was"

    def __init__(self, name: str, form: Form, path: Path) -> None:
        self.name = name
        self._form = form
        self._path = path
        if path.exists() and path.stat().st_size:
            self._joint()
        self._part = Part(path)
        self._count = 0

    def add(self, record: bytes) -> None:
        """Keep one record."""
        self._part.file.write((self._form.separator if self._count else b"") + record)
        self._count += 1

    def close(self) -> None:
        """Add the records. Raises ExportError where another program has damaged the file meanwhile."""
        if self._count:
            with locked(self._path) as descriptor:
                size = os.fstat(descriptor).st_size
                keep, joint = self._joint() if size else (0, self._form.head)
                if self._form.tail:
                    self._rewrite(keep, joint)
                else:
                    self._extend(descriptor, size, joint)
        self.abort()

    def abort(self) -> None:
        """Remove what was kept aside."""
        self._part.remove()

    def _joint(self) -> tuple[int, bytes]:
        """Ask the form how to go on from the old file."""
        with reading(self._path) as old:
            try:
                return self._form.joint(old, self.name)
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                raise ExportError(f"{self.name}: is damaged ({error}); repair it, or write to another file") from error

    def _extend(self, descriptor: int, size: int, joint: bytes) -> None:
        """Add to the end in place; whatever fails, cut the file back to its former length."""
        whole = Descriptor(descriptor)
        try:
            with (
                gzip.GzipFile("", "wb", GZIP_LEVEL, whole, mtime=0) if is_gzip(self._path) else nullcontext(whole) as to
            ):
                to.write(joint)
                self._part.copy_to(to)
            os.fsync(descriptor)
        except BaseException:
            os.ftruncate(descriptor, size)
            raise

    def _rewrite(self, keep: int, joint: bytes) -> None:
        """Write old and new records to a new file and put it in the old one's place."""
        new = Part(self._path, packed=is_gzip(self._path))
        try:
            with reading(self._path) as old:
                copy(old, new.file, keep)
            new.file.write(joint)
            self._part.copy_to(new.file)
            new.file.write(self._form.tail)
            new.place()
        except BaseException:
            new.remove()
            raise
