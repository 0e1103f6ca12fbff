"""Faults of servers and the net: what is tried again, and how the rest is told."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest
from fetching import HTML, get

from copydesk.errors import FetchError

if TYPE_CHECKING:
    from conftest import Site


def test_passing_faults_are_tried_again(site: Site, waits: list[float]) -> None:
    """Two errors, then the page: the waits double."""
    site.answer("/busy", "busy", 503)
    site.answer("/fine", HTML)
    assert get(site.sequence("/a", "/busy", "/busy", "/fine")).text == HTML
    assert waits == [0.5, 1.0]


def test_after_the_last_try_the_answer_stands(site: Site, waits: list[float]) -> None:
    """A server that stays busy gives a page with that status, after no more tries than allowed."""
    page = get(site.answer("/a", "busy", 503), retries=1)
    assert (page.status, page.text, len(site.asked), waits) == (503, "busy", 2, [0.5])
    assert get(site.url + "/a", retries=0).status == 503
    assert len(site.asked) == 3


def test_retry_after_is_honoured(site: Site, waits: list[float]) -> None:
    """Seconds or a date are waited for; nonsense and the past are not."""
    site.answer("/fine", HTML)
    site.answer("/seconds", "slow down", 429, retry_after="7")
    site.answer("/date", "slow down", 503, retry_after=format_datetime(datetime(2001, 1, 1, tzinfo=UTC), usegmt=True))
    site.answer("/nonsense", "slow down", 503, retry_after="when you like")
    for kind in ("/seconds", "/date", "/nonsense"):
        assert get(site.sequence(f"/a{kind}", kind, "/fine")).text == HTML
    assert waits == [7.0, 0.5, 0.5]


@pytest.mark.parametrize("asked_for", ["3600", "999999999999999999999", "31"])
def test_a_long_retry_after_is_not_waited_for(site: Site, waits: list[float], asked_for: str) -> None:
    """Beyond the bound the answer is taken as it is."""
    page = get(site.answer("/a", "slow down", 429, retry_after=asked_for), timeout_s=30.0)
    assert (page.status, waits, len(site.asked)) == (429, [], 1)


def test_no_wait_reaches_beyond_the_deadline(site: Site, waits: list[float]) -> None:
    """A wait that would outlast the fetch is not begun."""
    assert get(site.answer("/a", "slow down", 429, retry_after="10"), timeout_s=2.0).status == 429
    assert waits == []


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>half a p",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>half",
    ],
)
def test_a_body_that_breaks_off_is_tried_again_and_never_taken_for_whole(
    site: Site, waits: list[float], start: bytes
) -> None:
    """A lying length or a broken connection is a fault, not a shorter page."""
    site.route("/broken", lambda handler: handler.wfile.write(start) and None)
    site.answer("/fine", HTML)
    assert get(site.sequence("/a", "/broken", "/fine")).text == HTML
    with pytest.raises(
        FetchError, match=r"/broken: the answer broke off after [\d,]+( of 5,000)? bytes; try again later"
    ):
        get(site.url + "/broken", retries=1)


def test_more_than_the_announced_length_is_cut_at_it(site: Site) -> None:
    """As HTTP has it, what follows the announced length is another message."""
    assert get(site.answer("/a", HTML + "<p>smuggled", content_length=str(len(HTML.encode())))).text == HTML


def test_no_connection_is_told_and_tried_again(site: Site, waits: list[float]) -> None:
    """A closed port gives an error with the system's own words."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(FetchError, match=r"no connection \(Connection refused\); check the address.*; tried 3 time"):
        get(f"http://127.0.0.1:{port}/a")
    assert waits == [0.5, 1.0]


def test_what_is_no_http_is_told(site: Site, waits: list[float]) -> None:
    """A server of another protocol is an error, not a crash."""
    for number, answer in enumerate((b"SSH-2.0-OpenSSH_9\r\n", b"", b"\xff\xfe\0")):
        site.route(f"/{number}", lambda handler, answer=answer: handler.wfile.write(answer) and None)  # type: ignore[misc]
        with pytest.raises(FetchError, match=f"/{number}: no (connection|answer)"):
            get(f"{site.url}/{number}")


def test_a_host_without_address_is_told_at_once(waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that does not exist is not asked for again; one whose server does not answer is."""

    def getaddrinfo(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(code, "no luck")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    for allow_private in (True, False):
        code = socket.EAI_NONAME
        waits.clear()
        with pytest.raises(FetchError, match="its host name does not resolve; check the spelling"):
            get("http://nowhere.example/a", allow_private=allow_private)
        assert waits == []
        code = socket.EAI_AGAIN
        with pytest.raises(FetchError, match="does not resolve"):
            get("http://nowhere.example/a", allow_private=allow_private)
        assert waits == [0.5, 1.0]


@pytest.mark.parametrize(
    "url",
    ["http://", "https:///x", "http://[broken", "http://x:99999/", "http://" + "a" * 70 + ".example/", "http://.x/"],
)
def test_what_is_no_url_is_told(url: str, waits: list[float]) -> None:
    """A malformed address is a fetch error that names it, at once."""
    for allow_private in (True, False):
        with pytest.raises(FetchError):
            get(url, allow_private=allow_private)
    assert waits == []


def test_untrusted_certificates_are_refused(site: Site, waits: list[float], tmp_path: Any) -> None:
    """TLS that cannot be verified is an error with its cure, and not tried again."""
    url = site.answer("/a", HTML).replace("http:", "https:")
    with pytest.raises(FetchError, match=r"its certificate cannot be verified .*; save the page in a browser"):
        get(url)
    assert waits == []
