"""Names printed near the headline."""

from __future__ import annotations

import pytest

from copydesk.extraction.headline import copydesk_extract
from copydesk.extraction.headline.names import plausible
from copydesk.models import Page

PROSE = "<p>" + "The bridge over the old harbour carried its first cars again on Thursday morning. " * 3 + "</p>"


def names(lines: str, field: str = "authors") -> list[object]:
    """Give the values of a field found around the headline."""
    document = Page(text=f"<body><main><h1>Harbour bridge reopens</h1>{lines}{PROSE * 3}</main></body>")
    return [f.value for f in copydesk_extract(document, None) if f.field == field]


@pytest.mark.parametrize(("lines", "expected"), [
    ('By <a rel="author" href="/x">Jane Roe</a>', ["Jane Roe"]),
    ('<a href="/authors/jane-roe">Jane Roe</a> and <a href="/authors/li-wei">Li Wei</a>', ["Jane Roe", "Li Wei"]),
    ('<span class="byline__name">Jane Roe</span>', ["Jane Roe"]),
    ('<div class="author-box"><span>By</span> <b>Jane Roe</b></div>', ["Jane Roe"]),
    ('<span itemprop="author">Jane Roe</span>', ["Jane Roe"]),
    ('<a href="/author/jane"><span>Jane</span> <span>Roe</span></a>', ["Jane Roe"]),
    ('<a href="/author/jane"><span>Jane Roe</span><span>Jane Roe</span></a>', ["Jane Roe"]),
    ('<div class="autor">Von Anna Schmidt</div>', ["Anna Schmidt"]),
    ('<div class="author">李伟</div>', ["李伟"]),
])  # fmt: skip
def test_markup_vouches_for_names(lines: str, expected: list[str]) -> None:
    """rel=author, an author's address, itemprop and classes give the names alone, in order, each once."""
    assert [expected] == names(lines)


@pytest.mark.parametrize(("line", "expected"), [
    ("<p>By Jane Roe</p>", "Jane Roe"),
    ("<p>By Jane Roe and Li Wei | 3 March 2021</p>", "Jane Roe and Li Wei"),
    ("<span>By</span><span>Jane Roe</span>", "Jane Roe"),
    ("<p>Written by Jane Roe</p>", "Jane Roe"),
    ("<p>Von Anna Schmidt</p>", "Anna Schmidt"),
    ("<p>Por María Pérez</p>", "María Pérez"),
    ("<p>记者：李伟</p>", "李伟"),
])  # fmt: skip
def test_byline_word_vouches_for_a_line(line: str, expected: str) -> None:
    """A line that begins with a byline word gives what follows."""
    assert [expected] == names(line)
    assert [expected] == names(line, "byline")


@pytest.mark.parametrize("lines", [
    "<p>Jane Roe</p>",
    "<p>By Monday the bridge will carry cars again.</p>",
    "<p>By the numbers</p>",
    '<div class="author">12 comments</div>',
    '<div class="author"><a href="/subscribe">Subscribe now</a></div>',
    '<div class="author">https://news.example/jane</div>',
    '<figure><figcaption class="author">Foto: Jane Roe</figcaption></figure>',
    '<div class="author-bio"><p>Jane Roe</p></div>',
    '<span>Edited by</span> <a rel="author" href="/authors/li">Li Wei</a>',
    "<aside>" + '<a href="/author/li-wei">Li Wei</a>' + "</aside>",
])  # fmt: skip
def test_nobody_vouches(lines: str) -> None:
    """Names in plain lines, captions, sidebars and boxes, editors, and interface words are no authors."""
    assert names(lines) == []


def test_aside_that_is_the_byline() -> None:
    """A short aside beside the headline whose link says rel=author is the byline's own box, a long one is not."""
    link = '<address><a rel="author" href="/profile/jane">Jane Roe</a></address>'
    assert names(f"<aside>{link}</aside>") == [["Jane Roe"]]
    more = "".join(
        f'<p><a rel="author" href="/profile/{n}">Li Wei {"x" * n}</a> {"and more " * 9}</p>' for n in range(9)
    )
    assert names(f"<aside>{more}</aside>") == []


def test_avatar_around_a_name() -> None:
    """What the boxes around the element that says author are called does not count against its name."""
    assert names('<div class="meta-avatar"><img alt=""><span class="meta-author">Jane Roe</span></div>') == [
        ["Jane Roe"]
    ]


@pytest.mark.parametrize(("box", "expected"), [
    ('<div class="author-box__author-name">Jane Roe</div>', ["Jane Roe"]),
    ('<p>About <a rel="author" href="/u/7">Jane Roe</a></p><a rel="author" href="/u/7">Jane Roe</a>', ["Jane Roe"]),
    ('<a rel="author">Jane Roe</a><a rel="author">Li Wei</a>', []),
    ('<ol class="comments"><li><b class="author-name">Jane Roe</b></li></ol>', []),
    ('<p>Reviewed by <a rel="author" href="/u/7">Jane Roe</a></p>', []),
    ('<footer><a rel="author">Jane Roe</a></footer>', []),
])  # fmt: skip
def test_the_one_author_far_from_the_headline(box: str, expected: list[str]) -> None:
    """Where nothing else names an author, the only name that markup calls one counts, wherever it stands."""
    assert names(f"{PROSE * 40}{box}") == expected
    stated = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","author":"Ida Holm"}}</script>{PROSE * 40}{box}'
    )
    assert names(stated) == []  # JSON-LD has it


