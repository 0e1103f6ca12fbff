"""Captions and the credit of a picture printed with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk
from copydesk.models import Media
from copydesk.normalise import normalise_value
from copydesk.normalise.captions import is_credit, parted

CAPTION = "The old bridge over the Lune, seen from the ferry."


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        (" Photo: Jane Roe/AP", "Jane Roe/AP"),
        (" (Foto: dpa)", "dpa"),
        (" © Reuters", "Reuters"),
        (" © 2019 Jane Roe", "Jane Roe"),
        (" Photograph by Jane Roe", "Jane Roe"),
        ("Photograph: Jane Roe/Getty Images", "Jane Roe/Getty Images"),
        ("Jane Roe / Getty Images", "Jane Roe / Getty Images"),
        ("Getty Images", "Getty Images"),
        (" (Jane Roe/Pool via AP)", "Jane Roe/Pool via AP"),
        (" (AP Photo/Jane Q. Roe)", "AP Photo/Jane Q. Roe"),
        (" [File: Reuters]", "Reuters"),
        (" | Bildquelle: Landesamt", "Landesamt"),
        (" Foto: picture alliance / Jana Muster", "picture alliance / Jana Muster"),
        (" Bild: Jana Muster/rbb", "Jana Muster/rbb"),
        (" Bild © Jana Muster (hr)", "Jana Muster (hr)"),
        (" Crédit photo : Jeanne Exemple", "Jeanne Exemple"),
        (" Foto: Juana Ejemplo/EFE", "Juana Ejemplo/EFE"),
        (" (Foto: Divulgação)", "Divulgação"),
        (" Foto di Gianna Esempio", "Gianna Esempio"),
        (" Фото: Анна Пример / ТАСС", "Анна Пример / ТАСС"),
        (" Credit...Jane Roe for The Valley", "Jane Roe for The Valley"),
        (" Image courtesy of Lune Museum", "Lune Museum"),
        (" 图：林岚", "林岚"),
        (" 写真＝森田葉子", "森田葉子"),
        (" 사진=연합뉴스", "연합뉴스"),
        (" تصوير: أحمد مثال", "أحمد مثال"),
    ],
)
def test_a_credit_behind_a_caption_is_taken_off(printed: str, credit: str) -> None:
    """The caption keeps the rest; the word, sign or bracket before the names goes."""
    assert parted(f"{CAPTION}{printed}") == (CAPTION, credit)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Photo: Jane Roe", "Jane Roe"),
        ("© Lune Museum", "Lune Museum"),
        ("Jane Roe/AFP via Getty Images", "Jane Roe/AFP via Getty Images"),
        ("(Image: © Shutterstock)", "Shutterstock"),
        ("Getty Images", "Getty Images"),
        ("Image copyright Getty Images", "Getty Images"),
        ("Photo Courtesy of: Lune Museum", "Lune Museum"),
        ("图片来源：视觉中国", "视觉中国"),
    ],
)
def test_a_caption_may_be_a_credit_and_nothing_else(text: str, credit: str) -> None:
    """Then the picture has no caption."""
    assert parted(text) == (None, credit)
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        CAPTION,
        "Image: The bridge has been closed for a week and nobody knows why",
        "A photo by the river shows the bridge (left) and the ferry.",
        "The bridge (2019) at night",
        "Photos: how the bridge was built in a year",
        "Shares of Credit Suisse",
        "The bridge, its source: a quarry in the hills",
        "From left: Jane Roe, Ben Sample and Anna Example/Muster at the ferry landing this week",
        "The bridge/ferry question",
        "The Moulin Lune cabaret in Paris Jane Roe/Reuters",
        "Image:",
        "©",
        "A picture is worth a thousand words, as they say: look at it.",
        "桥：昨天在河上的样子很好看，居民都来拍照，孩子们也来了，大家都很高兴",
    ],
)
def test_what_is_not_plainly_a_credit_stays(text: str) -> None:
    """Sentences behind a label, brackets with something else, names with no sign where they begin."""
    assert parted(text) == (text, None)


@given(st.text(max_size=300))
def test_nothing_of_a_caption_is_lost(text: str) -> None:
    """Caption and credit are parts of what was printed, in its order; nothing raises."""
    caption, credit = parted(text)
    place = text.find(caption) if caption else 0
    assert place >= 0
    assert credit is None or text.find(credit, place) >= 0


def test_a_media_record_gets_the_credit_of_its_caption() -> None:
    """Of any candidate; a credit stated apart stays, and the caption with it as printed."""
    printed = f"{CAPTION} Photo: Jane Roe/AP"
    told = normalise_value("images", [Media("https://news.example/a.jpg", printed)])[0].value
    assert told == (Media("https://news.example/a.jpg", CAPTION, "Jane Roe/AP"),)
    data = [{"url": "https://news.example/a.jpg", "caption": printed, "creditText": "The Lune"}]
    stated = normalise_value("images", data)[0].value
    assert (stated[0].caption, stated[0].credit) == (printed, "The Lune")


PROSE = "".join(
    f"<p>{n} ferries crossed the river on Monday, and the bridge stayed closed to all drivers.</p>" for n in range(6)
)


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        (f"<figcaption>{CAPTION} <span>Photo: Jane Roe/AP</span></figcaption>", CAPTION, "Jane Roe/AP"),
        (f"<figcaption><p>{CAPTION}</p><p>Photo: Jane Roe/AP</p></figcaption>", CAPTION, "Jane Roe/AP"),
        (f"<figcaption><p>© Reuters</p><p>{CAPTION}</p></figcaption>", CAPTION, "Reuters"),
        ("<figcaption>Photo: Jane Roe</figcaption>", None, "Jane Roe"),
        (f"<figcaption><p>{CAPTION}</p><p>It is the oldest in the valley.</p></figcaption>", CAPTION, None),
    ],
)
def test_a_credit_may_stand_in_an_element_of_its_own(figure: str, caption: str | None, credit: str | None) -> None:
    """Behind the caption or before it; the blocks of the body keep both as printed."""
    picture = f'<figure><img src="/bridge.jpg" width="800" height="600">{figure}</figure>'
    page = f"<html lang=en><body><article><h1>Bridge closed</h1>{PROSE}{picture}{PROSE.replace('Monday', 'Tuesday')}</article>"
    article = copydesk.extract(page, url="https://news.example/bridge")
    assert article is not None
    image = next(image for image in article.images if image.url.endswith("bridge.jpg"))
    assert (image.caption, image.credit) == (caption, credit)
    assert article.text.count("ferries crossed") == 12
    if credit:
        assert any(credit in block.text for block in article.body)
