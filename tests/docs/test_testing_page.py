"""docs/testing-a-source.md: every command runs, in the order of the page, and prints what the page says it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import clean_environment

PAGE = Path(__file__).parents[2] / "docs" / "testing-a-source.md"
BLOCKS = re.findall(r"^```(\w+) ([^\n]+)\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(os.name != "posix", reason="the page's commands are for a POSIX shell")
def test_commands_run_and_print_what_they_say(tmp_path: Path) -> None:
    """Files are written and commands run; a line `…` on the page stands for any lines, at a line's end for any words."""
    scripts = Path(sys.executable).parent
    environment = clean_environment() | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
    output = ""
    for language, what, code in BLOCKS:
        if what.startswith("file="):
            file = tmp_path / what.removeprefix("file=")
            file.parent.mkdir(exist_ok=True)
            file.write_text(code, "utf-8")
        elif what == "prints":
            pattern = "".join(_pattern(line) for line in code.splitlines())
            assert re.fullmatch(pattern, output), f"{code}\nbut printed\n{output}"
        else:
            command = [sys.executable, "-c", code] if language == "python" else ["sh", "-ec", code]
            done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            assert f"run exit={done.returncode}".removesuffix(" exit=0") == what, done.stdout + done.stderr
            output = done.stdout


def _pattern(line: str) -> str:
    if line == "…":
        return r"(?:[^\n]*\n)*?"
    start = re.escape(line.removesuffix("…"))
    return rf"{start}[^\n]*\n" if line.endswith("…") else rf"{start}\n"


def test_every_block_is_tried() -> None:
    """No example of the page stands outside the test."""
    assert len(BLOCKS) == PAGE.read_text("utf-8").count("```") / 2
    assert {what.partition("=")[0] for _, what, _ in BLOCKS} == {"file", "prints", "run", "run exit"}
