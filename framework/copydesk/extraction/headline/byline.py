"""Who wrote it, as printed near the headline. Precision first: a name nobody vouches for is not given.

A name counts when markup vouches for it (rel=author, itemprop, a class or an address that says author), or when it
follows a byline word in a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from copydesk.extraction.headline import words
from copydesk.extraction.headline.lone import labelled_names, lone_author
from copydesk.extraction.headline.names import (
    MAX_BYLINE,
    MAX_NAME,
    goes_on,
    is_label,
    is_person,
    is_whole,
    names_agencies,
    plausible,
    says_author,
    says_helper,
    stripped,
    without_and,
)
from copydesk.extraction.headline.signed import signed
from copydesk.extraction.headline.title import headline
from copydesk.extraction.headline.zone import Line, lines_around, place
from copydesk.extraction.ladder import rank
from copydesk.extraction.structured import facts, structured
from copydesk.extraction.structured.json_ld import fold
from copydesk.models import Found, Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_NAMES = 12
MAX_WORDS = 14
"""Blanks in a byline of several names and places."""
LINKED, MARKED, INSIDE = 3, 2, 1
"""How an element vouches for a name: by its link, by its own markup, by what is around it."""
BELOW = 90
"""Nodes below the headline a byline may stand: behind a lead picture with its caption, share buttons, a summary."""
ABOVE = 25
"""Nodes above the headline a byline may stand."""
MAX_LABEL = 300
"""Characters looked at of a class or itemprop."""
MAX_ASIDE = 300
"""Characters of an aside that may be the article's own byline box."""
FAR = 14
"""Nodes between two names of one byline."""
NEAR = 6
"""Nodes between two lines of a byline without markup."""
_NOT_NAME_CLASS = re.compile(
    r"bio|avatar|image|photo|img|social|share|twitter|follow|title|job(?!b)|role|position|date|time|label|prefix|desc|"
    r"email|count|box-head|more|organi[sz]ation"
)
_AUTHOR_HREF = re.compile(
    r"/(?:authors?|autor(?:e[sn]?|in|i)?|auteurs?|profiles?|people|staff|contributors?|columnists?|writers?|by|bio|"
    r"journalists?|reporters?|redaktion|yazar|penulis)/[^/]"
)


def from_byline(page: Page) -> Iterator[Found]:
    """Give the authors as printed, and the raw byline."""
    stated = False
    for name, label in labelled_names(page):
        stated = True
        yield Found("authors", name, "meta", f'meta[name="{label}"]', None, rank("authors", "meta:labelled"))
    heading = headline(page).element
    around = lines_around(page, heading) if heading is not None else []
    ancestors = {*heading.ancestors} if heading is not None and around else set()
    marked, kind = _marked(around, ancestors)
    if marked:
        names = [*dict.fromkeys(name for name, _ in marked)][:MAX_NAMES]
        element = marked[0][1]
        how = "byline:fuller" if kind == LINKED and _is_fuller(names, page) else "byline:marked"
        yield Found("authors", names, "byline", place(element), None, rank("authors", how))
        yield Found("byline", ", ".join(names), "byline", place(element), None, rank("byline", "byline"))
        return
    for names, element in _worded(around):
        value = names if len(names) > 1 else names[0]
        yield Found("authors", value, "byline", place(element), None, rank("authors", "byline:worded"))
        yield Found("byline", ", ".join(names), "byline", place(element), None, rank("byline", "byline"))
        return
    names_below = [*signed(page)]
    yield from names_below
    if not names_below and not stated and not any(fact.field == "authors" for fact in facts(page)):
        yield from lone_author(page)


def _is_fuller(names: list[str], page: Page) -> bool:
    """Tell whether the printed names are all that JSON-LD has and more: systems often write the first one only."""
    article = structured(page).article
    value = article.data.get("author") if article is not None else None
    stated = [v.get("name") if isinstance(v, dict) else v for v in (value if isinstance(value, list) else [value])]
    folded = [fold(name) for name in stated if isinstance(name, str)]
    return 0 < len(folded) < len(names) and len(folded) == len(stated) and {*folded} <= {*map(fold, names)}


def _marked(around: list[Line], ancestors: set[Any]) -> tuple[list[tuple[str, Element]], int]:
    """Give the names whose markup says author; those of the surest kind of markup, from the first such place only."""
    best: list[tuple[str, Element]] = []
    wired: list[tuple[str, Element]] = []
    """Agencies alone, which count where nobody is named."""
    best_kind = last = 0
    marks: dict[Any, int] = {}
    for number, line in enumerate(around):
        text = line.text
        if not 2 <= len(text) <= MAX_BYLINE or not -ABOVE <= line.distance <= BELOW or text.count(" ") > MAX_WORDS:
            continue
        if best and ((line.distance < 0) != (last < 0) or abs(line.distance - last) > FAR):
            break
        if not (text[0].isupper() or text[0] > "\u0590" or text[0] in "([" or words.may_be_byline(text)):
            whole, text = text, without_and(text)
            if text == whole and not (text.islower() and names_agencies(text)):
                continue
        parent = line.parent
        kind = _vouched(parent, ancestors, marks) if parent is not None else 0
        if not kind or parent is None or is_label(text):
            continue
        name = stripped(_whole(text, parent) if kind == LINKED or " " not in text else text)
        if not plausible(name):
            if not best and not wired and names_agencies(text):
                wired.append((text, parent))
            continue
        if _is_helpers(around, number):
            continue
        if kind > best_kind:
            best, best_kind = [], kind
        if kind == best_kind:
            best.append((name, parent))
            last = line.distance
    return (best, best_kind) if best else (wired, MARKED)


