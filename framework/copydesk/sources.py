"""Which sources there are, and which of them a page belongs to.

Until its first page a source is a record in a dict: nothing of it is imported, none of its rules is compiled.
"""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import inspect
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from copydesk.errors import SourceError
from copydesk.extraction.ladder import SOURCE_CODE
from copydesk.models import Article, Found, Page, Source, field_names
from copydesk.models.base import evolve

NAME = re.compile(r"[a-z][a-z0-9_]*")
SCOPED_HOOKS = ("copydesk_clean", "copydesk_extract", "copydesk_normalise", "copydesk_validate")
# Keys of source.toml that belong to the rules, read at the first page and not before.
RULE_KEYS = frozenset({"layout"})


class SourceCode:
    """Base of the class in a source's `source.py`, for what rules cannot say.

    A method named after a field (`def title(self, page)`) gives its value: a value, a Found, or an iterable of Found;
    None where it has none. Methods named as hooks (`copydesk_clean`, `copydesk_extract`, `copydesk_normalise`,
    `copydesk_validate`) run for this source's pages only.
    """

    def __init__(self, source: Source) -> None:
        self.source = source


class Sources:
    """Every registered source, by name and by domain."""

    def __init__(self) -> None:
        self._by_name: dict[str, Source] = {}
        self._by_domain: dict[str, Source] = {}
        self._claiming: list[Source] = []
        self._code: dict[str, SourceCode | None] = {}
        self._hooks: dict[str, Mapping[str, Sequence[Callable[..., Any]]]] = {}

    def __iter__(self) -> Iterator[Source]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Source:
        """Give a source by name. Raises SourceError naming the nearest one there is."""
        try:
            return self._by_name[name]
        except KeyError:
            close = difflib.get_close_matches(name, self._by_name, n=1, cutoff=0.5)
            cure = f"did you mean {close[0]!r}?" if close else "`copydesk sources` lists those there are"
            raise SourceError(f"there is no source {name!r}; {cure}") from None

    def register(self, what: Source | Path, *, package: str | None = None, origin: str = "") -> None:
        """Add one source, or every `*/source.toml` below a folder. Raises SourceError for a wrong or doubled one."""
        if isinstance(what, Source):
            self._add(evolve(what, origin=origin))
            return
        files = [what / "source.toml"] if (what / "source.toml").is_file() else sorted(what.glob("*/source.toml"))
        if not files:
            raise SourceError(f"{what}: no source.toml here or in a folder below")
        errors: list[str] = []
        for file in files:
            try:
                inside = package if file.parent == what else f"{package}.{file.parent.name}" if package else None
                self._add(evolve(read_source(file), package=inside, origin=origin))
            except SourceError as error:
                errors.append(str(error))  # the other sources of the folder are still good
        if errors:
            raise SourceError("; ".join(errors))

    def _add(self, source: Source) -> None:
        if not NAME.fullmatch(source.name):
            raise SourceError(f"source {source.name!r}: a name is lower-case letters, digits and underscores")
        if source.name in self._by_name:
            other = self._by_name[source.name].origin
            raise SourceError(
                f"source {source.name!r} of plugin {source.origin!r} is already registered by plugin {other!r}; "
                f"disable one of the two with COPYDESK_DISABLE_PLUGINS"
            )
        self._by_name[source.name] = source
        for domain in source.domains:
            self._by_domain.setdefault(domain.lower().removeprefix("www."), source)
        if source.claims:
            self._claiming.append(source)

    def route(self, page: Page) -> Source | None:
        """Find the source of a page: by the host of its URL, or without one by what a source claims."""
        if page.url and page.url.startswith(("http://", "https://")):
            return self.by_url(page.url)
        return next((source for source in self._claiming if claims(source, page)), None)

    def by_url(self, url: str) -> Source | None:
        """Find the source of a URL: the one with the longest domain its host ends in."""
        try:
            host = (urlsplit(url).hostname or "").rstrip(".")
        except ValueError:
            return None
        while host:
            source = self._by_domain.get(host)
            if source is not None:
                return source
            host = host.partition(".")[2]
        return None

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
            code = self.code(source)
            hooks = {name: [getattr(code, name)] for name in SCOPED_HOOKS if hasattr(code, name)}
            methods = [name for name in field_names(Article) if callable(getattr(type(code), name, None))]
            fields = [_field_hook(code, name) for name in methods] if code else []
            hooks["copydesk_extract"] = [*hooks.get("copydesk_extract", ()), *reversed(fields)]
            self._hooks[source.name] = hooks
        return hooks


