"""Labelled lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.extraction.plaintext.labels import Label, read_label
from copydesk.extraction.plaintext.words import LABELS


@pytest.mark.parametrize(("line", "field", "value"), [
    ("Last update: Thu, 11/08/2016 - 23:42", "modified", "Thu, 11/08/2016 - 23:42"),
    ("LAST UPDATED: March 3, 2021", "modified", "March 3, 2021"),
    ("Updated 3 March 2021 at 10:15", "modified", "3 March 2021 at 10:15"),
    ("Published: 2021-03-03T10:15:00+01:00", "published", "2021-03-03T10:15:00+01:00"),
    ("Published on Wednesday, 3 March 2021", "published", "Wednesday, 3 March 2021"),
    ("Posted: 3 hours ago", "published", "3 hours ago"),
    ("Zuletzt aktualisiert: 03.03.2021, 10:15 Uhr", "modified", "03.03.2021, 10:15 Uhr"),
    ("Stand: 03.03.2021 10:15 Uhr", "modified", "03.03.2021 10:15 Uhr"),
    ("Publié le 3 mars 2021 à 10h15", "published", "3 mars 2021 à 10h15"),
    ("Mis à jour : 03/03/2021", "modified", "03/03/2021"),
    ("Actualizado: 3 de marzo de 2021", "modified", "3 de marzo de 2021"),
    ("Ultimo aggiornamento: 3 marzo 2021", "modified", "3 marzo 2021"),
    ("Опубликовано: 3 марта 2021, 10:15", "published", "3 марта 2021, 10:15"),
    ("Son güncelleme: 03.03.2021 10:15", "modified", "03.03.2021 10:15"),
    ("آخر تحديث: ٣ مارس ٢٠٢١", "modified", "٣ مارس ٢٠٢١"),
    ("发布时间：2021年3月3日 10:15", "published", "2021年3月3日 10:15"),
    ("最終更新：2021/03/03 10:15", "modified", "2021/03/03 10:15"),
    ("최종수정 : 2021.03.03 10:15", "modified", "2021.03.03 10:15"),
    ("By Jane Roe", "authors", "Jane Roe"),
    ("By Jane Roe and Li Wei in Oberin", "authors", "Jane Roe and Li Wei in Oberin"),
    ("Von Anna Schmidt", "authors", "Anna Schmidt"),
    ("Autor: Jan Kowalski", "authors", "Jan Kowalski"),
    ("记者：李伟", "authors", "李伟"),
    ("Section: World", "section", "World"),
    ("Rubrik: Wirtschaft", "section", "Wirtschaft"),
    ("栏目：国际", "section", "国际"),
    ("Tags: harbour, bridges, councils", "tags", "harbour, bridges, councils"),
])  # fmt: skip
def test_labelled_line_is_read(line: str, field: str, value: str) -> None:
    """A line that announces its value gives field and value."""
    assert read_label(line) == Label(field, value)


@pytest.mark.parametrize("line", [
    "Last update: the phrase stood at the foot of every page.",
    "Last update: Mon, 12/09/2016 - 10:00, the page read, though nobody had written on it for years and years on end.",
    "Updated: new figures for 2016 show 12 deaths",
    "Updated 5 times in 2016",
    "Published 11 books in 2016",
    "Published: nothing",
    "Date: to be announced",
    "By the numbers",
    "By and large the council agrees",
    "By Monday the bridge will be open again.",
    "Von wegen",
    "Section: the line that parts the two harbours was drawn in 1931 by a man who had seen neither of them.",
    "He said: 3 March 2021",
    "Breaking: 3 killed",
    ":",
    "By",
    "",
])  # fmt: skip
def test_other_line_is_left_alone(line: str) -> None:
    """A sentence that begins with a label's words is no labelled line."""
    assert read_label(line) is None


def test_no_label_has_two_meanings() -> None:
    """Each word of the table announces one field."""
    words = [label for labels in LABELS.values() for label in labels]
    assert (
        sorted({word for word in words if words.count(word) > 1 and len([f for f in LABELS if word in LABELS[f]]) > 1})
        == []
    )


def test_labels_are_written_as_they_are_looked_up() -> None:
    """Each word of the table is lower case and folded, or it could never match."""
    assert [word for labels in LABELS.values() for word in labels if word != " ".join(word.lower().split())] == []


@given(st.text(max_size=200))
def test_any_line_is_read_or_not(line: str) -> None:
    """No line raises, and a value is part of its line."""
    label = read_label(" ".join(line.split()))
    assert label is None or label.value in " ".join(line.split())
