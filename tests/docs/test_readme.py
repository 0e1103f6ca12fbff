"""What the README shows is what happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.cli.program import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(?:sh)?\n(.*?)```", README, re.DOTALL)


def copydesk(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "copydesk.cli", *arguments]
    plain = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=True)


def test_replay_block() -> None:
    """The replay of seeds/ prints the lines shown, in order, and the summary shown."""
    shown = next(block for block in BLOCKS if block.startswith('{"outcome"')).splitlines()
    done = copydesk("replay", "seeds/")
    records = done.stdout.splitlines()
    for line, record in zip([line for line in shown if line.startswith("{")], records, strict=True):
        assert record.startswith(line.removesuffix(", …"))
    assert [line for line in shown if not line.startswith("{")] == done.stderr.splitlines()


def test_explain_block() -> None:
    """The explanation shown is the one printed."""
    shown = next(block for block in BLOCKS if "lost   plaintext" in block)
    assert shown == copydesk("explain", "seeds/eblnews-text-dump.txt", "--field", "modified").stdout


def test_setup_commands_stand_first() -> None:
    """The first two blocks are one command line each: replay of seeds/, and the tests, which .ci/run calls."""
    first, second = BLOCKS[:2]
    assert "copydesk replay seeds/" in first
    assert second.count("\n") == first.count("\n") == 1
    assert second.strip() in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_commands_are_named(command: str) -> None:
    """Every command of the command line stands in the README."""
    assert f"copydesk {command}" in README


def test_links_lead_somewhere() -> None:
    """Every relative link of the README and the documentation leads to a file, and its anchor to a heading."""
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", page.read_text("utf-8")):
            file = page.parent / target if target else page
            assert file.is_file(), f"{page.name}: {target}"
            if anchor:
                headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
                assert anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}
