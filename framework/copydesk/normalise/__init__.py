"""Default plugin of the normalise hook: makes the typed value of each field out of what extractors found.

One function a field, `(found, context) -> list of Found`. Each keeps the evidence, records the steps that changed
something, is idempotent, never raises for what a page holds, and makes nothing up: what a value says was in the page.
A value that turns out to be nothing becomes None with an Issue that says why.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from copydesk.models import Context, Found, Source
from copydesk.normalise.context import context_from_dict

Normaliser = Callable[[Found, Context], list[Found]]


def copydesk_normalise(found: Found, source: Source | None, context: Context) -> list[Found] | None:  # noqa: ARG001
    """Normalise a candidate of a field this package knows; None leaves any other to other plugins."""
    normaliser = _normalisers().get(found.field)
    return normaliser(found, context) if normaliser is not None else None


def normalise_value(field: str, value: Any, context: Context | None = None) -> list[Found]:
    """Normalise one value as if a page had held it; the first Found is the field's own.

    A field nobody knows comes back as it was given.
    """
    found = Found(field, value, "given", raw=value)
    return copydesk_normalise(found, None, context or Context()) or [found]


def _dates(found: Found, context: Context) -> list[Found]:
    from copydesk.normalise.dates import normalise_date

    return normalise_date(found, context)


@cache
def _normalisers() -> dict[str, Normaliser]:
    from copydesk.normalise import agencies, blocks, flags, languages, links, media, people, plain, tags, titles, urls

    texts = ("subtitle", "kicker", "summary", "native_id", "version", "site_name", "language_from")
    return {
        **dict.fromkeys(texts, plain.normalise_text),
        "title": titles.normalise_title,
        "alt_titles": plain.normalise_alt_titles,
        "authors": people.normalise_authors,
        "byline": people.normalise_byline,
        "agencies": agencies.normalise_agencies,
        "published": _dates,
        "modified": _dates,
        "canonical_url": urls.normalise_canonical,
        "url": urls.normalise_url,
        "requested_url": urls.normalise_url,
        "alternates": urls.normalise_alternates,
        "language": languages.normalise_language,
        "direction": flags.normalise_direction,
        "genre": flags.normalise_genre,
        "access": flags.normalise_access,
        "truncated": flags.normalise_truncated,
        "section": tags.normalise_section,
        "tags": tags.normalise_tags,
        "body": blocks.normalise_body,
        "dateline": blocks.normalise_dateline,
        "corrections": blocks.normalise_corrections,
        "images": media.normalise_media,
        "videos": media.normalise_media,
        "audios": media.normalise_media,
        "links": links.normalise_links,
        "related": links.normalise_related,
        "rights": links.normalise_rights,
    }


__all__ = ["context_from_dict", "copydesk_normalise", "normalise_value"]
