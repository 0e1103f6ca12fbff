"""The fetch plugin for files and standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from copydesk.errors import FetchError, RefusedError, UnreadableError
from copydesk.fetch.files import copydesk_fetch
from copydesk.hookspecs import Request
from copydesk.models import Page

HTML = "<!DOCTYPE html><title>Ferry back</title><link rel=canonical href='https://tideline.example/7'><p>Café"


def read(target: object, **bounds: object) -> Page:
    page = copydesk_fetch(Request(str(target), **bounds))  # type: ignore[arg-type]
    assert page is not None
    return page


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.php", "noname", "with space & [x].html", "ä.html"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_read_packed_or_not(name: str, packed: bool, tmp_path: Path) -> None:
    """The file's name decides nothing but the kind; gzip data is unpacked with or without .gz in the name."""
    for file in (tmp_path / name, tmp_path / f"{name}.gz"):
        file.write_bytes(gzip.compress(HTML.encode()) if packed else HTML.encode())
        page = read(file)
        assert (page.text, page.kind, page.path, page.body) == (HTML, "html", str(file), HTML.encode())
        assert (page.url, page.url_from, page.status, page.fetched_at) == (
            "https://tideline.example/7", "canonical", None, None
        )  # fmt: skip


def test_a_gzip_file_inside_a_gzip_file(tmp_path: Path) -> None:
    """A page saved as it came over the wire and compressed again is read."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(gzip.compress(HTML.encode())))
    assert read(tmp_path / "a.html.gz").text == HTML


def test_text_files_are_text(tmp_path: Path) -> None:
    """A .txt dump is a text page, in whatever encoding."""
    (tmp_path / "a.txt").write_bytes("Ferry back\n\nIt’s sailing.\n".encode("cp1252"))
    page = read(tmp_path / "a.txt")
    assert (page.kind, page.text, page.url) == ("text", "Ferry back\n\nIt’s sailing.\n", None)


def test_a_given_url_is_the_page_s(tmp_path: Path) -> None:
    """The request's URL is not looked for in the page."""
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    page = read(tmp_path / "a.html", url="https://other.example/x")
    assert (page.url, page.url_from) == ("https://other.example/x", "given")


def test_file_urls(tmp_path: Path) -> None:
    """A file: URL is the path it stands for; one of another host is refused."""
    file = tmp_path / "a b.html"
    file.write_text(HTML, "utf-8")
    for target in (
        file.as_uri(),
        file.as_uri().replace("file://", "file:"),
        file.as_uri().replace("//", "//localhost", 1),
    ):
        assert read(target).path == str(file)
    with pytest.raises(RefusedError, match="another host"):
        read("file://elsewhere.example/a.html")


@pytest.mark.parametrize(
    "target", ["https://tideline.example/a", "HTTP://x", "ftp://x/y.html", "archive:7", "s3://bucket/a.html"]
)
def test_targets_of_other_kinds_are_left_to_others(target: str) -> None:
    """What has a scheme is another plugin's."""
    assert copydesk_fetch(Request(target)) is None


