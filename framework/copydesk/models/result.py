"""What a plugin finds, and what a page ends as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from copydesk.models.article import SCHEMA_VERSION, Article
from copydesk.models.base import plain, record
from copydesk.models.parts import Issue, Link, Origin

Outcome = Literal["article", "listing", "blocked", "teaser", "empty", "not_article", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("article", "teaser", "listing", "blocked", "empty", "not_article", "failed")


@record
class Found:
    """A candidate value for one field, with its evidence. Plugins yield these; the desk chooses between them."""

    field: str
    """Name of an Article field; or `outcome`, `site_name`, or `extra.<key>`."""
    value: Any
    """As found; the normalise hook makes the typed value of it."""
    method: str = ""
    """Kind of evidence: json-ld, meta, css, label, density …"""
    path: str = ""
    """Place in the page: a JSON path, a CSS path, `line 14`."""
    raw: Any = None
    """As found, before any normalisation; the plugin manager fills in the first value, unless that is a tuple."""
    confidence: float = 0.5
    """0 to 1; the highest wins, the first among equals."""
    plugin: str = ""
    """Filled in by the plugin manager."""
    plugin_version: str | None = None
    steps: tuple[str, ...] = ()
    """Normalisation steps so far, in order."""
    issues: tuple[Issue, ...] = ()

    def step(self, name: str, value: Any, *issues: Issue) -> Found:
        """Give the same evidence with a new value and one more normalisation step."""
        # Written out, because it runs for each value found and a general copy takes three times as long.
        return Found(
            self.field, value, self.method, self.path, self.raw, self.confidence, self.plugin, self.plugin_version,
            (*self.steps, name), (*self.issues, *issues) if issues else self.issues,
        )  # fmt: skip

    def origin(self) -> Origin:
        """Give the evidence alone, for `Article.provenance`."""
        raw = self.raw if self.raw is None or type(self.raw) is str else plain(self.raw)
        return Origin(self.plugin, self.plugin_version, self.method, self.path, raw, self.confidence, self.steps)


@record
class Failure:
    """A plugin that raised. The others still ran."""

    plugin: str
    hook: str
    error: str
    """Type and message of the exception."""


@record
class Result:
    """What one page ended as; there is exactly one for each input."""

    outcome: Outcome
    input: str
    """The page's URL, or where it has none, the file it came from."""
    article: Article | None = None
    """For the outcomes `article` and `teaser`."""
    links: tuple[Link, ...] = ()
    """Of a listing: the links a crawl would follow."""
    source: str | None = None
    """Name of the source that read the page."""
    issues: tuple[Issue, ...] = ()
    failures: tuple[Failure, ...] = ()
    file: str | None = None
    """The file it was read from, where it was one; not written out."""
    found: tuple[Found, ...] = attrs.field(default=(), repr=False)
    """Every candidate of every field after normalisation, for `copydesk explain`; not written out."""
    next_page: str | None = None
    """Of a listing: the address its source's rules give for the next page, absolute; not written out."""

    def to_dict(self) -> dict[str, Any]:
        """Give one flat record: outcome and input, then the article's fields where there is an article."""
        head: dict[str, Any] = {"outcome": self.outcome, "input": self.input}
        tail = {"failures": plain(self.failures)}
        if self.article is not None:
            return head | self.article.to_dict() | tail
        rest: Mapping[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "source": {"name": self.source},
            "links": plain(self.links),
            "issues": plain(self.issues),
        }
        return head | dict(rest) | tail
