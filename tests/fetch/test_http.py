"""The fetch plugin for http and https, against a real server on loopback: what a page is, and who asks."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from fetching import HTML, get

from copydesk.errors import UsageError
from copydesk.fetch import http
from copydesk.fetch.http import copydesk_fetch
from copydesk.hookspecs import Request

if TYPE_CHECKING:
    from conftest import Site


def test_a_page_and_all_that_is_known_of_it(site: Site) -> None:
    """The page has its bytes, address, status, headers and time; the wire's own headers are gone."""
    url = site.answer("/a", HTML, x_served_by="Desk")
    before = datetime.now(UTC).replace(microsecond=0)
    page = get(url + "#top")
    assert (page.text, page.body, page.kind, page.encoding_from) == (HTML, HTML.encode(), "html", "header")
    assert (page.url, page.url_from, page.requested_url, page.status) == (url, "http", url + "#top", 200)
    assert page.headers["x-served-by"] == "Desk"
    assert not page.headers.keys() & {"content-length", "content-encoding", "transfer-encoding", "connection"}
    assert page.fetched_at is not None
    assert before <= page.fetched_at <= datetime.now(UTC)


def test_the_request_is_honest_and_bare(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """It names copydesk, and carries no cookie and no password of the user's."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login jane password secret\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    get(site.answer("/a", HTML, set_cookie="seen=1; Path=/"))
    get(site.url + "/a")
    for _, headers in site.asked:
        assert re.fullmatch(r"copydesk/\d[\w.]*", headers["user-agent"])
        assert headers["accept-encoding"] == "gzip, deflate"
        assert not headers.keys() & {"cookie", "authorization", "referer"}


def test_other_targets_are_left_to_others() -> None:
    """Paths and other schemes are not this plugin's."""
    for target in ("a.html", "-", "file:///a.html", "ftp://tideline.example/", "archive:7", "https"):
        assert copydesk_fetch(Request(target)) is None


def test_a_given_url_is_the_page_s(site: Site) -> None:
    """A page fetched from a mirror goes by the address the user gives it."""
    page = get(site.answer("/a", HTML), url="https://tideline.example/7")
    assert (page.url, page.url_from, page.requested_url) == ("https://tideline.example/7", "given", site.url + "/a")


@pytest.mark.parametrize("status", [404, 403, 410, 451, 418])
def test_any_status_with_a_body_is_a_page(site: Site, status: int) -> None:
    """What a page of an error is, is decided later; it is not asked for again."""
    page = get(site.answer("/a", HTML, status))
    assert (page.status, page.text, len(site.asked)) == (status, HTML, 1)


def test_an_empty_answer_is_an_empty_page(site: Site) -> None:
    """No body is no error."""
    assert get(site.answer("/a", b"")).text == ""


def test_plain_text_is_a_text_page(site: Site) -> None:
    """The header decides, whatever the address ends in."""
    assert get(site.answer("/a.html", "Ferry back\n", content_type="text/plain")).kind == "text"


def test_user_agent_of_a_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run without being installed, the agent is the name alone."""
    from importlib import metadata

    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.delenv("COPYDESK_CONTACT", raising=False)
    http._product.cache_clear()
    assert http.user_agent() == "copydesk"
    http._product.cache_clear()


@pytest.mark.parametrize("contact", ["https://tideline.example/crawler", "desk@tideline.example"])
def test_a_contact_is_told_where_one_is_set(site: Site, monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    """Who fetches says in COPYDESK_CONTACT where a site's keeper reaches them; copydesk makes no address up."""
    monkeypatch.setenv("COPYDESK_CONTACT", f" {contact} ")
    get(site.answer("/a", HTML))
    assert re.fullmatch(rf"copydesk/\d[\w.]* \(\+{re.escape(contact)}\)", site.asked[0][1]["user-agent"])


@pytest.mark.parametrize("contact", ["a@b.example\r\nX-Forwarded-For: 10.0.0.1", "Büro", "(me)", "two words"])
def test_a_contact_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    """Nothing gets into the header that does not belong there."""
    monkeypatch.setenv("COPYDESK_CONTACT", contact)
    with pytest.raises(UsageError, match=r"COPYDESK_CONTACT .* is no contact; set a URL or a mail address"):
        http.user_agent()
