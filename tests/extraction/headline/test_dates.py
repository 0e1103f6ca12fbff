"""Dates printed around the headline, and those that must not date the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.extraction.headline import copydesk_extract
from copydesk.extraction.headline.words import DATE, date
from copydesk.models import Found, Page

PROSE = "<p>" + "The bridge over the old harbour carried its first cars again on Thursday morning. " * 3 + "</p>"


def dates(body: str, head: str = "", url: str = "https://news.example/bridge") -> dict[str, Found]:
    """Give the surest visible date of each kind."""
    lang = "es" if "lang=es" in body else "en"
    document = Page(text=f"<html lang={lang}><head>{head}</head><body>{body}{PROSE * 3}</body></html>", url=url)
    best: dict[str, Found] = {}
    for f in copydesk_extract(document, None):
        if f.field in ("published", "modified") and f.confidence > getattr(best.get(f.field), "confidence", 0):
            best[f.field] = f
    return best


def values(body: str, head: str = "", url: str = "https://news.example/bridge") -> dict[str, str]:
    return {field: f.value for field, f in dates(body, head, url).items()}


@pytest.mark.parametrize(("line", "expected"), [
    ("<span>3 March 2021</span>", {"published": "3 March 2021"}),
    ("<p>By Jane Roe | March 3rd, 2021 10:15</p>", {"published": "By Jane Roe | March 3rd, 2021 10:15"}),
    ("<div>03.03.2021, 10:15 Uhr</div>", {"published": "03.03.2021, 10:15 Uhr"}),
    ("<div lang=es>3 de marzo de 2021</div>", {"published": "3 de marzo de 2021"}),
    ("<div>2021年3月3日 10:15</div>", {"published": "2021年3月3日 10:15"}),
    ("<div>3 มีนาคม 2564</div>", {"published": "3 มีนาคม 2564"}),
    ("<div>٣ مارس ٢٠٢١</div>", {"published": "٣ مارس ٢٠٢١"}),
    ("<b>Published</b> <i>3 March 2021</i>", {"published": "Published 3 March 2021"}),
    ("<div>Updated: 3 March 2021 14:02</div>", {"modified": "Updated: 3 March 2021 14:02"}),
    ("<div>Last change: 3 March 2021</div>", {"modified": "Last change: 3 March 2021"}),
    ("<div>Letzte Änderung: 03.03.2021</div>", {"modified": "Letzte Änderung: 03.03.2021"}),
    ("<div>Stand: 03.03.2021</div>", {"modified": "Stand: 03.03.2021"}),
    ("<div>时间：2021-03-03 10:15</div>", {"published": "时间：2021-03-03 10:15"}),
    ("<div>Stand: <b>Aktualisiert am</b> <i>03.03.2021</i></div>", {"modified": "Aktualisiert am 03.03.2021"}),
    ("<div>Published 3 March 2021, updated 4 March 2021</div>",
     {"published": "Published 3 March 2021", "modified": "updated 4 March 2021"}),
    ("<div>3 March 2021. <i>Updated: 4 March 2021</i></div>", {"published": "3 March 2021.", "modified": "Updated: 4 March 2021"}),
    ("<div><b>Last updated</b> <i>on</i> <span>3 March 2021</span></div>", {"modified": "Last updated on 3 March 2021"}),
    ("<div><b>Zuletzt geändert</b><i>am</i><span>3. März 2021</span></div>", {"modified": "Zuletzt geändert am 3. März 2021"}),
    ("<div><b>Posted</b> 3 March 2021 <b>Updated</b> <i>on</i> <span>4 March 2021</span></div>",
     {"published": "Posted 3 March 2021", "modified": "Updated on 4 March 2021"}),
    ("<div class='field--name-changed'><time datetime='2021-03-03'>3 March 2021</time></div>", {"modified": "2021-03-03"}),
    ("<time class='entry-date published updated' datetime='2021-03-03'>3 March</time>", {"published": "2021-03-03"}),
    ('<time datetime="2021-03-03T10:15:00+01:00">yesterday</time>', {"published": "2021-03-03T10:15:00+01:00"}),
    ('<time datetime="about noon">3 March 2021</time>', {"published": "3 March 2021"}),
])  # fmt: skip
def test_date_line_under_the_headline(line: str, expected: dict[str, str]) -> None:
    """A date in a line of its own is given raw with its label; updated dates are `modified`, never `published`."""
    assert expected == values(f"<article><h1>Harbour bridge reopens</h1>{line}</article>")


def test_date_above_the_headline() -> None:
    """A date in the same small part of the page counts before the headline too."""
    body = "<nav>Home</nav><article><header><span>3 March 2021</span><h1>Harbour bridge reopens</h1></header></article>"
    assert values(body) == {"published": "3 March 2021"}


@pytest.mark.parametrize("body", [
    "<header><div>Thursday 4 March 2021</div><ul><li>World</li><li>Sport</li></ul></header><main><section><article>"
    "<h1>Bridge reopens</h1></article></section></main>",
    "<h1>Bridge reopens</h1><p>The bridge was closed on 3 March 2010, when a ferry struck it.</p>",
    '<h1>Bridge reopens</h1><a href="/ferry-1">3 March 2020 Ferry late again as storms keep the crews ashore</a>',
    "<h1>Bridge reopens</h1><aside>" + "<h3>Ferry late</h3><span>3 March 2020</span>" * 20 + "</aside>",
    '<h1>Bridge reopens</h1><div class="related-box">' + "<b>Ferry late</b> <i>3 March 2020</i>" * 20 + "</div>",
    "<h1>Bridge reopens</h1><div>© 3 March 2020 The Example</div>",
    "<h1>Bridge reopens</h1><div>10 ways 2021 changed</div><div>Route 50-30-20</div>",
    "<h1>Bridge reopens</h1><table><tr><td>3 March 2020</td><td>closed</td></tr></table>",
])  # fmt: skip
def test_other_dates_do_not_date_the_article(body: str) -> None:
    """The masthead's day, a date in the text, a neighbour's and a copyright notice are not given."""
    assert values(body) == {}


def test_metadata_are_not_contradicted_by_print() -> None:
    """Where the metadata have a date of the kind, a printed one of the same year or later is left alone."""
    head = '<meta property="article:published_time" content="2021-03-03T09:00:00Z">'
    assert values("<h1>Bridge reopens</h1><span>4 March 2021</span>", head) == {}
    assert values("<h1>Bridge reopens</h1><time datetime='2022-03-03'>x</time>", head) == {}
    updated = values("<h1>Bridge reopens</h1><span>Updated 4 March 2021</span>", head)
    assert updated == {"modified": "Updated 4 March 2021"}


def test_earlier_printed_date_wins_over_a_restamped_one() -> None:
    """A date of an earlier year beside the headline is the first publication: systems stamp anew when they move."""
    head = '<meta property="article:published_time" content="2023-11-20T09:00:00Z">'
    assert values("<h1>Bridge reopens</h1><span>3 March 2021</span>", head)["published"] == "3 March 2021"


STAMPED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour bridge reopens", '
    '"datePublished": "2021-11-20T16:02:46Z", "dateModified": "2021-11-20T16:02:46Z"}</script>'
)


@pytest.mark.parametrize(("line", "expected"), [
    ("<span>14 May 2021</span>", "14 May 2021"),
    ("<time datetime='2021-05-14T09:00'>14 May 2021</time>", "2021-05-14T09:00"),
    ("<span>20 November 2021</span>", None),
    ("<span>19 November 2021</span>", None),  # the same evening, west of Greenwich
    ("<span>22 November 2021</span>", None),
    ("<span>Updated 14 May 2021</span>", None),
    ("<p>Members had waited for this day since 14 May 2021, when a ferry struck the pier and the road was shut.</p>", None),
])  # fmt: skip
def test_date_printed_days_before_a_stamp(line: str, expected: str | None) -> None:
    """Published and modified in the same second may be the system's stamp: a date printed days earlier is the news."""
    assert values(f"<article><h1>Harbour bridge reopens</h1>{line}</article>", STAMPED).get("published") == expected


