"""Images and embeds of the article: where they point, how large they say they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

Image = tuple[str, str | None, int | None, int | None]
"""Address, alternative text, width and height in pixels."""
# Lazy loaders keep the real address elsewhere and a placeholder in `src`.
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_PLAIN = re.compile(r"(?:/[A-Za-z0-9_~%+=,-]+(?:\.[A-Za-z0-9]+)?)+/?")
"""Paths that urljoin would put behind the base's host as they are."""
MIN_PX = 60
"""Images that say they are smaller are icons and counting pixels."""


def resolver(page: Page) -> Callable[[str], str | None]:
    """Give a function that makes an address of the page absolute; None for one that is none (script, mail, data)."""
    base: list[str] = []

    def resolve(href: str) -> str | None:
        href = href.strip()
        if href[:8].lower().startswith(("http://", "https://")):
            return href
        if not href or href[0] == "#":
            return None
        if not base:
            head = page.tree.find("head")
            stated = head is not None and head.find("base") is not None  # the tree would look in the whole document
            base.append(page.tree.base_url(page.url or "") if stated else page.url or "")
            base.append(_origin(base[0]))
        if base[1] and _PLAIN.fullmatch(href):
            return base[1] + href
        try:
            url = urljoin(base[0], href)
            return url if urlsplit(url).scheme in ("http", "https") else None
        except ValueError:  # such as an unclosed bracket in a host
            return None

    return resolve


def _origin(url: str) -> str:
    """Give scheme and host of an address as urljoin writes them, "" where it has none or is none of the web's."""
    try:
        root = urljoin(url, "/")
    except ValueError:
        return ""
    return root[:-1] if root.startswith(("http://", "https://")) and root.count("/") == 3 else ""


def image_of(element: Element, resolve: Callable[[str], str | None]) -> Image | None:
    """Read an image or a picture element; None for icons, inline data and placeholders."""
    if element.tag == "picture":
        inner = element.find("img")
        if inner is None:
            return None
        element = inner
    width, height = pixels(element, "width"), pixels(element, "height")
    if 0 < (width or MIN_PX) < MIN_PX or 0 < (height or MIN_PX) < MIN_PX:
        return None
    for name in _SOURCES:
        value = element.attr(name)
        if value and not value.startswith("data:"):
            if name.endswith("srcset"):
                value = value.strip().split(" ")[0].rstrip(",")
            url = resolve(value)
            return (url, element.attr("alt") or None, width, height) if url else None
    return None


def embed_url(element: Element, resolve: Callable[[str], str | None]) -> str | None:
    """Give the address an embed, video or audio element plays."""
    inner = element if element.attr("src") or element.attr("data-src") else element.find("source")
    value = inner is not None and (inner.attr("src") or inner.attr("data-src"))
    return resolve(value) if value else None


def pixels(element: Element, side: str) -> int | None:
    """Give the width or height an image states, None where it states none in pixels."""
    value = element.attr(side)
    if not value:
        return None
    value = value.removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None
