"""Pages that are no document of the site: HTTP errors, bot walls, consent walls, error pages sent with status 200.

Marks and addresses of the known walls come first, for they need no language. Words come second: they count in a
headline that is made of them, or where the page's own text speaks of nothing else; never against a date, an author or
an address that vouch for a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.cards import cards
from copydesk.extraction.outcome.measure import Prose
from copydesk.extraction.outcome.own import Own, own
from copydesk.extraction.outcome.said import (
    BOT,
    CONSENT,
    MISSING,
    Words,
    addresses,
    counts,
    names,
    says_gone,
    stems,
    strays,
    title_parts,
)
from copydesk.extraction.outcome.vouching import vouched
from copydesk.models import Found, Page

GONE = frozenset((404, 410))
REFUSED = frozenset((401, 402, 403, 407, 429, 451, 503))
MAX_TEXT = 1_500
"""Characters of prose from which a page is read as a text, whatever words stand in it."""
MAX_ERROR = 60
"""Characters of a title that says that the page is missing, the site's name with it."""
MAX_SOURCE = 200_000
"""Characters of the source searched for the marks of walls; a wall's page is small."""
MAX_SHORT = 600
"""Characters a reader sees of a challenge, or of a page closed to a country."""
MAX_LINE = 80
"""Characters of an error's or a challenge's one line."""
MAX_CONSENT = 2_500
MIN_TOPICS = 3
"""Topics of consent a wall speaks of: cookies and partners and data."""
SOME_LINKS = 5
"""Links of a page that is nothing but a wall, at most."""
MANY_STORIES = 4
"""Linked headings from which a page with a notice of cookies is a listing or an article."""
_CONSENT_HOSTS = re.compile(r"^(?:https?:)?//(?:consent|guce|cmp|privacy)\.[^/]+/", re.IGNORECASE)
_WALL = (
    r"(?i)"
    r"mit werbung (?:weiter|lesen|nutzen)|weiter mit werbung|wir und unsere (?:bis zu )?(?:\d+ )?partner|\bpur[- ]?abo|"
    r"we and our (?:\d+ )?partners|nous et nos (?:\d+ )?partenaires|continuer (?:sans accepter|avec publicité)|"
    r"nosotros y nuestros (?:\d+ )?socios|noi e i nostri (?:\d+ )?(?:partner|fornitori)|"
    r"nós e os nossos (?:\d+ )?parceiros|wij en onze (?:\d+ )?partners|vi och våra (?:\d+ )?partner|"
    r"vi og våre (?:\d+ )?partner|vi og vores (?:\d+ )?partner|my i nasi (?:\d+ )?partner"
)
WALL = Words(
    _WALL,
    (
        "mit werbung", "wir und unsere", "pur", "we and our", "nous et nos", "continuer", "nosotros y", "noi e i",
        "nós e os", "wij en onze", "vi och våra", "vi og", "my i nasi",
    ),
)  # fmt: skip
"""What only a wall of consent says, and a layer over an article."""


def from_status(page: Page) -> Iterator[Found]:
    """Give what the HTTP status says."""
    if page.status in GONE:
        yield _found("not_article", "http", f"status {page.status}", page.status, "status")
    elif page.status in REFUSED:
        yield _found("blocked", "http", f"status {page.status}", page.status, "status")


@attrs.define
class _Shown:
    """What a small page shows."""

    heads: list[str]
    """The headline, and the parts of the titles that are neither it nor perhaps the site's name."""
    own: Own
    visible: str
    """All strings a reader sees, up to a bound."""
    story: bool
    """Whether a date, an author or the address vouch for a story."""
    source: str
    """The page's source, in lower case, up to a bound."""

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


