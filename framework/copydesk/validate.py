"""Default plugin of the validate hook: what a careful reader would find odd in a finished record."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.models import Article, Issue, Timestamp


def copydesk_validate(article: Article) -> Iterator[Issue]:
    """Report what contradicts itself or is plainly missing. Nothing is changed."""
    if article.title is None:
        yield Issue("no_title", "title", "warning", "no title was found")
    if article.published and article.modified and _before(article.modified, article.published):
        message = f"modified {article.modified.local} is before published {article.published.local}"
        yield Issue("modified_before_published", "modified", "warning", message)
    if article.truncated:
        yield Issue("truncated", "body", "warning", "the page holds only a part of the article")


def _before(first: Timestamp, second: Timestamp) -> bool:
    # Compared in UTC where both know it, else by the clock on the page, cut to what both state.
    if first.utc and second.utc:
        return first.utc < second.utc
    length = min(len(first.local), len(second.local), len("2016-08-11T23:42:00"))
    return first.local[:length] < second.local[:length]