def test_metadata_of_doubtful_order_do_not_silence_print() -> None:
    """Where the metadata write 03-09-2021, the printed date says which is the month."""
    head = '<meta name="article:published_time" content="03-09-2021">'
    assert values("<h1>Bridge reopens</h1><div>Published March 9, 2021</div>", head) == {
        "published": "Published March 9, 2021"
    }


@pytest.mark.parametrize("time", [
    "<p>Last updated: <time datetime='2021-03-03'>3 March 2021</time>. Some of the links on this page pay our rent, "
    "and none of them changes what we write of the shops behind them.</p>",
    "<div><time datetime='2021-03-03'><span>Updated 3 March 2021</span></time></div>",
    "<div><time class='date-modified modified' datetime='2021-03-03'>3 March 2021</time></div>",
])  # fmt: skip
def test_far_time_of_a_change_is_no_publication(time: str) -> None:
    """The page's only <time> may be that of its last change, by its words or its class."""
    assert values(f"<h1>Bridge reopens</h1>{PROSE * 3}{time}") == {"modified": "2021-03-03"}


def test_label_at_the_end_of_a_long_line() -> None:
    """On old pages one line holds author, source and date, each behind its label."""
    line = "<font>作者：李明　　来源：海港晚报社会新闻部　　责任编辑：王小红　　发布日期： 2021-3-3 5:54</font>"
    found = values(f"<h1>大桥重新开放</h1>{PROSE * 3}<table><tr><td>{line}</td></tr></table>")
    assert set(found) == {"published"}
    assert found["published"].endswith("发布日期： 2021-3-3 5:54")


