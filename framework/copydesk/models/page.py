"""The page: what was fetched, decoded once, parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import attrs

if TYPE_CHECKING:
    from parsel import Selector
    from turbohtml import Document

PageKind = Literal["html", "text"]


@attrs.define(eq=False)
class Page:
    """One document as it came, with what is known of how it came.

    `copydesk.open_page` and `copydesk.make_page` make one. The tree is parsed at first use and shared by every
    plugin; a clean hook may remove from it what is never content.
    """

    text: str = attrs.field(repr=False)
    """The decoded document."""
    url: str | None = None
    """After redirects; for a saved file, as the document itself tells it."""
    kind: PageKind = "html"
    requested_url: str | None = None
    status: int | None = None
    """HTTP status, where there was one."""
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    """HTTP headers, names in lower case."""
    fetched_at: datetime | None = None
    """UTC."""
    path: str | None = None
    """File (and place inside it) the page was read from."""
    encoding: str | None = None
    encoding_from: str | None = None
    """What decided the encoding: bom, header, meta, detected, default, given, repaired (it had been
    misread before it came here)."""
    url_from: str | None = None
    """Where `url` was read: given, http, sidecar, canonical, og, base, saved-from."""
    body: bytes | None = attrs.field(default=None, repr=False)
    """The bytes as fetched, content encodings undone."""
    memo: dict[str, Any] = attrs.field(factory=dict, repr=False)
    """What plugins computed once for this page, by a key of theirs."""

    @property
    def name(self) -> str:
        """What to call this page in a message: its URL, else the file it came from."""
        return self.url or self.requested_url or self.path or "<page>"

    @property
    def tree(self) -> Document:
        """The parsed document (turbohtml), parsed once; its elements know their places in the source.

        Of a text page, an empty document.
        """
        tree: Document | None = self.memo.get("tree")
        if tree is None:
            from turbohtml import parse

            tree = self.memo["tree"] = parse(self.text if self.kind == "html" else "")
        return tree

    @property
    def lines(self) -> str:
        """The page as lines of text: of a text page its own lines, of HTML one line for each block of visible text.

        White space is folded to single spaces within a line, no-break spaces too; empty lines are left out.
        """
        lines: str | None = self.memo.get("lines")
        if lines is None:
            text = self.text if self.kind == "text" else self.tree.to_text()
            folded = (" ".join(line.split()) for line in text.splitlines())
            lines = self.memo["lines"] = "\n".join(line for line in folded if line)
        return lines

    @property
    def selector(self) -> Selector:
        """A parsel Selector over the document as fetched, for code written against parsel; a second parse."""
        selector: Selector | None = self.memo.get("selector")
        if selector is None:
            from parsel import Selector as Make

            selector = self.memo["selector"] = Make(text=self.text, type="html", base_url=self.url or "")
        return selector
