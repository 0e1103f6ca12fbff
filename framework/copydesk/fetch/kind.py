"""What a document is: HTML, plain text, or nothing copydesk reads.

What starts like HTML is HTML, after the table of the WHATWG MIME Sniffing standard (7.1), whatever the name says;
what is called HTML and holds no tag is text.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from copydesk.errors import UnreadableError
from copydesk.models import PageKind

_SAMPLE_BYTES = 4096
_MAX_CONTROLS = 0.05
"""Share of control bytes from which the bytes are no text: random bytes have 0.11, pages under 0.001."""
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b") + b"\x7f"

_SAVE_AS_TEXT = "save its text as .txt or .html and read that"
_UNPACK = "unpack it and read what is inside"
_MAGIC = (
    (b"%PDF-", "a PDF document", _SAVE_AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or an office document", _UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document", _SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF87a", "a GIF image", ""),
    (b"GIF89a", "a GIF image", ""),
    (b"BM", "a bitmap image", ""),
    (b"II*\x00", "a TIFF image", ""),
    (b"MM\x00*", "a TIFF image", ""),
    (b"RIFF", "a WebP image, a sound or a video", ""),
    (b"OggS", "a sound or a video", ""),
    (b"ID3", "a sound", ""),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"BZh", "bzip2 data", _UNPACK),
    (b"\xfd7zXZ\x00", "xz data", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd data", _UNPACK),
    (b"\x1f\x8b\x08", "gzip data", _UNPACK),
    (b"bplist00", "a Safari web archive or property list", "save the page as HTML"),
    (b"SQLite format 3\x00", "an SQLite database", ""),
    (b"\x7fELF", "a program", ""),
    (b"\x00asm", "a program", ""),
    (b"WARC/", "a web archive (WARC)", "reading one takes a fetch plugin for it"),
    (b"From: <Saved by ", "an MHTML archive", "save the page as HTML"),
)
_MIN_PAIRS, _MIN_PRINTABLE = 8, 0.6
"""Pairs of bytes without NUL from which UTF-8 is told from UTF-16, and the share of them without a control byte."""
_PRINTABLE_MAGIC = frozenset({b"BM", b"RIFF", b"OggS", b"ID3", b"BZh"})
"""Short words a text can begin with: they count only where control bytes follow."""

_NO_PAGE_TYPES = re.compile(
    r"(?:image|audio|video|font|model)/|application/(?:pdf|json|javascript|x-javascript|ecmascript|zip|rtf|msword|wasm"
    r"|vnd\.|x-ndjson|x-tar|x-7z|x-rar|java-archive)|text/(?:css|csv|javascript|calendar|vcard|event-stream)"
    r"|multipart/related|message/|[^;]*\+json",
    re.IGNORECASE,
)
_NO_PAGE_SUFFIXES = {
    ".json": "JSON",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".csv": "a table",
    ".tsv": "a table",
    ".css": "a style sheet",
    ".js": "a script",
    ".mht": "an MHTML archive",
    ".mhtml": "an MHTML archive",
}
_FEED_ROOTS = {"rss": "an RSS feed", "feed": "an Atom feed", "rdf:rdf": "an RDF feed", "urlset": "a sitemap",
               "sitemapindex": "a sitemap index"}  # fmt: skip

_HTML_STARTS = frozenset(
    {"html", "head", "body", "script", "iframe", "h1", "h2", "h3", "div", "font", "table", "a", "style", "title", "b",
     "p", "br", "meta", "link", "base", "article", "section", "main", "header", "nav", "span", "ul", "ol", "noscript",
     "center", "img"}
)  # fmt: skip
_PROLOG = re.compile(r"\s*(?:<!--.*?(?:-->|\Z)|<\?[^>]*>)", re.DOTALL)
_FIRST_TAG = re.compile(r"\s*<(!doctype|/?[a-z][a-z0-9:-]*)(?=[\s/>])", re.IGNORECASE)
_HTML_LINE = re.compile(r"^[ \t]*<(?:!doctype\s+html|html)(?=[\s>])", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<[/!?]?[a-z][a-z0-9:-]{0,40}(?:\s[^<>]{0,400}|/)?>|<!--", re.IGNORECASE)
_CLOSING = re.compile(
    r"</(?:p|div|span|a|h[1-6]|li|ul|ol|td|tr|table|body|html|article|section|em|strong|title)>", re.IGNORECASE
)


def refuse_type(content_type: str | None, name: str) -> None:
    """Raise UnreadableError for a Content-Type no page has; names `name` and the type."""
    if content_type and _NO_PAGE_TYPES.match(content_type.strip()):
        shown = content_type.partition(";")[0].strip()[:80]
        raise UnreadableError(f"{name}: is {shown}, no HTML page or text; give the address of the article's page")


def refuse_suffix(path: str | None, name: str) -> None:
    """Raise UnreadableError for a file name no page has."""
    suffix = PurePath(path).suffix.lower() if path else ""
    if what := _NO_PAGE_SUFFIXES.get(suffix):
        raise UnreadableError(f"{name}: a {suffix} file holds {what}, no HTML page or text; give saved pages")


def refuse_binary(body: bytes, name: str) -> None:
    """Raise UnreadableError for bytes that are no text, saying what they look like."""
    sample = body[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    text = controls <= max(8, _MAX_CONTROLS * len(sample)) or sample.startswith((b"\xff\xfe", b"\xfe\xff"))
    for magic, what, cure in _MAGIC:
        if sample.startswith(magic) and not (text and magic in _PRINTABLE_MAGIC):
            raise UnreadableError(f"{name}: is {what}, no HTML page or text{'; ' if cure else ''}{cure}")
    if not text and not _looks_like_utf_16(sample) and not _is_markup_with_nul(sample):
        raise UnreadableError(f"{name}: is binary data, no HTML page or text; give saved pages (.html, .txt)")


def kind_of(text: str, content_type: str | None, path: str | None, name: str) -> PageKind:
    """Decide between HTML and plain text by declared type, file name and content.

    Raises UnreadableError for a feed or sitemap, which hold addresses of pages and are none.
    """
    first = _first_tag(text)
    if what := _FEED_ROOTS.get(first):
        raise UnreadableError(f"{name}: is {what}, no page; give the addresses it lists")
    if first == "!doctype" or first.lstrip("/") in _HTML_STARTS:
        return "html"
    declared = _declared(content_type, path)
    if declared == "text":
        return "html" if _HTML_LINE.search(text, 0, 2048) else "text"
    if declared == "html":
        return "html" if not text.strip() or _TAG.search(text) else "text"
    closings = sum(1 for _, _ in zip(range(2), _CLOSING.finditer(text, 0, 65_536), strict=False))
    return "html" if closings >= 2 or _HTML_LINE.search(text, 0, 2048) else "text"


def _declared(content_type: str | None, path: str | None) -> PageKind | None:
    main = content_type.partition(";")[0].strip().lower() if content_type else ""
    if main in ("text/html", "application/xhtml+xml", "text/xml", "application/xml"):
        return "html"
    if main == "text/plain":
        return "text"
    name = path.lower().removesuffix(".gz") if path else ""
    if name.endswith((".html", ".htm", ".xhtml", ".shtml", ".xht", ".php", ".asp", ".aspx", ".jsp")):
        return "html"
    return "text" if name.endswith((".txt", ".text")) else None


def _first_tag(text: str) -> str:
    """Give the name of the tag the document begins with, after comments and processing instructions, or ""."""
    at = 0
    while (prolog := _PROLOG.match(text, at)) is not None:
        at = prolog.end()
    tag = _FIRST_TAG.match(text, at)
    return tag[1].lower() if tag else ""


def is_utf_8_with_nul(sample: bytes) -> bool:
    """Tell UTF-8 with NUL bytes strewn in, whatever their period, from UTF-16.

    UTF-16 has pairs of bytes without NUL only where it has characters beyond Latin-1, and those of eight such
    characters are, with the NULs taken out, no UTF-8 (East Asian ones), or most have a control byte (all others).
    """
    pairs = [pair for pair in zip(sample[::2], sample[1::2], strict=False) if all(pair)]
    printable = sum(1 for one, other in pairs if one > 0x1F and other > 0x1F)
    if len(pairs) < _MIN_PAIRS or printable < _MIN_PRINTABLE * len(pairs):
        return False
    try:
        sample.replace(b"\0", b"").decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True


def _is_markup_with_nul(sample: bytes) -> bool:
    bare = sample.replace(b"\0", b"")
    controls = len(bare) - len(bare.translate(None, _CONTROLS))
    return bare.lstrip().startswith(b"<") and controls <= _MAX_CONTROLS * len(bare) and is_utf_8_with_nul(sample)


def _looks_like_utf_16(sample: bytes) -> bool:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) * 10 >= len(sample) and min(even, odd) * 5 <= max(even, odd)
