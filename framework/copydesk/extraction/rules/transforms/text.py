"""Transforms of one string."""

from __future__ import annotations

import re


def strip(value: str, chars: str | None = None) -> str:
    """Cut white space, or these characters, off both ends."""
    return value.strip(chars)


def strip_prefix(value: str, prefix: str | list[str]) -> str:
    """Cut a beginning off, and the white space behind it; of several the first that is there."""
    for each in [prefix] if isinstance(prefix, str) else prefix:
        if value.startswith(each):
            return value.removeprefix(each).lstrip()
    return value


def strip_suffix(value: str, suffix: str | list[str]) -> str:
    """Cut an end off, and the white space before it; of several the first that is there."""
    for each in [suffix] if isinstance(suffix, str) else suffix:
        if value.endswith(each):
            return value.removesuffix(each).rstrip()
    return value


def before(value: str, mark: str) -> str:
    """Keep what stands before the first `mark`; all of it where there is none."""
    return value.partition(mark)[0].rstrip()


def after(value: str, mark: str) -> str:
    """Keep what stands behind the first `mark`; all of it where there is none."""
    head, found, tail = value.partition(mark)
    return tail.lstrip() if found else head


def replace(value: str, old: str, new: str) -> str:
    """Write `new` for every `old`."""
    return value.replace(old, new)


def substitute(value: str, pattern: re.Pattern[str], new: str) -> str:
    r"""Write `new` (with `\1` for a group) for every match of a regular expression."""
    return pattern.sub(new, value)


def regex(value: str, pattern: re.Pattern[str], give: str | None = None) -> str | None:
    r"""Give the first group of a match, or the whole match, or `give` (with `\1` for a group); nothing without one."""
    match = pattern.search(value)
    if match is None:
        return None
    if give is not None:
        return match.expand(give)
    return match[1] if pattern.groups else match[0]


def lower(value: str) -> str:
    """Write in lower case."""
    return value.lower()


def upper(value: str) -> str:
    """Write in upper case."""
    return value.upper()


def title(value: str) -> str:
    """Write each word with a capital."""
    return re.sub(r"\w[^\W_]*(?:['’]\w+)*", lambda word: word[0][:1].upper() + word[0][1:].lower(), value)


def strip_tags(value: str) -> str:
    """Take HTML tags out of a string, and read its character references."""
    from copydesk.normalise.markup import strip_tags as without
    from copydesk.normalise.markup import unescape

    return " ".join(without(unescape(value)).split())


def prefix(value: str, text: str) -> str:
    """Put a text before the value."""
    return text + value


def suffix(value: str, text: str) -> str:
    """Put a text behind the value."""
    return value + text
