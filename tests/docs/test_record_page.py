"""docs/record.md describes the record as it is."""

import re
from pathlib import Path

import pytest

from copydesk import Article, Author, Block, Link, Media, Origin, Related, Result, SourceInfo, Timestamp
from copydesk.models import OUTCOMES, field_names
from copydesk.models.parts import CONTENT_KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")


@pytest.mark.parametrize("cls", [Article, Author, Block, Link, Media, Origin, Related, SourceInfo, Timestamp])
def test_every_field_is_described(cls: type) -> None:
    """Each field of the record and its parts is named on the page."""
    assert [name for name in field_names(cls) if f"`{name}`" not in PAGE] == []


def test_every_row_is_a_field() -> None:
    """Each row of the tables is a field that is written."""
    written = {*Result("article", "x", Article()).to_dict()}
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"\w+", row)} == written


def test_outcomes_and_kinds_are_named() -> None:
    """Each outcome and each content kind stands on the page."""
    assert [outcome for outcome in OUTCOMES if f"`{outcome}`" not in PAGE] == []
    assert [kind for kind in CONTENT_KINDS if kind not in PAGE] == []
