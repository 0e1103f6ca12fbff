"""Which ids and classes of an element a person wrote: only those outlive the next build and the next page."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = re.compile(r"-?[A-Za-z_][\w-]{1,79}", re.ASCII)
_PARTS = re.compile(r"[^_-]+")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_NUMBER = re.compile(r"\d{3}")
# A CSS module's name and its hash of five characters, which may be any of base64's.
_MODULE = re.compile(r"(?P<stem>.+__)(?P<hash>[\w-]{5,6})", re.ASCII)
# Stems every page of a style library's users has.
_LIBRARY = frozenset({"css", "svelte", "custom", "emotion", "styled", "styles", "module", "style", "class"})
# Names of one utility each, as utility-class frameworks have them: they say how a thing looks, not what it is.
_UTILITY = re.compile(
    r"-?(?:[mp][trblxy]?|[wh]|gap|space|text|font|leading|tracking|bg|border|rounded|flex|grid|col|row|order|z|top|left"
    r"|right|bottom|inset|min|max|opacity|shadow|float|align|justify|items|self|overflow|object|whitespace|break|place|cursor|sm|md|lg|xl|xs|d|is|has|js|u|size)"
    r"-[\w-]{1,12}|flex|grid|block|hidden|relative|absolute|static|fixed|sticky|inline|row|clearfix|left|right|active"
    r"|pull-(?:left|right|center)|h\d|heading-h?\d|first|last|odd|even|wrap|center|clear|container|wrapper|inner|outer|full|show|hide|large|small|medium|group"
)


@lru_cache(8192)
def steady(name: str) -> tuple[str, bool] | None:
    """Give what of a class or id is likely to stay: the name and True, or the stem before a hash and False.

    `article-body__row__17Yit` is `article-body__row__` and a hash of the build. None where nothing stays:
    `css-1x2y3z`, `post-48213`, and names that no selector holds without escapes.
    """
    if not _NAME.fullmatch(name):
        return None
    module = _MODULE.fullmatch(name)
    if module and made(re.sub("[-_]", "", module["hash"])):
        return _stem(module["stem"])
    for part in _PARTS.finditer(name):
        if made(part[0]):
            return _stem(name[: part.start()])
    return None if _NUMBER.search(name) else (name, True)


def _stem(stem: str) -> tuple[str, bool] | None:
    if _NUMBER.search(stem):
        return None
    words = [word for word in _PARTS.findall(stem) if word.lower() not in _LIBRARY]
    return (stem, False) if sum(map(len, words)) >= 6 else None


@lru_cache(8192)
def made(part: str) -> bool:
    """Tell whether one part of a name was made by a machine: `1FZLe`, `hPEtml`, `bdVaJa`, `1rj1yjv`."""
    if len(part) > 3 and re.search(r"\d[A-Za-z]", part):
        return True
    if len(part) < 5:
        return False
    words = _WORDS.findall(part)
    if part.isalpha() and len(words) == 1:
        return not re.search("[aeiouyAEIOUY]", part)
    if len(part) <= 8 and part.isalpha():
        return any(len(word) < 3 or not re.search("[aeiouyAEIOUY]", word) for word in words)
    return len(words) > 2 and len(part) / len(words) < 3


def telling(name: str) -> bool:
    """Tell whether a name says what a thing is, not how it looks."""
    return not _UTILITY.fullmatch(name)
