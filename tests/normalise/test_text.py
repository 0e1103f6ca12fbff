"""Cleaning of text: what is repaired, what is left alone."""

from __future__ import annotations

import pytest

from copydesk.models import Context, Found
from copydesk.normalise import normalise_value
from copydesk.normalise.mojibake import repair
from copydesk.normalise.text import clean_text, is_clean, marks_in_a_row


@pytest.mark.parametrize(
    ("raw", "clean", "steps"),
    [
        ("Bridge reopens", "Bridge reopens", ()),
        ("5\u00a0000\u202f€ for\u2009a\u3000bridge", "5 000 € for a bridge", ("spaces",)),
        ("  A\r\n bridge\t reopens ", "A bridge reopens", ("spaces",)),
        ("Brü\u00adcken\u200bbau\ufeff", "Brückenbau", ("invisible",)),
        ("Cafe\u0301", "Café", ("nfc",)),
        ("A\x00 bri\x1bdge\ud800", "A bridge", ("invisible",)),
        ("Fährl&auml;nge &#8211; 3&nbsp;km", "Fährlänge – 3 km", ("entities", "spaces")),
        ("Ferry &amp;amp;amp; rail", "Ferry & rail", ("entities",)),
        ("The <em>old</em> bridge<br/>reopens", "The old bridge reopens", ("tags",)),
        ("&lt;p&gt;The bridge&lt;/p&gt;", "The bridge", ("entities", "tags", "spaces")),
        ("Die BrÃ¼cke â€“ wieder offen", "Die Brücke – wieder offen", ("mojibake",)),
        ("\u202bهنا\u202c", "هنا", ("invisible",)),
        ("\ue001 Home", "Home", ("invisible", "spaces")),
    ],
)
def test_a_value_is_cleaned(raw: str, clean: str, steps: tuple[str, ...]) -> None:
    """Leftovers of writing, markup and transport go; each kind of repair is named."""
    assert (clean, steps) == clean_text(raw)[:2]


@pytest.mark.parametrize(
    "text",
    [
        "AT&T",
        "R&D & more",
        "&c.",
        "Q&A: 1 < 2 and 3 > 2",
        "I <3 bridges",
        "a?x=1&copy=2",
        "naïve café",
        "«Comité»…",
        "CAFÉ®",
    ]
    + ["می‌خواهم", "क्‍ष", "👩‍🚒 🏳️‍🌈 🇩🇪", "Straße – „Brücke“", "大橋が再開", "C++/CLI <vector>", "60°", "Ã", "IRMÃ”"],
)
def test_a_clean_value_is_left_alone(text: str) -> None:
    """What is meant so stays so: ampersands, joiners of joining scripts, emoji sequences, odd neighbours."""
    assert (text, ()) == clean_text(text)[:2]


def test_joiners_go_where_they_join_nothing() -> None:
    """A zero-width joiner between Latin letters or at a word's end is a leftover."""
    assert clean_text("Auf\u200clage am\u200d Fluss").text == "Auflage am Fluss"


def test_direction_marks_go_at_the_edges_of_words() -> None:
    """A mark beside white space says nothing; inside a word it may, and stays."""
    assert clean_text("\u200eبيروت\u200f قال C\u200e++").text == "بيروت قال C\u200e++"


def test_a_lesson_about_markup_keeps_its_entities() -> None:
    """A block that escapes angle brackets writes about markup; one that does not was escaped twice."""
    assert clean_text("Write &lt;b&gt; and &amp; so", "block").text == "Write &lt;b&gt; and &amp; so"
    assert clean_text("Ferry &amp; rail", "block").text == "Ferry & rail"


def test_entities_without_end_are_left_as_they_came() -> None:
    """Layers beyond the limit are reported, not half undone."""
    raw = "&#38;"
    for _ in range(8):
        raw = raw.replace("&", "&&#97;mp;").replace("&&#97;", "&#38;#97;#38;")
    cleaned = clean_text(raw)
    assert clean_text(cleaned.text).text == cleaned.text


def test_lines_are_kept_where_asked() -> None:
    """A list keeps its line ends, folded to one and without empty lines."""
    assert clean_text(" one \r\n\n two\u2028three ", "block", lines=True).text == "one\ntwo\nthree"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text", ["Rückbau für Über", "Łódź, São Paulo", "„Hallo“ – so", "Привет, мир", "大橋が再開", "Đà Nẵng"]
)
def test_misread_bytes_are_read_anew(text: str, encoding: str) -> None:
    """UTF-8 taken for Windows-1252 or Latin-1 comes back as it was meant."""
    wrong = "".join(
        bytes([byte]).decode(encoding)
        if encoding == "latin-1" or byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else chr(byte)
        for byte in text.encode()
    )
    assert repair(wrong) == text


def test_mixed_text_is_not_read_anew() -> None:
    """One proper character among the misread ones makes it uncertain: nothing is changed."""
    assert repair("BrÃ¼cke für alle") == "BrÃ¼cke für alle"


def test_the_fast_way_agrees_with_the_slow_one() -> None:
    """`is_clean` is true exactly where cleaning changes nothing."""
    for text in (
        "Bridge",
        "Brücke  neu",
        "a & b",
        "a &amp; b",
        " a",
        "a<b",
        "Cafe\u0301",
        "x\ufffd",
        "BrÃ¼cke",
        "offen",
    ):
        if is_clean(text):
            assert clean_text(text) == (text, (), ())


def test_what_was_met_is_reported() -> None:
    """A repaired or lost character is an issue of the field."""
    found = normalise_value("title", "Die BrÃ¼cke")[0]
    assert [(issue.code, issue.field, issue.level) for issue in found.issues] == [
        ("mojibake_repaired", "title", "info")
    ]
    assert [issue.code for issue in normalise_value("summary", "Br\ufffdcke &amp; Bahn")[0].issues] == [
        "replacement_character"
    ]


@pytest.mark.parametrize(
    "value",
    [{"@value": "The bridge"}, ["The bridge"], {"name": {"@value": "The bridge"}}, [None, {"text": "The bridge"}]],
)
def test_text_is_found_in_odd_shapes(value: object) -> None:
    """JSON-LD wraps strings in values, names and lists."""
    assert normalise_value("summary", value)[0].value == "The bridge"


def test_a_step_that_changed_nothing_is_not_recorded() -> None:
    """A clean value comes back as the very same evidence."""
    found = Found("subtitle", "Drivers cheer", "css", "h2", raw="Drivers cheer")
    assert normalise_value("subtitle", "Drivers cheer")[0].steps == ()
    from copydesk.normalise import copydesk_normalise

    assert copydesk_normalise(found, None, Context()) == [found]


@pytest.mark.parametrize("value", ["", "  ", "\u200b", None, [], {}, True, {"x": 1}])
def test_nothing_is_none(value: object) -> None:
    """An empty value is None, never an empty string."""
    assert normalise_value("summary", value)[0].value is None


def test_other_titles_keep_their_places() -> None:
    """Other titles are a mapping from place to title; empty ones go."""
    assert normalise_value("alt_titles", {"og": "A &amp; B", "seo": " "})[0].value == {"og": "A & B"}


@pytest.mark.parametrize("place", range(0, 600, 37))
@pytest.mark.parametrize(("marks", "many"), [(30, False), (31, True), (60, True)])
def test_marks_in_a_row_are_found_wherever_they_stand(place: int, marks: int, many: bool) -> None:
    """Only one letter in 31 is looked at first, and a row of 31 cannot miss it."""
    assert marks_in_a_row("é" * place + "\u0301" * marks + "é" * (600 - place)) == many
