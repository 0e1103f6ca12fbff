"""What a checkout of site files holds, and what of it is not used as it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from copydesk.errors import SourceError
from copydesk.extraction.siteconfig.reader import NoteKind, SiteConfig, read
from copydesk.models.base import record
from copydesk.sources.sitefiles import site_files

KINDS: dict[NoteKind, str] = {
    "unknown": "not understood",
    "wrong": "wrong in the file",
    "not_done": "understood, not done",
    "no_effect": "without effect here",
}
"""The kinds of notes, the gravest first, and what they are called."""


@record
class Line:
    """One line of the report: a directive, and where it is not used as it says."""

    kind: NoteKind
    directive: str
    why: str
    times: int
    files: tuple[str, ...]
    """`name:line`, each place."""


def read_all(folder: Path) -> list[SiteConfig]:
    """Read every site file of a folder. Raises SourceError where there is none, or one cannot be read."""
    try:
        files = list(site_files(folder))
        configs = [read(file) for file in files]
    except OSError as error:
        raise SourceError(f"{error.filename or folder}: {error.strerror}") from error
    if not configs:
        raise SourceError(f"{folder}: no site file such as example.org.txt in it")
    return configs


def report(configs: Iterable[SiteConfig]) -> list[Line]:
    """Count what is not used, by directive; the gravest kind first, then by how often."""
    places: dict[tuple[NoteKind, str, str], list[str]] = {}
    for config in configs:
        for note in config.notes:
            # Each broken XPath has a message of its own; one line tells of all.
            why = "no XPath" if note.why.startswith("no XPath") else note.why
            places.setdefault((note.kind, note.directive, why), []).append(f"{config.file.name}:{note.line}")
        if config.empty:
            key: tuple[NoteKind, str, str] = ("wrong", "(the file)", "says nothing of how a page is read")
            places.setdefault(key, []).append(config.file.name)
    lines = [Line(kind, name, why, len(files), tuple(files)) for (kind, name, why), files in places.items()]
    order = list(KINDS)
    return sorted(lines, key=lambda line: (order.index(line.kind), -line.times, line.directive))


def left_out(folder: Path) -> list[str]:
    """Name the text files of a folder that stand for no site: `global.txt`, which is for all of them, and others."""
    known = {file.name for file in site_files(folder)}
    return sorted(file.name for file in folder.glob("*.txt") if file.name not in known)


def told(lines: Sequence[Line]) -> str:
    """Say in one line how many lines of the files are not used, by kind."""
    counts = {kind: sum(line.times for line in lines if line.kind == kind) for kind in KINDS}
    return ", ".join(f"{counts[kind]} {name}" for kind, name in KINDS.items() if counts[kind])
