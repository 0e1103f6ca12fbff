"""Which regular expressions can take for ever, told before they are run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.extraction.patterns import EndlessError, checked
from copydesk.extraction.patterns.automaton import parsed
from copydesk.extraction.patterns.danger import danger_of
from copydesk.extraction.patterns.running import reckoned


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(a*)*b",
        r"(a|aa)+$",
        r"(a|a)*b",
        r"(?:(?:a|)*,)*x",
        r"(\w+\s?)*$",
        r"(\s*\w+\s*)*x",
        r"(?:\s*\w+\s+)*x",
        r"(?:\d{2}|\d{3})+$",
        r"(.*,)*x",
        r"([a-z]+)*\d",
        r"(?:a?){30}b",
        r"(?:a{1,60})+b",
        r"(?:[^<]|<[^>]*>)*x|(x+x+)+y",
        r"(?=(a+)+b)c",
        r"(?>(a+)+b)",
        r"(a*b*)*c",
        r"((a|b)*|c)*d",
        r"(?:(?:ab)+)+c",
        r"(.+)\1+x",
        r"^(?:[A-Z]\w* ?)+$",
        r"(?i:(?:a|A[b-c]?|b)+)x",
        r"https?://example\.org/(?:[\w-]+-?)+\.html",
    ],
)
def test_endless_patterns_are_refused(pattern: str) -> None:
    """The message names the pattern and says how it can be written."""
    with pytest.raises(EndlessError) as raised:
        checked(pattern)
    message = str(raised.value)
    assert message.startswith(f"{pattern!r} could take for ever on some page: its repeats can read one text in")
    assert "(?:\\w+,)*" in message


@pytest.mark.parametrize(
    ("pattern", "degree"),
    [
        (r"no repeat at all", 0),
        (r"colou?r|gr[ae]y{2}", 0),
        (r"(\d+,)*\d+", 1),
        (r"(?:[^\"\\]|\\.)*\"", 1),
        (r"https?://www\.x\.com/[^/]+/(?P<id>\d+)/.*\.html", 1),
        (r"(?:\w++\s?)*x", 2),
        (r"(?:foo|for|jan|feb|jun)+x", 1),
        (r"(?:(?!foo).)*bar", 1),
        (r"(?!.*video)foo", 1),
        (r"^(?:By|Von) (.+)$", 1),
        (r"^\s*(\w+(?:\s+\w+)*)\s*$", 1),
        (r"(?:a|ab)*c", 1),
        (r"(?:<[^>]*>|[^<])*x", 1),
        (r"(?:/[a-z]+(?:-[a-z]+){0,3}){0,4}/?$", 1),
        (r"(?:\d{1,3}\.){3}\d{1,3}", 0),
        (r"(a|b)*(?<=b)c", 1),
        (r"(['\"])(\w*)\1", 1),
        (r".*foo.*", 2),
        (r"^(.*)\s+\|\s+(.*)$", 3),
        (r"\s*,\s*\w+,.*x.*y", 2),
        (r"(?:a|b)*(?:b|c)*(?:c|d)*x", 3),
        (r"(a)?(?(1)b+|c+)d", 1),
    ],
)
def test_other_patterns_are_taken(pattern: str, degree: int) -> None:
    """Repeats that no text can be read by in two ways cost a text's length, others a power of it."""
    assert danger_of(checked(pattern)).degree == degree


def test_nothing_of_the_language_is_unknown() -> None:
    """Everything that may stand in a pattern is looked at: every node of Python's parse of this has its part."""
    pattern = r"(?x) ^ \A (?i:a) (?-i:b) [^\d\-x-z] (?>ab+) c++ d*+ (?=d) (?!d) (?<=d) (?<!e) f{2,3} .? \b \B (g)? (?(1)h|i) \1 [\w\s\D\W\S] j*? $ \Z"
    assert danger_of(checked(pattern)).endless is None
    with pytest.raises(ValueError, match="unterminated"):
        checked("(")
    with pytest.raises(EndlessError, match="too large"):
        checked("(?:" * 90 + "a" + "+b)" * 90 + "|" + "|".join(f"{n}x*" for n in range(2000)))


PARTS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "c"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "*?", "{2}", "{0,2}", "{1,20}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=7,
)
MOST = 200_000
"""Steps the plain matcher is let take."""


@settings(max_examples=300)
@given(PARTS, st.text("ab", min_size=1, max_size=4), st.sampled_from(["a", "b", "ab", "x", ""]))
def test_what_is_taken_costs_what_is_reckoned(source: str, pumped: str, end: str) -> None:
    """A plain matcher that tries every way, and counts, needs no more steps than are reckoned, but for a factor."""
    pattern = re.compile(source + "x")  # so that the search fails late, when it has tried everything
    danger = danger_of(pattern)
    if danger.endless:
        return
    text = (pumped * 24)[:24] + end
    size = len(list(leaves(parsed(pattern.pattern, pattern.flags))))
    most = 6 * size * (reckoned(danger, text) if danger.degree else len(text))
    if most < MOST:
        assert steps_of(pattern, text, most) <= most


def steps_of(pattern: re.Pattern[str], text: str, most: int) -> int:
    """Count the characters a plain backtracking matcher looks at in a search, up to one more than `most`."""
    steps = 0

    def match(parts: list[Any], at: int, after: Callable[[int], bool]) -> bool:
        nonlocal steps
        if not parts:
            return after(at)
        (operation, value), rest = parts[0], parts[1:]
        kind = str(operation)
        if kind == "BRANCH":
            return any(match(list(branch), at, lambda end: match(rest, end, after)) for branch in value[1])
        if kind == "SUBPATTERN":
            return match(list(value[3]), at, lambda end: match(rest, end, after))
        if kind in ("MAX_REPEAT", "MIN_REPEAT"):
            low, high, inner = value

            def again(done: int, begin: int) -> Callable[[int], bool]:
                return lambda end: end > begin and more(done + 1, end)

            def more(done: int, here: int) -> bool:
                if done < high and match(list(inner), here, again(done, here)):
                    return True
                return done >= low and match(rest, here, after)

            return more(0, at)
        steps += 1
        if steps > most:
            return True
        return at < len(text) and fits(operation, value, text[at]) and match(rest, at + 1, after)

    parts = list(parsed(pattern.pattern, pattern.flags))
    for start in range(len(text) + 1):
        if match(parts, start, lambda _: True):
            break
    return steps


def fits(operation: Any, value: Any, char: str) -> bool:
    """Tell whether a place takes a character."""
    kind = str(operation)
    if kind == "ANY":
        return True
    if kind == "IN":
        items = [(str(op), item) for op, item in value]
        hit = any(op == "LITERAL" and char == chr(item) for op, item in items) or any(
            op == "RANGE" and item[0] <= ord(char) <= item[1] for op, item in items
        )
        return hit != (items[0][0] == "NEGATE")
    return (char == chr(value)) == (kind == "LITERAL")


def leaves(parts: Any) -> Iterator[Any]:
    """Give the places of one character, a repeat's as often as it may be written out."""
    for operation, value in parts:
        kind = str(operation)
        if kind == "BRANCH":
            for branch in value[1]:
                yield from leaves(branch)
        elif kind == "SUBPATTERN":
            yield from leaves(value[3])
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            yield from list(leaves(value[2])) * (min(value[1], 12) if value[1] != 1 else 1)
        else:
            yield operation
