"""Days: of an article, and of an entry in a feed or sitemap."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from copydesk import Article

_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")


def before(article: Article, day: str) -> bool:
    """Tell whether an article is known to be published before an ISO 8601 day, by the page's own clock.

    Without a publication date a modification before the day tells as much; without either nothing is known.
    """
    stamp = article.published or article.modified
    if stamp is None:
        return False
    stated = stamp.local[: len(day)]
    return stated < day[: len(stated)]


def day_of(text: str | None) -> date | None:
    """Read the day of a feed's date, RFC 822 or ISO 8601; None where it is neither."""
    if not text or len(text) > 100:
        return None
    if match := _ISO_DAY.match(text):
        try:
            return date.fromisoformat(match[1])
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError):
        return None


def surely_before(stated: date | None, day: str | None) -> bool:
    """Tell whether an entry is older than a day in every time zone: feeds print UTC, pages their own clock."""
    return stated is not None and day is not None and stated < date.fromisoformat(day) - timedelta(days=1)
