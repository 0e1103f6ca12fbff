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
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
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
    headline, is_site = _read(title, context.site_names, context.url)
    if headline != title:
        cleaned = cleaned.step("site_name", headline)
    elif is_site:
        issue = Issue("title_is_site_name", found.field, "warning", f"{title!r} names the site, not the article")
        if issue not in cleaned.issues:
            cleaned = evolve(cleaned, issues=(*cleaned.issues, issue), confidence=cleaned.confidence * 0.2)
    if not headline.isascii() and is_right_to_left(headline):
        return [cleaned, evolve(cleaned, field="direction", value="rtl", issues=()).step("script of title", "rtl")]
    return [cleaned]


def is_right_to_left(text: str) -> bool:
    """Tell whether most letters of a text are of a script that is written from the right."""
    if not _RIGHT.search(text):
        return False
    letters = [c for c in text if c.isalpha()]
    return sum(1 for c in letters if _RIGHT.match(c)) * 2 > len(letters)


def strip_site_name(title: str, context: Context) -> str:
    """Take a name of the site off the end or start of a title, with a section that stands next to it.

    Only names in `context.site_names` and the label of the page's domain are known; never strips to nothing.
    """
    return _read(title, context.site_names, context.url)[0]


@lru_cache(maxsize=64)  # a page states its title in four places
def _read(title: str, site_names: tuple[str, ...], url: str | None) -> tuple[str, bool]:
    """Give a title without the site's name, and whether it is nothing but a name the page states for the site."""
    names = site_spellings(site_names, url)
    if names and _SIGN.search(title):
        headline = _stripped(title, names, url_sections(url))
        if headline != title:
            return headline, False
    return title, bool(site_names) and is_site_name(title, names)


def _stripped(title: str, names: frozenset[str], sections: frozenset[str]) -> str:
    for _ in range(_ROUNDS):
        cuts = _cuts(title)
        if not cuts:
            break
        shorter = _without_suffix(title, cuts, names, sections) or _without_prefix(title, cuts, names)
        if not shorter or shorter == title:
            break
        title = shorter
    return title


def _cuts(title: str) -> list[re.Match[str]]:
    """Give what `_SEPARATOR.finditer` would of a clean title, tried at its signs alone: a tenth of the time."""
    cuts: list[re.Match[str]] = []
    end = 0
    for sign in _SIGN.finditer(title):
        at = sign.start()
        if at < end:
            continue
        spaced = at > end and title[at - 1] == " "
        cut = (_SEPARATOR.match(title, at - 1) if spaced else None) or _SEPARATOR.match(title, at)
        if cut is not None:
            cuts.append(cut)
            end = cut.end()
    return cuts


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
    for cut in reversed(_cuts(title)[-_MAX_SEPARATORS:]):
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
