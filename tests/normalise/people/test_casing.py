"""Names and places printed in capitals."""

from __future__ import annotations

import pytest

from copydesk.normalise.people.casing import recase, recase_place


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ANNA O'SAMPLE", "Anna O'Sample"), ("PIET VAN DER BERG", "Piet van der Berg"), ("JOE MCEXAMPLE", "Joe McExample"),
        ("AMY MACDONALD", "Amy MacDonald"), ("EMIL MACRON", "Emil Macron"), ("Jean DUPONT", "Jean Dupont"),
        ("MacDONALD", "MacDonald"), ("DeSAMPLE", "DeSample"), ("JJ SAMPLE", "JJ Sample"), ("J.D. SAMPLE", "J.D. Sample"),
        ("JENNY NG", "Jenny Ng"), ("JEAN-PIERRE D'EXEMPLE", "Jean-Pierre D'Exemple"), ("HENRY SAMPLE III", "Henry Sample III"),
        ("ROBERT SAMPLE JR.", "Robert Sample Jr."), ("MARINE LE MODÈLE", "Marine Le Modèle"), ("WANG Xiaoming", "Wang Xiaoming"),
        ("Anna Example", "Anna Example"), ("anna example", "anna example"), ("ΑΝΝΑ ΠΑΡΆΔΕΙΓΜΑΣ", "Αννα Παράδειγμας"),
    ],
)  # fmt: skip
def test_capitals_become_a_name(printed: str, name: str) -> None:
    """Particles, prefixes, initials and numerals are written as usual; mixed case is left alone."""
    assert recase(printed) == name


def test_case_depends_on_the_language() -> None:
    """Turkish has two i, Italian keeps its particles' capitals."""
    assert recase("IŞIL YILDIZ", "tr") == "Işıl Yıldız"
    assert recase("LEO DI CAMPIONE", "it") == "Leo Di Campione"
    assert recase_place("RIO DE JANEIRO") == "Rio de Janeiro"
    assert recase_place("PORT-AU-PRINCE") == "Port-au-Prince"
    assert recase_place("HANOI, Vietnam") == "Hanoi, Vietnam"
    assert recase_place("U.N.") == "U.N."
