"""The parts of an article record, in the order a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from copydesk.models.base import record

Precision = Literal["year", "month", "day", "hour", "minute", "second"]
ZoneSource = Literal["explicit", "inferred", "source_default", "source_inferred", "unknown"]
BlockKind = Literal[
    # content: these make up Article.text
    "paragraph", "heading", "list", "quote", "table", "code",
    # labelled, kept, not part of the text
    "image", "embed", "dateline", "caption", "promo", "share", "credit", "correction", "ad", "comment",
]  # fmt: skip
Access = Literal["free", "metered", "registration", "paywalled", "unknown"]
Level = Literal["info", "warning", "error"]

CONTENT_KINDS = frozenset({"paragraph", "heading", "list", "quote", "table", "code"})


@record
class Timestamp:
    """A point in time exactly as far as the page states it."""

    raw: str
    """As printed on the page."""
    local: str
    """ISO 8601 on the page's own clock, cut at `precision`; with the offset when the page gives one."""
    utc: str | None = None
    """ISO 8601 ending in Z; only when an offset or the source's zone is known."""
    precision: Precision = "day"
    tz: str | None = None
    """IANA zone name, or the offset or abbreviation as printed."""
    tz_source: ZoneSource = "unknown"
    calendar: str = "gregorian"
    """Calendar the raw string is written in: gregorian, buddhist, jalali, …; `local` is always Gregorian."""


@record
class Author:
    """One name of the byline."""

    name: str
    raw: str | None = None
    """The string the name was read from."""
    kind: Literal["person", "organization"] = "person"
    role: str | None = None
    """What they did for this article: reporter, editor, photographer, translator …"""
    job_title: str | None = None
    url: str | None = None
    given: str | None = None
    """Given name, only where the page tells it apart."""
    family: str | None = None
    """Family name, only where the page tells it apart."""


@record
class Dateline:
    """`KATHMANDU, April 25 (Reuters) -` at the head of the first paragraph."""

    text: str
    """As printed."""
    place: str | None = None
    agency: str | None = None
    date: str | None = None
    """ISO 8601; `--04-25` where the year is not printed."""


@record
class Block:
    """One piece of the body, in reading order."""

    kind: BlockKind
    text: str = ""
    level: int | None = None
    """Of a heading, 1 to 6."""
    items: tuple[str, ...] = ()
    """Of a list, one string an entry; of a table, one string a row with cells parted by tabs."""
    href: str | None = None
    """Where an image, embed or promo points; absolute."""


@record
class StatedBlock(Block):
    """A block of the kind its source says it is, whatever its words look like. The normaliser makes a Block of it."""


@record
class Media:
    """An image, video or audio file of the article."""

    url: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width_px: int | None = None
    height_px: int | None = None
    lead: bool = False
    """The article's first picture; of one image at most."""
    block: int | None = None
    """Index of its block in `Article.body`."""


@record
class Link:
    """A link, of the body of an article or of a listing."""

    href: str
    """Absolute URL."""
    text: str | None = None
    internal: bool = False
    """Same site as the page."""
    block: int | None = None
    """Index of its block in `Article.body`."""


@record
class ListedLink(Link):
    """A link of a listing with what stands beside it, where a source's rules find that."""

    teaser: str | None = None
    published: Timestamp | None = None
    """Where the page prints it beside the title."""
    image: str | None = None
    """Absolute URL."""


@record
class Related:
    """One item of a block such as "More from World"."""

    title: str
    teaser: str | None = None
    url: str | None = None
    heading: str | None = None
    """Heading of the block it stands in."""
    published: Timestamp | None = None
    """Where the page prints it beside the title."""
    image: str | None = None
    """Absolute URL."""


@record
class Correction:
    """A published correction or editor's note."""

    text: str
    date: str | None = None
    """ISO 8601 day."""


@record
class Rights:
    """Who holds the text and what they allow."""

    holder: str | None = None
    notice: str | None = None
    license: str | None = None
    ai_training: bool | None = None
    """False where the page forbids use for training; None where it says nothing."""


@record
class Alternate:
    """Another address of the same article."""

    url: str
    kind: Literal["amp", "mobile", "language", "print", "short", "other"] = "other"
    language: str | None = None


@record
class SourceInfo:
    """The site a record comes from; unknown stays None."""

    name: str | None = None
    """Name of the copydesk source, None where no source claimed the page."""
    title: str | None = None
    domain: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    language: str | None = None
    """BCP 47."""
    timezone: str | None = None
    """IANA name."""


@record
class Origin:
    """Where the value of one field came from."""

    plugin: str
    plugin_version: str | None = None
    method: str = ""
    """Kind of evidence: json-ld, meta, css, label, density …"""
    path: str = ""
    """Place in the page: a JSON path, a CSS path, `line 14`."""
    raw: Any = None
    """As found, before any normalisation."""
    confidence: float = 0.5
    """0 to 1; orders the candidates of one field, no probability."""
    steps: tuple[str, ...] = ()
    """Normalisation steps, in order."""


@record
class Issue:
    """Something about the page a user must be able to see."""

    code: str
    """snake_case, stable: `weekday_conflict`."""
    field: str | None = None
    level: Level = "warning"
    message: str = ""
    data: Mapping[str, Any] | None = None
    """Further facts, such as the `candidates` that were not chosen between."""
