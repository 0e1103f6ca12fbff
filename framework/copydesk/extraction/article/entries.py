"""Lists and tables whose entries hold more than a line: the pieces of one are put together again."""

from __future__ import annotations

from copydesk.extraction.article.tags import HEADINGS
from copydesk.extraction.article.text import fold, fold_lines
from copydesk.extraction.article.walk import Outline, whole_text

TABLES = frozenset({"table"})
LISTS = frozenset({"ul", "ol", "dl"})
_ROWS = frozenset({"tr"})
_ITEMS = frozenset({"li", "dt", "dd"})
MAX_UP = 6
"""Levels looked up for the list or table a piece stands in."""


class Entries:
    """The lists and tables of one page, by the boxes their pieces stand in."""

    def __init__(self, outline: Outline, taken: list[bool]) -> None:
        self.outline = outline
        self.taken = taken
        self._near: dict[tuple[int, frozenset[str]], int] = {}

    def nearest(self, box: int, tags: frozenset[str]) -> int:
        """Give the nearest box of one of `tags` within MAX_UP levels, 0 where there is none."""
        key = box, tags
        found = self._near.get(key)
        if found is None:
            found = 0
            for _ in range(MAX_UP):
                if self.outline.tags[box] in tags:
                    found = box
                    break
                box = self.outline.parents[box]
            self._near[key] = found
        return found

    def listed(self, index: int, listing: int) -> tuple[tuple[str, ...], int]:
        """Give the entries of a list from a piece on, and the index after the last piece of it that is text."""
        entries: list[list[str]] = []
        entry, end = -1, index
        while end < len(self.taken) and self.taken[end]:
            piece = self.outline.pieces[end]
            if self.nearest(piece.box, LISTS) != listing or piece.tag in HEADINGS:
                break
            box = self.nearest(piece.box, _ITEMS) or piece.box
            if piece.tag in LISTS:  # one within an entry
                entries += [[line] for line in fold_lines(whole_text(piece)) if line]
                box = -1
            elif box == entry:
                entries[-1].append(fold(whole_text(piece)))
            else:
                entries.append([fold(whole_text(piece))])
            entry = box
            end += 1
        return tuple(map(" ".join, entries)), end

    def rows(self, index: int, table: int) -> tuple[list[str], int]:
        """Give the rows of a table from a piece on, cells parted by tabs, and the index after its last piece."""
        rows: list[list[list[str]]] = []
        row, cell = -1, -1
        while index < len(self.taken) and self.taken[index]:
            piece = self.outline.pieces[index]
            if self.nearest(piece.box, TABLES) != table:
                break
            here = self.nearest(piece.box, _ROWS)
            if here != row:
                rows.append([])
            text = fold(whole_text(piece)).replace("\n", " ")
            if here != row or piece.box != cell:
                rows[-1].append([])
            rows[-1][-1].append(text)
            row, cell = here, piece.box
            index += 1
        return ["\t".join(map(" ".join, cells)) for cells in rows], index
