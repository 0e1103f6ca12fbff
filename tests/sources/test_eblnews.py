"""EBL News: what its saved pages, each read by the pytest plugin, do not say; and the documents it was written after."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from copydesk import Desk, Page
from copydesk.desk.reading import context_of
from copydesk.normalise.dates import read_date
from copydesk.sources import claims

PAGES = Path(__file__).parents[1] / "pages"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
SEED = SEEDS / "000_5f173fe2e1c82055.txt"
needs_seeds = pytest.mark.skipif(not SEED.exists(), reason="the team's material is not beside the project")


@cache
def desk() -> Desk:
    """The desk all tests share."""
    return Desk()


@pytest.mark.parametrize(
    "title", ["Copyright law of 2016 stands, court says", "Share of the vote falls", "Home | Away"]
)
def test_title_with_a_word_of_the_foot_is_an_item(title: str) -> None:
    """Where other items follow, or a teaser, a line is a title whatever its words."""
    page = (PAGES / "eblnews" / "dump" / "page.txt").read_text("utf-8")
    text = page.replace("Strike at salt works ends after 19 days", title)
    related = desk().read(Page(text, kind="text")).to_dict()["related"]
    assert [item["title"] for item in related][3:4] == [title]


@needs_seeds
class TestSeed:
    """The seed document, whose facts the layout notes state."""

    @pytest.fixture
    def article(self) -> dict:
        """The record of the seed document."""
        (result,) = desk().replay([SEED])
        return result.to_dict()

    def test_it_is_claimed_by_its_marks(self, article: dict) -> None:
        """The dump has no URL; its marks name the source."""
        assert (article["outcome"], article["source"]["name"]) == ("article", "eblnews")

    def test_title_has_plain_spaces(self, article: dict) -> None:
        """The title is the first line, without no-break spaces."""
        first = SEED.read_text("utf-8").splitlines()[0]
        assert article["title"] == " ".join(first.split())
        assert "\xa0" not in article["title"]

    def test_body_has_fourteen_paragraphs(self, article: dict) -> None:
        """The body is the 14 paragraphs between the title and the line of the last update."""
        lines = [" ".join(line.split()) for line in SEED.read_text("utf-8").splitlines() if line.strip()]
        assert [(block["kind"], block["text"]) for block in article["body"]] == [("paragraph", x) for x in lines[1:15]]

    def test_last_update_is_modified(self, article: dict) -> None:
        """The last update is `modified`, read day first, with an inferred zone; nothing is published."""
        assert article["published"] is None
        assert article["modified"] == {
            "raw": "Thu, 11/08/2016 - 23:42",
            "local": "2016-08-11T23:42",
            "utc": "2016-08-11T21:42:00Z",
            "precision": "minute",
            "tz": "Europe/Berlin",
            "tz_source": "source_inferred",
            "calendar": "gregorian",
        }

    def test_section_and_related(self, article: dict) -> None:
        """The section is of the related block's heading; five items stand under it, each with its teaser."""
        assert article["section"] == ["World"]
        assert [item["heading"] for item in article["related"]] == ["More from World"] * 5
        assert [item["teaser"][-3:] for item in article["related"]] == ["..."] * 5
        assert [item["title"][:6] for item in article["related"]] == ["US tur", "Gambia", "Mexica", "More t", "NATO a"]

    def test_text_holds_nothing_else(self, article: dict) -> None:
        """Neither the related block nor the line of the last update is in the text."""
        foreign = [part for item in article["related"] for part in (item["title"], item["teaser"])]
        assert [part for part in (*foreign, "Last update", "More from") if part in article["text"]] == []


@needs_seeds
@pytest.mark.parametrize(("name", "url", "count"), [
    ("eblnews-front-2020-06-16.html", "https://eblnews.com/", 24),
    ("eblnews-video-listing-2020-06-16.html", "https://eblnews.com/video", 33),
])  # fmt: skip
def test_stored_listings_give_links(name: str, url: str, count: int) -> None:
    """A listing page is a listing, with the links of its articles, all of which the source's pattern knows."""
    (result,) = desk().replay([SEEDS / name])
    article_url = re.compile(desk().sources["eblnews"].article_url or "")
    assert (result.outcome, result.source, result.article, result.input) == ("listing", "eblnews", None, url)
    assert len(result.links) == count
    assert [link.href for link in result.links if not article_url.search(link.href)] == []


@pytest.mark.parametrize(("url", "kind"), [
    ("https://eblnews.com/news/world/some-words-32661", "article"),
    ("http://www.eblnews.com/news/arts-culture/x-1?utm_source=feed", "article"),
    ("https://eblnews.com/video/some-words-905710", "article"),
    ("https://eblnews.com/", "listing"),
    ("https://eblnews.com/video?page=2", "listing"),
    ("https://eblnews.com/video/section/politics", "listing"),
    ("https://eblnews.com/video/topics/china-17970", "listing"),
    ("https://eblnews.com/video/channel/sky-news-68794", "listing"),
    ("https://eblnews.com/section/business", "listing"),
    ("https://eblnews.com/tag/nato-17783", "listing"),
    ("https://eblnews.com/education", "listing"),
    ("https://eblnews.com/find", None),
    ("https://eblnews.com/content/privacy-policy", None),
    ("https://eblnews.com/rss.xml", None),
    ("https://eblnews.com.example/news/world/some-words-32661", None),
])  # fmt: skip
def test_url_patterns(url: str, kind: str | None) -> None:
    """The patterns tell the site's articles from its listings, and both from the rest."""
    source = desk().sources["eblnews"]
    assert bool(re.search(source.article_url or "", url)) == (kind == "article")
    assert bool(re.search(source.listing_url or "", url)) == (kind == "listing")


def test_days_on_which_the_order_of_the_site_decides() -> None:
    """Of the days from 2015 to 11 May 2020, 66 fit their weekday in both orders; each is reported, no other."""
    context = context_of(Page("", kind="text"), desk().sources["eblnews"])
    days = [date(2015, 1, 1) + timedelta(number) for number in range(1_958)]
    readings = [read_date(f"{day:%a, %d/%m/%Y} - 12:00", context, "modified") for day in days]
    assert [reading.timestamp.local[:10] for reading in readings if reading.timestamp] == [f"{day}" for day in days]
    issues = [issue for reading in readings for issue in reading.issues]
    assert (days[-1], len(issues)) == (date(2020, 5, 11), 66)
    assert {(issue.code, issue.level, issue.field) for issue in issues} == {
        ("ambiguous_date_order", "info", "modified")
    }


def test_claim_is_decided_in_bounded_time() -> None:
    """A document of nothing but the marks' beginnings is turned down without trying every way to match it."""
    mark = "Last update: Tue, 14/03/2017 - 09:05\nMore from World\n"
    page = Page(mark * 2_000 + "Title\n" * 5_000 + "x" * 300, kind="text")
    assert claims(desk().sources["eblnews"], page) is False
