"""Others' rules: the site files of Full-Text RSS, for sources that have such a file and no source.toml.

`reader` reads a file, `document` runs it on a copy of the page, `effort` sees to it that no rule takes long.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

from turbohtml import Element

from copydesk.extraction.effort import Effort, TooMuchError
from copydesk.extraction.ladder import rank
from copydesk.extraction.rules.blocks import body_in
from copydesk.extraction.siteconfig.document import SiteDocument, Unwanted
from copydesk.extraction.siteconfig.doubt import content, longest_body, why_not
from copydesk.extraction.siteconfig.reader import SiteConfig, site_config
from copydesk.hookspecs import hookimpl
from copydesk.models import Found, Issue, Page, Source

__all__ = ["copydesk_clean", "copydesk_extract"]

PLUGIN = "siteconfig"
METHOD = "site-file"
_CARRIES_METADATA = "h1, script[type='application/ld+json'], meta, title, time"


def copydesk_clean(page: Page, source: Source | None) -> None:
    """Remove what the file strips, where it leaves the body to be found: the finding is then the better for it.

    What holds a headline, a time or metadata stays, because in this format these are read before anything is stripped.
    """
    config = _config(page, source)
    if config is None or config.of("body"):
        return
    unwanted = Unwanted(config)
    if not unwanted and not config.of("strip"):
        return
    effort = Effort(page.tree, len(page.text))
    elements = [element for element in page.tree.iter_elements() if unwanted.is_it(element)] if unwanted else []
    for query in config.of("strip"):
        try:
            found = effort.find(query.xpath)
        except TooMuchError:
            continue  # told by copydesk_extract
        elements += [node for node in found if isinstance(node, Element)] if isinstance(found, list) else []
    for element in elements:
        if element.tag not in ("html", "head", "body") and not _carries_metadata(element):
            element.decompose()


def _carries_metadata(element: Element) -> bool:
    return element.matches(_CARRIES_METADATA) or element.select_one(_CARRIES_METADATA) is not None


@hookimpl(wrapper=True)
def copydesk_extract(page: Page, source: Source | None) -> Generator[None, list[Any], list[Any]]:
    """Give what the file's rules find. A wrapper, because how far they are believed depends on what others found."""
    results = yield
    config = _config(page, source)
    if config is None:
        return results
    if config.no_json_ld:
        results = [[_without_json_ld(found) for found in answer] for answer in results]
    return [*results, [_signed(found) for found in _found(page, config, longest_body(results))]]


def _without_json_ld(found: Found) -> Found:
    """Set aside a value of the page's JSON-LD, where the file says `skip_json_ld`; what kind of page it is may stay."""
    if not found.method.startswith("json-ld") or found.field in ("outcome", "access", "issue"):
        return found
    return found.step("ignored: skip_json_ld", None)


def _config(page: Page, source: Source | None) -> SiteConfig | None:
    if source is None or source.site_config is None or page.kind != "html":
        return None
    return site_config(source.site_config)


def _found(page: Page, config: SiteConfig, generic: str) -> Iterator[Found]:
    document = SiteDocument(page, config)
    for directive, field in (("title", "title"), ("date", "published")):
        value, path = document.value(directive)
        if value:
            yield Found(field, value, METHOD, path, confidence=rank(field, METHOD))
    authors, path = document.values("author")
    if authors:
        yield Found("authors", authors, METHOD, path, confidence=rank("authors", METHOD))
    for directive in ("single_page_link", "next_page_link"):
        url, path = document.link(directive)
        if url:
            yield Found(f"extra.{directive.removesuffix('_link')}", url, METHOD, path)
            if directive == "next_page_link":
                yield Found("truncated", True, METHOD, path)
    if path := document.finds("native_ad_clue"):
        yield Found("genre", "sponsored", METHOD, path)
    if config.of("body"):
        yield from _body(document, generic)
    if document.skipped:
        message = f"{config.file.name}: rules that were not used on this page: {'; '.join(document.skipped)}"
        yield Found("issue", Issue("site_rules_skipped", message=message), METHOD)


def _body(document: SiteDocument, generic: str) -> Iterator[Found]:
    document.strip()
    elements, path = document.body()
    made = body_in(elements, page=document.page)
    why = why_not(content(made.blocks), generic)
    if made.blocks:
        rung = rank("body", f"{METHOD}:doubtful" if why else METHOD)
        given = made.found(METHOD, path, rung)
        yield from (next(given),) if why else given  # of a doubtful body no links and pictures either
    if why and generic:
        message = f"{document.config.file.name}: {why}; the page's body was found without it"
        yield Found("issue", Issue("site_rules_doubtful", "body", "info", message), METHOD)


def _signed(found: Found) -> Found:
    # What a wrapper adds is not signed by the plugin manager.
    raw = None if isinstance(found.value, tuple | Issue) else found.value
    return Found(found.field, found.value, found.method, found.path, raw, found.confidence, PLUGIN, issues=found.issues)
