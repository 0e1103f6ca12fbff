"""What the tests of the http plugin share."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

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


def redirect(site: Site, path: str, location: str, status: int = 302, **headers: str) -> str:
    """Answer a path with a redirect; give its URL."""
    return site.answer(path, b"moved", status, location=location, **headers)


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
