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
