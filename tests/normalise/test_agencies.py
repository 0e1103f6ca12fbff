"""Agencies by their short names."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.normalise import normalise_value
from copydesk.normalise.agencies import agency_of


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("AFP", "AFP"), ("Agence France-Presse", "AFP"), ("The Associated Press", "AP"), ("THE ASSOCIATED PRESS", "AP"),
        ("Reuters", "Reuters"), ("REUTERS", "Reuters"), ("dpa", "dpa"), ("DPA", "dpa"), ("dpa-infocom", "dpa"),
        ("Deutsche Presse-Agentur", "dpa"), ("die dpa", "dpa"), ("AFP Deutschland", "AFP"), ("Press Trust of India", "PTI"),
        ("新华社", "Xinhua"), ("연합뉴스", "Yonhap"), ("ТАСС", "TASS"), ("SID", "SID"), ("sid", "SID"),
        ("Sid", None), ("Petra", None), ("Sana", None), ("Anna Example", None), ("A = A", None), ("", None),
        ("Associated Bridge Press", None),
    ],
)  # fmt: skip
def test_an_agency_is_told(name: str, short: str | None) -> None:
    """In every name it goes by; a person's name that spells one is none."""
    assert agency_of(name) == short


@pytest.mark.parametrize(
    ("value", "agencies"),
    [
        ("AFP/dpa", ("AFP", "dpa")),
        (["Reuters", "reuters", "Example Wire"], ("Reuters", "Example Wire")),
        ("agencies", None),
    ]
    + [("dpa-AFX", ("dpa-AFX",)), ("AP, AFP; Reuters", ("AP", "AFP", "Reuters"))],
)
def test_a_credit_names_several(value: Any, agencies: tuple[str, ...] | None) -> None:
    """Each once; one the list does not have stays as printed."""
    assert normalise_value("agencies", value)[0].value == agencies
