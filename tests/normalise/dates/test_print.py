"""What news sites print around their dates beyond the standard patterns: one property or table a printed form."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import cldr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import read_all, read_date

FETCHED = datetime(2040, 1, 2, tzinfo=UTC)
DAYS = st.dates(date(1995, 1, 1), date(2039, 12, 31))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def local(raw: str, language: str | None = "en") -> str | None:
    """The local time read in a language, None where there is none."""
    timestamp = read_date(raw, Context(language=language, fetched_at=FETCHED)).timestamp
    return timestamp.local if timestamp else None


def both(raw: str, language: str) -> dict[str, str | None]:
    """The local times of publication and change."""
    readings = read_all(raw, Context(language=language, fetched_at=FETCHED))
    return {reading.field: reading.timestamp.local if reading.timestamp else None for reading in readings}


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("de", "{date}, {h}.{m:02d} Uhr"),
        ("de", "{date} um {h:02d}.{m:02d} Uhr"),
        ("de", "{h}.{m:02d} Uhr, {date}"),
        ("nl", "{date}, {h:02d}.{m:02d} uur"),
        ("nl", "{date}, {h:02d}.{m:02d} u."),
        ("fi", "{date} klo {h}.{m:02d}"),
        ("sv", "{date} kl {h:02d}.{m:02d}"),
        ("da", "{date} kl. {h:02d}.{m:02d}"),
        ("nb", "{date} kl. {h:02d}.{m:02d}"),
        ("it", "{date} ore {h}.{m:02d}"),
        ("th", "{date} {h:02d}.{m:02d} น."),
        ("id", "{date} {h:02d}.{m:02d} WIB"),
        ("fr", "{date} à {h}h{m:02d}"),
        ("fr", "{date} – {h} h {m:02d} min"),
        ("pt", "{date} às {h:02d}h{m:02d}"),
        ("es", "{date} a las {h:02d}:{m:02d}h."),
        ("pl", "{date}, godz. {h}:{m:02d}"),
        ("cs", "{date} v {h}:{m:02d}"),
        ("et", "{date} kell {h}.{m:02d}"),
        ("bn", "{date}, {h}: {m:02d}"),
    ],
)
@settings(max_examples=40, deadline=None)
@given(day=DAYS, clock=CLOCKS)
def test_times_as_a_language_prints_them(language: str, form: str, day: date, clock: time) -> None:
    """With a dot or a letter between hour and minute, the whole time is read, whatever its minute."""
    raw = form.format(date=cldr.print_date(day, "long", language), h=clock.hour, m=clock.minute)
    assert (raw, f"{day}T{clock:%H:%M}") == (raw, (local(raw, language) or "")[:16])


@pytest.mark.parametrize(
    ("language", "am", "pm"),
    [
        ("bn", "এএম", "পিএম"),
        ("hi", "एएम", "पीएम"),
        ("te", "ఏఎం", "పీఎం"),
        ("es", "a. m.", "p. m."),
        ("el", "π.μ.", "μ.μ."),
        ("fa", "ق.ظ", "ب.ظ"),
        ("ar", "ص", "م"),
        ("vi", "SA", "CH"),
    ],
)
@settings(max_examples=25, deadline=None)
@given(day=DAYS, clock=CLOCKS)
def test_twelve_hours_in_letters(language: str, am: str, pm: str, day: date, clock: time) -> None:
    """Abbreviations of the two halves of the day, in the language's own letters."""
    pattern = "gregorian" if language == "fa" else "long"
    printed = f"{day:%Y-%m-%d}" if pattern == "gregorian" else cldr.print_date(day, "long", language)
    raw = f"{printed} {clock.hour % 12 or 12}:{clock.minute:02d} {pm if clock.hour >= 12 else am}"
    assert (raw, f"{day}T{clock:%H:%M}") == (raw, local(raw, language))


@settings(max_examples=60, deadline=None)
@given(day=DAYS, sign=st.sampled_from([" ", "."]))
def test_months_in_roman_numerals(day: date, sign: str) -> None:
    """12 III 2024, as Polish, Hungarian and Italian print it."""
    month = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[day.month - 1]
    raw = f"{day.day}{sign}{month}{sign}{day.year}"
    assert (raw, day.isoformat()) == (raw, local(raw, "pl"))


