"""The fetch plugin for http and https, against a real server on loopback."""

from __future__ import annotations

import gzip
import re
import socket
import zlib
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

import pytest

from copydesk.errors import FetchError, RefusedError, UnreadableError
from copydesk.fetch import http
from copydesk.fetch.http import copydesk_fetch
from copydesk.hookspecs import Request
from copydesk.models import Page

if TYPE_CHECKING:
    from conftest import Site

HTML = "<!DOCTYPE html><title>Ferry back</title><p>The ferry sails again, café open."


def get(target: str, **bounds: Any) -> Page:
    page = copydesk_fetch(Request(target, **({"allow_private": True, "timeout_s": 5.0} | bounds)))
    assert page is not None
    return page


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
    """It names copydesk and where to read of it, and carries no cookie and no password of the user's."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login jane password secret\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    get(site.answer("/a", HTML, set_cookie="seen=1; Path=/"))
    get(site.url + "/a")
    for _, headers in site.asked:
        assert re.fullmatch(r"copydesk/\d[\w.]* \(\+https://\S+\)", headers["user-agent"])
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


# Redirects


def redirect(site: Site, path: str, location: str, status: int = 302, **headers: str) -> str:
    return site.answer(path, b"moved", status, location=location, **headers)


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


# Addresses


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


# Bounds


def test_size_is_capped_by_header_and_by_bytes(site: Site) -> None:
    """A document over the cap is refused at its announced length, else as it comes."""
    url = site.answer("/announced", b"", content_length="10000")
    with pytest.raises(
        RefusedError, match=r"/announced: larger than 5,000 bytes; raise max_bytes \(--max-bytes\) to read it"
    ):
        get(url, max_bytes=5000)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.closing.is_set():
            handler.wfile.write(b"<p>more and more " * 4096)

    with pytest.raises(RefusedError, match=r"/endless: larger than 1,000,000 bytes"):
        get(site.route("/endless", endless), max_bytes=1_000_000)

    def padded(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(HTML.encode()))
        while not site.closing.is_set():
            handler.wfile.write(b"\0" * 65_536)

    with pytest.raises(RefusedError, match=r"/padded: larger than 1,000,000 bytes"):
        get(site.route("/padded", padded), max_bytes=1_000_000)
    assert len(get(site.answer("/just", b"x" * 5000), max_bytes=5000).text) == 5000


@pytest.mark.parametrize(
    ("coding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("x-gzip", gzip.compress)]
)
def test_compressed_answers(site: Site, coding: str, compress: Any) -> None:
    """They are unpacked, and the cap holds for what comes out."""
    assert get(site.answer("/a", compress(HTML.encode()), content_encoding=coding)).text == HTML
    bomb = site.answer("/bomb", compress(b"<p>" + b"\0" * 10_000_000), content_encoding=coding)
    with pytest.raises(RefusedError, match="/bomb: larger than 100,000 bytes"):
        get(bomb, max_bytes=100_000)


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (HTML.encode(), "gzip"),
        (HTML.encode(), "deflate"),
        (gzip.compress(HTML.encode()), ""),
        (gzip.compress(gzip.compress(HTML.encode())), "gzip, gzip"),
        (zlib.compress(HTML.encode())[2:-4], "deflate"),
    ],
)
def test_false_content_encodings_are_seen_through(site: Site, body: bytes, coding: str) -> None:
    """Plain data called gzip, gzip data called nothing, twice packed and bare deflate all give the page."""
    assert get(site.answer("/a", body, content_encoding=coding)).text == HTML


def test_codings_nobody_asked_for_are_refused(site: Site) -> None:
    """A coding copydesk cannot unpack within bounds is named."""
    with pytest.raises(UnreadableError, match="answered in 'br' encoding, which was not asked for"):
        get(site.answer("/a", b"\x0b\x02\x80x\x03", content_encoding="br"))


@pytest.mark.parametrize("content_type", ["image/png", "application/pdf", "application/json"])
def test_what_is_no_document_is_not_downloaded(site: Site, content_type: str) -> None:
    """The type is enough to refuse; with a status of its own the error says so."""
    with pytest.raises(UnreadableError, match=f"/a: is {content_type}, no HTML page"):
        get(site.answer("/a", b"x", content_type=content_type, content_length="99999"))
    with pytest.raises(UnreadableError, match=r"/b \(status 404\): is"):
        get(site.answer("/b", b"x", 404, content_type=content_type))


def test_binary_called_html_is_refused(site: Site) -> None:
    """A PDF under a false type is seen by its bytes."""
    with pytest.raises(UnreadableError, match=f"{site.url}/a: is a PDF document"):
        get(site.answer("/a", b"%PDF-1.7"))


def drip(site: Site, start: bytes, piece: bytes) -> Any:
    """Answer with a start, then with a piece every few milliseconds, for longer than any test waits."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        for _ in range(300):
            if site.closing.wait(0.01):
                return
            handler.wfile.write(piece)
        site.asked.append(("dripped to the end", {}))

    return route


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"HTTP", b"/"),
    ],
)
def test_an_answer_that_drips_for_ever_ends_at_the_deadline(site: Site, start: bytes, piece: bytes) -> None:
    """Each piece comes in time, the whole never: body, chunk sizes, headers and status line alike are cut off."""
    with pytest.raises(
        FetchError, match=r"/a: no whole answer within 0\.4 s; try again later, or in Python raise Request.timeout_s"
    ):
        get(site.route("/a", drip(site, start, piece)), timeout_s=0.1)
    assert site.paths() == ["/a"]


def test_silence_ends_at_the_timeout(site: Site, waits: list[float]) -> None:
    """A server that says nothing is asked again, then given up."""

    def silent(handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(5)

    with pytest.raises(
        FetchError, match=r"no answer in time; try again later, or in Python raise Request.timeout_s; tried 2 time\(s\)"
    ):
        get(site.route("/a", silent), timeout_s=0.25, retries=1)
    assert (waits, len(site.asked)) == ([0.5], 2)


# Retries


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


def test_user_agent_of_a_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run without being installed, the agent still says where to read of it."""
    from importlib import metadata

    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", missing)
    assert http.user_agent.__wrapped__() == f"copydesk (+{http.PROJECT_URL})"
