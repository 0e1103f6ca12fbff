"""Writes a site file as a source.toml, for somebody to go on from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from copydesk.extraction.siteconfig.reader import Query, SiteConfig
from copydesk.models.base import record
from copydesk.sources.as_css import branches_of, css_of, text_of
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
        *(["remove = [", *(f"    {each}," for each in remove), "]"] if remove else []),
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
    clues = [query for query in config.of("native_ad_clue") if query.only_if is None]
    lost += [
        f"native_ad_clue: {query.xpath} (if_page_contains: {query.only_if})"
        for query in config.of("native_ad_clue")
        if query.only_if is not None
    ]
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
    """Give what is removed, as TOML, inside the body where that can be said in CSS: a headline above it must stay."""
    selectors: list[str] = []
    by_text: list[tuple[str, str]] = []
    for query in config.of("strip"):
        for branch in branches_of(query.xpath):
            if query.only_if is not None:
                lost.append(f"strip: {branch} (if_page_contains: {query.only_if})")
            elif css := css_of(branch):
                selectors.append(css)
            elif found := text_of(branch):
                by_text.append(found)
            else:
                lost.append(f"strip: {branch}")
    for text in config.strip_id_or_class:
        value = text.replace("\\", "\\\\")
        selectors += [f'[class*="{value}"]', f'[id*="{value}"]']
    selectors += [f'img[src*="{text}"]'.replace("\\", "\\\\") for text in config.strip_image_src]
    bodies = [css_of(query.xpath) for query in config.of("body")]
    # `body` itself may have a class that holds such a text, and is not to go.
    around = ["body"] if not all(bodies) else [part for body in bodies if body for part in body.split(", ")] or ["body"]
    texts = (
        f"{{ css = {_quoted(', '.join(f'{outer} {css}' for outer in around))}, matches = {_quoted(pattern)} }}"
        for css, pattern in by_text
    )
    return [*dict.fromkeys(_quoted(f"{outer} {inner}") for outer in around for inner in selectors), *texts]


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _quoted(text: str) -> str:
    if "'" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
