"""Builds the article of what was chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from copydesk.models import Article, Found, Issue, Page, Source, SourceInfo, field_names
from copydesk.models.article import body_text

# What the desk states itself; a plugin's value for one of these would be a second truth.
_OURS = frozenset(
    {
        *("schema_version", "id", "source", "url", "requested_url", "fetched_at", "content_hash", "provenance"),
        *("issues", "extra"),
    }
)
_FIELDS = frozenset(field_names(Article)) - _OURS
_UNSHOWN = frozenset({"outcome", "site_name", "issue", "next_page"})
# Scripts written from right to left, by primary language subtag (CLDR's likely subtags).
_RTL = frozenset("ar arc ckb dv fa he khw ks lrc mzn nqo pnb ps sd syr ug ur uz-arab yi".split())  # noqa: SIM905


def build(
    page: Page, source: Source | None, chosen: Mapping[str, Found], titles: Sequence[Found], issues: list[Issue]
) -> Article:
    """Make the article of the chosen values; fields nobody knows are reported in `issues` and kept in `extra`.

    `titles` are all candidates for the title, the most trusted first.
    """
    values: dict[str, Any] = {}
    extra: dict[str, dict[str, Any]] = {}
    for field, found in chosen.items():
        if field in _FIELDS:
            values[field] = found.value
        elif field.startswith("extra."):
            extra.setdefault(found.plugin, {})[field[6:]] = found.value
        elif field not in _UNSHOWN:
            extra.setdefault(found.plugin, {})[field] = found.value
            why = "which the desk states itself" if field in _OURS else f"which is no field; name it extra.{field}"
            message = f"plugin {found.plugin} gave {field!r}, {why}"
            issues.append(Issue("unknown_field", field, "warning", message))
    if "language" in chosen:
        values.setdefault("language_from", chosen["language"].method or chosen["language"].plugin)
    if "direction" not in values and values.get("language"):
        values["direction"] = text_direction(values["language"])
    title = values.get("title")
    if "alt_titles" not in values:
        values["alt_titles"] = _alt_titles(title, titles)
    about = _source_info(page, source, chosen)
    native = values.get("native_id")
    text = body_text(values.get("body", ()))
    return Article(
        id=_id(native, native or values.get("canonical_url") or page.url, about.name or about.domain),
        content_hash=_sha256(f"{title or ''}\n\n{text}") if text else None,
        source=about,
        issues=once(issues),
        url=page.url,
        requested_url=page.requested_url,
        fetched_at=page.fetched_at,
        extra=extra,
        provenance={field: found.origin() for field, found in chosen.items() if field in _FIELDS},
        **values,
    )


def once(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Give the issues without repetition."""
    seen: dict[Any, Issue] = {}
    for issue in issues:  # `data` cannot be hashed; to compare each with all others is quadratic where there are many
        seen.setdefault((issue.code, issue.field, issue.level, issue.message, repr(issue.data)), issue)
    return tuple(seen.values())


def text_direction(language: str) -> str:
    """Give `rtl` for a language of a script written from right to left, else `ltr`."""
    primary = language.lower().split("-")[0]
    return "rtl" if primary in _RTL or "-arab" in language.lower() or "-hebr" in language.lower() else "ltr"


def _alt_titles(title: str | None, candidates: Sequence[Found]) -> dict[str, str]:
    others = (found for found in reversed(candidates) if isinstance(found.value, str) and found.value)
    return {found.method: found.value for found in others if found.value != title}


def _source_info(page: Page, source: Source | None, chosen: Mapping[str, Found]) -> SourceInfo:
    site_name = chosen["site_name"].value if "site_name" in chosen else None
    if source is None:
        return SourceInfo(title=site_name, domain=_host(page.url))
    domain = source.domains[0] if source.domains else _host(page.url)
    return SourceInfo(source.name, source.title or site_name, domain, source.country, source.language, source.timezone)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # a saved page may name anything as its address
        return None
    return host.removeprefix("www.") if host else None


def _id(native: str | None, own: str | None, site: str | None) -> str | None:
    if own is None or (native and site is None):
        return None
    return _sha256(f"{site or ''}\n{own}")[:32]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
