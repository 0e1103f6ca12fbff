"""From bytes to Page."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import make_page
from copydesk.errors import FetchError, RefusedError, UnreadableError

HTML = "<!DOCTYPE html><title>Fähre fährt wieder</title><p>Nach neun Tagen."


def test_everything_known_is_on_the_page() -> None:
    """All that is said of the fetch stands on the page; header names are in lower case."""
    when = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
    page = make_page(
        HTML.encode("cp1252"),
        url="https://tideline.example/a",
        headers={"Content-Type": "text/html; charset=windows-1252", "X-Served-By": "Desk"},
        status=404,
        requested_url="https://tideline.example/old",
        fetched_at=when,
        path="a.html",
    )
    assert (page.text, page.kind, page.body) == (HTML, "html", HTML.encode("cp1252"))
    assert (page.encoding, page.encoding_from, page.url_from) == ("windows-1252", "header", "given")
    assert page.headers == {"content-type": "text/html; charset=windows-1252", "x-served-by": "Desk"}
    assert (page.url, page.requested_url) == ("https://tideline.example/a", "https://tideline.example/old")
    assert (page.status, page.fetched_at, page.path) == (404, when, "a.html")
    assert "issues" not in page.memo
    assert page.tree.select_one("title").text == "Fähre fährt wieder"


def test_a_content_type_of_its_own_outweighs_the_headers() -> None:
    """`content_type` stands for the header's value."""
    page = make_page(
        "й".encode("cp1251"), headers={"content-type": "text/html"}, content_type="text/plain;charset=cp1251"
    )
    assert (page.text, page.kind) == ("й", "text")


def test_text_is_taken_as_it_is() -> None:
    """A str is not decoded, whatever it declares; only what no UTF-8 file could hold goes."""
    page = make_page("\ufeff<meta charset=koi8-r><p>Fä\0h\ud800re")
    assert page.text == "<meta charset=koi8-r><p>Fäh\ufffdre"
    assert (page.encoding, page.encoding_from, page.body) == (None, "given", None)
    assert make_page("\ud83d\ude00").text == "😀"


def test_what_is_odd_about_the_bytes_is_on_the_page() -> None:
    """Issues of decoding wait in the memo for the desk."""
    page = make_page(HTML.encode(), content_type="text/html; charset=latin1")
    assert [issue.code for issue in page.memo["issues"]] == ["charset_mismatch"]


def test_gzip_data_without_a_header_is_unpacked() -> None:
    """Bytes that are gzip data although nothing said so are unpacked, and the page's body is what was in them."""
    page = make_page(gzip.compress(HTML.encode()), url="https://tideline.example/a")
    assert (page.text, page.body) == (HTML, HTML.encode())
    with pytest.raises(RefusedError, match=r"^bomb\.html: larger than 16,000,000 bytes"):
        make_page(gzip.compress(b"\0" * 17_000_000), path="bomb.html")


@pytest.mark.parametrize(
    ("keywords", "name"),
    [
        ({"url": "https://tideline.example/a", "path": "x"}, "https://tideline.example/a"),
        ({"requested_url": "https://tideline.example/r", "path": "x"}, "https://tideline.example/r"),
        ({"path": "pages/a.html"}, "pages/a.html"),
        ({}, "the document"),
    ],
)
def test_errors_name_the_input(keywords: dict[str, str], name: str) -> None:
    """A refusal begins with what was asked for."""
    with pytest.raises(UnreadableError, match=f"^{name}: is a PDF document"):
        make_page(b"%PDF-1.7 ...", **keywords)
    with pytest.raises(UnreadableError, match=f"^{name}: is image/png"):
        make_page(b"<p>x", content_type="image/png", **keywords)


def test_a_kind_that_is_given_is_not_questioned() -> None:
    """With `kind` neither type nor content decides; binary data is still none."""
    assert make_page(HTML, kind="text").kind == "text"
    assert make_page("no tag", content_type="application/json", kind="html").kind == "html"
    with pytest.raises(UnreadableError):
        make_page(b"%PDF-1.7", kind="html")


def test_a_text_page_has_an_empty_tree_and_no_parse() -> None:
    """Plain text is never parsed as HTML to look for its address."""
    page = make_page(b"Ferry back\n\nIt sailed on Monday.\n", path="a.txt")
    assert (page.kind, page.url, page.encoding_from, "tree" in page.memo) == ("text", None, "default", False)


@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "text/plain", "text/html; charset=gbk", "x"]))
def test_any_bytes_are_a_page_or_a_fetch_error(body: bytes, content_type: str | None) -> None:
    """Nothing but the two errors of the contract comes out."""
    try:
        page = make_page(body, content_type=content_type)
    except FetchError:
        return
    assert page.body is not None
    assert page.kind in ("html", "text")
