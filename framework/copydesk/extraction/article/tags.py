"""What each HTML element is to the walk: skipped, inline, a block of text, or a box that holds blocks."""

from __future__ import annotations

SKIP, INLINE, LEAF, BREAK, MEDIA, GROUP, BOX, PART = range(8)
# Most elements of a page are boxes: they come late, so that one comparison (< BOX) tells them from the rest.

UNREAD = frozenset(
    {"script", "style", "noscript", "template", "svg", "canvas", "select", "option", "textarea", "rt", "rp"}
)
"""What holds text that no reader of the page reads, `rt` and `rp` a reading of the word beside it: never text of
anything, neither to the walk nor inside an element that a source's rule names."""

_ROLES = {
    # Never body text. `nav` rarely holds any (44 of 960 longer texts in it, on seven sets), and most of a page's links.
    SKIP: f"{' '.join(sorted(UNREAD))} math button input label nav head title "
    "meta link base datalist dialog menu progress meter map area param source track frame frameset noframes "
    # What an icon is drawn of: an element that holds one is still inline.
    "path g use rect circle line polyline polygon ellipse defs symbol clippath lineargradient stop mask desc",
    INLINE: "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby rb s samp small "
    "span strike strong sub sup time tt u var wbr",
    LEAF: "p h1 h2 h3 h4 h5 h6 figcaption pre caption legend summary",
    # One piece where they hold nothing but entries and paragraphs, else boxes; PART is what their entries are made of.
    GROUP: "ul ol table",
    PART: "li tbody thead tfoot tr td th colgroup col",
    BREAK: "br hr",
    MEDIA: "img picture amp-img iframe video audio object embed amp-video amp-youtube amp-twitter amp-instagram",
}
ROLE: dict[str, int] = {tag: role for role, tags in _ROLES.items() for tag in tags.split()}
"""Role by tag; a tag not in it (div, section, li, td, unknown and custom elements) is a box."""

INLINES = frozenset(tag for tag, role in ROLE.items() if role == INLINE)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 4, "legend": 4}
"""Level by tag."""
GROUPS = frozenset({"ul", "ol", "table"})
IMAGES = frozenset({"img", "picture", "amp-img"})
