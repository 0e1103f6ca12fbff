"""Makes a saved page: its bytes, its sidecar, and the record it is read as now."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import attrs

from copydesk.errors import UsageError
from copydesk.fetch.inputs import SIDECAR_SUFFIX
from copydesk.fetch.saved import sidecar_of, slug_of, write_whole
from copydesk.models import Page, Result, Source
from copydesk.testing import EXPECTED, PAGES
from copydesk.testing.cases import page_files
from copydesk.testing.comparing import filled
from copydesk.testing.writing import expected_bytes, expected_of

if TYPE_CHECKING:
    from copydesk.desk import Desk

# What is kept of the answer's headers: what says how the page is read. Cookies, tokens and the names of machines on the
# way are nobody's business, and saved pages are published; so the list says what is kept, not what is left out.
KEPT_HEADERS = frozenset(
    {"content-type", "content-language", "date", "last-modified", "etag", "link", "x-robots-tag", "age", "expires"}
)
_CASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@attrs.frozen
class Saved:
    """A saved page as it was written."""

    folder: Path
    expected: dict[str, Any]
    result: Result


def folder_for(source: Source, here: Path) -> Path:
    """Say where the saved pages of a source belong: beside its source.toml where it has some, else in tests/pages.

    Both only below `here`, the folder the author works in: what is installed elsewhere is not written to.
    """
    home = source.folder.resolve() if source.folder else None
    inside = home is not None and home.is_relative_to(here.resolve())
    if home is not None and inside and ((home / PAGES).is_dir() or not (here / "tests").is_dir()):
        return home / PAGES
    return here / "tests" / PAGES / source.name


def case_name(page: Page) -> str:
    """Name a case after the page's address; nothing but ASCII letters, digits and hyphens of it is used."""
    return slug_of(page.url or page.requested_url or "")


def check_name(name: str) -> None:
    """Raise UsageError for what is no name of a case."""
    if not _CASE.fullmatch(name):
        raise UsageError(f"--case {name!r}: a name is of letters a-z, digits, _ and -, 80 at most")


def save_case(desk: Desk, page: Page, source: Source, folder: Path, *, force: bool = False) -> Saved:
    """Write a saved page, read it back as a test will, and write what is expected of it.

    The folder is there whole or not at all. One that is there is replaced with `force`, its page, sidecar and expected
    record only. Raises UsageError where it is there, or the page is another source's; OSError.
    """
    if folder.exists() and not force:
        raise UsageError(f"{folder}: is there already; --case names another, --force replaces it")
    given = _given(desk.read(page), source)
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = folder.with_name(f".{secrets.token_hex(8)}.part")
    temporary.mkdir()
    try:
        file = temporary / f"page.{'html' if page.kind == 'html' else 'txt'}"
        _write_page(page, file)
        result = desk.get(str(file), given)
        expected = expected_of(result, given)
        write_whole(temporary / EXPECTED, expected_bytes(expected))
        _put(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return Saved(folder, expected, result)


def _write_page(page: Page, file: Path) -> None:
    import msgspec

    body = page.body if page.body is not None else page.text.encode("utf-8", "surrogatepass")
    sidecar = sidecar_of(page)
    kept = attrs.evolve(
        sidecar,
        url=_public(sidecar.url),
        requested_url=_public(sidecar.requested_url),
        headers={name: value for name, value in sorted(sidecar.headers.items()) if name in KEPT_HEADERS},
    )
    data = expected_bytes(filled(msgspec.to_builtins(kept)))
    write_whole(file.with_name(file.name + SIDECAR_SUFFIX), data)
    write_whole(file, body)


def _public(url: str | None) -> str | None:
    """Give a URL without the name and password some have before the host."""
    if url is None or "@" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def _given(result: Result, source: Source) -> str | None:
    """Say whether the source must be named for the page to be its. Raises UsageError where it is another's."""
    if result.source == source.name:
        return None
    if result.source is None:
        return source.name
    raise UsageError(f"{result.input}: is a page of the source {result.source}, not of {source.name}")


def _put(temporary: Path, folder: Path) -> None:
    if not folder.exists():
        temporary.rename(folder)
        return
    old = {*page_files(folder), *folder.glob(f"page.*{SIDECAR_SUFFIX}")}
    for file in sorted(temporary.iterdir()):
        file.replace(folder / file.name)
        old.discard(folder / file.name)
    for file in old:
        file.unlink()
