"""What class names and ids say: the words site builders use the world over, folded into a bit set.

Never a gate: a hint is one signal among others, because "sidebar" also names pages *with* a sidebar.
"""

from __future__ import annotations

import re

_WORDS = {
    "comment": r"comment|disqus|respond|repl(?:y|ies)|komment|discuss|livefyre|talkback",
    "related": r"relat|recommend|more-?(?:from|on|stor|news|articles|posts)|read-?(?:more|next|also)"
    r"|also-?(?:like|read)|see-?also|similar|popular|trending|most-?(?:read|view|pop)|outbrain|taboola|teaser|suggest"
    r"|next-?(?:article|post|story)|promo(?!te)|recirc|latest|sidebar|rail\b|widget|aside|carousel|slider|listing"
    r"|feed\b|card|tease|up-?next|highlights|more_",
    "share": r"shar(?:e|ing)|social|follow|toolbar|addthis|sns|facebook|twitter|whatsapp|print\b|tools?\b",
    "promo": r"newsletter|subscri|sign-?up|paywall|regwall|donat|membership|premium|register|login|offer|cta\b|call-?to"
    r"|piano|inline-?(?:promo|form)|optin|mailchimp|mc_embed|support",
    "caption": r"caption|photo|image|figure|picture|credit|gallery|media\b|lightbox|video|player|thumb|foto|img"
    r"|copyright|slideshow|legend",
    "ad": r"\bads?\b|advert|\badv|sponsor|banner|dfp|gpt|affiliate|commercial|werbung|publi(?:cidad|cite|dade)|anzeige"
    r"|ad-|-ad\b|mpu\b|disclosure",
    "author": r"author|byline|bio\b|biography|writer|contributor|profile|autor|reporter|columnist|journalist",
    "meta": r"meta\b|date|time|publish|update|posted|info\b|category|kicker|section-?name|breadcrumb|tags?\b|topics?\b"
    r"|keyword|label|reading|count|stats|rating|views?\b|source\b|toc\b|table-of-contents|eyebrow|rubric|overline",
    "chrome": r"nav|menu|header|foot(?:er)?\b|masthead|cookie|consent|gdpr|modal|popup|overlay|search|skip|sitemap"
    r"|legal|disclaimer|hidden|sr-only|screen-?reader|visually|accessib|notice|alert|breaking|ticker|toast|dialog|drawer"
    r"|dropdown|topbar|top-bar|bottom|account",
    "body": r"article|story|entry|post\b|(?:body|main|rich|news)-?_?(?:text|copy|content|body)|content\b|texto|contenu"
    r"|cuerpo|artikel|articulo|noticia|paragraph|\btext\b|wysiwyg|prose",
    "intro": r"lead\b|lede|standfirst|sub-?(?:head|title)|deck\b|dek\b|intro|summary|excerpt|chapo|description|abstract"
    r"|sapo|bajada|entradilla|vorspann|synopsis|strap|ingress|preamble",
    "quote": r"quote|pull|tweet|instagram|embed|fb-post",
    "inset": r"box|inset|module|callout|key-?(?:points|takeaways)|glance|bullet|faq|poll|quiz|read-?more",
}
HINTS = tuple(_WORDS)
COMMENT, RELATED, SHARE, PROMO, CAPTION, AD, AUTHOR, META, CHROME, BODY, INTRO, QUOTE, INSET = (
    1 << n for n in range(len(HINTS))
)
_PATTERNS = [re.compile(words, re.IGNORECASE) for words in _WORDS.values()]

MAX_NAME = 400
"""Characters of a class attribute looked at: utility-class frameworks write thousands, their first words suffice."""
MAX_CACHE = 20_000
"""Distinct names remembered by a process, about 4 MB; then it starts afresh."""
_seen: dict[str, int] = {}


def hints_of(name: str) -> int:
    """Give the bit set of what a class attribute or id says."""
    found = _seen.get(name)
    if found is None:
        if len(_seen) >= MAX_CACHE:
            _seen.clear()
        short = name[:MAX_NAME]
        found = 0
        for number, pattern in enumerate(_PATTERNS):
            if pattern.search(short):
                found |= 1 << number
        _seen[name] = found
    return found


PLACE_NAMES = (
    "article", "aside", "footer", "header", "figure", "form", "table", "item", "quoted", "anchor", "details", "address",
)  # fmt: skip
ARTICLE, ASIDE, FOOTER, HEADER, FIGURE, FORM, TABLE, ITEM, QUOTED, ANCHOR, DETAILS, ADDRESS = (
    1 << n for n in range(len(PLACE_NAMES))
)
PLACES = {
    "article": ARTICLE, "main": ARTICLE, "aside": ASIDE, "footer": FOOTER, "header": HEADER, "figure": FIGURE,
    "form": FORM, "table": TABLE, "li": ITEM, "ul": ITEM, "ol": ITEM, "dl": ITEM, "blockquote": QUOTED, "a": ANCHOR,
    "details": DETAILS, "address": ADDRESS,
}  # fmt: skip
"""What the tags around a piece say, as bits that are handed down."""
