"""The desk: a page in, a Result out; from a file, a crawl or a program's own hands the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.desk.reading import Reading
from copydesk.errors import CopydeskError, UsageError
from copydesk.hookspecs import Register, Request
from copydesk.models import Article, Failure, Issue, Page, Result, Source, evolve
from copydesk.plugins import PluginManager
from copydesk.plugins.guard import blame, collecting
from copydesk.sources import VARIABLE, Sources


class Desk:
    """Plugins and sources, and the one way from a page to its Result.

    `plugins` is a manager of your own; without it every installed plugin is loaded.
    """

    def __init__(self, plugins: PluginManager | None = None) -> None:
        self.plugins = plugins or PluginManager()
        self.sources = Sources()
        if not self.plugins.has_plugin("desk") and not self.plugins.is_blocked("desk"):
            self.plugins.register(Reading(self.plugins, self.sources), "desk")
        with collecting() as failures:
            self.plugins.register_transforms()
            self.plugins.register_sources(self._registrar)
        for failure in failures:
            what = failure.hook.removeprefix("copydesk_").removeprefix("register_")
            self.plugins.problem(f"plugin {failure.plugin!r}: {what} not registered: {failure.error}")
        for wrong in self.sources.register_named():
            self.plugins.problem(f"{VARIABLE}: {wrong}")

    def _registrar(self, plugin: str) -> Register:
        def register(what: Source | Path, /, *, package: str | None = None) -> None:
            self.sources.register(what, package=package, origin=plugin)

        return register

    def read(self, page: Page, source: Source | str | None = None) -> Result:
        """Read one page. `source` forces a source; without it the page is routed.

        Never raises for what the page or a plugin does wrong: the Result says it. Raises SourceError where `source`
        names none there is, UsageError where `page` is none.
        """
        if not isinstance(page, Page):
            raise UsageError(f"expected a Page, got {type(page).__name__}; copydesk.make_page makes one of a document")
        forced = self.sources[source] if isinstance(source, str) else source
        with collecting() as failures:
            owner = forced or self._route(page)
            result = self.plugins.read(page, owner)
        if result is None:
            result = Result("failed", page.name, source=owner.name if owner else None)
        return self._ended(page, result, failures)

    def _route(self, page: Page) -> Source | None:
        answer = self.plugins.route(page)
        if isinstance(answer, Source):
            return answer
        if answer:
            try:
                return self.sources[answer]
            except CopydeskError as error:
                blame("route", "copydesk_route", error)
        return self.sources.route(page)

    def fetch(
        self, request: Request | str, *, without: Collection[str] = ()
    ) -> tuple[Page | None, tuple[Failure, ...]]:
        """Ask the fetch plugins for a page, those named in `without` left out; also give what failed on the way."""
        request = Request(request) if isinstance(request, str) else request
        with collecting() as failures:
            page = self.plugins.fetch(request, without=without)
        return page, tuple(failures)

    def get(self, request: Request | str, source: Source | str | None = None) -> Result:
        """Fetch one URL or file and read it; a fetch that fails is a failed Result.

        Raises SourceError as `read` does.
        """
        page, failures = self.fetch(request)
        if page is not None:
            result = self._ended(page, self.read(page, source), failures)
            return evolve(result, file=page.path) if page.path else result
        return self.failed(request if isinstance(request, str) else request.target, failures)

    def failed(self, target: str, failures: Sequence[Failure] = (), source: str | None = None) -> Result:
        """Give the Result of an input that never became a page, and tell every plugin."""
        if not failures:
            nobody = f"FetchError: {target}: no plugin fetches this kind of target"
            failures = (Failure("desk", "copydesk_fetch", nobody),)
        return self._ended(None, Result("failed", target, source=source), failures)

    def replay(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        source: Source | str | None = None,
        url: str | None = None,
        allow_private: bool = False,
        max_bytes: int | None = None,
    ) -> Iterator[Result]:
        """Read saved pages: files, folders, globs, `-` for standard input. One Result for each, in order.

        `source` forces a source for all, `url` gives the document's real URL, `allow_private` and `max_bytes` are as
        in a Request. Raises SourceError where `source` names none there is.
        """
        forced = self.sources[source] if isinstance(source, str) else source
        given = [paths] if isinstance(paths, str | Path) else paths
        bounds: dict[str, Any] = {"allow_private": allow_private} | ({"max_bytes": max_bytes} if max_bytes else {})
        return self._replayed((str(path) for path in given), forced, url, bounds)

    def _replayed(
        self, paths: Iterable[str], source: Source | None, url: str | None, bounds: dict[str, Any]
    ) -> Iterator[Result]:
        from copydesk.fetch.files import expand

        for item in expand(paths):
            if item.error is not None:
                why = Failure("file", "copydesk_fetch", f"{type(item.error).__name__}: {item.error}")
                yield evolve(self.failed(item.target, [why]), file=item.target)
            else:
                yield self.get(Request(item.target, url=url, **bounds), source)

    def _ended(self, page: Page | None, result: Result, failures: Sequence[Failure]) -> Result:
        if not failures:
            return result
        with collecting() as again:  # a plugin that fails in hearing of failures is one more failure, not a loop
            self.plugins.failed(page, failures)
        issues = tuple(
            Issue("plugin_failed", level="error", message=f"{f.plugin} in {f.hook}: {f.error}") for f in failures
        )
        article = result.article and evolve(result.article, issues=(*result.article.issues, *issues))
        return evolve(
            result, article=article, issues=(*result.issues, *issues), failures=(*result.failures, *failures, *again)
        )


@cache
def default_desk() -> Desk:
    """The desk with everything installed, made once for this process."""
    return Desk()


def extract(html: str | bytes, url: str | None = None, *, source: str | None = None) -> Article | None:
    """Read one HTML document; None where it holds no article (`copydesk.Desk().read` says what it is instead).

    `url` is the page's address, which decides its source and resolves its links. Raises UnreadableError for bytes
    that are no document, SourceError for an unknown `source`.
    """
    from copydesk.fetch.page import make_page

    return default_desk().read(make_page(html, url=url), source).article
