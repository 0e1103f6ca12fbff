"""Somebody else's distribution, built and installed beside copydesk in a fresh virtual environment."""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORY = """<!doctype html><html lang="en"><head><title>Ferry resumes | The Harbour Post</title>
<link rel="canonical" href="https://harbourpost.example/story/77"></head><body id="harbour-story">
<h1 class="story-title">Ferry resumes after nine days</h1>
<p class="story-byline"><a href="/staff/mara-quill">Mara Quill</a></p>
<p>Filed: 3 May 2026 14:05</p><span class="reading-time">9 min read</span>
<div class="story-text"><p>The ferry between the two islands left its berth at dawn on Sunday.</p>
<div class="teaser-box">Subscribe to our newsletter</div>
<p>Its master said that the new shaft had run quietly all the way across.</p></div></body></html>"""
FRONT = '<html><body><h1>Latest</h1><a href="/story/77">Ferry resumes</a></body></html>'


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a virtual environment with both distributions installed from wheels, and everybody's dependencies in reach.

    Installing the dependencies anew would need the network; they are taken from the environment of this test run.
    """
    folder = tmp_path_factory.mktemp("thirdparty")
    harbour = folder / "harbour"
    shutil.copytree(ROOT / "tests" / "thirdparty", harbour)
    for project in (ROOT, harbour):
        command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
        subprocess.run([*command, "."], cwd=project, check=True)
    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    wheels = [str(wheel) for wheel in folder.glob("*.whl")]
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*install, *wheels], check=True)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def run(environment: Path, *arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [str(environment / "bin" / "python"), "-m", *arguments]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COPYDESK", "COV"))}
    return subprocess.run(
        command, cwd=cwd, env={**clean, **variables}, capture_output=True, text=True, check=True, timeout=120
    )


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Serve the third party's site on loopback."""
    (tmp_path / "www" / "story").mkdir(parents=True)
    (tmp_path / "www" / "index.html").write_text(FRONT)
    (tmp_path / "www" / "story" / "77").write_text(STORY)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def guess_type(self, path: str | os.PathLike[str]) -> str:
            return "text/html; charset=utf-8"

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(tmp_path / "www"))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_plugins_lists_it(environment: Path, tmp_path: Path) -> None:
    """`copydesk plugins` shows both entry points with their distribution's version."""
    shown = run(environment, "copydesk.cli", "plugins", cwd=tmp_path).stdout
    assert "harbour_sources" in shown
    assert "harbour_reading_time" in shown
    assert "harbour_transforms" in shown
    assert "1.2.3" in shown


def test_schema_knows_its_transform(environment: Path, tmp_path: Path) -> None:
    """`copydesk schema source` has the third party's transform with its arguments."""
    schema = json.loads(run(environment, "copydesk.cli", "schema", "source", cwd=tmp_path).stdout)
    tables = schema["$defs"]["transform"]["anyOf"][1]["properties"]
    assert tables["between"]["required"] == ["opening", "closing"]


def test_disabled_plugin_is_absent(environment: Path, tmp_path: Path) -> None:
    """COPYDESK_DISABLE_PLUGINS keeps one of them out and leaves the other."""
    shown = run(environment, "copydesk.cli", "plugins", cwd=tmp_path, COPYDESK_DISABLE_PLUGINS="harbour_reading_time")
    assert "harbour_sources" in shown.stdout
    assert "harbour_reading_time" not in shown.stdout


def test_replay_reads_by_it(environment: Path, tmp_path: Path) -> None:
    """A replay reads the third party's page by its rules, its code and its hook plugin."""
    (tmp_path / "story.html").write_text(STORY)
    record = json.loads(run(environment, "copydesk.cli", "replay", "story.html", cwd=tmp_path).stdout)
    assert record["outcome"] == "article"
    assert record["source"]["name"] == "harbourpost"
    assert record["title"] == "Ferry resumes after nine days"
    assert record["kicker"] == "harbour"
    assert record["native_id"] == "77"
    assert [author["name"] for author in record["authors"]] == ["Mara Quill"]
    assert record["published"]["utc"] == "2026-05-03T13:05:00Z"
    assert record["extra"] == {"harbour_reading_time": {"minutes": 9}}
    assert "reading_time" in [issue["code"] for issue in record["issues"]]
    assert "newsletter" not in record["text"]
    assert record["provenance"]["kicker"]["plugin"] == "harbourpost"
    assert (record["subtitle"], record["provenance"]["subtitle"]["steps"]) == ("resumes", ["between"])


def test_scrapy_list_shows_it(environment: Path, tmp_path: Path) -> None:
    """The third party's source is a spider beside the built-in ones."""
    shutil.copy(ROOT / "scrapy.cfg", tmp_path)
    assert {"harbourpost", "eblnews"} <= set(run(environment, "scrapy", "list", cwd=tmp_path).stdout.split())


def test_scrapy_crawl_crawls_it(environment: Path, tmp_path: Path, site: str) -> None:
    """`scrapy crawl` goes from the source's listing to its article and reads it by the source's rules."""
    shutil.copy(ROOT / "scrapy.cfg", tmp_path)
    options = ["-a", f"urls={site}/", "-O", "out.jsonl", "-s", "DOWNLOAD_DELAY=0", "-s", "ROBOTSTXT_OBEY=False"]
    run(environment, "scrapy", "crawl", "harbourpost", *options, cwd=tmp_path)
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [record["title"] for record in records] == ["Ferry resumes after nine days"]
    assert records[0]["source"]["name"] == "harbourpost"
