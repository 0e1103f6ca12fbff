"""What a user gets from `pip install`."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("copydesk", "copydesk_sources", "copydesk_spiders")


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), "."]
    subprocess.run(command, cwd=ROOT, check=True)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_wheel_roots(wheel_names: list[str]) -> None:
    """The wheel holds the three packages and its metadata, and nothing called framework, plugins or spiders."""
    roots = {name.split("/")[0] for name in wheel_names}
    assert {root for root in roots if not root.endswith(".dist-info")} == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_wheel_is_typed(wheel_names: list[str], package: str) -> None:
    """Each package tells type checkers that it is typed."""
    assert f"{package}/py.typed" in wheel_names


def test_wheel_has_every_file_of_the_packages(wheel_names: list[str]) -> None:
    """Every source's rules and every data file of the packages are in the wheel; no saved page is."""
    there = {
        str(path.relative_to(ROOT / top))
        for top in ("framework", "plugins", "spiders")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and not re.search(r"__pycache__|/\.", str(path.relative_to(ROOT)))
    }
    assert there == {name for name in wheel_names if ".dist-info/" not in name}
    assert "copydesk_sources/eblnews/source.toml" in there
    assert [name for name in there if name.endswith((".html", ".htm", ".meta.json"))] == []
