"""What a folder holds, source by source: from the cache where no file has changed since, else read.

Every start looks at each file's times and size (one scan of the folder and one `stat` a source, 3 µs each) and not
into the file. Less would do to see a source come or go, but an edit in place changes no folder.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from copydesk.sources import cache
from copydesk.sources.claiming import Mark

FORMAT = 3
"""Of the index; count on when entries are made otherwise than before."""
SETTLED_NS = 2_000_000_000
"""A file younger than this when it is read may change once more without a later time; it is read again next time.
Two seconds is the coarsest clock of a file system in use (FAT)."""

WORTH_KEEPING = 16
"""Sources; reading fewer takes no longer than a cache file is worth."""

Stamp = tuple[int, int, int]
"""mtime and ctime in ns, and size. The ctime tells a file that was put in place with an older one's times."""
_NEVER: Stamp = (0, 0, 0)


class Entry(msgspec.Struct, array_like=True, gc=False, omit_defaults=True):
    """One source as the index keeps it."""

    stamp: Stamp
    name: str = ""
    routes: tuple[str, ...] = ()
    """As `routing.Routes` takes them."""
    mark: Mark | None = None
    """Of a source that claims pages."""
    record: bytes = b""
    """The fields of its Source that are not the default, as msgpack."""
    mistake: str = ""
    """What is wrong with its file: then there is no source."""


class _Index(msgspec.Struct, array_like=True):
    made_by: str
    folder: str
    entries: dict[str, Entry]


class Reader(Protocol):
    """Knows one way to keep sources in a folder."""

    kind: str

    def stamps(self, folder: Path) -> Mapping[str, Stamp]:
        """Give the key and stamp of every source in a folder, in the order they are to be registered."""

    def read(self, folder: Path, key: str, stamp: Stamp) -> Entry:
        """Read one."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Give what tells a file from what it was before."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Put off garbage collection: thousands of entries are made at once and stay; each collection would visit all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def entries(folder: Path, reader: Reader) -> Mapping[str, Entry]:
    """Give the entries of a folder by key, read anew only where a file is not what it was."""
    stamps = reader.stamps(folder)
    if not stamps:
        return {}
    file = cache.cache_file(reader.kind, str(folder)) if len(stamps) >= WORTH_KEEPING else None
    by = made_by(reader) if file else ""
    known = _load(file, folder, by) if file else {}
    if list(known) == list(stamps) and [entry.stamp for entry in known.values()] == list(stamps.values()):
        return known
    started = time.time_ns()
    fresh = {
        key: known[key] if key in known and known[key].stamp == stamp else reader.read(folder, key, stamp)
        for key, stamp in stamps.items()
    }
    if file is not None:
        _sweep(file)
        _save(file, folder, by, fresh, started)
    return fresh


def made_by(reader: Reader) -> str:
    """Name what an index depends on beside the files: this program, its records, and Python's regular expressions."""
    from copydesk.models import Source, field_names
    from copydesk.version import __version__

    python = ".".join(map(str, sys.version_info[:2]))
    with os.scandir(Path(__file__).parent) as listed:  # whoever works on copydesk changes no version
        code = max((entry.stat().st_mtime_ns for entry in listed if entry.name.endswith(".py")), default=0)
    return f"{reader.kind} {FORMAT}, copydesk {__version__} {code}, Python {python}: {' '.join(field_names(Source))}"


def _load(file: Path, folder: Path, by: str) -> dict[str, Entry]:
    body = cache.load(file)
    if body is None:
        return {}
    try:
        index = msgspec.msgpack.decode(body, type=_Index)
    except (msgspec.MsgspecError, RecursionError):
        return {}
    return index.entries if (index.made_by, index.folder) == (by, str(folder)) else {}


def _save(file: Path, folder: Path, by: str, fresh: dict[str, Entry], started: int) -> None:
    settled = started - SETTLED_NS
    kept = {
        key: entry if max(entry.stamp[:2]) < settled else msgspec.structs.replace(entry, stamp=_NEVER)
        for key, entry in fresh.items()
    }
    try:
        cache.save(file, msgspec.msgpack.encode(_Index(by, str(folder), kept)))
    except UnicodeEncodeError:  # a path that is no text
        return


def _sweep(file: Path) -> None:
    """Remove the indexes of folders that are gone."""
    for other in file.parent.glob("*.bin"):
        body = cache.load(other)
        try:
            folder = msgspec.msgpack.decode(body, type=tuple[str, str, msgspec.Raw])[1] if body else ""
        except msgspec.MsgspecError:
            folder = ""
        if not folder or not os.path.isdir(folder):  # noqa: PTH112
            with contextlib.suppress(OSError):
                other.unlink()
