"""An XPath of a site file as a CSS selector, where there is one that selects the same."""

from __future__ import annotations

import re

# A step of an XPath that CSS can say: a tag and some attributes.
_STEP = re.compile(r"(?P<tag>\*|[a-z][a-z0-9-]*)(?P<tests>(?:\[[^\[\]]*\])*)")
_TESTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\[\s*contains\(\s*concat\(\s*(['\"]) \1\s*,\s*(?:normalize-space\(\s*)?@class(?:\s*\))?\s*,"
            r"\s*(['\"]) \2\s*\)\s*,\s*(['\"]) (?P<value>[\w-]+) \3\s*\)\s*\]"
        ),
        '[class~="{value}"]',
    ),
    (re.compile(r"\[\s*@(?P<name>[\w-]+)\s*=\s*(['\"])(?P<value>[^'\"\\]*)\2\s*\]"), '[{name}="{value}"]'),
    (
        re.compile(r"\[\s*contains\(\s*@(?P<name>[\w-]+)\s*,\s*(['\"])(?P<value>[^'\"\\]+)\2\s*\)\s*\]"),
        '[{name}*="{value}"]',
    ),
    (
        re.compile(r"\[\s*starts-with\(\s*@(?P<name>[\w-]+)\s*,\s*(['\"])(?P<value>[^'\"\\]+)\2\s*\)\s*\]"),
        '[{name}^="{value}"]',
    ),
    (re.compile(r"\[\s*@(?P<name>[\w-]+)\s*\]"), "[{name}]"),
    (re.compile(r"\[\s*not\(\s*@(?P<name>[\w-]+)\s*\)\s*\]"), ":not([{name}])"),
    (
        re.compile(r"\[\s*not\(\s*contains\(\s*@(?P<name>[\w-]+)\s*,\s*(['\"])(?P<value>[^'\"\\]+)\2\s*\)\s*\)\s*\]"),
        ':not([{name}*="{value}"])',
    ),
)
# An `and` outside quotes: the two tests could stand in brackets of their own.
_AND = re.compile(r"((?:\"[^\"]*\"|'[^']*'|[^\"'])*?)\s+and\s+(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)")
_OF_TEXT = re.compile(
    r"(?P<path>.+)\[\s*(?:contains\(\s*\.\s*,\s*(?P<in>\"[^\"]+\"|'[^']+')\s*\)"
    r"|\.\s*=\s*(?P<is>\"[^\"]+\"|'[^']+'))\s*\]",
    re.DOTALL,
)


_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[|\[\]()]")


def branches_of(xpath: str) -> list[str]:
    """Part `//a | //b[. = 'x|y']` into what it unites."""
    branches, start, depth = [], 0, 0
    for token in _TOKEN.finditer(xpath):
        depth += (token[0] in "[(") - (token[0] in "])")
        if token[0] == "|" and not depth:
            branches.append(xpath[start : token.start()])
            start = token.end()
    return [branch.strip() for branch in (*branches, xpath[start:])]


def css_of(xpath: str) -> str | None:
    """Give the CSS selector that selects what an XPath does; None where CSS, or this converter, has none."""
    branches = [_branch(branch) for branch in branches_of(xpath)]
    return None if not all(branches) else ", ".join(branch for branch in branches if branch)


def _branch(xpath: str) -> str | None:
    css, at = "", 0
    while at < len(xpath):
        slashes = re.compile("//?").match(xpath, at)
        step = _STEP.match(xpath, slashes.end()) if slashes else None
        tests = _tests(step["tests"]) if step else None
        if slashes is None or step is None or tests is None or (not css and slashes[0] != "//"):
            return None
        css += ("" if not css else " " if slashes[0] == "//" else " > ") + (
            tests if step["tag"] == "*" and tests else step["tag"] + tests
        )
        at = step.end()
    return css or None


def _tests(tests: str) -> str | None:
    css, tests = "", _AND.sub(r"\1][", tests)
    while tests:
        for pattern, template in _TESTS:
            if match := pattern.match(tests):
                css += template.format_map(match.groupdict())
                tests = tests[match.end() :]
                break
        else:
            return None
    return css


def text_of(xpath: str) -> tuple[str, str] | None:
    """Give the selector and the regular expression of elements picked by their text: `//p[contains(., 'x')]`.

    None for a union: its branches are each picked by a text of their own, or by none.

    Not by `text()`, which is their first piece of text alone: around it stand others with the same words in them.
    """
    match = _OF_TEXT.fullmatch(xpath.strip()) if len(branches_of(xpath)) == 1 else None
    css = css_of(match["path"]) if match else None
    if match is None or css is None:
        return None
    words = " ".join((match["in"] or match["is"])[1:-1].split())
    pattern = re.escape(words).replace(r"\ ", " ")
    return (css, pattern if match["in"] else f"^{pattern}$") if words else None