@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_asian_months_in_the_american_order(day: date) -> None:
    """What blogs print whose month names, but not their order, were translated: 3 月 12, 2024."""
    chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"][day.month - 1]
    for raw, language in (
        (f"{day.month} 月 {day.day}, {day.year}", "zh"),
        (f"{chinese}月 {day.day}, {day.year}", "zh"),
        (f"{day.day} {day.month}月, {day.year}", "ja"),
        (f"{day.month}월 {day.day}, {day.year}", "ko"),
        (f"Tháng {day.month} {day.day}, {day.year}", "vi"),
    ):
        assert (raw, day.isoformat()) == (raw, local(raw, language))


def chinese(number: int) -> str:
    """A number below 200 as Chinese prints it."""
    signs = "〇一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{signs[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else signs[tens]) + "十"
    elif hundreds and ones:
        text += "〇"
    return text + (signs[ones] if ones else "")


@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_years_of_the_republic_in_words(day: date) -> None:
    """民國一百一十三年三月十二日 has a hundred in it."""
    raw = f"中華民國{chinese(day.year - 1911)}年{chinese(day.month)}月{chinese(day.day)}日"
    assert (raw, day.isoformat()) == (raw, local(raw, "zh-TW"))


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(2020, 1, 1), date(2039, 12, 31)), wrong=st.integers(0, 2))
def test_a_japanese_era_beside_the_year(day: date, wrong: int) -> None:
    """Both years are read and must be one: a contradiction has no value."""
    era = day.year - 2018 + wrong
    expected = None if wrong else day.isoformat()
    for raw in (
        f"{day.year}年（令和{era}年）{day.month}月{day.day}日",
        f"令和{era}年（{day.year}年）{day.month}月{day.day}日",
        f"{day.year}（令和{era}）年{day.month}月{day.day}日",
    ):
        assert (raw, expected) == (raw, local(raw, "ja"))


@pytest.mark.parametrize("word", ["Issue", "No.", "Vol. 3, No.", "Page", "Nr.", "Heft", "#", "Выпуск", "numéro"])
def test_the_number_of_an_issue_is_no_day(word: str) -> None:
    """ "No. 12, March 2024" is of March, not of the 12th."""
    assert [f"{word} 12, March 2024", "2024-03"] == [f"{word} 12, March 2024", local(f"{word} 12, March 2024")]


@pytest.mark.parametrize(
    "raw", ["Video 3:15 | 12 March 2024", "Duration: 3:15, 12 March 2024", "12 March 2024 3:15 min"]
)
def test_the_length_of_a_recording_is_no_time(raw: str) -> None:
    """Minutes and seconds behind "Video" or before "min" are no hour of the day."""
    assert local(raw) == "2024-03-12"


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("12 Mar 2024 10:15 UTC - 5", "en", "2024-03-12T10:15-05:00"),
        ("12 Mar 2024 10:15 (UTC/GMT +1)", "en", "2024-03-12T10:15+01:00"),
        ("10:15 UTC - 5 March 2024", "en", "2024-03-05T10:15+00:00"),
        ("12 марта 2024, 10:15 (МСК+4)", "ru", "2024-03-12T10:15+07:00"),
        ("12 March 2024, 10:15 GMT+5.30", "en", "2024-03-12T10:15+05:30"),
        ("12 March 2024, 10:15 UTC+5.5", "en", "2024-03-12T10:15+05:30"),
        ("12 March 2024, 10:15 GMT+5. 30 comments", "en", "2024-03-12T10:15+05:00"),
        ("12 March 2024 10am-12pm", "en", "2024-03-12T10:00"),
        ("2:30 PM, Sat February 10, 2024 EST", "en", "2024-02-10T14:30-05:00"),
        ("March 12, 2024, noon ET", "en", "2024-03-12T12:00-04:00"),
    ],
)
def test_zones_at_odd_places(raw: str, language: str, expected: str) -> None:
    """Offsets behind a spaced minus, a base of two names, Moscow's; and what only looks like one."""
    assert (raw, expected) == (raw, local(raw, language))


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("1° marzo 2024", "it", "2024-03-01"),
        ("1.º de marzo de 2024", "es", "2024-03-01"),
        ("۰۲/۱۲/۲۲", "fa", "2024-03-12"),  # a Persian page's two digits are of its own calendar
        ("2080-11-29", "ne", "2024-03-12"),
    ],
)
def test_days_of_other_habits(raw: str, language: str, expected: str) -> None:
    """Signs of an ordinal; numbers alone, in the calendar the page's language keeps."""
    assert (raw, expected) == (raw, local(raw, language))


