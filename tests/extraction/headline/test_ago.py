"""Dates printed as how long ago: counted back from the page's own fetch, never from the reading machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Desk, Page
from copydesk.extraction.headline.words import ago
from copydesk.models import Article

DESK = Desk()
FETCHED = datetime(2023, 3, 15, 14, 30, 45, tzinfo=UTC)
TEXT = (
    "<p>The lock gates were lifted out on Tuesday, and the canal will stay shut to boats until the new ones hang.</p>"
    "<p>Crews waiting above the lock were given moorings for nothing, and a shuttle to the shops runs each hour.</p>"
) * 3


def read(
    line: str, *, behind: str = "", head: str = "", fetched: datetime | None = FETCHED, lang: str = "en"
) -> Article:
    """Read a page with a line under its headline."""
    body = f"<article><h1>Lock closed for repairs</h1>{line}{TEXT}</article>{behind}"
    html = f"<html lang={lang}><head><title>Lock closed for repairs</title>{head}</head><body>{body}</body></html>"
    article = DESK.read(Page(text=html, url="https://news.example/lock", fetched_at=fetched)).article
    assert article is not None
    return article


def dates(article: Article) -> dict[str, tuple[str, str]]:
    """The dates of an article as printed in the record, with their precision."""
    return {
        field: (value.local, value.precision)
        for field in ("published", "modified")
        if (value := getattr(article, field)) is not None
    }


@pytest.mark.parametrize(("line", "expected"), [
    ("<div>Updated 3 hours ago</div>", {"modified": ("2023-03-15T11:30", "hour")}),
    ("<div>vor 3 Stunden aktualisiert</div>", {"modified": ("2023-03-15T11:30", "hour")}),
    ("<div>Aktualisiert: vor 20 Minuten</div>", {"modified": ("2023-03-15T14:10", "minute")}),
    ("<div>Mis à jour il y a 2 heures</div>", {"modified": ("2023-03-15T12:30", "hour")}),
    ("<div>Actualizado hace 2 horas</div>", {"modified": ("2023-03-15T12:30", "hour")}),
    ("<div>Обновлено 2 часа назад</div>", {"modified": ("2023-03-15T12:30", "hour")}),
    ("<div>更新 2時間前</div>", {"modified": ("2023-03-15T12:30", "hour")}),
    ("<div>Published 2 days ago</div>", {"published": ("2023-03-13", "day")}),
    ("<div>Posted yesterday</div>", {"published": ("2023-03-14", "day")}),
    ("<div>Published 2 months ago</div>", {"published": ("2023-01", "month")}),
    ("<div><b>Published</b> <span>5 hours ago</span></div>", {"published": ("2023-03-15T09:30", "hour")}),
    ("<div><b>Updated</b> <i>on</i> <span>yesterday</span></div>", {"modified": ("2023-03-14", "day")}),
    ("<time>3 hours ago</time>", {"published": ("2023-03-15T11:30", "hour")}),
    ("<span class=posted-on>3 hours ago</span>", {"published": ("2023-03-15T11:30", "hour")}),
    ("<span class=article__date>3 hours ago</span>", {"published": ("2023-03-15T11:30", "hour")}),
    ("<div>By Anna Lind · 3 hours ago</div>", {"published": ("2023-03-15T11:30", "hour")}),
    ("<div>Published 13 March 2023, updated 3 hours ago</div>",
     {"published": ("2023-03-13", "day"), "modified": ("2023-03-15T11:30", "hour")}),
    ("<div>Published 2 days ago</div><div>Updated 1 hour ago</div>",
     {"published": ("2023-03-13", "day"), "modified": ("2023-03-15T13:30", "hour")}),
])  # fmt: skip
def test_counted_back_from_the_fetch(line: str, expected: dict[str, tuple[str, str]]) -> None:
    """A labelled line or a <time> gives the instant as far as the words know it, with what was printed and an issue."""
    article = read(line)
    assert dates(article) == expected
    told = {issue.field: issue for issue in article.issues if issue.code == "relative_date"}
    counted = {field for field, (local, _) in expected.items() if local != "2023-03-13" or "days ago" in line}
    assert set(told) == counted
    for field in counted:
        assert "2023-03-15T14:30:45+00:00" in told[field].message
        assert "date:relative to fetched_at" in article.provenance[field].steps


@pytest.mark.parametrize("line", ["<div>Updated 3 hours ago</div>", "<time>3 hours ago</time>"])
def test_without_a_fetch_time_nothing_is_invented(line: str) -> None:
    """Where nobody knows when the page was fetched there is no date, and an issue says why."""
    article = read(line, fetched=None)
    assert dates(article) == {}
    assert [issue.code for issue in article.issues if issue.field in ("published", "modified")] == ["no_reference_time"]


@pytest.mark.parametrize("line", [
    "<div>3 hours ago</div>",
    "<p>The council met three hours ago and will meet again.</p>",
    "<div>The lock was updated by its makers some 3 years ago, says a plate on the beam, and again 20 years later</div>",
    "<ul><li><a href=/x>Ferry fares go up in May</a> <time>2 days ago</time></li></ul>",
    f"<aside class=latest-news><h3>Latest</h3>{'<p>A ferry is named after the old king.</p>' * 9}<time>2 days ago</time></aside>",
])  # fmt: skip
def test_what_is_not_the_article_s(line: str) -> None:
    """Without a label, in a sentence, in another article's teaser: no date."""
    assert dates(read("", behind=line)) == {}
    assert dates(read(line)) == {}


def test_what_the_pointer_is_shown() -> None:
    """A <time> whose title has the moment is read by that, fetch time or none."""
    line = '<time title="2023-03-15T11:27:03+00:00">3 hours ago</time>'
    expected = {"published": ("2023-03-15T11:27:03+00:00", "second")}
    assert dates(read(line)) == dates(read(line, fetched=None)) == expected


def test_a_lone_date_to_come_is_an_announcement() -> None:
    """Behind the text, in the text's own box, a day after the fetch is that of what is announced."""
    assert dates(read(TEXT + "<p><time datetime=2023-04-24>24 April 2023</time></p>")) == {}
    found = dates(read(TEXT + "<p><time datetime=2023-03-14>14 March 2023</time></p>"))
    assert found == {"published": ("2023-03-14", "day")}


def test_stated_dates_are_not_overruled() -> None:
    """What the metadata state stands; a full date printed beside the relative one is more."""
    head = '<meta property="article:published_time" content="2023-03-14T08:05:00+00:00">'
    found = dates(read("<div>Published 2 days ago, updated 3 hours ago</div>", head=head))
    assert found["published"] == ("2023-03-14T08:05:00+00:00", "second")
    line = "<div>Updated 14 March 2023</div><div>Updated 3 hours ago</div>"
    assert dates(read(line)) == {"modified": ("2023-03-14", "day")}


@given(st.text(alphabet="agoуvr 0123456789时前天:.,'", max_size=80))
def test_the_quick_look_never_raises(text: str) -> None:
    """Any text is looked at; a long one is no date line."""
    assert ago(text) in ((False,) if len(text) > 60 else (True, False))
