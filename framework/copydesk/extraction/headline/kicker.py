"""The topline printed inside a heading, where its markup says that it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turbohtml import Element

MAX_INSIDE = 12
"""Elements of a heading looked at."""
MAX_LABEL = 300
"""Characters looked at of a class."""
# The trade's words for it: English, German, French, Spanish, Italian, Dutch and the Nordic languages.
_KICKER = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|topline|toplinie|dachzeile|spitzmarke|vorspannzeile|rubric|rubrik|surtitre|"
    r"sur-titre|antetitulo|volanta|cintillo|occhiello|chapeau-?titre|overtitle|pretitle|pre-title|supertitle|vignett?e?)"
    r"(?![a-z])"
)


def marked_kicker(heading: Element) -> tuple[str, str] | None:
    """Part a heading into its topline and the rest by the class of an element in it; None where none says so.

    One that holds more than half of the heading's text is no topline, whatever its class.
    """
    from turbohtml import Text  # here, so that importing copydesk does not import the parser

    for element in heading.find_all(limit=MAX_INSIDE):
        label = element.attr("class")
        if not label or _KICKER.search(_parted(label[:MAX_LABEL])) is None:
            continue
        inside = {*element.descendants}
        texts = [node for node in heading.descendants if isinstance(node, Text)]
        kicker = _flat("".join(node.data for node in texts if node in inside))
        rest = _flat("".join(node.data for node in texts if node not in inside))
        if kicker and 2 * len(kicker) <= len(kicker) + len(rest):
            return kicker, rest
    return None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _parted(label: str) -> str:
    """Write "headlineKicker" as "headline-kicker"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", label).lower()
