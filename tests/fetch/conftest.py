"""A small web server on loopback, told by each test what to answer."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator

import pytest

Route = Callable[[http.server.BaseHTTPRequestHandler], None]


class Site:
    """A server: `routes` by path, `asked` in order, each with its headers in lower case."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                self.close_connection = True
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client has seen enough
                    site.routes[self.path.partition("?")[0]](self)

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"

    def answer(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Answer a path with a whole body; give its URL. `content_type=` is the header Content-Type."""
        data = body.encode() if isinstance(body, str) else body
        named = {"content_type": "text/html; charset=utf-8", "content_length": str(len(data))} | headers

        def route(handler: http.server.BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in named.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        return self.route(path, route)

    def route(self, path: str, route: Route) -> str:
        """Answer a path by a function; give its URL."""
        self.routes[path] = route
        return self.url + path

    def sequence(self, path: str, *routes: str) -> str:
        """Answer a path with what other paths answer, one after the other; the last one for ever."""
        left = list(routes)

        def route(handler: http.server.BaseHTTPRequestHandler) -> None:
            self.routes[left.pop(0) if len(left) > 1 else left[0]](handler)

        return self.route(path, route)

    def paths(self) -> list[str]:
        """Give the paths asked for."""
        return [path for path, _ in self.asked]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server, without any proxy of the environment in the way."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.closing.set()
    site.server.shutdown()
    thread.join()
    site.server.server_close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between two tries, noted instead of waited for."""
    noted: list[float] = []
    monkeypatch.setattr("copydesk.fetch.http.sleep", noted.append)
    return noted
