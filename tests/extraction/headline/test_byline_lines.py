"""Bylines of several lines and elements, and those that name agencies alone."""

from __future__ import annotations

import pytest

import copydesk

PROSE = "".join(
    f"<p>{n} ferries crossed the river, and the bridge stayed closed to all drivers.</p>" for n in range(2, 9)
)
BOTH = ["Jane Roe", "John Doe"]


def read(byline: str, language: str = "en") -> copydesk.Article:
    """Read a page with a byline under its headline."""
    page = (
        f"<html lang={language}><body><article><h1>Bridge closed for a week</h1>{byline}{PROSE}</article></body></html>"
    )
    article = copydesk.extract(page, url="https://news.example/bridge")
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p>By Jane Roe</p><p>John Doe</p>", BOTH),
        ("<div>By Jane Roe<br>John Doe</div>", BOTH),
        ("<div>By <b>Jane Roe</b> and <b>John Doe</b></div>", BOTH),
        ("<p>By JANE ROE<br>AND JOHN DOE<br>The Valley News</p>", BOTH),
        ("<div class=byline>By Jane Roe<br>and John Doe</div>", BOTH),
        ("<div class=byline><span>Jane Roe</span><span>John Doe</span></div>", BOTH),
        ("<a rel=author href=/a><span>Jane Roe</span><span>John Doe</span></a>", BOTH),
        ("<a rel=author href=/a><span>Jane</span> <span>Roe</span></a>", ["Jane Roe"]),
        ("<p>By Jane Roe</p><p>Staff Writer</p>", ["Jane Roe"]),
        ("<p>By Jane Roe</p><p>Valley News</p>", ["Jane Roe"]),
        ("<p>By Jane Roe</p><p>Marrow Bay</p>", ["Jane Roe"]),
        ("<p>By Jane Roe</p><p>Breaking News</p>", ["Jane Roe"]),
        ("<p>By Jane Roe</p><p>Minutes Ago</p>", ["Jane Roe"]),
        ("<p>By Jane Roe</p><p>Photos by John Doe</p>", ["Jane Roe"]),
    ],
)
def test_names_in_the_lines_below_a_byline(byline: str, names: list[str]) -> None:
    """Behind "and", or plainly a person's; a job, the paper, a place and a section are none."""
    assert [author.name for author in read(byline).authors] == names


def test_a_second_line_in_german() -> None:
    """With its own word for "and"."""
    article = read("<div class=byline>Von Anna Müller<br>und Bernd Schmidt</div>", "de")
    assert [author.name for author in article.authors] == ["Anna Müller", "Bernd Schmidt"]


@pytest.mark.parametrize(
    ("byline", "agencies"),
    [
        ("<div class=byline>(rtr, dpa)</div>", ("Reuters", "dpa")),
        ("<div class=byline>Laut dpa</div>", ("dpa",)),
        ("<div class=author>dpa/afp</div>", ("dpa", "AFP")),
    ],
)
def test_agencies_alone(byline: str, agencies: tuple[str, ...]) -> None:
    """Credited, and as bodies the only authors there are."""
    article = read(byline, "de")
    assert article.agencies == agencies
    assert {author.kind for author in article.authors} == {"organization"}


def test_initials_for_a_picture_are_no_agency() -> None:
    """PA is one, and the letters a layout shows where an author has no picture."""
    article = read('<div class=author><span>PA</span> <a href="/author/paula-all">Paula Allen</a></div>')
    assert ([author.name for author in article.authors], article.agencies) == (["Paula Allen"], ())
