"""Regular expressions written for pages nobody knows: refused where they can take for ever, bounded elsewhere.

    automaton   a pattern as Python's matcher reads it
    sets        the characters that fit each of its places
    components  its loops
    danger      what it may cost, told before it is run: `danger_of`
    running     runs it, where a text is not too long for it: `search`, `may_run`

No engine of linear time takes the place of `re`: RE2 and Rust's read other languages (no look-around, no backreference,
`\\d` of ASCII alone), and a limit of time would make a record depend on the machine.
"""

from __future__ import annotations

import re

from copydesk.extraction.patterns.danger import CURE, danger_of
from copydesk.extraction.patterns.running import may_run, search

__all__ = ["EndlessError", "checked", "may_run", "search"]


_NESTED = re.compile(r"\)[*+{]|\\\d+[*+{]")


class EndlessError(ValueError):
    """A regular expression that can take for ever on some text."""


def checked(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a regular expression. Raises ValueError where it is none, EndlessError where it is refused."""
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error
    # Thousands of sources are read at once: what repeats no group and no reference need not be looked through.
    if (_NESTED.search(pattern) or compiled.flags & re.VERBOSE) and (why := danger_of(compiled).endless):
        raise EndlessError(f"{pattern!r} could take for ever on some page: {why}; {CURE}")
    return compiled
