"""Long values, each a bait for a regular expression."""

from __future__ import annotations

from collections.abc import Callable

from hostile.base import PARAGRAPH, STORY, ld, page

# fmt: off
BAITS: dict[str, str] = {
    "spaces": " ", "letters": "a", "capitals": "A", "digits": "1", "dots": ".", "commas": ",", "quotes": '"', "hyphens": "-",
    "colons": ":", "slashes": "/", "brackets": "(", "pipes": " | ", "dashes": " - ", "ands": " and ", "bys": "By ",
    "cjk": "記者", "names": "Jane Roe, ", "days": "1 ", "months": "May ", "dates": "1 May 2024 ", "zones": "+01:00", "by_lines": "By Jane Roe\n",
    "clocks": "10:10 ", "ampersands": "&", "percents": "%", "ats": "a@", "urls": "http://", "underscores": "_", "initials": "J. ",
    "apostrophes": "O'", "tabs": "\t", "newlines": "\n", "mojibake": "Ã©", "combining": "e\u0301", "arabic_digits": "١", "zero_width": "\u200b",
    "ats_spaced": "@ ", "semicolons": ";", "stars": "*", "years": "2024", "ago": "1 hour ago ", "open_tags": "&lt;b", "for": "for ", "thai": "วัน",
    "fullwidth": "年", "rtl": "\u200f", "emoji": "👍", "caps_words": "Paris AFP ", "hyphened": "a-",
}  # fmt: skip
_PLACES: dict[str, Callable[[str], str]] = {
    "title": lambda v: f"<!doctype html><title>{v}</title>{STORY}",
    "h1": lambda v: f"<!doctype html><title>Ferry pier</title><h1>{v}</h1>{STORY}",
    "byline": lambda v: page(f"<div class=byline>{v}</div>"),
    "author": lambda v: page("", f"<meta name=author content='{v.replace(chr(39), '’')}'>"),
    "author_ld": lambda v: page("", ld({"@type": "NewsArticle", "headline": "Ferry", "author": {"name": v}})),
    "date": lambda v: page(f"<time datetime='{v.replace(chr(39), '’')}'>{v}</time>"),
    "date_meta": lambda v: page("", f"<meta property=article:published_time content='{v.replace(chr(39), '’')}'>"),
    "date_ld": lambda v: page("", ld({"@type": "NewsArticle", "headline": "Ferry", "datePublished": v, "dateModified": v})),
    "date_text": lambda v: page(f"<span class=date>{v}</span>"),
    "paragraph": lambda v: page(f"<p>{v}</p>"),
    "first_paragraph": lambda v: f"<!doctype html><title>Ferry pier</title><h1>Pier</h1><p>{v}</p>{STORY}",
    "last_paragraph": lambda v: page(f"<p>{PARAGRAPH}</p><p>{v}</p>"),
    "description": lambda v: page("", f"<meta name=description content='{v.replace(chr(39), '’')}'>"),
    "keywords": lambda v: page("", f"<meta name=keywords content='{v.replace(chr(39), '’')}'>"),
    "section": lambda v: page("", f"<meta property=article:section content='{v.replace(chr(39), '’')}'>"),
    "language": lambda v: f"<html lang='{v.replace(chr(39), '’')}'><title>x</title>{STORY}",
    "site_name": lambda v: page("", f"<meta property=og:site_name content='{v.replace(chr(39), '’')}'>"),
    "canonical": lambda v: page("", f"<link rel=canonical href='https://a.example/{v.replace(chr(39), '’')}'>"),
    "image": lambda v: page(f"<img src='https://a.example/{v.replace(chr(39), '’')}'>", f"<meta property=og:image content='{v.replace(chr(39), '’')}'>"),
    "link": lambda v: page(f"<p>{PARAGRAPH} <a href='{v.replace(chr(39), '’')}'>there</a></p>"),
    "body_ld": lambda v: page("", ld({"@type": "NewsArticle", "headline": "Ferry", "articleBody": v})),
    "keywords_ld": lambda v: page("", ld({"@type": "NewsArticle", "headline": v, "keywords": v, "articleSection": v, "inLanguage": v})),
    "caption": lambda v: page(f"<figure><img src=/a.jpg><figcaption>{v}</figcaption></figure>{STORY}"),
    "breadcrumb": lambda v: page(f"<nav class=breadcrumb>{v}</nav>"),
    "robots": lambda v: page("", f"<meta name=robots content='{v.replace(chr(39), '’')}'><meta http-equiv=refresh content='{v.replace(chr(39), '’')}'>"),
    "link_text": lambda v: page(f"<p>{PARAGRAPH} <a href=/a>{v}</a></p>"),
}  # fmt: skip


def bait(place: str, kind: str, size: int) -> str:
    """A page with a value of `size` characters of one kind in one place."""
    piece = BAITS[kind]
    return _PLACES[place](piece * (size // len(piece)))


PLACES = tuple(_PLACES)
