"""Folds HTML white space, and nothing else: what a no-break space or a soft hyphen means is the normaliser's to say."""

from __future__ import annotations

import re

from copydesk.extraction.article.walk import LINE

_SPACES = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_EDGES = " \t\n\r\f"


def fold(text: str) -> str:
    """Fold runs of HTML white space to one space; a LINE becomes a newline."""
    if LINE in text:
        return "\n".join(filter(None, map(fold, text.split(LINE))))
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACES.sub(" ", text)
    return text.strip(_EDGES)


def fold_lines(text: str) -> list[str]:
    """Give the lines of a list's or a table's text, each folded; the tabs between cells stay."""
    return ["\t".join(map(fold, line.split("\t"))).strip("\t") for line in text.split(LINE)]
