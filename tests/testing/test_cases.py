"""Where saved pages are found, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.errors import UsageError
from copydesk.testing.cases import Case, case_of, find_cases, read_expected


def write(folder: Path, *names: str) -> Path:
    """Make a folder with files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("{}")
    return folder


def test_both_places_are_found(tmp_path: Path) -> None:
    """`pages/<source>/<case>` in a folder of tests, and `<source>/pages/<case>` beside a source.toml."""
    in_tests = write(tmp_path / "tests" / "pages" / "tideline" / "dump", "page.txt", "expected.json")
    write(tmp_path / "src" / "news" / "saltpan", "source.toml")
    beside = write(tmp_path / "src" / "news" / "saltpan" / "pages" / "ferry", "page.html", "expected.json")
    home = tmp_path / "src" / "news" / "saltpan"
    assert find_cases([tmp_path]) == [Case(beside, "saltpan", home), Case(in_tests, "tideline")]
    assert [case.name for case in find_cases([tmp_path, tmp_path / "tests"])] == ["saltpan/ferry", "tideline/dump"]


def test_source_goes_by_the_name_in_its_file(tmp_path: Path) -> None:
    """The folder's name is the source's unless source.toml says another."""
    write(tmp_path / "saltpan")
    (tmp_path / "saltpan" / "source.toml").write_text('name = "salt"\n')
    write(tmp_path / "saltpan" / "pages" / "ferry", "page.html", "expected.json")
    assert [case.source for case in find_cases([tmp_path])] == ["salt"]


@pytest.mark.parametrize(("folder", "names"), [
    ("pages/tideline/dump", ["expected.json"]),
    ("pages/tideline/dump", ["page.html"]),
    ("pages/tideline/dump", ["expected.json", "page.html.meta.json"]),
    ("pages/dump", ["expected.json", "page.html"]),
    ("samples/tideline/dump", ["expected.json", "page.html"]),
    ("pages/tideline/dump/deeper", ["expected.json", "page.html"]),
    (".git/pages/tideline/dump", ["expected.json", "page.html"]),
    ("node_modules/pages/tideline/dump", ["expected.json", "page.html"]),
])  # fmt: skip
def test_what_is_none(tmp_path: Path, folder: str, names: list[str]) -> None:
    """Neither a page nor an expected.json alone, nor both elsewhere: such files are somebody else's."""
    write(tmp_path / folder, *names)
    assert find_cases([tmp_path]) == []


def test_folders_of_another_name(tmp_path: Path) -> None:
    """A folder of saved pages may be called otherwise where that is said."""
    folder = write(tmp_path / "samples" / "tideline" / "dump", "page.html", "expected.json")
    assert case_of(folder / "expected.json", ("samples",)) == Case(folder, "tideline")


def test_page_is_the_one_called_page(tmp_path: Path) -> None:
    """The sidecar is no page; of two pages neither is guessed."""
    folder = write(tmp_path / "pages" / "tideline" / "dump", "page.html", "page.html.meta.json", "expected.json")
    case = Case(folder, "tideline")
    assert case.page == folder / "page.html"
    write(folder, "page.txt")
    with pytest.raises(UsageError, match=r"expected one page.html or page.txt, found page.html, page.txt"):
        _ = case.page


@pytest.mark.parametrize("text", ["", "[]", '"x"', "{", '{"given": 1}', "\xff"])
def test_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    """What is no object of fields is told with its file."""
    file = tmp_path / "expected.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"expected\.json: "):
        read_expected(file)
