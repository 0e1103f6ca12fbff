"""What the layout of a CMS says of pages of sites that have no source."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk import Desk, Page, PluginManager, make_page
from copydesk.extraction.rules.cms import copydesk_extract, general_layouts
from copydesk.extraction.rules.select import holds

TEXT = "".join(
    f"<p>The ferry left at {n} with forty passengers and the week's mail, and nobody waved.</p>" for n in range(5)
)
SUBSTACK = f"""<html><head><link rel="preconnect" href="https://substackcdn.com/"><title>Ferry</title></head><body>
<div class="post"><h1 class="post-title">The ferry again</h1><h3 class="subtitle">It leaves at dawn</h3>
<div class="available-content"><div class="body markup">{TEXT}<div class="subscription-widget-wrap"><p>Subscribe to read
more letters like this one every week, for nothing or for a little.</p></div></div></div></div>
<div class="comments"><p>{"A comment that is long enough to be mistaken for a paragraph of the letter. " * 4}</p></div></body></html>"""


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta name="generator" content="WordPress 6.4">', "wordpress"),
        ('<link rel="https://api.w.org/" href="/wp-json/">', "wordpress"),
        ('<meta name="Generator" content="Drupal 7 (http://drupal.org)">', "drupal7"),
        ('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', "drupal"),
        ('<meta content="blogger" name="generator">', "blogger"),
        ('<script id="fusion-metadata">1</script>', "arc"),
        ('<meta name="generator" content="Hugo">', None),
        ("", None),
    ],
)
def test_marks(head: str, name: str | None) -> None:
    """Each CMS is known by sure marks, and by one layout alone."""
    page = Page(f"<html><head>{head}</head><body><p>WordPress, Drupal 7 and Blogger are named here.</p></body></html>")
    holding = [layout.name for layout in general_layouts() if layout.when and holds(layout.when, page)]
    assert holding == ([name] if name else [])


def test_page_of_a_site_nobody_has_named() -> None:
    """The CMS's own markup decides the fields its layout speaks for, with the layout's name as the place."""
    result = Desk(PluginManager(entry_points=False)).read(make_page(SUBSTACK, url="https://letters.example/p/ferry"))
    assert result.article is not None
    assert (result.article.title, result.article.subtitle) == ("The ferry again", "It leaves at dawn")
    assert len(result.article.body) == 5
    origin = result.article.provenance["body"]
    assert (origin.plugin, origin.path) == ("cms", "substack: .available-content .body.markup")


def test_rules_of_a_source_are_trusted_more(tmp_path: Path) -> None:
    """A named source's rule wins over the layout of its CMS."""
    (tmp_path / "letters").mkdir()
    file = tmp_path / "letters" / "source.toml"
    file.write_text('domains = ["letters.example"]\n[[layout]]\n[layout.fields]\nsubtitle = "title"\n')
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(tmp_path)
    result = desk.read(make_page(SUBSTACK, url="https://letters.example/p/ferry"))
    assert result.article is not None
    assert (result.article.subtitle, result.article.provenance["body"].plugin) == ("Ferry", "cms")


def test_state_of_an_arc_page() -> None:
    """Fields of the story object in the page's state."""
    state = '{"_id": "QX7", "taxonomy": {"primary_section": {"name": "Coast"}}, "subheadlines": {"basic": "Below"}}'
    script = f'<script id="fusion-metadata">window.Fusion=window.Fusion||{{}};Fusion.globalContent={state};Fusion.a={{}}</script>'
    found = list(copydesk_extract(Page(f"<html><head>{script}</head><body><p>x</p></body></html>"), None))
    assert {(each.field, str(each.value)) for each in found} == {
        ("native_id", "QX7"),
        ("section", "['Coast']"),
        ("subtitle", "Below"),
    }
