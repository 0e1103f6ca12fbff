"""Two days in one date, as events print them, are the date of nothing that is published."""

from __future__ import annotations

from datetime import UTC, date, datetime

import cldr
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import read_date

FETCHED = datetime(2040, 1, 2, tzinfo=UTC)
DAYS = st.dates(date(1995, 1, 1), date(2039, 12, 31))
JOINED = {
    "en": ("to", "until", "and", "&", "–", " – ", "-", "/"),
    "de": ("bis", "und", "–", ".–", "./", " - "),
    "fr": ("au", "et", "-", " – "),
    "es": ("al", "y", "-", "–"),
    "pt": ("a", "e", "-"),
    "it": ("al", "e", "-"),
    "nl": ("tot", "en", "-", "–"),
    "ru": ("по", "и", "–", "-"),
    "pl": ("do", "i", "-", "–"),
    "sv": ("till", "och", "–"),
    "tr": ("ile", "ve", "-"),
}


def outcome(raw: str, language: str | None) -> tuple[object, list[str]]:
    """The timestamp read and the codes of the issues."""
    reading = read_date(raw, Context(language=language, fetched_at=FETCHED))
    return reading.timestamp, [issue.code for issue in reading.issues]


def joined(one: str, other: str, join: str) -> str:
    """Two days with what stands between them: a word between blanks, a sign as it is."""
    return f"{one} {join} {other}" if join.isalpha() or join == "&" else f"{one}{join}{other}"


@pytest.mark.parametrize("language", JOINED)
@settings(max_examples=25, deadline=None)
@given(day=DAYS, length=st.integers(1, 20), data=st.data())
def test_two_days_of_one_month(language: str, day: date, length: int, data: st.DataObject) -> None:
    """ "12–14 March 2024" and its like: neither day is taken, nor the month, nor "14" for a year."""
    assume(day.day + length <= 28)
    join = data.draw(st.sampled_from(JOINED[language]))
    month_first = language == "en" and data.draw(st.booleans())
    days = joined(str(day.day), str(day.day + length), join.strip() if month_first else join)
    month = cldr.print_date(day, "MMMM", language)
    raw = f"{month} {days}, {day.year}" if month_first else f"{days} {month} {day.year}"
    assert (raw, *outcome(raw, language)) == (raw, None, ["several_dates"])


@settings(max_examples=100, deadline=None)
@given(day=DAYS, later=DAYS, join=st.sampled_from([" – ", " - ", " to ", "–", " / "]), american=st.booleans())
def test_days_of_two_months(day: date, later: date, join: str, american: bool) -> None:
    """ "March 12 – April 2, 2024": the year belongs to both, and neither is the page's."""
    assume(day.month != later.month)
    form = "MMMM d" if american else "d MMMM"
    raw = f"{cldr.print_date(day, form, 'en')}{join}{cldr.print_date(later, form, 'en')}{',' * american} {later.year}"
    assert (raw, *outcome(raw, "en")) == (raw, None, ["several_dates"])


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("12.-14.03.2024", "de"),
        ("12.03.-14.03.2024", "de"),
        ("12.03. – 14.03.2024", "de"),
        ("12-13/03/2024", "fr"),
        ("2024年3月12日～14日", "ja"),
        ("2024年3月12日-3月14日", "zh"),
        ("2024年3月12日至14日", "zh"),
        ("2024.3.12~3.14", "ko"),
        ("Tue 12 – Thu 14 March 2024", "en"),
        ("12. bis zum 14. März 2024", "de"),
        ("March 12-14", "en"),
    ],
)
def test_spans_in_numbers_and_other_scripts(raw: str, language: str) -> None:
    """All-number spans, spans after 日, spans with weekdays and without a year."""
    assert outcome(raw, language) == (None, ["several_dates"])


@pytest.mark.parametrize("raw", ["March/April 2024", "March–April 2024", "mars - avril 2024"])
def test_two_months_are_not_the_later_one(raw: str) -> None:
    """An issue of two months has no date of a day or a month."""
    assert outcome(raw, None)[0] is None


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("24 – 12 March 2024", "en", "2024-03-12"),  # 24 of something else: no span goes backwards
        ("Mar-12-24", "en", "2024-03-12"),
        ("March 12, 2024 – 10.15pm", "en-AU", "2024-03-12T22:15"),
        ("12 March 2024 - 12 März 2024", "en", "2024-03-12"),
        ("12 آذار/مارس 2024", "ar", "2024-03-12"),
        ("2 Ramazan 1445 - 12 Mart 2024", "tr", "2024-03-12"),
        ("Selasa, 12 Maret 2024 / 2 Ramadhan 1445 H", "id", "2024-03-12"),
        ("Fair 12–14 March 2024. Published 1 March 2024", "en", "2024-03-01"),
    ],
)
def test_what_only_looks_like_a_span(raw: str, language: str, expected: str) -> None:
    """One day under two names, a year behind a dash, a time behind one; a date beside a span."""
    timestamp = read_date(raw, Context(language=language, fetched_at=FETCHED)).timestamp
    assert (raw, expected) == (raw, timestamp and timestamp.local)
