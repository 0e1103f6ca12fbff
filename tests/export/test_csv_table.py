"""CSV files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import ALL, ARTICLE, FAILED, LISTING, opened, unwritable, write

from copydesk.errors import ExportError
from copydesk.export.csv_columns import COLUMNS
from copydesk.export.csv_table import Table, copydesk_export, guarded
from copydesk.hookspecs import Target
from copydesk.models import Article, Block, Result, field_names


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file as a spreadsheet has them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_copydesk_export_leaves_other_formats_to_others() -> None:
    """The hook answers for its own formats only."""
    assert copydesk_export(Target("out.json", "json")) is None


def test_one_row_a_result_and_the_record_s_words(tmp_path: Path) -> None:
    """Scalars stand as they are, parts spread over columns, names and codes joined."""
    write(tmp_path / "out.csv", *ALL)
    article, listing, failed = rows(tmp_path / "out.csv")
    expected = {
        "outcome": "article",
        "input": "pages/harbour.html",
        "source": "harbour",
        "source_timezone": "Europe/Copenhagen",
        "title": "Ships return, “at last”",
        "authors": "Ida Holm; Otto Krag",
        "agencies": "AFP; dpa",
        "dateline": "AARHUS, May 11 (AFP) -",
        "dateline_place": "AARHUS",
        "published": "2020-05-11T12:01+02:00",
        "published_utc": "2020-05-11T10:01:00Z",
        "published_raw": "11 May 2020 12:01 CEST",
        "published_precision": "minute",
        "published_tz_source": "unknown",
        "modified": "",
        "modified_utc": "",
        "fetched_at": "2020-05-12T08:30:00Z",
        "section": "News; Harbour",
        "text": "Two ships came, said “Ms. K”.\n\nNobody waved.",
        "word_count": "8",
        "truncated": "false",
        "subtitle": "",
        "images_json": "",
        "issues": "modified_before_published; short_text",
        "failures_json": "",
    }
    assert expected == {column: article[column] for column in expected}
    assert json.loads(article["authors_json"])[1]["role"] == "photographer"
    assert json.loads(article["related_json"])[0]["heading"] == "More from Harbour"
    assert (listing["outcome"], listing["source"], listing["text"]) == ("listing", "harbour", "")
    assert json.loads(listing["links_json"])[0]["href"] == "https://harbour.example/news/ships-1"
    assert json.loads(failed["failures_json"])[0]["error"] == "UnreadableError: gone"


def test_the_columns_are_fixed() -> None:
    """Files of different runs can be joined: the header depends on nothing. A change here is a change users see."""
    expected = """
        outcome input schema_version id native_id
        source source_title source_domain source_country source_language source_timezone
        url requested_url canonical_url alternates_json title subtitle kicker alt_titles_json summary
        authors authors_json byline agencies dateline dateline_place dateline_agency dateline_date
        published published_utc published_raw published_precision published_tz published_tz_source published_calendar
        modified modified_utc modified_raw modified_precision modified_tz modified_tz_source modified_calendar
        fetched_at language language_from direction genre section tags text word_count access truncated
        images_json videos_json audios_json links_json related_json corrections_json
        rights rights_holder rights_license rights_ai_training content_hash version previous
        issues issues_json extra_json failures_json
    """
    assert tuple(expected.split()) == COLUMNS


def test_every_field_of_the_record_has_its_place() -> None:
    """A field added to the record is not forgotten here: only these two are left out."""
    missing = [name for name in field_names(Article) if name not in COLUMNS and f"{name}_json" not in COLUMNS]
    assert missing == ["body", "provenance"]


def test_a_file_begins_with_a_byte_order_mark_and_lines_end_as_rfc_4180_says(tmp_path: Path) -> None:
    """Excel reads the letters right, and every reader finds the rows."""
    write(tmp_path / "out.csv", FAILED)
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfoutcome,input,")
    assert data.count(b"\r\n") == 2
    assert data.endswith(b"\r\n")


def test_standard_output_has_no_byte_order_mark(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A program that reads a pipe finds the first column's name, not a mark."""
    write("-:csv", FAILED)
    assert capsysbinary.readouterr().out.startswith(b"outcome,input,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\ufeff="])