def test_label_far_from_the_headline() -> None:
    """Without a date beside the headline, a labelled line at the end of the article counts."""
    foot = "<div>Last update: Thu, 11/08/2016 - 23:42</div><div>Published: 3 August 2016</div>"
    expected = {"published": "Published: 3 August 2016", "modified": "Last update: Thu, 11/08/2016 - 23:42"}
    assert expected == values(f"<h1>Bridge reopens</h1>{PROSE * 3}{foot}")


def test_only_an_update_leaves_published_unknown() -> None:
    """A page that prints when it was updated, and nothing else, has no publication date."""
    assert {"modified"} == set(values(f"<h1>Bridge reopens</h1>{PROSE * 3}<div>Last updated 3 August 2016</div>"))


@pytest.mark.parametrize(("url", "day"), [
    ("https://news.example/2021/03/03/bridge", "2021/03/03"),
    ("https://news.example/a/2021-03-03-bridge", "2021-03-03"),
    ("https://news.example/20210303/bridge", "20210303"),
])  # fmt: skip
def test_address_is_the_last_resort(url: str, day: str) -> None:
    """A full date in the address counts where the page says nothing."""
    assert {"published": day} == values("<h1>Bridge reopens</h1>", url=url)


def test_number_in_an_address_is_no_date() -> None:
    """A running number or a year alone is no date."""
    assert values("<h1>Bridge reopens</h1>", url="https://news.example/2021/bridge-20211399-1") == {}


@pytest.mark.parametrize("text", [
    "3 March 2021", "Mar. 3, 2021", "3. März 2021", "3/3/21", "2021-03-03", "3 марта 2021", "1er mars 2021",
    "2021. 3. 3", "2021년 3월 3일", "March 3 2021",
    "2021. március 3.", "2021. márc. 3-án", "2021 m. kovo 3 d.", "2021. gada 3. marts", "2021 жылғы 3 наурыз", "3.März.2021",
    "2021 оны 03 сарын 3", "3 มี.ค. 2564", "3 มี.ค. 64", "3 tháng 3 năm 2021", "3 tháng 3, 2021", "3 月 3, 2021",
    "3 كانون الثاني 2021", "3 آذار/مارس 2021", "3 كانون الثاني/يناير 2021", "3/مارس/2021", "3-го марта 2021", "3 mar.2021",
    "3η Μαρτίου 2021", "1.º de marzo de 2021", "ika-3 ng Marso 2021", "3월 3, 2021", "3-Mar-2021", "3 de marzo de 2021", "१२ मार्च २०२१",
])  # fmt: skip
def test_printed_forms(text: str) -> None:
    """Full dates are known as such in any language, without its words."""
    assert DATE.search(f"Oberin, {text}, 10:15")


