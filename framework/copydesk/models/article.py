"""The article record: what copydesk gives for a page that holds an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Literal

import attrs

from copydesk.models.base import field_names, plain, record
from copydesk.models.parts import (
    CONTENT_KINDS,
    Access,
    Alternate,
    Author,
    Block,
    Correction,
    Dateline,
    Issue,
    Link,
    Media,
    Origin,
    Related,
    Rights,
    SourceInfo,
    Timestamp,
)

SCHEMA_VERSION = "1"
Genre = Literal[
    "news", "opinion", "analysis", "live", "gallery", "video", "interview", "press_release", "sponsored", "other"
]
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_UNSPACED = re.compile("[\u3040-\ufaff]")
"""What every text in a script written without spaces has."""


@cache
def _sign_or_word() -> re.Pattern[str]:
    """Count one word a character in scripts written without spaces, as word processors do; 8 ms to compile."""
    return re.compile(r"[぀-ヿ㐀-鿿豈-﫿]|[^\W぀-ヿ㐀-鿿豈-﫿]+(?:['’\-][^\W぀-ヿ㐀-鿿豈-﫿]+)*")


def body_text(body: Iterable[Block]) -> str:
    """Give the text of a body: its content blocks alone, a blank line between them."""
    return "\n\n".join([block.text for block in body if block.kind in CONTENT_KINDS and block.text])


@record
class Article:
    """A clean, typed, traceable article. Missing is None or an empty tuple, never an empty string."""

    schema_version: str = SCHEMA_VERSION
    id: str | None = None
    """Hash of the source and the native id or canonical URL; never of the text, so it survives re-parsing."""
    native_id: str | None = None
    """The site's own number for the article."""
    source: SourceInfo = attrs.field(factory=SourceInfo)
    url: str | None = None
    """After redirects."""
    requested_url: str | None = None
    canonical_url: str | None = None
    """As the page states it, without tracking parameters."""
    alternates: tuple[Alternate, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    alt_titles: Mapping[str, str] = attrs.field(factory=dict)
    """Other titles of the page by where they stand: og, seo, twitter."""
    summary: str | None = None
    """The publisher's, never generated."""
    authors: tuple[Author, ...] = ()
    byline: str | None = None
    """Raw."""
    agencies: tuple[str, ...] = ()
    """AFP, dpa, Reuters …"""
    dateline: Dateline | None = None
    published: Timestamp | None = None
    modified: Timestamp | None = None
    fetched_at: datetime | None = None
    """UTC; None where it is not known when the page was fetched."""
    language: str | None = None
    """BCP 47."""
    language_from: str | None = None
    """Where the language was read: html, json-ld, meta, source, text."""
    direction: Literal["ltr", "rtl"] | None = None
    genre: Genre | None = None
    section: tuple[str, ...] = ()
    """From the widest to the narrowest."""
    tags: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    access: Access = "unknown"
    truncated: bool | None = None
    """True for a teaser or a cut document instead of the whole article; None where nothing tells."""
    images: tuple[Media, ...] = ()
    videos: tuple[Media, ...] = ()
    audios: tuple[Media, ...] = ()
    links: tuple[Link, ...] = ()
    related: tuple[Related, ...] = ()
    corrections: tuple[Correction, ...] = ()
    rights: Rights | None = None
    content_hash: str | None = None
    """SHA-256 of title and text, hexadecimal; changes when the article does."""
    version: str | None = None
    """The publisher's own version label, as stated."""
    previous: str | None = None
    """`content_hash` of the revision before, where a store knows it."""
    provenance: Mapping[str, Origin] = attrs.field(factory=dict)
    """Field name to where its value came from."""
    issues: tuple[Issue, ...] = ()
    extra: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    """Plugin name to whatever that plugin adds."""

    @property
    def text(self) -> str:
        """The content blocks alone, a blank line between them."""
        return body_text(self.body)

    @property
    def word_count(self) -> int:
        """Words of `text`; a character of a script written without spaces counts as one."""
        text = self.text
        return len((_sign_or_word() if _UNSPACED.search(text) else _WORD).findall(text))

    def to_dict(self) -> dict[str, Any]:
        """Give the record as JSON-ready data, with the derived `text` and `word_count` after `body`."""
        data: dict[str, Any] = {}
        for name in field_names(Article):
            data[name] = plain(getattr(self, name))
            if name == "body":
                data["text"] = self.text
                data["word_count"] = self.word_count
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Read back what `to_dict` gave. Raises msgspec.ValidationError naming the key that does not fit."""
        import msgspec  # here, because a program that only writes records does not need it

        return msgspec.convert(dict(data), cls)
