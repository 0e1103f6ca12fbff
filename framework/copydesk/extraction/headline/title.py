"""Every place a page writes its title, weighed against the others.

No place is always right: the h1 may be the site's name or "Log in", JSON-LD may carry the search engine's title,
og:title the social one. What agrees with something else is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

import attrs

from copydesk.extraction.headline.kicker import marked_kicker
from copydesk.extraction.headline.names import says_author
from copydesk.extraction.headline.stated import MAX_HEADINGS, MAX_TITLE, Title, stated
from copydesk.extraction.headline.zone import place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import Structured, structured
from copydesk.extraction.structured.json_ld import fold
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_PARTS = 6
"""Strings of an h1 that are told apart; one broken into more is animated letter by letter."""
MIN_PIECE = 6
"""Characters of a piece of <title> that is looked for in the page; a shorter one is found by chance."""
LIKE = 0.34
"""Share of common words from which an h1 is taken for a version of another title. Below it stand the site's name,
a section, a form's heading ("Subscribe"); real rewordings of one headline keep a third of their words or more."""
ON_TOPIC = 0.5
"""Likeness of a heading whose words before a colon are all a title has before its first separator."""
MAX_SITE_NAME = 80
"""Letters and digits of a heading from which it is no site's name and no host's."""
_UNSEEN = frozenset(("script", "style", "option", "a", "title", "textarea", "noscript"))
_BEFORE_STOP = re.compile(r"\s+([:;,.!?)»”])")
_CUT = re.compile(r"\s*[|_»·–—]+\s*|\s+[-:]\s+|-{2,}|(?<=[^\x00-\u02ff])-")
_TOPIC = re.compile(r"\s?[:：]\s")
_WORD = re.compile(r"[^\W_]+")


@attrs.define
class Headline:
    """The page's heading element and how it relates to the other titles; shared by all that looks around it."""

    element: Element | None
    likeness: float
    """0 to 1: the share of words it has in common with the nearest other title; 0.95 where one contains the other."""
    text: str = ""
    kicker: str = ""
    """What else the element holds: a topline printed inside the h1."""
    folded: str = ""
    """The text folded for comparing."""
    joined: bool = False
    """Whether the text was put together of several strings, with nothing but a blank between them."""


def headline(page: Page) -> Headline:
    """Give the heading that is the page's headline. Found at the first call, then shared."""
    known: Headline | None = page.memo.get("headline")
    if known is None:
        known = page.memo["headline"] = _find(page, stated(page))
    return known


def _find(page: Page, titles: dict[str, Title]) -> Headline:
    exact = {title.folded for title in titles.values()}
    site_names: frozenset[str] | None = None
    best: Element | None = None
    best_likeness = -1.0
    for tag, enough in (("h1", -1.0), ("h2", 0.9)):
        for element in page.tree.find_all(tag, limit=MAX_HEADINGS):
            text = element.text
            if not text or text.isspace() or len(text) > 2 * MAX_TITLE:
                continue
            folded = fold(text)
            if site_names is None and len(folded) <= MAX_SITE_NAME:
                site_names = _site_names(page)
            is_name = site_names is not None and folded in site_names
            if folded in exact and not is_name:
                return Headline(element, 1.0, *_parts(element, folded, titles))
            likeness = (
                0.0 if is_name else max((_likeness(text, folded, title) for title in titles.values()), default=0.0)
            )
            if likeness > max(best_likeness, enough):
                best, best_likeness = element, likeness
        if best_likeness >= LIKE:
            break
    if best_likeness < LIKE:
        printed = _by_text(page, titles, _words(best.text) if best is not None and best_likeness > 0 else set())
        if printed is not None:
            best, best_likeness = printed, 0.9
    if best is None:
        return Headline(None, 0.0)
    return Headline(best, best_likeness, *_parts(best, fold(best.text), titles))


def _by_text(page: Page, titles: dict[str, Title], shared: set[str]) -> Element | None:
    """Find the element that prints a stated title where no h1 or h2 does: old pages head their articles with <td>.

    `shared` are the words of the likest heading: what follows the piece of a title that has one is section and site.
    """
    pieces = {p.strip() for title in titles.values() for p in (title.text, *_headline_pieces(title.text, shared))}
    for piece in sorted((p for p in pieces if len(p) >= MIN_PIECE), key=len, reverse=True)[:3]:
        found = page.tree.xpath("//body//*[text()[contains(., $piece)]]", piece=piece)
        for element in cast("list[Element]", found)[:5]:
            text = element.text.strip()
            if (
                len(text) < 2 * len(piece)
                and element.tag not in _UNSEEN
                and not says_author((element.attr("class") or "")[:MAX_TITLE])
            ):
                return element
    return None


def _headline_pieces(title: str, shared: set[str]) -> list[str]:
    pieces = _CUT.split(title)
    last = next((n for n, piece in enumerate(pieces) if not shared.isdisjoint(_words(piece))), len(pieces))
    return pieces[: last + 1]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _site_names(page: Page) -> frozenset[str]:
    data = structured(page)
    names = [name for key in ("og:site_name", "application-name") for name in data.meta.get(key, ()) if len(name) < 40]
    host = (page.url or "").partition("//")[2].partition("/")[0].lower().removeprefix("www.").split(".")
    return frozenset({*map(fold, names), host[0], "".join(host[:2]), fold("".join(host[:-1]))} - {""})


