"""What is promised of every source that comes with copydesk."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import copydesk
from copydesk.extraction.rules import layout_of
from copydesk.extraction.rules.reading import check_layouts
from copydesk.extraction.rules.schema import source_schema
from copydesk.fetch.files import expand

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(file.parent for file in (ROOT / "plugins" / "copydesk_sources").glob("*/source.toml"))


def _stated(file: Path) -> Any:
    """Give a file's tables as JSON has them: days as strings."""
    return json.loads(json.dumps(tomllib.loads(file.read_text("utf-8")), default=str))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_source_is_well_formed(folder: Path) -> None:
    """Its file has no mistake and is as the published schema says."""
    assert check_layouts(folder / "source.toml")[1] == []
    jsonschema.validate(_stated(folder / "source.toml"), source_schema())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_layout_reads_a_saved_page(folder: Path) -> None:
    """Each look of the site has a saved page that is read by its rules, and found to be the source's own."""
    desk = copydesk.Desk()
    source = desk.sources[folder.name]
    used = set()
    saved = [item.target for item in expand([str(ROOT / "tests" / "pages" / folder.name)]) if item.error is None]
    for file in saved:
        page, _ = desk.fetch(file)
        assert page is not None
        layout = layout_of(page, source)
        if layout is not None and desk.read(page).source == folder.name:
            used.add(layout.name)
    assert used == {layout.name for layout in check_layouts(folder / "source.toml")[0]}
