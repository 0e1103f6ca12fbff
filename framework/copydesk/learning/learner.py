"""From a handful of saved pages of one site to what its source.toml may say, each part with its support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from copydesk.errors import UsageError
from copydesk.learning.body import BodyRules, learn_body
from copydesk.learning.dates import DateOrder, Zone, learn_order, learn_zone
from copydesk.learning.fields import FieldRule, learn_fields
from copydesk.learning.related import RelatedBlock, learn_related
from copydesk.learning.samples import Sample, agree
from copydesk.learning.urls import common_pattern, country_of, feeds, region_of, shared_domain
from copydesk.models import Page, Result
from copydesk.models.base import record

T = TypeVar("T")


@record
class Learned:
    """What the pages of a site say about it. A part that is None is not supported by the pages."""

    pages: tuple[str, ...]
    """Names of the pages learned from."""
    domain: str
    title: tuple[str, int] | None
    """The site's name, and the pages that give it; so for the other pairs."""
    language: tuple[str, int] | None
    country: str | None
    zone: Zone | None
    order: DateOrder | None
    feeds: tuple[str, ...]
    article_url: str | None
    body: BodyRules | None
    fields: tuple[FieldRule, ...]
    related: RelatedBlock | None


def learn(read: Sequence[tuple[Page, Result]], domain: str | None = None) -> Learned:
    """Learn from pages of one site, each with what was read from it without a source.

    `domain` is the site's, for pages that do not tell their URL. Raises UsageError where pages tell none, or are of
    several sites, or hold no article's text.
    """
    domain = domain or shared_domain([page for page, _ in read])
    if domain is None:
        hosts = ", ".join(sorted({page.url or f"{page.name} (which tells no URL)" for page, _ in read}))
        raise UsageError(f"not pages of one site: {hosts}; leave the others out, or say --domain")
    samples = [Sample(page, result) for page, result in read]
    agree(samples)
    articles = [sample for sample in samples if any(sample.taken)]
    if not articles:
        names = ", ".join(page.name for page, _ in read)
        raise UsageError(f"no text of an article found on {names}; learn from pages that hold one article each")
    language = _most([sample.article.language for sample in articles])
    country = country_of(domain)
    urls = [sample.page.url for sample in articles if sample.page.url]
    body = learn_body(articles)
    related = learn_related(articles, body.container.selector if body and body.container else None)
    return Learned(
        pages=tuple(sample.page.name for sample in articles),
        domain=domain,
        title=_most([sample.article.source.title for sample in articles]),
        language=language,
        country=country,
        zone=learn_zone(articles, country or region_of(language[0] if language else None)),
        order=learn_order(articles),
        feeds=tuple(dict.fromkeys(feed for sample in articles for feed in feeds(sample.page))),
        article_url=common_pattern(urls),
        body=body,
        fields=tuple(learn_fields(articles)),
        related=related,
    )


def _most(values: Sequence[T | None]) -> tuple[T, int] | None:
    """Give the value most pages have, where that is more than half of them."""
    counts = Counter(value for value in values if value is not None)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return (value, count) if count * 2 > len(values) else None
