"""Plain-text dumps: pages whose markup is gone, read by what their lines look like.

`signs` tells a sentence from a headline in any script, `paragraphs` cuts the document, `labels` and `related` know the
words sites print around an article, `reading` puts them together. What is not certain stays a paragraph of the body.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.own import Own
from copydesk.extraction.outcome.walls import Shown, wall_of
from copydesk.extraction.plaintext.labels import URL
from copydesk.extraction.plaintext.paragraphs import MAX_LINES, bounded
from copydesk.extraction.plaintext.reading import Reading, read_dump
from copydesk.models import Found, Issue, Link, Page, Source

__all__ = ["Reading", "copydesk_extract", "read_dump"]

METHOD = "text"


def copydesk_extract(page: Page, source: Source | None) -> Iterator[Found]:  # noqa: ARG001
    """Give what a text page's lines say; dates with their labels, as printed."""
    if page.kind != "text":
        return
    if urls := _url_list(page.text):
        yield _found("outcome", "listing", 1, f"a list of {len(urls)} URLs")
        yield _found("links", tuple(Link(url) for url in urls), 1)
        return
    text, cut = bounded(page.text)
    if cut:
        message = f"the document has over {MAX_LINES:,} lines: the rest was left out"
        yield Found("issue", Issue("page_cut", "body", message=message), METHOD)
    reading = read_dump(text)
    if reading.title is None and not reading.labels and not reading.body:
        yield Found("issue", Issue("empty_document", "body", "warning", "the document holds no text"), METHOD)
        return
    if reading.title is not None:
        yield _found("title", reading.title.text, reading.title.number)
    for paragraph, label in reading.labels:
        if label.field in ("published", "modified"):
            yield _found(label.field, paragraph.text, paragraph.number)
        else:
            yield _found(label.field, label.value, paragraph.number, paragraph.text)
        if label.field == "authors":
            yield _found("byline", paragraph.text, paragraph.number)
    if reading.body:
        yield _found("body", tuple(block for _, block in reading.body), reading.body[0][0].number)
    if reading.related is not None and reading.related_at is not None:
        yield _found("related", reading.related.items, reading.related_at)
    if reading.listing:
        yield _found("outcome", "listing", 1, f"{len(reading.body)} lines, none of them running text")
    elif wall := _wall(reading):
        yield Found("outcome", "blocked", "words", *wall, rank("outcome", "words"))
    if reading.stump is not None:
        message = "the document breaks off behind the article's text"
        yield Found("issue", Issue("document_cut", None, "info", message), METHOD, f"line {reading.stump.number}")
    if reading.cut is not None:
        yield _found("truncated", True, reading.cut.number, reading.cut.text)


MAX_WALL = 1_500
"""Characters of a dump that may be a wall's or an error page's."""


def _wall(reading: Reading) -> tuple[str, str] | None:
    """Say which wall or error page was saved in place of a document; a labelled date or author vouches for a story."""
    texts = [block.text or "" for _, block in reading.body]
    if reading.labels or sum(map(len, texts)) > MAX_WALL:
        return None
    title = reading.title.shown if reading.title is not None else None
    heads = [title] if title else texts[:1]
    own = Own([" ".join(html.unescape(text).split()) for text in texts], sum(map(len, texts)), headed=bool(title))
    return wall_of(Shown(heads, own, " ".join((*([title] if title else []), *own.texts)), story=False))


def _url_list(text: str) -> list[str]:
    """Give the URLs of a document that is a list of them, one a line, perhaps with comments behind a `#`."""
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    told = [line for line in lines if line and not line.startswith("#")]
    return told if all(URL.fullmatch(line) for line in told) else []


def _found(field: str, value: object, line: int, raw: object = None) -> Found:
    return Found(field, value, METHOD, f"line {line}", raw, rank(field, METHOD))
