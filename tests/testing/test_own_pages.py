"""The saved pages of this repository are tested by the product's own pytest plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.testing.cases import find_cases, page_files

PAGES = Path(__file__).parents[1] / "pages"


def test_plugin_is_installed(request: pytest.FixtureRequest) -> None:
    """Without the plugin `tests/pages` would hold no test and nobody would know."""
    assert request.config.pluginmanager.has_plugin("copydesk"), "run pip install -e '.[test]' again"


def test_every_saved_page_is_a_case() -> None:
    """No page lies about without its expected.json, or outside the layout."""
    folders = {file.parent for file in PAGES.rglob("page.*")}
    assert folders != set()
    assert {case.folder for case in find_cases([PAGES])} == folders
    assert [folder for folder in folders if len(page_files(folder)) != 1] == []
