"""Dates of other things on the page: an event, a teaser, the site. None of them dates the article."""

from __future__ import annotations

import pytest

from copydesk.extraction.headline import copydesk_extract
from copydesk.extraction.headline.far_places import beside
from copydesk.models import Found, Page

TEXT = (
    "<p>The lock gates were lifted out on Tuesday, and the canal will stay shut to boats until the new ones hang.</p>"
    "<p>Crews waiting above the lock were given moorings for nothing, and a shuttle to the shops runs each hour.</p>"
    "<p>The old gates, of oak, had held since the reign of a king whose name they still bear on the iron of the beam.</p>"
)
DATE = '<time datetime="2022-06-11">11 June 2022</time>'


def values(
    before: str, inside: str = "", after: str = "", article: str = "article", lang: str = "en"
) -> dict[str, str]:
    """Give the surest date of each kind of a page with an article and what stands around it."""
    body = f"{before}<{article}><h1>Lock closed for repairs</h1>{inside}</{article}>{after}"
    page = Page(
        text=f"<html lang={lang}><title>Lock closed for repairs</title><body>{body}", url="https://a.example/lock"
    )
    best: dict[str, Found] = {}
    for found in copydesk_extract(page, None):
        if found.field in ("published", "modified"):
            best[found.field] = max(found, best.get(found.field, found), key=lambda each: each.confidence)
    return {field: found.value for field, found in best.items()}


FOREIGN = [
    f"<aside>{DATE}</aside>",
    f"<footer>{DATE}</footer>",
    f"<div class=sidebar>{DATE}</div>",
    f"<div class=comments><b>Anna</b><p>{DATE}</p></div>",
    f"<ul class=related><li><a href=/x>Ferry fares go up</a> {DATE}</li></ul>",
    f"<ul><li><a href=/x>Ferry fares go up in May</a> {DATE}</li></ul>",
    f"<div><h3>Ferry fares</h3><div>{DATE}</div></div>",
    f"<div>Choir: {DATE}</div>",
    f"<p>The market opens on {DATE}</p>",
    "<div class=side><p>Published: 11 June 2022</p></div>",
    "<footer>Last updated: 11 June 2022. All rights reserved</footer>",
    "<div class=site-footer><p>Last updated: 11 June 2022</p></div>",
    "<div><a href=/x>Ferry fares go up in May</a><p>Published: 11 June 2022</p></div>",
]


@pytest.mark.parametrize("part", FOREIGN)
def test_date_of_another_part_is_not_given(part: str) -> None:
    """The page's only date, where it stands with something else, leaves the article's unknown."""
    assert values("", TEXT, part) == {}
    assert values("", TEXT * 3, part) == {}


@pytest.mark.parametrize("part", FOREIGN)
def test_change_of_the_article_stays_alone(part: str) -> None:
    """What the page prints of its own change is not joined by another part's date as publication."""
    own = {"modified": "Last updated: 14 March 2021"}
    assert values("", f"<p>Last updated: 14 March 2021</p>{TEXT}", part) == own


BEHIND = [
    f"<div>{DATE}</div>",
    f"<div class=box><p>{DATE}</p></div>",
    f"<div class=box><p>Choir concert</p><p>{DATE}</p></div>",
    f"<div><p>Choir concert in the old hall</p><p>{DATE}</p><p>Tickets at the door.</p></div>",
    f"<div class=box><b>Choir concert</b><div>{DATE}</div></div>",
    f"<div id=bottom><div>Example News</div><div>{DATE}</div></div>",
    "<div>11 June 2022</div>",
    "<div>Contact</div><div>11 June 2022</div>",
    "<p><time>11 June 2022</time></p>",
]


@pytest.mark.parametrize("article", ["article", "main", "div"])
@pytest.mark.parametrize("part", BEHIND)
def test_lone_date_behind_the_article(part: str, article: str) -> None:
    """A date without a label in a plain box behind the text is an event's, a teaser's or the site's."""
    for text in (TEXT[: TEXT.index("<p>", 3)], TEXT, TEXT * 3):
        assert values("", text, part, article=article) == {}
        assert values("", f"<div>3 May 2021</div>{text}", part, article=article) == {"published": "3 May 2021"}


