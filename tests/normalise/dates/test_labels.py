"""Labels: whose date it is, in many languages, before or after the date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from copydesk.models import Context
from copydesk.normalise.dates import read_all, read_date
from copydesk.normalise.dates.names import data


def read(raw: str, field: str = "published", **known: Any) -> tuple[str, str | None]:
    """The field and local time read."""
    reading = read_date(raw, Context(**known), field)
    return reading.field, reading.timestamp.local if reading.timestamp else None


@pytest.mark.parametrize(
    ("raw", "language", "field"),
    [
        ("Updated 3 May 2021", "en", "modified"),
        ("Last update: 3 May 2021", "en", "modified"),
        ("LAST MODIFIED ON 3 MAY 2021", "en", "modified"),
        ("Zuletzt aktualisiert: 03.05.2021", "de", "modified"),
        ("Stand: 03.05.2021", "de", "modified"),
        ("Mis à jour le 3 mai 2021", "fr", "modified"),
        ("Actualizado el 3 de mayo de 2021", "es", "modified"),
        ("Обновлено 3 мая 2021", "ru", "modified"),
        ("最終更新 2021年5月3日", "ja", "modified"),
        ("2021年5月3日更新", "ja", "modified"),
        ("更新时间：2021-05-03", "zh", "modified"),
        ("수정 2021.05.03.", "ko", "modified"),
        ("آخر تحديث: 3 مايو 2021", "ar", "modified"),
        ("Cập nhật ngày 3/5/2021", "vi", "modified"),
        ("Published: 3 May 2021", "en", "published"),
        ("Posted on May 3, 2021 by Ann Example", "en", "published"),
        ("Veröffentlicht am 3. Mai 2021", "de", "published"),
        ("Publié le 3 mai 2021", "fr", "published"),
        ("Опубликовано: 3 мая 2021", "ru", "published"),
        ("发布时间：2021-05-03", "zh", "published"),
        ("입력 2021.05.03.", "ko", "published"),
    ],
)
def test_a_label_decides_the_field(raw: str, language: str, field: str) -> None:
    """Whichever field was asked for, the label says which it is, with or without the language known."""
    assert (field, "2021-05-03") == read(raw, "published", language=language)
    assert (field, "2021-05-03") == read(raw, "modified", language=language)


@pytest.mark.parametrize("field", ["published", "modified"])
def test_every_label_of_the_list(field: str) -> None:
    """Each label of every language is known, and no label stands for both fields."""
    words = data("words.json")["labels"]
    for forms in words[field].values():
        for label in forms.split("|"):
            assert (label, field, "2021-05-03") == (label, *read(f"{label}: 2021-05-03"))


@pytest.mark.parametrize(
    ("raw", "published", "modified"),
    [
        ("3 May 2021, 10:00 - Updated 4 May 2021, 9:30", "2021-05-03T10:00", "2021-05-04T09:30"),
        ("3 mai 2021 à 10h00 - mis à jour le 4 mai 2021 à 9h30", "2021-05-03T10:00", "2021-05-04T09:30"),
        ("Updated May 4, 2021 / Original May 3, 2021", "2021-05-03", "2021-05-04"),
        ("입력 2021.05.03. 오전 10:00 수정 2021.05.04. 오전 9:30", "2021-05-03T10:00", "2021-05-04T09:30"),
        ("2021年5月3日公開 2021年5月4日更新", "2021-05-03", "2021-05-04"),
        ("Published May 3, 2021 10:00 AM, updated 11:30 AM", "2021-05-03T10:00", "2021-05-03T11:30"),
        ("Dec 31, 2020 - Updated Jan 2 at 8:00", "2020-12-31", "2021-01-02T08:00"),
        ("Published Dec 31, updated Jan 2, 2021", "2020-12-31", "2021-01-02"),
    ],
)
def test_two_dates_in_one_string(raw: str, published: str, modified: str) -> None:
    """Each field has its own, and both come with one reading."""
    assert ("published", published) == read(raw, "published")
    assert ("modified", modified) == read(raw, "modified")
    both = {reading.field: reading.timestamp.local for reading in read_all(raw, Context()) if reading.timestamp}
    assert {"published": published, "modified": modified} == both


def test_dates_nothing_tells_apart() -> None:
    """Two different days without labels are reported; the same day twice is one, the more precise."""
    reading = read_date("3 May 2021 | 4 May 2021", Context())
    assert (reading.timestamp, reading.issues[0].code) == (None, "several_dates")
    assert (reading.issues[0].data or {})["candidates"] == ["2021-05-03", "2021-05-04"]
    assert read("Monday, May 3, 2021 | 2021-05-03 10:00") == ("published", "2021-05-03T10:00")


@pytest.mark.parametrize(
    "raw",
    [
        "Expires 3 May 2021",
        "Valid until: 3 May 2021",
        "Copyright 2021",
        "Retrieved 3 May 2021",
        "gültig bis 03.05.2021",
    ],
)
def test_dates_of_something_else(raw: str) -> None:
    """An expiry, a copyright year or a date of access is not the article's."""
    assert read(raw, language="de" if "bis" in raw else "en") == ("published", None)


def test_the_step_says_so() -> None:
    """The label is recorded, and a relative time takes it too."""
    known = Context(fetched_at=datetime(2021, 5, 3, 12, 0, tzinfo=UTC))
    reading = read_date("Updated 3h ago", known)
    assert (reading.field, reading.steps[0]) == ("modified", "label:modified")
    assert reading.timestamp is not None
    assert (reading.timestamp.local, reading.timestamp.precision) == ("2021-05-03T09:00", "hour")
