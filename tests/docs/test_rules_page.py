"""docs/rules.md: every example is read and gives what the page says; every key and transform there is has its line."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from copydesk import Desk
from copydesk.extraction.rules import language, rule_language
from copydesk.extraction.rules.layout import Kind
from copydesk.extraction.rules.reading import check_layouts
from copydesk.extraction.rules.transforms import known
from copydesk.fetch.page import make_page
from copydesk.models import BlockKind

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(\w+) (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = _BLOCK.findall(PAGE)
HTML = next(code for _, what, code in BLOCKS if what == "page")
EXAMPLES = [(toml, kind, said) for (_, what, toml), (_, kind, said) in itertools.pairwise(BLOCKS) if what == "layout"]


def shown(field: str, value: Any) -> Any:
    """What the page shows of a field's value."""
    if field == "authors":
        return [author["name"] for author in value]
    if field == "body":
        return [f"{block['kind']}: {block['text']}" for block in value]
    if field == "related":
        return [item["title"] for item in value]
    return value["local"] if isinstance(value, dict) else value


@pytest.mark.parametrize(("toml", "kind", "said"), EXAMPLES)
def test_example_gives_what_the_page_says(tmp_path: Path, toml: str, kind: str, said: str) -> None:
    """An example is a whole file; its record, or its mistakes, are those shown."""
    (tmp_path / "lantern").mkdir()
    file = tmp_path / "lantern" / "source.toml"
    file.write_text(toml, "utf-8")
    if kind == "wrong":
        assert "".join(f"{m}\n".removeprefix(f"{file}:") for m in check_layouts(file)[1]) == said
        return
    file.write_text('domains = ["lantern.example"]\n' + toml, "utf-8")
    desk = Desk()
    desk.sources.register(tmp_path)
    record = desk.read(make_page(HTML, url="https://lantern.example/news/coast/seals-4690"), "lantern").to_dict()
    assert record["failures"] == []
    for line in said.splitlines():
        field, _, value = line.partition(": ")
        assert shown(field, record[field]) == json.loads(value)
        assert record["provenance"].get(field, {"plugin": "rules"})["plugin"] == "rules"


def test_examples_are_all_tried() -> None:
    """Each block of the page is the page, a layout, or what it gives."""
    assert {what for _, what, _ in BLOCKS} == {"page", "layout", "gives", "wrong"}
    assert len(EXAMPLES) == sum(what in ("gives", "wrong") for _, what, _ in BLOCKS)


def test_every_kind_of_rule_has_its_line() -> None:
    """The table of rules has every kind there is, and no other."""
    section = PAGE.partition("## Rules")[2].partition("and beside it")[0]
    assert sorted(re.findall(r"^\| [^|]*\{ ([\w-]+) = ", section, re.MULTILINE)) == sorted(get_args(Kind))
    assert sorted(get_args(Kind)) == sorted(rule_language.KINDS)


def test_every_transform_has_its_line() -> None:
    """The table of transforms has every one that comes with copydesk, and no other."""
    section = PAGE.partition("| transform | does |")[2].partition("\n\n")[0]
    first = re.findall(r"^\| (.*?[^\\]) \| ", section, re.MULTILINE)
    named = re.findall(r'`"(\w+)"`|`\{ (\w+) = ', "\n".join(first))
    own = {name for name, transform in known().items() if transform.plugin == "rules"}
    assert {a or b for a, b in named} == own


@pytest.mark.parametrize("table", ["LAYOUT", "BODY", "LISTING"])
def test_every_key_is_on_the_page(table: str) -> None:
    """Every key of a layout, of its body and of its regions is explained."""
    assert [
        key for key in getattr(language, table).keys if f"`{key}`" not in PAGE and f"layout.{key}]" not in PAGE
    ] == []


def test_every_kind_of_block_is_on_the_page() -> None:
    """Every kind a block can be given is named."""
    assert [kind for kind in get_args(BlockKind) if not re.search(rf"\b{kind}\b", PAGE)] == []