@pytest.mark.parametrize("part", [*BEHIND[:3], BEHIND[4]])
def test_lone_date_in_the_head_of_the_page(part: str) -> None:
    """Nor does the current day above the headline, in a part of the page the headline has no share in."""
    assert values(part, TEXT * 2) == {}


@pytest.mark.parametrize(("part", "behind"), [
    (f"<div>{DATE}</div>", ""),
    (f"<div class=tags><div>{DATE}</div><div>4 min read</div></div>", ""),
    (f"<p>{DATE}</p>", ""),
    ("", f"<div class=post-meta>{DATE}</div>"),
    ("", f"<div>By Anna Lind, {DATE}</div>"),
])  # fmt: skip
def test_lone_date_at_the_article_s_end(part: str, behind: str) -> None:
    """Beside the paragraphs, in a small box of the <article>, in a box whose class says so, or with a name, it is."""
    article = "div" if "meta" in behind else "article"
    assert set(values("", TEXT * 2 + part, behind, article=article)) == {"published"}


@pytest.mark.parametrize("sentence", [
    f"<p>The fair that was put off twice will be held on {DATE} and lasts for three days.</p>",
    "<p>The fair that was put off twice will be held on <b>11 June 2022</b> and lasts for three days.</p>",
])  # fmt: skip
def test_date_in_a_sentence_under_the_headline(sentence: str) -> None:
    """A date marked up inside a sentence is the sentence's, wherever it stands."""
    assert values("", sentence + TEXT) == {}


@pytest.mark.parametrize("part", [
    f"<p>{DATE}</p>",
    f"<footer>{DATE}</footer>",
    f"<footer>Posted {DATE} by <a href=/anna>Anna of the Lock House</a></footer>",
    f"<div>By Anna Lind, {DATE}</div>",
    f"<aside><h3>Published</h3><p>{DATE}</p></aside>",
])  # fmt: skip
def test_date_at_the_end_of_the_article_counts(part: str) -> None:
    """The article's own footer, a line of its own, a byline and a labelled column are the article's."""
    found = values("", TEXT + part)
    assert set(found) == {"published"}
    assert "2022" in found["published"]


def test_label_of_a_change_around_a_time() -> None:
    """The words of the whole line say what a <time> is the date of."""
    line = "<p>Page last changed <span><time datetime='2022-06-11T08:00'>11 June 2022</time> <i>at</i> 8:00</span></p>"
    assert values("", "", TEXT + line, article="header") == {"modified": "2022-06-11T08:00"}


def test_page_in_one_form() -> None:
    """Systems that write the whole page into a form do not make the article a foreign part."""
    assert values("<form>", "", f"{TEXT * 4}<div>Published: 11 June 2022</div></form>", article="div") == {
        "published": "Published: 11 June 2022"
    }


def test_line_of_fields_before_a_list_of_others() -> None:
    """A line of labelled fields is none of prose, however many names it has; a teaser's date below is another's."""
    fields = "<p>2022-06-11 08:30 来源：运河日报 作者：陈静 赵磊 责任编辑：孙丽</p>"
    text = "<p>" + "船闸的闸门星期二被吊出，运河将一直停航到新闸门装好为止。" * 4 + "</p>"
    others = "<ul><li><a href=/x>渡轮涨价</a> 2022-07-01</li></ul>"
    found = values("", fields + text * 2, others, lang="zh")
    assert found == {"published": "2022-06-11 08:30 来源：运河日报 作者：陈静 赵磊 责任编辑：孙丽"}
    assert values("", text * 2, others, lang="zh") == {}


def test_no_more_of_a_line_is_folded_than_stands_beside_the_date() -> None:
    """A line of a million characters with a date in its midst: some of it on each side."""
    long = "the harbour " * 80_000
    line = Page(text=f"<p>{long}<b>3 May 2024</b> {long}</p>").tree.find("p")
    assert line is not None
    before, after = beside("3 May 2024", line)
    assert before.endswith("the harbour ")
    assert after.startswith(" the harbour")
    assert 1_500 < len(before) < 2_100
    assert 1_500 < len(after) < 2_100
