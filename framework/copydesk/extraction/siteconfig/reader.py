"""Reads a site file of Full-Text RSS: `example.org.txt`, one `directive: value` a line.

Written from the format's public documentation (https://help.fivefilters.org/full-text-rss/site-patterns.html). The
collection of such files is public domain (https://github.com/fivefilters/ftr-site-config).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import attrs

from copydesk.extraction.kept import kept
from copydesk.extraction.siteconfig.directives import FLAGS, KNOWN, NO_EFFECT, NOT_DONE, QUERIES, TEXTS, WITH_ARGUMENT
from copydesk.extraction.siteconfig.xpaths import why_no_xpath
from copydesk.models.base import evolve, record

MAX_CHARS = 1_000_000
"""Of one file; the largest there is has some 20,000."""
MAX_VALUE = 10_000
"""Characters of one value."""
MAX_TEXTS = 500
"""Texts of one directive that are looked for in a page or its names, each anew; the longest file seen has some 100."""

_ATTRIBUTE = re.compile(r"/@[\w-]+$")
_CALL = re.compile(r"([A-Za-z_]+)[ \t]*\((.*?)\)[ \t]*:(.*)")

NoteKind = Literal["unknown", "wrong", "not_done", "no_effect"]


@record
class Query:
    """An XPath of a file."""

    xpath: str
    line: int
    only_if: str | None = None
    """XPath (`if_page_contains`); where it finds nothing this one is not used."""
    tag: str = ""
    """Of `wrap_in(tag)`."""


@record
class Note:
    """A line of a file that is not used as it says."""

    kind: NoteKind
    directive: str
    line: int
    why: str


@record
class SiteConfig:
    """What a site file says."""

    file: Path
    queries: Mapping[str, tuple[Query, ...]] = attrs.field(factory=dict)
    """By directive; those that are no XPath are left out and noted."""
    strip_id_or_class: tuple[str, ...] = ()
    strip_image_src: tuple[str, ...] = ()
    replacements: tuple[tuple[str, str], ...] = ()
    flags: frozenset[str] = frozenset()
    """Which of `directives.FLAGS` are set."""
    lazy_src: tuple[str, ...] = ()
    """Attributes an image has its address in."""
    tests: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """URLs of articles, and pieces of text each must hold."""
    notes: tuple[Note, ...] = ()

    def of(self, directive: str) -> tuple[Query, ...]:
        """Give the queries of a directive."""
        return self.queries.get(directive, ())

    @property
    def double_br(self) -> bool:
        """Whether two `br` part paragraphs."""
        return "convert_double_br_tags" in self.flags

    @property
    def no_json_ld(self) -> bool:
        """Whether the page's JSON-LD is wrong."""
        return "skip_json_ld" in self.flags

    @property
    def empty(self) -> bool:
        """Whether the file says nothing of how a page is read."""
        texts = (self.strip_id_or_class, self.strip_image_src, self.replacements, self.lazy_src)
        return not any(self.queries.values()) and not any(texts) and not self.flags


@kept(256)
def site_config(file: Path) -> SiteConfig:
    """Give what a file says, read at its first page and kept. Raises OSError."""
    return read(file)


def read(file: Path) -> SiteConfig:
    """Read a site file. Raises OSError; whatever is in it, what can be used is, and the rest noted."""
    with file.open("rb") as stream:
        data = stream.read(4 * MAX_CHARS)
    return parse(data.decode("utf-8-sig", "replace")[:MAX_CHARS], file)


