"""`copydesk sources import`: others' rules, counted, reported and converted."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from command_line import Run
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import parse as parse_html

from copydesk.extraction.rules.reading import read_layouts
from copydesk.extraction.siteconfig.reader import parse
from copydesk.sources import read_source
from copydesk.sources.as_css import css_of, text_of
from copydesk.sources.conversion import convert

QUAY = """# Quay
title: //h1[@class='hed']
date: //span[@class='when']
author: //span[@class='who']
body: //div[@id='story']
strip: //aside
strip: //p[position() > 30]
strip_id_or_class: promo
replace_string(<noscript>): <div>
next_page_link: //a[@id='next']
native_ad_clue: //meta[@name='sponsor']
http_header(Cookie): yes=1
tidy: no
test_url: https://quay.example/1
"""
TIDE = "titel: //h1\nbody: //article[\nprune: no\nbody: //article\n"
PAGE = (
    '<html><head><link rel=canonical href="https://quay.example/1"></head><body><h1 class=hed>Boats counted</h1>'
    "<span class=when>12 March 2024</span><div id=story>"
    + "<p>The pier was repaired in the first week of the month, and the boats were counted again.</p>"
    * 1
    + "<p>The harbour master wrote the number down, and nobody doubted it for the rest of the year.</p>"
    "<aside><p>Read of the other harbour too.</p></aside></div></body></html>"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "quay.example.txt").write_text(QUAY)
    (folder / ".tide.example.txt").write_text(TIDE)
    (folder / "mole.example.txt").write_text("# nothing yet\n")
    (folder / "global.txt").write_text("title: //h1\n")
    return folder


def test_a_summary(call: Run, files: Path) -> None:
    """How many files, how many lines are not used, what is no site's, and how to use the rest."""
    done = call("sources", "import", "files")
    assert (done.returncode, done.stdout) == (0, "")
    first, second, third = done.stderr.splitlines()
    assert first == (
        "3 site files; lines: 1 not understood, 2 wrong in the file, 1 understood, not done, 2 without effect here"
    )
    assert second == "not read, as they are no site's: global.txt"
    assert f"COPYDESK_SOURCES={files}" in third


def test_a_report(call: Run, files: Path) -> None:
    """Each directive that is not used as it says, the gravest first, with file and line."""
    rows = call("sources", "import", "files", "--report").stdout.splitlines()
    assert [row.split()[0] for row in rows[1:]] == ["not", "wrong", "wrong", "understood,", "without", "without"]
    assert "did you mean title?" in rows[1]
    assert ".tide.example.txt:1" in rows[1]
    assert any(".tide.example.txt:2" in row and "no XPath" in row for row in rows)
    assert any("mole.example.txt" in row and "says nothing" in row for row in rows)
    assert any("http_header" in row and "quay.example.txt:12" in row for row in rows)


def test_a_report_for_programs(call: Run, files: Path) -> None:
    """The same as JSON, with every place."""
    lines = json.loads(call("sources", "import", "files", "--json").stdout)
    assert lines[0] == {
        "kind": "unknown",
        "directive": "titel",
        "why": "did you mean title?",
        "times": 1,
        "files": [".tide.example.txt:1"],
    }


