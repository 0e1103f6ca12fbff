"""Folders with a `source.toml` in each folder of theirs: what there is, and one source as an index entry."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from copydesk.errors import SourceError
from copydesk.models import Source, field_names
from copydesk.sources.claiming import mark_of
from copydesk.sources.index import Entry, Stamp
from copydesk.sources.record import read_source
from copydesk.sources.routing import routes_of

_HERE = frozenset(
    {"folder", "site_config", "package", "origin"}
)  # known where it is registered, and no part of the record


def stamps_of(names: Iterable[str], before: str, place: int | None) -> dict[str, Stamp]:
    """Give the stamps of those folders that hold a source.toml."""
    stamps: dict[str, Stamp] = {}
    for name in names:
        try:
            status = os.stat(f"{before}{name}/source.toml", dir_fd=place)
        except OSError:
            continue
        stamps[name] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size)
    return stamps


class TomlReader:
    """Sources as folders of `source.toml`."""

    kind = "toml"

    def stamps(self, folder: Path) -> Mapping[str, Stamp]:
        """Give every folder with a source.toml, by name."""
        with os.scandir(folder) as listed:
            names = sorted(entry.name for entry in listed if entry.is_dir())
        if os.stat not in os.supports_dir_fd:
            return stamps_of(names, f"{folder}{os.sep}", None)
        place = os.open(folder, os.O_RDONLY)
        try:  # short paths: looking up the folder 5,000 times would cost some milliseconds
            return stamps_of(names, "", place)
        finally:
            os.close(place)

    def read(self, folder: Path, key: str, stamp: Stamp) -> Entry:
        """Read one source.toml; a wrong one is an entry with its mistakes."""
        try:
            return entry_of(read_source(folder / key / "source.toml"), stamp)
        except SourceError as error:
            return Entry(stamp, mistake=str(error))


def entry_of(source: Source, stamp: Stamp) -> Entry:
    """Make the entry of a source."""
    return Entry(
        stamp,
        source.name,
        routes_of(source.domains, source.excluded_domains),
        mark_of(source.claims) if source.claims else None,
        packed(source),
    )


def packed(source: Source) -> bytes:
    """Give the fields of a record that are not the default, as msgpack."""
    default = Source("")
    values: dict[str, Any] = {name: getattr(source, name) for name in field_names(Source) if name not in _HERE}
    return msgspec.msgpack.encode({name: value for name, value in values.items() if value != getattr(default, name)})


def unpacked(record: bytes) -> Source:
    """Make the Source of a record. Raises msgspec.ValidationError for what is none."""
    return _decoder().decode(record)


@cache
def _decoder() -> msgspec.msgpack.Decoder[Source]:
    return msgspec.msgpack.Decoder(Source)
