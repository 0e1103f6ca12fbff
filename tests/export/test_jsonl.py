"""JSON Lines files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from samples import ALL, ARTICLE, FAILED, LISTING, opened, unwritable, write

from copydesk.errors import ExportError
from copydesk.export import RecordError
from copydesk.export.jsonl import copydesk_export
from copydesk.hookspecs import Target
from copydesk.models import evolve


def test_copydesk_export_leaves_other_formats_to_others() -> None:
    """The hook answers for its own format only."""
    assert copydesk_export(Target("out.csv", "csv")) is None


def test_one_line_a_result(tmp_path: Path) -> None:
    """Each line is the record, whatever the outcome, in the order of writing."""
    write(tmp_path / "out.jsonl", *ALL)
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [result.to_dict() for result in ALL] == [json.loads(line) for line in lines]


def test_keys_keep_the_record_s_order_and_text_is_utf8(tmp_path: Path) -> None:
    """A line can be read by a person: outcome first, letters as letters."""
    write(tmp_path / "out.jsonl", ARTICLE)
    data = (tmp_path / "out.jsonl").read_bytes()
    assert data.startswith(b'{"outcome":"article","input":"pages/harbour.html","schema_version":')
    assert "“at last”".encode() in data
    assert data.endswith(b"}\n")


def test_line_separators_inside_a_text_do_not_end_the_line(tmp_path: Path) -> None:
    """One record stays one line for a reader that splits at line feeds."""
    write(tmp_path / "out.jsonl", evolve(ARTICLE, input="a\nb\r\u2028c"))
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 1


def test_gzip_by_suffix_is_the_same_twice(tmp_path: Path) -> None:
    """Compressed output holds the same lines, and no time or name that would change its bytes."""
    write(tmp_path / "a.jsonl.gz", *ALL)
    write(tmp_path / "b.jsonl.gz", *ALL)
    write(tmp_path / "c.jsonl", *ALL)
    assert (tmp_path / "c.jsonl").read_bytes() == gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes())
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


def test_a_surrogate_half_becomes_a_replacement_character(tmp_path: Path) -> None:
    """What UTF-8 cannot hold does not cost the record; a pair that was parted is joined."""
    write(tmp_path / "out.jsonl", evolve(FAILED, input="x\ud800y \ud83d\ude00"))
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["input"] == "x\ufffdy 😀"


def test_a_record_that_is_no_json_costs_only_itself(tmp_path: Path) -> None:
    """A plugin's odd value in `extra` is reported with the input's name; the records before and after are written."""
    exporter = opened(tmp_path / "out.jsonl")
    exporter.write(LISTING)
    with pytest.raises(RecordError, match=r"^bad\.html: "):
        exporter.write(unwritable("bad.html"))
    exporter.write(FAILED)
    exporter.close()
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["input"] for line in lines] == ["pages/front.html", "pages/none.html"]


def test_append_adds_after_what_is_there(tmp_path: Path) -> None:
    """Two runs into one file leave the lines of both."""
    write(tmp_path / "out.jsonl", ARTICLE, append=True)
    write(tmp_path / "out.jsonl", LISTING, FAILED, append=True)
    write(tmp_path / "once.jsonl", *ALL)
    assert (tmp_path / "once.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


def test_append_to_gzip_reads_as_one_file(tmp_path: Path) -> None:
    """A second member is added; readers of gzip see one run of lines."""
    write(tmp_path / "out.jsonl.gz", ARTICLE, append=True)
    first = (tmp_path / "out.jsonl.gz").read_bytes()
    write(tmp_path / "out.jsonl.gz", LISTING, append=True)
    data = (tmp_path / "out.jsonl.gz").read_bytes()
    write(tmp_path / "once.jsonl", ARTICLE, LISTING)
    assert data.startswith(first)
    assert (tmp_path / "once.jsonl").read_bytes() == gzip.decompress(data)


def test_append_puts_a_missing_line_end(tmp_path: Path) -> None:
    """A whole record that an editor saved without its line end is not glued to the next."""
    (tmp_path / "out.jsonl").write_text('{"a": 1}\n{"b": 2}')
    write(tmp_path / "out.jsonl", FAILED, append=True)
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [{"a": 1}, {"b": 2}, FAILED.to_dict()] == [json.loads(line) for line in lines]


@pytest.mark.parametrize("torn", [b'{"a": 1}\n{"b": "tor', b'{"a": 1}\n[1]', b'{"a": 1}\n{"b": "\xc3'])
def test_append_refuses_a_torn_last_line(tmp_path: Path, torn: bytes) -> None:
    """Another program's crash is reported at once, with the place to cut; the file is not touched."""
    (tmp_path / "out.jsonl").write_bytes(torn)
    with pytest.raises(ExportError, match="byte 9 "):
        opened(tmp_path / "out.jsonl", append=True)
    assert torn == (tmp_path / "out.jsonl").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_append_refuses_a_cut_gzip_file(tmp_path: Path) -> None:
    """Records after a torn gzip member would be lost to every reader."""
    write(tmp_path / "out.jsonl.gz", *ALL)
    cut = (tmp_path / "out.jsonl.gz").read_bytes()[:-10]
    (tmp_path / "out.jsonl.gz").write_bytes(cut)
    with pytest.raises(ExportError, match="damaged"):
        opened(tmp_path / "out.jsonl.gz", append=True)
    assert cut == (tmp_path / "out.jsonl.gz").read_bytes()


def test_append_sees_a_tear_that_came_during_the_run(tmp_path: Path) -> None:
    """The file is looked at again when the records are added."""
    exporter = opened(tmp_path / "out.jsonl", append=True)
    exporter.write(FAILED)
    (tmp_path / "out.jsonl").write_bytes(b'{"b": "tor')
    with pytest.raises(ExportError, match="torn"):
        exporter.close()
    assert (tmp_path / "out.jsonl").read_bytes() == b'{"b": "tor'
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
