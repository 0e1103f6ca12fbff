"""Reads the layouts of a source.toml: checked, all mistakes told at once, inherited layouts filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from copydesk.extraction.kept import kept
from copydesk.extraction.rules.language import LAYOUT, SHARED
from copydesk.extraction.rules.layout import Body, Layout, Layouts
from copydesk.extraction.rules.positions import Path as Place
from copydesk.extraction.rules.positions import line_of, lines_of
from copydesk.extraction.rules.shapes import WRONG, Mistakes, near
from copydesk.models.base import evolve, field_names, record

SHARED_HERE = Path(__file__).parent / "layouts"
"""The shared layouts that come with copydesk."""
SHARED_BESIDE = "layouts"
"""Folder beside the folders of sources where a distribution keeps layouts that its sources share."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@record
class Mistake:
    """One thing that is wrong in a file."""

    file: Path
    line: int | None
    key: str
    """Keys from the top of the file, as one writes them: layout.fields.title; a number is a place in a list, from 1."""
    message: str
    """What is wrong, and the cure."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.key}: {self.message}"


@kept(1024)
def read_layouts(file: Path) -> Layouts:
    """Read and compile the layouts of a source.toml; kept for the next page."""
    layouts, mistakes = check_layouts(file)
    return Layouts(tuple(layouts), "\n".join(map(str, mistakes)) or None)


def check_layouts(file: Path) -> tuple[list[Layout], list[Mistake]]:
    """Read the layouts of a source.toml, and everything that is wrong in them."""
    text = file.read_text("utf-8-sig")
    return layouts_of(tomllib.loads(text).get("layout", []), file, text)


def layouts_of(tables: Any, file: Path, text: str) -> tuple[list[Layout], list[Mistake]]:
    """Read the layouts in `tables`, the value of `layout` in a file of this text."""
    found = Mistakes()
    single = isinstance(tables, dict)
    read: list[tuple[Place, Layout]] = []
    if not single and not isinstance(tables, list):
        found.add(("layout",), "layouts are tables: [[layout]]")
        tables = []
    for number, table in enumerate([tables] if single else tables):
        at: Place = ("layout",) if single else ("layout", number)
        layout = LAYOUT.read(table, at, found)
        if layout is not WRONG:
            read.append((at, layout if layout.name else evolve(layout, name=str(number + 1))))
    for place, layout in read:
        if layout.since is not None and layout.until is not None and layout.until <= layout.since:
            found.add((*place, "until"), f"until is the day after the last; no day is from {layout.since} to before it")
        first = next(other for other, named in read if named.name == layout.name)
        if first != place:
            found.add((*place, "name"), f"there is a layout {layout.name!r} above; choose another name")
    mistakes = _told(found, file, text)
    inherit = _Inheritance(file, {layout.name: layout for _, layout in read}, mistakes, text)
    layouts = [inherit.whole(layout, at) for at, layout in read]
    return layouts, mistakes


def _told(found: Mistakes, file: Path, text: str) -> list[Mistake]:
    if not found.found:
        return []
    lines = lines_of(text)
    return [Mistake(file, line_of(lines, at), _written(at), message) for at, message in found.found]


def _written(at: Place) -> str:
    parts = [f" {part + 1}" if isinstance(part, int) else f".{part}" for part in at]
    return "".join(parts).lstrip(".")


@attrs.define
class _Inheritance:
    """Fills in what layouts inherit."""

    file: Path
    own: Mapping[str, Layout]
    mistakes: list[Mistake]
    text: str

    def whole(self, layout: Layout, at: Place, below: tuple[Layout, ...] = ()) -> Layout:
        """Give a layout with everything it inherits."""
        if layout.extends is None:
            return layout
        below = (*below, layout)
        base = self._base(layout, at, below)
        if base is None:
            return layout
        return merged(self.whole(base, at, below), layout)

    def _base(self, layout: Layout, at: Place, below: Sequence[Layout]) -> Layout | None:
        name = layout.extends or ""
        own = self.own.get(name)
        if own is not None and own not in below:
            return own
        files = shared_files(self.file)
        if name in files:
            shared, mistakes = read_shared(files[name])
            self.mistakes += [mistake for mistake in mistakes if mistake not in self.mistakes]
            if shared not in below:
                return shared
        why = "a layout cannot extend itself" if own or name in files else f"there is no layout {name!r}"
        cure = near(name, [*self.own, *files]) or f"; there are {', '.join(sorted({*self.own, *files}))}"
        line = line_of(lines_of(self.text), (*at, "extends"))
        self.mistakes.append(Mistake(self.file, line, _written((*at, "extends")), why + cure))
        return None


def shared_files(file: Path) -> dict[str, Path]:
    """Give the shared layouts a source.toml may extend: those that come with copydesk, and those beside its folder."""
    folders = (SHARED_HERE, file.parent.parent / SHARED_BESIDE)
    return {
        each.stem: each for folder in folders for each in sorted(folder.glob("*.toml")) if _NAME.fullmatch(each.stem)
    }


@kept(256)
def read_shared(file: Path) -> tuple[Layout, tuple[Mistake, ...]]:
    """Read a shared layout; its mistakes are told by every file that extends it."""
    text = file.read_text("utf-8-sig")
    found = Mistakes()
    try:
        layout = SHARED.read(tomllib.loads(text), (), found)
    except tomllib.TOMLDecodeError as error:
        return Layout(file.stem), (Mistake(file, None, file.stem, str(error)),)
    named = Layout(file.stem) if layout is WRONG else evolve(layout, name=file.stem)
    return named, tuple(_told(found, file, text))


def merged(base: Layout, layout: Layout) -> Layout:
    """Give a layout with what it inherits: what is never content adds up, tables key by key, the rest is replaced.

    `when` is not inherited: it says when the base itself applies.
    """
    body = layout.body if base.body is None or layout.body is None else _merged_body(base.body, layout.body)
    return Layout(
        name=layout.name,
        since=layout.since,
        until=layout.until,
        when=layout.when,
        remove=tuple({(spot.css, spot.matches): spot for spot in (*base.remove, *layout.remove)}.values()),
        ignore={**base.ignore, **layout.ignore},
        fields={**base.fields, **layout.fields},
        body=body or base.body,
        related=base.related if layout.related is None else layout.related,
        listing=layout.listing or base.listing,
    )


def _merged_body(base: Body, body: Body) -> Body:
    given = {name: value for name in field_names(Body) if (value := getattr(body, name))}
    return evolve(base, **{**given, "blocks": {**base.blocks, **body.blocks}})