def _field_hook(code: SourceCode, field: str) -> Callable[[Page], list[Found]]:
    """Make an extract hook of a method named after a field; each fails on its own."""
    method = getattr(code, field)

    def copydesk_extract(page: Page) -> list[Found]:
        try:
            value = method(page)
            values = list(value) if isinstance(value, Iterator) else [value]
        except Exception as error:
            raise SourceError(f"{type(code).__name__}.{field}: {type(error).__name__}: {error}") from error
        return [
            item
            if isinstance(item, Found)
            else Found(field, item, "source.py", f"{type(code).__name__}.{field}", confidence=SOURCE_CODE)
            for item in values
            if item is not None
        ]

    return copydesk_extract


def claims(source: Source, page: Page) -> bool:
    """Tell whether a page shows every mark its source claims by."""
    lines = page.lines
    return all(_compiled(pattern).search(lines) for pattern in source.claims)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def read_source(file: Path) -> Source:
    """Read the record part of a source.toml. Raises SourceError naming file, key and cure, for all mistakes at once."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{file}: {error}") from error
    known = set(field_names(Source)) - {"folder", "package", "origin"}
    mistakes = []
    for key in sorted(set(data) - known - RULE_KEYS):
        close = difflib.get_close_matches(key, known | RULE_KEYS, n=1)
        mistakes.append(f"unknown key {key!r}" + (f", did you mean {close[0]!r}?" if close else ""))
    data = {"name": file.parent.name} | {key: value for key, value in data.items() if key in known}
    for key in ("claims", "article_url", "listing_url"):
        for pattern in [data[key]] if isinstance(data.get(key), str) else data.get(key, ()):
            try:
                re.compile(pattern)
            except re.error as error:
                mistakes.append(f"{key}: {pattern!r} is no regular expression: {error}")
    if not data.get("domains") and not data.get("claims"):
        mistakes.append(
            "neither domains nor claims, so no page would ever be this source's; add its domains = "
            '["example.org"], or for pages without a URL claims = ["text only they hold"]'
        )
    if mistakes:
        raise SourceError(f"{file}: " + "; ".join(mistakes))
    return _convert(data, file)


def _convert(data: Mapping[str, Any], file: Path) -> Source:
    import msgspec

    try:
        return evolve(msgspec.convert(dict(data), Source), folder=file.parent)
    except msgspec.ValidationError as error:
        raise SourceError(f"{file}: {error}") from error


def load_code(source: Source) -> SourceCode | None:
    """Import a source's `source.py` and make its one SourceCode; None where there is no such file."""
    if source.folder is None or not (source.folder / "source.py").is_file():
        return None
    file = source.folder / "source.py"
    try:
        module = _import(source, file)
        classes = [
            value
            for value in vars(module).values()
            if inspect.isclass(value) and issubclass(value, SourceCode) and value.__module__ == module.__name__
        ]
        if len(classes) != 1:
            raise SourceError(f"{file}: expected one subclass of copydesk.SourceCode, found {len(classes)}")
        _check_names(classes[0], file)
        return classes[0](source)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(f"{file}: {type(error).__name__}: {error}") from error


def _check_names(cls: type[SourceCode], file: Path) -> None:
    """Refuse a method that is nearly, but not, a hook or a field. Raises SourceError naming the right name."""
    for name, value in vars(cls).items():
        if name.startswith("_") or not callable(value) or name in SCOPED_HOOKS or name in field_names(Article):
            continue
        if name.startswith("copydesk_"):
            close = difflib.get_close_matches(name, SCOPED_HOOKS, n=1) or [", ".join(SCOPED_HOOKS)]
            raise SourceError(f"{file}: {cls.__name__}.{name}: no hook of a source; did you mean {close[0]}?")
        if close := difflib.get_close_matches(name, field_names(Article), n=1, cutoff=0.8):
            cure = f"did you mean {close[0]}? A helper's name begins with an underscore"
            raise SourceError(f"{file}: {cls.__name__}.{name}: no field of the record; {cure}")


def _import(source: Source, file: Path) -> ModuleType:
    if source.package:
        return importlib.import_module(f"{source.package}.source")
    spec = importlib.util.spec_from_file_location(f"copydesk_source_{source.name}", file)
    if spec is None or spec.loader is None:
        raise SourceError(f"{file}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
