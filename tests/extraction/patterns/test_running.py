"""Patterns on texts of strangers: what could take long is not run, and told; the count is the same on any machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copydesk import Desk, Page
from copydesk.errors import SourceError
from copydesk.extraction.patterns import may_run, search
from copydesk.extraction.patterns.running import ALL
from copydesk.sources.record import read_source

RULES = """domains = ["a.example"]
article_url = 'a\\.example/.*\\d+.*-.*-.*html$'
claims = ['^Posted .*,.*,.*,.*by$']

[[layout]]
remove = [{ css = "p", matches = '\\d+ .* .* ads$' }]
[layout.fields]
title = [{ css = "h1", matches = '(.*),(.*),(.*) - Paper$' }, "h1"]
section = { css = "h2", transforms = [{ regex = '(.*)a(.*)b(.*)c$' }] }
kicker = { css = "h3", when = { text = '.*,.* never$' } }
body = ".text"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "source.toml").write_text(RULES, "utf-8")
    desk = Desk()
    desk.sources.register(tmp_path / "paper")
    return desk


def page(long: str, url: str = "https://a.example/story-7.html") -> Page:
    paragraph = "<p>The harbour was quiet when the boats came home that evening, and nobody spoke of the storm.</p>"
    html = f"<h1>{long} - Paper</h1><h2>{long}</h2><h3>Sea</h3><div class=text>{paragraph * 4}<p>{long}</p></div>"
    return Page(text=html, url=url)


def test_ordinary_pages_are_read_without_a_word(desk: Desk) -> None:
    """Patterns whose repeats share text are run on texts as people write them."""
    result = desk.read(page("1 boat, 2 nets, 3 oars"))
    assert not [issue.message for issue in result.issues if issue.code == "rule_cut"]
    assert result.article is not None
    assert result.article.title == "1 boat"


def test_long_texts_are_not_searched_and_each_pattern_is_told_once(desk: Desk) -> None:
    """The rule counts as one that finds nothing; the next alternative is tried."""
    result = desk.read(page("1," * 3000, "https://a.example/" + "1-" * 1500 + "x"))
    told = [issue.message or "" for issue in result.issues if issue.code == "rule_cut"]
    assert len(told) == len(set(told)) == 5
    assert all("could take too long on a text of " in each and "it was not run on it" in each for each in told)
    assert {pattern for pattern in ("ads$", "Paper$", "b(.*)c$", "never$", "html$") if any(pattern in t for t in told)} == {
        "ads$", "Paper$", "b(.*)c$", "never$", "html$",
    }  # fmt: skip
    assert result.article is not None
    assert result.article.title is not None
    assert result.article.title.startswith("1,1,1")


def test_a_claim_that_could_take_long_claims_nothing(desk: Desk) -> None:
    """A page without an address is claimed by what stands on it."""
    assert desk.read(Page(text="Posted a,b,c,d by\n\nText", kind="text")).source == "paper"
    long = desk.read(Page(text="Posted " + "a," * 3000 + "\n\nText", kind="text"))
    assert long.source is None
    assert [issue.code for issue in long.issues].count("rule_cut") == 1


@pytest.mark.parametrize("key", ["article_url", "listing_url", "claims"])
def test_endless_patterns_of_a_record_are_mistakes(tmp_path: Path, key: str) -> None:
    """The message has file, line, pattern and cure."""
    value = "'(?:/[\\w-]+-?)+\\.html'"
    file = tmp_path / "source.toml"
    file.write_text(
        f'name = "x"\ndomains = ["a.example"]\n{key} = {f"[{value}]" if key == "claims" else value}\n', "utf-8"
    )
    with pytest.raises(
        SourceError, match=rf"line 3: {key}: '.*' could take for ever on some page: .*; part its repeats"
    ):
        read_source(file)


def test_what_is_reckoned_grows_with_the_runs_a_repeat_can_read() -> None:
    """A long text of short words costs little, one long word much; a literal in front counts by how often it is there."""
    words = re.compile(r"\w+ boats")
    assert may_run(words, "some words " * 20_000)
    assert not may_run(words, "w" * 20_000)
    aside = re.compile(r"<aside.*?</aside>", re.DOTALL)
    assert may_run(aside, "<aside>x</aside>" + "text " * 50_000)
    assert not may_run(aside, "<aside>" * 10_000)
    assert may_run(re.compile(r"^\s+x"), " " * 1_000_000)
    assert search(re.compile("x{2}"), "a" * 1_000_000 + "xx") is not None


def test_all_runs_on_a_page_have_one_bound() -> None:
    """Many texts that are each below the bound add up."""
    read = Page(text="")
    pattern = re.compile(r"\d+x")
    runs = [may_run(pattern, "1" * 9_000, read) for _ in range(20)]
    assert runs == [True] * (ALL // (9_000**2 // 2)) + [False] * (20 - ALL // (9_000**2 // 2))
    assert [issue.code for issue in read.memo["issues"]] == ["rule_cut"]