def test_formulas_are_made_harmless(tmp_path: Path, start: str) -> None:
    """A title that a spreadsheet would run is text, with an apostrophe before it."""
    title = f"{start}HYPERLINK(A1)"
    write(tmp_path / "out.csv", Result("article", "a", Article(title=title, tags=(title,))))
    (row,) = rows(tmp_path / "out.csv")
    assert ("'" + title, "'" + title) == (row["title"], row["tags"])


def test_csv_raw_leaves_cells_as_they_are(tmp_path: Path) -> None:
    """Who reads the file with a program may have it unchanged, and has to say so."""
    write(f"{tmp_path / 'out.csv'}:csv_raw", Result("article", "a", Article(title="=1+1")))
    assert rows(tmp_path / "out.csv")[0]["title"] == "=1+1"


@given(st.text())
def test_no_cell_begins_with_a_formula(cell: str) -> None:
    """Whatever a page says, what stands in the cell starts no formula; and no letter of it is lost."""
    safe = guarded(cell)
    assert safe.lstrip()[:1] not in {"=", "+", "-", "@"}
    assert safe.removeprefix("'") == cell.removeprefix("'")


def test_nul_characters_are_left_out(tmp_path: Path) -> None:
    """They end a cell in some readers; and what follows one may be a formula."""
    write(tmp_path / "out.csv", Result("article", "a", Article(title="\0=1", summary="a\0b")))
    assert b"\0" not in (tmp_path / "out.csv").read_bytes()
    assert tuple(rows(tmp_path / "out.csv")[0][name] for name in ("title", "summary")) == ("'=1", "ab")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=1, max_size=4))
def test_any_text_comes_back_from_its_row(texts: list[str]) -> None:
    """Quotes, commas and line ends in a text do not move cells."""
    table = Table(marked=False, guard=False)
    body = tuple(Block("paragraph", text) for text in texts)
    results = [Result("article", "a", Article(body=body)), FAILED]
    data = table.head + b"".join(table.encode(result) for result in results)
    first, second = csv.DictReader(io.StringIO(data.decode(), newline=""))
    whole = body[0].text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert first["text"].startswith(whole.replace("\0", ""))
    assert second["outcome"] == "failed"


def test_append_writes_the_header_once(tmp_path: Path) -> None:
    """Two runs give the file one run would give."""
    write(tmp_path / "out.csv", ARTICLE, append=True)
    write(tmp_path / "out.csv", LISTING, FAILED, append=True)
    write(tmp_path / "once.csv", *ALL)
    assert (tmp_path / "once.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


def _old_files() -> Iterator[tuple[str, str]]:
    header = ",".join(COLUMNS)
    yield header.replace(",title,", ",headline,") + "\r\n", "no title"
    yield header + ",mood\r\n", "another order, or more"
    yield f'{header}\r\narticle,"a torn\r\n', "torn"
    yield f"{header}\r\narticle,a", "torn"
    yield "no table at all\n", "other columns"


@pytest.mark.parametrize(("old", "why"), list(_old_files()), ids=["renamed", "more", "in-quotes", "no-end", "text"])
def test_append_refuses_other_columns_and_torn_rows(tmp_path: Path, old: str, why: str) -> None:
    """Cells would stand under wrong names, or in the wrong row; the file is not touched."""
    (tmp_path / "out.csv").write_bytes(old.encode())
    with pytest.raises(ExportError, match=why):
        opened(tmp_path / "out.csv", append=True)
    assert old.encode() == (tmp_path / "out.csv").read_bytes()


def test_a_record_that_is_no_row_costs_only_itself(tmp_path: Path) -> None:
    """A plugin's odd value in `extra` is reported with the input's name."""
    exporter = opened(tmp_path / "out.csv")
    with pytest.raises(ExportError, match=r"^bad\.html: "):
        exporter.write(unwritable("bad.html"))
    exporter.write(FAILED)
    exporter.close()
    assert [row["outcome"] for row in rows(tmp_path / "out.csv")] == ["failed"]
