"""JSON array files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from samples import ALL, ARTICLE, FAILED, LISTING, opened, write

from copydesk.errors import ExportError
from copydesk.export.json_array import copydesk_export
from copydesk.hookspecs import Target


def test_copydesk_export_leaves_other_formats_to_others() -> None:
    """The hook answers for its own format only."""
    assert copydesk_export(Target("out.jsonl", "jsonl")) is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_one_array_of_records(tmp_path: Path, count: int) -> None:
    """The file is one JSON value, also when nothing was written."""
    write(tmp_path / "out.json", *ALL[:count])
    assert [result.to_dict() for result in ALL[:count]] == json.loads((tmp_path / "out.json").read_bytes())


def test_a_record_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    """Line tools and diffs can work with it."""
    write(tmp_path / "out.json", *ALL)
    assert len((tmp_path / "out.json").read_text("utf-8").splitlines()) == len(ALL) + 2


@pytest.mark.parametrize("name", ["out.json", "out.json.gz"])
@pytest.mark.parametrize("first", [0, 1, 2])
def test_append_gives_what_one_run_would(tmp_path: Path, name: str, first: int) -> None:
    """Appending makes one array, not two."""
    if first:
        write(tmp_path / name, *ALL[:first], append=True)
    else:
        write(tmp_path / name)
    write(tmp_path / name, *ALL[first:], append=True)
    write(tmp_path / f"once.{name}", *ALL)
    assert _read(tmp_path / f"once.{name}") == _read(tmp_path / name)


def test_append_keeps_an_array_written_otherwise(tmp_path: Path) -> None:
    """An array of another program's layout stays as it is; records follow."""
    (tmp_path / "out.json").write_text('[ {"a": [1, 2]} ,\n\n {"b": "]"}\n ]\n\n')
    write(tmp_path / "out.json", FAILED, append=True)
    text = (tmp_path / "out.json").read_text()
    assert json.loads(text) == [{"a": [1, 2]}, {"b": "]"}, FAILED.to_dict()]
    assert text.startswith('[ {"a": [1, 2]} ,\n\n {"b": "]"},\n')


@pytest.mark.parametrize("old", ['{"a": 1}', '[{"a": 1}, {"b"', '{"a": 1}\n{"b": 2}\n', "[]]"])
def test_append_refuses_what_is_no_array(tmp_path: Path, old: str) -> None:
    """A torn array, an object or JSON Lines cannot be added to; the file is not touched."""
    (tmp_path / "out.json").write_text(old)
    with pytest.raises(ExportError, match="no JSON array"):
        opened(tmp_path / "out.json", append=True)
    assert old == (tmp_path / "out.json").read_text()


def test_append_of_nothing_changes_nothing(tmp_path: Path) -> None:
    """A run without records leaves the bytes as they were."""
    (tmp_path / "out.json").write_text("[ 1 ]")
    write(tmp_path / "out.json", append=True)
    assert (tmp_path / "out.json").read_text() == "[ 1 ]"


def test_abort_after_append_leaves_the_old_array(tmp_path: Path) -> None:
    """An interrupted run has added nothing."""
    write(tmp_path / "out.json", ARTICLE)
    before = _read(tmp_path / "out.json")
    exporter = opened(tmp_path / "out.json", append=True)
    exporter.write(LISTING)
    exporter.abort()
    assert before == _read(tmp_path / "out.json")


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
