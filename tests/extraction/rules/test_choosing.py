"""Which layout reads a page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk import Page, Source
from copydesk.extraction.rules.choosing import choose_layout
from copydesk.extraction.rules.layout import Layout
from copydesk.extraction.rules.reading import layouts_of

TOML = """
[[layout]]
name = "live"
when = { exists = ".live-blog" }
[layout.fields]
title = ".live-blog h1"

[[layout]]
name = "new"
since = 2020-06-01
[layout.fields]
title = ".head"
published = ".date"
section = ".section"

[[layout]]
name = "middle"
since = 2015-01-01
until = 2020-06-01
[layout.fields]
title = "h1.title"
published = { css = ".stamp", transforms = [{ date = "%d.%m.%Y" }] }

[[layout]]
name = "old"
until = 2015-01-01
[layout.fields]
title = "h1.title"
modified = ".stamp"
"""
SOURCE = Source("paper", language="en", date_order="DMY")


@pytest.fixture(scope="module")
def layouts() -> list[Layout]:
    """The layouts above."""
    import tomllib

    read, mistakes = layouts_of(tomllib.loads(TOML)["layout"], Path("paper/source.toml"), TOML)
    assert mistakes == []
    return read


@pytest.mark.parametrize(
    ("html", "fetched", "name"),
    [
        # By the day the page was fetched, whatever is printed on it.
        ('<h1 class="title">T</h1><p class="stamp">01.02.2012</p>', "2021-01-01", "new"),
        ('<h1 class="head">T</h1>', "2016-01-01", "middle"),
        ('<h1 class="head">T</h1>', "2020-06-01", "new"),
        ('<h1 class="head">T</h1>', "2020-05-31", "middle"),
        ('<h1 class="head">T</h1>', "2014-12-31", "old"),
        # Else by the date its own rules find.
        ('<h1 class="title">T</h1><p class="stamp">01.02.2017</p>', None, "middle"),
        ('<h1 class="title">T</h1><p class="stamp">1 February 2012</p>', None, "old"),
        ('<h1 class="title">T</h1><p class="date">3 May 2024</p>', None, "new"),
        # Else by what the rules find; the first of equals.
        ('<h1 class="head">T</h1><p class="section">S</p>', None, "new"),
        ('<h1 class="title">T</h1>', None, "middle"),
        ("<p>nothing</p>", None, "new"),
        # A condition that holds brings a layout in, beside the dated ones.
        ('<div class="live-blog"><h1>T</h1></div>', None, "live"),
    ],
)
def test_choice(layouts: list[Layout], html: str, fetched: str | None, name: str) -> None:
    """The layout that reads a page."""
    day = datetime.fromisoformat(fetched).replace(tzinfo=UTC) if fetched else None
    chosen = choose_layout(layouts, Page(html, fetched_at=day), SOURCE)
    assert chosen is not None
    assert chosen.name == name


def test_no_layout_whose_condition_holds(layouts: list[Layout]) -> None:
    """A page that no layout is for is read without rules."""
    assert choose_layout(layouts[:1], Page("<p>x</p>"), SOURCE) is None
