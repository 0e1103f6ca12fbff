"""docs/writing-a-source.md, from a saved page to an installed distribution: every command and file of it, in its order.

What the page takes from a package index comes from this environment here: copydesk as a wheel of this checkout, its
dependencies and the build backend as they are installed. Only the port is another than the page's.
"""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from command_line import clean_environment
from walked_page import blocks_of, walk

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "writing-a-source.md"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The newcomer's environment: `copydesk` on the path, and all pip would download within reach."""
    wheels, packages = tmp_path / "wheels", tmp_path / "packages"
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(wheels)]
    subprocess.run([*command, str(ROOT)], check=True)
    packages.mkdir()
    for item in Path(sysconfig.get_path("purelib")).iterdir():
        if "copydesk" not in item.name.lower() and item.suffix != ".pth":
            (packages / item.name).symlink_to(item)
    return clean_environment() | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "200",
        "PYTHONPATH": str(packages),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it so: 0 is for no isolation
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


@pytest.mark.skipif(os.name != "posix", reason="the page's commands are for a POSIX shell")
def test_the_walk_ends_at_a_source_that_others_use(tmp_path: Path, environment: dict[str, str]) -> None:
    """Each command ends and prints as the page says."""
    folder = tmp_path / "sitting"
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    blocks = [block._replace(code=block.code.replace("8000", port)) for block in blocks_of(PAGE)]
    walk(blocks, folder, environment)
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert sorted(row["native_id"] for row in rows) == ["4711", "4712", "4713"]
    assert {row["kicker"] for row in rows} == {"Coast"}
