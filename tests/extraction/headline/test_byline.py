"""Names printed near the headline."""

from __future__ import annotations

import pytest

from copydesk.extraction.headline import copydesk_extract
from copydesk.extraction.headline.byline import plausible
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
