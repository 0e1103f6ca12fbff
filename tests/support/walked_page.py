"""A page of the documentation that is typed along: its files are written and its commands run, in the page's order.

A block's first line says what it is: `file=PATH`, `run`, `run exit=N`, `serve` (runs until the end of the page), or
`prints`, what the command before it printed; there a line `…` stands for any lines, at a line's end for any words.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_FENCE = re.compile(r"^```(\w+) ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WORDS = ("file", "run", "run exit", "serve", "prints")


class Block(NamedTuple):
    """One fenced block: ```language what."""

    language: str
    what: str
    code: str


def blocks_of(page: Path) -> list[Block]:
    """Give the blocks of a page; none of its fences is anything else."""
    text = page.read_text("utf-8")
    blocks = [Block(*match.groups()) for match in _FENCE.finditer(text)]
    assert len(blocks) * 2 == len(re.findall(r"^```", text, re.MULTILINE)), "a block that does not say what it is"
    assert {block.what.partition("=")[0] for block in blocks} <= set(_WORDS)
    return blocks


def walk(blocks: list[Block], folder: Path, environment: Mapping[str, str], python: str = sys.executable) -> None:
    """Do what the blocks say in a folder; a command that ends or prints otherwise than they say is an AssertionError.

    `python` runs the blocks of Python.
    """
    output = ""
    with contextlib.ExitStack() as running:
        for language, what, code in blocks:
            if what.startswith("file="):
                file = folder / what.removeprefix("file=")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(code, "utf-8")
            elif what == "prints":
                pattern = "".join(map(_pattern, code.splitlines()))
                assert re.fullmatch(pattern, output), f"{code}\nbut printed\n{output}"
            elif what == "serve":
                running.enter_context(_served(code.split(), folder, environment))
            else:
                command = [python, "-c", code] if language == "python" else ["sh", "-ec", code]
                done = subprocess.run(
                    command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
                )
                told = f"{code}\n{done.stdout}{done.stderr}"
                assert f"run exit={done.returncode}".removesuffix(" exit=0") == what, told
                output = done.stdout


def _pattern(line: str) -> str:
    if line == "…":
        return r"(?:[^\n]*\n)*?"
    start = re.escape(line.removesuffix("…"))
    return rf"{start}[^\n]*\n" if line.endswith("…") else rf"{start}\n"


@contextlib.contextmanager
def _served(command: list[str], folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """Run a web server on 127.0.0.1 whose port is the command's one number of four digits or more."""
    (port,) = (word for word in command if word.isdigit())
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while process.poll() is None:
            with contextlib.suppress(OSError, urllib.error.URLError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
                break
            time.sleep(0.05)
        assert process.poll() is None, f"{command} ended"
        yield
    finally:
        process.terminate()
        process.wait()
