"""docs/testing-a-source.md: every command runs, in the order of the page, and prints what the page says it prints."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from command_line import clean_environment
from walked_page import blocks_of, walk

PAGE = Path(__file__).parents[2] / "docs" / "testing-a-source.md"


@pytest.mark.skipif(os.name != "posix", reason="the page's commands are for a POSIX shell")
def test_commands_run_and_print_what_they_say(tmp_path: Path) -> None:
    """No example of the page stands outside the test."""
    scripts = Path(sys.executable).parent
    environment = clean_environment() | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
    walk(blocks_of(PAGE), tmp_path, environment)
