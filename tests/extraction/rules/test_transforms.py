"""What each transform makes of a value, and what a rule's transforms leave in the provenance."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk import Page, Source, Timestamp
from copydesk.extraction.rules.layout import Rule
from copydesk.extraction.rules.select import evaluate
from copydesk.extraction.rules.shapes import Mistakes
from copydesk.extraction.rules.transforms import Piece, TransformsShape

PAGE = Page("<p>x</p>", url="https://paper.example/news/story-7")
SOURCE = Source("paper", timezone="Europe/Paris", timezone_inferred=True)


def steps(*written: Any) -> Any:
    """The steps as a file has them."""
    mistakes = Mistakes()
    read = TransformsShape().read(list(written), ("transforms",), mistakes)
    assert mistakes.found == []
    return read


def sent(step: Any, *values: Any) -> list[Any]:
    """What a step makes of values."""
    (one,) = steps(step)
    return [piece.value for piece in one.run([Piece(value, "p") for value in values], PAGE, SOURCE, [])]


@pytest.mark.parametrize(
    ("step", "given", "made"),
    [
        ("strip", " a ", ["a"]),
        ({"strip": "-"}, "-a-", ["a"]),
        ({"strip_prefix": "By "}, "By Ada", ["Ada"]),
        ({"strip_prefix": ["Von ", "By "]}, "By  Ada", ["Ada"]),
        ({"strip_prefix": "By "}, "Ada", ["Ada"]),
        ({"strip_suffix": " | Lantern"}, "Lamp | Lantern", ["Lamp"]),
        ({"strip_suffix": ["x", "p"]}, "Lamp", ["Lam"]),
        ({"before": " | "}, "a | b | c", ["a"]),
        ({"after": ": "}, "a: b: c", ["b: c"]),
        ({"after": ": "}, "abc", ["abc"]),
        ({"after": ":"}, "abc:", []),
        ({"replace": {"old": "&", "new": "and"}}, "a & b & c", ["a and b and c"]),
        ({"substitute": {"pattern": r"(\d)\.", "new": r"\1,"}}, "1.2", ["1,2"]),
        ({"regex": r"\d+"}, "a 12 b", ["12"]),
        ({"regex": r"a (\d+)"}, "a 12 b", ["12"]),
        ({"regex": {"pattern": r"(\w+), (\w+)", "give": r"\2 \1"}}, "Quill, Ada", ["Ada Quill"]),
        ({"regex": r"\d+"}, "none", []),
        ("lower", "ÀB", ["àb"]),
        ("upper", "àb", ["ÀB"]),
        ("title", "o'neill's BOAT, àt sea", ["O'neill's Boat, Àt Sea"]),
        ({"prefix": "#"}, "a", ["#a"]),
        ({"suffix": "."}, "a", ["a."]),
        ("strip_tags", "a <b>b</b>&amp; c", ["a b& c"]),
        ({"split": ","}, "a, b,,c", ["a", "b", "c"]),
        ({"split_regex": r" and |,\s*"}, "a, b and c", ["a", "b", "c"]),
        ({"split_regex": r"x*"}, "axb", ["a", "b"]),
        ({"keep": "^a"}, "ab", ["ab"]),
        ({"keep": "^a"}, "ba", []),
        ({"drop": "^a"}, "ab", []),
        ({"map": {"pol": "Politics"}}, "pol", ["Politics"]),
        ({"map": {"pol": "Politics"}}, "eco", ["eco"]),
        ("number", "1,234.5 words", [1234.5]),
        ("number", "about 1 234", [1234]),
        ({"number": ","}, "1.234,5", [1234.5]),
        ("number", "−7", [-7]),
        ("number", "none", []),
        ("absolute_url", "../a?b=c", ["https://paper.example/a?b=c"]),
        ({"query": "id"}, "/a?id=7&p=2", ["7"]),
        ({"query": "no"}, "/a?id=7", []),
        ("unquote", "caf%C3%A9", ["café"]),
        ({"json": "a.b.*.c"}, '{"a": {"b": [{"c": "x"}, {"d": 1}, {"c": 2}]}}', ["x", 2]),
        ({"json": "a.1"}, '{"a": ["x", "y"]}', ["y"]),
        ({"json": "a"}, "no json", []),
    ],
)
def test_one_value(step: Any, given: str, made: list[Any]) -> None:
    """A transform of one value."""
    assert sent(step, given) == made


@pytest.mark.parametrize(
    ("step", "made"),
    [
        ("first", ["a"]),
        ("last", ["b"]),
        ({"nth": 2}, ["b"]),
        ({"nth": -3}, ["a"]),
        ({"nth": 4}, []),
        ("unique", ["a", "b"]),
        ({"join": "/"}, ["a/b/b"]),
        ("join", ["a b b"]),
    ],
)
def test_all_values(step: Any, made: list[str]) -> None:
    """A transform of all values at once."""
    assert sent(step, "a", "b", "b") == made
    assert sent(step) == []


@pytest.mark.parametrize(
    ("argument", "given", "made"),
    [
        (
            {"format": "%d.%m.%Y %H:%M", "zone": "Asia/Tokyo"},
            "01.02.2024 09:30",
            Timestamp("01.02.2024 09:30", "2024-02-01T09:30", "2024-02-01T00:30:00Z", "minute", "Asia/Tokyo", "source_default"),
        ),
        (
            "%d.%m.%Y %H:%M",
            "01.02.2024 09:30",
            Timestamp("01.02.2024 09:30", "2024-02-01T09:30", "2024-02-01T08:30:00Z", "minute", "Europe/Paris", "source_inferred"),
        ),
        ("%Y%m%d", "20240201", Timestamp("20240201", "2024-02-01", None, "day")),
        ("%m/%Y", "02/2024", Timestamp("02/2024", "2024-02", None, "month")),
        (
            "%Y-%m-%d %H:%M:%S %z",
            "2024-02-01 09:30:05 +0100",
            Timestamp("2024-02-01 09:30:05 +0100", "2024-02-01T09:30:05+01:00", "2024-02-01T08:30:05Z", "second", "+01:00", "explicit"),
        ),
    ],
)  # fmt: skip
def test_date(argument: Any, given: str, made: Timestamp) -> None:
    """A date is as precise as its format, its zone the rule's, else the source's."""
    assert sent({"date": argument}, given) == [made]


def test_date_of_another_form_is_none() -> None:
    """What is not of the form is not read; nothing is guessed."""
    assert sent({"date": "%d.%m.%Y"}, "1 February 2024") == []


@pytest.mark.parametrize("given", ["1706776200", "1706776200000"])
def test_epoch(given: str) -> None:
    """Seconds and milliseconds since 1970."""
    (stamp,) = sent("epoch", given)
    assert (stamp.raw, stamp.local, stamp.utc) == (given, "2024-02-01T08:30:00+00:00", "2024-02-01T08:30:00Z")


def test_wall_clock_that_happens_twice_is_told() -> None:
    """An hour the zone has twice has no instant, and an issue of the field."""
    page = Page("<p>27.10.2024 02:30</p>")
    found = evaluate(Rule("css", "p", transforms=steps({"date": "%d.%m.%Y %H:%M"})), "published", page, SOURCE)
    assert found is not None
    assert (found.value.local, found.value.utc) == ("2024-10-27T02:30", None)
    assert [(issue.code, issue.field) for issue in found.issues] == [("ambiguous_local_time", "published")]


@pytest.mark.parametrize(
    ("field", "written", "value", "raw"),
    [
        ("title", ["upper"], "ONE", "one"),
        ("title", ["last", "upper"], "TWO", "two"),
        ("title", [{"drop": "one"}], "two", "two"),
        ("title", [{"join": "-"}], "one-two", ["one", "two"]),
        ("tags", ["upper"], ["ONE", "TWO"], ["one", "two"]),
        ("tags", [{"split": "o"}], ("ne", "tw"), ["one", "two"]),
        ("tags", ["first", {"split": "n"}], ("o", "e"), "one"),
    ],
)
def test_raw_is_what_was_found(field: str, written: list[Any], value: Any, raw: Any) -> None:
    """Of each value the raw string is kept, whatever it went through, and each step is named."""
    found = evaluate(Rule("css", "p", transforms=steps(*written)), field, Page("<p>one</p><p>two</p>"))
    assert found is not None
    assert (found.value, found.raw) == (value, raw)
    assert found.steps == tuple(step if isinstance(step, str) else next(iter(step)) for step in written)


def test_nothing_left_is_told() -> None:
    """Where a transform leaves nothing, what was found and the transform are named."""
    found = evaluate(Rule("css", "p", transforms=steps("upper", {"keep": "x"})), "title", Page("<p>one</p>"))
    assert found is not None
    assert (found.value, found.raw) == (None, "one")
    assert [(issue.code, issue.message) for issue in found.issues] == [
        ("transform_gave_nothing", "keep makes nothing of 'one'")
    ]
