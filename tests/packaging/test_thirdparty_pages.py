"""Somebody else's repository, with nothing but copydesk and pytest installed: its pages are tests, and it hears of a
redesign.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASE = Path("tests/pages/harbourpost/ferry")
STORY = """<!doctype html><html lang="en"><head><title>Pilot boat {number} launched | The Harbour Post</title>
<link rel="canonical" href="https://harbourpost.example/story/{number}"></head><body id="harbour-story">
<h1 class="story-title">Pilot boat {number} launched</h1><p class="story-byline"><a href="/staff/ida">Ida Reed</a></p>
<p>Filed: 4 May 2026 09:30</p><div class="story-text"><p>The yard sent its newest pilot boat down the slip on Monday.</p>
<p>She is the first in the county that makes no smoke, and the last the yard will build of wood.</p></div></body></html>"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with both distributions from wheels; their dependencies and pytest are this run's."""
    folder = tmp_path_factory.mktemp("pages")
    harbour = folder / "harbour"
    shutil.copytree(ROOT / "tests" / "thirdparty", harbour)
    for project in (ROOT, harbour):
        command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
        subprocess.run([*command, "."], cwd=project, check=True)
    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*install, *map(str, folder.glob("*.whl"))], check=True)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin" / "python"


@pytest.fixture(scope="module")
def repository(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The author's checkout, with six pages kept by `copydesk savepage`."""
    folder = tmp_path_factory.mktemp("checkout") / "harbour"
    shutil.copytree(ROOT / "tests" / "thirdparty", folder)
    (folder / "tests").mkdir()
    for number in range(1, 7):
        keep(folder / "old", number, f"2026-05-{number:02}")
        case = "ferry" if number == 1 else str(number)
        done = run(python, folder, "copydesk.cli", "savepage", "harbourpost", f"old/{number}.html", "--case", case)
        assert done.returncode == 0, done.stderr
    return folder


def keep(folder: Path, number: int, day: str, *, new: bool = False) -> None:
    """Write a page and its sidecar, as a crawl does; a new one is of the site after it was built anew."""
    folder.mkdir(exist_ok=True)
    story = STORY.format(number=number)
    story = story.replace("story-title", "c-head").replace("Filed:", "Posted") if new else story
    (folder / f"{number}.html").write_text(story, "utf-8")
    (folder / f"{number}.html.meta.json").write_text(json.dumps({"fetched_at": f"{day}T12:00:00Z"}))


def run(python: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module as the author does: nothing of this checkout is on the path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COPYDESK", "COV"))}
    command = [str(python), "-W", "error", "-m", *arguments]
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=300)


def test_pytest_finds_a_test_for_each_field(python: Path, repository: Path) -> None:
    """All fields of all pages, by name, without a line of configuration."""
    done = run(python, repository, "pytest", "-q", "--collect-only", "-p", "no:cacheprovider")
    named = done.stdout.splitlines()
    for field in ("outcome", "title", "authors", "published", "body", "kicker", "issues", "failures"):
        assert f"{CASE}/expected.json::{field}" in named, done.stdout + done.stderr
    passed = run(python, repository, "pytest", "-q", "-p", "no:cacheprovider")
    assert passed.returncode == 0, passed.stdout


def test_failure_is_shown_and_accepted(python: Path, repository: Path) -> None:
    """A body that is not as expected shows its diff and who gave it; the option accepts it."""
    file = repository / CASE / "expected.json"
    good = file.read_text("utf-8")
    file.write_text(good.replace("down the slip on Monday", "down the slip on Tuesday"), "utf-8")
    failed = run(python, repository, "pytest", "-q", "-p", "no:cacheprovider")
    assert (failed.returncode, "1 failed" in failed.stdout) == (1, True)
    assert f"FAILED {CASE}/expected.json::body" in failed.stdout
    assert "  from      rules, css .story-text" in failed.stdout
    assert "\n  -paragraph: The yard sent its newest pilot boat down the slip on Tuesday.\n" in failed.stdout
    assert "\n  +paragraph: The yard sent its newest pilot boat down the slip on Monday.\n" in failed.stdout
    accepted = run(python, repository, "pytest", "-q", "--copydesk-update", "-p", "no:cacheprovider")
    assert (accepted.returncode, f"{CASE}/expected.json: body changed" in accepted.stdout) == (0, True)
    assert file.read_text("utf-8") == good


def test_command_finds_the_same_pages(python: Path, repository: Path) -> None:
    """`copydesk test` compares what pytest does."""
    done = run(python, repository, "copydesk.cli", "test", "harbourpost")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 7), done.stdout


def test_redesign_is_heard_of(python: Path, repository: Path) -> None:
    """On pages of the site built anew the dead rules are named, with the day; the living are not."""
    for number in range(101, 113):
        keep(repository / "new", number, f"2026-07-{number - 100:02}", new=number > 106)
    done = run(python, repository, "copydesk.cli", "drift", "harbourpost", "new", "--json")
    told = json.loads(done.stdout)
    dead = {(rule["field"], rule["rule"], rule["since"]) for rule in told["rules"] if rule["verdict"] == "died"}
    assert done.returncode == 2, done.stderr
    assert dead == {("title", "css h1.story-title", "2026-07-07"), ("published", "label Filed:", "2026-07-07")}
    assert told["layouts"] == [{"layout": "2026", "until": "2026-07-07"}]


def test_pages_beside_another_copy_of_the_source_say_so(python: Path, repository: Path) -> None:
    """Pages beside a source.toml that is not the installed one are read by the installed one, and that is told."""
    beside = repository / "src" / "copydesk_harbour" / "harbourpost" / "pages" / "ferry"
    shutil.copytree(repository / CASE, beside)
    done = run(python, repository, "pytest", "-q", "-p", "no:cacheprovider", str(beside))
    shutil.rmtree(beside.parent)
    assert "copydesk: harbourpost is read by" in done.stdout
    assert "`pip install -e .`" in done.stdout
