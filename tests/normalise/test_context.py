"""Contexts made of plain data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from copydesk.errors import UsageError
from copydesk.models import Context
from copydesk.normalise import context_from_dict


def test_both_ways_of_naming_are_taken() -> None:
    """The short names people write, and Context's own."""
    data = {
        "language": "de", "source_tz": "Europe/Berlin", "source_country": "DE", "site_name": "Example",
        "fetched_at": "2016-08-11T23:42:00Z", "source_rule": "midnight_is_date", "url": None,
    }  # fmt: skip
    expected = Context(
        language="de", timezone="Europe/Berlin", country="DE", site_names=("Example",), midnight_is_date=True,
        fetched_at=datetime(2016, 8, 11, 23, 42, tzinfo=UTC),
    )  # fmt: skip
    assert context_from_dict(data) == expected
    assert context_from_dict({"site_names": ["A", "B"], "date_order": "dmy"}) == Context(
        site_names=("A", "B"), date_order="DMY"
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"langauge": "de"}, "did you mean 'language'"),
        ({"quite_other": 1}, "known are"),
        ({"source_rule": "noon"}, "midnight_is_date"),
        ({"language": 1}, "must be a string"),
        ({"midnight_is_date": "yes"}, "true or false"),
        ({"fetched_at": "yesterday"}, "ISO 8601"),
        ({"date_order": "DYM"}, "DMY, MDY or YMD"),
        ({"site_names": [1]}, "list of strings"),
    ],
)
def test_a_wrong_context_says_what_would_be_right(data: dict[str, Any], told: str) -> None:
    """An unknown key names the near miss, a wrong value what it must be."""
    with pytest.raises(UsageError, match=told):
        context_from_dict(data)
