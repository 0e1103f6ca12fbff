"""`copydesk savepage` and `copydesk test`: pages kept with the record expected of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import ARTICLE, Run
from repository import SOURCE, page


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The folder of a source, in the folder the author works in, with two pages to save."""
    home = tmp_path / "saltpan"
    home.mkdir()
    (home / "source.toml").write_text(SOURCE, "utf-8")
    for number in (101, 102):
        (tmp_path / f"{number}.html").write_text(page(number), "utf-8")
    return home


def files(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_savepage_keeps_bytes_and_shows_the_record(call: Run, source: Path, tmp_path: Path) -> None:
    """The page's bytes, a sidecar and the record: beside the source.toml, named after the address."""
    done = call("savepage", "--sources", source, "saltpan", "101.html")
    case = source / "pages" / "101"
    assert (done.returncode, files(case)) == (0, ["expected.json", "page.html", "page.html.meta.json"])
    assert (case / "page.html").read_bytes() == (tmp_path / "101.html").read_bytes()
    assert done.stdout == (case / "expected.json").read_text("utf-8")
    expected = json.loads(done.stdout)
    assert expected["title"] == "Sea takes pan 101"
    assert expected["url"] == "https://saltpan.example/story/101"
    assert expected["kicker"] is None
    assert expected["provenance"]["title"] == {"plugin": "rules"}
    assert not {"fetched_at", "content_hash", "id", "text"} & set(expected)
    assert str(Path("saltpan/pages/101")) in done.stderr


def test_savepage_prefers_the_tests_folder(call: Run, source: Path, tmp_path: Path) -> None:
    """Where there are tests and no pages beside the source, pages belong to the tests; --into is somewhere else."""
    (tmp_path / "tests").mkdir()
    assert call("savepage", "--sources", source, "saltpan", "101.html").returncode == 0
    assert files(tmp_path / "tests" / "pages" / "saltpan") == ["101"]
    assert call("savepage", "--sources", source, "saltpan", "101.html", "--into", "kept").returncode == 0
    assert files(tmp_path / "kept") == ["101"]


def test_savepage_keeps_what_was_known_of_the_fetching(call: Run, source: Path, tmp_path: Path) -> None:
    """URL, status and time of the sidecar beside a file are kept; cookies, tokens and passwords are not."""
    sidecar = {
        "url": "https://ada:secret@saltpan.example/story/9?x=1",
        "requested_url": "https://saltpan.example/9",
        "status": 200,
        "fetched_at": "2026-05-03T10:00:00Z",
        "headers": {
            "content-type": "text/html; charset=utf-8", "set-cookie": "sid=secret", "authorization": "Bearer secret",
            "x-session-token": "secret", "cf-ray": "secret",
        },
    }  # fmt: skip
    (tmp_path / "101.html.meta.json").write_text(json.dumps(sidecar))
    assert call("savepage", "--sources", source, "saltpan", "101.html", "--case", "ours").returncode == 0
    case = source / "pages" / "ours"
    kept = json.loads((case / "page.html.meta.json").read_text("utf-8"))
    assert kept == {
        "url": "https://saltpan.example/story/9?x=1",
        "requested_url": "https://saltpan.example/9",
        "status": 200,
        "headers": {"content-type": "text/html; charset=utf-8"},
        "fetched_at": "2026-05-03T10:00:00Z",
        "kind": "html",
    }
    assert [name for name in files(case) if "secret" in (case / name).read_text("utf-8")] == []


def test_relative_date_is_read_on_the_day_of_fetching(call: Run, source: Path, tmp_path: Path) -> None:
    """The clock of a saved page stands still: three hours ago is three hours before it was fetched, whenever read."""
    ago = page(101).replace("Filed 3 May 2026", '<time class="when">3 hours ago</time>')
    (tmp_path / "101.html").write_text(ago, "utf-8")
    (tmp_path / "101.html.meta.json").write_text('{"fetched_at": "2026-05-03T10:00:00Z"}')
    rules = SOURCE + 'published = ".when"\n'
    (source / "source.toml").write_text(rules, "utf-8")
    expected = json.loads(call("savepage", "--sources", source, "saltpan", "101.html").stdout)
    assert expected["published"]["utc"] == "2026-05-03T07:00:00Z"
    assert call("test", "--sources", source).returncode == 0


def test_savepage_fetches(call: Run, source: Path, site: str, pages: Path) -> None:
    """A page of the web is fetched as everywhere; its time of fetching is kept."""
    (pages / "new.html").write_text(ARTICLE.format(number=7), "utf-8")
    (source / "source.toml").write_text(SOURCE.replace("saltpan.example", "127.0.0.1"), "utf-8")
    done = call("savepage", "--sources", source, "saltpan", f"{site}/new.html", "--allow-private")
    assert done.returncode == 0, done.stderr
    kept = json.loads((source / "pages" / "new" / "page.html.meta.json").read_text("utf-8"))
    assert (kept["url"], kept["status"]) == (f"{site}/new.html", 200)
    assert kept["fetched_at"].endswith("Z")


def test_savepage_overwrites_nothing_unless_told(call: Run, source: Path, tmp_path: Path) -> None:
    """A case that is there stays; --force replaces page, sidecar and record, and no other file."""
    call("savepage", "--sources", source, "saltpan", "101.html", "--case", "one")
    case = source / "pages" / "one"
    (case / "notes.md").write_text("mine")
    before = (case / "expected.json").read_bytes()
    again = call("savepage", "--sources", source, "saltpan", "102.html", "--case", "one")
    assert (again.returncode, again.stdout) == (1, "")
    assert "is there already; --case names another, --force replaces it" in again.stderr
    assert (case / "expected.json").read_bytes() == before
    (tmp_path / "dump.txt").write_text("Sea takes pan 103\n\n" + "The pans were flooded at noon, for once.\n" * 3)
    done = call("savepage", "--sources", source, "saltpan", "dump.txt", "--case", "one", "--force")
    assert done.returncode == 0
    assert files(case) == ["expected.json", "notes.md", "page.txt", "page.txt.meta.json"]
    assert files(source / "pages") == ["one"]


@pytest.mark.parametrize("case", ["../out", "a/b", "", ".hidden", "a b", "ä", "x" * 81, "..", "/tmp/x"])
def test_case_is_a_plain_name(call: Run, source: Path, tmp_path: Path, case: str) -> None:
    """A case's name leads nowhere else."""
    done = call("savepage", "--sources", source, "saltpan", "101.html", "--case", case)
    assert (done.returncode, files(source)) == (1, ["source.toml"])
    assert "a name is of letters a-z, digits, _ and -" in done.stderr


@pytest.mark.parametrize(
    "path", ["/story/../../../etc/passwd", "/story/%2e%2e%2f%2e%2e%2fout", "/story/\\..\\out", "/"]
)
def test_address_of_a_page_leads_nowhere_else(call: Run, source: Path, tmp_path: Path, path: str) -> None:
    """The folder is named after the address without its dots and slashes."""
    done = call("savepage", "--sources", source, "saltpan", "101.html", "--url", f"https://saltpan.example{path}")
    assert done.returncode == 0, done.stderr
    (name,) = files(source / "pages")
    assert name.replace("-", "").isalnum()


def test_page_of_another_source_is_refused(call: Run, source: Path, tmp_path: Path) -> None:
    """A page that another source reads is not this one's; one that tells no address is, if its author says so."""
    done = call("savepage", "--sources", source, "saltpan", "101.html", "--url", "https://eblnews.com/news/world/x-1")
    assert (done.returncode, files(source)) == (1, ["source.toml"])
    assert "is a page of the source eblnews, not of saltpan" in done.stderr
    (tmp_path / "no_url.html").write_text(page(101).replace("canonical", "other"), "utf-8")
    done = call("savepage", "--sources", source, "saltpan", "no_url.html")
    assert json.loads(done.stdout)["given"] == {"source": "saltpan"}
    assert call("test", "--sources", source).returncode == 0


def test_test_shows_pages_and_fields(call: Run, run: Run, source: Path) -> None:
    """A row for each page; what is wrong is named in it and shown below it."""
    for number in (101, 102):
        call("savepage", "--sources", source, "saltpan", f"{number}.html")
    good = call("test", "--sources", source, "saltpan")
    assert (good.returncode, [line.split()[:3] for line in good.stdout.splitlines()]) == (
        0,
        [["page", "outcome", "title"], ["saltpan/101", "ok", "ok"], ["saltpan/102", "ok", "ok"]],
    )
    rules = (source / "source.toml").read_text("utf-8").replace("h1.head", ".by").replace('section = ".desk"', "")
    (source / "source.toml").write_text(rules, "utf-8")
    bad = run("test", "--sources", source)
    assert bad.returncode == 2
    assert [line.split()[2] for line in bad.stdout.splitlines()[1:3]] == ["FAILED", "FAILED"]
    assert "section" in bad.stdout.splitlines()[1]
    assert (
        'saltpan/102::title\n  expected  "Sea takes pan 102"\n  got       "Ina Moor"\n  from      rules, css .by'
        in (bad.stdout)
    )
    assert bad.stderr.splitlines()[-1].startswith("2 pages, ")


def test_test_update_accepts(call: Run, source: Path) -> None:
    """--update writes what changed, says so, and the next run is good."""
    for number in (101, 102):
        call("savepage", "--sources", source, "saltpan", f"{number}.html")
    file = source / "pages" / "101" / "expected.json"
    file.write_text(file.read_text("utf-8").replace('"title": "Sea takes', '"title": "Sea gives'), "utf-8")
    other = (source / "pages" / "102" / "expected.json").stat().st_mtime_ns
    done = call("test", "--sources", source, "--update")
    assert done.returncode == 0
    assert f"{file}: title changed" in done.stderr
    assert (source / "pages" / "102" / "expected.json").stat().st_mtime_ns == other
    assert call("test", "--sources", source).returncode == 0


def test_test_without_pages(call: Run, source: Path) -> None:
    """No saved page is no success; a misspelt source is named with its cure."""
    none = call("test", "--sources", source, "saltpan")
    assert (none.returncode, none.stdout) == (3, "")
    assert "no saved page of saltpan here; `copydesk savepage NAME URL` makes one" in none.stderr
    misspelt = call("test", "--sources", source, "saltpam")
    assert (misspelt.returncode, "did you mean 'saltpan'?" in misspelt.stderr) == (1, True)


def test_test_names_a_broken_source(call: Run, source: Path) -> None:
    """Code that raises fails its pages by name; other fields are still compared. pytest is not needed for any of it."""
    call("savepage", "--sources", source, "saltpan", "101.html")
    (source / "source.py").write_text("raise RuntimeError('no sea')\n")
    done = call("test", "--sources", source)
    assert done.returncode == 2
    assert "saltpan/101::failures" in done.stdout
    assert "source.py: RuntimeError: no sea" in done.stdout
    assert "saltpan/101::title" not in done.stdout


def test_test_needs_no_pytest(run: Run, source: Path, tmp_path: Path) -> None:
    """`copydesk test` works where pytest is not installed."""
    run("savepage", "--sources", source, "saltpan", "101.html")
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "pytest.py").write_text("raise ImportError('pytest is not installed')\n")
    from command_line import clean_environment

    done = run("test", "--sources", source, env=clean_environment() | {"PYTHONPATH": str(tmp_path / "none")})
    assert done.returncode == 0, done.stderr
