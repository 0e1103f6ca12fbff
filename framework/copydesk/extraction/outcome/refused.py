"""Pages that are no document of the site: HTTP errors, bot walls, consent walls, error pages sent with status 200.

Marks and addresses of the known walls come first, for they need no language. Words come second: they count in a
headline that is made of them, or where the page's own text speaks of nothing else; never against a date, an author or
an address that vouch for a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.cards import cards
from copydesk.extraction.outcome.measure import Prose
from copydesk.extraction.outcome.own import own
from copydesk.extraction.outcome.said import MISSING, title_parts
from copydesk.extraction.outcome.vouching import vouched
from copydesk.extraction.outcome.walls import MAX_CONSENT, MAX_ERROR, MAX_TEXT, Shown, wall_of
from copydesk.models import Found, Page

GONE = frozenset((404, 410))
REFUSED = frozenset((401, 402, 403, 407, 429, 451, 503))
MAX_SOURCE = 200_000
"""Characters of the source searched for the marks of walls; a wall's page is small."""
SOME_LINKS = 5
"""Links of a page that is nothing but a wall, at most."""
_CONSENT_HOSTS = re.compile(r"^(?:https?:)?//(?:consent|guce|cmp|privacy)\.[^/]+/", re.IGNORECASE)


def from_status(page: Page) -> Iterator[Found]:
    """Give what the HTTP status says."""
    if page.status in GONE:
        yield _found("not_article", "http", f"status {page.status}", page.status, "status")
    elif page.status in REFUSED:
        yield _found("blocked", "http", f"status {page.status}", page.status, "status")


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
    if not small or own(page).chars > MAX_CONSENT:
        # An error page may list other stories: beside so much text, only a title that is the error's own words counts.
        short = [head for head in heads if len(head) <= MAX_ERROR]
        match = next((match for head in short if (match := MISSING.covers(head))), None)
        if match and not vouched(page):
            yield _found("blocked", "words", "soft 404", match[0], "words")
        return
    body = page.tree.find("body")
    visible = "" if body is None else " ".join(_visible(body))[:MAX_TEXT]
    story = vouched(page) in ("date", "author", "address")
    source = page.text[:MAX_SOURCE].lower()
    shown = Shown(heads, own(page), visible, story, source, cards(page).linked, _few_links(page))
    if wall := wall_of(shown):
        yield _found("blocked", "words", *wall, "words")


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