def _parts(element: Element, folded: str, titles: dict[str, Title]) -> tuple[str, str, str, bool]:
    """Part an h1 made of several strings into headline and kicker where another title says which is which.

    `folded` is its whole text; gives the headline, the kicker, the headline folded and whether it was joined.
    """
    if (marked := marked_kicker(element)) is not None:
        kicker, text = marked
        return _joined([text]), _joined([kicker]), fold(text), False
    strings = [" ".join(text.split()) for text in islice(element.stripped_strings, MAX_PARTS + 1)]
    whole = " ".join(element.text.split())
    if not 1 < len(strings) <= MAX_PARTS:
        return whole, "", folded, False
    stated = [title.folded for title in titles.values()]
    if not any(folded in title for title in stated):
        for cut in range(1, len(strings)):
            for part, rest in ((strings[cut:], strings[:cut]), (strings[:cut], strings[cut:])):
                short = fold("".join(part))
                if len(short) * 2 > len(folded) and any(short in title for title in stated):
                    return _joined(part), _joined(rest), short, len(part) > 1
    # Blocks inside an h1 run together in its text: "Nationale DemoDer 9. Juli".
    return _joined(strings), "", folded, True


def _joined(strings: list[str]) -> str:
    return _BEFORE_STOP.sub(r"\1", " ".join(strings)).strip(" -–—:|/·")


def _likeness(text: str, folded: str, title: Title) -> float:
    if not folded:
        return -0.5
    if folded == title.folded:
        return 1.0
    if len(folded) >= 10 and (folded in title.folded or title.folded in folded):
        return 0.95
    if (topic := fold(_TOPIC.split(text, maxsplit=1)[0])) != folded and topic == fold(_CUT.split(title.text, 1)[0]):
        return ON_TOPIC  # "Strike: work resumes", of which <title> has "Strike - Example Post"
    words, others = _words(text), _words(title.text)
    return len(words & others) / max(1, min(len(words), len(others)), 3)


def from_titles(page: Page) -> Iterator[Found]:
    """Give every title of the page; the confidences say which is the headline."""
    titles = stated(page)
    heading = headline(page)
    visible: Title | None = None
    if heading.element is not None and heading.text:
        method = heading.element.tag if heading.element.tag in ("h1", "h2") else "css"
        visible = Title(heading.text, method, "", heading.folded)
    ranks = _weigh(page, titles, visible, heading)
    for title in (*titles.values(), *([visible] if visible else [])):
        path = place(heading.element) if title is visible and heading.element is not None else title.path
        yield Found("title", title.text, title.method, path, None, ranks[title.method])
    if heading.element is not None and heading.kicker:
        yield Found("kicker", heading.kicker, "css", place(heading.element), None, rank("kicker", "h1"))
    yield from _alternative(structured(page))


def _weigh(page: Page, titles: dict[str, Title], visible: Title | None, heading: Headline) -> dict[str, float]:
    """Give each place its confidence, given what the others say."""
    ranks = {method: rank("title", method) for method in titles}
    if visible is None:
        return ranks
    likeness = heading.likeness
    ranks[visible.method] = rank("title", visible.method) if likeness >= LIKE else rank("title", "unlike")
    social, search, editorial = titles.get("opengraph"), titles.get("title"), titles.get("json-ld")
    above = rank("title", "agreed")
    if social is not None and social.folded == visible.folded:
        if heading.joined and (editorial is None or editorial.folded in visible.folded):
            ranks["opengraph"] = above  # written as one, with the sign between kicker and headline that layout replaces
        elif editorial is not None and editorial.folded != visible.folded and editorial.folded in visible.folded:
            ranks[visible.method] = above  # JSON-LD has it cut short, and two places have all of it
    if editorial is None:
        return ranks
    if visible.folded != editorial.folded and visible.folded in editorial.folded and likeness >= LIKE:
        # JSON-LD has the site's name or a kicker with it. Where a second place has the same kicker, the h1 is a part.
        whole = social is not None and social.folded == editorial.folded and not _is_suffixed(page, editorial, visible)
        ranks["opengraph" if whole else visible.method] = above
    elif editorial.folded not in visible.folded and social is not None and social.folded == editorial.folded:
        if likeness >= LIKE:
            ranks[visible.method] = above  # one field of the editing system feeds both, the page prints another
    elif social is not None and search is not None and visible.folded == editorial.folded:
        one = social.folded in editorial.folded or editorial.folded in social.folded
        if search.folded.startswith(visible.folded) and not one and _is_printed(page, social):
            # One field feeds h1, JSON-LD and <title>, the search engine's title, and the page prints its headline
            # below. An og:title that is printed nowhere is the social networks' (12 such pages of six sets read).
            ranks["opengraph"] = above
    return ranks


def _is_suffixed(page: Page, whole: Title, part: Title) -> bool:
    """Tell whether what a title has beside `part` is the site's name, or stands behind a bar or dash as that does."""
    rest = whole.folded.replace(part.folded, "", 1)
    return rest in _site_names(page) or fold(_CUT.split(whole.text, maxsplit=1)[0]) == part.folded


def _is_printed(page: Page, title: Title) -> bool:
    """Tell whether an h2 that leads nowhere prints a title: a headline of the page, not a teaser's."""
    headings = page.tree.find_all("h2", limit=MAX_HEADINGS)
    return any(
        fold(heading.text) == title.folded and heading.find("a") is None and heading.closest("a") is None
        for heading in headings
    )


def _alternative(data: Structured) -> Iterator[Found]:
    if data.article is not None and (text := data.article.text("alternativeHeadline")):
        yield Found("title", text[1], "alternative", text[0], None, rank("title", "alternative"))
