"""`copydesk drift`: the rules that a redesigned site has left behind, and the day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run
from repository import SOURCE, page


def keep(folder: Path, number: int, day: str, *, new: bool = False) -> None:
    """Save a page of the paper as a crawl does."""
    folder.mkdir(exist_ok=True)
    (folder / f"{number}.html").write_text(page(number, new=new), "utf-8")
    (folder / f"{number}.html.meta.json").write_text(json.dumps({"fetched_at": f"{day}T08:00:00Z"}))


@pytest.fixture
def source(tmp_path: Path, call: Run) -> Path:
    """A source with four saved pages, and twelve new ones, built anew from the fifth of June on."""
    home = tmp_path / "saltpan"
    home.mkdir()
    (home / "source.toml").write_text(SOURCE, "utf-8")
    for number in (101, 102, 103, 104):
        keep(tmp_path / "old", number, f"2026-04-{number - 100:02}")
        assert call("savepage", "--sources", home, "saltpan", f"old/{number}.html").returncode == 0
    for day in range(1, 13):
        keep(tmp_path / "new", 200 + day, f"2026-06-{day:02}", new=day >= 5)
    return home


def test_redesign_is_told_with_its_day(call: Run, source: Path) -> None:
    """Dead rules are named with layout, field and selector, with their last day and the layout's `until`."""
    done = call("drift", "--sources", source, "saltpan", "new")
    assert done.returncode == 2
    assert "saltpan: 4 saved pages (2026-04-01 to 2026-04-04), 12 new pages (2026-06-01 to 2026-06-12)" in done.stdout
    for rule in ("body: css .text", "section: css .desk", "title: css h1.head"):
        assert f"died: layout 2026, {rule}\n  found on 4 of 4 saved pages and 4 of 12 new ones, " in done.stdout
    assert done.stdout.count("last on 2026-06-04, on none of 8 since 2026-06-05") == 3
    assert "layout 2026: 3 of 4 rules died: set until = 2026-06-05 and begin a new [[layout]] with since" in done.stdout
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if "/4" in line}
    assert rows["section"][:3] == ["4/4", "4/12", "DIED"]
    assert rows["title"][1] == "12/12"
    assert "(was rules css h1.head)" in " ".join(rows["title"])
    assert rows["authors"] == ["4/4", "12/12", "-", "rules", "css", ".by"]


def test_json_says_the_same(call: Run, source: Path) -> None:
    """--json is for programs: every rule with its numbers."""
    done = call("drift", "--sources", source, "saltpan", "new", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["drifted"], told["saved_pages"], told["new_pages"]) == (2, True, 4, 12)
    (title,) = [rule for rule in told["rules"] if rule["field"] == "title"]
    assert {key: title[key] for key in ("place", "rule", "verdict", "new_hits", "last", "since", "pages_since")} == {
        "place": "layout 2026", "rule": "css h1.head", "verdict": "died", "new_hits": 4, "last": "2026-06-04",
        "since": "2026-06-05", "pages_since": 8,
    }  # fmt: skip
    assert told["layouts"] == [{"layout": "2026", "until": "2026-06-05"}]


def test_good_rules_are_good(call: Run, source: Path) -> None:
    """Pages of the look the rules were written for end with 0."""
    done = call("drift", "--sources", source, "saltpan", *(f"new/20{day}.html" for day in (1, 2, 3, 4)))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "no rule died, no field fell")


def test_two_pages_are_too_few(call: Run, source: Path) -> None:
    """What two pages suggest is told, and wakes nobody at night."""
    done = call("drift", "--sources", source, "saltpan", "new/211.html", "new/212.html")
    assert done.returncode == 0
    assert "perhaps: layout 2026, title: css h1.head" in done.stdout
    assert "too few pages to say (by chance 6.7%)" in done.stdout


