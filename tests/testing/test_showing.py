"""How a difference is shown: short where it can be, with a diff where it must, and never more than a screen or two."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Article, Origin, Result
from copydesk.testing.comparing import Difference
from copydesk.testing.showing import _differing, headline, shown

ORIGIN = Origin("rules", None, "css", "h1.head", "Sea  takes pan", 0.95, ("spaces",))
RESULT = Result("article", "page.html", Article(title="Sea takes pan", provenance={"title": ORIGIN}))


def text(wanted: Any, got: Any, field: str = "title") -> str:
    """What is shown of a difference."""
    return shown(Difference(field, wanted, got), RESULT)


def test_short_values_and_their_origin() -> None:
    """Expected, got, the rule, the raw string and the steps."""
    assert text("Sea gives pan", "Sea takes pan").splitlines() == [
        '  expected  "Sea gives pan"',
        '  got       "Sea takes pan"',
        "  from      rules, css h1.head, confidence 0.95",
        '  raw       "Sea  takes pan"',
        "  steps     spaces",
    ]


def test_unknown_value_has_no_origin() -> None:
    """A field nobody found says so."""
    assert "nobody gave a value" in text("Coast", None, "kicker")


@pytest.mark.parametrize(("wanted", "got", "told"), [
    ("Sea takes", "Sea\xa0takes", r"Sea\xa0takes"),
    ("co-op", "co\xad-op", r"co\xad-op"),
    (["Sea takes"], ["Sea\u200b takes"], r"+Sea\u200b takes"),
])  # fmt: skip
def test_what_cannot_be_seen_is_shown_where_it_is_all_that_differs(wanted: Any, got: Any, told: str) -> None:
    """Two lines that look alike would leave the reader at a loss."""
    assert told in text(wanted, got)
    assert "\\x" not in text("Sea gives", "Sea\xa0takes")


def test_long_body_shows_the_blocks_that_differ() -> None:
    """A diff by blocks, with one block around; equal ones before are counted."""
    blocks = [{"kind": "paragraph", "text": f"Paragraph {number}."} for number in range(50)]
    changed = [*blocks[:40], {"kind": "heading", "text": "Paragraph 40."}, *blocks[41:]]
    lines = text(blocks, changed, "body").splitlines()
    assert "  -paragraph: Paragraph 40." in lines
    assert "  +heading: Paragraph 40." in lines
    assert "  … after 39 that are equal" in lines
    assert len(lines) < 15


def test_headline_is_one_short_line() -> None:
    """For pytest's summary."""
    assert headline(Difference("title", "A", "B")) == 'title: "B" instead of "A"'
    assert headline(Difference("body", [{}], [])) == "body: [] instead of a list of 1"
    assert headline(Difference("issues", [], [], "missing: cut")) == "issues: missing: cut"
    assert len(headline(Difference("title", "x" * 999, "y" * 999))) < 150


def test_terminal_is_not_steered() -> None:
    """Control characters of a page are shown as escapes."""
    assert "\x1b" not in text("a", "\x1b[2J\r")


def test_any_number_of_lines_is_compared_in_part() -> None:
    """difflib compares each line with each: of a page with 50,000 lines that all differ it is given the first ones."""
    wanted, got = ([f"{word} {number}" for number in range(50_000)] for word in ("one", "other"))
    lines = text(wanted, got, "tags").splitlines()
    assert "  … the rest of the diff is left out" in lines
    assert len(lines) < 200
    assert _differing(wanted, got) == (wanted[:1000], got[:1000], 0)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_shown(wanted: str, got: str) -> None:
    """Whatever a page says, it is shown in lines a terminal bears."""
    assert "\x1b" not in shown(Difference("title", wanted, got), RESULT)
