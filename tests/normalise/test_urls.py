"""Addresses: canonical, alternate, any."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.models import Alternate, Context
from copydesk.normalise import normalise_value
from copydesk.normalise.addresses import absolute, form_of, host_of, is_home, path_of

PAGE = "https://www.example.com/world/bridge-12.html"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/world/bridge-12.html?utm_source=feed&id=7#top", "https://www.example.com/world/bridge-12.html?id=7"),
        ("//Example.COM/a", "https://example.com/a"),
        ("HTTPS://www.Example.com:443/a/../b?", "https://www.example.com/a/../b"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com/a?fbclid=1&gclid=2&wt_mc=3&mc_cid=4&ref=home&at_medium=x", "https://example.com/a"),
        ("https://example.com/a?source=rss&src=34&from=2020", "https://example.com/a?src=34&from=2020"),
        ("https://example.com/a?b=%20c&d", "https://example.com/a?b=%20c&d"),
        ("https://bücher.example/straße?q=ö", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%B6"),
        (" https://example.com/a b\n", "https://example.com/a%20b"),
        ("https://user:secret@example.com/a", "https://example.com/a"),
        ("https://example.com/#!/story/1", "https://example.com/#!/story/1"),
        ("bridge-13.html", "https://www.example.com/world/bridge-13.html"),
    ],
)
def test_a_canonical_url_is_written_one_way(address: str, canonical: str) -> None:
    """Absolute, small host, no fragment, no default port, nothing that says how the reader came."""
    assert normalise_value("canonical_url", address, Context(url=PAGE))[0].value == canonical


@pytest.mark.parametrize(
    "address",
    ["javascript:void(0)", "data:text/html,x", "mailto:a@example.com", "http://[::1", "https:///x", "", "http://a b/"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Only http and https, and only what can be read as an address."""
    found = normalise_value("canonical_url", address, Context(url=None))[0]
    assert found.value is None
    assert [issue.code for issue in found.issues] == ["url_refused"]


@pytest.mark.parametrize(
    "address", ["https://example.com/", "https://example.com", "/", "/index.html", "/de/", "/en-gb/"]
)
def test_a_front_page_is_no_canonical_url(address: str) -> None:
    """An article whose canonical link names the front page names nothing."""
    found = normalise_value("canonical_url", address, Context(url=PAGE))[0]
    assert (found.value, found.issues[0].code) == (None, "canonical_is_home")


def test_the_front_page_itself_is_canonical() -> None:
    """Where the page is the front page, its address is right; so is a front page's address with an id."""
    home = Context(url="https://example.com/?utm_source=x")
    assert normalise_value("canonical_url", "https://example.com/", home)[0].value == "https://example.com/"
    assert normalise_value("canonical_url", "https://example.com/?p=12")[0].value == "https://example.com/?p=12"


def test_tracking_goes_from_the_canonical_url_only() -> None:
    """The address as fetched keeps its parameters."""
    address = "https://example.com/a?utm_source=x"
    assert normalise_value("url", address)[0].value == address
    assert normalise_value("canonical_url", address)[0].value == "https://example.com/a"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://amp.example.com/a", "amp"),
        ("https://www.example.com/amp/a", "amp"),
        ("https://www.example.com/a.amp.html", "amp"),
        ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a", "amp"),
        ("https://www.example.com/a?outputType=amp", "amp"),
        ("https://m.example.com/a", "mobile"),
    ],
)
def test_an_amp_or_mobile_page_gives_way(address: str, kind: str) -> None:
    """The page's own canonical address is taken, the other kept among the alternates."""
    found, other = normalise_value("canonical_url", address, Context(canonical="https://www.example.com/a"))
    assert found.value == "https://www.example.com/a"
    assert (other.field, other.value) == ("alternates", (Alternate(address, kind),))  # type: ignore[arg-type]


def test_words_with_amp_are_no_amp() -> None:
    """Camps and lamps are articles."""
    assert form_of("https://www.example.com/camp/lamp-amplifies.html?sample=1") is None
    assert not is_home("https://example.com/uk-news/a")


def test_alternates_are_read_from_link_elements() -> None:
    """Kind by rel, media and hreflang; doubles and scripts go."""
    links = [
        {"rel": "amphtml", "href": "/amp/1"},
        {"rel": "alternate", "hreflang": "de_AT", "href": "https://example.at/1"},
        {"rel": "alternate", "media": "handheld", "href": "https://m.example.com/1"},
        {"href": "javascript:x"},
        "https://example.com/print/1",
        "https://example.com/print/1",
    ]
    expected = (
        Alternate("https://www.example.com/amp/1", "amp"),
        Alternate("https://example.at/1", "language", "de-AT"),
        Alternate("https://m.example.com/1", "mobile"),
        Alternate("https://example.com/print/1"),
    )
    assert normalise_value("alternates", links, Context(url=PAGE))[0].value == expected


def test_absolute_needs_a_base_for_what_is_relative() -> None:
    """Without one a relative address says nothing, a protocol-relative one is https."""
    assert absolute("a/b", None) is None
    assert absolute("//example.com/b", None) == "https://example.com/b"
    assert absolute("https://" + "a" * 5000 + ".com/", None) is None


HOSTS = st.lists(st.text("abcxyz019-", min_size=1, max_size=8), min_size=1, max_size=4).map(".".join)
TAILS = st.text("abcXYZ09/?#&=%20;:@!$'()*+,~.-_|[]{}\\^`\"äß\u00a0 ", max_size=30)


@given(HOSTS, TAILS)
@example("www.example.com", "/a?")
@example("www.example.com", "//b/../c;d?e=[f]#g")
@example("example.com", "/a#!/b")
def test_how_an_address_is_written_does_not_depend_on_how_it_is_read(host: str, tail: str) -> None:
    """Addresses written as they should be take a short way: the long one (a scheme in capitals) gives the same."""
    plain = absolute(f"https://{host}{tail}", None)
    assert plain == absolute(f"HTTPS://{host}{tail}", None)
    assert plain is None or absolute(plain, None) == plain
    assert plain is None or (host_of(plain) == urlsplit(plain).hostname and path_of(plain) == urlsplit(plain).path)
