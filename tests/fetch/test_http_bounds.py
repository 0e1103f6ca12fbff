"""Bounds of an answer over http: size, compression, kind, time."""

from __future__ import annotations

import gzip
import zlib
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

import pytest
from fetching import HTML, drip, get

from copydesk.errors import FetchError, RefusedError, UnreadableError

if TYPE_CHECKING:
    from conftest import Site


def test_size_is_capped_by_header_and_by_bytes(site: Site) -> None:
    """A document over the cap is refused at its announced length, else as it comes."""
    url = site.answer("/announced", b"", content_length="10000")
    with pytest.raises(
        RefusedError, match=r"/announced: larger than 5,000 bytes; raise max_bytes \(--max-bytes\) to read it"
    ):
        get(url, max_bytes=5000)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.closing.is_set():
            handler.wfile.write(b"<p>more and more " * 4096)

    with pytest.raises(RefusedError, match=r"/endless: larger than 1,000,000 bytes"):
        get(site.route("/endless", endless), max_bytes=1_000_000)

    def padded(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(HTML.encode()))
        while not site.closing.is_set():
            handler.wfile.write(b"\0" * 65_536)

    with pytest.raises(RefusedError, match=r"/padded: larger than 1,000,000 bytes"):
        get(site.route("/padded", padded), max_bytes=1_000_000)
    assert len(get(site.answer("/just", b"x" * 5000), max_bytes=5000).text) == 5000


@pytest.mark.parametrize(
    ("coding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("x-gzip", gzip.compress)]
)
def test_compressed_answers(site: Site, coding: str, compress: Any) -> None:
    """They are unpacked, and the cap holds for what comes out."""
    assert get(site.answer("/a", compress(HTML.encode()), content_encoding=coding)).text == HTML
    bomb = site.answer("/bomb", compress(b"<p>" + b"\0" * 10_000_000), content_encoding=coding)
    with pytest.raises(RefusedError, match="/bomb: larger than 100,000 bytes"):
        get(bomb, max_bytes=100_000)


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (HTML.encode(), "gzip"),
        (HTML.encode(), "deflate"),
        (gzip.compress(HTML.encode()), ""),
        (gzip.compress(gzip.compress(HTML.encode())), "gzip, gzip"),
        (zlib.compress(HTML.encode())[2:-4], "deflate"),
    ],
    ids=["plain as gzip", "plain as deflate", "gzip as plain", "gzip twice", "bare deflate"],
)
def test_false_content_encodings_are_seen_through(site: Site, body: bytes, coding: str) -> None:
    """Plain data called gzip, gzip data called nothing, twice packed and bare deflate all give the page."""
    assert get(site.answer("/a", body, content_encoding=coding)).text == HTML


def test_codings_nobody_asked_for_are_refused(site: Site) -> None:
    """A coding copydesk cannot unpack within bounds is named."""
    with pytest.raises(UnreadableError, match="answered in 'br' encoding, which was not asked for"):
        get(site.answer("/a", b"\x0b\x02\x80x\x03", content_encoding="br"))


@pytest.mark.parametrize("content_type", ["image/png", "application/pdf", "application/json"])
def test_what_is_no_document_is_not_downloaded(site: Site, content_type: str) -> None:
    """The type is enough to refuse; with a status of its own the error says so."""
    with pytest.raises(UnreadableError, match=f"/a: is {content_type}, no HTML page"):
        get(site.answer("/a", b"x", content_type=content_type, content_length="99999"))
    with pytest.raises(UnreadableError, match=r"/b \(status 404\): is"):
        get(site.answer("/b", b"x", 404, content_type=content_type))


def test_binary_called_html_is_refused(site: Site) -> None:
    """A PDF under a false type is seen by its bytes."""
    with pytest.raises(UnreadableError, match=f"{site.url}/a: is a PDF document"):
        get(site.answer("/a", b"%PDF-1.7"))


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"HTTP", b"/"),
    ],
)
def test_an_answer_that_drips_for_ever_ends_at_the_deadline(site: Site, start: bytes, piece: bytes) -> None:
    """Each piece comes in time, the whole never: body, chunk sizes, headers and status line alike are cut off."""
    with pytest.raises(
        FetchError, match=r"/a: no whole answer within 0\.4 s; try again later, or in Python raise Request.timeout_s"
    ):
        get(site.route("/a", drip(site, start, piece)), timeout_s=0.1)
    assert site.paths() == ["/a"]


def test_silence_ends_at_the_timeout(site: Site, waits: list[float]) -> None:
    """A server that says nothing is asked again, then given up."""

    def silent(handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(5)

    with pytest.raises(
        FetchError, match=r"no answer in time; try again later, or in Python raise Request.timeout_s; tried 2 time\(s\)"
    ):
        get(site.route("/a", silent), timeout_s=0.25, retries=1)
    assert (waits, len(site.asked)) == ([0.5], 2)
