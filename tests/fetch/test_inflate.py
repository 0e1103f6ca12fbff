"""Bounded unpacking of gzip and deflate."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import RefusedError, UnreadableError
from copydesk.fetch.inflate import Coding, Inflater, gunzip


def inflate(data: bytes, coding: Coding, *, piece: int = 1 << 30, max_bytes: int = 100_000) -> bytes:
    inflater = Inflater("x", max_bytes, coding)
    for at in range(0, len(data), piece):
        inflater.feed(data[at : at + piece])
    return inflater.finish()


def bare(data: bytes) -> bytes:
    """Compress as a deflate stream without zlib's wrapping."""
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(data) + compressor.flush()


@given(st.binary(max_size=2000), st.integers(1, 700))
def test_round_trip_in_any_pieces(data: bytes, piece: int) -> None:
    """Gzip, several gzip members, zlib, bare deflate and plain data come out whole however they are cut."""
    assert inflate(gzip.compress(data), "gzip", piece=piece) == data
    assert inflate(gzip.compress(data) + gzip.compress(b"tail"), "gzip", piece=piece) == data + b"tail"
    assert inflate(zlib.compress(data), "deflate", piece=piece) == data
    assert inflate(data, "identity", piece=piece) == data


@pytest.mark.parametrize("piece", [3, 64, 100_000])
def test_bare_deflate(piece: int) -> None:
    """The bare stream some servers send for deflate is unpacked too."""
    data = b"<p>The ferry is back.</p>" * 200
    assert inflate(bare(data), "deflate", piece=piece) == data


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("data", [b"", b"<", b"<p>", b"<!DOCTYPE html><p>The ferry is back.", "\ufeff<p>é".encode()])
def test_what_is_not_compressed_is_taken_as_it_is(coding: Coding, data: bytes) -> None:
    """Data said to be compressed that is not comes back unchanged."""
    assert inflate(data, coding) == data


def test_padding_after_the_data_is_ignored() -> None:
    """What follows a gzip member and is none is dropped, as gzip does, even where a member's mark stands in it."""
    data = gzip.compress(b"ferry")
    assert gunzip(data + b"\0" * 40, "x") == b"ferry"
    inflater = Inflater("x", 1000, "gzip")
    for piece in (data, b"\0\0", b"\x1f\x8b\x08 no member"):
        inflater.feed(piece)
    assert inflater.finish() == b"ferry"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_bombs_are_refused_at_the_cap(coding: Coding) -> None:
    """20 MB of zeros in 20 kB are refused, and not even for a moment unpacked whole."""
    compress = gzip.compress if coding == "gzip" else zlib.compress
    bomb = compress(b"\0" * 20_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(RefusedError, match=r"bomb\.html: larger than 50,000 bytes; raise max_bytes"):
            Inflater("bomb.html", 50_000, coding).feed(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


def test_the_cap_itself_is_allowed() -> None:
    """A document of exactly the cap is read; one byte more is refused."""
    assert len(inflate(gzip.compress(b"x" * 5000), "gzip", max_bytes=5000)) == 5000
    assert len(inflate(b"x" * 5000, "identity", max_bytes=5000)) == 5000
    for data, coding in ((gzip.compress(b"x" * 5001), "gzip"), (b"x" * 5001, "identity"), (b"x" * 5001, "gzip")):
        with pytest.raises(RefusedError):
            inflate(data, coding, max_bytes=5000)


def test_cut_off_data_is_an_error() -> None:
    """A missing end is told, with how much there was, not passed on as a short page."""
    data = gzip.compress(b"<p>The ferry is back.</p>" * 50)
    with pytest.raises(UnreadableError, match=r"a\.html\.gz: the gzip data is cut off after [\d,]+ bytes of text"):
        gunzip(data[:-9], "a.html.gz")
    with pytest.raises(UnreadableError, match="cut off"):
        gunzip(data + data[:12], "a.html.gz")


def test_damaged_data_is_an_error() -> None:
    """A flipped byte is found by the checksum."""
    data = bytearray(gzip.compress(b"<p>The ferry is back.</p>" * 50))
    data[-6] ^= 0xFF
    with pytest.raises(UnreadableError, match=r"a\.html\.gz: the gzip data is damaged"):
        gunzip(bytes(data), "a.html.gz")


def test_endless_empty_members_are_refused() -> None:
    """Members by the ten thousand, which would cost a copy of the rest each, are no document."""
    with pytest.raises(UnreadableError, match="more than 10,000 gzip members"):
        gunzip(gzip.compress(b"") * 10_001, "x")
