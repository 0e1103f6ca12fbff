"""`copydesk new-plugin` and `new-source`: what they make works."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest
from command_line import ARTICLE, Run, clean_environment, lines

from copydesk.learning.urls import article_pattern
from copydesk.sources import read_source


def test_new_plugin_builds_installs_and_passes_its_test(run: Run, tmp_path: Path) -> None:
    """The distribution is built to a wheel and installed in an environment of its own, where copydesk finds it."""
    done = run("new-plugin", "copydesk-tide")
    assert (done.returncode, done.stdout) == (0, "copydesk-tide\n")
    project = tmp_path / "copydesk-tide"
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, project], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", site, wheel], check=True)
    # the dependencies, copydesk and pytest are those of this test run
    here = [sysconfig.get_path("purelib"), *(str(Path(__file__).parents[2] / top) for top in ("framework", "plugins"))]
    (site / "dependencies.pth").write_text("\n".join(here) + "\n")
    python = str(home / "bin" / "python")
    environment = {key: value for key, value in clean_environment().items() if not key.startswith("PYTHON")}
    tested = subprocess.run(
        [python, "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=project, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "1 passed" in tested.stdout, tested.stdout + tested.stderr
    listed = subprocess.run(
        [python, "-m", "copydesk.cli", "plugins", "--json"], env=environment, capture_output=True, check=True
    )
    (entry,) = [entry for entry in json.loads(listed.stdout) if entry["name"] == "tide"]
    assert (entry["version"], entry["hooks"]) == ("0.1.0", ["copydesk_extract"])


def test_what_new_plugin_writes_is_clean(call: Run, tmp_path: Path) -> None:
    """The code an author starts from passes the checks of this project."""
    call("new-plugin", "copydesk-tide")
    checked = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,W,I,UP,B,D1,RUF", "--line-length", "120",
         "--ignore", "D104", tmp_path / "copydesk-tide"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout


def test_new_plugin_overwrites_nothing(call: Run, tmp_path: Path) -> None:
    """A folder of that name is left alone."""
    (tmp_path / "copydesk-tide").mkdir()
    done = call("new-plugin", "copydesk-tide")
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert list((tmp_path / "copydesk-tide").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("json", "json is a module of Python's standard library"),
        ("class", "class is a word of the Python language"),
        ("requests", "a package requests is installed already"),
        ("copydesk-csv", "there is a plugin csv in copydesk already"),
        ("desk", "there is a plugin desk in copydesk already"),
        ("copydesk-sources", "a package copydesk_sources is installed already"),
    ],
)
def test_new_plugin_refuses_a_name_that_is_taken(call: Run, tmp_path: Path, name: str, why: str) -> None:
    """What would hide a module or a plugin there is gets no folder, and another name is proposed."""
    done = call("new-plugin", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"copydesk: {name}: {why}; choose another name")
    assert list(tmp_path.iterdir()) == []


def test_new_source_reads_the_page_it_was_made_from(call: Run, pages: Path, tmp_path: Path) -> None:
    """The file tells the site's facts and rules that find on the page what the extractor found."""
    done = call("new-source", "tideline", pages / "ferry-101.html")
    assert (done.returncode, done.stdout) == (0, f"{Path('tideline', 'source.toml')}\n")
    file = tmp_path / "tideline" / "source.toml"
    source = read_source(file)
    assert source.name == "tideline"
    assert source.title == "Tideline"
    assert source.domains == ("tideline.example",)
    assert source.language == "en"
    assert source.feeds == ("https://tideline.example/feed.xml",)
    assert source.listings == ("https://tideline.example/",)
    assert source.article_url is not None
    match = re.search(source.article_url, "https://tideline.example/news/islands/ferry-resumes-101")
    assert match is not None
    assert match["id"] == "101"
    (layout,) = tomllib.loads(file.read_text("utf-8"))["layout"]
    assert layout["fields"]["title"] == "h1"
    assert layout["fields"]["body"].startswith("div.story > :is(p, ")
    assert "reads as: article, title 'Ferry resumes after nine days, take 101'" in done.stderr


def test_new_source_says_what_the_page_tells_of_its_dates(call: Run, tmp_path: Path) -> None:
    """The zone of its structured dates, the order a weekday settles; what nothing settles stays a comment."""
    page = ARTICLE.format(number=9).replace("</h1>", "</h1><p>Sun, 05/03/2026 - 14:05</p>")
    page = page.replace('lang="en"', 'lang="en-GB"').replace("T14:05:00+01:00", "T14:05:00")
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert call("new-source", "tideline", "page.html").returncode == 0
    text = (tmp_path / "tideline" / "source.toml").read_text("utf-8")
    assert 'date_order = "MDY"  # 1 of 1: the weekday beside it' in text
    assert '# timezone = "Europe/London"' in text
    assert read_source(tmp_path / "tideline" / "source.toml").date_order == "MDY"


