"""What the addresses of a site's articles have in common, and what the pages tell of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from copydesk.models import Page

_NUMBERED = re.compile(r"(?P<before>.*?)\d{3,}(?P<suffix>\.\w{3,5})?")
_DATED = re.compile(r"/(?:19|20)\d\d/(?:[01]?\d/)?(?:[0-3]?\d/)?")
_MONTH_NAMED = re.compile(r"/(?:19|20)\d\d/[a-z]{3}/[0-3]?\d/")
_DATED_SLUG = re.compile(r"-(?:19|20)\d\d-[01]\d-[0-3]\d$")
_NUMBERED_FOLDER = re.compile(r"(?P<before>[A-Za-z-]*)(?!(?:19|20)\d{6}$)\d{5,}")
SLUG_WORDS = 5
"""Words of a last part that is a headline: sections and pages of a site itself have fewer."""
_HEX = re.compile(r"(?P<before>.*?)[0-9a-f]{12,}(?P<suffix>\.\w{3,5})?")
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_END = "/?(?:[?#]|$)"


def article_pattern(url: str) -> str | None:
    """Propose the regular expression of an article's URL, None where the URL shows no number and no date.

    The first folder is kept, the others and the slug may vary: `/news/[^/]+/[^/]*-(?P<id>\\d+)/?(?:[?#]|$)`.
    """
    return next(iter(_patterns(url)), None)


def _patterns(url: str) -> list[str]:
    """Give the patterns of one URL, the closest first."""
    path = urlsplit(url).path.rstrip("/")
    *folders, last = path.lstrip("/").split("/")
    if _MONTH_NAMED.search(path):
        return [r"/\d{4}/[a-z]{3}/\d{1,2}/[^/]+"]
    if dated := _DATED.search(path):
        return [r"/\d{4}/" + r"\d{1,2}/" * (dated[0].count("/") - 2) + "[^/]+"]
    if _DATED_SLUG.search(last):
        return [rf"-\d{{4}}-\d{{2}}-\d{{2}}{_END}"]
    found = []
    for form, digits in ((_NUMBERED, r"\d+"), (_HEX, "[0-9a-f]{12,}")):
        numbered = form.fullmatch(last)
        if numbered is not None:
            before = numbered["before"][-1:]
            slug = f"[^/]*{_escaped(before)}" if before else ""
            article = rf"{slug}(?P<id>{digits}){_escaped(numbered['suffix'] or '')}{_END}"
            rest = ["[^/]+" for _ in folders[1:]]
            found += ["/" + "/".join([*first, *rest, article]) for first in ([*map(_escaped, folders[:1])], ["[^/]+"])]
    for at, folder in enumerate(folders):
        if match := _NUMBERED_FOLDER.fullmatch(folder):
            before = match["before"] or "/".join([*folders[:at][-1:], ""])  # of a bare number the folder around it
            found.append(rf"/{_escaped(before)}(?P<id>\d+)/[^/]+")
    return found


def common_pattern(urls: Sequence[str]) -> str | None:
    """Propose a regular expression that matches all the URLs; None where nothing tells them from other pages' URLs."""
    candidates = list(dict.fromkeys(pattern for url in urls for pattern in _patterns(url)))
    for pattern in candidates if len(urls) > 1 else candidates[:1]:
        if all(re.search(pattern, url) for url in urls):
            return pattern
    return (_by_folders(urls) or _by_headline(urls)) if len(urls) > 1 else None


def _by_folders(urls: Sequence[str]) -> str | None:
    """Keep the folders that all URLs have at the same place; None where there is no such folder."""
    split = [urlsplit(url).path.strip("/").split("/") for url in urls]
    if len({len(parts) for parts in split}) != 1 or len(split[0]) < 2:
        return None
    columns = list(zip(*split, strict=True))
    fixed = [len(set(column)) == 1 for column in columns[:-1]]
    words = min(len(re.split("[-_]", parts[-1])) for parts in split)
    if not any(fixed) or len(set(columns[-1])) < len(urls) or words < 3:
        return None
    folders = [_escaped(column[0]) if same else "[^/]+" for column, same in zip(columns, fixed, strict=False)]
    return "/" + "/".join([*folders, rf"[^/]+-[^/]+{_END}"])


def _by_headline(urls: Sequence[str]) -> str | None:
    """Give what addresses that end in a headline's words match, where all do."""
    last = [urlsplit(url).path.rstrip("/").rpartition("/")[2] for url in urls]
    if min(len(part.split("-")) for part in last) < SLUG_WORDS:
        return None
    return rf"/(?:[^/?#-]+-){{{SLUG_WORDS - 1},}}[^/?#-]+{_END}"


def _escaped(text: str) -> str:
    return re.escape(text).replace("\\-", "-")


def feeds(page: Page) -> list[str]:
    """Give the feeds the page links to."""
    links = page.tree.select("link[rel~=alternate][href]")
    found = [urljoin(page.url or "", link.attr("href") or "") for link in links if link.attr("type") in _FEEDS]
    return list(dict.fromkeys(found))


def shared_domain(pages: Sequence[Page]) -> str | None:
    """Give the domain of the pages' URLs; None where they tell none, or several that are not one's subdomains."""
    hosts = [urlsplit(page.url).hostname for page in pages if page.url]
    names = sorted({host.lower().removeprefix("www.") for host in hosts if host}, key=len)
    if len(hosts) < len(pages) or not names:
        return None
    shortest = names[0]
    return shortest if all(name == shortest or name.endswith("." + shortest) for name in names) else None


# Country domains sold to everybody: they say nothing about where a site is.
_SOLD = frozenset(
    {
        *("ac", "ag", "ai", "am", "as", "bz", "cc", "cd", "co", "dj", "fm", "gg", "gl", "io", "la", "ly", "me", "ms"),
        *("mu", "nu", "pw", "sc", "sh", "so", "st", "su", "tk", "tm", "to", "tv", "vc", "ws"),
    }
)


def country_of(domain: str) -> str | None:
    """Give the country of a site's domain, ISO 3166-1; None for domains that anybody has."""
    ending = domain.rsplit(".", 1)[-1].lower()
    if len(ending) != 2 or ending in _SOLD or ending == "eu":
        return None
    return {"UK": "GB"}.get(ending.upper(), ending.upper())


def region_of(language: str | None) -> str | None:
    """Give the region of a language tag. Much software writes en-US for everybody: alone it is no evidence."""
    region = [part for part in (language or "").split("-")[1:] if len(part) == 2 and part.isalpha()]
    return region[0].upper() if region else None
