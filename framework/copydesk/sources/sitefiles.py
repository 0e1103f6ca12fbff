"""A checkout of site files of Full-Text RSS: each `example.org.txt` in it as a source of its own kind."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from copydesk.models import Source
from copydesk.sources.folders import packed
from copydesk.sources.index import Entry, Stamp, stamp_of
from copydesk.sources.routing import route_key

PREFIX = "ftr_"
"""Of the sources' names, so that none takes the name of a source somebody wrote."""
# A host with a dot in it, behind a dot of its own for all hosts below it; `global.txt` and `LICENSE.txt` are none.
_FILE = re.compile(r"(\.?(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]+)\.txt", re.IGNORECASE)


class SiteFileReader:
    """Sources as site files. That a file is one, its name says; it is opened at its first page."""

    kind = "site"

    def stamps(self, folder: Path) -> Mapping[str, Stamp]:
        """Give every site file, by name."""
        with os.scandir(folder) as listed:
            found = {entry.name: stamp_of(entry.stat()) for entry in listed if host_of(entry.name) and entry.is_file()}
        return dict(sorted(found.items()))

    def read(self, folder: Path, key: str, stamp: Stamp) -> Entry:  # noqa: ARG002
        """Make the entry of one file of its name."""
        host = host_of(key) or ""
        source = Source(name_of(host), domains=(host.removeprefix("."),))
        return Entry(stamp, source.name, (route_key(host),), None, packed(source))


def host_of(file: str) -> str | None:
    """Give the host a file's name stands for, with a dot in front where it stands for all below; None for no site's."""
    match = _FILE.fullmatch(file)
    return match[1].lower() if match else None


def name_of(host: str) -> str:
    """Give the name of a host's source: `ftr_example_org`; one for each host, whatever dots and hyphens it has."""
    return PREFIX + host.replace("_", "___").replace("-", "__").replace(".", "_")


def site_files(folder: Path) -> Iterator[Path]:
    """Give the site files of a folder, sorted by name. Raises OSError."""
    return (folder / name for name in SiteFileReader().stamps(folder))
