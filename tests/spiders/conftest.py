"""A small news site on localhost, and Scrapy run against it as a process."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import attrs
import pytest

HERE = Path(__file__).parents[1] / "support"
ROOT = HERE.parents[1]
FAST = {"DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0", "RETRY_TIMES": "0"}
SOURCE = """
from copydesk import Source

def copydesk_register_sources(register):
    register(Source(
        "harbour_post",
        title="Harbour Post",
        domains=("harbour-post.example",),
        language="en",
        feeds=("http://harbour-post.example/rss.xml",),
        listings=("http://harbour-post.example/latest",),
        article_url=r"^https?://harbour-post\\.example/news/[\\w-]+-(?P<id>\\d+)$",
        listing_url=r"^https?://harbour-post\\.example/latest",
    ))
"""


@attrs.define
class Site:
    """Answers by path, or by whole URL where it is asked as a proxy; keeps what was asked."""

    pages: dict[str, Any] = attrs.field(factory=dict)
    """A body, or (status, headers, body)."""
    asked: list[str] = attrs.field(factory=list)
    agents: set[str] = attrs.field(factory=set)
    times: list[float] = attrs.field(factory=list)
    port: int = 0
    delay_s: float = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        given = self.pages.get(path, (404, {}, "<html><title>Nothing</title><h1>There is no such page</h1></html>"))
        status, headers, body = given if isinstance(given, tuple) else (200, {}, given)
        return status, headers, body.encode() if isinstance(body, str) else body


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers.get("User-Agent", ""))
            site.times.append(time.monotonic())
            time.sleep(site.delay_s)
            status, headers, body = site.answer(self.path)
            self.send_response(status)
            for name, value in {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Length": len(body),
                **headers,
            }.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


def serve(site: Site) -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(site))
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def story(number: int, day: str | None = "2024-05-0{}") -> str:
    """Give an article page; `day` is its date of publication, `{}` standing for the number."""
    date = f'<meta property="article:published_time" content="{day.format(number)}T10:00:00+02:00">' if day else ""
    text = "".join(
        f"<p>Part {part} of story {number}: the ferry left the old quay before the fog had gone, and the harbour "
        f"master, who had waited since the morning, told the guests that it would be back by the evening.</p>"
        for part in range(1, 6)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry {number} sails again</title>'
        f'<meta property="og:type" content="article">{date}</head><body><nav><a href="/latest">Latest</a></nav>'
        f"<article><h1>Ferry {number} sails again</h1>{text}</article></body></html>"
    )


def listing(numbers: list[int], *, following: str | None = None, more: str = "") -> str:
    """Give a listing page."""
    items = "".join(
        f'<div class="row"><h4 class="title"><a href="/news/ferry-{n}">Ferry {n}</a></h4></div>' for n in numbers
    )
    pager = f'<ul class="pager"><li class="pager-next"><a href="{following}">next</a></li></ul>' if following else ""
    return f'<html lang="en"><head><title>Latest</title></head><body>{items}{more}{pager}</body></html>'


def rss(base: str, numbers: list[int]) -> tuple[int, dict[str, str], str]:
    """Give an RSS feed whose entries are dated like the stories."""
    items = "".join(
        f"<item><title>Ferry {n}</title><link>{base}/news/ferry-{n}</link>"
        f"<pubDate>0{n} May 2024 08:00:00 GMT</pubDate></item>"
        for n in numbers
    )
    xml = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'
    return 200, {"Content-Type": "application/rss+xml"}, xml


def harbour(base: str) -> dict[str, Any]:
    """Give the whole site: two pages of a listing, a feed, seven articles, and what goes wrong on a real one."""
    pages: dict[str, Any] = {f"/news/ferry-{number}": story(number) for number in (1, 2, 3, 4, 5, 7)}
    outside = '<a href="/about">About</a><a href="http://elsewhere.example/news/ferry-99">Elsewhere</a>'
    return pages | {
        "/robots.txt": "User-agent: *\nDisallow: /news/ferry-8\n",
        "/latest": listing([7, 6, 5, 8], following="/latest?page=1", more=outside),
        "/latest?page=1": listing([4, 3, 9, 10]),
        "/rss.xml": rss(base, [7, 2, 1]),
        "/news/ferry-6": (301, {"Location": "/news/ferry-66"}, ""),
        "/news/ferry-66": story(6),
        "/news/ferry-9": "<html><p>This page <b>was torn",
        "/news/ferry-10": (200, {"Content-Type": "text/html"}, b"\x00\x01\x02\x89PNG\r\n\x1a\n" * 40),
    }


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty site on localhost."""
    yield from serve(Site())


