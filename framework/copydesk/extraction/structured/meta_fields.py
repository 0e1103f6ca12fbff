"""What the meta and link elements say, field by field, as found."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from copydesk.extraction.ladder import rank
from copydesk.extraction.structured.emblems import emblems
from copydesk.extraction.structured.record import Structured
from copydesk.models import Alternate, Found, Page, Rights

MAX_ALTERNATES = 60
MAX_SITE_NAME = 60

# Field: names in the order they are believed. Names are those seen on real pages: Open Graph, Dublin Core, Highwire,
# parse.ly, sailthru, Chartbeat, RNews and the big CMSs.
NAMES: dict[str, tuple[str, ...]] = {
    "published": (
        "article:published_time", "og:article:published_time", "article:published", "datepublished",
        "og:published_time", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date",
        "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
        "rnews:datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "published_date", "published_time", "publishedtime", "published_time_telegram", "article_date_original",
        "originalpublicationdate", "article.published", "article.created", "bt:pubdate", "cxenseparse:publishtime",
        "cxenseparse:recs:publishtime", "lp.article:published_time", "shareaholic:article_published_time", "og:pubdate",
        "vr:published_time", "mediator_published_time", "ptime", "displaydate", "date", "citation_date",
        "article:post_date", "published", "published-date",
        "publication-date", "datepublication", "article:published_date", "created", "datecreated",
        "og:release_date", "weibo:article:create_at", "weibo: article:create_at", "apub:time",
    ),
    "modified": (
        "article:modified_time", "og:article:modified_time", "datemodified", "og:modified_time", "dcterms.modified",
        "dc.date.modified", "rnews:datemodified", "article.updated", "bt:moddate", "moddate", "lastmod",
        "last-modified", "lastmodified", "last_updated_date", "update_date", "revised", "article:modified", "utime",
        "og:updated_time", "weibo:article:update_at", "weibo: article:update_at", "bytedance:updated_time",
    ),
    "authors": (
        "citation_author", "parsely-author", "sailthru.author", "author", "authors", "byl", "byline", "dc.creator",
        "dcterms.creator", "article:author_name", "article:author", "og:article:author", "cxenseparse:author",
        "cxenseparse:recs:author", "rnews:author", "author_name", "article.author", "bt:author", "dable:author",
        "mediator_author", "og:author", "creator", "lp.article:author", "vr:author",
    ),
    "summary": ("og:description", "description", "dc.description", "dcterms.abstract", "twitter:description"),
    "section": (
        "article:section", "og:article:section", "parsely-section", "dable:item_category", "section", "article.section",
        "cxenseparse:category", "category", "mediator_theme", "lp.article:section", "articlesection", "subsection",
    ),
    "tags": (
        "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "keywords", "sailthru.tags", "dc.subject",
        "dcterms.subject", "citation_keywords", "keyword", "tags",
    ),
    "site_name": ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title", "cre"),
    "language": ("og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"),
    "native_id": (
        "article:id", "article_id", "articleid", "article-id", "parsely-post-id", "cxenseparse:articleid",
        "cxenseparse:recs:articleid", "brightspot.contentid", "contentid", "content_id", "story_id", "storyid",
        "post_id", "dable:item_id", "docid", "lp.article:id",
    ),
}  # fmt: skip
STEP = 0.0002
"""What one place in a list of names above is worth: less than any two methods differ."""
_PUBLISHED = re.compile(r"(?:^|[:._-])publi(?:sh(?:ed)?|cation)[:._-]?(?:date|time|on|at)(?:$|[:._-])")
"""A name no list has, which still says what it holds: w-published-date, site:publish_time."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ALL_VALUES = frozenset(("authors", "tags", "section"))
_TIERS = {"free": "free", "metered": "metered", "locked": "paywalled", "premium": "paywalled", "paid": "paywalled"}
_TIER_NAMES = ("article:content_tier", "og:article:content_tier", "content_tier", "mrf:tags:contentaccess")
_KINDS = {"amphtml": "amp", "shortlink": "short", "shorturl": "short"}
_ALTERNATES = frozenset((*_KINDS, "alternate"))
_RIGHTS = ("copyright", "dcterms.rights", "dc.rights", "rights", "rights-standard")


def from_meta(page: Page, data: Structured) -> list[Found]:
    """Give the fields that meta and link elements state."""
    out: list[Found] = []  # one list for all steps, as in json_ld_fields
    kinds = data.meta_kind
    for name, values in data.meta.items():
        known = _INDEX.get(name)
        if known is None and "publi" in name and _PUBLISHED.search(name) and _YEAR.search(values[0]):
            known = _UNLISTED
        if known is None or (kind := kinds[name]) == "itemprop":  # microdata knows whose property it is
            continue
        field, method, confidence = known
        if field == "site_name" and len(values[0]) > MAX_SITE_NAME:
            continue  # some templates write the article's title there
        value: Any = values if len(values) > 1 and field in _ALL_VALUES else values[0]
        out.append(Found(field, value, method, f'meta[{kind}="{name}"]', None, confidence))
    _root(page, out)
    _media(data, out)
    _links(page, data, out)
    _rights(data, out)
    tier = data.first_meta(*_TIER_NAMES)
    if tier and tier[1].strip().lower() in _TIERS:
        value = _TIERS[tier[1].strip().lower()]
        out.append(Found("access", value, "meta", data.meta_path(tier[0]), tier[1], rank("access", "meta")))
    return out


