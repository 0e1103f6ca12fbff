"""`copydesk learn`: a source learned from saved pages, read back, and at work on a page it has not seen."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import ARTICLE, Run, lines

from copydesk.sources import read_source


def test_a_source_is_learned_and_reads_a_new_page(call: Run, tmp_path: Path) -> None:
    """Three pages in, a source.toml out; the fourth page of the site is read by it."""
    saved = tmp_path / "saved"
    saved.mkdir()
    for number in range(101, 105):
        (saved / f"{number}.html").write_text(_page(number), "utf-8")
    done = call("learn", "tideline", *(saved / f"{number}.html" for number in range(101, 104)))
    assert done.returncode == 0, done.stderr
    file = tmp_path / "tideline" / "source.toml"
    assert done.stdout == file.read_text("utf-8")
    assert f"made {Path('tideline', 'source.toml')} from 3 pages" in done.stderr
    source = read_source(file)
    assert (source.title, source.domains, source.language) == ("Tideline", ("tideline.example",), "en")
    (record,) = lines(call("replay", "--sources", tmp_path, saved / "104.html").stdout)
    assert record["source"]["name"] == "tideline"
    assert record["provenance"]["body"]["plugin"] == "rules"
    assert record["text"].count("\n\n") == 2
    assert "letter on Sundays" not in record["text"]


def test_nothing_is_made_on_a_dry_run(call: Run, pages: Path, tmp_path: Path) -> None:
    """The file is shown and not written."""
    done = call("learn", "tideline", "--dry-run", pages / "ferry-101.html")
    assert done.returncode == 0
    assert 'domains = ["tideline.example"]' in done.stdout
    assert not (tmp_path / "tideline").exists()


def test_of_a_source_that_is_there_the_file_is_shown(call: Run, pages: Path, tmp_path: Path) -> None:
    """Whether its folder is in the way or its name is registered; nothing of it changes."""
    file = tmp_path / "tideline" / "source.toml"
    file.parent.mkdir()
    file.write_text('domains = ["tideline.example"]\n')
    for name in ("tideline", "eblnews"):
        done = call("learn", name, pages / "ferry-101.html")
        assert done.returncode == 0
        assert 'domains = ["tideline.example"]' in done.stdout
        assert f"{name} is there already, in" in done.stderr
        assert "made" not in done.stderr.replace("nothing is made", "")
    assert file.read_text() == 'domains = ["tideline.example"]\n'
    assert not (tmp_path / "eblnews").exists()


def test_pages_that_teach_nothing_are_told_and_left_out(call: Run, pages: Path, tmp_path: Path) -> None:
    """A missing file and a page without an article are named; the others are learned from; the exit code says so."""
    (tmp_path / "empty.html").write_text("<html><body><p>Nothing yet.</p></body></html>")
    done = call("learn", "tideline", pages / "ferry-101.html", "empty.html", "nowhere.html")
    assert done.returncode == 2
    assert "empty.html: not learned from: the page was read as empty" in done.stderr
    assert "nowhere.html" in done.stderr
    assert 'title = "Tideline"  # 1 of 1' in done.stdout


def test_pages_of_two_sites_are_wrong_use(call: Run, pages: Path, tmp_path: Path) -> None:
    """Nothing is made, and the addresses are named."""
    other = ARTICLE.format(number=7).replace("tideline.example", "gale.example")
    (tmp_path / "other.html").write_text(other)
    done = call("learn", "tideline", pages / "ferry-101.html", "other.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert "not pages of one site" in done.stderr
    assert "gale.example" in done.stderr
    assert not (tmp_path / "tideline").exists()


def test_a_page_that_tells_no_url_needs_the_domain(call: Run, tmp_path: Path) -> None:
    """--domain says what the pages do not."""
    page = ARTICLE.format(number=3).replace('rel="canonical"', 'rel="nothing"')
    (tmp_path / "page.html").write_text(page)
    assert "--domain" in call("learn", "tideline", "page.html").stderr
    done = call("learn", "tideline", "page.html", "--domain", "tideline.example")
    assert done.returncode == 0
    assert 'domains = ["tideline.example"]' in done.stdout


def test_what_is_no_name_is_refused(call: Run, pages: Path) -> None:
    """Before any page is read."""
    done = call("learn", "Tide line", pages / "ferry-101.html")
    assert (done.returncode, done.stdout) == (1, "")


def _page(number: int) -> str:
    """A page with a text of its own, and a box between its paragraphs that every page has."""
    texts = {"nine days": f"{number} days", "forty": f"{number - 60}", "Sunday": f"Sunday the {number - 100}th"}
    page = ARTICLE.format(number=number)
    for old, new in texts.items():
        page = page.replace(old, new)
    page = page.replace("thought of turning round", f"thought of turning round at mark {number}")
    page = page.replace("the season, in case", f"the season of {number} days, in case")
    box = '<div class="sign-up"><p>Get the letter on Sundays, and know of every boat before she casts off her lines.</p></div>'
    return page.replace("</p>\n<p>The company", f"</p>{box}\n<p>The company")


def test_the_learned_file_is_data_only(call: Run, pages: Path) -> None:
    """What the pages say about themselves stays inside strings and comments."""
    import tomllib

    done = call("learn", "tideline", "--dry-run", pages / "ferry-101.html")
    data = tomllib.loads(done.stdout)
    assert set(data) <= {"title", "domains", "language", "feeds", "listings", "article_url", "layout"}
    assert json.dumps(data)
