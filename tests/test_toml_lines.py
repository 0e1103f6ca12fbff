"""The line of a key in a TOML file is the one it stands on."""

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from copydesk.toml_lines import key_lines, line_of

TEXT = '''# a comment = "no key"
title = "[not] = a table"
long = """
key = "inside a string"
"""
other = \'\'\'
[[layout]]
\'\'\'
domains = [
    "a.example",  # one, two
    "b.example",
]
when = 2020-05-31 10:00:00
point.x = 1.5

[[layout]]
name = "new"
[layout.fields]
title = ["h1", { meta = "og:title", matches = '[]{}' }]
body = [
    { css = "p" },

    { xpath = "//p[@class='x']", matches = """
a""" },
]
[[layout]]
name = "old"
[layout."quoted key"]
x = 1
'''


def test_lines() -> None:
    """Keys, array items, tables and tables in arrays; what only looks like a key in a string or comment is none."""
    lines = key_lines(TEXT)
    for path, line in {
        ("title",): 2,
        ("long",): 3,
        ("other",): 6,
        ("domains",): 9,
        ("domains", 1): 11,
        ("when",): 13,
        ("point", "x"): 14,
        ("layout", 0): 16,
        ("layout", 0, "name"): 17,
        ("layout", 0, "fields"): 18,
        ("layout", 0, "fields", "title", 1, "meta"): 19,
        ("layout", 0, "fields", "body"): 20,
        ("layout", 0, "fields", "body", 0, "css"): 21,
        ("layout", 0, "fields", "body", 1, "matches"): 23,
        ("layout", 1, "name"): 27,
        ("layout", 1, "quoted key", "x"): 29,
    }.items():
        assert lines[path] == line, path
    assert lines[("layout",)] == 16
    assert ("key",) not in lines
    assert ("a comment",) not in lines
    assert line_of(lines, ("layout", 0, "until")) == 16
    assert line_of(lines, ("nowhere",)) is None


def paths(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path, *(found for key, item in inner for found in paths(item, (*path, key)))}


KEYS = st.from_regex(r"[a-z]{1,3}", fullmatch=True) | st.sampled_from(['"a.b"', "'[x]'", '"# y"'])
SCALARS = st.sampled_from(
    ["1", "1.5", "true", '"a"', '"\\" ]"', "'''\n]'''", '"""x\n""""', "2020-05-31", "07:32:00", "'}'", '""', "-inf"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[ # c\n" + ",\n".join(items) + "]")
        | st.dictionaries(KEYS, inner.filter(lambda v: "\n" not in v), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=6,
)
TABLES = st.tuples(
    st.sampled_from(["", "[t]", "[[u]]", "[[u]]", "[[u.v]]", '["w.w".x]']), st.dictionaries(KEYS, VALUES, max_size=3)
).map(lambda table: "\n".join([table[0], *(f"{key}={value}" for key, value in table[1].items()), ""]))


@given(st.lists(TABLES, max_size=4).map("".join))
def test_every_key_has_a_line(text: str) -> None:
    """Of any document Python reads, every key and item is found, and on a line that holds it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = key_lines(text)
    rows = text.split("\n")
    for path in paths(data) - {()}:
        assert path in lines, path
        if isinstance(path[-1], str):
            assert path[-1] in rows[lines[path] - 1]


def test_the_shipped_sources() -> None:
    """Every key of the sources in this repository has its line."""
    for file in Path("plugins").rglob("source.toml"):
        text = file.read_text("utf-8")
        assert paths(tomllib.loads(text)) - {()} <= set(key_lines(text))
