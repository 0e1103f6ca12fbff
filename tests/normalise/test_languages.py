"""Language tags."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.models import Context
from copydesk.normalise import normalise_value


@pytest.mark.parametrize(
    ("raw", "tag"),
    [
        ("en", "en"), ("EN_us", "en-US"), ("de-de", "de-DE"), ("zh_CN.UTF-8", "zh-CN"), ("zh-hant-tw", "zh-Hant-TW"),
        ("zh-cmn-Hans", "zh-Hans"), ("es_LA", "es-419"), ("es-419", "es-419"), ("ar_AR", "ar"), ("en-UK", "en-GB"),
        ("en-EN", "en"), ("eng", "en"), ("deu", "de"), ("no", "nb"), ("nn", "nn"), ("iw", "he"), ("in", "id"),
        ("jp", "ja"), ("cz", "cs"), ("gr", "el"), ("English", "en"), ("Deutsch", "de"), ("日本語", "ja"), ("de, en", "de"),
        ("sr-latn-rs", "sr-Latn-RS"), ("de-1996", "de-1996"), ("fil", "fil"), ("en-US,en;q=0.5", "en-US"), ("kr", "kr"),
        ("x-default", None), ("und", None), ("123", None), ("a language", None), ("", None),
    ],
)  # fmt: skip
def test_a_tag_is_written_by_the_book(raw: str, tag: str | None) -> None:
    """Case, separators, withdrawn codes, three letters, names: as BCP 47 has them; what is none is None."""
    assert normalise_value("language", raw)[0].value == tag


@pytest.mark.parametrize(
    ("value", "context", "tag"),
    [
        ("kr", Context(language="ko"), "ko"),
        ("kr", Context(country="KR"), "ko"),
        ("kr", Context(url="https://www.example.co.kr/a"), "ko"),
        ({"html": "kr", "og:locale": "ko_KR"}, Context(), "ko"),
        ("se", Context(url="https://example.se/"), "sv"),
        ("br", Context(country="BR"), "pt-BR"),
        ("uk", Context(url="https://example.co.uk/"), "en-GB"),
        ("uk", Context(url="https://example.com.ua/"), "uk"),
    ],
)
def test_a_countrys_code_needs_evidence(value: Any, context: Context, tag: str) -> None:
    """A code that is a language too becomes the country's language only where something else says so."""
    assert normalise_value("language", value, context)[0].value == tag


def test_a_doubtful_code_is_reported() -> None:
    """Kanuri is a language; on a news page it is more likely a mistake."""
    assert [issue.code for issue in normalise_value("language", "kr")[0].issues] == ["language_doubtful"]


@pytest.mark.parametrize(
    ("value", "tag", "place"),
    [
        ({"html": "de", "og:locale": "en_US"}, "de", "html"),
        ({"html": "en", "inLanguage": "de", "og:locale": "de_DE"}, "de", "json-ld"),
        ({"html": "de-AT", "inLanguage": "de"}, "de-AT", "html"),
        ({"og:locale": "en_US"}, "en-US", "meta"),
        ({"@type": "Language", "name": "Spanish", "alternateName": "es"}, "es", "json-ld"),
    ],
)
def test_places_vote(value: dict[str, str], tag: str, place: str) -> None:
    """The language most places name, between equals that of the document itself; and where it was read."""
    found = {result.field: result.value for result in normalise_value("language", value)}
    assert (found["language"], found["language_from"]) == (tag, place)


def test_a_language_gives_its_direction() -> None:
    """Arabic is written from right to left; of German nothing is said."""
    assert [f.value for f in normalise_value("language", "fa-IR")] == ["fa-IR", "rtl"]
    assert [f.value for f in normalise_value("language", "de")] == ["de"]
