"""Tags and sections: one string or a list made into clean names, each once, without the CMS's own bookkeeping."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from copydesk.models import Context, Found
from copydesk.normalise.addresses import absolute
from copydesk.normalise.sites import is_site_name, site_spellings
from copydesk.normalise.tables import folded_phrases, phrases
from copydesk.normalise.text import text_of
from copydesk.normalise.values import as_text, entries, fold, nothing, number_text, once

MAX_LENGTH = 100
"""Characters of a tag; what is longer is a sentence."""
MAX_TAGS = 200
_SENTENCE = 150  # characters from which a section with a full stop in it is a description
_UUID = re.compile(r"^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$", re.IGNORECASE)
_MACHINE = re.compile(
    r"^(?=\S*\d)[0-9a-f]{12,}$|^\d{5,}$|^[a-z][\w-]*_\w*\d\w*$|^\w{2,12}:\d+$|^[A-Z][A-Z0-9-]+:[A-Z0-9_.:-]+$|^[\W_]+$"
    r"|^@\S+$|^\w+=\S+$|^[a-z]+(?:\.[a-z0-9]+){2,}$|^\S{0,4}//|^https?:",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Z0-9.:_-]+$")
_ROUTE = re.compile(r"^[A-Z]{3,}\d?:[A-Z]{2}")
_PATH = re.compile(r"^(?P<prefix>[a-z]+)/(?P<rest>\S.*)$")
_LABEL = re.compile(r"^(?P<prefix>[^\W\d_][\w :-]{1,24}?)\s*[:=]\s*(?P<rest>\S.*)$")
_ENUMERATION = re.compile(r",\s*(?:&|and|und|et|y|e)\s")  # one name: "Business, Finance, & Economics"
_TRAIL = re.compile(r"\s*[>»›→]\s*|\s+/\s+")
_ENUMERATING = frozenset({"meta", "label"})
"""Methods of a source's rule that give a list on one line as often as a name."""
_HASHES = re.compile(r"(?:^|\s)#(?=\w)")


def normalise_tags(found: Found, context: Context) -> list[Found]:
    """Split, clean and de-duplicate tags; drop ids and bookkeeping, take CMS prefixes off."""
    texts = list(_split_all(found.value))
    names = [name for text in texts if (name := _tag(text))]
    if all(map(_CODE.match, texts)) and (len(texts) > 9 or any(map(_ROUTE.match, texts))):  # GEN,HRGT,RULES:ELECTION
        return [nothing(found, "tags", "tag_junk", "a wire's codes, no tags")]
    sites = site_spellings(context.site_names, context.url) if context.site_names or context.url else frozenset()
    hosts = {fold(name) for name in sites if "." in name}
    tags = once(name for name in names if fold(name) not in hosts and not _is_domain(name))[:MAX_TAGS]
    return [_result(found, "tags", tags)]


def normalise_section(found: Found, context: Context) -> list[Found]:
    """Read sections from the widest to the narrowest; the front page and the site's own name are none."""
    sites = site_spellings(context.site_names, None)
    title = fold(context.title) if context.title else None
    names = []
    stated = found.plugin == "rules" and found.method not in _ENUMERATING  # a source names the element that holds it
    for text in _split_all(found.value, trail=True, whole=stated):
        name = text_of(_label(text) or "")
        if not name or _UUID.match(name) or _MACHINE.match(name) or len(name) > MAX_LENGTH:
            continue
        if fold(name) in folded_phrases("tags", "home") or (sites and is_site_name(name, sites)) or fold(name) == title:
            continue
        names.append(name)
    return [_result(found, "section", once(names)[:20])]


def _result(found: Found, step: str, names: tuple[str, ...]) -> Found:
    if names == found.value:
        return found
    if not names:
        return nothing(found, step, "tag_junk" if step == "tags" else "empty_value", "no name is left in it", "info")
    return found.step(step, names)


def _split_all(value: Any, *, trail: bool = False, whole: bool = False) -> Iterator[str]:
    for leaf in entries(_unpacked(value)):
        text = text_of(number_text(leaf) or "" if type(leaf) is int else as_text(leaf) or "")
        # A list has parted its entries, a tuple is normalised already: only a lone string is split at commas.
        lone = not isinstance(value, list | tuple) or (isinstance(value, list) and len(value) == 1)
        yield from (_TRAIL.split(text) if whole else _split(text, trail)) if lone else (text,)


def _unpacked(value: Any) -> Any:
    """Read a list that was written out as a string: `["a", "b"]`, `['a', 'b']`."""
    if isinstance(value, str) and value.strip()[:1] == "[" and value.strip()[-1:] == "]" and len(value) < 20_000:
        inner = value.strip()
        if "'" in inner and '"' not in inner:
            inner = inner.replace("'", '"')
        try:
            read = json.loads(inner)
        except (ValueError, RecursionError):
            return inner[1:-1]
        return read if isinstance(read, list) else value
    return value


def _split(text: str, trail: bool) -> list[str]:
    if not text or (_ENUMERATION.search(text) and text.count(",") < 3):
        return [text]
    for separator in (";", "；", "|", "｜"):
        if separator in text:
            return text.split(separator)
    if trail and len(text) > _SENTENCE and ". " in text:
        return []
    if trail:
        return re.split(r"\s*[>»›→]\s*|\s+/\s+|\s*,\s+(?!(?:and|und|et|y|&)\s)|\s*，\s*", text)
    if _HASHES.search(text) and "," not in text:
        return _HASHES.split(text)
    if any(comma in text for comma in ",，、"):
        return re.split(r"[,，、]", text)
    return text.split(" ") if " " in text and not text.isascii() and _cjk_list().match(text) else [text]


@cache
def _cjk_list() -> re.Pattern[str]:
    word = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·・]{2,12}"
    return re.compile(rf"^(?:{word} ){{2,}}{word}$")


def _tag(text: str) -> str | None:
    label = _label(text.strip().lstrip("#").strip())
    name = text_of(label) if label else None
    if not name or len(name) > MAX_LENGTH or _UUID.match(name) or _MACHINE.match(name):
        return None
    return name if len(name) > 1 or not name.isascii() else None


def _label(text: str) -> str | None:
    """Take a CMS's prefix off; None where the prefix says that the entry is none of the subject's."""
    for _ in range(3):
        text = text.strip(" \t\"'“”")
        match = _LABEL.match(text) or _PATH.match(text)
        if match is None:
            return text
        prefix = match["prefix"].strip().casefold()
        if prefix in _machine():
            return None
        if prefix not in _prefixes():
            return text
        text = match["rest"]
    return text


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(phrases("tags", "prefixes"))


@cache
def _machine() -> frozenset[str]:
    return frozenset(phrases("tags", "machine"))


def _is_domain(name: str) -> bool:
    return " " not in name and "." in name.strip(".") and name.islower() and absolute(f"//{name}/", None) is not None


__all__ = ["normalise_section", "normalise_tags"]
