"""Which values may stand in which field."""

from typing import Any

import pytest

from copydesk import Author, Block, Timestamp
from copydesk.desk.fitting import fits


@pytest.mark.parametrize(
    ("field", "value", "fit"),
    [
        ("title", "A", True),
        ("title", 3, False),
        ("published", Timestamp("2016", "2016"), True),
        ("published", "2016", False),
        ("authors", (Author("A"),), True),
        ("authors", ("A",), False),
        ("authors", [Author("A")], False),
        ("body", (Block("paragraph", "x"),), True),
        ("section", ("World",), True),
        ("section", "World", False),
        ("truncated", True, True),
        ("truncated", "yes", False),
        ("access", "paywalled", True),
        ("access", "closed", False),
        ("direction", "rtl", True),
        ("genre", "gossip", False),
        ("alt_titles", {"og": "x"}, True),
        ("outcome", "listing", True),
        ("outcome", "list", False),
        ("extra.anything", object(), True),
    ],
)
def test_fits(field: str, value: Any, fit: bool) -> None:
    """A value fits when it has the type the record declares for the field."""
    assert fits(field, value) is fit
