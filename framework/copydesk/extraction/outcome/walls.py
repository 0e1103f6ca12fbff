"""What a small page shows, and which wall or error page that is; the same for HTML and for text documents."""

from __future__ import annotations

import re

import attrs

from copydesk.extraction.outcome.own import Own
from copydesk.extraction.outcome.said import (
    BOT,
    CONSENT,
    MISSING,
    WALL,
    Words,
    addresses,
    counts,
    names,
    says_gone,
    stems,
    strays,
)

MAX_ERROR = 60
"""Characters of a title that says that the page is missing, the site's name with it."""
MAX_TEXT = 1_500
"""Characters of prose from which a page is read as a text, whatever words stand in it."""
MAX_SHORT = 600
"""Characters a reader sees of a challenge, or of a page closed to a country."""
MAX_LINE = 80
"""Characters of an error's or a challenge's one line."""
MAX_CONSENT = 2_500
MIN_TOPICS = 3
"""Topics of consent a wall speaks of: cookies and partners and data."""
MANY_STORIES = 4
"""Linked headings from which a page with a notice of cookies is a listing or an article."""


@attrs.define
class Shown:
    """What a small page shows."""

    heads: list[str]
    """The headline, and the parts of the titles that are neither it nor perhaps the site's name."""
    own: Own
    visible: str
    """All strings a reader sees, up to a bound."""
    story: bool
    """Whether a date, an author or the address vouch for a story."""
    source: str = ""
    """The page's source, in lower case, up to a bound."""
    stories: int = 0
    """Linked headings."""
    alone: bool = True
    """Whether hardly any link stands beside it."""

    def covered(self, words: Words) -> re.Match[str] | None:
        """Give what covers one of the heads."""
        return next((match for head in self.heads if (match := words.covers(head))), None)

    def headed(self, words: Words) -> re.Match[str] | None:
        """Give what one of the heads says among other words."""
        return next((match for head in self.heads if (match := words.found(head))), None)

    def speaks(self) -> bool:
        """Tell whether the page's own text is a line or speaks to the reader; a story's narrator does not."""
        return self.own.chars <= MAX_LINE or addresses(self.own.texts)

    def mark(self, section: str) -> str | None:
        """Give the first mark of a section that is in the source."""
        return next((mark for mark in stems(section) if mark in self.source), None)

    def named(self, kind: str, *sections: str) -> str:
        """Give a kind of wall with the mark of the service behind it, where the source has one."""
        mark = next((mark for section in sections if (mark := self.mark(section))), None)
        return f"{kind}, {mark}" if mark else kind


def wall_of(shown: Shown) -> tuple[str, str] | None:
    """Say which wall or error page stands in place of a document, with the evidence; None where none does."""
    for judge in (_missing, _challenge, _consent, _closed):
        kind, evidence = judge(shown)
        if evidence is not None:
            return kind, evidence
    return None


_Verdict = tuple[str, str | None]
"""What the page would be, and the evidence; None where it is not."""


def _missing(shown: Shown) -> _Verdict:
    """An error page: its headline is the error's words, or its short text says that a page is gone."""
    kind, texts = "soft 404", shown.own.texts
    if shown.story:
        return kind, None
    if match := shown.covered(MISSING):
        return kind, match[0]
    if strays(texts, "page", "gone", "error") or not shown.speaks():
        return kind, None
    if match := shown.headed(MISSING):
        return kind, match[0]
    if shown.own.chars > MAX_SHORT:
        return kind, None
    short = [head for head in shown.heads if len(head) <= MAX_ERROR]
    return kind, next((said[:200] for said in (*short, *texts[:1]) if says_gone(said)), None)


def _challenge(shown: Shown) -> _Verdict:
    """A bot wall: its headline is the wall's words, or what little the page shows speaks of nothing else."""
    if shown.story:
        return "bot wall", None
    if match := shown.covered(BOT):
        return shown.named("bot wall", "challenges", "walls"), match[0]
    little = shown.own.chars <= MAX_SHORT and len(shown.visible) < MAX_TEXT
    if little and (mark := shown.mark("challenges")):
        return f"bot wall, {mark}", shown.visible[:200] or mark
    headed = shown.headed(BOT)
    match = headed or BOT.found(shown.visible)
    if match is None or strays(shown.own.texts, "bot") or not shown.speaks():
        return "bot wall", None
    alone = len(shown.visible) <= MAX_SHORT and shown.alone
    return shown.named("bot wall", "walls"), match[0] if alone or headed or shown.mark("walls") else None


def _consent(shown: Shown) -> _Verdict:
    """A consent wall: the page's own text, or a layer without a page below it, asks for consent and tells nothing."""
    evidence = None if shown.story or shown.stories >= MANY_STORIES else _asked(shown)
    return shown.named("consent wall", "layers") if evidence is not None else "consent wall", evidence


def _asked(shown: Shown) -> str | None:
    texts = shown.own.texts
    if not texts and not shown.own.headed and (shown.own.layers or "sp_message_iframe" in shown.source):
        return (shown.own.layers or ["sp_message_iframe"])[0][:200]
    if shown.own.chars > MAX_CONSENT or strays(texts, "consent"):
        return None
    asked = " ".join((*shown.heads, *texts))
    if match := WALL.found(asked) or shown.covered(CONSENT):
        return match[0] if texts or shown.own.layers or len(shown.visible) <= MAX_SHORT else None
    if texts and counts(" ".join(texts), "consent") >= MIN_TOPICS and addresses(texts):
        return texts[0][:200]
    match = CONSENT.found(f"{' '.join(shown.heads)}\n{shown.visible[:MAX_SHORT]}")
    alone = not shown.own.headed and len(shown.visible) < MAX_SHORT
    return match[0] if match and alone and counts(shown.visible, "consent") else None


def _closed(shown: Shown) -> _Verdict:
    """A page closed to the reader's country, or for maintenance."""
    kind = "closed"
    if shown.story or shown.own.chars > MAX_SHORT or not (shown.alone or not shown.own.texts):
        return kind, None
    return kind, names(" ".join((*shown.heads, shown.visible)), "closed")
