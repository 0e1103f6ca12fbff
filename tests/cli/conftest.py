"""Runs the command line as a process, on pages of a made-up paper."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

if (HERE := str(Path(__file__).parent)) not in sys.path:
    sys.path.append(HERE)

from command_line import ARTICLE, Run, clean_environment, command


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `copydesk …` in a process, in the test's own folder."""

    def runner(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        options = {"cwd": tmp_path, "env": clean_environment(), "encoding": "utf-8", "timeout": 120} | options
        return subprocess.run(command(*arguments), capture_output=True, check=False, **options)

    return runner


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three articles, one of them compressed."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in (101, 102):
        (folder / f"ferry-{number}.html").write_text(ARTICLE.format(number=number), "utf-8")
    (folder / "ferry-103.html.gz").write_bytes(gzip.compress(ARTICLE.format(number=103).encode()))
    return folder
