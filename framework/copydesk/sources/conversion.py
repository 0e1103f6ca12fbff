"""Writes a site file as a source.toml, for somebody to go on from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from copydesk.extraction.siteconfig.reader import Query, SiteConfig
from copydesk.models.base import record
from copydesk.sources.sitefiles import PREFIX, host_of, name_of

_FIELDS = {
    "title": "title",
    "body": "body",
    "date": "published",
    "author": "authors",
    "single_page_link": '"extra.single_page"',
    "next_page_link": '"extra.next_page"',
}
_OF_JSON_LD = ("title", "authors", "published", "modified")
"""Fields that `skip_json_ld` is mostly set for."""
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
)


@record
class Converted:
    """A site file as a source.toml."""

    name: str
    toml: str
    lost: tuple[str, ...]
    """What the rule language has no words for; it stands in the file as comments."""


def convert(config: SiteConfig) -> Converted:
    """Write the file's rules as a source.toml."""
    host = host_of(config.file.name) or ""
    lost: list[str] = []
    fields = _fields(config, lost)
    remove = _removals(config, lost)
    lost += [f"replace_string({find}): {new}" for find, new in config.replacements]
    lost += [f"{name}: {query.xpath}" for name in ("dissolve", "wrap_in") for query in config.of(name)]
    lost += [f"{name}: yes" for name in sorted(config.flags - {"skip_json_ld"})]
    lost += [f"src_lazy_load_attr: {name}" for name in config.lazy_src]
    name = name_of(host)
    short = name.removeprefix(PREFIX)
    lines = [
        f"# Made of {config.file.name}, a site file of Full-Text RSS (public domain).",
        *(f"# test: {_one_line(url)}" for url, _ in config.tests),
        *(f"# not converted: {_one_line(words)}" for words in lost),
        f"domains = [{_quoted(host.removeprefix('.'))}]",
        "",
        "[[layout]]",
        *(["remove = [", *(f"    {_quoted(selector)}," for selector in remove), "]"] if remove else []),
        "",
        "[layout.fields]",
        *fields,
        *(["", "[layout.ignore]", *(f'{name} = "json-ld"' for name in _OF_JSON_LD)] if config.no_json_ld else ()),
    ]
    return Converted(short if short[:1].isalpha() else name, "\n".join(lines) + "\n", tuple(lost))


def _fields(config: SiteConfig, lost: list[str]) -> list[str]:
    lines = []
    for directive, field in _FIELDS.items():
        queries = config.of(directive)
        rules = [_rule(query, lost, directive) for query in queries]
        if good := [rule for rule in rules if rule]:
            lines.append(f"{field} = " + (good[0] if len(good) == 1 else f"[{', '.join(good)}]"))
    clues = config.of("native_ad_clue")
    rules = [f'{{ value = "sponsored", when = {{ exists = {_quoted(css)} }} }}' for css in _all_css(clues)]
    lost += [f"native_ad_clue: {query.xpath}" for query in clues if css_of(query.xpath) is None]
    return [*lines, f"genre = [{', '.join(rules)}]"] if rules else lines


def _rule(query: Query, lost: list[str], directive: str) -> str:
    if query.only_if is None:
        return f"{{ xpath = {_quoted(query.xpath)} }}"
    condition = css_of(query.only_if)
    if condition is None:
        lost.append(f"{directive}: {query.xpath} (if_page_contains: {query.only_if})")
        return ""
    return f"{{ xpath = {_quoted(query.xpath)}, when = {{ exists = {_quoted(condition)} }} }}"


def _all_css(queries: Iterable[Query]) -> list[str]:
    return [css for query in queries if (css := css_of(query.xpath))]


def _removals(config: SiteConfig, lost: list[str]) -> list[str]:
    """Give what is removed, inside the body where that can be said in CSS: a headline above it must stay."""
    selectors: list[str] = []
    for query in config.of("strip"):
        css = css_of(query.xpath)
        if css is None:
            lost.append(f"strip: {query.xpath}")
        else:
            selectors += css.split(", ")
    for text in config.strip_id_or_class:
        value = text.replace("\\", "\\\\")
        selectors += [f'[class*="{value}"]', f'[id*="{value}"]']
    selectors += [f'img[src*="{text}"]'.replace("\\", "\\\\") for text in config.strip_image_src]
    bodies = [css_of(query.xpath) for query in config.of("body")]
    # `body` itself may have a class that holds such a text, and is not to go.
    around = ["body"] if not all(bodies) else [part for body in bodies if body for part in body.split(", ")] or ["body"]
    return list(dict.fromkeys(f"{outer} {inner}" for outer in around for inner in selectors))


def css_of(xpath: str) -> str | None:
    """Give the CSS selector that selects what an XPath does; None where CSS, or this converter, has none."""
    branches = [_branch(branch.strip()) for branch in xpath.split("|")]
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
    css = ""
    while tests:
        for pattern, template in _TESTS:
            if match := pattern.match(tests):
                css += template.format_map(match.groupdict())
                tests = tests[match.end() :]
                break
        else:
            return None
    return css


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _quoted(text: str) -> str:
    if "'" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
