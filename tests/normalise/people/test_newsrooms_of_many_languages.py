"""Newsrooms, agencies and sources in the languages news is written in: none of them is a person."""

from __future__ import annotations

import pytest
from bylines import people, told

from copydesk.models import Context


@pytest.mark.parametrize(
    "byline",
    [
        "Spor Servisi", "Haber Merkezi", "Onlineredaktion", "La rédaction web", "Redacción Web", "Equipe editorial",
        "Redazione Web", "Nyhetsredaktionen", "Uutistoimitus", "Zespół redakcyjny", "Redakční tým", "Redakcia",
        "Szerkesztőségünk", "Echipa editorială", "Редакція", "Відділ новин", "Отдел новостей", "Редакцията", "Редакција",
        "Συντακτική ομάδα", "هيئة التحرير", "قسم الأخبار", "تحریریه", "מערכת האתר", "מערכת הנמל", "वेब डेस्क",
        "संपादकीय टीम", "অনলাইন ডেস্ক", "نیوز ڈیسک", "กองบรรณาธิการ", "ทีมข่าวภูมิภาค", "Ban biên tập", "Tim Redaksi",
    ],
)  # fmt: skip
def test_a_newsroom_is_a_body(byline: str) -> None:
    """It signs, but as an organisation, in its own words."""
    assert people(byline) == [f"<{byline}>"]


@pytest.mark.parametrize(
    "byline",
    [
        "وكالات", "وكالات الأنباء", "एजेंसी", "समाचार एजेंसी", "סוכנויות הידיעות", "Агентства", "Інформагентства", "ajanslar",
        "Agencje", "Agentury", "Hírügynökségek", "Πρακτορεία", "خبرگزاری‌ها", "संवाददाता", "निज संवाददाता", "ผู้สื่อข่าว",
        "নিজস্ব প্রতিবেদক", "Phóng viên", "नई दिल्ली, एजेंसी", "Кореспондент",
    ],
)  # fmt: skip
def test_agencies_and_correspondents_without_a_name_are_nobody(byline: str) -> None:
    """What names no one gives no one, in any script."""
    assert people(byline) == []


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("Theo Reuters", "Reuters"),
        ("Theo TTXVN", "VNA"),
        ("Selon l'AFP", "AFP"),
        ("D’après Reuters", "Reuters"),
        ("Según EFE", "EFE"),
        ("Menurut Antara", "Antara"),
        ("По материалам Reuters", "Reuters"),
        ("Як повідомляє Укрінформ", "Ukrinform"),
        ("نقلا عن رويترز", "Reuters"),
        ("AFP'ye göre", "AFP"),
        ("पीटीआई के अनुसार", "PTI"),
    ],
)
def test_according_to_an_agency_credits_the_agency(byline: str, agency: str) -> None:
    """The agency is the source; the words before or behind it are no part of a name."""
    fields = told(byline)
    assert fields["agencies"] == (agency,)
    assert people(byline) == []


def test_a_name_that_also_means_according_to_stays_one() -> None:
    """Theo is a given name, but for a Vietnamese page, where it stands before the source."""
    assert people("Theo Wexford") == ["Theo Wexford"]
    assert people("Theo Wexford, Harbour Correspondent") == ["Theo Wexford"]
    assert people("Theo Cảng Xanh", Context(language="vi")) == []


def test_thai_for_by_is_no_part_of_the_name() -> None:
    """It may stand with or without a blank."""
    assert people("โดย มานี ท่าเรือ") == people("โดยมานี ท่าเรือ") == ["มานี ท่าเรือ"]
