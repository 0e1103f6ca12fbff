"""What rules cannot say: a source's `source.py`, imported at its first page."""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from copydesk.errors import SourceError
from copydesk.extraction.ladder import SOURCE_CODE
from copydesk.models import Article, Found, Page, Source, field_names
from copydesk.sources.answers import unfit

SCOPED_HOOKS = ("copydesk_clean", "copydesk_extract", "copydesk_normalise", "copydesk_validate")


class SourceCode:
    """Base of the class in a source's `source.py`, for what rules cannot say.

    A method named after a field (`def title(self, page)`) gives its value: a value, a Found, or an iterable of Found;
    None where it has none. Methods named as hooks (`copydesk_clean`, `copydesk_extract`, `copydesk_normalise`,
    `copydesk_validate`) run for this source's pages only.
    """

    def __init__(self, source: Source) -> None:
        self.source = source


def hooks_of(code: SourceCode | None) -> Mapping[str, Sequence[Callable[..., Any]]]:
    """Give the hook implementations of a source's code; each method named after a field is one of its own."""
    hooks = {name: [getattr(code, name)] for name in SCOPED_HOOKS if hasattr(code, name)}
    methods = [name for name in field_names(Article) if callable(getattr(type(code), name, None))]
    fields = [_field_hook(code, name) for name in methods] if code else []
    hooks["copydesk_extract"] = [*hooks.get("copydesk_extract", ()), *reversed(fields)]
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
        for item in values:
            if item is not None and not isinstance(item, Found) and (wanted := unfit(field, item)):
                raise SourceError(f"{type(code).__name__}.{field}: {wanted}")
        return [
            item
            if isinstance(item, Found)
            else Found(field, item, "source.py", f"{type(code).__name__}.{field}", confidence=SOURCE_CODE)
            for item in values
            if item is not None
        ]

    return copydesk_extract


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
    sys.modules[spec.name] = module  # where dataclasses, pickle and others look for the module of a class
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[spec.name]
        raise
    return module
