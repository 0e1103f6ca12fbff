"""Fields with few values."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.normalise import normalise_value


@pytest.mark.parametrize(
    ("value", "access"),
    [
        (True, "free"),
        (False, "paywalled"),
        ("True", "free"),
        ("false", "paywalled"),
        ("http://schema.org/False", "paywalled"),
    ]
    + [
        ("metered", "metered"),
        ("Registration", "registration"),
        ("subscriber-only", "paywalled"),
        ("premium", "paywalled"),
    ]
    + [("kostenpflichtig", "paywalled"), (["false"], "paywalled"), (0, "paywalled"), ("maybe", None), (None, None)],
)
def test_access_is_read(value: Any, access: str | None) -> None:
    """Booleans in any spelling, and the words CMSs use."""
    assert normalise_value("access", value)[0].value == access


@pytest.mark.parametrize(
    ("value", "genre"),
    [
        ("NewsArticle", "news"),
        (["NewsArticle", "OpinionNewsArticle"], "opinion"),
        ("https://schema.org/LiveBlogPosting", "live"),
    ]
    + [("AnalysisNewsArticle", "analysis"), ("AdvertiserContentArticle", "sponsored"), ("video.other", "video")]
    + [("Kommentar", "opinion"), ("Op-Ed", "opinion"), ("Fotostrecke", "gallery"), ("Entrevista", "interview")]
    + [
        ("Pressemitteilung", "press_release"),
        ("article", None),
        ("WebPage", None),
        ({"@type": "VideoObject"}, "video"),
    ],
)
def test_genre_is_read(value: Any, genre: str | None) -> None:
    """schema.org types, og:type and section words; what says nothing gives nothing."""
    assert normalise_value("genre", value)[0].value == genre


def test_direction_and_truncated() -> None:
    """`auto` is no direction; truth is read in any spelling."""
    assert [normalise_value("direction", v)[0].value for v in ("RTL", "ltr", "auto")] == ["rtl", "ltr", None]
    assert [normalise_value("truncated", v)[0].value for v in ("true", 0, "perhaps")] == [True, False, None]
