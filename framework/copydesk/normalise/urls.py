"""Fields that are addresses: absolute, http or https, and of the canonical one without what says how a reader came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from copydesk.models import Alternate, Context, Found, evolve
from copydesk.normalise.addresses import absolute, canonical, form_of, is_home
from copydesk.normalise.languages import tag_of
from copydesk.normalise.values import as_text, brief, entries, nothing

_Kind = Literal["amp", "mobile", "language", "print", "short", "other"]
_KINDS = get_args(_Kind)


def normalise_canonical(found: Found, context: Context) -> list[Found]:
    """Read the canonical URL: resolved, without tracking; None for a front page the page is not.

    An AMP or mobile address gives way to the page's own canonical one and is kept in `alternates`.
    """
    text = as_text(found.value)
    url = canonical(text, context.url) if text else None
    if url is None:
        return [nothing(found, "url", "url_refused", f"no http address: {brief(found.value)}")]
    if is_home(url) and not (context.url and is_home(canonical(context.url, None) or "")):
        return [nothing(found, "url", "canonical_is_home", f"{url} is the front page")]
    written = found if url == found.value else found.step("url", url)
    own = canonical(context.canonical, context.url) if context.canonical else None
    other = absolute(text or "", context.url) or url
    form = form_of(other)
    if own is None or own == other or form is None or form_of(own) or is_home(own):
        return [written]
    alternate = evolve(found, field="alternates").step("amp or mobile", (Alternate(other, form),))
    return [written if own == url else written.step("canonical of the page", own), alternate]


def normalise_url(found: Found, context: Context) -> list[Found]:
    """Resolve one address."""
    text = as_text(found.value)
    url = absolute(text, context.url) if text else None
    if url is None:
        return [nothing(found, "url", "url_refused", f"no http address: {brief(found.value)}")]
    return [found if url == found.value else found.step("url", url)]


def normalise_alternates(found: Found, context: Context) -> list[Found]:
    """Resolve the other addresses of an article: strings, link elements as mappings, or Alternate records."""
    alternates: dict[tuple[str, str | None], Alternate] = {}
    for leaf in entries(found.value):
        if (alternate := _alternate(leaf, context.url)) is not None:
            alternates.setdefault((alternate.url, alternate.language), alternate)
    value = tuple(alternates.values())
    if not value:
        return [nothing(found, "url", "url_refused", "no http address in it", "info")]
    return [found if value == found.value else found.step("url", value)]


def _alternate(leaf: Any, base: str | None) -> Alternate | None:
    if isinstance(leaf, Alternate):
        url = absolute(leaf.url, base)
        return (
            None if url is None else evolve(leaf, url=url, language=leaf.language and (tag_of(leaf.language) or None))
        )
    if isinstance(leaf, Mapping):
        text = as_text(leaf.get("url") or leaf.get("href"))
        language = as_text(leaf.get("language") or leaf.get("hreflang"))
        kind = leaf.get("kind") or _kind_of(leaf, language)
    else:
        text, language, kind = as_text(leaf), None, None
    url = absolute(text, base) if text else None
    if url is None:
        return None
    form = cast("_Kind", kind) if isinstance(kind, str) and kind in _KINDS else form_of(url) or "other"
    return Alternate(url, form, tag_of(language) if language else None)


def _kind_of(leaf: Mapping[Any, Any], language: str | None) -> str | None:
    rel, media = str(leaf.get("rel") or "").lower(), str(leaf.get("media") or "").lower()
    if rel in ("amphtml", "shortlink"):
        return "amp" if rel == "amphtml" else "short"
    if "print" in media:
        return "print"
    if "handheld" in media or "max-width" in media:
        return "mobile"
    return "language" if language else None
