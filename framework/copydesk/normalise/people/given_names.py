"""Given names as evidence that a name is a person's, where its place in the page does not say."""

from __future__ import annotations

from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold


def is_given_name(word: str) -> bool:
    """Tell whether a word (or the first half of a hyphenated one) is a common given name."""
    names = folded("given_names", "given_names")
    return fold(word) in names or ("-" in word and fold(word.partition("-")[0]) in names)
