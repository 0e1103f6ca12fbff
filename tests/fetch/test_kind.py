"""HTML, plain text, or no document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableError
from copydesk.fetch.kind import kind_of, refuse_binary, refuse_suffix, refuse_type

PROSE = "Ferry back after nine days\n\nThe ferry to the island sailed again on Monday.\n\nMore from Coast\n"


@pytest.mark.parametrize(
    ("text", "content_type", "path", "kind"),
    [
        # what it is called, where the content agrees
        ("<html><p>x", "text/html", None, "html"),
        (PROSE, "text/plain; charset=utf-8", None, "text"),
        ("<html><p>x", None, "a.html", "html"),
        (PROSE, None, "a.txt", "text"),
        (PROSE, None, "a.txt.gz", "text"),
        # a .txt that is HTML
        ("<!DOCTYPE html><title>x</title>", None, "a.txt", "html"),
        ("\n<!-- saved --><HTML lang=en>", "text/plain", None, "html"),
        ("<div class=x>The ferry</div>", "text/plain", None, "html"),
        ("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<!doctype html>\n<p>x", None, "a.txt", "html"),
        # an .html that is plain text
        (PROSE, None, "a.html", "text"),
        (PROSE, "text/html", None, "text"),
        ("If x <y and <jane@tideline.example> agrees, <https://tideline.example> says so", "text/html", None, "text"),
        # HTML without the usual start
        ("The ferry is back.<br>It sailed on Monday.", "text/html", None, "html"),
        ("<custom-story id=1>The ferry</custom-story>", "text/html", None, "html"),
        # text that speaks of HTML
        ("How to write <b>bold</b> on the Web", "text/plain", None, "text"),
        ("How to write <b>bold</b> on the Web", None, None, "text"),
        # nothing said
        ("<p>The ferry</p>", None, None, "html"),
        ("The ferry\n<p>is</p>\n<p>back</p>", None, None, "html"),
        (PROSE, None, None, "text"),
        (PROSE, "application/octet-stream", "notes.md", "text"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "application/xhtml+xml", None, "html"),
        # the header outweighs the file's name
        (PROSE, "text/plain", "a.html", "text"),
        # nothing there
        ("", "text/html", None, "html"),
        ("  \n", None, "a.txt", "text"),
    ],
)
def test_kind_of(text: str, content_type: str | None, path: str | None, kind: str) -> None:
    """The content settles what the name gets wrong; a name is believed where the content allows it."""
    assert kind_of(text, content_type, path, "x") == kind


@pytest.mark.parametrize(
    ("start", "what"),
    [
        ('<?xml version="1.0"?><rss version="2.0">', "an RSS feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "an Atom feed"),
        ("<!-- x --><urlset xmlns='x'>", "a sitemap"),
        ("<sitemapindex>", "a sitemap index"),
        ("<rdf:RDF xmlns:rdf='x'>", "an RDF feed"),
    ],
)
def test_feeds_and_sitemaps_are_no_pages(start: str, what: str) -> None:
    """A feed is refused under any name, and the error says what to give instead."""
    for content_type in ("text/html", "application/rss+xml", "text/plain", None):
        with pytest.raises(UnreadableError, match=f"feed.xml: is {what}, no page; give the addresses it lists"):
            kind_of(start, content_type, None, "feed.xml")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\0\x01\0", "a GIF image"),
        (b"RIFF\x24\0\0\0WEBPVP8 " + b"\0\1\2\3" * 50, "a WebP image, a sound or a video"),
        (b"PK\x03\x04\x14\0", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "an office document"),
        (b"\xfd7zXZ\0\0\4", "xz data"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "a web archive"),
        (b"From: <Saved by Blink>\r\nSnapshot", "an MHTML archive"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\0" * 4000, "binary data"),
    ],
)
def test_binary_is_refused(body: bytes, what: str) -> None:
    """Bytes that are no text are named for what they are."""
    with pytest.raises(UnreadableError, match=f"^x.html: is {what}"):
        refuse_binary(body, "x.html")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<p>a\0b\0c</p>",
        b"<p>" + b"The ferry is back. " * 50 + b"\0\x01\x02</p>",
        b"BMW recalls ferries",
        b"ID3 is no tag here",
        b"RIFF and raff",
        b"BZh no archive",
        "Fähre".encode("utf-16"),
        ("<p>" + "The ferry is back. " * 50).encode("utf-16-le"),
        ("<p>" + "The ferry is back. " * 50).encode("utf-16-be"),
        "渡轮回来了。".encode("gbk") * 100,
        "渡輪".encode("big5") * 100,
        "フェリー".encode("iso-2022-jp") * 100,
        bytes(range(128, 256)) * 10,
    ],
)
def test_text_in_any_encoding_is_not_binary(body: bytes) -> None:
    """Legacy encodings, UTF-16 without a mark, a few stray NULs and words that look like magic pass."""
    refuse_binary(body, "x")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=0, max_size=200))
def test_no_printable_utf_8_is_binary_unless_it_names_a_format(text: str) -> None:
    """Printable text is let through, but for the starts of PDF, RTF, WARC and the like."""
    starts = ("%PDF-", "{\\rtf", "WARC/", "From: <Saved by ", "GIF87a", "GIF89a", "bplist00")
    if not text.startswith(starts):
        refuse_binary(text.encode(), "x")


@pytest.mark.parametrize(
    "content_type",
    ["image/png", "application/pdf", "application/json; charset=utf-8", "application/ld+json", "VIDEO/mp4", "text/css",
     "application/vnd.ms-excel", "audio/mpeg", "font/woff2", "application/zip", "multipart/related; boundary=x"],
)  # fmt: skip
def test_types_no_page_has_are_refused(content_type: str) -> None:
    """A header that says image, PDF or JSON is believed, and named in the error."""
    named = content_type.partition(";")[0].replace("+", r"\+")
    with pytest.raises(UnreadableError, match=f"^https://x/: is {named}, no HTML page or text; give the address"):
        refuse_type(content_type, "https://x/")


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/html",
        "text/plain",
        "application/xhtml+xml",
        "application/xml",
        "application/octet-stream",
        "html",
    ],
)
def test_types_a_page_may_have_pass(content_type: str | None) -> None:
    """Types that say page, or nothing, are left to the content."""
    refuse_type(content_type, "x")


def test_suffixes_no_page_has_are_refused() -> None:
    """Records, tables and scripts given by mistake are named; unknown suffixes are left to the content."""
    with pytest.raises(UnreadableError, match=r"^out\.jsonl: a \.jsonl file holds JSON Lines, no HTML page"):
        refuse_suffix("out.jsonl", "out.jsonl")
    for path in ("a.html", "a.php", "a", "a.html.gz", None):
        refuse_suffix(path, "x")
