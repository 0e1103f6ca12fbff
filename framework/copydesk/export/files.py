"""Files that are whole or absent: a part beside its place, renamed at the end; a lock; reading through gzip."""

from __future__ import annotations

import gzip
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

GZIP_LEVEL = 6  # gzip's own default; Python's, 9, takes twice the time for one percent
_CHUNK = 1 << 20
File = IO[bytes] | gzip.GzipFile
_NAME_CHARS = 50  # of the target's name in its part's, so that 4-byte characters stay below the usual 255 bytes


class Part:
    """A file written beside its place, `<name>.<random>.part`, until `place` renames it or `remove` removes it."""

    def __init__(self, path: Path, *, packed: bool = False) -> None:
        self._target = path
        self._path = path.with_name(f"{path.name[:_NAME_CHARS]}.{secrets.token_hex(4)}.part")
        # not mkstemp, whose 0600 would pass over the user's umask
        self._raw = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), "w+b")
        self.file: File = self._raw
        if packed:
            self.file = gzip.GzipFile("", "wb", GZIP_LEVEL, self._raw, mtime=0)

    def copy_to(self, other: File | Descriptor) -> None:
        """Copy the whole content (of an unpacked part) to `other`."""
        self._raw.seek(0)
        shutil.copyfileobj(self._raw, other, _CHUNK)

    def place(self) -> None:
        """See the content onto the disk, then put it in its place with the permissions of what stood there."""
        if self.file is not self._raw:
            self.file.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        with suppress(FileNotFoundError):
            self._path.chmod(self._target.stat().st_mode & 0o7777)
        self._raw.close()
        self._path.replace(self._target)
        _sync_folder(self._target.parent)

    def remove(self) -> None:
        """Throw the content away. After `place`, nothing happens."""
        for file in (self.file, self._raw):
            with suppress(OSError):  # a full disk, of bytes nobody wants any more
                file.close()
        self._path.unlink(missing_ok=True)


class Descriptor:
    """Writes all bytes to a file descriptor, at once: nothing waits in a buffer to be written after a failure."""

    def __init__(self, number: int) -> None:
        self._number = number

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Write all of `data`."""
        view = memoryview(data)
        done = 0
        while done < len(view):
            done += os.write(self._number, view[done:])
        return done

    def flush(self) -> None:
        """Nothing waits."""


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Open `path` for update, alone among the processes that do so, and give its descriptor; make it if absent.

    Waits for its turn. A file made here and left empty by an error is removed again. Windows has no such lock.
    """
    while True:
        made = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
        _lock(descriptor)
        # whoever had the lock before may have renamed another file here, or removed this one
        if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
            break
        os.close(descriptor)
    try:
        os.lseek(descriptor, 0, os.SEEK_END)
        yield descriptor
    except BaseException:
        if made and not os.fstat(descriptor).st_size:
            path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)


def is_gzip(path: Path) -> bool:
    """Tell by the name whether a file is written through gzip."""
    return path.suffix.lower() == ".gz"


def reading(path: Path) -> File:
    """Open a file for reading, through gzip where its name says so."""
    return gzip.open(path, "rb") if is_gzip(path) else path.open("rb")


def copy(old: File, new: File, count: int) -> None:
    """Copy the first `count` bytes."""
    while count and (chunk := old.read(min(count, _CHUNK))):
        new.write(chunk)
        count -= len(chunk)


_BINARY = getattr(os, "O_BINARY", 0)  # Windows only

if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        """Windows has no lock a reader does not notice."""

    def _sync_folder(path: Path) -> None:
        """Windows opens no folders."""

else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _sync_folder(path: Path) -> None:
        """See the folder's entry onto the disk; without it a rename may be lost with the power."""
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
