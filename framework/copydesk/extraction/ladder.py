"""How much each place in a page is believed, field by field: the one table behind every built-in confidence.

The highest wins, the first among equals. The numbers are ranks, no probabilities; a plugin of your own places itself
between these rungs.
"""

from __future__ import annotations

SOURCE_CODE = 0.98
"""A source's own source.py: its author looked at the pages and wrote what rules could not say."""
SOURCE_RULES = 0.95
"""A source's source.toml."""
URL_PATTERN = 0.93
"""A source's URL patterns: certain about what kind of page it is, silent about what is on it."""
SHARED_LAYOUT = 0.85
"""The layout of a CMS on a page that shows it: above everything read of any site's pages."""
SOURCE_DEFAULT = 0.10
"""What the source's record says of all its pages, where the page itself says nothing."""

DEFAULT = 0.5

LADDER: dict[str, dict[str, float]] = {
    # Agreement with the truth, on 124 publishers' pages / 790 general web articles. JSON-LD headline 0.84 / 0.77 where
    # present, first h1 0.72 / 0.77, og:title 0.71 / 0.48, <title> 0.21 / 0.24. "agreed": headline.title, by comparing.
    "title": {
        "agreed": 0.78,
        "site-file": 0.76,
        "json-ld": 0.74,
        "h1": 0.70,
        "h2": 0.62,
        "css": 0.62,
        "opengraph": 0.60,
        "microdata": 0.58,
        "twitter": 0.55,
        "meta": 0.50,
        "title": 0.45,
        "unlike": 0.40,
        "alternative": 0.10,
    },
    # datePublished 1.00 / 0.89, article:published_time 0.99 / 0.95, microdata 0.93 / 0.88, dateCreated 0.95 / 0.55. A
    # printed date of an earlier year than the metadata's ("earlier") was right on 5 of 5 pages.
    "published": {
        "json-ld": 0.80,
        "opengraph": 0.76,
        "microdata": 0.74,
        "meta": 0.72,
        "json-ld:created": 0.70,
        "site-file": 0.68,
        "json-ld:page": 0.66,
        "earlier": 0.82,
        "time:label": 0.62,
        "label:original": 0.61,
        "time": 0.60,
        "byline:label": 0.58,
        "byline": 0.55,
        "time:far": 0.48,
        "label:far": 0.46,
        "url": 0.40,
        "text:edge": 0.38,
    },
    "modified": {
        "json-ld": 0.80,
        "opengraph": 0.76,
        "microdata": 0.74,
        "meta": 0.72,
        "json-ld:page": 0.66,
        "time": 0.60,
        "byline": 0.58,
        "time:far": 0.48,
        "label:far": 0.46,
        "meta:og:updated_time": 0.50,
    },
    # F1: JSON-LD author 0.95 / 0.91, meta author 0.72 / 0.90, names printed with markup that vouches 0.90 / 0.94.
    "authors": {
        "byline:fuller": 0.82,
        "json-ld": 0.80,
        "microdata": 0.72,
        "site-file": 0.71,
        "meta": 0.70,
        "byline:marked": 0.60,
        "meta:labelled": 0.66,
        "byline:worded": 0.58,
        "byline:signed": 0.71,
        "byline:closing": 0.53,
        "byline:lone": 0.50,
        "json-ld:creator": 0.55,
        "json-ld:page": 0.54,
        "json-ld:organization": 0.45,
    },
    "language": {"html": 0.74, "json-ld": 0.70, "opengraph": 0.60, "meta": 0.55, "microdata": 0.50},
    "summary": {"json-ld": 0.70, "opengraph": 0.66, "meta": 0.62, "microdata": 0.50},
    "section": {
        "json-ld": 0.70,
        "opengraph": 0.68,
        "meta": 0.62,
        "breadcrumb:json-ld": 0.60,
        "breadcrumb:css": 0.50,
        "rel": 0.45,
    },
    "tags": {"json-ld": 0.70, "opengraph": 0.68, "meta": 0.60, "microdata": 0.50, "rel": 0.45},
    "images": {"json-ld": 0.70, "opengraph": 0.72, "meta": 0.55},
    "canonical_url": {"link": 0.80, "opengraph": 0.66, "json-ld": 0.60},
    "site_name": {"opengraph": 0.80, "json-ld": 0.72, "json-ld:website": 0.68, "meta": 0.50},
    "native_id": {"json-ld": 0.60, "meta": 0.55},
    "rights": {"json-ld": 0.70, "meta": 0.60},
    # A wall or an error page stands at an article's address: what is on the page outranks URL_PATTERN.
    "outcome": {
        "status": 0.95,
        "host": 0.94,
        "words": 0.94,
        "home": 0.94,
        "listing": 0.75,
        "search": 0.72,
        "teaser": 0.70,
        "service": 0.80,
    },
    # "site-file", the site files of Full-Text RSS: above the weaker places, and below JSON-LD. On 47 pages of 15 sites
    # they named the publisher for the author on the six pages of one site where JSON-LD had the person, and took the
    # time of an update for that of publication on three of another. For the body see siteconfig.doubt.
    "body": {"site-file": 0.90, "site-file:doubtful": 0.05},
    "access": {"json-ld": 0.80, "meta": 0.70, "box": 0.60},
}


def rank(field: str, *places: str) -> float:
    """Give the confidence of a value of `field`: that of the first of `places` the table has, finest first."""
    table = LADDER.get(field)
    if table is not None:
        for place in places:
            if place in table:
                return table[place]
    return DEFAULT