def test_new_source_cannot_be_misled_into_other_keys(call: Run, tmp_path: Path) -> None:
    """Quotes and line ends in what a page says about itself stay inside their strings and comments."""
    name = 'Tide"\nname = "stolen'
    page = ARTICLE.format(number=9).replace('content="Tideline"', f"content='{name}'")
    page = page.replace("ferry-resumes-9", "ferry-resumes-9&#10;name=1")
    (tmp_path / "page.html").write_text(page, "utf-8")
    done = call("new-source", "tideline", "page.html", "--url", "https://tideline.example/news/a-999\nname = 3")
    assert done.returncode in (0, 1), done.stderr
    if done.returncode == 0:
        assert read_source(tmp_path / "tideline" / "source.toml").name == "tideline"


def test_new_source_goes_where_sources_are_kept(call: Run, pages: Path, tmp_path: Path) -> None:
    """In a plugin distribution that registers sources, the folder is made in its package."""
    package = tmp_path / "src" / "copydesk_tide"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("def copydesk_register_sources(register):\n    pass\n")
    call("new-source", "tideline", pages / "ferry-101.html")
    assert (package / "tideline" / "source.toml").is_file()


def test_the_hint_of_new_source_shows_the_new_source_at_work(call: Run, pages: Path, tmp_path: Path) -> None:
    """The command it closes with reads the page by the new source, and so does a replay with --sources."""
    page = pages / "ferry-101.html"
    done = call("new-source", "tideline", page, "--into", "my sources")
    program, *hint = shlex.split(done.stderr.splitlines()[-1])
    assert program == "copydesk"
    assert call(*hint).stdout.splitlines()[0].endswith("article, source tideline")
    (record,) = lines(call("replay", "--sources", "my sources", page).stdout)
    assert record["source"]["name"] == "tideline"
    extracted = json.loads(call("extract", "--sources", tmp_path / "my sources", page).stdout)
    assert extracted["source"]["name"] == "tideline"
    listed = json.loads(call("sources", "--json", "--sources", "my sources/tideline").stdout)
    assert [entry["origin"] for entry in listed if entry["name"] == "tideline"] == ["--sources"]


def test_a_folder_without_sources_is_wrong_use(call: Run, pages: Path) -> None:
    """--sources of a folder that holds none is told by its name, and nothing is read."""
    done = call("replay", "--sources", "nowhere", pages)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "nowhere: no source.toml here or in a folder below" in line


@pytest.mark.parametrize("arguments", [["eblnews"], ["tideline", "--into", "."]])
def test_new_source_refuses_a_name_that_is_taken(call: Run, pages: Path, tmp_path: Path, arguments: list[str]) -> None:
    """Neither a source that is installed nor a folder that is there is overwritten."""
    (tmp_path / "tideline").mkdir()
    done = call("new-source", arguments[0], pages / "ferry-101.html", *arguments[1:])
    assert done.returncode == 1
    assert "already" in done.stderr


def test_new_source_needs_the_page_s_url(call: Run, tmp_path: Path) -> None:
    """A page that does not tell its address cannot name its site; the option that does is named."""
    (tmp_path / "page.html").write_text("<html><body><h1>No address</h1></body></html>")
    done = call("new-source", "tideline", "page.html")
    assert done.returncode == 1
    assert "--url" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://a.example/news/world/ships-return-32661", r"/news/[^/]+/[^/]*-(?P<id>\d+)/?(?:[?#]|$)"),
        ("https://a.example/story/77123.html?x=1", r"/story/(?P<id>\d+)\.html/?(?:[?#]|$)"),
        ("https://a.example/2026/05/03/ships/", r"/\d{4}/\d{1,2}/\d{1,2}/[^/]+"),
        ("https://a.example/2026/05/ships", r"/\d{4}/\d{1,2}/[^/]+"),
        ("https://a.example/ships-return", None),
        ("https://a.example/", None),
    ],
)
def test_article_pattern(url: str, pattern: str | None) -> None:
    """The pattern keeps what names the section, lets the slug vary, and matches the URL it came from."""
    assert article_pattern(url) == pattern
    assert pattern is None or re.search(pattern, url)
