"""What the paths of a replay stand for."""

from __future__ import annotations

import inspect
import os
import sys
from itertools import islice
from pathlib import Path

import pytest

from copydesk.errors import RefusedError, UnreadableError
from copydesk.fetch.files import Input, copydesk_fetch, expand
from copydesk.hookspecs import Request


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages and of what lies beside pages."""
    for name in (
        "b.html", "a.htm", "c.txt", "d.xhtml.gz", "E.HTML", "notes.md", "data.json", "x.gz", ".hidden.html",
        "b.html.meta.json", "2020/z.html", "2020/06/y.html", ".git/x.html", "b_files/frame.html", "alone_files/k.html",
        "none/readme.md", "odd[1].html",
    ):  # fmt: skip
        file = tmp_path / "pages" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>x", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "pages"


ALL = [
    "2020/06/y.html",
    "2020/z.html",
    "E.HTML",
    "a.htm",
    "alone_files/k.html",
    "b.html",
    "c.txt",
    "d.xhtml.gz",
    "odd[1].html",
]


def targets(*paths: str) -> list[str]:
    inputs = list(islice(expand(paths), 1000))  # a circle of links must fail, not hang
    assert [item.error for item in inputs] == [None] * len(inputs)
    return [item.target for item in inputs]


def error_of(path: str) -> tuple[str, str]:
    (item,) = expand([path])
    assert item.error is not None
    return item.target, str(item.error)


@pytest.mark.parametrize("given", ["pages", "pages/", "./pages", "file:pages"])
def test_a_folder_is_its_pages(given: str) -> None:
    """All pages below, each folder sorted by name; no hidden files, sidecars, other suffixes, parts of pages."""
    assert targets(given) == [f"pages/{name}" for name in ALL]


def test_folders_by_absolute_path_and_url(folder: Path) -> None:
    """However the folder is named, its pages are the same."""
    assert targets(str(folder)) == targets(folder.as_uri()) == [f"{folder}/{name}" for name in ALL]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("pages/*.html", ["b.html", "odd[1].html"]),
        ("pages/*.HTML", ["E.HTML"]),
        ("pages/[ab].*", ["a.htm", "b.html"]),
        ("pages/?.txt", ["c.txt"]),
        ("pages/**/*.html", ["2020/06/y.html", "2020/z.html", "alone_files/k.html", "b.html", "odd[1].html"]),
        ("pages/20*", ["2020/06/y.html", "2020/z.html"]),
        ("pages/*.md", ["notes.md"]),
        ("pages/**", sorted(ALL)),
        ("pages/.h*", [".hidden.html"]),
        ("*/2020/*", ["2020/06/y.html", "2020/z.html"]),
    ],
)
def test_patterns_are_expanded_where_the_shell_did_not(pattern: str, names: list[str]) -> None:
    """A pattern gives its files, and the pages of its folders, in order, each once."""
    assert targets(pattern) == [f"pages/{name}" for name in names]


def test_a_pattern_without_suffix_gives_pages_only() -> None:
    """`pages/*` leaves out what is no page, as the folder itself does."""
    assert sorted(targets("pages/*")) == sorted(f"pages/{name}" for name in ALL)


def test_an_absolute_pattern(folder: Path) -> None:
    """A pattern may begin at the root."""
    assert targets(f"{folder}/*.htm") == [f"{folder}/a.htm"]


def test_files_are_taken_as_they_are_given() -> None:
    """A named file is read whatever its suffix, even where its name looks like a pattern, in the order given."""
    given = ["pages/notes.md", "pages/odd[1].html", "pages/b.html", "pages/.hidden.html", "-", "pages/b.html"]
    assert targets(*given) == given


def test_a_sidecar_stands_for_its_page() -> None:
    """What a shell makes of `pages/*` gives each page once; a sidecar alone is its page."""
    assert targets("pages/b.html", "pages/b.html.meta.json") == ["pages/b.html"]
    assert targets("pages/b.html.meta.json") == ["pages/b.html"]


@pytest.mark.parametrize("target", ["https://tideline.example/a?x=*", "archive:7", "s3://bucket/[a].html"])
def test_targets_with_a_scheme_pass(target: str) -> None:
    """URLs and the targets of other plugins are passed on."""
    assert list(expand([target])) == [Input(target)]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing.html", "nothing.html: no such file or folder"),
        ("nowhere/", "nowhere/: no such file or folder"),
        ("pages/none", "pages/none: no page in this folder; looked for .html .htm .xhtml .txt, each also .gz"),
        (
            "pages/*.pdf",
            "pages/*.pdf: no file matches; in folders these are looked for: .html .htm .xhtml .txt, each also .gz",
        ),
        ("pages/**.html", "pages/**.html: no"),
        ("", "an empty path"),
        ("file://elsewhere.example/x", "another host"),
    ],
)
def test_what_stands_for_nothing_is_one_input_with_an_error(path: str, message: str) -> None:
    """Each path that gives no page is one input that says why."""
    target, error = error_of(path)
    assert target == path
    assert message in error


def test_one_bad_path_does_not_stop_the_others() -> None:
    """The inputs around an error are all there."""
    inputs = list(expand(["pages/b.html", "nothing.html", "pages/none", "pages/c.txt"]))
    assert [(item.target, type(item.error)) for item in inputs] == [
        ("pages/b.html", type(None)),
        ("nothing.html", UnreadableError),
        ("pages/none", UnreadableError),
        ("pages/c.txt", type(None)),
    ]


@pytest.mark.parametrize("path", ["nothing.html", "pages/none", "pages/*.pdf", ""])
def test_the_plugin_says_the_same_of_it(path: str) -> None:
    """Asking the fetch plugin for such a path gives the very same words."""
    with pytest.raises(UnreadableError) as raised:
        copydesk_fetch(Request(path))
    assert str(raised.value) == error_of(path)[1]


def test_links_to_folders_are_not_followed_below(folder: Path) -> None:
    """A link back up does not make a folder endless; the same link given by name is a folder."""
    (folder / "2020" / "up").symlink_to(folder)
    (folder / "self.html").symlink_to(folder)
    assert targets("pages/2020") == ["pages/2020/06/y.html", "pages/2020/z.html"]
    assert targets("pages/**/y.html") == ["pages/2020/06/y.html"]
    assert len(targets("pages/2020/up")) == len(ALL) + 1


def test_links_out_of_a_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    """Somebody's folder of pages cannot have the user's other files read; the message says which link, and the cure."""
    (tmp_path / "diary.txt").write_text("mine", "utf-8")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "x.html").write_text("<p>x", "utf-8")
    (folder / "2020" / "out.txt").symlink_to(tmp_path / "diary.txt")
    (folder / "2020" / "far").symlink_to(tmp_path / "others")
    (folder / "2020" / "p.html").write_text("<p>x", "utf-8")
    (folder / "2020" / "p.html.meta.json").symlink_to(tmp_path / "others" / "x.html")
    (folder / "2020" / "same.html").symlink_to(folder / "2020" / "z.html")
    (folder / "2020" / "loop.html").symlink_to(folder / "2020" / "loop.html")
    refused = {item.target: str(item.error) for item in expand(["pages/2020"]) if item.error}
    links = {"far": "far", "out.txt": "out.txt", "p.html": "p.html.meta.json"}
    assert refused == {
        f"pages/2020/{name}": f"pages/2020/{link}: a symbolic link that leads out of pages/2020; name what it leads to"
        for name, link in links.items()
    }
    read = [item.target for item in expand(["pages/2020"]) if not item.error]
    assert [target.rpartition("/")[2] for target in read] == ["y.html", "loop.html", "same.html", "z.html"]
    with pytest.raises(UnreadableError):
        copydesk_fetch(Request("pages/2020/loop.html"))
    assert targets("pages/2020/out.txt") == ["pages/2020/out.txt"]  # given by name
    # from above, what leads from one of the folders to another stays inside
    (folder / "2020" / "a.html").symlink_to(folder / "b.html")
    assert not [item for item in expand(["pages"]) if item.error and "a.html" in item.target]
    assert [item for item in expand(["pages/2020"]) if item.error and "a.html" in item.target]


def test_broken_links_and_pipes_are_inputs_that_fail(folder: Path) -> None:
    """What has a page's name and cannot be read is not passed over in silence."""
    (folder / "none" / "gone.html").symlink_to(folder / "none" / "nothing")
    os.mkfifo(folder / "none" / "pipe.html")
    assert targets("pages/none") == ["pages/none/gone.html", "pages/none/pipe.html"]
    for name, error in (("gone.html", UnreadableError), ("pipe.html", RefusedError)):
        with pytest.raises(error):
            copydesk_fetch(Request(f"pages/none/{name}"))


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing rights are an error of that folder; the rest is read."""
    scandir = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("06"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    inputs = list(expand(["pages/2020"]))
    assert [(item.target, str(item.error)) for item in inputs] == [
        ("pages/2020/06", "pages/2020/06: cannot be listed: Permission denied"),
        ("pages/2020/z.html", "None"),
    ]


def test_deep_folders_cost_no_recursion() -> None:
    """A chain of folders deeper than the interpreter allows calls is walked."""
    path = Path("deep", *["d"] * 200)
    path.mkdir(parents=True)
    (path / "a.html").write_text("<p>x", "utf-8")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        found = list(expand(["deep"]))
    finally:
        sys.setrecursionlimit(limit)
    assert found == [Input(f"{path}/a.html")]


def test_paths_may_come_from_a_generator_and_are_read_lazily(folder: Path) -> None:
    """Inputs come one by one: a later folder is not listed before an earlier one's pages are given."""
    inputs = expand(path for path in ("pages/2020", "pages/none"))
    assert next(inputs).target == "pages/2020/06/y.html"
    (folder / "none" / "late.html").write_text("<p>x", "utf-8")
    assert [item.target for item in inputs][-1] == "pages/none/late.html"
