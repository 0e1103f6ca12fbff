"""Reads an HTML article whose layout the rules do not know, by the order of its text.

Nobody has an article page of this site as HTML. What is known from the dump is the order: title, paragraphs, the line
of the last update, `More from World` with titles (links) and teasers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from turbohtml import Element

from copydesk import Block, Found, Page, Related, evolve
from copydesk_sources.eblnews.dump import Line, items_of, lines_of
from copydesk_sources.eblnews.marks import HEADING, MARK

CONFIDENCE = 0.90
"""Below the rules of source.toml, above what is read of any site's pages."""
ABOVE_RULES = 0.96
"""For what the rule would get wrong: it takes the first such line."""
_SENTENCE = re.compile(r"[.!?…:][\"'’”)\]]*$")
_BULLET = re.compile(r"^ *(?:\* +)+", re.MULTILINE)
_CLIMB = 4
"""Levels above its heading in which the related block's links are looked for."""


def by_order_of_text(page: Page, article_url: str) -> Iterator[Found]:
    """Give the body between the title and the line of the last update, and the related block by its links.

    Where a paragraph is such a line too, the site's own is the last.
    """
    lines = enumerate(page.lines.split("\n"), 1)
    marks = [(number, match) for number, line in lines if (match := MARK.fullmatch(line))]
    if len(marks) > 1:
        number, match = marks[-1]
        yield Found("modified", match["date"], "text", f"line {number}", None, ABOVE_RULES)
    if page.tree.select_one(".field-name-body") is None:
        yield from _body(page)
    heading = next((h for h in page.tree.select("h2, h3, h4") if HEADING.fullmatch(_folded(h))), None)
    if heading is None:
        return
    named = HEADING.fullmatch(_folded(heading))
    items = _related(page, heading, re.compile(article_url))
    if named and items:
        yield Found("related", items, "text", heading.css_path(), None, CONFIDENCE)
        yield Found("section", [named["section"]], "text", heading.css_path(), _folded(heading), CONFIDENCE)


def _body(page: Page) -> Iterator[Found]:
    headline = page.tree.select_one("h1")
    title = _folded(headline) if headline is not None else None
    lines = page.lines.split("\n")
    marks = [number for number, line in enumerate(lines) if MARK.fullmatch(line)]
    if title is None or title not in lines or not marks:
        return
    first = lines.index(title) + 1
    # Between paragraphs a page prints captions and share links; only whole sentences are taken for text.
    told = [line for line in lines[first : marks[-1]] if _SENTENCE.search(line) and not line.startswith("* ")]
    if told:
        blocks = tuple(Block("paragraph", line) for line in told)
        yield Found("body", blocks, "text", f"lines {first + 1} to {marks[-1]}", None, CONFIDENCE)


def _related(page: Page, heading: Element, article: re.Pattern[str]) -> tuple[Related, ...]:
    for container in list(heading.ancestors)[:_CLIMB]:
        if not isinstance(container, Element):
            continue
        urls: dict[str, str] = {}
        for link in container.select("a[href]"):
            url = urljoin(page.url or "", link.attr("href") or "")
            if _folded(link) and article.search(url):
                urls.setdefault(_folded(link), url)
        if urls:
            items, _ = items_of(_behind(container, heading), _folded(heading), urls)
            return tuple(evolve(item, url=urls[item.title]) for item in items)
    return ()


def _behind(container: Element, heading: Element) -> list[Line]:
    lines = lines_of(_BULLET.sub("", container.to_text()))
    place = next((index for index, line in enumerate(lines) if line.shown == _folded(heading)), -1)
    return lines[place + 1 :]


def _folded(element: Element) -> str:
    return " ".join(element.text.split())
