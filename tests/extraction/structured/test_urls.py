"""Whether two addresses mean one page."""

from __future__ import annotations

import pytest

from copydesk.extraction.structured.urls import is_front, page_key, same_page


@pytest.mark.parametrize("other", [
    "http://news.example/world/x-1", "https://www.news.example/world/x-1/", "//m.news.example/world/x-1?utm_source=a#b",
    "https://news.example/world/x-1.html", "https://amp.news.example/world/x-1/amp", "/world/x-1", "https://news.example/world/X-1",
])  # fmt: skip
def test_spellings_of_one_page(other: str) -> None:
    """Scheme, www, mobile and AMP hosts, query, suffix and a missing host do not tell pages apart."""
    assert same_page(page_key(other), frozenset({page_key("https://news.example/world/x-1")}))


@pytest.mark.parametrize(
    "other", ["https://news.example/world/x-2", "https://other.example/world/x-1", "/x-1", "", "#top"]
)
def test_other_pages(other: str) -> None:
    """Another path or another host is another page."""
    assert not same_page(page_key(other), frozenset({page_key("https://news.example/world/x-1")}))


@pytest.mark.parametrize(("url", "front"), [
    ("https://news.example", True), ("https://news.example/index.html", True), ("/", True),
    ("https://news.example/a", False),
])  # fmt: skip
def test_front_pages(url: str, front: bool) -> None:
    """A host alone, or its index, is a front page."""
    assert front == is_front(page_key(url))
