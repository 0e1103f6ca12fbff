"""Pages kept on disk and read again."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import make_page
from copydesk.errors import UnreadableError
from copydesk.fetch.files import copydesk_fetch
from copydesk.fetch.saved import load_sidecar, save_page
from copydesk.hookspecs import Request
from copydesk.models import Page

URL = "https://tideline.example/coast/Ferry-back%20again-7.html?from=mail#top"
HTML = "<!DOCTYPE html><title>Fähre</title><p>Nach neun Tagen."
FIELDS = (
    "text",
    "url",
    "kind",
    "requested_url",
    "status",
    "headers",
    "fetched_at",
    "encoding",
    "encoding_from",
    "body",
)


def same(one: Page, two: Page) -> None:
    """Compare what a desk can see of two pages."""
    for field in FIELDS:
        assert getattr(one, field) == getattr(two, field), field
    assert one.memo.get("issues") == two.memo.get("issues")


def replayed(file: Path) -> Page:
    page = copydesk_fetch(Request(str(file)))
    assert page is not None
    assert page.path == str(file)
    return page


def test_what_gives_access_is_not_kept(tmp_path: Path) -> None:
    """Cookies and credentials of the answer are in no file that a crawl leaves behind."""
    secret = {
        "Set-Cookie": "session=s3cret",
        "set-cookie2": "s3cret",
        "Authorization": "Bearer s3cret",
        "X-CSRF-Token": "s3cret",
    }
    headers = {**secret, "content-type": "text/html; charset=utf-8", "last-modified": "Sun, 03 May 2026 12:00:00 GMT"}
    file = save_page(make_page(HTML.encode(), url=URL, headers=headers), tmp_path)
    kept = [path.read_text() for path in tmp_path.iterdir()]
    assert len(kept) == 2
    assert not any("s3cret" in text or "ookie" in text for text in kept)
    assert dict(replayed(file).headers).keys() == {"content-type", "last-modified"}


def fetched(body: bytes = HTML.encode("cp1252"), content_type: str = "text/html; charset=latin1") -> Page:
    return make_page(
        body,
        url=URL,
        headers={"content-type": content_type, "x-é": "ü"},
        status=404,
        requested_url="https://tideline.example/7",
        fetched_at=datetime(2026, 5, 3, 12, 0, 1, 234567, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "page",
    [
        fetched(),
        fetched(HTML.encode("utf-8")),  # the header lies: the issue must come back too
        fetched(b"Ferry back\n\nIt sailed.\n", "text/plain"),
        fetched(b"no tag at all", "text/html"),
        fetched(HTML.encode() + b"\0\xff"),
        fetched(b""),
        make_page(HTML.encode(), url=URL),
        make_page("<meta charset=koi8-r>" + HTML, url=URL),  # never was bytes
        make_page("Ferry \ufffd back", url=URL),
        make_page(HTML, url=URL, kind="text"),
    ],
)
def test_what_was_fetched_comes_back(page: Page, tmp_path: Path) -> None:
    """A page saved and read again is the same page, issues included; only its bytes may be new where it had none."""
    again = replayed(save_page(page, tmp_path))
    same(page, again)
    assert again.url_from == "sidecar"


@pytest.mark.parametrize("head", [f"<link rel=canonical href='{URL}'>", "<base href='https://tideline.example/'>", ""])
def test_an_address_of_the_document_is_found_there_again(head: str, tmp_path: Path) -> None:
    """An address the document told is told by it again, with the same evidence and issue; no sidecar hardens it."""
    page = make_page(f"<html><head>{head}</head><p>x".encode())
    again = replayed(save_page(page, tmp_path))
    same(page, again)
    assert again.url_from == page.url_from


def test_the_files_are_the_bytes_and_their_sidecar(tmp_path: Path) -> None:
    """The page's file holds the bytes as fetched; the sidecar beside it is JSON that other tools can read."""
    file = save_page(fetched(), tmp_path / "deep" / "er")
    assert file.read_bytes() == HTML.encode("cp1252")
    assert json.loads((file.parent / f"{file.name}.meta.json").read_text("utf-8")) == {
        "url": URL,
        "requested_url": "https://tideline.example/7",
        "status": 404,
        "headers": {"content-type": "text/html; charset=latin1", "x-é": "ü"},
        "fetched_at": "2026-05-03T12:00:01.234567Z",
        "kind": "html",
        "encoding": None,
    }
    assert {entry.name for entry in file.parent.iterdir()} == {file.name, f"{file.name}.meta.json"}


