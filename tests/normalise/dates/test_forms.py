"""Every printed form of every language, printed by the CLDR's own patterns and read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import cldr
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copydesk.models import Context
from copydesk.normalise.dates import read_date
from copydesk.normalise.dates.names import data, language_of

DAYS = st.dates(date(1995, 1, 1), date(2039, 12, 31))
TIMES = st.times().map(lambda clock: clock.replace(microsecond=0))
FETCHED = datetime(2040, 1, 2, tzinfo=UTC)
WELL_KNOWN = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "ru",
    "pl",
    "tr",
    "ar",
    "hi",
    "th",
    "vi",
    "ja",
    "ko",
    "zh",
    "he",
    "el",
    "fa",
    "id",
)

ZONES = [
    ("Z", "+00:00"),
    (" UTC", "+00:00"),
    (" +0530", "+05:30"),
    (" GMT+3", "+03:00"),
    (" (CEST)", "+02:00"),
    (" JST", "+09:00"),
    ("-03:00", "-03:00"),
]


def local(raw: str, language: str | None, **known: object) -> str | None:
    """The local time read in a language, None where there is none."""
    context = Context(language=language, **known)  # type: ignore[arg-type]
    timestamp = read_date(raw, context).timestamp
    return timestamp.local if timestamp else None


def test_the_languages() -> None:
    """At least sixty languages have all twelve months (or number them) and all seven weekdays."""
    names = data("names.json")
    assert len(cldr.LANGUAGES) >= 60
    for language in cldr.LANGUAGES:
        entry = names[str(language_of(language))]
        numbered = language in {"ja", "ko", "vi", "zh"}
        assert (12, numbered) == (len(entry["m"]), not all(entry["m"]))
        assert sum(bool(forms) for forms in entry["w"]) == 7
    assert {str(language_of(name)) for name in (*cldr.LANGUAGES, *cldr.LESS_READ)} == set(filter(None, names))


@pytest.mark.parametrize("name", cldr.locales())
@settings(max_examples=3, deadline=None)
@given(day=DAYS, clock=TIMES)
def test_dates_and_times_of_a_locale(name: str, day: date, clock: time) -> None:
    """Full, long and medium dates are read back, alone and with the time as the locale prints it."""
    tag = name.replace("_", "-")
    for form in ("full", "long", "medium"):
        raw = cldr.print_date(day, form, name)
        if form == "medium" and name in {"es_PA", "es_PR"} and day.day <= 12:
            continue  # numbers, in the American order only there
        assert (raw, day.isoformat()) == (raw, local(raw, tag, fetched_at=FETCHED))
        timed = cldr.join(raw, cldr.print_time(clock, "short", name), name)
        assert (timed, f"{day}T{clock:%H:%M}") == (timed, local(timed, tag, fetched_at=FETCHED))
    exact = cldr.join(cldr.print_date(day, "long", name), cldr.print_time(clock, "medium", name), name)
    assert (exact, f"{day}T{clock:%H:%M:%S}") == (exact, local(exact, tag, fetched_at=FETCHED))


@pytest.mark.parametrize("name", cldr.LESS_READ)
@settings(max_examples=20, deadline=None)
@given(day=DAYS, clock=TIMES)
def test_dates_of_a_language_less_read(name: str, day: date, clock: time) -> None:
    """Where the page states one of them, its dates are read back like any other's."""
    for form in ("full", "long", "medium"):
        raw = cldr.print_date(day, form, name)
        assert (raw, day.isoformat()) == (raw, local(raw, name, fetched_at=FETCHED))
        if name != "yo" or clock.minute > 9:  # the CLDR's Yoruba has 7:5 for five past seven, which might be a score
            timed = cldr.join(raw, cldr.print_time(clock, "short", name), name)
            assert (timed, f"{day}T{clock:%H:%M}") == (timed, local(timed, name, fetched_at=FETCHED))


def month_forms(language: str) -> dict[str, set[int]]:
    """Every name and short name of a month the tables have for a language, with the months it stands for."""
    forms: dict[str, set[int]] = {}
    for table in (data("names.json")[language], data("words.json")["own names"].get(language, {})):
        for number, names in enumerate(table.get("m", ()), 1):
            for name in filter(None, names.split("|")):
                forms.setdefault(name, set()).add(number)
    return forms


@pytest.mark.parametrize("language", sorted(filter(None, data("names.json"))))
def test_every_name_of_every_month(language: str) -> None:
    """In each usual order and in capitals; a name of two months is one of them, or left open."""
    for name, months in month_forms(language).items():
        for raw in (
            f"17 {name} 2019",
            f"{name} 17, 2019",
            f"17. {name} 2019",
            f"2019 {name} 17",
            f"17 {name.upper()} 2019",
        ):
            days = {f"2019-{month:02d}-17" for month in months}
            assert (raw, local(raw, language) in (days if len(days) == 1 else days | {None})) == (raw, True)


