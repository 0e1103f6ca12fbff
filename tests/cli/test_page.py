"""docs/command-line.md says what the command line does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copydesk.cli import exits
from copydesk.export import FORMATS, parse_target

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")


def test_every_exit_code_is_documented() -> None:
    """The table has each code there is, and no other."""
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)}
    assert documented == {value for name, value in vars(exits).items() if name.isupper()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    """A reader learns every format's name."""
    assert re.search(rf"\b{name}\b", PAGE)


@pytest.mark.parametrize("target", re.findall(r"`(out\.[\w.]+)`", PAGE))
def test_every_target_shown_is_understood(target: str) -> None:
    """The examples are targets of formats copydesk writes itself."""
    assert parse_target(target).format in FORMATS