@settings(max_examples=60, deadline=None)
@given(day=DAYS, clock=CLOCKS, change=st.integers(0, 300))
def test_two_dates_in_one_line(day: date, clock: time, change: int) -> None:
    """Publication and change with their labels, before the dates or in brackets behind the second."""
    later = date.fromordinal(day.toordinal() + change)
    expected = {"published": f"{day}T{clock:%H:%M}", "modified": later.isoformat()}
    for raw, language in (
        (f"Published: {day:%d %B %Y} {clock:%H:%M} | Updated: {later:%d %B %Y}", "en"),
        (f"Veröffentlicht am {day:%d.%m.%Y} um {clock:%H.%M} Uhr, aktualisiert am {later:%d.%m.%Y}", "de"),
        (f"Publié le {day:%d/%m/%Y} à {clock:%Hh%M} - Mis à jour le {later:%d/%m/%Y}", "fr"),
        (f"入力 {day:%Y.%m.%d} {clock:%H:%M} 更新 {later:%Y.%m.%d}", "ja"),
        (f"{day:%Y/%m/%d} {clock:%H:%M}（{later:%Y/%m/%d}更新）", "ja"),
        (f"발행 {day:%Y-%m-%d} {clock:%H:%M} | 수정 {later:%Y-%m-%d}", "ko"),
        (f"Опубликовано: {day:%d.%m.%Y} {clock:%H:%M}. Обновлено: {later:%d.%m.%Y}", "ru"),
    ):
        assert (raw, expected) == (raw, both(raw, language))


@settings(max_examples=60, deadline=None)
@given(
    day=DAYS,
    space=st.sampled_from("\u00a0\u2009\u202f\u3000"),
    mark=st.sampled_from(["", "\u200e", "\u200f", "\u2067"]),
)
def test_blanks_marks_and_digits(day: date, space: str, mark: str) -> None:
    """No-break, thin and wide blanks, direction marks and full-width, Arabic or Persian digits change nothing."""
    raw = mark + cldr.print_date(day, "d MMMM y", "fr").replace(" ", space) + mark
    assert (raw, day.isoformat()) == (raw, local(raw, "fr"))
    for zero in ("０", "٠", "۰", "०"):
        digits = "".join(chr(ord(zero) + int(c)) if c.isdigit() else mark + c for c in day.isoformat())
        assert (digits, day.isoformat()) == (digits, local(digits, None))


@settings(max_examples=100, deadline=None)
@given(day=DAYS, later=DAYS.filter(lambda day: day.day > 12), sign=st.sampled_from("/.-"), american=st.booleans())
def test_a_date_beside_tells_day_and_month(day: date, later: date, sign: str, american: bool) -> None:
    """Two dates of one line are in one order: the one with a day above 12 says which."""
    form = f"%m{sign}%d{sign}%Y" if american else f"%d{sign}%m{sign}%Y"
    raw = f"Published: {day:{form}} 10:15 | Updated: {later:{form}}"
    expected = {"published": f"{day}T10:15", "modified": later.isoformat()}
    assert (raw, expected) == (raw, both(raw, "en"))


def test_dates_beside_that_disagree_tell_nothing() -> None:
    """Where one date is in one order and another in the other, a third stays open."""
    assert both("Published 13/04/2024, updated 04/13/2024, posted 03/04/2024", "en")["modified"] == "2024-04-13"
    reading = read_date("03/04/2024", Context(language="en"))
    assert [issue.code for issue in reading.issues] == ["ambiguous_date_order"]


