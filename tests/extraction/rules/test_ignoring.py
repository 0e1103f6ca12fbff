"""What a source ignores is chosen by nobody, and seen by whoever asks why."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk import Desk, Result
from copydesk.fetch.page import make_page

HTML = """<html lang="en"><head><title>Seals hold the slipway</title>
<meta property="article:section" content="platform"><meta name="author" content="House Account">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Seals hold the slipway",
"articleSection": "platform", "author": {"@type": "Person", "name": "House Account"},
"datePublished": "2026-04-03T18:30:00Z"}</script></head><body><h1>Seals hold the slipway</h1>
<div class="story"><p>The seals came with the March gales, the harbour master says, and have not left since.</p>
<p>Boats use the north steps for now, at high water only, and nobody minds much.</p></div></body></html>"""


def read(folder: Path, ignore: str, code: str = "") -> Result:
    """Read the page by a source that ignores something."""
    (folder / "paper").mkdir()
    toml = f'domains = ["paper.example"]\n[[layout]]\n[layout.fields]\nbody = ".story"\n[layout.ignore]\n{ignore}\n'
    (folder / "paper" / "source.toml").write_text(toml, "utf-8")
    if code:
        (folder / "paper" / "source.py").write_text(code, "utf-8")
    desk = Desk()
    desk.sources.register(folder)
    result = desk.read(make_page(HTML, url="https://paper.example/a"))
    assert result.failures == ()
    return result


@pytest.mark.parametrize("who", ['"*"', '["structured"]', '["json-ld", "opengraph"]'])
def test_a_field_everybody_lies_in_is_unknown_and_says_why(tmp_path: Path, who: str) -> None:
    """By everybody, by plugin, by method: the value stands among what was found, the issue with the record."""
    result = read(tmp_path, f"section = {who}")
    assert result.article is not None
    assert result.article.section == ()
    lost = [found for found in result.found if found.field == "section"]
    assert lost
    assert {(found.value, found.plugin) for found in lost} == {(None, "structured")}
    assert all("platform" in str(found.raw) for found in lost)
    told = [issue.message for issue in result.article.issues if issue.code == "ignored_by_source"]
    assert any("structured json-ld" in message for message in told)


def test_one_place_alone(tmp_path: Path) -> None:
    """Where one place is named the others still speak."""
    result = read(tmp_path, 'section = "json-ld"')
    assert result.article is not None
    assert result.article.section == ("platform",)
    assert result.article.provenance["section"].method == "opengraph"
    assert [issue.code for issue in result.article.issues if issue.field == "section"] == []


def test_a_path_as_explain_shows_it(tmp_path: Path) -> None:
    """One element of the page alone."""
    result = read(tmp_path, """section = ["json-ld", 'meta[property="article:section"]']""")
    assert result.article is not None
    assert result.article.section == ()


def test_the_sources_own_word_counts(tmp_path: Path) -> None:
    """What its rules and its source.py find is not set aside; nor is any other field."""
    code = "from copydesk import SourceCode\n\n\nclass Paper(SourceCode):\n"
    code += "    def authors(self, page):\n        return 'Ada Quill'\n"
    result = read(tmp_path, 'authors = "*"\nbody = "*"', code)
    assert result.article is not None
    assert [author.name for author in result.article.authors] == ["Ada Quill"]
    assert result.article.provenance["body"].plugin == "rules"
    assert result.article.published is not None
