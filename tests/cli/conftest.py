"""Runs the command line as a process, on pages of a made-up paper."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import ARTICLE, Run, clean_environment, command

from copydesk.cli import main


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `copydesk …` in a process, in the test's own folder."""

    def runner(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        options = {"cwd": tmp_path, "env": clean_environment(), "encoding": "utf-8", "timeout": 120} | options
        return subprocess.run(command(*arguments), capture_output=True, check=False, **options)

    return runner


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `copydesk …` in this process, ten times faster, in the test's own folder."""
    monkeypatch.chdir(tmp_path)
    for name in set(os.environ) - set(clean_environment()):
        monkeypatch.delenv(name)
    logger = logging.getLogger("copydesk")
    for name in ("handlers", "level", "propagate"):  # restored at the end
        monkeypatch.setattr(logger, name, list(logger.handlers) if name == "handlers" else getattr(logger, name))

    def caller(*arguments: object, input: str = "") -> subprocess.CompletedProcess[str]:  # noqa: A002
        streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8") for name in ("stdout", "stderr")}
        streams["stdin"] = io.TextIOWrapper(io.BytesIO(input.encode()), "utf-8")
        with monkeypatch.context() as patched:
            for name, stream in streams.items():
                patched.setattr(sys, name, stream)
            code = main([str(argument) for argument in arguments])
        told = []
        for name in ("stdout", "stderr"):
            streams[name].flush()
            told.append(streams[name].buffer.getvalue().decode())  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(list(arguments), code, *told)

    return caller


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three articles, one of them compressed."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in (101, 102):
        (folder / f"ferry-{number}.html").write_text(ARTICLE.format(number=number), "utf-8")
    (folder / "ferry-103.html.gz").write_bytes(gzip.compress(ARTICLE.format(number=103).encode()))
    return folder


@pytest.fixture
def site(pages: Path) -> Iterator[str]:
    """Serve the pages on loopback."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path[1:].isdigit():
                super().do_GET()
                return
            self.send_response(int(self.path[1:]))
            self.end_headers()
            self.wfile.write(b"<html><body></body></html>")

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(pages)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