@settings(max_examples=400, deadline=None)
@given(name=st.sampled_from(cldr.locales()), day=DAYS)
def test_short_dates_are_right_or_left_open(name: str, day: date) -> None:
    """An all-number date is read in the locale's order, or not at all; with a day above 12 it is always read."""
    assume(name != "en_BI")  # Burundi has the American order in the CLDR for want of its own
    raw = cldr.print_date(day, "short", name)
    context = Context(language=name.replace("_", "-"), fetched_at=FETCHED)
    reading = read_date(raw, context)
    if reading.timestamp:
        assert (raw, day.isoformat()) == (raw, reading.timestamp.local)
    else:
        thai = name == "th" and day.year >= 2036  # printed like 2536 of the Buddhist era
        code = reading.issues[0].code
        assert code == "ambiguous_year" if thai else (code, day.day <= 12) == ("ambiguous_date_order", True)


@settings(max_examples=400, deadline=None)
@given(name=st.sampled_from(cldr.LANGUAGES), day=DAYS, form=st.sampled_from(["full", "long", "medium"]))
def test_without_a_language_nothing_wrong_is_read(name: str, day: date, form: str) -> None:
    """Without a language a date is read right, more coarsely, or not at all."""
    raw = cldr.print_date(day, form, name)
    found = local(raw, None)
    assert found is None or (raw, day.isoformat()[: len(found)]) == (raw, found)


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from(WELL_KNOWN), day=DAYS, wrong=st.sampled_from([None, "en-GB", "fr", "zz"]))
def test_well_known_languages_need_no_language(name: str, day: date, wrong: str | None) -> None:
    """A month named in a language many read is read under a missing or a wrong language too."""
    assume(not (name == "pl" and day.month in (10, 11)))  # one of them is the other's in Croatian
    raw = cldr.print_date(day, "long", name)
    assert (raw, day.isoformat()) == (raw, local(raw, wrong))


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(cldr.LANGUAGES),
    day=DAYS,
    clock=TIMES,
    zone=st.sampled_from(ZONES),
)
def test_zones_after_any_language(name: str, day: date, clock: time, zone: tuple[str, str]) -> None:
    """A zone after the time is read in every language."""
    assume(zone[0] != " (CEST)" or 4 <= day.month <= 9)
    raw = f"{cldr.print_date(day, 'long', name)} {clock:%H:%M:%S}{zone[0]}"
    assert (raw, f"{day}T{clock:%H:%M:%S}{zone[1]}") == (raw, local(raw, name))


