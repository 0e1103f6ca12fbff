"""Language tags: what pages write (ko_KR, eng, German, kr) as BCP 47."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from copydesk.models import Context, Found, Issue, evolve
from copydesk.normalise.addresses import host_of
from copydesk.normalise.tables import lines
from copydesk.normalise.text_language import Spoken, contradicted, language_of
from copydesk.normalise.values import as_text, entries, nothing

_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", "syr"})
# Codes that are a language and, misused, a country's: read as the country's language only where something else of the
# page says so. kr is Kanuri, se Northern Sami, br Breton, uk Ukrainian, ee Ewe, si Sinhala.
_DOUBTFUL = {
    "kr": ("ko", "KR"), "se": ("sv", "SE"), "br": ("pt-BR", "BR"), "uk": ("en-GB", "UK"), "ee": ("et", "EE"),
    "si": ("sl", "SI"),
}  # fmt: skip
_NOT_A_LANGUAGE = frozenset(
    {"und", "mul", "mis", "zxx", "xx", "x", "c", "posix", "none", "null", "undefined", "default", "qaa"}
)
_MACRO_REGION = {"la": "419", "xl": "419"}  # es_LA, as Facebook writes it
_TAG = re.compile(r"^[a-z]{2,8}(?:[-_][a-z0-9]{1,8}){0,5}$", re.IGNORECASE)

_LONGEST = 100  # characters of a language header with many alternatives

# Where a language is stated, the most trusted first: the document's own attribute, what describes the article, the
# HTTP header, and last og:locale, which CMSs fill in as en_US unasked.
_PLACES = ("html", "json-ld", "inlanguage", "content-language", "dc.language", "meta", "og:locale", "opengraph")
_FROM = {
    "inlanguage": "json-ld",
    "content-language": "meta",
    "dc.language": "meta",
    "og:locale": "meta",
    "opengraph": "meta",
}


class Stated(NamedTuple):
    """A language as one place states it."""

    place: str
    tag: str
    raw: str


def tag_of(text: str, *, nearby: tuple[str, ...] = ()) -> str | None:
    """Give the BCP 47 tag of what a page writes; None where it names no language.

    `nearby` are language tags and country codes that speak of the same page: they settle a code that is one country's
    as well as another's language (kr, uk).
    """
    return _tag(text, nearby) if len(text) <= _LONGEST else None


@lru_cache(maxsize=256)
def _tag(text: str, nearby: tuple[str, ...]) -> str | None:
    text = text.strip().split(",")[0].split(";")[0].split(".")[0].strip()
    name = _names().get(text.casefold())
    if name is not None:
        return name
    if not _TAG.match(text):
        return None
    subtags = text.replace("_", "-").split("-")
    primary = subtags[0].lower()
    if primary in _NOT_A_LANGUAGE:
        return None
    meant, country = _DOUBTFUL.get(primary, ("", ""))
    if meant and primary not in nearby and (meant[:2] in nearby or country in nearby):
        return meant
    codes = _codes()
    language = codes.get(primary, primary if len(primary) in (2, 3) else None)
    if language is None:
        return None
    return "-".join([language, *_rest(language, subtags[1:])])


def _rest(language: str, subtags: Iterable[str]) -> list[str]:
    head = language.partition("-")[0]
    rest: list[str] = []
    for number, subtag in enumerate(subtags):
        small = subtag.lower()
        if number == 0 and len(small) == 3 and small.isalpha():  # zh-cmn-Hans: the macrolanguage says enough
            continue
        if len(small) == 4 and small.isalpha():
            rest.append(small.title())
        elif len(small) == 2 and small.isalpha():
            region = {"uk": "GB", "en": ""}.get(small, small.upper())
            region = _MACRO_REGION.get(small, region) if head == "es" else region
            if region and not (head == "ar" and region == "AR"):  # Facebook's ar_AR is no Argentine
                rest.append(region)
        elif (len(small) == 3 and small.isdigit()) or 5 <= len(small) <= 8 or (len(small) == 4 and small[0].isdigit()):
            rest.append(small)
        else:
            break
    return rest


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in lines("languages", "codes") for pair in line.split())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("languages", "names"):
        tag, _, names = line.partition(":")
        table |= {name.strip().casefold(): tag for name in names.split(",")}
    return table


def normalise_language(found: Found, context: Context) -> list[Found]:
    """Read the language of a page, stated in one place (a string) or several (a mapping from place to string).

    Where the text is plainly in another language (`context.sample`) it is the text that is believed: its language
    stands in the place of the stated one, with an issue that says so. Where nothing is stated the text alone may tell.
    """
    if found.value is None and found.method == "text" and context.sample:
        spoken = language_of(context.sample)
        return _with_direction([found.step("text", spoken)]) if spoken else [found]
    stated = list(_stated(found))
    if not stated:
        return [nothing(found, "language", "empty_value", "no language in it", "info")]
    doubtful = any(one.tag[:2].lower() in _DOUBTFUL for one in stated)
    nearby = _nearby(stated, context) if doubtful else ()
    read = [(place, tag) for place, raw, _ in stated if (tag := tag_of(raw, nearby=nearby))]
    if not read:
        return [nothing(found, "language", "unknown_language", f"no language is called {stated[0].tag!r}")]
    place, tag = _elected(read)
    result = found if tag == found.value else found.step("language", tag)
    if tag in _DOUBTFUL and tag != "uk":
        issue = Issue("language_doubtful", found.field, "info", f"{tag!r} is a language, and a country's code")
        if issue not in result.issues:
            result = evolve(result, issues=(*result.issues, issue))
    if context.sample and (told := contradicted(context.sample, tag)) is not None:
        return _with_direction([_by_text(result, tag, told)])
    results = [result]
    origin = _FROM.get(place, place)
    if isinstance(found.value, Mapping) and origin in ("html", "json-ld", "meta", "source", "text"):
        results.append(evolve(found, field="language_from", issues=()).step("place", origin))
    return _with_direction(results)


def _with_direction(results: list[Found]) -> list[Found]:
    found = results[0]
    if found.value is not None and found.value.split("-")[0] in _RTL:
        direction = evolve(found, field="direction", confidence=found.confidence * 0.5, issues=())
        results.append(direction.step("script of language", "rtl"))
    return results


def _by_text(found: Found, tag: str, told: Spoken) -> Found:
    """Put the language of the text in the place of a declared one that it contradicts."""
    unit = "words" if told.what == "words" else f"letters ({told.what})"
    evidence = f"the page declares {tag}, {told.share:.0%} of the text's {unit} are of"
    if told.language is None:
        message = f"{evidence} another language; which one stays open"
        return found.step("text", None, Issue("language_disagrees", found.field, "warning", message))
    message = f"{evidence} {told.language}"
    data = {"declared": tag, "text": told.language}
    step = found.step("text", told.language, Issue("language_disagrees", found.field, "warning", message, data))
    return evolve(step, method="text")


def layout_language(found: Found) -> str:
    """Give the language a page's layout prints dates and bylines in: the declared one, though its text is another.

    `found` is the language as normalised. An English declaration is what templates say unasked, so against the text
    it says nothing of the layout.
    """
    for issue in found.issues:
        if issue.code == "language_disagrees" and issue.data:
            declared = str(issue.data["declared"])
            return str(found.value) if declared.split("-", maxsplit=1)[0] == "en" else declared
    return str(found.value)


def _stated(found: Found) -> Iterable[Stated]:
    if isinstance(found.value, Mapping):
        pairs = [(str(place), value) for place, value in found.value.items() if str(place) not in ("@type", "@id")]
        if "name" in found.value or "alternateName" in found.value:  # a JSON-LD Language
            pairs = [("json-ld", found.value.get("alternateName") or found.value.get("name"))]
    else:
        pairs = [(found.method or "text", value) for value in entries(found.value)]
    for place, value in pairs:
        text = as_text(value)
        if text and text.strip():
            yield Stated(place.casefold(), text.strip(), text)


def _nearby(stated: list[Stated], context: Context) -> tuple[str, ...]:
    """Collect what else speaks of the page's language: other places, the context, the country, the domain."""
    near: dict[str, None] = {}
    for _, text, _ in stated:
        primary, *rest = text.replace("_", "-").split("-")
        if primary.lower() not in _DOUBTFUL:
            near[primary.lower()] = None
        if rest and len(rest[-1]) == 2:
            near[rest[-1].upper()] = None
    if context.language:
        near[context.language.split("-", maxsplit=1)[0]] = None
    if context.country:
        near[context.country.upper()] = None
    top = (host_of(context.url) or "").rpartition(".")[2]
    if len(top) == 2:
        near[top.upper()] = None
    return tuple(near)


def _elected(read: list[tuple[str, str]]) -> tuple[str, str]:
    """Choose the language most places agree on, between equals the more trusted place's; and its place's own tag."""
    if len(read) == 1:
        return read[0]
    order = {place: rank for rank, place in enumerate(_PLACES)}
    ranked = sorted(read, key=lambda pair: order.get(pair[0], len(order)))
    votes: dict[str, int] = {}
    for _, tag in ranked:
        primary = tag.split("-")[0]
        votes[primary] = votes.get(primary, 0) + 1
    best = max(votes, key=lambda primary: votes[primary])  # the first of equals: the most trusted place's
    return next(pair for pair in ranked if pair[1].split("-")[0] == best)
