"""What is learned of a site beside its rules: the order of its dates, its zone, its articles' addresses."""

from __future__ import annotations

import re

import pytest
from made_site import html, learned, page

from copydesk import make_page
from copydesk.learning.urls import common_pattern


@pytest.mark.parametrize(
    ("stamps", "order", "reason"),
    [
        (["Stand: 13.02.2026", "Stand: 04.02.2026", "Stand: 05.02.2026"], "DMY", "a day above 12"),
        (["Wed, 02/04/2026", "Thu, 02/05/2026", "-"], "MDY", "the weekday beside it"),
        (["środa, 04.02.2026", "czwartek, 05.02.2026 08:15", "-"], "DMY", "the weekday beside it"),
        (["Stand: 02.03.2026", "Stand: 13.03.2026", "Stand: 03/14/2026"], None, ""),
        (["Stand: 04.02.2026", "Stand: 05.02.2026", "Stand: 06.02.2026"], None, ""),
    ],
)
def test_the_order_of_dates_needs_evidence(stamps: list[str], order: str | None, reason: str) -> None:
    """Days above 12 and weekdays settle it; a contradiction, or no evidence, leaves it open."""
    found = learned([page(n, stamp=stamp) for n, stamp in enumerate(stamps, 1)]).order
    assert (found and found.order) == order
    assert found is None or reason in found.reasons


def test_structured_dates_settle_the_order() -> None:
    """03/12/2026 beside 2026-03-12 has the month first."""
    pages = [page(n, stamp=f"03/{n % 9 + 10}/2026") for n in (1, 2)]
    found = learned(pages).order
    assert found is not None
    assert (found.order, found.pages) == ("MDY", 2)


def test_the_zone_is_that_of_the_country_with_those_offsets() -> None:
    """Austria has one zone, and it had +01:00 in March; pages without offsets teach none."""
    zone = learned([page(n) for n in (1, 2, 3)]).zone
    assert zone is not None
    assert (zone.name, zone.pages) == ("Europe/Vienna", 3)
    assert learned([page(n, structured=False) for n in (1, 2, 3)]).zone is None


def test_a_wrong_offset_teaches_no_zone() -> None:
    """An offset the country's zone never had is a contradiction."""
    pages = [make_page(html(n).replace("+01:00", "+07:00")) for n in (1, 2, 3)]
    assert learned(pages).zone is None


@pytest.mark.parametrize(
    ("urls", "yes", "no"),
    [
        (["/news/a/story-4001", "/news/b/story-4002"], "/news/c/tale-77", "/news/a/"),
        (["/2026/03/04/one-two", "/2026/03/05/three"], "/2025/01/01/four", "/about"),
        (["/a/2026/mar/04/one-two", "/b/2026/mar/05/three"], "/c/2025/jan/01/four", "/c/2025"),
        (["/x/one-603e9ddb8beb4469", "/y/two-ee19f73bb5e56336"], "/z/three-00aa11bb22cc33dd", "/z/three"),
        (["/a/ships-return-home-2026-03-04/", "/a/b/mill-burns-2026-03-05/"], "/c/one-two-2025-01-01/", "/a/b/"),
        (["/a/article4711001/ships.html", "/b/c/article4711002/mill.html"], "/d/article99/x.html", "/d/article/x.html"),
        (["/article/582896/best-ships.html", "/article/600008/mills.html"], "/article/1234/tea.html", "/list/1234/tea"),
        (
            ["/us/ships-return-home-at-last", "/sport/c/the-mill-burns-all-night"],
            "/b/one-two-three-four-five",
            "/b/one-two",
        ),
        (["/world/story/ships-return-home", "/world/story/the-mill-burns"], "/world/story/a-new-day", "/world/ships"),
    ],
)
def test_the_article_pattern_holds_for_all_addresses(urls: list[str], yes: str, no: str) -> None:
    """It matches those it was made of and their like, and no section page."""
    site = "https://valley.example"
    pattern = common_pattern([site + url for url in urls])
    assert pattern is not None
    assert all(re.search(pattern, site + url) for url in [*urls, yes])
    assert not re.search(pattern, site + no)


def test_addresses_without_a_mark_make_no_pattern() -> None:
    """Two folders and a slug are what any page has, and a date in a folder is no article's number."""
    assert common_pattern(["https://valley.example/news/ships", "https://valley.example/sport/mill"]) is None
    assert common_pattern(["https://valley.example/a/20260304/ships", "https://valley.example/b/20260305/mill"]) is None
