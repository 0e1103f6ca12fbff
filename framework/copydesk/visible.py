"""Text of a page made fit to be shown: what would steer a terminal, or cannot be seen, as escapes."""

from __future__ import annotations

import re
import unicodedata

# Control characters but tab: a page's text must not steer the terminal it is shown on.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def printable(text: str) -> str:
    """Show control characters and line ends as escapes."""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def revealing(text: str) -> str:
    """Show what cannot be seen, such as no-break spaces and soft hyphens, as escapes."""
    return "".join(
        char if char == " " or unicodedata.category(char) not in _UNSEEN else char.encode("unicode_escape").decode()
        for char in text
    )


def seen(text: str) -> str:
    """Give what of a text can be seen: without spaces and other characters that show nothing."""
    return "".join(char for char in text if unicodedata.category(char) not in _UNSEEN)
