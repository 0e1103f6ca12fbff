"""Links, related articles, and who holds the rights."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from copydesk.models import Context, Found, Issue, Link, Related, Rights, Timestamp, evolve
from copydesk.models.parts import ListedLink
from copydesk.normalise.addresses import absolute, host_of, resolved
from copydesk.normalise.text import text_of
from copydesk.normalise.titles import strip_site_name
from copydesk.normalise.values import as_text, entries, nothing

MAX_LINKS = 20_000
"""Links read of one page; front pages and archives have some hundreds to thousands."""
_SYMBOL = re.compile(r"^\s*(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*", re.IGNORECASE)
_YEARS = re.compile(r"^(?:\d{4}(?:\s*[-–,/]\s*\d{4})*)\s*(?:by\s+)?", re.IGNORECASE)


def normalise_links(found: Found, context: Context) -> list[Found]:
    """Resolve links, clean their texts, and tell which lead to the page's own site."""
    here = _site(host_of(context.url))
    links: list[Link] = []
    unread: list[str] = []
    for leaf in entries(found.value, MAX_LINKS):
        link = leaf if type(leaf) is Link else _link(leaf, context, unread)
        placed = resolved(link.href, context.url) if link is not None else None
        if link is None or placed is None:
            continue
        href, host = placed
        text = text_of(link.text) or None if link.text else None
        internal = _site(host) == here if here else link.internal
        same = internal is link.internal and href == link.href and text == link.text
        if not same:
            plain = type(link) is Link
            link = (
                Link(href, text, internal, link.block)
                if plain
                else evolve(link, href=href, text=text, internal=internal)
            )
        links.append(link)
    return [_with_unread(_result(found, "links", tuple(links), "no http link in it"), unread)]


def _link(leaf: Any, context: Context, unread: list[str]) -> Link | None:
    """Give a link; dates that cannot be read are added to `unread`."""
    if isinstance(leaf, Link):
        return leaf
    if isinstance(leaf, str):
        return Link(leaf)
    href = as_text(leaf.get("href") or leaf.get("url")) if isinstance(leaf, Mapping) else None
    if not href:
        return None
    given, text = leaf.get("block"), as_text(leaf.get("text"))
    block = given if type(given) is int else None
    teaser, date, image = (as_text(leaf.get(key)) for key in ("teaser", "published", "image"))
    if not (teaser or date or image):
        return Link(href, text, block=block)
    published = _day(date, unread, context)
    teaser = text_of(teaser) or None if teaser else None
    return ListedLink(href, text, False, block, teaser, published, absolute(image, context.url) if image else None)


@lru_cache(maxsize=128)
def _site(host: str | None) -> str | None:
    """Give what two hosts of one site share: the registered name, roughly (its last two labels, three under co.uk)."""
    labels = (host or "").split(".")
    count = 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2
    return ".".join(labels[-count:]) or None


def normalise_related(found: Found, context: Context) -> list[Found]:
    """Clean titles and teasers of related articles, read dates, resolve addresses; one without title is dropped.

    A date that cannot be read is left out and told, once for all items.
    """
    items: dict[tuple[str, str | None], Related] = {}
    unread: list[str] = []
    for leaf in entries(found.value):
        item, date = _related(leaf)
        title = strip_site_name(text_of(item.title), context) if item is not None else ""
        if item is None or not title:
            continue
        teaser = text_of(item.teaser) or None if item.teaser else None
        heading = text_of(item.heading) or None if item.heading else None
        url = absolute(item.url, context.url) if item.url else None
        image = absolute(item.image, context.url) if item.image else None
        published = item.published or _day(date, unread, context)
        items.setdefault((title, url), Related(title, teaser, url, heading, published, image))
    return [_with_unread(_result(found, "related", tuple(items.values()), "no related article in it"), unread)]


def _related(leaf: Any) -> tuple[Related | None, str | None]:
    """Give an item, and the text of its date where that is still to be read."""
    if isinstance(leaf, Related):
        return leaf, None
    if isinstance(leaf, Mapping):
        title = as_text(leaf.get("title") or leaf.get("headline") or leaf.get("name"))
        teaser = as_text(leaf.get("teaser") or leaf.get("description"))
        url, heading, image = (as_text(leaf.get(key)) for key in ("url", "heading", "image"))
        date = as_text(leaf.get("published") or leaf.get("datePublished"))
        return (Related(title, teaser, url, heading, None, image) if title else None), date
    return (Related(leaf) if isinstance(leaf, str) else None), None


def _day(text: str | None, unread: list[str], context: Context) -> Timestamp | None:
    """Read an item's date; one that cannot be read is added to `unread`."""
    from copydesk.normalise.dates import normalise_date

    if not text:
        return None
    read = (found.value for found in normalise_date(Found("published", text), context))
    published = next((value for value in read if isinstance(value, Timestamp)), None)
    if published is None:
        unread.append(text)
    return published


def _with_unread(found: Found, unread: list[str]) -> Found:
    if not unread:
        return found
    message = f"dates of {len(unread)} items cannot be read, such as {unread[0][:60]!r}"
    return evolve(found, issues=(*found.issues, Issue("unreadable_date", found.field, "info", message)))


def normalise_rights(found: Found, context: Context) -> list[Found]:
    """Read a copyright notice, a mapping or a Rights record."""
    value = found.value
    if isinstance(value, str):
        value = Rights(notice=value)
    if isinstance(value, Mapping):
        training = value.get("ai_training")
        value = Rights(
            as_text(value.get("holder") or value.get("copyrightHolder")),
            as_text(value.get("notice") or value.get("copyrightNotice") or value.get("creditText")),
            as_text(value.get("license")),
            training if isinstance(training, bool) else None,
        )
    if not isinstance(value, Rights):
        return [nothing(found, "rights", "empty_value", "no rights in it", "info")]
    notice = text_of(value.notice) or None if value.notice else None
    holder = (text_of(value.holder) or None if value.holder else None) or _holder(notice)
    license_ = value.license and (absolute(value.license, context.url) or text_of(value.license) or None)
    rights = Rights(holder, notice, license_, value.ai_training)
    if rights == Rights():
        return [nothing(found, "rights", "empty_value", "no rights in it", "info")]
    return [found if rights == found.value else found.step("rights", rights)]


def _holder(notice: str | None) -> str | None:
    """Read the holder out of "© 2024 Example News. All rights reserved." and nothing looser."""
    if not notice or not _SYMBOL.match(notice):
        return None
    rest = _YEARS.sub("", _SYMBOL.sub("", notice))
    holder = re.split(r"\.\s|[,;|]|\s[-–—]\s|\ball rights\b|\balle rechte\b", rest, maxsplit=1, flags=re.IGNORECASE)[
        0
    ].strip(" .")
    return holder if holder and len(holder) < 60 and len(holder.split()) <= 6 and not holder.isdigit() else None


def _result(found: Found, step: str, value: tuple[Any, ...], message: str) -> Found:
    if value == found.value:
        return found
    return found.step(step, value) if value else nothing(found, step, "empty_value", message, "info")
