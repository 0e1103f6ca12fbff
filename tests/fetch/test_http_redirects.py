"""Redirects over http, and what travels along them."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest
from fetching import HTML, drip, get, redirect

from copydesk.errors import FetchError, RefusedError

if TYPE_CHECKING:
    from conftest import Site


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    """The page's address is where it was found, the one asked for is kept."""
    site.answer("/new/a", HTML)
    redirect(site, "/mid", "new/a", status)
    url = redirect(site, "/old", "/mid", status)
    page = get(url)
    assert (page.url, page.requested_url, page.text) == (site.url + "/new/a", url, HTML)
    assert site.paths() == ["/old", "/mid", "/new/a"]


def test_a_redirect_to_nowhere_is_a_page(site: Site) -> None:
    """A redirect without an address is what it is."""
    assert get(site.answer("/a", HTML, 302)).status == 302


def test_circles_of_redirects_end(site: Site) -> None:
    """A loop ends at the limit, and the error shows the way."""
    redirect(site, "/a", "/b")
    redirect(site, "/b", "/a")
    with pytest.raises(FetchError, match=r"/a: more than 10 redirects \(… .*/b -> .*/a -> .*/b\); it may want cookies"):
        get(site.url + "/a")
    assert len(site.asked) == 11


def test_the_number_of_redirects_is_the_request_s(site: Site) -> None:
    """`max_redirects` of them are followed, not one more."""
    site.answer("/end", HTML)
    redirect(site, "/b", "/end")
    url = redirect(site, "/a", "/b")
    assert get(url, max_redirects=2).text == HTML
    for limit in (1, 0):
        with pytest.raises(FetchError, match=f"more than {limit} redirects"):
            get(url, max_redirects=limit)


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://tideline.example/a", "javascript:alert(1)", "data:,x"]
)
def test_redirects_lead_to_http_only(site: Site, location: str) -> None:
    """A server cannot send us to a file."""
    with pytest.raises(RefusedError, match="only http and https are followed"):
        get(redirect(site, "/a", location))


@pytest.mark.parametrize("location", ["http://[broken/", "http://x:99999999/"])
def test_redirects_to_no_url_are_told(site: Site, location: str) -> None:
    """Nonsense in a Location header is an error that names the page."""
    with pytest.raises(FetchError, match=re.escape(site.url) + "|http://x"):
        get(redirect(site, "/a", location), retries=0)


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    """A redirect whose own body never ends is followed all the same."""
    site.answer("/end", HTML)
    start = b"HTTP/1.1 302 Found\r\nLocation: /end\r\nContent-Length: 999999999999\r\n\r\n"
    assert get(site.route("/a", drip(site, start, b"x" * 1000))).text == HTML


def test_cookies_last_for_one_page(site: Site) -> None:
    """A redirect that sets a cookie and sends us back works; the next page knows nothing of it."""
    site.answer("/ok", HTML)

    def door(handler: BaseHTTPRequestHandler) -> None:
        site.routes["/ok" if "seen=1" in (handler.headers["cookie"] or "") else "/set"](handler)

    url = site.route("/door", door)
    redirect(site, "/set", "/door", set_cookie="seen=1; Path=/")
    assert get(url).text == HTML
    assert get(url).text == HTML
    assert [headers.get("cookie") for _, headers in site.asked] == [None, "seen=1", None, "seen=1"]


def test_a_password_in_the_url_is_sent_and_not_kept(site: Site) -> None:
    """It goes to the host it was given for, to no other, and stands in no address of the page."""
    site.answer("/b", HTML)
    redirect(site, "/a", "/b")
    page = get(site.url.replace("//", "//jane:p%40ss@") + "/a")
    assert (page.url, page.requested_url) == (site.url + "/b", site.url + "/a")
    assert [headers["authorization"] for _, headers in site.asked] == ["Basic amFuZTpwQHNz"] * 2
    site.asked.clear()
    redirect(site, "/a", f"http://localhost:{site.port}/b")
    get(site.url.replace("//", "//jane:x@") + "/a")
    assert [("authorization" in headers) for _, headers in site.asked] == [True, False]
