"""The pytest plugin, as somebody else's repository sees it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from repository import in_repository, make, save

CASE = "tests/pages/saltpan/101"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with one saved page, never changed."""
    folder = tmp_path_factory.mktemp("saltpan")
    make(folder)
    (folder / "tests").mkdir()
    done = save(folder, 101, "--case", "101")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def repository(made: Path, tmp_path: Path) -> Path:
    """A copy of the repository to change."""
    import shutil

    return Path(shutil.copytree(made, tmp_path / "saltpan"))


def change(repository: Path, **fields: Any) -> None:
    """Write other expectations."""
    file = repository / CASE / "expected.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | fields, indent=2), "utf-8")


def test_one_test_for_each_field(made: Path) -> None:
    """Every field that is expected is one test, called by source, case and field; all pass."""
    done = in_repository(made, "pytest", "-v", "-p", "no:cacheprovider")
    fields = {*json.loads((made / CASE / "expected.json").read_text("utf-8")), "failures"}
    passed = re.findall(rf"^{CASE}/expected\.json::(\w+) PASSED", done.stdout, re.MULTILINE)
    assert done.returncode == 0, done.stdout
    assert sorted(passed) == sorted(fields)
    assert {"title", "body", "authors", "outcome", "issues"} <= fields


def test_failure_says_expected_got_origin_and_diff(repository: Path) -> None:
    """A wrong title shows both values and the rule; a wrong body shows the lines that differ, and only those."""
    body = json.loads((repository / CASE / "expected.json").read_text("utf-8"))["body"]
    change(repository, title="Sea gives pan 101", body=[body[0], body[1] | {"text": "Nobody on the quay was dry."}])
    done = in_repository(repository, "pytest", "-p", "no:cacheprovider")
    assert done.returncode == 1
    assert "2 failed" in done.stdout
    assert "saltpan/101::title" in done.stdout
    assert (
        '  expected  "Sea gives pan 101"\n  got       "Sea takes pan 101"\n  from      rules, css h1.head'
        in done.stdout
    )
    assert "\n  -paragraph: Nobody on the quay was dry.\n  +paragraph: Nobody on the quay had seen" in done.stdout
    assert "-paragraph: The pans" not in done.stdout
    assert str(Path(CASE)) in done.stdout


