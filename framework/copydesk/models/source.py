"""What is known of a source before its first page: a cheap record, no code, no rules."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from copydesk.models.base import record


@record
class Source:
    """One site. Its rules and its code are loaded when its first page is read, not before."""

    name: str
    """Lower-case letters, digits and underscores; the name of its spider."""
    title: str | None = None
    domains: tuple[str, ...] = ()
    """Registered names; each stands for its subdomains too."""
    excluded_domains: tuple[str, ...] = ()
    """Names below them whose pages are not this source's, such as an edition in another language."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    language: str | None = None
    """BCP 47."""
    timezone: str | None = None
    """IANA name, for times the page prints without one."""
    timezone_inferred: bool = False
    """True where the zone is concluded, not stated by the site: tz_source is then `source_inferred`."""
    date_order: Literal["DMY", "MDY", "YMD"] | None = None
    """Order of all-number dates where neither weekday nor value settles it."""
    midnight_is_date: bool = False
    """True where the site always prints midnight for "no time of day"."""
    feeds: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    """URLs a crawl starts from."""
    article_url: str | None = None
    """Regular expression an article's URL matches; group `id` is the native id."""
    listing_url: str | None = None
    """Regular expression a listing's URL matches."""
    claims: tuple[str, ...] = ()
    """Regular expressions over the page's lines; a page without a URL is this source's when all are found."""
    folder: Path | None = None
    """Folder with source.toml and, where rules do not suffice, source.py."""
    site_config: Path | None = None
    """Site file of Full-Text RSS its rules are in, where they are in no source.toml."""
    package: str | None = None
    """Import name of `folder`, where it is inside a package."""
    origin: str = ""
    """Name of the plugin that registered it."""