def from_walls(page: Page, text: Prose) -> Iterator[Found]:
    """Give `blocked` for a wall or an error page that stands in place of the document."""
    if text.broken:
        return
    small = text.chars <= MAX_TEXT
    if small and page.url and _CONSENT_HOSTS.match(page.url):
        yield _found("blocked", "url", "consent host", page.url, "host")
        return
    heading = headline(page)
    titles = [title.text for title in stated(page).values()]
    heads = [heading.text, *(part for title in titles for part in title_parts(title, heading.text))]
    heads = [head for head in dict.fromkeys(heads) if head][:8]
    if not small:
        # An error page may list other stories: beside so much text, only a title that is the error's own words counts.
        short = [head for head in heads if len(head) <= MAX_ERROR]
        match = next((match for head in short if (match := MISSING.covers(head))), None)
        if match and not vouched(page):
            yield _found("blocked", "words", "soft 404", match[0], "words")
        return
    body = page.tree.find("body")
    visible = "" if body is None else " ".join(_visible(body))[:MAX_TEXT]
    story = vouched(page) in ("date", "author", "address")
    shown = _Shown(heads, own(page), visible, story, page.text[:MAX_SOURCE].lower())
    for path, evidence in (_missing(shown), _challenge(page, shown), _consent(page, shown), _closed(page, shown)):
        if evidence is not None:
            yield _found("blocked", "words", path, evidence, "words")
            return


_Verdict = tuple[str, str | None]
"""What the page would be, and the evidence; None where it is not."""


def _missing(shown: _Shown) -> _Verdict:
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


def _challenge(page: Page, shown: _Shown) -> _Verdict:
    """A bot wall: its headline is the wall's words, or what little the page shows speaks of nothing else."""
    challenge = shown.mark("challenges")
    wall = challenge or shown.mark("walls")
    kind = f"bot wall{f', {wall}' if wall else ''}"
    if shown.story:
        return kind, None
    if match := shown.covered(BOT):
        return kind, match[0]
    if challenge and shown.own.chars <= MAX_SHORT and len(shown.visible) < MAX_TEXT:
        return kind, shown.visible[:200] or challenge
    if strays(shown.own.texts, "bot") or not shown.speaks():
        return kind, None
    headed = shown.headed(BOT)
    match = headed or BOT.found(shown.visible)
    alone = len(shown.visible) <= MAX_SHORT and _few_links(page)
    return kind, match[0] if match and (wall or alone or headed) else None


def _consent(page: Page, shown: _Shown) -> _Verdict:
    """A consent wall: the page's own text, or a layer without a page below it, asks for consent and tells nothing."""
    mark = shown.mark("layers")
    kind = f"consent wall{f', {mark}' if mark else ''}"
    if shown.story or cards(page).linked >= MANY_STORIES:
        return kind, None
    texts = shown.own.texts
    if not texts and not shown.own.headed and (shown.own.layers or "sp_message_iframe" in shown.source):
        return kind, (shown.own.layers or ["sp_message_iframe"])[0][:200]
    if strays(texts, "consent") or shown.own.chars > MAX_CONSENT:
        return kind, None
    asked = " ".join((*shown.heads, *texts))
    if match := WALL.found(asked) or shown.covered(CONSENT):
        return kind, match[0] if texts or shown.own.layers or len(shown.visible) <= MAX_SHORT else None
    if texts and counts(" ".join(texts), "consent") >= MIN_TOPICS and addresses(texts):
        return kind, texts[0][:200]
    match = CONSENT.found(f"{' '.join(shown.heads)}\n{shown.visible[:MAX_SHORT]}")
    alone = not shown.own.headed and len(shown.visible) < MAX_SHORT
    return kind, match[0] if match and alone and counts(shown.visible, "consent") else None


def _closed(page: Page, shown: _Shown) -> _Verdict:
    """A page closed to the reader's country, or for maintenance."""
    kind = "closed"
    if shown.story or shown.own.chars > MAX_SHORT or not (_few_links(page) or not shown.own.texts):
        return kind, None
    return kind, names(" ".join((*shown.heads, shown.visible)), "closed")


def _few_links(page: Page) -> bool:
    return len(page.tree.find_all("a", limit=SOME_LINKS + 1)) <= SOME_LINKS


def _visible(body: object) -> Iterator[str]:
    """Give the strings a reader sees, up to a bound."""
    size = 0
    for node in getattr(body, "strings", ()):
        text = " ".join(node.split())
        if text and not text.startswith(("{", "(function", "var ", "window.", "/*", ".", "@media", "!function")):
            yield text
            size += len(text)
            if size > MAX_TEXT:
                return


def _found(value: str, method: str, path: str, raw: object, place: str) -> Found:
    return Found("outcome", value, method, path, raw, rank("outcome", place))