@pytest.fixture
def harbour_site(site: Site) -> Site:
    """The site of the source `harbour_post`, on localhost."""
    site.pages = harbour(site.url)
    return site


@pytest.fixture
def proxied_site(site: Site, environment: dict[str, str]) -> Site:
    """The same under its own name, because the server is every crawl's proxy."""
    base = "http://harbour-post.example"
    site.pages = {f"{base}{path}": page for path, page in harbour(base).items()}
    environment |= {"http_proxy": site.url, "no_proxy": ""}
    return site


def install(folder: Path, name: str, code: str) -> None:
    """Install a plugin of one module in a folder on PYTHONPATH, the way importlib.metadata sees any other."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[copydesk]\n{name} = {name}\n")
    (folder / f"{name}.py").write_text(code)


@pytest.fixture
def plugin(tmp_path: Path) -> Callable[[str, str], None]:
    """Install a further plugin: name, code."""
    return lambda name, code: install(tmp_path / "plugins", name, code)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Environment of the processes: the plugin that brings the source is installed, no proxy is set."""
    install(tmp_path / "plugins", "harbour", SOURCE)
    given = os.environ.get("PYTHONPATH")
    roots = [*([given] if given else []), *(str(ROOT / name) for name in ("framework", "plugins", "spiders"))]
    path = os.pathsep.join([str(tmp_path / "plugins"), str(HERE), *roots])
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {"PYTHONPATH": path, "SCRAPY_TEST_STATS": str(tmp_path / "stats.json")}


@attrs.define
class Run:
    """What a process left behind."""

    code: int
    log: str
    out: bytes
    stats: dict[str, Any]

    @property
    def lines(self) -> list[bytes]:
        return self.out.splitlines()

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]

    @property
    def told(self) -> dict[str, int]:
        """The stats of copydesk, without their prefix."""
        return {
            key.removeprefix("copydesk/"): value for key, value in self.stats.items() if key.startswith("copydesk/")
        }


@attrs.define
class Shell:
    """Runs commands at the project's root, or in `folder`."""

    environment: dict[str, str]
    scratch: Path
    folder: Path = ROOT

    def run(self, *command: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", *command],
            check=False,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            timeout=120,
        )
        return Run(done.returncode, done.stderr.decode(), done.stdout, {})

    def crawl_command(self, spider: str, out: Path, settings: dict[str, str], arguments: dict[str, Any]) -> list[str]:
        command = ["scrapy", "crawl", spider, "-O" if out.name.startswith("out") else "-o", str(out)]
        for name, value in arguments.items():
            command += ["-a", f"{name}={value}"]
        for name, value in (FAST | {"STATS_CLASS": "dumping_stats.Stats"} | settings).items():
            command += ["-s", f"{name}={value}"]
        return command

    def crawl(
        self, spider: str, *, out: str = "out.jsonl", settings: dict[str, str] | None = None, **arguments: Any
    ) -> Run:
        """Run `scrapy crawl`; an output whose name begins with `out` is replaced, another added to."""
        target, stats = self.scratch / out, Path(self.environment["SCRAPY_TEST_STATS"])
        stats.unlink(missing_ok=True)
        done = self.run(*self.crawl_command(spider, target, settings or {}, arguments))
        told = json.loads(stats.read_text()) if stats.exists() else {}
        return Run(done.code, done.log, target.read_bytes() if target.exists() else b"", told)

    def interrupted(
        self, spider: str, *, when: Callable[[], bool], out: str, settings: dict[str, str], **arguments: Any
    ) -> int:
        """Run `scrapy crawl` until `when` holds, then interrupt it as Ctrl-C does; give the exit code."""
        command = self.crawl_command(spider, self.scratch / out, settings, arguments)
        log = (self.scratch / "log.txt").open("wb")
        with (
            log,
            subprocess.Popen(
                [sys.executable, "-m", *command], cwd=self.folder, env=self.environment, stdout=log, stderr=log
            ) as process,
        ):
            end = time.monotonic() + 60
            while process.poll() is None and not when() and time.monotonic() < end:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            return process.wait(60)


@pytest.fixture
def shell(environment: dict[str, str], tmp_path: Path) -> Shell:
    """Run commands with the plugins installed."""
    return Shell(environment, tmp_path)


@pytest.fixture(name="story")
def _story() -> Callable[[int], str]:
    """Make an article page of a number."""
    return story


@pytest.fixture
def closed_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
