"""The options that several commands share, and what they make of their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

F = TypeVar("F", bound=Callable[..., Any])


def _web_url(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _is_web_url(value):
        raise click.BadParameter(f"{value!r} is no http or https URL; one looks like https://example.org/news/1")
    return value


def _is_web_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    # urlsplit drops line ends and tabs, so what it found is not the text that was given
    seen = all(char.isprintable() and not char.isspace() for char in text)
    return seen and parts.scheme.lower() in ("http", "https") and bool(host)


def source_option(command: F) -> F:
    """Add --source."""
    return click.option("--source", metavar="NAME", help="Read by this source, whatever the page's URL.")(command)


def sources_option(command: F) -> F:
    """Add --sources."""
    words = "Use the sources of this folder too: a source.toml in it or in folders of it; may be given again."
    return click.option("--sources", "folders", multiple=True, metavar="FOLDER", help=words)(command)


def url_option(words: str) -> Callable[[F], F]:
    """Add --url, an http or https URL with a host, with this help."""
    return click.option("--url", callback=_web_url, metavar="URL", help=words)


def private_option(command: F) -> F:
    """Add --allow-private."""
    return click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")(command)


def size_option(command: F) -> F:
    """Add --max-bytes."""
    words = "Read documents up to this size, unpacked; 16000000 if not said."
    return click.option("--max-bytes", type=click.IntRange(min=1), metavar="BYTES", help=words)(command)


def page_options(command: F) -> F:
    """Add what a command takes that reads one page: --source, --sources, --url, --allow-private, --max-bytes."""
    command = size_option(private_option(command))
    command = url_option("The document's real URL, for a file that does not tell it.")(command)
    return source_option(sources_option(command))
