"""What holds for every normaliser, whatever a page says."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.desk.fitting import fits
from copydesk.models import Author, Block, Context, Found, plain
from copydesk.normalise import copydesk_normalise, normalise_value
from copydesk.normalise.text import clean_text

FIELDS = (
    "title", "subtitle", "kicker", "summary", "native_id", "version", "site_name", "alt_titles", "authors", "byline",
    "agencies", "canonical_url", "url", "alternates", "language", "direction", "genre", "access", "truncated", "section",
    "tags", "body", "dateline", "corrections", "images", "videos", "links", "related", "rights",
)  # fmt: skip
# Fields that copy words of the page (the others give values of a closed set, addresses or short names).
WORDY = ("title", "subtitle", "summary", "authors", "byline", "section", "tags", "body", "related")

# Pieces that news values are made of, and those that break careless code.
PIECES = [
    *(
        "By ",
        "Von ",
        " and ",
        " und ",
        ", ",
        "; ",
        " | ",
        " - ",
        " — ",
        "/",
        " (",
        ")",
        ": ",
        "\n",
        "\n\n",
        " in ",
        " for ",
    ),
    *(
        "Anna Example",
        "BEN O'SAMPLE",
        "van der Muster",
        "Reuters",
        "dpa",
        "AP",
        "Chief Editor",
        "Staff",
        "admin",
        "London",
    ),
    *(
        "王小明",
        "记者",
        "編集部",
        "홍길동 기자",
        "Иван Петров",
        "أحمد علي",
        "٢٠١٦",
        "&amp;",
        "&amp;amp;",
        "&#38;",
        "lt;",
        "<b>",
    ),
    *(
        "</b>",
        "<br>",
        "&lt;p&gt;",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u200c",
        "\u200f",
        "\u202a",
        "\xa0",
        "\x00",
        "\ud800",
    ),
    *(
        "Ã¼",
        "e\u0301",
        "\ufffd",
        "http://x.example/a?utm_source=b",
        "//x.example",
        "javascript:1",
        "a@b.example",
        "@handle",
    ),
    *(
        "12",
        "2016",
        "August 11",
        "5 minutes ago",
        "Updated",
        "Read more: ",
        "Share on Facebook",
        "Correction: ",
        "©",
        "...",
    ),
    *(
        "LONDON (AP) — ",
        "KATHMANDU, April 25 (Reuters) - ",
        "(Reporting by ",
        "Category: ",
        "#tag",
        "en_US",
        "true",
        "NewsArticle",
    ),
]
TEXT = st.one_of(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.text(max_size=40))
KEYS = st.sampled_from(
    [
        "name",
        "@type",
        "url",
        "@id",
        "jobTitle",
        "givenName",
        "familyName",
        "text",
        "@value",
        "title",
        "kind",
        "items",
        "html",
    ]
    + ["width", "caption", "href", "og:locale", "@list", "level", "block"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
CONTEXTS = st.builds(
    Context,
    url=st.sampled_from(
        [None, "https://www.example.com/news/world/a-1.html", "http://[broken", "https://example.co.kr/"]
    ),
    canonical=st.sampled_from([None, "https://www.example.com/news/1"]),
    language=st.sampled_from([None, "en", "de", "tr-TR", "ja", "zh", "ar"]),
    site_names=st.sampled_from([(), ("Example News", "example.com"), ("The | Example", "E")]),
    published=st.sampled_from([None, "2016-08-11T23:42", "not a date"]),
    title=st.sampled_from([None, "Bridge reopens"]),
)


@pytest.mark.parametrize("field", FIELDS)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_normaliser_takes_anything_and_is_idempotent(field: str, data: st.DataObject) -> None:
    """Any JSON value gives values of the field's type or none with a reason; normalised again, nothing changes."""
    value, context = data.draw(VALUES), data.draw(CONTEXTS)
    results = normalise_value(field, value, context)
    assert results
    for found in results:
        assert found.value is None or fits(found.field, found.value)
        again = copydesk_normalise(found, None, context)
        assert again is None or again[0].value == found.value
        assert again is None or again[0].steps == found.steps