@pytest.mark.parametrize(("label", "name", "expected"), [
    ("Written by", "Jane Roe", ["Jane Roe"]),
    ("Verfasst von", "Anna Schmidt", ["Anna Schmidt"]),
    ("Est. reading time", "3 minutes", []),
])  # fmt: skip
def test_labelled_pair_in_the_head(label: str, name: str, expected: list[str]) -> None:
    """twitter:label1 and twitter:data1 name the author where the label is a byline word."""
    pair = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="{name}">'
    document = Page(text=f"<head>{pair}</head><body><h1>Harbour bridge reopens</h1>{PROSE * 3}</body>")
    assert [f.value for f in copydesk_extract(document, None) if f.field == "authors"] == expected


def test_surest_markup_alone_counts() -> None:
    """Beside a name with an author's link, a job title in an author's box is not a second name."""
    lines = '<div class="author"><a href="/authors/jane">Jane Roe</a><span>Harbour Correspondent</span></div>'
    assert names(lines) == [["Jane Roe"]]


@pytest.mark.parametrize("text", ["Jane Roe", "JANE ROE", "Dr. Jane van der Roe", "李伟", "علي حسن", "O’Brien"])
def test_plausible_names(text: str) -> None:
    """Names of any script pass."""
    assert plausible(text)


@pytest.mark.parametrize(
    "text", ["", "x", "3 min read", "jane@news.example", "read more", "Share this", "What now?", "a b c d"]
)
def test_implausible_names(text: str) -> None:
    """Digits, addresses, lower case and interface words do not."""
    assert not plausible(text)


def test_aside_that_is_the_byline_box() -> None:
    """An aside is no part of the article, unless its own class says that it holds the author."""
    assert names('<aside class="post-author">Jane Roe</aside>') == [["Jane Roe"]]
    assert names('<aside class="offers"><span class="author">Jane Roe</span></aside>') == []


def test_class_with_job_in_another_word() -> None:
    """A class of a job says that a text is no name; one of a jobber's site does not."""
    assert names('<span class="jobber-hero__author">Jane Roe</span>') == [["Jane Roe"]]
    assert names('<span class="author job">Jane Roe</span>') == []


@pytest.mark.parametrize("line", ["Sat, 20 Feb, 2021 - 06:36", "Monday 3 March 2021", "Posted 3 March 2021"])
def test_word_beside_a_date_is_no_name(line: str) -> None:
    """What is left of a date line is a weekday or a label."""
    assert names(f'<div class="byline">{line}</div>') == []


def test_footer_of_the_article() -> None:
    """The footer of the article says who wrote it, that of the page who made the site."""
    link = '<footer><a rel="author" href="/x">Jane Roe</a></footer>'
    page = f"<body><main><article><h1>Harbour bridge reopens</h1>{PROSE * 3}{{0}}</article></main>{{1}}</body>"
    for body, expected in ((page.format(link, ""), ["Jane Roe"]), (page.format("", link), [])):
        found = copydesk_extract(Page(text=body), None)
        assert expected == [f.value for f in found if f.field == "authors"]


CHINESE = (
    "<p>海港大桥星期四上午重新通车，首批车辆驶过桥面。市民在两岸等候了一个多小时，渡轮照常开行。大桥关闭了十一年。</p>"
)


@pytest.mark.parametrize(("above", "below", "expected"), [
    ("<div>时间：2021年3月3日 作者：郭小明 我来说两句</div>", "", [["郭小明"]]),
    ("<p>海港晚报记者 王建国 李小芳</p>", "", [["王建国", "李小芳"]]),
    ("<p>本报记者马大海/文 受访者供图</p>", "", [["马大海"]]),
    ("<p>記者郭小明／台北報導</p>", "", [["郭小明"]]),
    ("<p>本报讯（记者 格桑卓玛）大桥星期四上午重新通车，首批车辆驶过桥面。</p>", "", [["格桑卓玛"]]),
    ("", "<p>渡轮公司说，船照常开。（姚小峰 海港报道）</p>", [["姚小峰"]]),
    ("", "<p>渡轮公司说，船照常开。（常书 马丹）</p>", [["常书", "马丹"]]),
    ("", "<p>海港晚报记者 彭大海 海港报道</p>", [["彭大海"]]),
    ("", "<p>渡轮公司说，船照常开。（完）</p>", []),
    ("", "<p>渡轮公司说，船照常开。（未完待续）</p>", []),
    ("<p>市民告诉本报记者 大桥真好</p>", "", []),
    ("", "<p>责任编辑：王小红</p>", []),
])  # fmt: skip
def test_chinese_names_beside_the_text(above: str, below: str, expected: list[object]) -> None:
    """The words for author and reporter vouch for a name beside the text, and a surname for one that closes it."""
    body = f"<body><div><h1>海港大桥重新通车</h1></div><div>{above}{CHINESE * 6}{below}</div></body>"
    assert expected == [f.value for f in copydesk_extract(Page(text=body), None) if f.field == "authors"]


def test_japanese_page_is_not_read_as_chinese() -> None:
    """記者 stands behind a Japanese name, not before it."""
    body = f"<body><h1>港の橋が再び開通</h1>{CHINESE * 6}<p>記者会見 大橋真保</p></body>"
    assert [f.value for f in copydesk_extract(Page(text=body), None) if f.field == "authors"] == []
