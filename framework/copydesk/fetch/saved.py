"""Pages kept on disk with what is known of their fetching, so that a replay of a crawl equals the crawl.

Beside `<slug>-<hash>.html`, the bytes as fetched, stands `<slug>-<hash>.html.meta.json`, the sidecar.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import attrs

from copydesk.errors import UnreadableError
from copydesk.fetch.inputs import SIDECAR_SUFFIX
from copydesk.models import Page, PageKind

_MAX_SLUG_CHARS = 60
_MAX_SIDECAR_BYTES = 1_000_000
_FROM_DOCUMENT = frozenset({"canonical", "og", "base", "saved-from"})
# What lets its holder act for whoever fetched the page: kept of no page, and of no use in a replay.
_SECRET = frozenset(
    {"set-cookie", "set-cookie2", "cookie", "authorization", "proxy-authorization", "authentication-info"}
    | {"proxy-authentication-info", "x-auth-token", "x-csrf-token", "x-xsrf-token", "x-api-key"}
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@attrs.frozen
class Sidecar:
    """What a sidecar holds; every key may be missing."""

    url: str | None = None
    """None where the document itself told it: the replay reads it there again."""
    requested_url: str | None = None
    status: int | None = None
    headers: dict[str, str] = attrs.field(factory=dict)
    """Those of the answer but cookies and credentials."""
    fetched_at: datetime | None = None
    """ISO 8601 with offset."""
    kind: PageKind | None = None
    encoding: str | None = None
    """Of the file, for a page that never was bytes: `utf-8`; otherwise it is found again as it was."""


def save_page(page: Page, folder: Path | str) -> Path:
    """Write a page and its sidecar; give the page's file. The same page writes the same file again.

    Each of the two is there whole or not at all, the sidecar first. The folder is made. Raises OSError.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    body = page.body if page.body is not None else page.text.encode("utf-8", "surrogatepass")
    file = folder / _name(page, body)
    import msgspec

    write_whole(file.with_name(file.name + SIDECAR_SUFFIX), msgspec.json.encode(sidecar_of(page)) + b"\n")
    write_whole(file, body)
    return file


def sidecar_of(page: Page) -> Sidecar:
    """Give what is kept beside a page's bytes, so that a replay makes the same page of them."""
    return Sidecar(
        url=None if page.url_from in _FROM_DOCUMENT else _writable(page.url),
        requested_url=_writable(page.requested_url),
        status=page.status,
        headers={name: _writable(value) or "" for name, value in page.headers.items() if name not in _SECRET},
        fetched_at=page.fetched_at,
        kind=page.kind,
        encoding="utf-8" if page.body is None else None,
    )


def load_sidecar(path: Path | str) -> Sidecar | None:
    """Read the sidecar of a saved page, None where it has none. `x.html.gz` may use that of `x.html`.

    Raises UnreadableError for one that is damaged, too large or of another shape, naming the place in it.
    """
    for name in dict.fromkeys((str(path), str(path).removesuffix(".gz"))):
        file = Path(name + SIDECAR_SUFFIX)
        try:
            with file.open("rb") as stream:
                data = stream.read(_MAX_SIDECAR_BYTES + 1)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UnreadableError(f"{file}: cannot be read: {error.strerror or error}") from error
        return _parse(data, file)
    return None


def _parse(data: bytes, file: Path) -> Sidecar:
    import msgspec

    if len(data) > _MAX_SIDECAR_BYTES:
        raise UnreadableError(f"{file}: no sidecar: larger than {_MAX_SIDECAR_BYTES:,} bytes")
    try:
        sidecar = msgspec.json.decode(data, type=Sidecar)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"{file}: damaged sidecar: {error}; write it again or delete it") from error
    if sidecar.encoding not in (None, "utf-8"):
        raise UnreadableError(f"{file}: damaged sidecar: encoding is {sidecar.encoding!r}, known is utf-8")
    if sidecar.fetched_at is not None and sidecar.fetched_at.tzinfo is None:
        raise UnreadableError(f"{file}: damaged sidecar: fetched_at has no offset from UTC; write it with one")
    return sidecar


def _name(page: Page, body: bytes) -> str:
    """Name the file by URL and content: no path of the page's choosing, no two pages in one file."""
    address = page.url or page.requested_url or ""
    digest = hashlib.sha256(address.encode("utf-8", "surrogatepass") + b"\0" + body).hexdigest()[:16]
    return f"{slug_of(address)}-{digest}.html"


def slug_of(address: str) -> str:
    """Give a short file name of ASCII letters, digits and hyphens for a URL, `page` where it has no such words."""
    try:
        last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        last = ""
    last = re.sub(r"\.(?:html?|xhtml|php|aspx?)$", "", unquote(last).lower())
    slug = _NOT_SLUG.sub("-", last).strip("-")[:_MAX_SLUG_CHARS].strip("-")
    return slug or "page"


def write_whole(file: Path, data: bytes) -> None:
    """Write a file beside its place and move it there. Raises OSError."""
    temporary = file.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _writable(text: str | None) -> str | None:
    """Give text any UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode() if text else None