@pytest.mark.parametrize("field", FIELDS)
@settings(max_examples=25, deadline=None)
@given(value=VALUES)
def test_a_value_that_is_lost_says_why(field: str, value: Any) -> None:
    """Where something came in and nothing comes out, an issue names the field and gives a reason."""
    first = normalise_value(field, value)[0]
    if first.value in (None, (), {}) and value is not None:
        assert [issue.field for issue in first.issues] == [field] * len(first.issues)
        assert first.issues
        assert all(issue.message for issue in first.issues)


@pytest.mark.parametrize("field", WORDY)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_is_made_up(field: str, data: st.DataObject) -> None:
    """Every word of what comes out was in what came in, entities undone."""
    readable = TEXT.map(lambda text: text.replace("Ã", ""))  # what is read anew has new letters
    value = data.draw(readable | st.lists(readable, max_size=4))
    first = normalise_value(field, value, data.draw(CONTEXTS))[0]
    given_words = _letters(value)
    for word in re.findall(r"\w+", " ".join(_strings(first.value))):
        assert _fold(word) in given_words


def _letters(value: Any) -> str:
    texts = value if isinstance(value, list) else [value]
    return _fold(" ".join(f"{text} {html.unescape(html.unescape(text))} {clean_text(text).text}" for text in texts))


def _fold(text: str) -> str:
    plain_text = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())
    return plain_text.replace("ı", "i")


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Author):
        return [value.name, value.job_title or ""]
    if isinstance(value, Block):
        return [value.text, *value.items]
    if isinstance(value, tuple):
        return [text for item in value for text in _strings(item)]
    return [text for text in plain(value).values() if isinstance(text, str)] if value is not None else []


@settings(max_examples=200, deadline=None)
@given(text=TEXT, kind=st.sampled_from(["value", "block"]), lines=st.booleans())
def test_cleaning_is_idempotent(text: str, kind: Any, lines: bool) -> None:
    """Cleaned text is clean: NFC, no controls, no surrogates, no white space but single blanks and kept line ends."""
    cleaned = clean_text(text, kind, lines=lines).text
    assert clean_text(cleaned, kind, lines=lines).text == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in cleaned if c != "\n" or not lines)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(TEXT, max_size=8))
def test_a_body_keeps_its_order(blocks: list[str]) -> None:
    """Blocks come out in the order they came in; `renumber` says where each went."""
    from copydesk.normalise.blocks import renumber

    found = [Block("paragraph", text) for text in blocks]
    places = renumber(found, Context())
    kept = [place for place in places if place is not None]
    assert kept == sorted(set(kept))
    assert len(places) == len(blocks)


def test_deep_and_long_values_cost_little() -> None:
    """Nesting of thousands of levels and lists of a hundred thousand entries end quickly, without recursion."""
    deep: Any = "Anna Example"
    for _ in range(5000):
        deep = [deep]
    nested: Any = "Anna Example"
    for _ in range(5000):
        nested = {"name": nested}
    for field in FIELDS:
        for value in (deep, nested, ["Anna Example"] * 100_000, {"name": "x" * 200_000}, "Anna, " * 30_000):
            if field == "body" and value is not deep and value is not nested:
                continue
            assert normalise_value(field, value)


@pytest.mark.parametrize(
    "text",
    [
        "&" * 50_000,
        "&amp;" * 20_000,
        "<a " * 20_000,
        "<!--" * 20_000,
        "a\u200d" * 20_000,
        " \u200f" * 20_000,
        "Ã" * 50_000,
    ]
    + ["on " * 20_000, "a" * 100_000 + "@", "(" * 20_000, "- " * 20_000, ", " * 20_000, "By " * 20_000, "1 " * 20_000],
)
def test_hostile_text_ends(text: str) -> None:
    """Text made to make patterns backtrack is cleaned and judged all the same."""
    for field in ("title", "authors", "body", "tags", "section", "language", "canonical_url", "summary", "dateline"):
        assert normalise_value(field, text)


def test_unknown_fields_are_left_to_others() -> None:
    """A field this package does not know is not touched."""
    assert copydesk_normalise(Found("extra.read_time", "5 min"), None, Context()) is None
    assert [found.value for found in normalise_value("extra.read_time", "5 min")] == ["5 min"]
