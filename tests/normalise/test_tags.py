"""Tags and sections."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.models import Context
from copydesk.normalise import normalise_value


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("bridge, river", ("bridge", "river")),
        ("Bridge; River, upper", ("Bridge", "River, upper")),
        ("bridge|river", ("bridge", "river")),
        ("桥，河、渡船", ("桥", "河", "渡船")),
        ("探月工程 航天技术 国际合作", ("探月工程", "航天技术", "国际合作")),
        ("#bridge #river", ("bridge", "river")),
        (["Bridge", "bridge", "BRIDGE ", "River"], ("Bridge", "River")),
        ('["Bridge", "River"]', ("Bridge", "River")),
        ("['Bridge', 'River']", ("Bridge", "River")),
        ([{"@type": "DefinedTerm", "name": "Bridge"}, None, "River"], ("Bridge", "River")),
        (["Business, Finance, & Economics"], ("Business, Finance, & Economics",)),
        (["bridge,river"], ("bridge", "river")),
        ("Ferry &amp; rail, <b>tunnel</b>", ("Ferry & rail", "tunnel")),
        (["Topic: Bridges", "topic/rivers", "IAB Category: Travel"], ("Bridges", "rivers", "Travel")),
        (["Day: Friday", "WC: 0-999", "Language: English", "Bridges"], ("Bridges",)),
        (["0b1c2d3e-1111-4222-8333-444455556666", "123456789", "cms_4711", "iptc:20000002", "Bridges"], ("Bridges",)),
        (["Star Bridge: the film", "9/11", "2024", "G20"], ("Star Bridge: the film", "9/11", "2024", "G20")),
        (["example.com", "@river-top", "Bridges"], ("Bridges",)),
        (["राम", "रमा"], ("राम", "रमा")),
    ],
)
def test_tags_are_names_each_once(value: Any, tags: tuple[str, ...]) -> None:
    """Split where one string holds them all, without ids, bookkeeping and prefixes, in order."""
    assert normalise_value("tags", value)[0].value == tags


def test_a_wires_codes_are_no_tags() -> None:
    """Routing codes of an agency come in a long list of capitals."""
    found = normalise_value("tags", "GEN,HRGT,POL,SASIA,PK,RULES:ELECTION")[0]
    assert (found.value, found.issues[0].code) == (None, "tag_junk")


@pytest.mark.parametrize(
    ("value", "context", "section"),
    [
        ("World", Context(), ("World",)),
        ("Home > World > Europe", Context(), ("World", "Europe")),
        (["Startseite", "Politik"], Context(), ("Politik",)),
        (["Example News", "World"], Context(site_names=("Example News",)), ("World",)),
        (["World", "Bridge reopens"], Context(title="Bridge reopens"), ("World",)),
        ("Politics &amp; Government", Context(), ("Politics & Government",)),
        ("Mobile, Internet", Context(), ("Mobile", "Internet")),
        ("Bridges are long, and rivers are wide. " * 5, Context(), None),
        ("Uncategorized", Context(), None),
        ([], Context(), None),
    ],
)
def test_sections_go_from_wide_to_narrow(value: Any, context: Context, section: tuple[str, ...] | None) -> None:
    """Without the front page, the site and the article itself."""
    assert (normalise_value("section", value, context)[0].value or None) == section
