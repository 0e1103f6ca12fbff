"""Tags and categories printed with an article, told by `rel`."""

from __future__ import annotations

import copydesk
from copydesk.models import Article

TEXT = (
    "<p>The town council voted eight to three on Wednesday to keep the clock on Mill Lane running for one more year.</p>"
    "<p>It has told the wrong time since August; a repair is planned for spring, when the scaffolding is free.</p>"
)


def read(inside: str = "", behind: str = "", head: str = "") -> Article:
    """Read a page with an article and links inside and behind it."""
    page = (
        f"<html lang=en><head><title>Council keeps the clock</title>{head}</head><body><main><article>"
        f"<h1>Council keeps the clock</h1>{TEXT}{inside}</article>{behind}</main></body></html>"
    )
    article = copydesk.extract(page, url="https://news.example/council-keeps-the-clock")
    assert article is not None
    return article


def links(rel: str, *names: str) -> str:
    """Write a list of links."""
    return "".join(f'<a rel="{rel}" href="/t/{name}">{name}</a>, ' for name in names)


def test_links_of_rel_tag_are_the_articles_tags() -> None:
    article = read(f"<footer>Tags: {links('tag', 'clock', 'town council', 'clock')}</footer>")
    assert article.tags == ("clock", "town council")
    assert article.provenance["tags"].method == "rel"


def test_one_category_is_the_section_and_several_are_none() -> None:
    assert read(links("category tag", "Politics")).section == ("Politics",)
    assert read(f'<div class="taxonomy-category">{links("tag", "Politics")}</div>').section == ("Politics",)
    assert read(links("category tag", "Politics", "Town")).section == ()


def test_a_category_is_no_tag() -> None:
    article = read(links("category tag", "Politics") + links("tag", "clock"))
    assert (article.tags, article.section) == (("clock",), ("Politics",))


def test_tags_of_teasers_and_clouds_are_not_the_articles() -> None:
    teaser = f"<article><h2><a href=/x>Lamps for Mill Lane</a></h2>{links('tag', 'lamps')}</article>"
    cloud = f'<div class="tag-cloud">{links("tag", "boats", "fish")}</div><aside>{links("tag", "rain")}</aside>'
    assert read(behind=teaser + cloud).tags == ()
    assert read(links("tag", *(f"tag {number}" for number in range(40)))).tags == ()


def test_what_the_metadata_say_counts_more() -> None:
    assert read(links("tag", "clock"), head='<meta name="keywords" content="council, time">').tags == (
        "council",
        "time",
    )
