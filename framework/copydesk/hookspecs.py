"""Every hook of copydesk, with its contract.

A plugin is any object (a module, an instance) with functions of these names; the prefix marks them, as pytest's does.
`hookimpl` is needed for options alone: `@hookimpl(wrapper=True)`, `@hookimpl(tryfirst=True)`.
An implementation may leave out arguments it does not need.

A source may implement `copydesk_clean`, `copydesk_extract`, `copydesk_normalise` and `copydesk_validate` too
(in its `source.py`): they are then called for its own pages only, before everybody else's.

An implementation that raises never stops a page: the Result carries the plugin, the hook and the error, and the
other plugins still run.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

import pluggy

from copydesk.models import Article, Context, Failure, Found, Issue, Page, Result, Source
from copydesk.models.base import record

PREFIX = "copydesk_"
hookspec = pluggy.HookspecMarker("copydesk")
hookimpl = pluggy.HookimplMarker("copydesk")


@record
class Request:
    """What to fetch, and within which bounds."""

    target: str
    """URL, or path of a file, or `-` for standard input."""
    url: str | None = None
    """The document's real URL, where the user gives it."""
    allow_private: bool = False
    """Whether private and loopback addresses may be asked."""
    max_bytes: int = 16_000_000
    """Cap on the decoded document; more is refused."""
    timeout_s: float = 30.0
    """For connecting, and between two pieces of an answer."""
    max_redirects: int = 10
    retries: int = 2


class Register(Protocol):
    """What `copydesk_register_sources` is given."""

    def __call__(self, what: Source | Path, /, *, package: str | None = None) -> None:
        """Register one source, or every `*/source.toml` below a folder (`package`: the folder's import name).

        A folder of others' site files (`example.org.txt`) is taken too.
        """


class RegisterTransform(Protocol):
    """What `copydesk_transforms` is given."""

    def __call__(self, name: str, function: Callable[..., Any], /) -> None:
        """Make a function known by a name to the rules of every source. Raises PluginError where it cannot be one."""


class Exporter(Protocol):
    """Writes results somewhere. What it wrote counts only after `close`; `abort` must leave nothing half."""

    def write(self, result: Result) -> None:
        """Take one result."""

    def close(self) -> None:
        """Finish, and put the output in its place."""

    def abort(self) -> None:
        """Throw away what was written since the start."""


@record
class Target:
    """Where results go."""

    location: str
    """A path, `-` for standard output, or a URL of another scheme."""
    format: str
    """Lower-case name: jsonl, json, csv, …"""
    append: bool = False
    """Add to what is there instead of replacing it."""


@hookspec
def copydesk_register_sources(register: Register) -> None:
    """Announce sources. Called once, at start; hand over records only, import no site code.

    Example::

        def copydesk_register_sources(register):
            register(Path(__file__).parent, package=__name__)   # every <source>/source.toml below
    """


@hookspec
def copydesk_transforms(register: RegisterTransform) -> None:
    """Add transforms that the rules of any source.toml can send values through. Called once, at start.

    The function's first parameter takes a value as found (or, annotated as a list, all of them); further parameters are
    arguments in the file, and their annotations say what they may be. It gives a value, a list, or None for nothing.

    Example::

        def copydesk_transforms(register):
            register("roman", roman)   # transforms = ["roman"] for `def roman(value: str) -> int | None`
    """


@hookspec(firstresult=True)
def copydesk_fetch(request: Request) -> Page | None:
    """Fetch one document; None where the target is not of your kind. The first answer wins.

    Outside Scrapy every request passes here; inside, a page answered here is not downloaded. Raise FetchError
    with a message that names the target when it is yours but cannot be had.

    Example::

        def copydesk_fetch(request):
            if request.target.startswith("archive:"):
                return copydesk.make_page(ARCHIVE[request.target[8:]], url=request.target[8:])
    """


@hookspec(firstresult=True)
def copydesk_route(page: Page) -> Source | str | None:
    """Say which source reads this page (its record or its name), or None. The routing table by domain comes last.

    Example::

        def copydesk_route(page):
            if page.headers.get("x-archived-from", "").endswith("eblnews.com"):
                return "eblnews"
    """


@hookspec
def copydesk_clean(page: Page, source: Source | None) -> None:
    """Remove from `page.tree` what is never content. All implementations run, before extraction.

    Example::

        def copydesk_clean(page):
            for element in page.tree.select("div.newsletter-box"):
                element.decompose()
    """


@hookspec
def copydesk_extract(page: Page, source: Source | None) -> Iterable[Found]:
    """Give candidate values for fields, each with its evidence. All implementations run; the desk chooses.

    Example::

        def copydesk_extract(page):
            for element in page.tree.select("span.read-time"):
                yield Found("extra.read_time", element.text, method="css", path="span.read-time")
    """


@hookspec(firstresult=True)
def copydesk_normalise(found: Found, source: Source | None, context: Context) -> Found | list[Found] | None:
    """Turn a value as found into the typed value of its field. The first answer wins; None leaves it to others.

    One raw string may hold several fields ("By AFP with Jane Roe"): give a list. An empty list drops the
    candidate; rather give it back with value None and an Issue that says why. Use `found.step(name, value)`, which
    keeps the evidence and records the step.

    Example::

        def copydesk_normalise(found):
            if found.field == "extra.read_time":
                return found.step("minutes", int(found.value.split()[0]))
    """


@hookspec
def copydesk_validate(article: Article, source: Source | None) -> Iterable[Issue]:
    """Look at the finished article and report what is odd. All implementations run; nothing is changed.

    Example::

        def copydesk_validate(article):
            if article.word_count < 50:
                yield Issue("short_text", field="body", message=f"{article.word_count} words")
    """


@hookspec(firstresult=True)
def copydesk_export(target: Target) -> Exporter | None:
    """Open a target for writing; None where its format is not yours. The first answer wins.

    Example::

        def copydesk_export(target):
            if target.format == "md":
                return MarkdownExporter(target.location)
    """


@hookspec(firstresult=True)
def copydesk_read(page: Page, source: Source | None) -> Result:
    """Read one routed page. The desk implements it; it is a hook so that plugins can wrap the whole read.

    Example::

        @hookimpl(wrapper=True)
        def copydesk_read(page):
            started = time.perf_counter()
            result = yield
            TIMINGS[page.name] = time.perf_counter() - started
            return result
    """


@hookspec
def copydesk_failed(page: Page | None, error: Failure) -> None:
    """Hear of each Failure of a page, for logs and counters. `page` is None where there was none yet.

    Example::

        def copydesk_failed(page, error):
            COUNTS[error.plugin, error.hook] += 1
    """