def test_mended_source_is_good(run: Run, source: Path) -> None:
    """With `until` set and a new layout, as the command said, nothing is dead: each layout is judged by its own pages."""
    text = SOURCE.replace('name = "2026"', 'name = "2026"\nuntil = 2026-06-05')
    layout = (
        '\n[[layout]]\nname = "later"\nsince = 2026-06-05\n\n[layout.fields]\ntitle = ".c-title"\nbody = ".c-body"\n'
    )
    (source / "source.toml").write_text(f"{text}{layout}", "utf-8")
    done = run("drift", "--sources", source, "saltpan", "new")
    assert "died: layout" not in done.stdout
    assert "section" in done.stdout


def test_alternative_that_died_is_told_although_the_next_finds(run: Run, source: Path) -> None:
    """A list of rules: the first is dead, the second gives the value; the field is covered, the rule is not."""
    text = SOURCE.replace('title = "h1.head"', 'title = ["h1.head", "h1"]')
    (source / "source.toml").write_text(text, "utf-8")
    told = json.loads(run("drift", "--sources", source, "saltpan", "new", "--json").stdout)
    assert {rule["rule"]: rule["verdict"] for rule in told["rules"] if rule["field"] == "title"} == {
        "css h1.head": "died",
        "css h1": "ok",
    }
    (title,) = [field for field in told["fields"] if field["field"] == "title"]
    assert (title["verdict"], title["new_hits"]) == ("ok", 12)


def test_code_of_a_source_can_die(run: Run, source: Path) -> None:
    """A method of source.py that finds nothing any more is told like a rule."""
    (source / "source.py").write_text(
        "from copydesk import Page, SourceCode\n\n\nclass Saltpan(SourceCode):\n"
        "    def kicker(self, page: Page) -> str | None:\n"
        "        found = page.tree.select_one('.desk')\n        return found.text if found else None\n"
    )
    done = run("drift", "--sources", source, "saltpan", "new")
    assert "died: source.py, kicker: Saltpan.kicker" in done.stdout


def test_code_that_fails_is_named(run: Run, source: Path) -> None:
    """What broken code does not find is its author's doing, and told as that, once."""
    (source / "source.py").write_text("import nothing_of_this_name\n")
    done = run("drift", "--sources", source, "saltpan", "new")
    assert done.stderr.count("plugin saltpan failed in source.py on 16 of 16 pages: ") == 1
    assert "nothing_of_this_name" in done.stderr


def test_what_is_not_compared_is_told(call: Run, source: Path, tmp_path: Path) -> None:
    """Pages of others, listings and what cannot be read are counted on standard error."""
    (tmp_path / "new" / "other.html").write_text(page(1).replace("saltpan.example", "eblnews.com"), "utf-8")
    (tmp_path / "new" / "nobody.html").write_text(page(2).replace("saltpan.example", "nobody.example"), "utf-8")
    (tmp_path / "new" / "empty.pdf.html").write_bytes(b"%PDF-1.7 \x00\x01")
    done = call("drift", "--sources", source, "saltpan", "new", "nowhere")
    assert done.returncode == 2
    assert "1 of 15 left out: of the source eblnews" in done.stderr
    assert "1 of 15 left out: of no source" in done.stderr
    assert "12 new pages" in done.stdout
    assert "nowhere: no such file or folder" in done.stderr
    assert "a PDF document" in done.stderr


def test_nothing_to_compare(call: Run, source: Path, tmp_path: Path) -> None:
    """Without saved pages, or without new ones, there is no answer; an unknown source is wrong use."""
    (tmp_path / "bare").mkdir()
    none = call("drift", "--sources", source, "saltpan", "bare")
    assert (none.returncode, none.stdout) == (3, "")
    assert "no new page that is an article or a listing of it" in none.stderr
    (tmp_path / "saltpan" / "pages").rename(tmp_path / "kept")
    assert (
        "no saved page that is an article or a listing of it"
        in call("drift", "--sources", source, "saltpan", "new").stderr
    )
    assert call("drift", "saltpam", "new").returncode == 1


