"""Who may read the page, and whether the text was cut: paywalls, registration walls, teasers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.measure import ENOUGH, Prose
from copydesk.extraction.outcome.notices import MAX_NOTICE, is_registration, notice, says_wall
from copydesk.extraction.structured import Structured, structured
from copydesk.models import Found, Page

TEASER = 1_500
"""Characters of prose below which a paywalled page shows a teaser; the shortest whole articles behind walls, agency
flashes, have about as much."""
MIN_WORDS = 150
CHARS_PER_WORD = 5
"""A low estimate with the blank; German has seven, and scripts without spaces state characters."""
HIDDEN = 400
"""Characters in the part a page marks as paid from which that part was delivered."""
NOTHING = 40
"""Characters up to which nothing of it was."""
_TIERS = {"free": "free", "locked": "paywalled", "premium": "paywalled"}
_BOXES = ", ".join(
    f"{tag}[{name}*='{word}' i]"
    for word in ("paywall", "regwall", "tp-container", "piano", "poool", "leaky_paywall")
    for tag in ("div", "section", "aside")
    for name in ("class", "id")
)
"""Where the services put their offer: Piano, which was Tinypass, Poool, Leaky Paywall; and sites' own names."""
_Evidence = tuple[str, str, str]
"""Method, place and words."""


def from_access(page: Page, text: Prose) -> Iterator[Found]:
    """Give `access`, `truncated` and `teaser` as far as markup and words of the page vouch for them."""
    data = structured(page)
    stated = _stated(data)
    whole = text.chars >= ENOUGH or text.is_text
    if stated == "free" or (stated is None and whole):
        return  # a whole text, and nothing says it is not for everybody: walls that only hide it are not looked for
    line = None if whole else notice(page, stated == "paywalled")
    if line is not None:
        access = "registration" if is_registration(line) else "paywalled"
        yield Found("access", access, "words", "text", line[:200], rank("access", "box"))
    if stated != "paywalled" and line is None:
        return
    delivered, parts = _delivered(page, data)
    if whole or delivered:
        yield Found("truncated", False, "prose", "hasPart.cssSelector", None, rank("truncated", "delivered"))
    elif text.chars < TEASER and not text.broken:
        method, where, words = ("words", "text", line) if line else _missing(page, data, text, parts) or ("", "", "")
        if not method:
            return  # a short piece that is not free, and nothing that says more was to come
        yield Found("truncated", True, method, where, words[:200])
        yield Found("outcome", "teaser", method, where, words[:200], rank("outcome", "teaser"))


def _missing(page: Page, data: Structured, text: Prose, parts: tuple[str, int] | None) -> _Evidence | None:
    """Say what of a paid page was not sent: words the metadata count, the part marked as paid, or an offer's box."""
    stated = data.article.text("wordCount") if data.article is not None else None
    digits = stated[1].strip() if stated else ""
    count = int(digits) if digits.isdigit() and len(digits) < 7 else 0
    if count >= MIN_WORDS and text.chars < count * CHARS_PER_WORD / 2:
        return "json-ld", "wordCount", f"{count} words stated, {text.chars} characters shown"
    if count and text.chars >= count * CHARS_PER_WORD / 2:
        return None  # as long as it says
    if parts is not None and parts[1] <= NOTHING:
        return "json-ld", "hasPart.cssSelector", f"{parts[0]} holds {parts[1]} characters"
    for element in page.tree.select(_BOXES)[:5]:
        # A box around the text is the text's own; the service's frame holds nothing, or the offer.
        if len(element.text) < HIDDEN and (element.find("iframe") is not None or says_wall(element.text)):
            return "markup", element.tag, f"{element.attr('id') or ''} {element.attr('class') or ''}".strip()
    return None


def _stated(data: Structured) -> str | None:
    """What the metadata say: `free`, `paywalled`, or nothing."""
    value = data.article.data.get("isAccessibleForFree") if data.article is not None else None
    if value is None:
        tier = data.first_meta("article:content_tier", "og:article:content_tier", "content_tier")
        return _TIERS.get(tier[1].strip().lower()) if tier else None
    return "free" if str(value).strip().rpartition("/")[2].lower() in ("true", "1", "yes") else "paywalled"


def _parts(data: Structured) -> Iterator[dict[str, Any]]:
    parts = data.article.data.get("hasPart") if data.article is not None else None
    for part in (parts if isinstance(parts, list) else [parts])[:20]:
        if isinstance(part, dict) and str(part.get("isAccessibleForFree", "")).lower().endswith("false"):
            yield part


def _delivered(page: Page, data: Structured) -> tuple[bool, tuple[str, int] | None]:
    """Tell whether the part marked as paid is in the page with its text; and the most there is of such a part."""
    most: tuple[str, int] | None = None
    for part in _parts(data):
        selectors = part.get("cssSelector")
        for selector in (selectors if isinstance(selectors, list) else [selectors])[:10]:
            if isinstance(selector, str) and is_simple(selector):
                found = page.tree.select(selector)
                size = sum(len(element.text) for element in found[:50])
                if size >= HIDDEN and not any(says_wall(element.text[:MAX_NOTICE]) for element in found[:5]):
                    return True, None
                if most is None or size > most[1]:
                    most = selector, size
    return False, most


def is_simple(selector: str) -> bool:
    """Tell whether a selector is one of classes, ids and tags; a page may name any other, as costly as it likes."""
    import re

    return re.fullmatch(_SIMPLE, selector) is not None


_SIMPLE = r"[.#]?-?[_a-zA-Z][\w-]{0,80}(?:(?: [.#]?|[.#])-?[_a-zA-Z][\w-]{0,80}){0,5}"
