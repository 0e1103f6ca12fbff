"""The fetch plugin for http with stubbed answers, for hosts that no loopback server can be."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
import requests
import responses

from copydesk.errors import FetchError, RefusedError
from copydesk.fetch.http import copydesk_fetch
from copydesk.hookspecs import Request
from copydesk.models import Page

HTML = "<!DOCTYPE html><title>Ferry back</title><p>The ferry sails again."
URL = "https://tideline.example/coast/ferry-back-7"


@pytest.fixture
def net() -> Any:
    """All of the Web, stubbed."""
    with responses.RequestsMock() as stub:
        yield stub


def get(target: str = URL, **bounds: Any) -> Page:
    page = copydesk_fetch(Request(target, **bounds))
    assert page is not None
    return page


def test_https_page(net: responses.RequestsMock) -> None:
    """A page over https, compressed, by the address it was asked for."""
    net.get(URL, body=gzip.compress(HTML.encode()), headers={"Content-Encoding": "gzip"}, content_type="text/html")
    page = get()
    assert (page.text, page.url, page.requested_url, page.status) == (HTML, URL, URL, 200)
    assert page.headers == {"content-type": "text/html"}
    assert net.calls[0].request.headers["User-Agent"].startswith("copydesk/")


def test_redirects_across_hosts(net: responses.RequestsMock) -> None:
    """From http to https, to another host, by relative and scheme-less addresses."""
    net.get("http://tideline.example/7", status=301, headers={"Location": "//www.tideline.example/7"})
    net.get("http://www.tideline.example/7", status=302, headers={"Location": URL + "?a=ä b"})
    net.get(URL, status=307, headers={"Location": "?page=1"})
    net.get(URL, body=HTML)
    page = get("http://tideline.example/7")
    assert (page.url, page.requested_url) == (f"{URL}?page=1", "http://tideline.example/7")


@pytest.mark.parametrize("host", ["10.0.0.8", "169.254.169.254", "[fd00:ec2::254]", "2852039166", "db.internal"])
def test_a_public_page_cannot_send_us_inside(net: responses.RequestsMock, host: str) -> None:
    """A redirect of a public host to a private one is refused before anything is asked there."""
    net.get(URL, status=302, headers={"Location": f"http://{host}/latest/meta-data/"})
    with pytest.raises(RefusedError, match=f"^{URL}: redirects to http"):
        get()
    assert len(net.calls) == 1


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (requests.exceptions.ConnectTimeout("slow"), 3),
        (requests.exceptions.ReadTimeout("slow"), 3),
        (requests.exceptions.ChunkedEncodingError("cut"), 1),
        (requests.exceptions.ProxyError("no proxy"), 3),
        (requests.exceptions.SSLError("bad certificate"), 1),
        (requests.exceptions.InvalidURL("no url"), 1),
        (requests.exceptions.InvalidHeader("bad"), 1),
    ],
)
def test_every_fault_of_requests_is_a_fetch_error(
    net: responses.RequestsMock, waits: list[float], error: Exception, tries: int
) -> None:
    """Each names the address and a cure; those that may pass are tried again."""
    net.get(URL, body=error)
    with pytest.raises(FetchError, match=f"^{URL}: .*"):
        get()
    assert len(net.calls) == tries
    assert len(waits) == tries - 1
