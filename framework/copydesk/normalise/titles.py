"""Headlines: the site's name off either end, nothing else. A dash inside a headline stays where it is."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.models import Context, Found, Issue, evolve
from copydesk.normalise.plain import cleaned_value
from copydesk.normalise.sites import is_section, is_site_name, site_spellings, url_sections
from copydesk.normalise.values import nothing

# What stands between a headline and a site's name. A hyphen, colon, slash or angle quote needs white space, or it may
# be part of a word ("pro-BBC") or a quotation; the others never are. CJK pages use a hyphen or underscore without it.
_SEPARATOR = re.compile(
    r"\s*(?:[|｜¦‖•·◆●▷►–—―‒⁃∣：]|:{2}|-{2,3}|<)\s*|\s+[-:/~∙>*\\»«›‹]\s+|\s+-(?=\S)|(?<=\S)-\s+"
    r"|(?<=[^\x00-\u02ff])\s*[-_－]{1,2}\s*|\s*[-_－]{1,2}\s*(?=[^\x00-\u02ff])"
)
_MAX_SEPARATORS = 12
_ROUNDS = 3
_SIGN = re.compile(r"[|｜¦‖»«›‹•·◆●▷►–—―‒⁃∣：:_<>~∙*/\\－-]")
"""What every separator has; most headlines have none."""


def normalise_title(found: Found, context: Context) -> list[Found]:
    """Clean a headline and take the site's name off it.

    A title of right-to-left script gives `direction` too. A title that is only the site's name is kept, reported and
    trusted less.
    """
    cleaned = cleaned_value(found)
    if cleaned is None:
        return [nothing(found, "text", "empty_value", "no text in it", "info")]
    title: str = cleaned.value
    headline = strip_site_name(title, context)
    if headline != title:
        cleaned = cleaned.step("site_name", headline)
    elif context.site_names and is_site_name(title, site_spellings(context.site_names, context.url)):
        issue = Issue("title_is_site_name", found.field, "warning", f"{title!r} names the site, not the article")
        if issue not in cleaned.issues:
            cleaned = evolve(cleaned, issues=(*cleaned.issues, issue), confidence=cleaned.confidence * 0.2)
    direction = script_direction(headline)
    if direction == "rtl":
        return [cleaned, evolve(cleaned, field="direction", value="rtl", issues=()).step("script of title", "rtl")]
    return [cleaned]


def script_direction(text: str) -> str | None:
    """Give `rtl` or `ltr` by the script of most letters; None where there are none."""
    if text.isascii():
        return "ltr" if any(map(str.isalpha, text)) else None
    letters = [c for c in text if c.isalpha()]
    right = sum(1 for c in letters if "\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc")
    return None if not letters else "rtl" if right * 2 > len(letters) else "ltr"


def strip_site_name(title: str, context: Context) -> str:
    """Take a name of the site off the end or start of a title, with a section that stands next to it.

    Only names in `context.site_names` and the label of the page's domain are known; never strips to nothing.
    """
    if not _SIGN.search(title):
        return title
    names = site_spellings(context.site_names, context.url)
    return _stripped(title, names, url_sections(context.url)) if names else title


@lru_cache(maxsize=64)  # a page states its title in four places
def _stripped(title: str, names: frozenset[str], sections: frozenset[str]) -> str:
    for _ in range(_ROUNDS):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            break
        shorter = _without_suffix(title, cuts, names, sections) or _without_prefix(title, cuts, names)
        if not shorter or shorter == title:
            break
        title = shorter
    return title


def _without_suffix(
    title: str, cuts: list[re.Match[str]], names: frozenset[str], sections: frozenset[str]
) -> str | None:
    cuts = cuts[-_MAX_SEPARATORS:]
    for place, cut in enumerate(cuts):
        rest = title[cut.end() :]
        site = is_site_name(rest, names)
        if not site and place + 1 < len(cuts) and _beside(title[cuts[place + 1].end() :], sections):
            site = is_site_name(title[cut.end() : cuts[place + 1].start()], names)  # "X - Site › Panorama"
        if site and title[: cut.start()].strip():
            return _without_section(title[: cut.start()], sections)
    return None


def _without_section(title: str, sections: frozenset[str]) -> str:
    for cut in reversed(list(_SEPARATOR.finditer(title))[-_MAX_SEPARATORS:]):
        if not _beside(title[cut.end() :], sections) or not title[: cut.start()].strip():
            break
        title = title[: cut.start()]
    return title.strip()


def _without_prefix(title: str, cuts: list[re.Match[str]], names: frozenset[str]) -> str | None:
    for cut in cuts[:3]:
        rest = title[cut.end() :].strip()
        # A colon belongs to a headline about the site itself: "BBC: staff vote to strike".
        if rest and ":" not in cut[0] and "：" not in cut[0] and is_site_name(title[: cut.start()], names):
            return rest
    return None


def _beside(text: str, sections: frozenset[str]) -> bool:
    return is_section(text, sections) or (text.startswith("by ") and len(text) < 40)
