"""Tags and the category printed with an article: links whose `rel` says `tag`, as the microformat rel-tag has it.

WordPress and others write `rel="tag"` on an article's tags and `rel="category tag"` on its categories; so do teasers
and tag clouds, whose links are another's. Read where the metadata leave the field open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.extraction.headline.title import headline
from copydesk.extraction.headline.zone import place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import facts
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_TAGS = 30
"""Links from which on they are a cloud of all the site's tags; the longest lists of one article have some 20."""
MAX_NAME = 60
"""Characters of a tag."""
_OTHERS = (
    "aside, nav, [class*=sidebar], [class*=widget], [class*=related], [class*=cloud], [id*=comment], [class*=teaser], "
    "body > footer"
)


def from_topics(page: Page) -> Iterator[Found]:
    """Give the tags printed with the article, and its category where it has one only: of several none is the wider."""
    links = page.tree.select('a[rel~="tag"]')
    if not links or len(links) > MAX_TAGS:
        return
    stated = {fact.field for fact in facts(page)}
    if "tags" in stated and "section" in stated:
        return
    own = _own(page, links)
    tags = [link for link in own if not _is_category(link)]
    categories = {name: link for link in own if _is_category(link) and (name := _name(link))}
    if tags and "tags" not in stated:
        names = [*dict.fromkeys(filter(None, map(_name, tags)))]
        if names:
            yield Found("tags", names, "rel", place(tags[0]), None, rank("tags", "rel"))
    if len(categories) == 1 and "section" not in stated:
        name, link = categories.popitem()
        yield Found("section", name, "rel", place(link), None, rank("section", "rel"))


def _own(page: Page, links: list[Element]) -> list[Element]:
    """Give the links that stand in no other article, and in no part of the page that is no article's."""
    heading = headline(page).element
    home = heading.closest("article") if heading is not None else None
    return [link for link in links if link.closest("article") in (home, None) and link.closest(_OTHERS) is None]


def _is_category(link: Element) -> bool:
    around = link.parent
    box = around.attr("class") if around is not None and hasattr(around, "attr") else None
    return "category" in (link.attr("rel") or "").split() or "categor" in (box or "").lower()


def _name(link: Element) -> str | None:
    name = " ".join(link.text[: 2 * MAX_NAME].split())
    return name if 0 < len(name) <= MAX_NAME else None