def test_used_as_they_are(call: Run, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By option or by environment variable, both at once too, a page of the site is read by its file."""
    (tmp_path / "page.html").write_text(PAGE)
    assert json.loads(call("replay", "page.html").stdout)["source"]["name"] is None
    assert json.loads(call("replay", "--sources", "files", "page.html").stdout)["source"]["name"] == "ftr_quay_example"
    monkeypatch.setenv("COPYDESK_SOURCES", str(files))
    for options in ((), ("--sources", "files")):
        done = call("replay", *options, "page.html")
        assert done.returncode == 0
        record = json.loads(done.stdout)
        assert record["source"]["name"] == "ftr_quay_example"
        assert record["provenance"]["body"]["plugin"] == "siteconfig"
    listed = json.loads(call("sources", "--json").stdout)
    assert {row["name"]: row["origin"] for row in listed}["ftr__tide_example"] == "COPYDESK_SOURCES"
    assert {row["site_config"] for row in listed if row["name"] == "ftr_quay_example"} == {
        str(files / "quay.example.txt")
    }


def test_a_wrong_folder_in_the_environment_stops_nothing(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and the run goes on."""
    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.setenv("COPYDESK_SOURCES", str(tmp_path / "nowhere"))
    done = call("replay", "page.html")
    assert done.returncode == 0
    assert "COPYDESK_SOURCES" in done.stderr
    assert "nowhere: no source.toml" in done.stderr


def test_converted(call: Run, files: Path, tmp_path: Path) -> None:
    """Each file becomes a source.toml that is good as it stands; what has no words in it is a comment."""
    done = call("sources", "import", "files", "--to", "own")
    assert done.returncode == 0
    assert "2 sources written to own; 2 rules stand in them as comments" in done.stderr
    file = tmp_path / "own" / "quay_example" / "source.toml"
    assert read_source(file).domains == ("quay.example",)
    assert read_layouts(file).mistakes is None
    layout = tomllib.loads(file.read_text("utf-8"))["layout"][0]
    assert layout["fields"]["title"] == {"xpath": "//h1[@class='hed']"}
    assert layout["fields"]["published"] == {"xpath": "//span[@class='when']"}
    assert layout["remove"] == [f'div[id="story"] {css}' for css in ("aside", '[class*="promo"]', '[id*="promo"]')]
    comments = [line for line in file.read_text("utf-8").splitlines() if line.startswith("# not converted")]
    assert comments == [
        "# not converted: strip: //p[position() > 30]",
        "# not converted: replace_string(<noscript>): <div>",
    ]
    (tmp_path / "page.html").write_text(PAGE)
    record = json.loads(call("replay", "--sources", "own", "page.html").stdout)
    assert record["source"]["name"] == "quay_example"
    assert record["title"] == "Boats counted"
    assert "other harbour" not in record["text"]


def test_nothing_is_written_over(call: Run, files: Path, tmp_path: Path) -> None:
    """A folder that is there stays as it is, and the others are written."""
    kept = tmp_path / "own" / "quay_example" / "source.toml"
    kept.parent.mkdir(parents=True)
    kept.write_text("# mine")
    done = call("sources", "import", "files", "--to", "own")
    assert done.returncode == 1
    assert "quay_example: is there already" in done.stderr
    assert kept.read_text() == "# mine"
    assert (tmp_path / "own" / "_tide_example").exists() or (tmp_path / "own" / "ftr__tide_example").exists()


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_no_files(call: Run, tmp_path: Path, folder: str) -> None:
    """A folder without a site file is wrong use, told by its name."""
    (tmp_path / "empty").mkdir()
    done = call("sources", "import", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert folder in done.stderr


@pytest.mark.parametrize(
    ("xpath", "css"),
    [
        ("//aside", "aside"),
        ("//div[@class='a b']", 'div[class="a b"]'),
        ("//div[contains(@class, 'promo')]", 'div[class*="promo"]'),
        ("//*[contains(concat(' ', normalize-space(@class), ' '), ' promo ')]", '[class~="promo"]'),
        ("//div[@id='x'][@data-y]/p//a[starts-with(@href, '/go')]", 'div[id="x"][data-y] > p a[href^="/go"]'),
        ("//nav | //footer", "nav, footer"),
        ("//p[2]", None),
        ("//p[.='x']", None),
        ("//a/..", None),
        ("/html/body", None),
        ("//h2/following-sibling::p", None),
        ("//div[contains(@class, 'a') and @id]", 'div[class*="a"][id]'),
        ("//div[@a='x and y' and not(@b) and not(contains(@c, 'z'))]/p", 'div[a="x and y"]:not([b]):not([c*="z"]) > p'),
        ("//div[@id='x' or @id='y']", None),
        ("//div[@id='x' and (@a or @b)]", None),
        ("//p[contains(., 'x')]", None),
        ("substring-after(//p, ':')", None),
        ("//a/@href", None),
    ],
)
def test_css_of_an_xpath(xpath: str, css: str | None) -> None:
    """Tags, attributes, children and descendants have the same in CSS; whatever else is left alone."""
    assert css_of(xpath) == css


@pytest.mark.parametrize(
    ("xpath", "found"),
    [
        ("//p[contains(., 'Read more:')]", ("p", "Read more:")),
        ('//div[@id="a"]//a[. = "Sign (up)"]', ('div[id="a"] a', r"^Sign \(up\)$")),
        ("//div[contains(text(), 'a')]", None),
        ("//p[contains(.,'a')][2]", None),
        ("//p[2][contains(.,'a')]", None),
        ("//p[contains(., 'a') or b]", None),
        ("//p[contains(b, 'a')]", None),
    ],
)
def test_elements_by_their_text(xpath: str, found: tuple[str, str] | None) -> None:
    """A selector and a regular expression, as `remove` takes them."""
    assert text_of(xpath) == found


PARTS = st.sampled_from(
    [
        "//p",
        "//div",
        "/p",
        "[@class='a']",
        "[contains(@class, 'b')]",
        "//*[@id='i']",
        " | //a",
        "[@id]",
        "[@id and not(@class)]",
        "[not(contains(@class,'x'))]",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=5).map("".join))
def test_css_selects_what_the_xpath_selects(xpath: str) -> None:
    """Where there is a CSS selector, it finds the same elements."""
    tree = parse_html(
        "<div class=a id=i><p class='a b'>1<a id=k>2</a></p><div class=b><p id=i>3</p><div><p class=xb>4</p></div></div></div>"
        "<p>5</p><a class=a>6</a>"
    )
    if css := css_of(xpath):
        assert tree.select(css) == tree.xpath(xpath)


@given(
    st.lists(
        st.sampled_from(
            [
                *QUAY.splitlines(),
                *TIDE.splitlines(),
                "strip_id_or_class: a\\b",
                "strip: //p[contains(., 'It\"s \\ (a)')]",
                'strip: //p[.="x\ty"]',
                'title: //h1[.="it\'s"]',
                'test_url: https://a.example/"\x7f',
                "strip_image_src: \U0001f600",
            ]
        ),
        max_size=12,
    )
)
def test_any_file_converts_to_good_toml(lines: list[str]) -> None:
    """Whatever a site file holds, what is written can be read."""
    config = parse("\n".join(lines), Path("quay.example.txt"))
    data = tomllib.loads(convert(config).toml)
    assert data["domains"] == ["quay.example"]


def test_each_branch_of_a_union_is_converted_for_itself(call: Run, tmp_path: Path) -> None:
    """A text picks the elements of its own branch, inside the body; what holds on some pages only is a comment."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "quay.example.txt").write_text(
        "body: //div[@id='story']\nstrip: //aside | //p[.='Advert | more'] | //p[position() > 9]\n"
        "strip: //h2\nif_page_contains: //nav\nnative_ad_clue: //b[@class='ad']\nif_page_contains: //nav\n"
    )
    assert call("sources", "import", "files", "--to", "own").returncode == 0
    file = tmp_path / "own" / "quay_example" / "source.toml"
    text = file.read_text("utf-8")
    assert tomllib.loads(text)["layout"][0]["remove"] == [
        'div[id="story"] aside',
        {"css": 'div[id="story"] p', "matches": r"^Advert \| more$"},
    ]
    assert [line for line in text.splitlines() if line.startswith("# not converted")] == [
        "# not converted: native_ad_clue: //b[@class='ad'] (if_page_contains: //nav)",
        "# not converted: strip: //p[position() > 9]",
        "# not converted: strip: //h2 (if_page_contains: //nav)",
    ]
    assert "genre" not in text