def _whole(text: str, parent: Element) -> str:
    """Give a name printed in several elements, first name and family name, or twice for screen readers, as one."""
    around = parent.closest("a") or parent.parent
    strings = [] if around is None else [" ".join(part.split()) for part in around.stripped_strings]
    if len(strings) > 1 and len(people := {*filter(is_whole, strings)}) > 1:
        return text if text in people else ""  # whole names, one beside the other
    whole = " ".join(dict.fromkeys(strings))
    return whole if text in whole and len(whole) <= MAX_NAME else text


def _is_helpers(around: list[Line], number: int) -> bool:
    """Tell whether a name is an editor's, checker's or photographer's, by its own line or the short one before it."""
    line = around[number]
    before = number - 1 if line.distance > 0 else number + 1
    if says_helper(line.text):
        return True
    return 0 <= before < len(around) and len(around[before].text) < 40 and says_helper(around[before].text)


def _vouched(element: Element, ancestors: set[Any], marks: dict[Any, int]) -> int:
    """Say how surely an element's text is an author's name: LINKED, MARKED by itself, INSIDE something marked, or 0."""
    node: Any = element
    chain: list[Any] = []
    kind = reach = 0
    while node is not None and node not in ancestors and len(chain) < 3:
        mark = marks.get(node)
        if mark is None:
            marks[node] = mark = _mark(node)
        chain.append(node)
        said = INSIDE if mark == MARKED and len(chain) > 1 else mark
        if said > kind:
            kind, reach = said, len(chain)
        node = node.parent
    if not kind or _is_elsewhere(element, ancestors):
        return 0
    # What stands around the element that vouches says nothing of the name: avatars and titles stand beside it.
    if kind != LINKED and any(_is_no_name(label) for node in chain[:reach] if (label := node.attr("class"))):
        return 0
    return kind


def _is_elsewhere(element: Element, ancestors: set[Any]) -> bool:
    """Tell whether a name stands in a picture's caption, a menu, a footer or an aside.

    An aside may be the byline's own box: one as short as that, whose link says rel=author or whose own class says so.
    """
    part = element.closest("figure, figcaption, aside, nav, footer")
    if part is None or part in ancestors:
        return False
    if part.tag != "aside" or len(part.text) > MAX_ASIDE:
        return True
    return "author" not in (element.attr("rel") or "") and not says_author((part.attr("class") or "")[:MAX_LABEL])


def _mark(node: Any) -> int:
    """Say what one element's own markup says of its text."""
    attr = getattr(node, "attr", None)
    if attr is None:
        return 0
    if node.tag == "a":
        rel, href = attr("rel"), attr("href")
        if (rel and "author" in rel) or (href and _AUTHOR_HREF.search(href.lower())):
            return LINKED
    label = attr("class") or attr("itemprop")
    return MARKED if label and says_author(label[:MAX_LABEL]) else 0


def _is_no_name(label: str) -> bool:
    return _NOT_NAME_CLASS.search(label.lower()) is not None


def _worded(around: list[Line]) -> Iterator[tuple[list[str], Element]]:
    """Names behind a byline word: "By Jane Roe" in one line, or "By" in one and the name in the next.

    Further names may stand in the lines that follow, behind "and" or plainly people's.
    """
    for number, line in enumerate(around):
        text = line.text
        if len(text) > MAX_BYLINE or line.distance < -ABOVE or not words.may_be_byline(text):
            continue
        match = words.byline(text)
        named, name = number, stripped(text[match.end() :]) if match else ""
        if not match and len(text) < 20 and is_label(text):
            named = number + 1 if line.distance > 0 else number - 1
            name = stripped(around[named].text) if 0 <= named < len(around) else ""
        if name and plausible(name) and (parent := around[named].parent) is not None:
            yield [name, *_further(around, named)], parent


def _further(around: list[Line], number: int) -> Iterator[str]:
    """Give the names in the lines that follow a byline's first."""
    step = 1 if around[number].distance > 0 else -1
    before = around[number]
    for _ in range(MAX_NAMES):
        number += step
        line = around[number] if 0 <= number < len(around) else None
        if line is None or line.parent is None or abs(line.distance - before.distance) > NEAR:
            return
        text = line.text
        joined = text != (name := without_and(text)) or goes_on(before.text)
        before = line
        name = stripped(name)
        if not name or (" " not in name and goes_on(f" {name}")):
            continue  # "and", alone in its line
        if not plausible(name) or len(name) > MAX_NAME or says_helper(text) or not is_person(name, joined):
            return
        yield name
