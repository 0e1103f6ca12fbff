"""Folds HTML white space, and nothing else: what a no-break space or a soft hyphen means is the normaliser's to say."""

from __future__ import annotations

from copydesk.extraction.article.walk import LINE


def fold(text: str) -> str:
    """Fold runs of HTML white space to one space; a LINE becomes a newline."""
    if LINE in text:
        return "\n".join(filter(None, map(fold, text.split(LINE))))
    for space in "\n\t\r\f":
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:  # each round halves the longest run; a regular expression takes ten times as long
        text = text.replace("  ", " ")
    return text.strip(" ")


def fold_lines(text: str) -> list[str]:
    """Give the lines of a list's or a table's text, each folded; the tabs between cells stay, of empty ones, too."""
    lines = ["\t".join(map(fold, line.split("\t"))) for line in text.split(LINE)]
    return [line if line.strip("\t") else "" for line in lines]