@settings(max_examples=60, deadline=None)
@given(hour=st.integers(0, 40), minute=st.integers(0, 99))
def test_hours_that_cannot_be_are_told(hour: int, minute: int) -> None:
    """Whatever marks the hour, a time is read or reported; the day is kept."""
    possible = hour < 24 and minute < 60
    for form, language in (
        ("3 March 2024 {h:02d}:{m:02d}", "en"),
        ("3. März 2024, {h:02d}.{m:02d} Uhr", "de"),
        ("le 3 mars 2024 à {h:02d}h{m:02d}", "fr"),
        ("2024年3月3日 {h}時{m:02d}分", "ja"),
        ("3 March 2024 {h:02d}{m:02d} GMT", "en"),
    ):
        raw = form.format(h=hour, m=minute)
        if (hour, minute) == (24, 0) or (language == "en" and hour in (19, 20, 21)):
            continue  # midnight of the next day; a year
        reading = read_date(raw, Context(language=language, fetched_at=FETCHED))
        assert reading.timestamp is not None
        expected = (f"2024-03-03T{hour:02d}:{minute:02d}", []) if possible else ("2024-03-03", ["impossible_time"])
        assert (raw, *expected) == (raw, reading.timestamp.local[:16], [issue.code for issue in reading.issues])


@pytest.mark.parametrize("raw", ["3 March 2024 10:15 +14:30", "2024-03-03T10:15:00+14:15", "2024-03-03T10:15:00-12:30"])
def test_offsets_beyond_the_widest(raw: str) -> None:
    """Nobody keeps more than +14:00 or -12:00."""
    reading = read_date(raw, Context())
    assert reading.timestamp is not None
    assert (reading.timestamp.utc, [issue.code for issue in reading.issues]) == (None, ["impossible_offset"])


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("2024/3/12 10:15（最終更新 3/14 11:02）", "ja", {"published": "2024-03-12T10:15", "modified": "2024-03-14T11:02"}),
        ("2024/3/12 10:15（3/14 11:02 更新）", "zh-TW", {"published": "2024-03-12T10:15", "modified": "2024-03-14T11:02"}),
        ("Publisert 12. mars 2024, kl. 10.15 Sist oppdatert kl. 11.02", "nb",
         {"published": "2024-03-12T10:15", "modified": "2024-03-12T11:02"}),
        ("12.03.2024 10:15 (ost. akt. 14.03.2024 11:02)", "pl", {"published": "2024-03-12T10:15", "modified": "2024-03-14T11:02"}),
        ("Offentliggjort d. 12/3-2024", "da", {"published": "2024-03-12"}),
        ("2024-03/12 10:15", "zh", {"published": "2024-03-12T10:15"}),
    ],
)  # fmt: skip
def test_changes_printed_short(raw: str, language: str, expected: dict[str, str]) -> None:
    """A change without a year or a day takes it from the date before; a year parted off by another sign."""
    assert both(raw, language) == expected


def test_a_change_today() -> None:
    """ "Published today at 10:15, changed at 11:02": both are of the day of the fetch."""
    found = both("Publié aujourd’hui à 10h15, modifié à 11h02", "fr")
    assert found == {"published": "2040-01-02T10:15", "modified": "2040-01-02T11:02"}


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("12 มี.ค. 67 | 10:15 น.", "en", "2024-03-12T10:15"),
        ("12 มี.ค. 67", None, "2024-03-12"),
        ("March 12, 2024 at 12:05am", "de", "2024-03-12T00:05"),
        ("12 de marzo de 2024, 3:15 de la tarde", "en", "2024-03-12T15:15"),
        ("12 de marzo de 2024, 3:15 de la tarde", "de", "2024-03-12T15:15"),
        ("um 10:15 am 12. März 2024", "de", "2024-03-12T10:15"),
        ("24-03-12", None, None),
        ("25/12/23", None, None),
        ("31.12.99", None, "1999-12-31"),
    ],
)
def test_pages_that_misstate_their_language(raw: str, language: str | None, expected: str | None) -> None:
    """What the date itself shows of its language counts more; two digits first and last stay open without any."""
    assert (raw, expected) == (raw, local(raw, language))
