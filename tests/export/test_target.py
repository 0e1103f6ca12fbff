"""Targets as users write them."""

from __future__ import annotations

import pytest

from copydesk.errors import UsageError
from copydesk.export import FORMATS, parse_target, unknown_format
from copydesk.hookspecs import Target


@pytest.mark.parametrize(
    ("spec", "location", "format"),
    [
        ("-", "-", "jsonl"),
        ("-:csv", "-", "csv"),
        ("out.jsonl", "out.jsonl", "jsonl"),
        ("out.jl", "out.jl", "jsonl"),
        ("out.ndjson", "out.ndjson", "jsonl"),
        ("OUT.JSON", "OUT.JSON", "json"),
        ("out.csv.gz", "out.csv.gz", "csv"),
        ("a.b/out.v2.jsonl.gz", "a.b/out.v2.jsonl.gz", "jsonl"),
        ("out.txt:csv", "out.txt", "csv"),
        ("out:JSONL", "out", "jsonl"),
        ("out.gz:jsonlines", "out.gz", "jsonl"),
        ("out.csv:csv_raw", "out.csv", "csv_raw"),
        (r"C:\news\out.csv", r"C:\news\out.csv", "csv"),
        (r"C:\news\out:csv", r"C:\news\out", "csv"),
        ("C:out.json", "C:out.json", "json"),
        ("12:30.jsonl", "12:30.jsonl", "jsonl"),
        ("sqlite:///a.db", "sqlite:///a.db", "sqlite"),
        ("postgresql://u:p@host:5432/db", "postgresql://u:p@host:5432/db", "postgresql"),
        ("file:///tmp/a%20b.csv", "/tmp/a b.csv", "csv"),
        ("file:///C:/news/out.csv", "C:/news/out.csv", "csv"),
        ("out.parquet", "out.parquet", "parquet"),
    ],
)
def test_target(spec: str, location: str, format: str) -> None:  # noqa: A002
    """The place and the format are told apart: by the colon, the suffix, the scheme, never by a drive letter."""
    assert parse_target(spec) == Target(location, format)


def test_a_format_given_apart_wins_over_the_suffix() -> None:
    """`--format csv` on a file named otherwise is what the user wants."""
    assert parse_target("out.txt", format="CSV", append=True) == Target("out.txt", "csv", append=True)


def test_standard_output_takes_a_format() -> None:
    """`--format json` alone changes what is printed."""
    assert parse_target("-", format="json") == Target("-", "json")


@pytest.mark.parametrize(
    ("spec", "cure"),
    [("", "file name"), ("out", "out:jsonl"), ("out.gz", "out.gz:jsonl"), ("out.csv:", "out.csv:jsonl"), ("a:csv", "")],
)
def test_no_format_is_an_error_with_its_cure(spec: str, cure: str) -> None:
    """A target that names no format says how to name one; a drive letter is no file."""
    with pytest.raises(UsageError) as raised:
        parse_target(spec)
    assert cure in str(raised.value)


def test_two_formats_that_disagree_are_an_error() -> None:
    """Neither is silently dropped."""
    with pytest.raises(UsageError, match=r"csv.*json"):
        parse_target("out:csv", format="json")
    assert parse_target("out:csv", format="csv") == Target("out", "csv")


def test_unknown_format_names_the_near_miss_and_all_formats() -> None:
    """The message is enough to get it right the second time."""
    message = str(unknown_format(parse_target("out.jsnol")))
    assert "Did you mean jsonl?" in message
    assert all(name in message for name in FORMATS)


def test_unknown_scheme_names_the_formats() -> None:
    """A URL no plugin takes is reported with what could be written instead."""
    message = str(unknown_format(parse_target("sqlite:///a.db")))
    assert message.startswith("sqlite:///a.db: ")
    assert "jsonl, json, csv" in message
