"""Whether an expression can be used, and what it means in a tree as browsers make it."""

from __future__ import annotations

import re
from functools import lru_cache

from turbohtml import XPath
from turbohtml import parse as parse_html

_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_FUNCTION = re.compile(r"([A-Za-z_][\w.:-]*)\s*\(")
_PREFIX = re.compile(r"(?<![\w:.@-])([A-Za-z_][\w.-]*):(?![:\s])[A-Za-z_][\w.-]*(?![\w.-]*\s*\()")
_NODE_TESTS = frozenset({"text", "node", "comment", "processing-instruction", "and", "or", "div", "mod"})


def why_no_xpath(xpath: str) -> str | None:
    """Say why an expression cannot be used as an XPath; None where it can."""
    if not xpath:
        return "is empty"
    try:
        XPath(xpath)
    except (ValueError, TypeError, RecursionError) as error:
        return f"no XPath: {error}"
    # The engine tells an unknown function or prefix only when it comes to use it.
    bare = _LITERAL.sub("''", xpath)
    if prefix := _PREFIX.search(bare):
        return f"no XPath: HTML has no namespace {prefix[1]!r}; write *[name()='{prefix[0]}']"
    names = (name.rpartition("::")[2] for name in _FUNCTION.findall(bare))
    unknown = next((name for name in names if name not in _NODE_TESTS and not _is_function(name)), None)
    return f"no XPath: there is no function {unknown!r}" if unknown else None


@lru_cache(maxsize=256)
def _is_function(name: str) -> bool:
    try:
        XPath(f"{name}()")(parse_html(""))
    except (ValueError, TypeError) as error:  # of one that there is: that it wants arguments
        return "unknown function" not in str(error)
    return True


_ROW = re.compile(r"(?<=[/|(])(table(?:\[[^\[\]]*\])*)/tr\b")


def with_table_bodies(xpath: str) -> str | None:
    """Write a path to the rows of a table for a tree that has them in a `tbody`, as browsers' trees do.

    The older files were written for a parser that adds none. None where there is no such path.
    """
    written = _ROW.sub(r"\1/tbody/tr", xpath)
    return written if written != xpath else None


_OWN_TEXT = re.compile(r"(?P<parents>.*[^/])?(?P<slashes>//?)text\(\s*\)(?:\[[^\[\]]*\])*", re.DOTALL)


def parents_of_text(xpath: str) -> str | None:
    """Give the XPath of the elements around the pieces of text a path ends in; None where it ends in something else."""
    match = _OWN_TEXT.fullmatch(xpath.strip())
    if match is None or "|" in _LITERAL.sub("''", xpath):
        return None
    parents = match["parents"] or ""
    return f"{parents}/descendant-or-self::*" if match["slashes"] == "//" and parents else parents or "//*"
