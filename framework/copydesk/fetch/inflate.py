"""Bounded decompression: gzip and deflate, of files and of HTTP answers, with a cap on what comes out."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Literal

from copydesk.errors import RefusedError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 16_000_000
"""Cap where no request sets one; the same as the default of `Request.max_bytes`."""
GZIP_MAGIC = b"\x1f\x8b\x08"
_DEFLATE_BYTES = 64
"""Deflate data has no mark; with this much of it text that is none fails to unpack."""
_SLICE_BYTES = 65_536
_MAX_MEMBERS = 10_000
"""Tools that compress in parallel start a member each 64 to 1,024 kB; each one costs a copy of what follows it."""

Coding = Literal["gzip", "deflate", "identity"]


class Inflater:
    """Take the pieces of one document, give it decoded.

    Bytes that are not in the coding they are said to be in are taken as they are: servers and tools say gzip of
    documents that were unpacked on the way. Raises RefusedError once more than `max_bytes` come out, UnreadableError
    where the data is damaged or cut off; both name `name`.
    """

    def __init__(self, name: str, max_bytes: int, coding: Coding = "identity") -> None:
        self._name = name
        self._max_bytes = max_bytes
        self._coding = coding
        self._begin = b""
        self._take: Callable[[bytes], None] | None = self._store if coding == "identity" else None
        self._decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
        self._members = 0
        self._out = bytearray()

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        if self._take is None:
            self._begin += data
            if len(self._begin) < (len(GZIP_MAGIC) if self._coding == "gzip" else _DEFLATE_BYTES):
                return
            data, self._begin = self._begin, b""
            self._take = self._choose(data)
        for at in range(0, len(data), _SLICE_BYTES):
            self._take(data[at : at + _SLICE_BYTES])

    def finish(self) -> bytes:
        """Give the document. Raises UnreadableError where its end is missing."""
        if self._take is None:
            self._finish_short()
        elif self._take == self._inflate and not self._decompressor.eof:
            raise self._cut_off()
        return bytes(self._out)

    def _finish_short(self) -> None:
        """Unpack what is too short to tell deflate data from text by its beginning; by its end it can be told."""
        if len(self._begin) >= len(GZIP_MAGIC):
            try:
                self._choose(self._begin)(self._begin)
            except UnreadableError:
                self._decompressor = zlib.decompressobj()
            if self._decompressor.eof:
                return
        self._out.clear()
        self._store(self._begin)

    def _cut_off(self) -> UnreadableError:
        taken = f"{len(self._out):,} bytes of text"
        return UnreadableError(
            f"{self._name}: the {self._coding} data is cut off after {taken}; get the document again"
        )

    def _choose(self, data: bytes) -> Callable[[bytes], None]:
        if self._coding == "gzip":
            if not data.startswith(GZIP_MAGIC):
                return self._store
            self._decompressor = zlib.decompressobj(16 + zlib.MAX_WBITS)
            self._members = 1
        elif data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0:
            # RFC 9110 says zlib format; some servers send the bare stream.
            self._decompressor = zlib.decompressobj()
        else:
            try:
                zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[:_SLICE_BYTES], 1)
            except zlib.error:
                return self._store
        return self._inflate

    def _ignore(self, data: bytes) -> None:
        """Take what follows the compressed data: nothing of the document."""

    def _store(self, data: bytes) -> None:
        if len(self._out) + len(data) > self._max_bytes:
            raise too_large(self._name, self._max_bytes)
        self._out += data

    def _inflate(self, data: bytes) -> None:
        while data:
            if self._decompressor.eof:
                # What follows a gzip member is another member, or padding that gzip itself ignores.
                if not self._members or data[:2] not in (GZIP_MAGIC[:1], GZIP_MAGIC[:2]):
                    self._take = self._ignore
                    return
                self._members += 1
                if self._members > _MAX_MEMBERS:
                    raise UnreadableError(f"{self._name}: more than {_MAX_MEMBERS:,} gzip members; this is no document")
                self._decompressor = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                piece = self._decompressor.decompress(data, self._max_bytes - len(self._out) + 1)
            except zlib.error as error:
                where = f"after {len(self._out):,} bytes of text"
                raise UnreadableError(
                    f"{self._name}: the {self._coding} data is damaged {where} ({error}); get the document again"
                ) from error
            self._store(piece)
            data = self._decompressor.unused_data


def gunzip(data: bytes, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """Unpack gzip data; anything else comes back as it is, within the same cap. Raises as `Inflater`."""
    inflater = Inflater(name, max_bytes, "gzip")
    inflater.feed(data)
    return inflater.finish()


def too_large(name: str, max_bytes: int) -> RefusedError:
    """Make the error for a document over the cap."""
    return RefusedError(f"{name}: larger than {max_bytes:,} bytes; raise max_bytes (--max-bytes) to read it")
