"""Layouts that begin as another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.extraction.rules.layout import Layout
from copydesk.extraction.rules.reading import SHARED_HERE, check_layouts, read_shared


def layouts(folder: Path, toml: str) -> list[Layout]:
    """The layouts of a file, which has no mistake."""
    (folder / "paper").mkdir(exist_ok=True)
    file = folder / "paper" / "source.toml"
    file.write_text(toml, "utf-8")
    read, mistakes = check_layouts(file)
    assert mistakes == []
    return read


def queries(layout: Layout) -> dict[str, list[str]]:
    """Field to the queries of its rules."""
    return {field: [rule.query for rule in rules] for field, rules in layout.fields.items()}


def test_of_the_same_file(tmp_path: Path) -> None:
    """Fields and block labels are taken over key by key, what is removed adds up, the rest is replaced."""
    new, old = layouts(
        tmp_path,
        """
[[layout]]
name = "new"
since = 2020-01-01
extends = "old"
remove = [".b", ".c"]
[layout.fields]
title = "h2"
kicker = []
[layout.body]
end = ".new-end"
[layout.body.blocks]
promo = ".p2"

[[layout]]
name = "old"
until = 2020-01-01
remove = [".a", ".b"]
when = { exists = ".old" }
[layout.fields]
title = ["h1", ".t"]
body = ".story"
kicker = ".k"
[layout.body]
end = ".old-end"
[layout.body.blocks]
promo = ".p1"
caption = ".c1"
[layout.related]
item = "li"
title = "a"
""",
    )
    assert queries(new) == {"title": ["h2"], "body": [".story"], "kicker": []}
    assert [spot.css for spot in new.remove] == [".a", ".b", ".c"]
    assert new.body is not None
    assert [spot.css for spot in new.body.end] == [".new-end"]
    assert {kind: spots[0].css for kind, spots in new.body.blocks.items()} == {"promo": ".p2", "caption": ".c1"}
    assert new.related == old.related
    assert (new.since, new.until, new.when) == (layouts_since := new.since, None, None)
    assert layouts_since is not None


def test_of_the_house_and_of_copydesk(tmp_path: Path) -> None:
    """A layout beside the sources may itself extend one of copydesk's, and comes before it."""
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "house.toml").write_text('extends = "wordpress"\n[fields]\ntitle = ".house"\n')
    (layout,) = layouts(tmp_path, '[[layout]]\nextends = "house"\n[layout.fields]\nbody = ".story"\n')
    base, _ = read_shared(SHARED_HERE / "wordpress.toml")
    expected = queries(base) | {"title": [".house"], "body": [".story"]}
    assert queries(layout) == expected


def test_circle_is_refused(tmp_path: Path) -> None:
    """Two layouts that extend each other are told; each is read as far as it goes."""
    (tmp_path / "paper").mkdir()
    file = tmp_path / "paper" / "source.toml"
    file.write_text('[[layout]]\nname = "a"\nextends = "b"\n[[layout]]\nname = "b"\nextends = "a"\n')
    read, mistakes = check_layouts(file)
    assert [layout.name for layout in read] == ["a", "b"]
    assert ["cannot extend itself" in mistake.message for mistake in mistakes] == [True, True]


@pytest.mark.parametrize("file", sorted(SHARED_HERE.glob("*.toml")), ids=lambda file: file.stem)
def test_shared_layouts_are_right(file: Path) -> None:
    """Every layout that comes with copydesk is read without a mistake, and says of which pages it holds."""
    layout, mistakes = read_shared(file)
    assert mistakes == ()
    assert layout.when is not None
    assert layout.fields
