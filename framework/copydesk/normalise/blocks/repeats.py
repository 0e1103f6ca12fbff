"""Blocks that say again what stood before: a teaser and its paragraph, a text printed twice for two screen sizes."""

from __future__ import annotations

from copydesk.models import Block

MIN_REPEATED = 24
"""Characters of a block that may count as a repetition: shorter ones ("No comment.") are said twice. An East Asian
one counts three times."""
LONG_REPEATED = 150
"""From here on a repetition counts wherever it stands; a shorter one (a question asked of each guest, a recipe's
step) only near the first, or in a run of repetitions."""
_NEAR = 3
_HEAD = 12  # characters two blocks must share before they are compared whole: hardly any two of one text do
_REPEATABLE = frozenset({"paragraph", "quote", "heading", "caption", "credit", "promo", "correction"})


class Repeats:
    """What has been said so far."""

    def __init__(self) -> None:
        self._heads: dict[str, tuple[str, int] | None] = {}
        """The first text with each beginning and its place, until a second one comes."""
        self._seen: dict[str, int] = {}
        self._before: int | None = None
        """The place of the block that the last one repeated."""
        self._cut: str | None = None
        """The last text without the dots that cut it."""

    def is_one(self, block: Block, place: int) -> bool:
        """Tell whether a block says again what stood just before, or is long, or goes on with a repeated run.

        `place` is the one it would get.
        """
        before, self._before = self._before, None
        self._cut = None
        text = block.text
        if block.kind not in _REPEATABLE or not text:
            return False
        length = len(text) * 3 if "\u3040" <= text[len(text) // 2] <= "\uffef" else len(text)
        if length < MIN_REPEATED:
            return False
        if text.endswith(("...", "…")):
            self._cut = text.casefold().rstrip(".… ")
        first = self._first(text, place)
        if first < place and (length >= LONG_REPEATED or place - first <= _NEAR or before == first - 1):
            self._before = first
            return True
        return False

    def take_cut(self) -> str | None:
        """Give the text before, small letters, where it was long and cut with dots."""
        return self._cut if self._cut is not None and len(self._cut) > 2 * MIN_REPEATED else None

    def note(self, text: str, place: int) -> None:
        """Take a text as said, at its place."""
        self._first(text, place)

    def _first(self, text: str, place: int) -> int:
        """Give the place where a text stood first, which may be this one."""
        head = text[:_HEAD].casefold()
        if head not in self._heads:
            self._heads[head] = (text, place)
            return place
        other = self._heads[head]
        if other is not None:
            self._heads[head] = None
            self._seen[other[0].casefold()] = other[1]
        return self._seen.setdefault(text.casefold(), place)
