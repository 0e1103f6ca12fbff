"""Lines with two dates: each with its own label and its own time of day."""

from __future__ import annotations

import pytest

import copydesk

TEXT = (
    "<p>" + "The lock gates were lifted out on Tuesday, and the canal stays shut until the new ones hang. " * 4 + "</p>"
)


def read(line: str, lang: str) -> tuple[str | None, str | None]:
    """Give the day and time of publication and change of a page with a line under its headline."""
    body = f"<article><h1>Lock closed for repairs</h1><p>{line}</p>{TEXT * 2}</article>"
    article = copydesk.extract(f"<html lang={lang}><body>{body}", url="https://news.example/lock")
    assert article is not None
    published, modified = article.published, article.modified
    return published and published.local, modified and modified.local


@pytest.mark.parametrize(("lang", "line", "published", "modified"), [
    ("pl", "Data utworzenia: 4 lipca 2022, 8:05. Data aktualizacji: 6 lipca 2022", "2022-07-04T08:05", "2022-07-06"),
    ("tr", "Giriş: 14.06.2022 - 08:05 Güncelleme: 16.06.2022 - 19:30", "2022-06-14T08:05", "2022-06-16T19:30"),
    ("ja", "2022年6月4日 8時05分 更新 2022年6月6日 19時30分", "2022-06-04T08:05", "2022-06-06T19:30"),
    ("de", "14.06.2022 - 08:05 (aktualisiert 16.06.2022 - 19:30)", "2022-06-14T08:05", "2022-06-16T19:30"),
    ("en", "Published: 4 June 2022, 08:05. Updated: 6 June 2022", "2022-06-04T08:05", "2022-06-06"),
    ("en", "4 June 2022 08:05 GMT updated 6 June 2022 19:30 GMT", "2022-06-04T08:05+00:00", "2022-06-06T19:30+00:00"),
    ("en", "08:05, 4 June 2022 Updated 19:30, 6 June 2022", "2022-06-04T08:05", "2022-06-06T19:30"),
    ("en", "Updated 6 June 2022 19:30 | Published 4 June 2022", "2022-06-04", "2022-06-06T19:30"),
    ("ko", "입력 2022.06.04. 08:05 수정 2022.06.06. 19:30", "2022-06-04T08:05", "2022-06-06T19:30"),
    ("fr", "Maj 6 juin 2022 19:30", None, "2022-06-06T19:30"),
    ("fr", "Publié le 4 juin 2022 à 08:05 - Maj 6 juin 2022 19:30", "2022-06-04T08:05", "2022-06-06T19:30"),
    ("sv", "12 maj 2022 08:05", "2022-05-12T08:05", None),
    ("pl", "12 maj 2022 08:05", "2022-05-12T08:05", None),
])  # fmt: skip
def test_each_date_keeps_its_own_time(lang: str, line: str, published: str | None, modified: str | None) -> None:
    """The time behind a date is that date's, and no piece is cut inside a date, a time or a label."""
    assert read(line, lang) == (published, modified)


@pytest.mark.parametrize("line", [
    "Reviewed 4 June 2022",
    "Medically reviewed by Dr Lind on 4 June 2022",
    "<b>Reviewed</b> <i>4 June 2022</i>",
    "Accessed: 4 June 2022",
])  # fmt: skip
def test_dates_of_something_else(line: str) -> None:
    """When experts looked at a text or a reader at its sources says nothing of when it came out."""
    assert read(line, "en") == (None, None)


def test_reviewed_by_a_critic_is_a_byline() -> None:
    """The words before a critic's name leave the date beside it what it is."""
    assert read("Reviewed by Anna Lind, 4 June 2022", "en") == ("2022-06-04", None)
