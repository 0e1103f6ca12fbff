"""Images, videos and audio files: strings, JSON-LD objects or mappings made into Media records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from copydesk.models import Context, Found, Media, evolve
from copydesk.normalise.addresses import absolute, path_of
from copydesk.normalise.captions import parted
from copydesk.normalise.sites import site_spellings
from copydesk.normalise.text import text_of
from copydesk.normalise.values import as_text, entries, nothing

MAX_SIZE_PX = 100_000
"""Larger sides are a template's slip; the largest camera pictures have some 20,000 pixels."""
_ADDRESSES = ("url", "contentUrl", "src", "embedUrl", "secure_url", "@id", "thumbnailUrl", "href")
_NUMBER = re.compile(r"^\s*(\d{1,6})(?:\.\d+)?\s*(?:px|pixels?)?\s*$", re.IGNORECASE)
# A tracking pixel, a spacer, a picture that stands in until the real one is loaded.
_EMPTY = re.compile(
    r"/(?:blank|spacer|transparent|pixel|1x1|placeholder|lazy|loading|clear|empty|default[_-]?(?:image|thumb)?)\.(?:gif|png|svg|jpe?g)(?:$|\?)"
)
"""Of an address in small letters."""
TINY_PX = 64
"""Where both sides are stated and neither is longer it is an icon, no lead picture."""
_EMBLEMS = frozenset(
    {"logo", "logos", "logotype", "avatar", "favicon", "placeholder", "fallback", "default", "noimage"}
)
_BESIDE = frozenset(
    {
        *("image", "images", "img", "pic", "picture", "thumb", "thumbnail", "share", "sharing", "social", "og", "x"),
        *(
            "opengraph",
            "fb",
            "facebook",
            "twitter",
            "card",
            "cover",
            "news",
            "site",
            "website",
            "web",
            "main",
            "header",
        ),
        *("square", "rect", "large", "small", "big", "new", "color", "colour", "black", "white", "dark", "light", "no"),
        *("missing", "for", "the", "article", "post", "story", "user", "author", "profile"),
    }
)
"""Words in the name of a file that shows an emblem alone; figures and the site's own name may stand there, too."""
_WORD = re.compile(r"[^\W\d_]+")
_CREDIT = re.compile(
    r"^(?:(?:(?:photo|image|fotocredit|crédit) ?(?:credit|source|photo)?|picture|foto|bild|photograph|video|credits?"
    r"|crédits?|quelle|source|copyright|bildquelle|bildnachweis|crédito|autor|autore)\s*(?:by\b|von\b|[:,/|])\s*)+",
    re.IGNORECASE,
)


def normalise_media(found: Found, context: Context) -> list[Found]:
    """Read images, videos or audio files; addresses resolved, each file once, what others know of it filled in."""
    files: dict[str, Media] = {}
    refused = 0
    for leaf in entries(found.value):
        media = _read(leaf, context)
        if media is None or _EMPTY.search(media.url.lower()):
            refused += 1
            continue
        known = files.get(media.url)
        files[media.url] = media if known is None else merged(known, media)
    sites = (
        site_spellings(context.site_names, context.url) if any(media.lead for media in files.values()) else frozenset()
    )
    value = one_lead(evolve(m, lead=False) if m.lead and _stands_in(m, sites) else m for m in files.values())
    if value == found.value:
        return [found]
    if not value:
        return [nothing(found, "media", "url_refused", f"no http address in {refused} entries", "info")]
    return [found.step("media", value)]


def _stands_in(media: Media, sites: frozenset[str]) -> bool:
    """Tell whether a picture is a logo, an avatar or what stands in for one, by its file's name and size."""
    if media.width_px and media.height_px and max(media.width_px, media.height_px) <= TINY_PX:
        return True
    name = path_of(media.url).rpartition("/")[2].rpartition(".")[0]
    words = _WORD.findall(name.lower()[:200])
    return not _EMBLEMS.isdisjoint(words) and all(
        word in _EMBLEMS or word in _BESIDE or word in sites for word in words
    )


def one_lead(values: Iterable[Any]) -> tuple[Any, ...]:
    """Leave the first lead picture its role, and no other: an article has one. What is no Media comes as it is."""
    kept: list[Any] = []
    led = False
    for value in values:
        lead = isinstance(value, Media) and value.lead
        kept.append(evolve(value, lead=False) if lead and led else value)
        led = led or lead
    return tuple(kept)


def _read(leaf: Any, context: Context) -> Media | None:
    """Read one leaf, its address resolved; None where it has no http address."""
    if isinstance(leaf, str | Media):
        url = absolute(leaf if isinstance(leaf, str) else leaf.url, context.url)
        if url is None:
            return None
        if isinstance(leaf, str):
            return Media(url)
        return _credited(leaf if url == leaf.url else evolve(leaf, url=url))
    if not isinstance(leaf, Mapping):
        return None
    for key in _ADDRESSES:
        value = leaf.get(key)
        for candidate in value[:10] if isinstance(value, list) else (value,) if value else ():
            address = as_text(candidate)
            # An @id is an address only where it is no name of a node in a graph.
            if not address or (key == "@id" and "#" in address):
                continue
            if (url := absolute(address, context.url)) is not None:
                return _credited(_media(url, leaf))
    return None


def _credited(media: Media) -> Media:
    """Take the credit printed with a caption off it, where none is stated apart."""
    if not media.caption or media.credit:
        return media
    caption = text_of(media.caption) if "\n" not in media.caption else media.caption
    told = parted(caption)
    return evolve(media, caption=told.caption, credit=told.credit) if told.credit else media


def _media(url: str, leaf: Mapping[Any, Any]) -> Media:
    credit = _text(
        leaf, "credit", "creditText", "creator", "author", "copyrightHolder", "copyrightNotice", "photographer"
    )
    return Media(
        url,
        caption=_text(leaf, "caption", "description"),
        credit=(_CREDIT.sub("", credit) or credit) if credit else None,
        alt=_text(leaf, "alt", "alternateName"),
        width_px=_pixels(leaf.get("width_px", leaf.get("width"))),
        height_px=_pixels(leaf.get("height_px", leaf.get("height"))),
        lead=leaf.get("lead") is True or leaf.get("representativeOfPage") in (True, "true", "True"),
        block=block if type(block := leaf.get("block")) is int and block >= 0 else None,
    )


def _text(leaf: Mapping[Any, Any], *keys: str) -> str | None:
    for key in keys:
        value = leaf.get(key)
        text = as_text(value) if value else None
        if text and (clean := text_of(text)) and not clean.startswith(("http://", "https://")):
            return clean
    return None


def _pixels(value: Any) -> int | None:
    """Read a side in pixels: 640, 640.0, "640", "640px", a QuantitativeValue; None for "100%" and nonsense."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        value = value.get("value", value.get("@value"))
    match = _NUMBER.match(as_text(value) or "")
    size = int(match[1]) if match else 0
    return size if 0 < size <= MAX_SIZE_PX else None


def merged(known: Media, other: Media) -> Media:
    """Fill in what the first of two records of one file leaves out."""
    names = ("caption", "credit", "alt", "width_px", "height_px", "block")
    fill = {name: getattr(other, name) for name in names if getattr(known, name) is None}
    return evolve(known, lead=known.lead or other.lead, **fill)
