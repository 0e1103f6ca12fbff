"""Which addresses the http plugin connects to."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING, Any

import pytest
from fetching import HTML, get, redirect

from copydesk.errors import RefusedError

if TYPE_CHECKING:
    from conftest import Site


def test_loopback_is_refused_unless_allowed(site: Site) -> None:
    """Nothing is sent to a private address that was not allowed, in any of its forms."""
    site.answer("/a", HTML)
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "127.0.0.1."):
        with pytest.raises(RefusedError, match=r"allow_private \(--allow-private\)"):
            get(f"http://{host}:{site.port}/a", allow_private=False)
    assert site.asked == []


@pytest.fixture
def only_first_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1 stand for a public address; the rest of 127/8, which leads to this machine too, is private."""
    from copydesk.fetch import addresses

    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == "127.0.0.1" or real(address))


@pytest.mark.usefixtures("only_first_public")
@pytest.mark.parametrize("host", ["127.0.0.2", "localhost", "2130706434", "[::ffff:127.0.0.2]"])
def test_a_redirect_to_a_private_address_is_refused(site: Site, host: str) -> None:
    """Each redirect is judged anew: a public page cannot lead us into the network; the error names both."""
    site.answer("/inside", HTML)
    inside = f"http://{host}:{site.port}/inside"
    url = redirect(site, "/a", inside)
    with pytest.raises(RefusedError, match=f"^{re.escape(url)}: redirects to {re.escape(inside)}: .* private"):
        get(url, allow_private=False)
    assert site.paths() == ["/a"]


@pytest.mark.usefixtures("only_first_public")
def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to a public address once and to a private one next time is asked for its address once."""
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    asked: list[str] = []
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host != "rebind.example":
            return real(host, port, *args, **kwargs)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answers.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    site.answer("/a", HTML)
    url = f"http://rebind.example:{site.port}/a"
    assert get(url, allow_private=False).text == HTML
    assert site.asked[0][1]["host"] == f"rebind.example:{site.port}"
    with pytest.raises(RefusedError, match=r"rebind\.example is 127\.0\.0\.2, a private or reserved address"):
        get(url, allow_private=False)
    assert (len(asked), len(site.asked)) == (2, 1)


@pytest.mark.usefixtures("only_first_public")
def test_the_next_address_is_tried_where_one_does_not_answer(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with a dead address first is reached at its second."""

    def addresses(host: str, port: int) -> list[str]:
        return ["127.0.0.3", "127.0.0.1"]  # on the server's port only the second listens

    monkeypatch.setattr("copydesk.fetch.transport.connectable", addresses)
    site.answer("/a", HTML)
    assert get(f"http://two.example:{site.port}/a", allow_private=False).text == HTML


def test_a_proxy_may_be_private_and_the_target_is_judged_by_its_form(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy of the environment is used, also on loopback; a private target written out is refused before it."""
    monkeypatch.setenv("http_proxy", site.url)
    site.answer("http://tideline.example/a", HTML)
    page = get("http://tideline.example/a", allow_private=False)
    assert (page.text, page.url) == (HTML, "http://tideline.example/a")
    assert site.paths() == ["http://tideline.example/a"]
    for host in ("10.0.0.8", "169.254.169.254", "localhost", "0x0a000008"):
        with pytest.raises(RefusedError):
            get(f"http://{host}/a", allow_private=False)
    assert len(site.asked) == 1
