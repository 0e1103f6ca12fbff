"""Every registered source, by name and by domain; a record is made when it is first asked for."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from copydesk.errors import SourceError
from copydesk.extraction.kept import forget_changed
from copydesk.models import Page, Source
from copydesk.models.base import evolve
from copydesk.sources import index
from copydesk.sources.claiming import Claiming, claims, mark_of
from copydesk.sources.code import SourceCode, hooks_of, load_code
from copydesk.sources.folders import TomlReader, unpacked
from copydesk.sources.record import NAME, read_source
from copydesk.sources.routing import Doubled, Routes, routes_of
from copydesk.sources.sitefiles import SiteFileReader

VARIABLE = "COPYDESK_SOURCES"
"""In the environment: folders of sources, parted as in PATH."""
_NONE = "no source.toml here or in a folder below, and no site file such as example.org.txt"


class _Folder:
    """A registered folder: what the records of its sources have in common."""

    __slots__ = ("imported", "origin", "package", "path")

    def __init__(self, path: Path, package: str | None, origin: str, *, imported: bool = False) -> None:
        self.path = path
        self.package = package
        self.origin = origin
        self.imported = imported
        """Whether it holds site files and not folders of source.toml."""

    def source(self, key: str, record: bytes) -> Source:
        if self.imported:
            return evolve(unpacked(record), site_config=self.path / key, origin=self.origin)
        inside = f"{self.package}.{key}" if self.package else None
        return evolve(unpacked(record), folder=self.path / key, package=inside, origin=self.origin)


_Unused = tuple[int, str, bytes]
"""A source nobody has asked for: the number of its folder, its key there, its record as bytes. Thousands are made at
each start, so this is a tuple, small and quickly made, of what the garbage collector need not look at."""


class Sources:
    """Every registered source, by name and by domain."""

    def __init__(self) -> None:
        self._by_name: dict[str, Source | _Unused] = {}
        self._folders: list[_Folder] = []
        self._routes = Routes()
        self._claiming = Claiming()
        self._everywhere: set[Path] = set()
        self._code: dict[str, SourceCode | None] = {}
        self._hooks: dict[str, Mapping[str, Sequence[Callable[..., Any]]]] = {}

    def __iter__(self) -> Iterator[Source]:
        return (self._made(name) for name in tuple(self._by_name))

    def __len__(self) -> int:
        return len(self._by_name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Source:
        """Give a source by name. Raises SourceError naming the nearest one there is."""
        if name in self._by_name:
            return self._made(name)
        close = difflib.get_close_matches(name, self._by_name, n=1, cutoff=0.5)
        cure = f"did you mean {close[0]!r}?" if close else "`copydesk sources` lists those there are"
        raise SourceError(f"there is no source {name!r}; {cure}")

    def names(self) -> tuple[str, ...]:
        """Give the name of every source, in the order they were registered; no record is made for it."""
        return tuple(self._by_name)

    def _made(self, name: str) -> Source:
        known = self._by_name[name]
        if isinstance(known, tuple):
            number, key, record = known
            known = self._by_name[name] = self._folders[number].source(key, record)
        return known

    def register(self, what: Source | Path, *, package: str | None = None, origin: str = "") -> None:
        """Add one source, or every `*/source.toml` below a folder, or every site file of Full-Text RSS in a folder.

        Raises SourceError for wrong or doubled ones, all in one message; the others are added.
        """
        forget_changed()
        if isinstance(what, Source):
            self._add_record(evolve(what, origin=origin))
            return
        folder = Path(os.path.abspath(what))  # noqa: PTH100  a link to a folder keeps its name
        if self._everywhere and folder in self._everywhere:
            return  # named once more, by an option or a setting
        if (folder / "source.toml").is_file():
            self._add_record(evolve(read_source(folder / "source.toml"), package=package, origin=origin))
            return
        with index.uncollected():
            self._add_folder(_Folder(folder, package, origin))

    def register_named(self) -> list[str]:
        """Add the folders the environment variable COPYDESK_SOURCES names, and give what was wrong with any."""
        named = [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name.strip()]
        wrong: list[str] = []
        for folder in dict.fromkeys(Path(os.path.abspath(name)) for name in named):  # noqa: PTH100
            try:
                self.register(folder, origin=VARIABLE)
            except SourceError as error:
                wrong.append(str(error))
            self._everywhere.add(folder)
        return wrong

    def _add_folder(self, folder: _Folder) -> None:
        try:
            entries = index.entries(folder.path, TomlReader())
            if not entries:
                entries = index.entries(folder.path, SiteFileReader())
                folder.imported = bool(entries)
        except OSError as error:
            raise SourceError(f"{folder.path}: {_NONE} ({error.strerror})") from error
        if not entries:
            raise SourceError(f"{folder.path}: {_NONE}")
        mistakes: list[str] = []
        number = len(self._folders)
        self._folders.append(folder)
        add_routes = self._routes.add
        for key, entry in entries.items():
            if entry.mistake:
                mistakes.append(entry.mistake)  # the other sources of the folder are still good
            elif entry.name in self._by_name:
                mistakes.append(self._taken(entry.name, folder.origin))
            else:
                name = key if key == entry.name else entry.name
                self._by_name[name] = (number, key, entry.record)
                add_routes(name, entry.routes, imported=folder.imported)
                if entry.mark is not None:
                    self._claiming.add(name, entry.mark)
        if mistakes:
            raise SourceError("; ".join(mistakes))

    def _add_record(self, source: Source) -> None:
        if not NAME.fullmatch(source.name):
            raise SourceError(f"source {source.name!r}: a name is lower-case letters, digits and underscores")
        if source.name in self._by_name:
            raise SourceError(self._taken(source.name, source.origin))
        self._by_name[source.name] = source
        self._routes.add(source.name, routes_of(source.domains, source.excluded_domains))
        if source.claims:
            self._claiming.add(source.name, mark_of(source.claims))

    def _taken(self, name: str, origin: str) -> str:
        known = self._by_name[name]
        other = self._folders[known[0]].origin if isinstance(known, tuple) else known.origin
        return (
            f"source {name!r} of plugin {origin!r} is already registered by plugin {other!r}; "
            f"disable one of the two with COPYDESK_DISABLE_PLUGINS"
        )

    def doubled(self) -> tuple[Doubled, ...]:
        """Give the domains that several sources have; the one registered last is used."""
        return tuple(self._routes.doubled())

    def route(self, page: Page) -> Source | None:
        """Find the source of a page: by the host of its URL, or without one by what a source claims.

        Of several that claim it, it is the one registered last.
        """
        if page.url and page.url.startswith(("http://", "https://")):
            return self.by_url(page.url)
        names = {name for name in self._claiming.candidates(page) if claims(self._made(name), page)}
        if len(names) > 1:
            return next(self._made(name) for name in reversed(self._by_name) if name in names)
        return self._made(names.pop()) if names else None

    def by_url(self, url: str) -> Source | None:
        """Find the source of a URL: the one with the longest domain its host ends in."""
        name = self._routes.find(url)
        return self._made(name) if name is not None else None

    def code(self, source: Source) -> SourceCode | None:
        """Give the object of a source's `source.py`, imported now where it was not; None where it has none.

        Raises SourceError where the file cannot be imported or holds no SourceCode.
        """
        if source.name not in self._code:
            self._code[source.name] = load_code(source)
        return self._code[source.name]

    def hooks(self, source: Source | None) -> Mapping[str, Sequence[Callable[..., Any]]]:
        """Give the hook implementations a source brings for its own pages. Raises SourceError as `code` does."""
        if source is None:
            return {}
        hooks = self._hooks.get(source.name)
        if hooks is None:
            hooks = self._hooks[source.name] = hooks_of(self.code(source))
        return hooks
