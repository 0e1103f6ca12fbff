"""Whether a date far from the headline may be the article's: in no other part, no teaser, no phrase.

Away from the headline most dates are others': of an event, a teaser, a reader's comment, the site. Such a date counts
where nothing around it says so; what is in doubt stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from copydesk.extraction.article.page import judged, outlined
from copydesk.extraction.article.walk import LINE
from copydesk.extraction.headline import words
from copydesk.extraction.headline.date_labels import kind_of
from copydesk.extraction.headline.date_places import ELSEWHERE, MAX_BYLINE
from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.structured.json_ld import fold
from copydesk.models import Page

if TYPE_CHECKING:
    from turbohtml import Element

MAX_CARD = 600
"""Characters of a box that shows another article: headline, date, a line or two of it."""
MAX_CLIMB, MAX_ITEMS = 4, 8
"""Boxes around a date, and headings and links in each, that are looked at."""
MIN_LINK = 15
"""Characters of a link that is another article's headline: "More news" is shorter."""
MAX_FORM = 1_000
"""Characters of a form that is filled in."""
MAX_LINE = 90
"""Characters of a line that is a date with its label or byline."""
_SITE = "footer, [class~=footer], [class*=site-footer], [id^=footer], [id*=site-footer]"
_SIDE = "aside, [class*=sidebar], [id*=sidebar], [class~=side], [id~=side]"
_FOREIGN = f"{ELSEWHERE}, {_SITE}, {_SIDE}, [class*=event], [class~=widget], [class*=teaser], [class*=promo]"
_MASTHEAD = "[class*=masthead], [class*=topbar], [class*=top-bar], [class*=site-header], [role=banner], [class*=today]"
_HOMES = ("article", "main")
_OWN = re.compile(
    r"(?:article|post|entry|story|news)[a-z_-]*(?:date|time|meta|info|foot|bottom)|publish|posted|byline|author|footer$"
)
"""Classes of a box behind the text that holds what is said of the article; its own <footer>."""
MAX_LETTERS = 10
"""Letters beside a date in a box of the article behind its text: a weekday, "min read"; what is announced has more."""
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_INLINE = frozenset(("time", "span", "b", "i", "em", "strong", "small", "a", "font", "abbr"))

MAX_PRINTED = 500
"""Characters an element that prints a date has at most."""
MAX_BESIDE = 2_000
"""Characters of a line looked at on each side of a date."""


class Far:
    """The part of a page that is the article's, as its headline tells."""

    def __init__(self, page: Page) -> None:
        heading = headline(page)
        element: Any = heading.element
        self.titles = LINE.join((fold(heading.text or ""), *(title.folded for title in stated(page).values())))
        self.ancestors: set[Any] = {*element.ancestors} if element is not None else set()
        outline = outlined(page)
        self._pieces: dict[Any, int] = {}
        for number, piece in enumerate(outline.pieces if outline is not None else ()):
            self._pieces.setdefault(piece.node, number)
        self._start = self._place(element) if element is not None else None
        self.article = element.closest("article") if element is not None else None
        """The <article> the headline stands in."""
        texts = _texts(page)
        while texts and len(words.DATE.sub("", texts[-1].text[:MAX_LINE])) <= MAX_LETTERS:
            texts.pop()  # a bare date below the text may be taken for its last piece
        self._texts = {box for node in texts for box in islice(node.ancestors, MAX_CLIMB)}
        self._around = {node.parent for node in texts}
        self._end = self._place(texts[-1]) if texts else None
        self._sizes: dict[Any, int] = {}

    def is_elsewhere(self, element: Element, *, labelled: bool = False) -> bool:
        """Tell whether a place stands in a part of other articles, of the site or of readers.

        A date `labelled` as published or modified may stand in a column beside the text of the same article.
        """
        part: Any = element.closest(_FOREIGN)
        if part is not None and part.tag == "form" and self._size(part) > MAX_FORM:
            part = part.parent.closest(_FOREIGN)  # some systems write the whole page into one form
        return part is not None and part not in self.ancestors and not self._is_own(part, labelled=labelled)

    def is_foreign(self, element: Element, *, labelled: bool = False, byline: str = "") -> bool:
        """Tell whether a place stands elsewhere, or in a small box with another article's headline.

        The box of a `labelled` date may go on with links behind it: to the author, to tags; the names of a `byline`
        before it are no headlines.
        """
        if self.is_elsewhere(element, labelled=labelled):
            return True
        node: Any = element
        for _ in range(MAX_CLIMB if not labelled else 2):
            if (
                node in self.ancestors
                or node in self._texts
                or getattr(node, "tag", "body") == "body"
                or self._size(node) > MAX_CARD
            ):
                return False
            if (node.tag == "article" and not self._is_home(node)) or self._names_another(
                node, element, labelled, byline
            ):
                return True
            node = node.parent
        return False

    def is_behind(self, line: Any) -> bool:
        """Tell whether a date without a label stands behind the article's text, and nothing says that it is its own.

        Its own stands beside the paragraphs, alone in a box of the headline's <article>, or where a class says so.
        """
        place = self._place(line)
        if self._end is None or place is None or place <= self._end or line.parent in self._around:
            return False
        boxes = [line, *islice(line.ancestors, MAX_CLIMB - 1)]
        if any(_OWN.search(f"{box.attr('class') or ''} {box.tag}".lower()) for box in boxes if hasattr(box, "attr")):
            return not self._shares_main(line)
        if self.article is None or not self._in_article(line):
            return True
        box = line.parent
        beside_it = sum(map(str.isalpha, box.text[:MAX_CARD])) - sum(map(str.isalpha, line.text[:MAX_CARD]))
        return box != self.article and beside_it > MAX_LETTERS

    def is_ahead(self, line: Any) -> bool:
        """Tell whether a date without a label stands in the page's head, where sites print the current day."""
        place = self._place(line)
        if self._start is None or place is None or place >= self._start:
            return False
        part: Any = line.closest(_MASTHEAD)
        if part is not None and part not in self.ancestors:
            return True
        shared = next((node for node in line.ancestors if node in self.ancestors), None)
        return getattr(shared, "tag", "body") == "body" and shared not in self._around

    def _place(self, element: Any) -> int | None:
        """Give the number of the piece of text an element is, holds or stands in; None where it has none."""
        near = (element, *islice(element.descendants, MAX_ITEMS), *islice(element.ancestors, MAX_CLIMB))
        return next((self._pieces[node] for node in near if node in self._pieces), None)

    def _shares_main(self, line: Any) -> bool:
        """Tell whether a place stands in the headline's <article> or <main>, or the headline in none."""
        home = next((node for node in self.ancestors if getattr(node, "tag", "") in _HOMES), None)
        return home is None or any(node == home for node in line.ancestors)

    def _size(self, part: Any) -> int:
        """Give the characters of a part, each read once: many dates may stand in one."""
        size = self._sizes.get(part)
        if size is None:
            size = self._sizes[part] = len(part.text)
        return size

    def _is_own(self, part: Any, *, labelled: bool) -> bool:
        """Tell whether a part is the footer of the headline's own <article>, or a labelled date's column beside it."""
        if part.matches(_SITE):
            around = part.closest("article, main")  # the site's own stands in neither
            if around is None or around.tag == "article":
                return around is not None and self._is_home(around)
            return self._size(part) <= MAX_BYLINE
        return labelled and part.matches(_SIDE) and (self.article is None or self._in_article(part))

    def _is_home(self, article: Any) -> bool:
        """Tell whether an <article> is the headline's; where that stands in none, whether it is as long as a text."""
        return article == self.article if self.article is not None else self._size(article) > MAX_CARD

    def _in_article(self, part: Any) -> bool:
        return any(node == self.article for node in part.ancestors)

    def _names_another(self, box: Any, date: Any, labelled: bool, byline: str) -> bool:
        """Tell whether a box holds another article's headline; with a labelled date, only before the date."""
        before = box.text.partition(date.text)[0] if labelled else None
        for text in _items(box, date):
            if (before is not None and text not in before) or (byline and text in byline):
                continue
            folded = fold(text)
            if folded and folded not in self.titles and not kind_of(text):
                return True
        return False


