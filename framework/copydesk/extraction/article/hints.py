"""What class names and ids say: the words site builders use the world over, folded into a bit set.

Never a gate: a hint is one signal among others, because "sidebar" also names pages *with* a sidebar.
"""

from __future__ import annotations

_WORDS = {
    "comment": "comment disqus respond reply replies komment discuss livefyre talkback",
    "related": "relat recommend more-from more-on more-story more-stories more-news more-articles more-posts "
    "morefrom read-more read-next "
    "read-also readmore also-like also-read alsolike see-also similar popular trending most-read most-view mostread "
    "outbrain taboola teaser suggest next-article next-post next-story  -promo- recirc latest sidebar -rail- widget "
    "aside carousel slider listing -feed- card tease up-next upnext highlights",
    "share": "share sharing social follow toolbar addthis sns facebook twitter whatsapp -print- -tool- -tools-",
    "promo": "newsletter subscri sign-up signup paywall regwall donat membership premium register login offer -cta- "
    "call-to piano inline-promo inline-form optin mailchimp mc-embed support",
    "caption": "caption photo image figure picture credit gallery -media- lightbox video player thumb foto "
    "img copyright "
    "slideshow legend",
    "ad": "-ad- -ads- advert -adv- adslot sponsor banner dfp gpt affiliate commercial werbung publicidad "
    "publicite publicidade "
    "anzeige -mpu- disclosure",
    "author": "author byline -bio- biography writer contributor profile autor reporter columnist journalist",
    "meta": "-meta- date time publish update posted -info- category kicker section-name breadcrumb -tag- "
    "-tags- -topic- "
    "-topics- keyword label reading count stats rating -view- -views- -source- -toc- table-of-contents eyebrow rubric "
    "overline",
    "chrome": "nav menu header -foot- footer masthead cookie consent gdpr onetrust didomi -qc-cmp2- usercentrics "
    "modal popup overlay search skip "
    "sitemap legal "
    "disclaimer hidden sr-only screen-reader screenreader visually accessib notice alert breaking ticker toast dialog "
    "drawer dropdown topbar top-bar bottom account",
    "body": "article story entry -post- bodytext body-text body-copy bodycopy body-content main-text main-content "
    "maincontent rich-text richtext rich-content news-text news-body news-content newsbody  -content- texto "
    "contenu cuerpo "
    "artikel articulo noticia paragraph -text- wysiwyg prose",
    "intro": "-lead- lede standfirst subhead sub-head sub-heading subtitle sub-title -deck- -dek- intro "
    "summary excerpt chapo "
    "description abstract sapo bajada entradilla vorspann synopsis strap ingress preamble",
    "quote": "quote pull tweet instagram embed fb-post",
    "inset": "box inset module callout key-points key-takeaways keypoint glance bullet faq poll "
    "quiz read-more readmore",
}
HINTS = tuple(_WORDS)
COMMENT, RELATED, SHARE, PROMO, CAPTION, AD, AUTHOR, META, CHROME, BODY, INTRO, QUOTE, INSET = (
    1 << n for n in range(len(HINTS))
)
_PAIRS: dict[tuple[str, str], int] = {}
_WHOLE: dict[str, int] = {}
_INSIDE: dict[str, list[tuple[str, int]]] = {}
"""Words found anywhere in a part of a name, by their first three letters: none of them is shorter."""
for _bit, _words in enumerate(_WORDS.values()):
    for _word in _words.split():
        _bare = _word.strip("-")
        if "-" in _bare:
            _first, _second = _bare.split("-", 1)
            _PAIRS[_first, _second] = _PAIRS.get((_first, _second), 0) | 1 << _bit
        elif _bare != _word:
            _WHOLE[_bare] = _WHOLE.get(_bare, 0) | 1 << _bit
        else:
            _INSIDE.setdefault(_word[:3], []).append((_word, 1 << _bit))
_SECONDS = frozenset(second for _, second in _PAIRS)
_SECOND = 1 << len(HINTS)
"""Set in what is remembered of a part that may end a pair: for the others the pair is not looked up."""
_SEPARATORS = bytes.maketrans(b"_ ./:\t\n", b"-------")
"""For bytes: to translate a str takes three times as long."""

MAX_NAME = 400
"""Characters of a class attribute looked at: utility-class frameworks write thousands, their first words suffice."""
MAX_CACHE = 20_000
"""Distinct names, and distinct words of names, remembered by a process; then it starts afresh."""
_seen: dict[str, int] = {}
_parts: dict[str, int] = {}


def hints_of(name: str) -> int:
    """Give the bit set of what a class attribute or id says.

    Names are looked up word by word: a new site's names are all new, their words are not.
    """
    found = _seen.get(name)
    if found is not None:
        return found
    if len(_seen) >= MAX_CACHE:
        _seen.clear()
    found, before = 0, ""
    parts = name[:MAX_NAME].lower().encode("utf-8", "replace").translate(_SEPARATORS).decode().split("-")
    for part in parts:
        if part:
            bits = _parts.get(part)
            if bits is None:
                bits = _read_part(part)
            if bits & _SECOND:
                bits |= _PAIRS.get((before, part), 0)
            found |= bits
        before = part
    found &= _SECOND - 1
    _seen[name] = found
    return found


def _read_part(part: str) -> int:
    if len(_parts) >= MAX_CACHE:
        _parts.clear()
    bits = _WHOLE.get(part, 0) | (_SECOND if part in _SECONDS else 0)
    for at in range(len(part) - 2):
        for word, bit in _INSIDE.get(part[at : at + 3], ()):
            if part.startswith(word, at):
                bits |= bit
    _parts[part] = bits
    return bits


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
