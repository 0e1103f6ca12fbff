"""Fetch plugin `http`: one page over http or https, outside Scrapy.

Bounds: a timeout for connecting and between two pieces of an answer, a deadline of four timeouts for the whole fetch
with its redirects, retries and waits, a cap on the document before and after unpacking, a number of redirects. Private
addresses are refused, first by the URL's form at each redirect, then by the address that is connected to; behind a
proxy (HTTP_PROXY, HTTPS_PROXY) only the former is possible, because the proxy resolves the name. A session lives for
one page, so cookies do too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

from copydesk.errors import FetchError, RefusedError, UnreadableError, UsageError
from copydesk.fetch.addresses import refuse_private
from copydesk.fetch.failures import CutOffError, TransientError, told
from copydesk.fetch.inflate import Coding, Inflater, too_large
from copydesk.fetch.kind import refuse_type
from copydesk.fetch.page import make_page
from copydesk.hookspecs import Request
from copydesk.models import Page

if TYPE_CHECKING:
    import requests

    from copydesk.fetch.transport import Watch

CONTACT = "COPYDESK_CONTACT"
"""Environment variable: URL or mail address at which a site's keeper reaches whoever fetches."""
_TIMEOUTS_IN_ALL = 4
_RETRY_STATUS = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
"""Scrapy's RETRY_HTTP_CODES: what may be gone a moment later."""
_BACKOFF_S = 0.5
"""Before the first retry, doubled for each further one."""
_MAX_WAIT_S = 30.0
"""A Retry-After beyond this is not waited for: the answer is taken as it is."""
_PIECE_BYTES = 65_536
_HTTP = re.compile(r"https?://", re.IGNORECASE)
_CONTACT = re.compile(r"(?:https?://|[!-'*-?A-~]{1,64}@)[!-'*-~]{1,200}", re.ASCII)
_CODINGS: dict[str, Coding] = {
    "gzip": "gzip",
    "x-gzip": "gzip",
    "deflate": "deflate",
    "identity": "identity",
    "": "identity",
}
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"})
"""Headers that speak of the bytes on the wire; the page's are unpacked."""


