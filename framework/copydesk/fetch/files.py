"""Fetch plugin `file`: local files, file: URLs and standard input (`-`), each also gzip-compressed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from typing import BinaryIO

from copydesk.errors import FetchError, RefusedError, UnreadableError
from copydesk.fetch.inflate import Inflater, too_large
from copydesk.fetch.inputs import Input, expand, local_path, missing, shown
from copydesk.fetch.page import make_page
from copydesk.fetch.saved import Sidecar, load_sidecar
from copydesk.hookspecs import Request
from copydesk.models import Issue, Page

__all__ = ["Input", "copydesk_fetch", "expand"]

_PIECE_BYTES = 262_144


def copydesk_fetch(request: Request) -> Page | None:
    """Read a file, with the sidecar beside it, or standard input. Raises UnreadableError or RefusedError."""
    if request.target == "-":
        return make_page(_read_stdin(request), url=request.url, path="-")
    path = local_path(request.target)
    if path is None:
        return None
    body = _read_file(path, request)
    name = shown(path)
    try:
        sidecar = load_sidecar(path)
    except UnreadableError as error:
        page = make_page(body, url=request.url, path=name)
        message = f"{error}; the page was read without it"
        page.memo.setdefault("issues", []).append(Issue("sidecar_damaged", message=message))
        return page
    return _with_sidecar(body, sidecar, name, request.url) if sidecar else make_page(body, url=request.url, path=name)


def _with_sidecar(body: bytes, sidecar: Sidecar, path: str, url: str | None) -> Page:
    page = make_page(
        body.decode("utf-8", "replace") if sidecar.encoding else body,
        url=url or sidecar.url,
        headers=sidecar.headers,
        status=sidecar.status,
        requested_url=sidecar.requested_url,
        fetched_at=sidecar.fetched_at,
        path=path,
        kind=sidecar.kind,
    )
    if url is None and sidecar.url is not None:
        page.url_from = "sidecar"
    return page


def _read_file(path: str, request: Request) -> bytes:
    if not path or "\0" in path:
        raise missing(path)
    try:
        # Without O_NONBLOCK a named pipe nobody writes to would stop everything.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        raise UnreadableError(f"{shown(path)}: cannot be read: {error.strerror or error}") from error
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise _is_folder(path)
        if not stat.S_ISREG(mode):
            raise RefusedError(f"{shown(path)}: a device, pipe or socket, no file; pipe it in and read -")
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as stream:
            return _read(stream, shown(path), request.max_bytes)
    except OSError as error:
        raise UnreadableError(f"{shown(path)}: cannot be read: {error.strerror or error}") from error
    finally:
        os.close(descriptor)


def _read_stdin(request: Request) -> bytes:
    if sys.stdin is None:
        raise UnreadableError("-: there is no standard input")
    return _read(sys.stdin.buffer, "standard input", request.max_bytes)


def _read(stream: BinaryIO, name: str, max_bytes: int) -> bytes:
    """Read to the end, unpacking gzip data whatever the name says; tools save pages as they came over the wire."""
    inflater = Inflater(name, max_bytes, "gzip")
    taken = 0
    for piece in _pieces(stream):
        taken += len(piece)
        if taken > max_bytes:
            raise too_large(name, max_bytes)
        inflater.feed(piece)
    return inflater.finish()


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(_PIECE_BYTES):
        yield piece


def _is_folder(path: str) -> FetchError:
    first = next(expand([path]), None)
    if first is not None and first.error is not None:
        return first.error
    return RefusedError(f"{shown(path)}: a folder, not one page; replay reads folders")
