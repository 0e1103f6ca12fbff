"""Cutting a text document into paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.extraction.plaintext.paragraphs import paragraphs

WRAPPED = (
    "The council of the harbour town met for nine hours on Monday and went\n"
    "home without a decision about the bridge, which has been shut to lorries\n"
    "since a surveyor put his foot through it in the first week of February.\n"
)


def texts(document: str) -> list[str]:
    """The paragraphs' texts."""
    return [paragraph.text for paragraph in paragraphs(document)]


@pytest.mark.parametrize(
    "break_", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\n \t\n", "\n\f\n", "\u2029", "\n&nbsp;\n"]
)
def test_any_line_end_parts_paragraphs(break_: str) -> None:
    """Empty lines, single line ends of every system, and form feeds part paragraphs alike."""
    assert texts(break_.join(["One.", "Two.", "Three."])) == ["One.", "Two.", "Three."]


def test_values_stay_raw() -> None:
    """White space and entities inside a paragraph are kept; only the ends are trimmed."""
    assert texts("\ufeff  A\xa0b  c &amp; d \n") == ["A\xa0b  c &amp; d"]


def test_shown_is_what_a_reader_sees() -> None:
    """Entities are resolved and white space is folded for looking at."""
    assert paragraphs("A\xa0b  c &amp; d")[0].shown == "A b c & d"


def test_numbers_count_empty_lines() -> None:
    """A paragraph's number is that of its first line in the document."""
    assert [paragraph.number for paragraph in paragraphs("\n\nOne.\n\n\nTwo.\nThree.")] == [3, 6, 7]


def test_wrapped_lines_are_joined() -> None:
    """Lines filled up to a common width are one paragraph; the last, short line ends it."""
    first, second = texts(WRAPPED + "It stays shut.\n\n" + WRAPPED)
    assert first == " ".join((WRAPPED + "It stays shut.").split("\n")).strip()
    assert second == " ".join(WRAPPED.split("\n")).strip()


def test_headlines_a_line_are_not_wrapped_text() -> None:
    """Lines of many lengths stay paragraphs of their own."""
    lines = [
        "Bridge shut",
        "Nine hours of talks end without a decision",
        "Surveyor recovers",
        "Lorries go round by Osten",
    ]
    assert texts("\n".join(lines)) == lines


def test_script_without_spaces_is_joined_without_one() -> None:
    """Wrapped Chinese lines are joined without a space."""
    line = "港口城市的议会周一开会九个小时没有就大桥作出决定议员们各自回家"
    assert texts(f"{line}\n{line}\n{line}\n{line}。") == [line * 4 + "。"]


def test_word_cut_at_its_hyphen_is_joined() -> None:
    """A line that ends in a hyphen inside a word is joined without a space; the hyphen may be the word's own."""
    lines = ["A" * 20 + " " + "b" * 36 + "-", "c" * 57, "d" * 57, "e" * 57, "f" * 20 + "."]
    assert texts("\n".join(lines)) == [f"{lines[0]}{lines[1]} {lines[2]} {lines[3]} {lines[4]}"]


@given(st.text(max_size=300))
def test_no_visible_character_is_lost(document: str) -> None:
    """All characters that are not white space are in the paragraphs, in order; empty lines of entities apart."""
    kept = "".join("".join(text.split()) for text in texts(document))
    lines = [line for line in document.removeprefix("\ufeff").splitlines() if "&" not in line]
    assert all("".join(line.split()) in kept for line in lines)


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=30)))
def test_numbers_point_to_the_line(words: list[str]) -> None:
    """The line of a paragraph's number begins with the paragraph."""
    document = "\n\n".join(words)
    lines = document.removeprefix("\ufeff").splitlines()
    assert all(p.text.startswith(lines[p.number - 1].strip()) for p in paragraphs(document))