@pytest.mark.parametrize(
    "text", ["2021", "March 2021", "50-30-20", "10:15", "1.5 million", "20 hrs 25 mins", "3 March"]
)
def test_no_full_date(text: str) -> None:
    """Parts of dates and other numbers are not taken for dates."""
    assert not DATE.search(text)


_TOKENS = st.sampled_from(
    [
        "tháng",
        "มี.",
        "ค.",
        "gada",
        "m.",
        "آذار",
        "ng",
        "го",
        "3",
        "03",
        "2021",
        "21",
        "'21",
        "12",
        "March",
        "Mar.",
        "mars",
        "de",
        "of",
        "th",
        "er",
        "年",
        "月",
        "일",
        "٣",
        "of",
    ]
    + [" ", " ", " ", ".", "/", "-", ",", "’21", "a", "20210303", "x"]
)


@given(st.lists(_TOKENS, max_size=12).map("".join))
def test_quick_look_misses_no_date(text: str) -> None:
    """The cheap test before the expression never turns away what the expression would find."""
    found = DATE.search(text)
    quick = date(text)
    assert (quick and quick[0]) == (found and found[0])


@given(st.integers(1, 400))
def test_no_date_begins_inside_a_word(length: int) -> None:
    """A month's name is a whole word: the expression tries none shorter, which bounds its work."""
    assert bool(DATE.search("x" * length + " 3, 2021")) == (2 <= length <= 20)


def test_class_vouches_for_a_date_above_the_headline() -> None:
    """A class that says published counts above the headline, however the page is built."""
    body = (
        '<header><div><b class="published-date">3 March 2021</b></div></header><main><section><h1>Bridge reopens</h1>'
    )
    assert values(f"{body}</section></main>") == {"published": "3 March 2021"}
    assert values(f"{body}</section></main>".replace("published-date", "line")) == {}


def test_year_of_the_metadata_printed_first() -> None:
    """Where the page prints the metadata's own year first, an earlier one further down is the story's."""
    head = '<meta property="article:published_time" content="2021-03-03T09:00:00Z">'
    lines = "<span>3 March 2021</span><span>Closed since 3 March 2010</span>"
    assert values(f"<h1>Bridge reopens</h1>{lines}", head) == {}


def test_chinese_sentence_is_no_date_line() -> None:
    """A sentence of few characters that begins with a date is still one: its clauses are parted by a comma."""
    assert values("<h1>大桥重新开放</h1><p>2010年3月3日，一艘渡轮撞上桥墩，大桥关闭至今。</p>") == {}


def test_far_time_without_an_attribute() -> None:
    """A page's only <time> is read by its text where it states no machine's form."""
    found = values(f"<h1>Bridge reopens</h1>{PROSE * 3}<ul><li><time>March 3, 2021</time></li></ul>")
    assert found == {"published": "March 3, 2021"}


LAYOUT = "<table><tr><td>Bridge reopens</td><td>{0}</td></tr><tr><td>{1}</td></tr><tr><td>{2}</td></tr></table>"
"""A page of the year 2005: no heading, no <time>, a table for the layout."""


@pytest.mark.parametrize(("above", "below", "expected"), [
    ("2005-06-14 03:25:55", "[print]", {"published": "2005-06-14 03:25:55"}),
    ("A quiet day at the harbour", "14 June 2005", {"published": "14 June 2005"}),
    ("Home", "Posted by a reader who was there on 14 June 2005", {}),
    ("Last updated:<br>14 June 2005", "[print]", {"modified": "Last updated: 14 June 2005"}),
    ("<div class='field--name-changed'>14 June 2005</div>", "[print]", {}),
    ("© 14 June 2005", "[print]", {}),
])  # fmt: skip
def test_date_at_the_edge_of_the_text(above: str, below: str, expected: dict[str, str]) -> None:
    """Where no headline tells the place, a date just above the text counts, and one alone just below it.

    One that is, or may be, that of a change does not.
    """
    text = "The bridge over the old harbour carried its first cars again on Thursday morning, as planned. " * 12
    document = Page(text=f"<html lang=en><body>{LAYOUT.format(above, text, below)}</body></html>")
    found = {f.field: f.value for f in copydesk_extract(document, None) if f.field in ("published", "modified")}
    assert found == expected
