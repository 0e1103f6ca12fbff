"""What is promised of every source that comes with copydesk."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html

import copydesk
from copydesk.extraction.rules import layout_of
from copydesk.extraction.rules.reading import check_layouts
from copydesk.extraction.rules.schema import source_schema
from copydesk.fetch.files import expand
from copydesk.fetch.page import make_page

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(file.parent for file in (ROOT / "plugins" / "copydesk_sources").glob("*/source.toml"))


def _stated(file: Path) -> Any:
    """Give a file's tables as JSON has them: days as strings."""
    return json.loads(json.dumps(tomllib.loads(file.read_text("utf-8")), default=str))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_source_is_well_formed(folder: Path) -> None:
    """Its file has no mistake and is as the published schema says."""
    assert check_layouts(folder / "source.toml")[1] == []
    jsonschema.validate(_stated(folder / "source.toml"), source_schema())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_layout_reads_a_saved_page(folder: Path) -> None:
    """Each look of the site has a saved page that is read by its rules, and found to be the source's own."""
    desk = copydesk.Desk()
    source = desk.sources[folder.name]
    used = set()
    saved = [item.target for item in expand([str(ROOT / "tests" / "pages" / folder.name)]) if item.error is None]
    for file in saved:
        page, _ = desk.fetch(file)
        assert page is not None
        layout = layout_of(page, source)
        if layout is not None and desk.read(page).source == folder.name:
            used.add(layout.name)
    assert used == {layout.name for layout in check_layouts(folder / "source.toml")[0]}


def _renamed(text: str) -> str:
    """Give a page whose class names, ids and the like are others: what a redesign leaves of the rules' marks."""
    marks = r"""(\s(?:class|id|itemprop|style|data-[\w-]+))=("[^"]*"|'[^']*')"""
    return re.sub(marks, lambda mark: mark[1] + "=" + re.sub("[A-Za-z]+", lambda word: word[0][::-1], mark[2]), text)


def _torn(text: str) -> str:
    """Give a page whose article element has only its first paragraph left; the others stand in an element behind it."""
    document = html.fromstring(text)
    body = max(document.iter("div", "section", "article"), key=lambda element: len(element.findall("p")))
    new = html.Element("div")
    for paragraph in body.findall("p")[1:]:
        new.append(paragraph)
    above = body
    while above.getparent().tag not in ("main", "article", "body"):
        above = above.getparent()
    above.addnext(new)
    return html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")


@pytest.mark.parametrize("change", [_renamed, _torn])
@pytest.mark.parametrize("folder", [each for each in FOLDERS if each.name != "eblnews"], ids=lambda folder: folder.name)
def test_a_look_that_no_rule_knows_is_read_as_without_rules(folder: Path, change: Callable[[str], str]) -> None:
    """A body rule that finds nothing, or a standfirst alone, gives way to the general extraction."""
    desk, plain = copydesk.Desk(), copydesk.Desk(copydesk.PluginManager(entry_points=False))
    for file in sorted((ROOT / "tests" / "pages" / folder.name).glob("*/page.html")):
        url = json.loads(file.with_name("page.html.meta.json").read_text("utf-8")).get("url")
        page = make_page(change(file.read_text("utf-8")), url=url)
        ruled, unruled = desk.read(page), plain.read(page)
        assert (ruled.source, unruled.source) == (folder.name, None)
        assert ruled.article is not None
        assert unruled.article is not None
        assert len(ruled.article.text) >= 0.6 * len(unruled.article.text), file.parent.name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.yomiuri.co.jp", "yomiuri"),
        ("japannews.yomiuri.co.jp", None),
        ("politics.people.com.cn", "people"),
        ("en.people.com.cn", None),
        ("arabic.people.com.cn", None),
    ],
)
def test_sister_sites_in_other_languages_are_not_the_source_s(host: str, name: str | None) -> None:
    """They are read as any site that nobody knows."""
    source = copydesk.Desk().sources.by_url(f"https://{host}/a")
    assert (source.name if source else None) == name
