"""What rules cannot say of EBL News: its text dumps, and HTML whose layout nobody has seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk import Block, Found, Issue, Page, SourceCode
from copydesk_sources.eblnews.dump import STATION, Dump, breaks_off, is_listing, read_dump
from copydesk_sources.eblnews.fallback import by_order_of_text
from copydesk_sources.eblnews.marks import HEADING, date_of

CODE = 0.98
"""Above the rules of source.toml."""


class EblNews(SourceCode):
    """EBL News."""

    def copydesk_extract(self, page: Page) -> Iterator[Found]:
        """Read a text dump by its form, an HTML page by the order of its text where the selectors fail."""
        if page.kind == "text":
            article = re.search(self.source.article_url or "", page.url) if page.url else None
            yield from from_dump(read_dump(page.text), is_article=article is not None)
        else:
            yield from by_order_of_text(page, self.source.article_url or "")
        if "/video/" in (page.url or ""):
            yield Found("genre", "video", "url", "/video/", page.url, CODE)

    def copydesk_normalise(self, found: Found) -> Found | None:
        """Set aside what the general reader of text dumps says: where this site prints nothing there is nothing."""
        if found.plugin == "plaintext" and found.value is not None:
            return found.step("set aside: the source reads its own dumps", None)
        return None


def from_dump(dump: Dump, *, is_article: bool) -> Iterator[Found]:
    """Give what a dump says; `is_article` where its URL tells that it is one."""
    if is_listing(dump) and not is_article:
        yield _found("outcome", "listing", 1, "titles, and no line of text")
    if dump.title:
        yield _found("title", dump.title.raw, dump.title.number)
    if dump.station:
        yield from _station(dump)
    blocks = [Block("paragraph", line.raw) for line in dump.body]
    blocks = [*([Block("credit", dump.station.raw)] if dump.station else []), *blocks]
    blocks += [Block("promo", line.raw) for line in dump.trailing]
    if blocks:
        first = dump.station or (dump.body[0] if dump.body else dump.trailing[0])
        yield _found("body", tuple(blocks), first.number)
    if dump.mark:
        yield from _modified(dump)
    named = HEADING.fullmatch(dump.heading.shown) if dump.heading else None
    if dump.heading and named and dump.items:
        yield _found("related", dump.items, dump.heading.number)
        yield _found("section", (named["section"],), dump.heading.number, dump.heading.raw)
    if last := breaks_off(dump):
        yield _found("truncated", True, last.number, last.raw)
    if dump.cut:
        # Worded as the general reader's, so that the two are one where both see it.
        message = "the document breaks off behind the article's text"
        yield Found("issue", Issue("document_cut", None, "info", message), "text")


def _station(dump: Dump) -> Iterator[Found]:
    line = dump.station
    match = STATION.fullmatch(line.shown) if line else None
    if line is None or match is None:
        return
    yield _found("genre", "video", line.number, line.raw)
    yield _found("agencies", (match["station"],), line.number, line.raw)
    if re.match(r"\d{1,2} [A-Z]", match["date"]):
        yield _found("published", match["date"], line.number)
    else:  # a time of day is no date, and no day is made up for it
        yield _found("extra.time", match["date"], line.number)


def _modified(dump: Dump) -> Iterator[Found]:
    line = dump.mark
    if line is None:
        return
    if date := date_of(line.shown):
        yield _found("modified", date, line.number)


def _found(field: str, value: object, line: int, raw: object = None) -> Found:
    return Found(field, value, "text", f"line {line}", raw, CODE)