@pytest.mark.parametrize("name", cldr.LANGUAGES)
def test_every_hour_of_the_twelve_hour_clock(name: str) -> None:
    """AM and PM, and morning, afternoon, evening and night, give the hour they stand for."""
    for hour in range(24):
        for pattern in ("h:mm a", "h:mm B"):
            raw = f"2016-08-11 {cldr.print_time(time(hour, 42), pattern, name)}"
            assert (raw, f"2016-08-11T{hour:02d}:42") == (raw, local(raw, name))


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(cldr.LANGUAGES), day=DAYS, shift=st.integers(1, 6))
def test_a_wrong_weekday_is_never_overlooked(name: str, day: date, shift: int) -> None:
    """In every language a date with another day's weekday has no value."""
    right = cldr.print_date(day, "EEEE", name)
    wrong = cldr.print_date(day.replace(day=1 + (day.day + shift - 1) % 28), "EEEE", name)
    assume(right != wrong)
    raw = cldr.print_date(day, "full", name)
    assume(raw.count(right) == 1)
    reading = read_date(raw.replace(right, wrong), Context(language=name))
    assert (reading.timestamp, [issue.code for issue in reading.issues]) == (None, ["weekday_conflict"])


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("Thursday, 11th of August 2016 at 11.42pm", "en", "2016-08-11T23:42"),
        ("THURSDAY AUGUST 11 2016 11:42 P.M.", "en", "2016-08-11T23:42"),
        ("Aug. 11th, 2016, noon", "en", "2016-08-11T12:00"),
        ("11:42 p.m., Aug. 11, 2016", "en", "2016-08-11T23:42"),
        ("Sept. 1, 2016", "en", "2016-09-01"),
        ("Do., 11. Aug. 2016, 23:42 Uhr", "de", "2016-08-11T23:42"),
        ("11. JÄNNER 2016, 7 Uhr", "de-AT", "2016-01-11T07:00"),
        ("11. Maerz 2016", "de", "2016-03-11"),
        ("1er août 2016, 23 h 42", "fr", "2016-08-01T23:42"),
        ("11 AOUT 2016 à 6h du matin", "fr", "2016-08-11T06:00"),
        ("jueves 11 de agosto del 2016 a las 11:42 de la noche", "es", "2016-08-11T23:42"),
        ("1º de agosto de 2016 às 23h", "pt", "2016-08-01T23:00"),
        ("quinta, 11/08/2016", "pt", "2016-08-11"),
        ("giovedì 11 agosto 2016, ore 23.42", "it", "2016-08-11T23:42"),
        ("donderdag 11 augustus 2016 om 23.42 uur", "nl", "2016-08-11T23:42"),
        ("11 aug. 2016 kl. 23.42", "sv", "2016-08-11T23:42"),
        ("to 11.8.2016 klo 23.42", "fi", "2016-08-11T23:42"),
        ("11 sierpnia 2016 r., godz. 23:42", "pl", "2016-08-11T23:42"),
        ("11-го августа 2016 года в 23:42", "ru", "2016-08-11T23:42"),
        ("четвъртък, 11 август 2016 г., 23:42 ч.", "bg", "2016-08-11T23:42"),
        ("2016. augusztus 11-én, 23:42", "hu", "2016-08-11T23:42"),
        ("11 Ağustos 2016'da saat 23.42", "tr", "2016-08-11T23:42"),
        ("11 KASIM 2016 CUMA", "tr", "2016-11-11"),
        ("2016-nji ýylyň 11-nji awgusty", "tk", None),
        ("יום ה', 11 באוגוסט 2016 בשעה 23:42", "he", "2016-08-11T23:42"),
        ("الخميس ١١ أغسطس ٢٠١٦ - ١١:٤٢ م", "ar", "2016-08-11T23:42"),
        ("11 آب 2016", "ar", "2016-08-11"),
        ("11 غشت 2016", "ar", "2016-08-11"),
        ("11 آب/أغسطس 2016", "ar", "2016-08-11"),
        ("2016•08•11", None, "2016-08-11"),
        ("११ अगस्त २०१६ रात ११:४२ बजे", "hi", "2016-08-11T23:42"),
        ("১১ আগস্ট ২০১৬, ২৩:৪২", "bn", "2016-08-11T23:42"),
        ("ngày 11 tháng 8 năm 2016, 23 giờ 42 phút", "vi", "2016-08-11T23:42"),
        ("Thứ Năm, ngày 11/8/2016 - 23:42", "vi", "2016-08-11T23:42"),
        ("Kamis, 11 Agustus 2016 pukul 23.42", "id", "2016-08-11T23:42"),
        ("２０１６年８月１１日（木）午後１１時４２分", "ja", "2016-08-11T23:42"),
        ("2016年8月11日23:42　金山晚報", None, "2016-08-11T23:42"),
        ("2016年8月11日 0時5分", "ja", "2016-08-11T00:05"),
        ("二〇一六年十二月三十一日", "zh", "2016-12-31"),
        ("2016年8月11日（四）晚上11時42分", "zh-TW", "2016-08-11T23:42"),
        ("2016年08月11日23:42:07", "zh-CN", "2016-08-11T23:42:07"),
        ("2016년 8월 11일(목) 오후 11시 42분", "ko", "2016-08-11T23:42"),
        ("2016.08.11. 오후 11:42", "ko", "2016-08-11T23:42"),
        ("11-Aug-2016 23:42:07", None, "2016-08-11T23:42:07"),
        ("11/Aug/2016:23:42:07", None, "2016-08-11T23:42:07"),
        ("2016:08:11 23:42:07", None, "2016-08-11T23:42:07"),
        ("Thu Aug 11 23:42:07 2016", None, "2016-08-11T23:42:07"),
        ("11Aug2016", None, "2016-08-11"),
        ("August 11, 2016: 11:42 PM", None, "2016-08-11T23:42"),
        ("Aug&nbsp;11,&#160;2016", None, "2016-08-11"),
        ("<time>11 August 2016</time>", None, "2016-08-11"),
        ("11\u00ad August\u200b 2016\ufeff", None, "2016-08-11"),
        ("By Ann Example in Example Town | 11 August 2016 | 5 comments", None, "2016-08-11"),
        ("11 August 2016 24:00", None, "2016-08-12T00:00"),
        ("11 August 2016 23:59:60", None, "2016-08-11T23:59:59"),
        ("11 August 2016: 20 killed", None, "2016-08-11"),
        ("11. August 2016, 13:00 AM", "en", "2016-08-11"),
    ],
)  # fmt: skip
def test_forms_the_cldr_does_not_have(raw: str, language: str | None, expected: str | None) -> None:
    """What news sites print beyond the standard patterns."""
    assert expected == local(raw, language)


@pytest.mark.parametrize(
    "raw",
    [
        *("", " ", "Updated", "5 min read", "Top 10", "10:1 win", "version 3.4.5", "+49 30 901820", "192.168.2.16"),
        *(
            "Mar a Lago",
            "https://example.com/2016/may",
            "1,234,567",
            "25 May",
            "Sun",
            "May",
            "3/2016 issue",
            "room 2016",
        ),
        *(
            "1234567890123456789",
            "A43DEC2014F",
            "8 minutes",
            "3h",
            "ISBN 978-3-16-148410-0",
            "3:2",
            "2016-17 season",
            "hall 2016",
        ),
    ],
)
def test_what_only_looks_like_a_date(raw: str) -> None:
    """Counts, versions, numbers, names and lone parts give nothing."""
    assert None is local(raw, "en", fetched_at=FETCHED)


def test_a_date_in_a_sentence_is_not_the_page_s() -> None:
    """With many strange words around and no label, the date is one the sentence mentions."""
    raw = "A dozen rowers left the little harbour below our village before dawn on 3 May 2014 hoping for calm seas"
    reading = read_date(raw, Context(language="en"))
    assert (reading.timestamp, [issue.code for issue in reading.issues]) == (None, ["date_in_prose"])