def test_a_file_with_a_colon_in_its_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that looks like a scheme is a file's where there is such a file."""
    monkeypatch.chdir(tmp_path)
    Path("note:7.html").write_text(HTML, "utf-8")
    assert read("note:7.html").text == HTML


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nothing.html", r"^nothing\.html: no such file or folder$"),
        ("www.tideline.example/a", "begin it with https://"),
        ("tideline.example/coast/a", "begin it with https://"),
        ("pages/*.html", r"^pages/\*\.html: no file matches"),
        ("", "empty path"),
        ("a\0b", "no such file"),
        ("a.html/b.html", "cannot be read: Not a directory"),
        ("x" * 300, "cannot be read: File name too long"),
    ],
)
def test_what_is_not_there_is_told(target: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the path and, where there is one, the likely slip."""
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(HTML, "utf-8")
    with pytest.raises(UnreadableError, match=message):
        read(target)


def test_folders_devices_and_pipes_are_refused(tmp_path: Path) -> None:
    """Nothing is read that is no file, and a pipe that nobody writes to does not stop the run."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(HTML, "utf-8")
    with pytest.raises(RefusedError, match="a folder, not one page; replay reads folders"):
        read(tmp_path / "pages")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableError, match="no page in this folder"):
        read(tmp_path / "empty")
    os.mkfifo(tmp_path / "pipe.html")
    for path in (tmp_path / "pipe.html", "/dev/zero"):
        with pytest.raises(RefusedError, match="a device, pipe or socket, no file; pipe it in and read -"):
            read(path)


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    """A symbolic link that leads to itself is an error, one to a file is that file, one to nothing is missing."""
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    with pytest.raises(UnreadableError, match=r"a\.html: cannot be read: Too many levels of symbolic links"):
        read(tmp_path / "a.html")
    (tmp_path / "c.html").write_text(HTML, "utf-8")
    (tmp_path / "d.html").symlink_to(tmp_path / "c.html")
    assert read(tmp_path / "d.html").text == HTML
    (tmp_path / "c.html").unlink()
    with pytest.raises(UnreadableError, match=r"d\.html: no such file"):
        read(tmp_path / "d.html")


def test_size_is_capped_packed_and_unpacked(tmp_path: Path) -> None:
    """A file over the cap, and one that unpacks beyond it, are refused by name."""
    (tmp_path / "big.html").write_bytes(b"<p>" + b"x" * 5000)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"x" * 5_000_000))
    (tmp_path / "padded.html.gz").write_bytes(gzip.compress(b"<p>x") + b"\0" * 5000)
    for name in ("big.html", "bomb.html.gz", "padded.html.gz"):
        with pytest.raises(RefusedError, match=f"{name}: larger than 5,000 bytes; raise max_bytes"):
            read(tmp_path / name, max_bytes=5000)
    assert len(read(tmp_path / "big.html", max_bytes=5003).text) == 5003


def test_a_cut_gzip_file_is_told(tmp_path: Path) -> None:
    """A compressed file that ends early is no short page."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML.encode() * 100)[:-20])
    with pytest.raises(UnreadableError, match=r"a\.html\.gz: the gzip data is cut off"):
        read(tmp_path / "a.html.gz")


def test_binary_files_are_refused_by_name(tmp_path: Path) -> None:
    """A PDF called .html and a records file given by mistake are named for what they are."""
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7 x")
    with pytest.raises(UnreadableError, match=r"a\.html: is a PDF document"):
        read(tmp_path / "a.html")
    (tmp_path / "out.jsonl").write_bytes(b"{}")
    with pytest.raises(UnreadableError, match=r"out\.jsonl: a \.jsonl file"):
        read(tmp_path / "out.jsonl")


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input(packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads standard input, packed or not, within the same cap."""
    body = gzip.compress(HTML.encode()) if packed else HTML.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    page = read("-")
    assert (page.text, page.path, page.url) == (HTML, "-", "https://tideline.example/7")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    with pytest.raises(RefusedError, match="standard input: larger than 50 bytes"):
        read("-", max_bytes=50)


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without standard input gets an error, not a crash."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(FetchError, match="no standard input"):
        read("-")


def test_names_that_are_no_utf_8_can_be_read_and_shown(tmp_path: Path) -> None:
    """A file name of other bytes opens, and the page's path can be written to any output."""
    raw = os.fsencode(tmp_path) + b"/caf\xe9.html"
    Path(os.fsdecode(raw)).write_text(HTML, "utf-8")
    assert read(os.fsdecode(raw)).path == f"{tmp_path}/caf\ufffd.html"
    with pytest.raises(UnreadableError, match="th\ufffd: no such file"):
        read(os.fsdecode(b"th\xe9"))
