"""Cities and countries news is filed from: tells a place from a name, and a dateline from a label."""

from __future__ import annotations

from functools import cache

from copydesk.normalise.tables import folded_phrases, phrases
from copydesk.normalise.values import fold


def is_place(text: str) -> bool:
    """Tell whether a text names a city or country news is often filed from, and nothing else."""
    return len(text) < 60 and fold(text) in folded_phrases("places", "places")


@cache
def place_words() -> frozenset[str]:
    """Give every word of a place's name, folded."""
    return frozenset(fold(word) for place in phrases("places", "places") for word in place.split())