def _texts(page: Page) -> list[Any]:
    """Give the elements of the article's text as the judge sees it, in order: no box close around one is a teaser."""
    outline, known = outlined(page), judged(page)
    if outline is None or known is None:
        return []
    pieces = zip(outline.pieces, known.taken, strict=True)
    return [*dict.fromkeys(piece.node for piece, taken in pieces if taken)]


def _items(box: Any, date: Any) -> Iterator[str]:
    """Give the headings, and the links as long as a headline, of a box; not those around the date itself."""
    around = {date, *date.ancestors}
    for heading in box.select(_HEADINGS)[:MAX_ITEMS]:
        if heading not in around:
            yield heading.text.strip()
    for link in box.find_all("a", limit=MAX_ITEMS):
        text = link.text.strip()
        if len(text) >= MIN_LINK and link not in around:
            yield text


def line_of(time: Element) -> Element:
    """Give the element of the line a <time> stands in."""
    line: Any = time
    while line.tag in _INLINE and getattr(line.parent, "tag", None) is not None:
        line = line.parent
    found: Element = line
    return found


def beside(printed: str, line: Element) -> tuple[str, str]:
    """Give what a line says before and behind the date `printed` in it, white space folded."""
    text = line.text
    if len(text) > 2 * MAX_BESIDE:  # sixty dates in one long line: all of it is not folded for each
        place = max(text.find(printed), 0)
        text = text[max(place - MAX_BESIDE, 0) : place + len(printed) + MAX_BESIDE]
    own, said = " ".join(printed.split()), " ".join(text.split())
    before, _, after = said.partition(own) if own else ("", "", said)
    return before, after


def is_in_phrase(before: str, after: str) -> bool:
    """Tell whether a date is part of a phrase: "The fair is on 2 May", "Concert: 2 May".

    Beside it may stand words that say what date it is, or a byline; any others may say that it is another's.
    """
    if kind_of(before) or (len(before + after) <= MAX_LINE and (words.byline(before) or words.byline(after))):
        return False
    return any(map(str.isalpha, words.DATE.sub("", before + after)))


def is_anothers(date: Element, printed: str, far: Far, label: str = "") -> bool:
    """Tell whether a date `printed` in an element is part of a phrase or stands with something else."""
    if len(printed) > MAX_PRINTED:
        return True  # an element around half of the page
    line = line_of(date)
    before, after = beside(printed, line)
    if not label and is_in_phrase(before, after):
        return True
    said = label or kind_of(before) or words.byline(before) or words.byline(after)
    if not said and (far.is_behind(line) or far.is_ahead(line)):
        return True
    return far.is_foreign(line, labelled=bool(kind_of(label or before)))