def copydesk_fetch(request: Request) -> Page | None:
    """Fetch a page; one of any status is a page, a body that is no document is not.

    Raises RefusedError, UnreadableError, or FetchError where no whole answer came.
    """
    if not _HTTP.match(request.target):
        return None
    from copydesk.fetch.transport import Watch, open_session

    headers = {
        "User-Agent": user_agent(),
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    with (
        Watch(_TIMEOUTS_IN_ALL * request.timeout_s) as watch,
        open_session(watch, headers, allow_private=request.allow_private) as session,
    ):
        return _fetch(request, session, watch)


def user_agent() -> str:
    """Give the User-Agent copydesk goes by: product, version, and the contact where COPYDESK_CONTACT names one.

    Raises UsageError where that is neither a URL nor a mail address.
    """
    contact = os.environ.get(CONTACT, "").strip()
    if not contact:
        return _product()
    if not _CONTACT.fullmatch(contact):
        raise UsageError(f"{CONTACT} ({contact[:80]!r}) is no contact; set a URL or a mail address, without spaces")
    return f"{_product()} (+{contact})"


@cache
def _product() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"copydesk/{version('copydesk')}"
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "copydesk"


def _fetch(request: Request, session: requests.Session, watch: Watch) -> Page:
    attempt = 0
    while True:
        attempt += 1
        left = request.retries - attempt + 1
        wait = _BACKOFF_S * 2 ** (attempt - 1)
        try:
            with _follow(request, session, watch) as response:
                busy = left > 0 and response.status_code in _RETRY_STATUS
                wait = max(wait, _retry_after(response) if busy else 0)
                if not busy or wait > min(_MAX_WAIT_S, watch.remaining()):
                    return _page(request, response, watch)
        except TransientError as error:
            if watch.remaining() <= 0:
                raise FetchError(_too_slow(request)) from error
            if left <= 0 or wait > watch.remaining():
                raise FetchError(f"{error.reason}; tried {attempt} time(s)") from error
        sleep(wait)


def _follow(request: Request, session: requests.Session, watch: Watch) -> requests.Response:
    """Ask for the target and follow its redirects; each hop is checked before it is asked."""
    try:
        url, auth = _without_credentials(request.target)
    except ValueError as error:
        raise told(error, request.target) from error
    origin = urlsplit(url)[:2]
    chain = [url]
    for _ in range(request.max_redirects + 1):
        response = _ask(url, session, request, auth if urlsplit(url)[:2] == origin else None)
        if not response.is_redirect:
            return response
        response.close()  # unread: what comes with a redirect may be of any size
        location = _utf_8(response.headers["location"])
        try:
            url, _credentials = _without_credentials(urljoin(response.url, location))
        except ValueError as error:
            raise FetchError(f"{request.target}: redirects to {location[:200]!r}, which is no URL") from error
        if not _HTTP.match(url):
            raise RefusedError(f"{request.target}: redirects to {url[:200]!r}; only http and https are followed")
        if watch.remaining() <= 0:
            raise FetchError(_too_slow(request))
        chain.append(url)
    way = " -> ".join(chain[-3:])
    raise FetchError(
        f"{request.target}: more than {request.max_redirects} redirects (… {way}); "
        "it may want cookies or a login: save the page in a browser and give the file"
    )


def _ask(url: str, session: requests.Session, request: Request, auth: tuple[str, str] | None) -> requests.Response:
    import requests
    from requests.cookies import extract_cookies_to_jar
    from urllib3.exceptions import HTTPError

    try:
        prepared = session.prepare_request(requests.Request("GET", url, auth=auth))
        asked = prepared.url or url
        if not request.allow_private:
            refuse_private(urlsplit(asked).hostname or "")
        # Session.send would read the body of a redirect to its end, however long that is.
        settings = session.merge_environment_settings(asked, {}, True, None, None)
        verify = True if settings["verify"] is None else settings["verify"]
        response = session.get_adapter(asked).send(
            prepared, stream=True, timeout=request.timeout_s, verify=verify, proxies=settings["proxies"]
        )
        keep_cookies: Callable[..., object] = extract_cookies_to_jar
        keep_cookies(session.cookies, prepared, response.raw)
        return response
    except RefusedError as error:
        via = "" if url == request.target else f"redirects to {url}: "
        raise RefusedError(f"{request.target}: {via}{error}") from error
    except (requests.RequestException, HTTPError, ValueError) as error:
        raise told(error, url) from error


def _utf_8(header: str) -> str:
    """Read a header value that is UTF-8, as most beyond ASCII are, and not Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


def _page(request: Request, response: requests.Response, watch: Watch) -> Page:
    url = urldefrag(response.url).url
    headers = {name.lower(): value for name, value in response.headers.items()}
    content_type = headers.get("content-type")
    refuse_type(content_type, url if response.ok else f"{url} (status {response.status_code})")
    body = _body(request, response, watch)
    page = make_page(
        body,
        url=request.url or url,
        headers={name: value for name, value in headers.items() if name not in _OF_THE_WIRE},
        status=response.status_code,
        requested_url=_without_credentials(request.target)[0],
        fetched_at=datetime.now(UTC).replace(microsecond=0),
    )
    if request.url is None:
        page.url_from = "http"
    return page


def _body(request: Request, response: requests.Response, watch: Watch) -> bytes:
    """Read and unpack the body as it comes, and stop once it is over the cap."""
    from urllib3.exceptions import HTTPError

    url = response.url
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > request.max_bytes:
        raise too_large(url, request.max_bytes)
    # Of several codings the last was applied last; make_page undoes a gzip within.
    named = response.headers.get("content-encoding", "").split(",")[-1].strip().lower()
    coding = _CODINGS.get(named)
    if coding is None:
        raise UnreadableError(
            f"{url}: answered in {named[:40]!r} encoding, which was not asked for; save the page in a browser"
        )
    inflater = Inflater(url, request.max_bytes, coding)
    taken = 0
    try:
        for piece in response.raw.stream(_PIECE_BYTES, decode_content=False):
            taken += len(piece)
            if taken > request.max_bytes:
                raise too_large(url, request.max_bytes)
            inflater.feed(piece)
    except (HTTPError, OSError) as error:
        raise CutOffError(url, taken, length) from error
    if watch.expired:  # the end of the connection may look like the end of the answer
        raise FetchError(_too_slow(request))
    return inflater.finish()


def _retry_after(response: requests.Response) -> float:
    """Give the seconds a server asks to wait, 0 where it does not say or says it in no known way."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _without_credentials(url: str) -> tuple[str, tuple[str, str] | None]:
    """Take user and password out of a URL: they are sent, but stand in no record. Raises ValueError for no URL."""
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url, None
    host = parts.netloc.rpartition("@")[2]
    bare = SplitResult(parts.scheme, host, parts.path, parts.query, parts.fragment).geturl()
    return bare, (unquote(parts.username or ""), unquote(parts.password or ""))


def _too_slow(request: Request) -> str:
    seconds = _TIMEOUTS_IN_ALL * request.timeout_s
    return (
        f"{request.target}: no whole answer within {seconds:g} s; try again later, or in Python raise Request.timeout_s"
    )
