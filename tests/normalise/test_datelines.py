"""Datelines of many houses, and sentences that only look like one."""

from __future__ import annotations

import pytest

from copydesk.models import Context, Dateline
from copydesk.normalise import normalise_value
from copydesk.normalise.blocks.datelines import lift

CONTEXT = Context(site_names=("Example News",))


@pytest.mark.parametrize(
    ("text", "place", "agency", "date", "rest"),
    [
        ("LISBON, August 11. /TASS/. The bridge", "Lisbon", "TASS", "--08-11", "The bridge"),
        ("LISBON, April 25 (Reuters) - The bridge", "Lisbon", "Reuters", "--04-25", "The bridge"),
        ("LISBON, 25 April 2015 (Reuters) - The bridge", "Lisbon", "Reuters", "2015-04-25", "The bridge"),
        ("LISBON (AP) — The bridge", "Lisbon", "AP", None, "The bridge"),
        ("LISBON, D.C., Nov. 22 (UPI) -- The bridge", "Lisbon, D.C.", "UPI", "--11-22", "The bridge"),
        ("KYIV. Nov 22 (Interfax-Ukraine) – The bridge", "Kyiv", "Interfax", "--11-22", "The bridge"),
        ("MARROW BAY, Ore. (KOIN) -- The bridge", "Marrow Bay, Ore.", None, None, "The bridge"),
        ("(CNN) — The bridge", None, "CNN", None, "The bridge"),
        ("Lyon, France | AFP | Le pont", "Lyon, France", "AFP", None, "Le pont"),
        ("Frankfurt (Oder) (dpa) - Die Brücke", "Frankfurt (Oder)", "dpa", None, "Die Brücke"),
        ("Halle (Saale) (dpa/sa) - Die Brücke", "Halle (Saale)", "dpa", None, "Die Brücke"),
        (
            "BERLIN. Die Brücke bleibt eine Woche gesperrt.",
            "Berlin",
            None,
            None,
            "Die Brücke bleibt eine Woche gesperrt.",
        ),
        (
            "WIEN/GRAZ. Die Brücke bleibt eine Woche gesperrt.",
            "Wien/Graz",
            None,
            None,
            "Die Brücke bleibt eine Woche gesperrt.",
        ),
        (
            "Berlin – Die Brücke bleibt eine Woche gesperrt.",
            "Berlin",
            None,
            None,
            "Die Brücke bleibt eine Woche gesperrt.",
        ),
        (
            "Lagos, Nigeria — The bridge is closed for a week.",
            "Lagos, Nigeria",
            None,
            None,
            "The bridge is closed for a week.",
        ),
        ("New Delhi: The bridge is closed for a week.", "New Delhi", None, None, "The bridge is closed for a week."),
        ("Lisboa (EFE).- El puente", "Lisboa", "EFE", None, "El puente"),
        ("Lima, nov. 22.- El puente", "Lima", None, "--11-22", "El puente"),
        ("MADRID.- El puente sigue cerrado una semana", "Madrid", None, None, "El puente sigue cerrado una semana"),
        ("La Paz, 22 de noviembre de 2026 (ABI).- El puente", "La Paz", None, "2026-11-22", "El puente"),
        ("Zagreb, 22. studenoga (Hina) - Most", "Zagreb", None, "--11-22", "Most"),
        ("Bratislava 22. novembra (TASR) - Most", "Bratislava", "TASR", "--11-22", "Most"),
        ("STOCKHOLM (TT-Reuters) Bron", "Stockholm", "TT", None, "Bron"),
        ("JAKARTA, BERITA.com - Jembatan", "Jakarta", None, None, "Jembatan"),
        ("Москва. 22 ноября. ИНТЕРФАКС - Мост", "Москва", "Interfax", "--11-22", "Мост"),
        ("ТАСС, 22 ноября. Мост", None, "TASS", "--11-22", "Мост"),
        ("Минск, 22 ноября /Корр. БЕЛТА/. Мост", "Минск", "BelTA", "--11-22", "Мост"),
        ("Αθήνα, 22 Νοεμβρίου (ΑΠΕ-ΜΠΕ) - Η γέφυρα", "Αθήνα", "ANA-MPA", "--11-22", "Η γέφυρα"),
        ("नई दिल्ली: पुल बंद", "नई दिल्ली", None, None, "पुल बंद"),
        ("नयी दिल्ली, 22 नवंबर (भाषा) पुल बंद", "नयी दिल्ली", "PTI", "--11-22", "पुल बंद"),
        ("नदी संवाददाता, लखनऊ। पुल बंद", "लखनऊ", None, None, "पुल बंद"),
        ("القاهرة - أ ف ب: الجسر", "القاهرة", "AFP", None, "الجسر"),
        ("لندن – «النهر الجديد»: الجسر", "لندن", None, None, "الجسر"),
        ("بيروت: الجسر", "بيروت", None, None, "الجسر"),
        ("SANTA FE, N.M. (AP) — The bridge", "Santa Fe, N.M.", "AP", None, "The bridge"),
        ("LONDON/NEW YORK, Aug 11 (Reuters) - The bridge", "London/New York", "Reuters", "--08-11", "The bridge"),
        ("March 4 (Reuters) - The bridge", None, "Reuters", "--03-04", "The bridge"),
        ("(Reuters) - The bridge", None, "Reuters", None, "The bridge"),
        ("Lissabon (dpa) - Die Brücke", "Lissabon", "dpa", None, "Die Brücke"),
        ("Berlin/Brüssel (dpa/AFP) - Die Brücke", "Berlin/Brüssel", "dpa", None, "Die Brücke"),
        ("PARIS, 11 août (AFP) - Le pont", "Paris", "AFP", "--08-11", "Le pont"),
        ("MADRID, 11 Ago. (EUROPA PRESS) - El puente", "Madrid", "Europa Press", "--08-11", "El puente"),
        ("(ANSA) - ROMA, 11 AGO - Il ponte", "Roma", "ANSA", "--08-11", "Il ponte"),
        ("МОСКВА, 11 авг — РИА Новости. Мост", "Москва", "RIA Novosti", "--08-11", "Мост"),
        ("LISBON (Example News) - The bridge", "Lisbon", "Example News", None, "The bridge"),
        ("LISBON — The bridge", "Lisbon", None, None, "The bridge"),
        ("LISBON — “The bridge", "Lisbon", None, None, "“The bridge"),
        ("AUSTIN, Texas — The bridge", "Austin, Texas", None, None, "The bridge"),
        ("NEW DELHI: The bridge", "New Delhi", None, None, "The bridge"),
        ("BERLIN afp | Die Brücke", "Berlin", "AFP", None, "Die Brücke"),
        ("SEOUL, Aug. 11 (Yonhap) -- The bridge", "Seoul", "Yonhap", "--08-11", "The bridge"),
        ("بيروت (رويترز) - قالت", "بيروت", "Reuters", None, "قالت"),
        ("新华社里斯本8月11日电（记者 王小明）大桥", "里斯本", "Xinhua", "--08-11", "大桥"),
        ("【6月18日 AFP】橋が", None, "AFP", "--06-18", "橋が"),
        ("【ワシントン＝山田太郎】橋が", "ワシントン", None, None, "橋が"),
        ("(서울=연합뉴스) 홍길동 기자 = 다리가", "서울", "Yonhap", None, "다리가"),
    ],
)
def test_a_dateline_is_lifted(text: str, place: str | None, agency: str | None, date: str | None, rest: str) -> None:
    """Place in its usual letters, agency by its short name, the day as far as it is printed."""
    lifted = lift(text, CONTEXT)
    assert lifted is not None
    assert (place, agency, date, rest) == (
        lifted.dateline.place,
        lifted.dateline.agency,
        lifted.dateline.date,
        lifted.rest,
    )
    assert text.startswith(lifted.dateline.text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge - reopened after a storm - is long.",
        "BREAKING — The bridge reopened.",
        "CLAIM: The bridge is closed.",
    ]
    + ["MODERATOR: Good morning.", "NASA — The agency is asleep.", "Anna Example (AFP) said the bridge was open."]
    + [
        "The vote was close — Labour won (AFP) — by 12 seats.",
        "Anna Example | Lisbon",
        "ANNA EXAMPLE/AFP/Pool",
        "LISBON —",
    ]
    + [
        "Lisbon, where the bridge is — The river is wide.",
        "UPDATE: The bridge",
        "TOP STORY — The bridge",
        "(Photo: Anna Example)",
        "Lisbon, Portugal, is large (AP) - and old, as everybody there knows.",
        "Update (Reuters) - the bridge is open again, and the ferry stays.",
        "Anna Example (Reuters) - a reporter in Lisbon, who wrote of the bridge.",
        "Frankfurt (Oder) liegt an der Oder - und nicht am Main.",
        "Berlin – Ben Beispiels Stadt – ist groß und hat viele Brücken.",
        "Berlin - das ist eine Stadt der Brücken und der Flüsse.",
        "Paris – Berlin in acht Stunden mit dem Zug, das geht.",
        "Berlin: Die Stadt der Brücken lädt zum Fest an der Spree.",
        "Brazil – Land of rivers, bridges and very long roads.",
        "London. Paris. New York. The bridge builders come from everywhere.",
        "Москва. Кремль. Мост через реку открыт для всех.",
        "Lisbon (2008) - A film about a bridge and a ferry.",
        "Madrid. El puente es viejo y el río también lo es.",
        "नदी: पुल बंद रहेगा",
        "الجسر: مغلق أسبوعا",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    """Labels, speakers, credits and dashes inside a sentence stay where they are."""
    assert lift(text, CONTEXT) is None


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ("2015-04-26", "2015-04-25"),
        ("2016-01-02T10:00", "2015-12-31"),
        ("2015-10-01", "--04-25"),
        ("soon", "--04-25"),
        (None, "--04-25"),
    ],
)
def test_the_year_is_the_publications(published: str | None, date: str) -> None:
    """Only where the day is shortly before it; else the year stays open."""
    day = "December 31" if date.endswith("12-31") else "April 25"
    lifted = lift(f"LISBON, {day} (Reuters) - The bridge", Context(published=published))
    assert lifted is not None
    assert lifted.dateline.date == date


@pytest.mark.parametrize(
    ("value", "dateline"),
    [
        ("LISBON, April 25 (Reuters)", Dateline("LISBON, April 25 (Reuters)", "Lisbon", "Reuters", "--04-25")),
        ("Berlin", Dateline("Berlin", "Berlin")),
        ("what is this?", Dateline("what is this?")),
    ],
)
def test_a_dateline_may_stand_alone(value: str, dateline: Dateline) -> None:
    """Structured data gives it without the text."""
    assert normalise_value("dateline", value)[0].value == dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("PARIS (Reuters) -", "Paris", "Reuters"),
        ("KYIV, Ukraine (AP) —", "Kyiv, Ukraine", "AP"),
        ("WASHINGTON, D.C. —", "Washington, D.C.", None),
        ("PARIS (Reuters)", "Paris", "Reuters"),
    ],
)
def test_a_dateline_given_with_its_dash_is_read(text: str, place: str, agency: str | None) -> None:
    """What a rule selects as printed, dash and all, gives the place and agency, and stays as printed."""
    dateline = normalise_value("dateline", text)[0].value
    assert (dateline.text, dateline.place, dateline.agency) == (text, place, agency)
