"""Cities and countries news is filed from: tells a place from a name, and a dateline from a label."""

from __future__ import annotations

from functools import cache

from copydesk.normalise.tables import folded, folded_phrases, phrases
from copydesk.normalise.values import fold


def is_place(text: str) -> bool:
    """Tell whether a text names a city or country news is often filed from, and nothing else."""
    return len(text) < 60 and fold(text) in folded_phrases("places", "places")


def reads_as_place(text: str) -> bool:
    """Tell whether a phrase of two to four words is made as places are: "Marrow Bay", "Fort Example"."""
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return False
    return fold(words[-1]) in folded("places", "place_ends") or fold(words[0]) in folded("places", "place_heads")


@cache
def place_words() -> frozenset[str]:
    """Give every word of a place's name, and what places of no list begin or end in, folded."""
    words = (fold(word) for place in phrases("places", "places") for word in place.split())
    return frozenset(words) | folded("places", "place_ends") | folded("places", "place_heads")