FRONT = """<html lang="en"><head><title>The Saltpan</title><link rel="canonical" href="https://saltpan.example/coast">
</head><body><h1>Coast</h1><div class="{row}"><a href="/story/{number}1">Sea takes pan {number}</a></div>
<div class="{row}"><a href="/story/{number}2">Harbour closes for the night</a></div>
<a class="{more}" href="/coast?page=2">Older</a></body></html>"""
LISTING = 'listing_url = "/coast"\n'
LISTED = """
[layout.listing]
item = ".row"
title = "a"
url = "a::attr(href)"
next = "a.older::attr(href)"
"""


def test_listings_are_judged_by_their_own_rules(run: Run, source: Path, tmp_path: Path) -> None:
    """The rules of `[layout.listing]` are asked on listings alone, those of the fields on articles alone."""
    text = SOURCE.replace("[[layout]]", f"{LISTING}\n[[layout]]")
    (source / "source.toml").write_text(text + LISTED, "utf-8")
    for number in range(1, 10):
        folder = tmp_path / ("fronts" if number < 4 else "new")
        folder.mkdir(exist_ok=True)
        look = {"row": "row", "more": "older"} if number < 6 else {"row": "c-row", "more": "older"}
        (folder / f"front{number}.html").write_text(FRONT.format(number=number, **look), "utf-8")
        (folder / f"front{number}.html.meta.json").write_text(
            json.dumps({"fetched_at": f"2026-06-{number:02}T09:00:00Z"})
        )
    for number in (1, 2, 3):
        options = ("--sources", source, "saltpan", f"fronts/front{number}.html", "--case", f"front{number}")
        assert run("savepage", *options).returncode == 0
    done = run("drift", "--sources", source, "saltpan", "new")
    assert done.returncode == 2
    articles, _, listings = done.stdout.partition("saltpan, listings: ")
    assert articles.startswith("saltpan: 4 saved pages (2026-04-01 to 2026-04-04), 12 new pages")
    assert "links" not in articles
    assert listings.startswith("3 saved pages (2026-06-01 to 2026-06-03), 6 new pages (2026-06-04 to 2026-06-09)\n")
    assert "died: layout 2026, links: css .row\n  found on 3 of 3 saved pages and 2 of 6 new ones" in listings
    assert "died: layout 2026, links title: css a" in listings
    assert "css h1.head" not in listings
    assert "next_page: css" not in listings
    told = json.loads(run("drift", "--sources", source, "saltpan", "new", "--json").stdout)["listings"]
    assert {rule["field"]: rule["verdict"] for rule in told["rules"]} == {
        "links": "died", "links title": "died", "next_page": "ok",
    }  # fmt: skip
    assert (told["saved_pages"], told["new_pages"], told["drifted"]) == (3, 6, True)
    only = run("drift", "--sources", source, "saltpan", *(tmp_path / "new").glob("front*.html"))
    assert (only.returncode, only.stdout.startswith("saltpan, listings: ")) == (2, True)


def test_new_listings_without_a_saved_one_are_left_out(run: Run, source: Path, tmp_path: Path) -> None:
    """They are counted, and compared with nothing."""
    (source / "source.toml").write_text(SOURCE.replace("[[layout]]", f"{LISTING}\n[[layout]]"), "utf-8")
    (tmp_path / "new" / "front.html").write_text(FRONT.format(number=1, row="row", more="more"), "utf-8")
    done = run("drift", "--sources", source, "saltpan", "new")
    assert "1 new page is left out: no listing is saved" in done.stderr
    assert "listings" not in done.stdout


def test_pages_that_did_not_change_have_not_drifted(call: Run) -> None:
    """The saved pages of a source with rules and code, dumps and HTML, many of one day, compared with themselves."""
    pages = Path(__file__).parents[1] / "pages"
    done = call("drift", "eblnews", pages / "eblnews", "--pages", pages)
    assert done.returncode == 0, done.stdout