def parse(text: str, file: Path) -> SiteConfig:
    """Read the text of a site file."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            reader.line(stripped, number)
    return reader.config(file)


class _Reader:
    def __init__(self) -> None:
        self.queries: dict[str, list[Query]] = {}
        self.texts: dict[str, list[tuple[str, int]]] = {}
        self.tests: list[tuple[str, list[str]]] = []
        self.notes: list[Note] = []
        self.flags: set[str] = set()
        self.last = ""  # the directive `if_page_contains` belongs to, "" where it was left out

    def line(self, line: str, number: int) -> None:
        call = _CALL.fullmatch(line)
        name, argument, value = call.groups() if call else (line.partition(":")[0], None, line.partition(":")[2])
        name, value = name.strip().lower(), value.strip()
        if line.lower().startswith("test http"):
            name = "test"
        if call is None and ":" not in line:
            self._note("wrong", line[:40], number, "no colon: a line is `directive: value`")
        elif name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0.8)
            self._note("unknown", name[:40], number, f"did you mean {near[0]}?" if near else "")
        elif len(value) > MAX_VALUE or len(argument or "") > MAX_VALUE:
            self._note("wrong", name, number, f"longer than {MAX_VALUE} characters")
        elif name in NOT_DONE:
            self._note("not_done", name, number, NOT_DONE[name])
        elif name in NO_EFFECT:
            self._note("no_effect", name, number, NO_EFFECT[name])
        elif argument is not None:
            if name in WITH_ARGUMENT:
                self._call(name, argument, value, number)
            else:
                self._note("wrong", name, number, "takes no argument")
        elif name == "if_page_contains":
            self._condition(value, number)
        elif name in FLAGS:
            (self.flags.add if value.lower() in ("yes", "true") else self.flags.discard)(name)
        elif name in QUERIES:
            self._query(name, value, number)
        elif name in TEXTS:
            self._text(name, value, number)
        else:
            self._note("wrong", name, number, f"needs an argument: {name}(…): …")

    def _note(self, kind: NoteKind, directive: str, line: int, why: str) -> None:
        self.notes.append(Note(kind, directive, line, why))

    def _call(self, name: str, argument: str, value: str, number: int) -> None:
        if name == "replace_string":
            self.texts.setdefault("find_string", []).append((argument, number))
            self.texts.setdefault("replace_string", []).append((value, number))
        elif re.fullmatch("[a-z][a-z0-9]{0,15}", argument):
            self._query(name, value, number, argument)
        else:
            self._note("wrong", name, number, f"{argument[:40]!r} is no tag")

    def _query(self, name: str, value: str, number: int, tag: str = "") -> None:
        self.last = ""
        if why := why_no_xpath(value):
            self._note("wrong", name, number, why)
            return
        if name == "strip" and _ATTRIBUTE.search(value):
            self._note("no_effect", name, number, "a record holds no markup")
            return
        self.queries.setdefault(name, []).append(Query(value, number, tag=tag))
        self.last = name

    def _condition(self, value: str, number: int) -> None:
        if why := why_no_xpath(value):
            self._note("wrong", "if_page_contains", number, why)
        elif not self.last:
            self._note("wrong", "if_page_contains", number, "stands behind no directive it could belong to")
        else:
            query = self.queries[self.last].pop()
            self.queries[self.last].append(evolve(query, only_if=value))

    def _text(self, name: str, value: str, number: int) -> None:
        if name == "test_url":
            self.tests.append((value, []))
        elif name == "test_contains" and self.tests:
            self.tests[-1][1].append(value)
        elif name in ("strip_id_or_class", "strip_image_src", "src_lazy_load_attr"):
            # an empty one would strip everything
            if wanted := value.replace('"', "").replace("'", "").strip():
                self.texts.setdefault(name, []).append((wanted, number))
            else:
                self._note("wrong", name, number, "is empty")
        else:
            self.texts.setdefault(name, []).append((value, number))

    def _few(self, name: str) -> list[tuple[str, int]]:
        given = self.texts.get(name, [])
        for _, number in given[MAX_TEXTS:]:
            self._note("wrong", name, number, f"the file has more than {MAX_TEXTS}; this one is left out")
        return given[:MAX_TEXTS]

    def config(self, file: Path) -> SiteConfig:
        finds, replaces = (self._few(name) for name in ("find_string", "replace_string"))
        for name, more in (("find_string", finds[len(replaces) :]), ("replace_string", replaces[len(finds) :])):
            for _, number in more:
                self._note("wrong", name, number, "find_string and replace_string come in pairs")
        for find, number in finds:
            if not find:
                self._note("wrong", "find_string", number, "is empty")
        return SiteConfig(
            file,
            {name: tuple(queries) for name, queries in self.queries.items()},
            tuple(text for text, _ in self._few("strip_id_or_class")),
            tuple(text for text, _ in self._few("strip_image_src")),
            tuple((find, new) for (find, _), (new, _) in zip(finds, replaces, strict=False) if find),
            frozenset(self.flags),
            tuple(text.lower() for text, _ in self._few("src_lazy_load_attr")),
            tuple((url, tuple(pieces)) for url, pieces in self.tests),
            tuple(sorted(self.notes, key=lambda note: note.line)),
        )
