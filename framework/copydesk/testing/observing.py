"""What is found on a page, and by which rule: one page of those `copydesk drift` compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import attrs

from copydesk.extraction.patterns import search
from copydesk.extraction.rules.trace import trace
from copydesk.hookspecs import Request
from copydesk.models import Article, Failure, Origin, Page, Result, Source

if TYPE_CHECKING:
    from copydesk.desk import Desk

# Outcomes of a page that was to be an article; others are left out unless the address says that it is one.
_ARTICLES = frozenset({"article", "teaser", "empty", "not_article"})
_GOOD = frozenset({"article", "teaser"})
# Steps in a place that are this page's alone: a line's number, a place in a list.
_NUMBERS = re.compile(r"\d+")
_RULES = "rules"


@attrs.frozen(order=True)
class RuleName:
    """One rule of a source: of a layout, of its source.py, or the pattern of its addresses."""

    place: str
    """`layout 2026`, `source.py`, `source.toml`."""
    field: str
    rule: str


@attrs.frozen
class Seen:
    """One page: what it was read as, and what found something."""

    name: str
    outcome: str
    day: datetime | None
    """When it was fetched; where that is unknown, when its article was published or modified."""
    fetched: bool
    """Whether `day` is the day it was fetched."""
    winners: Mapping[str, str]
    """Field to the plugin and the method whose value was taken; of a source's own rules also the rule."""
    tried: Mapping[RuleName, bool]
    """Rules of the page's layout and of the source, and whether each found something."""
    source: str | None = None
    wanted: bool = True
    """Whether it is, or by its address should be, an article; or where `listing` is true, a listing."""
    error: str | None = None
    """Why it was not read."""
    listing: bool = False
    """Whether it is, or by its address should be, a listing."""
    failures: tuple[Failure, ...] = ()
    """Plugins that failed on it, the source's own code too: what they would have found is missing."""


def observe(desk: Desk, target: str, source: Source, given: str | None = None) -> Seen:
    """Read a page and see what finds something. One without an address that nobody claims is read by `source`."""
    page, failures = desk.fetch(Request(target))
    if page is None:
        why = "; ".join(failure.error for failure in failures) or "no plugin fetches this kind of target"
        return Seen(target, "failed", None, False, {}, {}, None, False, why)
    again = attrs.evolve(page, memo=dict(page.memo))
    result = desk.read(page, given)
    if result.source is None and not (page.url or "").startswith(("http://", "https://")):
        page, result = again, desk.read(again, source)
    if result.source != source.name:
        return Seen(page.name, result.outcome, None, False, {}, {}, result.source, False)
    day, fetched = _day(page, result.article)
    listing = _is_listing(page, source, result)
    tried = dict(_tried(page, source, result, listing=listing))
    wanted = listing or result.outcome in _ARTICLES or tried.get(_address(source), False)
    winners = _links(result) if listing else _winners(result)
    return Seen(
        page.name, result.outcome, day, fetched, winners, tried, result.source, wanted,
        listing=listing, failures=result.failures,
    )  # fmt: skip


def _is_listing(page: Page, source: Source, result: Result) -> bool:
    """Tell whether a page is a listing, by its address where the source says which addresses are."""
    if source.article_url and _is_at(page, source.article_url):
        return False
    if result.outcome == "listing":
        return True
    listed = {listing.rstrip("/") for listing in source.listings}
    by_address = page.url and (
        page.url.rstrip("/") in listed or (source.listing_url and _is_at(page, source.listing_url))
    )
    return bool(by_address) and result.outcome not in _GOOD


def _is_at(page: Page, pattern: str) -> bool:
    return search(re.compile(pattern), page.url or "", page) is not None


def _links(result: Result) -> dict[str, str]:
    """Give who found the links of a listing, and the next page; that it is a listing at all stands under `outcome`."""
    if result.outcome != "listing":
        return {}
    winners = {"outcome": "listing"}
    for field in ("links", "next_page"):
        good = [found for found in result.found if found.field == field and found.value]
        if good:
            best = max(good, key=lambda found: found.confidence)
            winners[field] = _who(best.origin(), {_RULES, result.source})
    return winners


def _winners(result: Result) -> dict[str, str]:
    """Give who won each field; that the page is an article at all stands under `outcome`."""
    if result.article is None or result.outcome not in _GOOD:
        return {}
    own = {_RULES, result.source}
    origins = result.article.provenance
    return {"outcome": result.outcome} | {field: _who(origin, own) for field, origin in origins.items()}


def _who(origin: Origin, own: set[str | None]) -> str:
    rule = _general(origin.path) if origin.plugin in own else ""
    return " ".join(filter(None, (origin.plugin, origin.method, rule)))


def _tried(page: Page, source: Source, result: Result, *, listing: bool) -> Iterator[tuple[RuleName, bool]]:
    for step in trace(page, source, listing=listing):
        yield RuleName(f"layout {step.layout}", step.field, step.rule), step.hit
    if listing:
        return
    if source.article_url and page.url:
        yield _address(source), _is_at(page, source.article_url)
    for found in result.found:
        if found.plugin == source.name and found.field not in ("outcome", "issue"):
            value = found.value not in (None, "", (), [], {})
            method = found.path if found.method == "source.py" else found.method
            yield RuleName("source.py", found.field, method), value


def _address(source: Source) -> RuleName:
    return RuleName("source.toml", "article_url", source.article_url or "")


def _general(path: str) -> str:
    return _NUMBERS.sub("*", path) if re.match(r"line \d+|\$|\w+\[\d+\]", path) else path


def _day(page: Page, article: Article | None) -> tuple[datetime | None, bool]:
    if page.fetched_at is not None:
        return page.fetched_at, True
    for stamp in (article.modified, article.published) if article else ():
        if stamp is not None:
            try:
                moment = datetime.fromisoformat(stamp.utc or stamp.local)
            except ValueError:  # a year or a month alone
                continue
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC), False
    return None, False
