"""Which of two numbers is the month: what a language and a country print."""

from __future__ import annotations

import re

from copydesk.models import Context
from copydesk.normalise.addresses import host_of, path_of
from copydesk.normalise.dates.names import data

_MONTH_FIRST = frozenset({"AS", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"})
_MIXED = frozenset({"CA", "CN", "JP", "KP", "KR", "MN", "NP", "TW"})
"""Countries whose English pages print more than one order, or the year first, so that day and month stay open."""
_SOLD = frozenset(
    {"ac", "ai", "am", "cc", "co", "cx", "fm", "gg", "gl", "gs", "io", "la", "li", "ly", "me", "ms", "mu", "nu", "pw"}
    | {"sc", "sh", "st", "to", "tv", "vc", "ws"}
)
"""Top-level domains of countries that are sold to everybody."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FILED = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})"
    r"(?:[/-](?P<d>0?[1-9]|[12]\d|3[01]))?(?=[/-]|$)"
)
_YEAR_THEN_DAY = frozenset({"ckb", "eo", "eu", "fa", "hu", "lt", "ps", "rw", "sv", "ug"})
"""Languages that print the year first, but with the year last, the day before the month ("11/8 2016")."""


def country_of(url: str | None) -> str:
    """Give the country an address's top-level domain stands for (.gov, .mil and .edu: US); nothing where none."""
    top = (host_of(url) or "").rpartition(".")[2]
    if top in ("gov", "mil", "edu"):
        return "US"
    return top.upper() if len(top) == 2 and top not in _SOLD else ""


def day_in(url: str | None) -> tuple[int, int, int | None] | None:
    """Give year, month and perhaps day of an address that files its articles by date: /2023/10/03/, /2023/october/."""
    match = _FILED.search(path_of(url).lower()) if url else None
    if match is None:
        return None
    month = int(match["m"]) if match["m"].isdigit() else _MONTHS.index(match["m"][:3]) + 1
    return int(match["y"]), month, int(match["d"]) if match["d"] else None


def convention_of(context: Context, language: str | None, separator: str, year: str = "last") -> str | None:
    """Give the order of all-number dates in a language and country; None where both orders are common there.

    `year` is where it stands: last, first, or none (not printed); only two-digit years can be read YMD by convention.
    """
    tag = (context.language or "").replace("_", "-").split("-")[1:]
    region = next((part.upper() for part in tag if len(part) == 2 and part.isalpha()), "")
    country = (context.country or "").upper()
    if language is None or language == "en":
        domain = country_of(context.url)
        if not country and region and domain and (region in _MONTH_FIRST) != (domain in _MONTH_FIRST):
            return None  # en-US is what templates say unasked, on British sites too
        place = country or region or domain
        if not place or place in _MIXED:
            return None
        if place in _MONTH_FIRST:
            # Dots are European; on a page that is American by its language tag alone they may be either.
            return None if separator == "." and not country else "MDY"
        return "DMY"
    orders = data("names.json")[""]
    order: str = orders.get(f"{language}-{region or country}") or orders[language]
    if order == "MDY":
        # The CLDR gives some African and Asian languages the American order for want of data.
        return "MDY" if language in {"ceb", "fil"} else None
    if order == "YMD" and year != "first":
        if language in _YEAR_THEN_DAY:
            return "DMY"
        return "MDY" if year == "none" else None
    return order
