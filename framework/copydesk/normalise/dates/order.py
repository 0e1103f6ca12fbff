"""Which of two numbers is the month: what a language and a country print."""

from __future__ import annotations

from copydesk.models import Context
from copydesk.normalise.dates.names import data

_MONTH_FIRST = frozenset({"AS", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"})
_MIXED = frozenset({"CA", "CN", "JP", "KP", "KR", "MN", "NP", "TW"})
"""Countries whose English pages print more than one order, or the year first, so that day and month stay open."""
_YEAR_THEN_DAY = frozenset({"ckb", "eo", "eu", "fa", "hu", "lt", "ps", "rw", "sv", "ug"})
"""Languages that print the year first, but with the year last, the day before the month ("11/8 2016")."""


def convention_of(context: Context, language: str | None, separator: str, year: str = "last") -> str | None:
    """Give the order of all-number dates in a language and country; None where both orders are common there.

    `year` is where it stands: last, first, or none (not printed); only two-digit years can be read YMD by convention.
    """
    tag = (context.language or "").replace("_", "-").split("-")[1:]
    region = next((part.upper() for part in tag if len(part) == 2 and part.isalpha()), "")
    country = (context.country or "").upper()
    if language is None or language == "en":
        place = country or region
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
