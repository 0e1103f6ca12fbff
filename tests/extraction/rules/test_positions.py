"""Lines of keys in a TOML file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.extraction.rules.positions import line_of, lines_of

FILE = """# a comment with [brackets] and = signs
title = "A = [b]"  # and another
'odd key' = 1
"two\\twords" = 2
a.b.c = { d = 1, e = [ 2, 3 ] }

[table]
lines = \"\"\"
[[not.a.table]]
x = 1 \\\"\"\" still inside
\"\"\"
raw = '''
[none]
'''
many = [
  "one",   # first
  { two = 2, three = "}" },
  [ 4,
    5 ],
]
last = 2020-05-31

[[layout]]
name = "new"
[layout.fields]
title = "h1"
[[layout]]
name = "old"
[layout.fields]
title = [ "h2",
  { css = "h3" } ]
[[layout.part]]
x = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("odd key",), 3),
        (("two\twords",), 4),
        (("a", "b", "c"), 5),
        (("a", "b", "c", "e", 1), 5),
        (("table",), 7),
        (("table", "lines"), 8),
        (("table", "raw"), 12),
        (("table", "many", 0), 16),
        (("table", "many", 1, "three"), 17),
        (("table", "many", 2, 1), 19),
        (("table", "last"), 21),
        (("layout", 0, "fields", "title"), 26),
        (("layout", 1), 27),
        (("layout", 1, "fields", "title", 1, "css"), 31),
        (("layout", 1, "part", 0, "x"), 33),
        (("layout", 1, "fields", "nothing"), 29),
        (("nowhere",), None),
    ],
)
def test_line(path: tuple[str | int, ...], line: int | None) -> None:
    """A path is found on its line; one that is not there on that of what is around it."""
    tomllib.loads(FILE)
    assert line_of(lines_of(FILE), path) == line


def paths(value: Any, at: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Every path of a read file."""
    found = {at} if at else set()
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found |= paths(item, (*at, key))
    return found


def test_every_path_of_the_file_is_found() -> None:
    """The scan and tomllib agree on what there is."""
    assert set(lines_of(FILE)) == paths(tomllib.loads(FILE))


KEYS = st.sampled_from(["a", "b-1", "'c d'", '"e\\"f"', '"g.h"'])
SCALARS = st.sampled_from(
    ["1", "-2.5e3", "true", "2020-01-01T10:00:00Z", '"x"', "'y # ]'", '"\\" } ]"', '"""m\n n""\\""""', "'''\n]'''"]
)
GAPS = st.sampled_from(["", " ", "\n", " # note ] }\n\t"])


def values() -> st.SearchStrategy[str]:
    """TOML values, nested."""

    def nest(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        arrays = st.tuples(st.lists(inner, max_size=3), GAPS, st.booleans()).map(
            lambda t: f"[{t[1]}" + f"{t[1]},{t[1]}".join(t[0]) + (f"{t[1]}," if t[2] and t[0] else "") + f"{t[1]}]"
        )
        tables = st.dictionaries(KEYS, inner, max_size=3).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        )
        return arrays | tables

    return st.recursive(SCALARS, nest, max_leaves=6)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "[t{n}]", "[t{n}.u]", "[[list]]", "[list.inner{n}]", "[[deep{n}.er]]"]),
            st.dictionaries(KEYS, values(), max_size=3),
        ),
        max_size=5,
    )
)
def test_any_valid_file(sections: list[tuple[str, dict[str, str]]]) -> None:
    """Whatever a valid file looks like, each of its paths has a line, and on that line stands its key."""
    text = "".join(
        head.format(n=number) + "\n" + "".join(f"{key} = {value}\n" for key, value in body.items())
        for number, (head, body) in enumerate(sections)
        if head or number == 0
    )
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = lines_of(text)
    assert paths(data) <= set(lines)
    rows = text.splitlines()
    for path, line in lines.items():
        if isinstance(path[-1], str):
            assert path[-1] in rows[line - 1].replace('\\"', '"')
