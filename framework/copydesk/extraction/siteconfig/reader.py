"""Reads a site file of Full-Text RSS: `example.org.txt`, one `directive: value` a line.

Written from the format's public documentation (https://help.fivefilters.org/full-text-rss/site-patterns.html). The
collection of such files is public domain (https://github.com/fivefilters/ftr-site-config).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import attrs
from turbohtml import XPath
from turbohtml import parse as parse_html

from copydesk.models.base import evolve, record

MAX_CHARS = 1_000_000
"""Of one file; the largest there is has some 20,000."""
MAX_VALUE = 10_000
"""Characters of one value."""

QUERIES = (
    *("title", "body", "date", "author", "strip", "dissolve", "native_ad_clue"),
    *("single_page_link", "next_page_link"),
)
"""Directives whose value is an XPath; several of one are alternatives, tried in order, but `strip`: all are done."""
TEXTS = ("strip_id_or_class", "strip_image_src", "find_string", "replace_string", "test_url", "test_contains")
WITH_ARGUMENT = ("replace_string", "wrap_in")
NO_EFFECT: Mapping[str, str] = {
    "tidy": "pages are read as browsers read them",
    "parser": "pages are read as browsers read them",
    "prune": "blocks are labelled, not pruned",
    "autodetect_on_failure": "where its rules fail the page is always read without them",
    "insert_detected_image": "images are a field of their own",
    "strip_comments": "comments are labelled",
    "strip_attr": "a record holds no markup",
    "post_strip_attr": "a record holds no markup",
    "footnotes": "not documented",
    "skip_json_ld": "JSON-LD is weighed like other evidence",
    "skip_id_or_class": "not documented",
    "src_lazy_load_attr": "images are found otherwise",
    "test_urls": "a slip for test_url, or not documented",
}
"""Directives that are known, and change nothing here."""
NOT_DONE: Mapping[str, str] = {
    "http_header": "requests are made under copydesk's own name",
    "single_page_link_in_feed": "feeds are read by the crawler",
    "autodetect_next_page": "pages are not joined",
    "move_into": "text is not moved",
    "requires_login": "pages are read as anybody sees them",
    "login_uri": "pages are read as anybody sees them",
    "login_username_field": "pages are read as anybody sees them",
    "login_password_field": "pages are read as anybody sees them",
    "login_extra_fields": "pages are read as anybody sees them",
    "not_logged_in_xpath": "pages are read as anybody sees them",
}
"""Directives that are known, and not obeyed."""
_ALONE = ("if_page_contains", "convert_double_br_tags")
_KNOWN = frozenset({*QUERIES, *TEXTS, *WITH_ARGUMENT, *NO_EFFECT, *NOT_DONE, *_ALONE})
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
    double_br: bool = False
    """Whether two `br` part paragraphs."""
    tests: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """URLs of articles, and pieces of text each must hold."""
    notes: tuple[Note, ...] = ()

    def of(self, directive: str) -> tuple[Query, ...]:
        """Give the queries of a directive."""
        return self.queries.get(directive, ())

    @property
    def empty(self) -> bool:
        """Whether the file says nothing of how a page is read."""
        texts = (self.strip_id_or_class, self.strip_image_src, self.replacements)
        return not any(self.queries.values()) and not any(texts) and not self.double_br


@lru_cache(maxsize=256)
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
        self.double_br = False
        self.last = ""  # the directive `if_page_contains` belongs to, "" where it was left out

    def line(self, line: str, number: int) -> None:
        call = _CALL.fullmatch(line)
        name, argument, value = call.groups() if call else (line.partition(":")[0], None, line.partition(":")[2])
        name, value = name.strip().lower(), value.strip()
        if call is None and ":" not in line:
            self._note("wrong", line[:40], number, "no colon: a line is `directive: value`")
        elif name not in _KNOWN:
            near = difflib.get_close_matches(name, _KNOWN, n=1, cutoff=0.8)
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
        elif name == "convert_double_br_tags":
            self.double_br = value.lower() == "yes"
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
        elif name in ("strip_id_or_class", "strip_image_src"):
            # an empty one would strip everything
            if wanted := value.replace('"', "").replace("'", "").strip():
                self.texts.setdefault(name, []).append((wanted, number))
            else:
                self._note("wrong", name, number, "is empty")
        else:
            self.texts.setdefault(name, []).append((value, number))

    def config(self, file: Path) -> SiteConfig:
        finds, replaces = (self.texts.get(name, []) for name in ("find_string", "replace_string"))
        for name, more in (("find_string", finds[len(replaces) :]), ("replace_string", replaces[len(finds) :])):
            for _, number in more:
                self._note("wrong", name, number, "find_string and replace_string come in pairs")
        for find, number in finds:
            if not find:
                self._note("wrong", "find_string", number, "is empty")
        return SiteConfig(
            file,
            {name: tuple(queries) for name, queries in self.queries.items()},
            tuple(text for text, _ in self.texts.get("strip_id_or_class", ())),
            tuple(text for text, _ in self.texts.get("strip_image_src", ())),
            tuple((find, new) for (find, _), (new, _) in zip(finds, replaces, strict=False) if find),
            self.double_br,
            tuple((url, tuple(pieces)) for url, pieces in self.tests),
            tuple(sorted(self.notes, key=lambda note: note.line)),
        )


_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_FUNCTION = re.compile(r"([A-Za-z_][\w.:-]*)\s*\(")
_NODE_TESTS = frozenset({"text", "node", "comment", "processing-instruction", "and", "or", "div", "mod"})


def why_no_xpath(xpath: str) -> str | None:
    """Say why an expression cannot be used as an XPath; None where it can."""
    if not xpath:
        return "is empty"
    try:
        XPath(xpath)
    except (ValueError, TypeError, RecursionError) as error:
        return f"no XPath: {error}"
    # The engine tells an unknown function only when it comes to call it.
    names = (name.rpartition("::")[2] for name in _FUNCTION.findall(_LITERAL.sub("''", xpath)))
    unknown = next((name for name in names if name not in _NODE_TESTS and not _is_function(name)), None)
    return f"no XPath: there is no function {unknown!r}" if unknown else None


@lru_cache(maxsize=256)
def _is_function(name: str) -> bool:
    try:
        XPath(f"{name}()")(parse_html(""))
    except (ValueError, TypeError) as error:  # of one that there is: that it wants arguments
        return "unknown function" not in str(error)
    return True