def test_update_accepts_and_says_what(repository: Path) -> None:
    """--copydesk-update writes the changed field of the changed file; nothing else changes, and the next run passes."""
    file = repository / CASE / "expected.json"
    before = json.loads(file.read_text("utf-8"))
    change(repository, title="Sea gives pan 101")
    done = in_repository(repository, "pytest", "--copydesk-update", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert f"{CASE}/expected.json: title changed" in done.stdout
    assert json.loads(file.read_text("utf-8")) == before
    written = file.stat().st_mtime_ns
    again = in_repository(repository, "pytest", "--copydesk-update", "-p", "no:cacheprovider")
    assert "nothing was changed" in again.stdout
    assert file.stat().st_mtime_ns == written
    assert sorted(path.name for path in file.parent.iterdir()) == ["expected.json", "page.html", "page.html.meta.json"]


def test_update_takes_the_chosen_fields_alone(repository: Path) -> None:
    """-k narrows an update to what is chosen."""
    change(repository, title="Sea gives pan 101", section=["Inland"])
    in_repository(repository, "pytest", "--copydesk-update", "-k", "101 and section", "-p", "no:cacheprovider")
    expected = json.loads((repository / CASE / "expected.json").read_text("utf-8"))
    assert (expected["title"], expected["section"]) == ("Sea gives pan 101", ["Coast"])


def test_update_leaves_what_cannot_be_accepted(repository: Path) -> None:
    """A misspelt field is no field to be accepted: it fails, with its cure."""
    change(repository, titel="Sea takes pan 101")
    done = in_repository(repository, "pytest", "--copydesk-update", "-p", "no:cacheprovider")
    assert done.returncode == 1
    assert "there is no field 'titel'; did you mean 'title'?" in done.stdout


def test_update_that_cannot_be_written_fails(repository: Path) -> None:
    """A file that vanished under the run is told, and the run is no success."""
    change(repository, title="Sea gives pan 101")
    (repository / "conftest.py").write_text(
        "import pathlib\n\n\ndef pytest_runtest_logreport(report):\n"
        f"    pathlib.Path({str(repository / CASE / 'expected.json')!r}).unlink(missing_ok=True)\n"
    )
    done = in_repository(repository, "pytest", "--copydesk-update", "-p", "no:cacheprovider")
    assert done.returncode == 1, done.stdout
    assert "expected.json: not changed: " in done.stdout


def test_chosen_by_node_id_and_last_failed(repository: Path) -> None:
    """A test runs alone by the name pytest prints for it, and --lf runs what failed."""
    change(repository, title="Sea gives pan 101")
    one = in_repository(repository, "pytest", f"{CASE}/expected.json::section")
    assert "1 passed" in one.stdout, one.stdout
    assert in_repository(repository, "pytest").returncode == 1
    last = in_repository(repository, "pytest", "--lf")
    assert re.search(r"= 1 failed in|= 1 failed, \d+ deselected", last.stdout), last.stdout


def test_broken_code_is_told_by_name(repository: Path) -> None:
    """A source.py that cannot be imported fails the page, naming the file; the fields rules give are still compared."""
    (repository / "src" / "saltpan_sources" / "saltpan" / "source.py").write_text("import nothing_of_this_name\n")
    done = in_repository(repository, "pytest", "-p", "no:cacheprovider")
    assert done.returncode == 1
    assert "saltpan/101::failures" in done.stdout
    assert "source.py: ModuleNotFoundError: No module named 'nothing_of_this_name'" in done.stdout
    assert "FAILED tests/pages/saltpan/101/expected.json::title" not in done.stdout


def test_broken_rules_are_told_by_name(repository: Path) -> None:
    """A source.toml that is no TOML leaves no source; every test says which file is why."""
    file = repository / "src" / "saltpan_sources" / "saltpan" / "source.toml"
    file.write_text("title = \n")
    done = in_repository(repository, "pytest", "-p", "no:cacheprovider")
    assert done.returncode == 1
    assert "there is no source 'saltpan'" in done.stdout
    assert str(file) in done.stdout


@pytest.mark.parametrize(("text", "told"), [("{", "cannot be read"), ("[]", "expected a JSON object")])
def test_damaged_expectations_are_an_error(repository: Path, text: str, told: str) -> None:
    """An expected.json that is none is an error of collection, not a page without tests."""
    (repository / CASE / "expected.json").write_text(text)
    done = in_repository(repository, "pytest", "-p", "no:cacheprovider")
    assert done.returncode == 2
    assert told in done.stdout


def test_pages_beside_a_source_nobody_registers(tmp_path: Path) -> None:
    """`<source>/pages/<case>` beside a source.toml is found, and the source needs no plugin to bring it."""
    home = make(tmp_path)
    (tmp_path / "src" / "saltpan-1.0.dist-info" / "entry_points.txt").write_text("")
    done = save(tmp_path, 101, "--sources", home)
    assert done.returncode == 0, done.stderr
    assert (home / "pages" / "101" / "expected.json").is_file()
    tested = in_repository(tmp_path, "pytest", "-p", "no:cacheprovider")
    assert tested.returncode == 0, tested.stdout


def test_folders_of_another_name_are_set(repository: Path) -> None:
    """The setting `copydesk_pages` names folders of saved pages; without it theirs is `pages` alone."""
    (repository / "tests" / "pages").rename(repository / "tests" / "kept")
    assert in_repository(repository, "pytest", "-p", "no:cacheprovider").returncode == 5  # nothing collected
    (repository / "pytest.ini").write_text("[pytest]\ncopydesk_pages = pages kept\n")
    assert in_repository(repository, "pytest", "-p", "no:cacheprovider").returncode == 0


def test_nothing_is_done_without_saved_pages(tmp_path: Path) -> None:
    """In a repository of somebody else an expected.json is theirs, and nothing of copydesk but the plugin is imported."""
    (tmp_path / "pages" / "a" / "b").mkdir(parents=True)
    (tmp_path / "pages" / "a" / "b" / "expected.json").write_text("[1]")
    (tmp_path / "test_one.py").write_text(
        "import sys\n\n\ndef test_one():\n"
        "    loaded = {name for name in sys.modules if name.split('.')[0] == 'copydesk'}\n"
        "    assert 'copydesk.testing.plugin' in loaded\n"
        "    assert not loaded & {'copydesk.desk', 'copydesk.plugins'}, loaded\n"
    )
    done = in_repository(tmp_path, "pytest", "-p", "no:cacheprovider")
    assert "1 passed" in done.stdout, done.stdout


def test_workers_write_nothing_twice(repository: Path) -> None:
    """Under pytest-xdist the fields of one page go to several processes; an update still ends in one whole file."""
    before = json.loads((repository / CASE / "expected.json").read_text("utf-8"))
    change(repository, title="Sea gives pan 101", section=["Inland"], authors=[], language="de")
    done = in_repository(repository, "pytest", "-n", "3", "--copydesk-update", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert json.loads((repository / CASE / "expected.json").read_text("utf-8")) == before