def _index() -> dict[str, tuple[str, str, float]]:
    """Give field, method and confidence by name; of the names of one field and method the earlier is a little surer."""
    index: dict[str, tuple[str, str, float]] = {}
    for field, names in NAMES.items():
        for place, name in enumerate(names):
            method = "opengraph" if name.startswith(("og:", "article:")) else "meta"
            confidence = rank(field, f"{method}:{name}", method) - place * STEP
            index[name] = field, method, round(confidence, 4)
    return index


def _root(page: Page, out: list[Found]) -> None:
    """What the html and body elements say of the language and its direction."""
    root = page.tree.find("html")
    if root is None:
        return
    language = root.attr("lang") or root.attr("xml:lang")
    if language and not language.isspace():
        out.append(Found("language", language, "html", "html[lang]", None, rank("language", "html")))
    direction = root.attr("dir")
    if not direction:
        body = page.tree.find("body")
        direction = body.attr("dir") if body is not None else None
    if direction and (direction := direction.strip().lower()) in ("rtl", "ltr"):
        out.append(Found("direction", direction, "html", "html[dir]", None, rank("direction", "html")))


_MEDIA = tuple(
    (field, prefix, (f"{prefix}:secure_url", f"{prefix}:url", prefix))
    for field, prefix in (("images", "og:image"), ("videos", "og:video"), ("audios", "og:audio"))
)


def _media(data: Structured, out: list[Found]) -> None:
    meta = data.meta
    for field, prefix, names in _MEDIA:
        for name in names:
            if name in meta:
                break
        else:
            continue
        urls = meta.get(prefix) or meta[name]
        first: dict[str, Any] = {"url": urls[0], "lead": field == "images" and urls[0] not in emblems(data)}
        for key in ("width", "height", "alt"):
            if values := meta.get(f"{prefix}:{key}"):
                first[{"alt": "alt", "width": "width_px", "height": "height_px"}[key]] = values[0]
        files = [first, *({"url": url} for url in urls[1:])]
        out.append(Found(field, files, "opengraph", data.meta_path(name), None, rank(field, "opengraph")))
    image = data.first_meta("twitter:image", "twitter:image:src", "thumbnail", "image")
    if image:
        files = [{"url": image[1], "lead": image[1] not in emblems(data)}]
        out.append(Found("images", files, "meta", data.meta_path(image[0]), None, rank("images", "meta")))


def _links(page: Page, data: Structured, out: list[Found]) -> None:
    for link in data.links:
        if link.rel == "canonical":
            confidence = rank("canonical_url", "link")
            out.append(Found("canonical_url", link.href, "link", "link[rel=canonical]", None, confidence))
            break
    if address := data.meta.get("og:url"):
        path, confidence = data.meta_path("og:url"), rank("canonical_url", "opengraph")
        out.append(Found("canonical_url", address[0], "opengraph", path, None, confidence))
    base = page.url or ""
    others: list[Alternate] = []
    for link in data.links:
        if link.rel in _ALTERNATES and len(others) < MAX_ALTERNATES:
            alternate = _alternate(link.rel, link.attrs, _join(base, link.href))
            if alternate is not None:
                others.append(alternate)
    if others:
        out.append(Found("alternates", others, "link", "link[rel]", None, rank("alternates", "link")))


def _alternate(rel: str, attrs: dict[str, str], url: str) -> Alternate | None:
    if not url.startswith(("http://", "https://")):
        return None
    if rel in _KINDS:
        return Alternate(url, "amp" if rel == "amphtml" else "short")
    if rel != "alternate" or "xml" in attrs.get("type", "") or "json" in attrs.get("type", ""):
        return None
    if "hreflang" in attrs:
        return Alternate(url, "language", attrs["hreflang"])
    media = attrs.get("media", "")
    if "handheld" in media or "max-width" in media:
        return Alternate(url, "mobile")
    return Alternate(url, "print") if "print" in media else None


def _join(base: str, href: str) -> str:
    if href.startswith(("http://", "https://")):
        return href
    try:
        return urljoin(base, href)
    except ValueError:  # a malformed IPv6 host
        return href


def _rights(data: Structured, out: list[Found]) -> None:
    notice = data.first_meta(*_RIGHTS)
    holder = data.first_meta("dcterms.rightsholder")
    license_ = None
    for link in data.links:
        if link.rel in ("license", "copyright") and "/" in link.href:
            license_ = link.href
            break
    robots = ",".join(data.meta.get("robots", ())).lower()
    refused = "noai" in robots or "".join(data.meta.get("tdm-reservation", ())).strip() == "1"
    if notice or holder or license_ or refused:
        value = Rights(
            holder[1] if holder else None, notice[1] if notice else None, license_, False if refused else None
        )
        path = data.meta_path(notice[0]) if notice else "head"
        out.append(Found("rights", value, "meta", path, None, rank("rights", "meta")))


_INDEX = _index()
_UNLISTED = ("published", "meta", round(rank("published", "meta") - len(NAMES["published"]) * STEP, 4))