def test_names_are_of_slug_and_hash(tmp_path: Path) -> None:
    """The name says what the page is to a reader; URL and content make it unique, and saving again changes nothing."""
    file = save_page(fetched(), tmp_path)
    assert file.name.startswith("ferry-back-again-7-")
    assert save_page(fetched(), tmp_path) == file
    others = {save_page(make_page(b"x", url=url), tmp_path).name for url in (URL, URL + "2")}
    assert len(others | {file.name, save_page(make_page(b"y", url=URL), tmp_path).name}) == 4
    assert save_page(make_page(b"x"), str(tmp_path)).name.startswith("page-")


@settings(max_examples=40)  # each example waits for the disk twice
@given(
    url=st.text(max_size=300)
    | st.sampled_from(["https://x/" + "../" * 9 + "etc/passwd", "https://x/%2e%2e%2f%00", "https://["])
)
def test_no_page_chooses_its_path(url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever the URL, the file lies in the folder, under a short plain name that any system takes."""
    folder = tmp_path_factory.mktemp("saved")
    page = make_page(b"x", url="https://tideline.example/")
    page.url = url
    file = save_page(page, folder)
    stem, _, digest = file.name.removesuffix(".html").rpartition("-")
    assert file.parent == folder
    assert len(stem) <= 60
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(digest) == 16
    assert load_sidecar(file) is not None


def test_nothing_half_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full leaves neither a page nor a temporary file."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_page(fetched(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_page_without_sidecar_has_none(tmp_path: Path) -> None:
    """No sidecar is no error."""
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    assert load_sidecar(tmp_path / "a.html") is None


def test_a_compressed_page_may_use_the_sidecar_of_the_plain_one(tmp_path: Path) -> None:
    """Compressing a saved page does not part it from its sidecar."""
    (tmp_path / "a.html.meta.json").write_text('{"url": "https://tideline.example/a"}', "utf-8")
    assert load_sidecar(tmp_path / "a.html.gz").url == "https://tideline.example/a"  # type: ignore[union-attr]
    (tmp_path / "a.html.gz.meta.json").write_text('{"url": "https://tideline.example/b"}', "utf-8")
    assert load_sidecar(tmp_path / "a.html.gz").url == "https://tideline.example/b"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "truncated"),
        (b'{"url": "https://tideline.example/a"', "truncated"),
        (b"[1, 2]", "Expected `object`"),
        (b'{"status": "200"}', r"Expected `int \| null`, got `str` - at `\$\.status`"),
        (b'{"headers": {"a": 1}}', r"\$\.headers"),
        (b'{"fetched_at": "yesterday"}', r"\$\.fetched_at"),
        (b'{"fetched_at": "2026-05-03T12:00:00"}', "no offset"),
        (b'{"kind": "pdf"}', r"\$\.kind"),
        (b'{"encoding": "latin1"}', "encoding is 'latin1'"),
        (b"\xff\xfe\x00", "malformed"),
        (b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "recursion"),
        (b'{"status": ' + b"9" * 5000 + b"}", r"\$\.status"),
        (b" " * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_a_damaged_sidecar_is_told_and_the_page_read_without_it(content: bytes, why: str, tmp_path: Path) -> None:
    """The error names the sidecar and the place in it; the page itself is read, with an issue that says so."""
    file = tmp_path / "a.html"
    file.write_text(HTML, "utf-8")
    sidecar = tmp_path / "a.html.meta.json"
    sidecar.write_bytes(content)
    with pytest.raises(UnreadableError, match=f"^{sidecar}: .*{why}"):
        load_sidecar(file)
    page = replayed(file)
    (issue,) = page.memo["issues"]
    assert (page.text, page.url, issue.code) == (HTML, None, "sidecar_damaged")
    assert str(sidecar) in issue.message


def test_unknown_keys_are_left_alone_and_offsets_kept(tmp_path: Path) -> None:
    """A sidecar of a later version or another tool is read for what is known."""
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    (tmp_path / "a.html.meta.json").write_text('{"fetched_at": "2026-05-03T14:00:00+02:00", "tool": {"v": 2}}', "utf-8")
    page = replayed(tmp_path / "a.html")
    assert page.fetched_at == datetime(2026, 5, 3, 14, 0, tzinfo=timezone(timedelta(hours=2)))


def test_a_given_url_outweighs_the_sidecar(tmp_path: Path) -> None:
    """What the user says of the address counts most."""
    file = save_page(fetched(), tmp_path)
    page = copydesk_fetch(Request(str(file), url="https://other.example/x"))
    assert page is not None
    assert (page.url, page.url_from, page.status) == ("https://other.example/x", "given", 404)
