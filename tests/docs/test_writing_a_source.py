"""docs/writing-a-source.md: every example runs, in the order of the page, and prints what the page says it prints."""

from __future__ import annotations

import contextlib
import io
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from copydesk import Desk, PluginManager

PAGE = Path(__file__).parents[2] / "docs" / "writing-a-source.md"
_BLOCK = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One fenced block: ```language what."""

    language: str
    what: str
    code: str


BLOCKS = [Block(*match.groups()) for match in _BLOCK.finditer(PAGE.read_text("utf-8"))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the reader works in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_PLUGINS", "copydesk_sources")
    return tmp_path


def written(folder: Path, block: Block) -> Path:
    """Write a block that is a file."""
    path = folder / block.what.removeprefix("file=")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.code, "utf-8")
    return path


def test_examples_run_and_print_what_they_say(folder: Path) -> None:
    """Files are written and code is run in the page's order; each output block is what the code before it printed."""
    names: dict[str, object] = {}
    output = ""
    for block in BLOCKS:
        if block.what.startswith("file="):
            written(folder, block)
        elif block.what == "run":
            stream = io.StringIO()
            with contextlib.redirect_stdout(stream):
                exec(compile(block.code, f"{PAGE.name} example", "exec"), names)
            output = stream.getvalue()
        elif block.what == "prints":
            assert output == block.code


def test_every_block_is_tried() -> None:
    """No example of the page stands outside the tests."""
    assert [b for b in BLOCKS if b.what not in ("run", "prints") and not b.what.startswith("file=")] == []
    assert sorted({b.what for b in BLOCKS if b.what in ("run", "prints")}) == ["prints", "run"]


def test_distribution_registers_the_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The distribution's entry point names a package whose function registers the source beside it."""
    files = {block.what: written(folder, block) for block in BLOCKS if block.what.startswith("file=")}
    package = folder / "copydesk-lantern" / "src" / "copydesk_lantern"
    for name in ("source.toml", "source.py"):
        (package / "lantern").mkdir(exist_ok=True)
        (package / "lantern" / name).write_text(files[f"file=lantern/{name}"].read_text("utf-8"), "utf-8")
    project = tomllib.loads(files["file=copydesk-lantern/pyproject.toml"].read_text("utf-8"))
    ((plugin, module),) = project["project"]["entry-points"]["copydesk"].items()
    monkeypatch.syspath_prepend(str(package.parent))
    manager = PluginManager(entry_points=False)
    manager.register(__import__(module), plugin)
    desk = Desk(manager)
    (result,) = desk.replay([folder / "lantern.html"])
    assert (result.source, result.failures) == ("lantern", ())
    assert desk.sources["lantern"].origin == plugin
    assert result.article is not None
    assert result.article.kicker == "Coast"
