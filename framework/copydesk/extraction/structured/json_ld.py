"""JSON-LD of a page: each script read on its own, its objects found, the one chosen that is the page's article."""

# ruff: noqa: SIM905 - long lists of words read better as text

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from copydesk.extraction.structured.loose_json import read_json
from copydesk.extraction.structured.record import JSON, Item
from copydesk.extraction.structured.urls import is_front, page_key, same_page
from copydesk.models import Issue

if TYPE_CHECKING:
    from turbohtml import Document

MAX_SCRIPTS = 200
"""JSON-LD scripts read of one page; the most seen on a real page is 60."""
MAX_ITEMS = 2_000
"""Objects kept of one page; a live blog's updates are not among them."""
ARTICLE_TYPES = frozenset(
    "newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle"
    " reviewnewsarticle askpublicnewsarticle satiricalarticle advertisercontentarticle blogposting liveblogposting"
    " socialmediaposting techarticle scholarlyarticle medicalscholarlyarticle report discussionforumposting"
    " pressrelease newsitem post news blogpost".split()
)
"""schema.org's Article and its subtypes, and the misspellings met."""
MEDIA_TYPES = frozenset(
    "videoobject audioobject newsvideo podcastepisode imagegallery mediagallery photograph recipe review"
    " criticreview howto event qapage faqpage tvepisode radioepisode clip creativework movie book product course"
    " jobposting".split()
)
"""May be what the page is about, or a mere part of it: believed when they name this page or its title."""
PAGE_TYPES = frozenset("webpage itempage aboutpage medicalwebpage collectionpage contactpage searchresultspage".split())
_NOT_ALNUM = re.compile(r"[\W_]+")
_NOT_ALNUM_ASCII = bytes(n for n in range(128) if not chr(n).isalnum())
_DOWN = {
    name: f'["{name}"]' if name.startswith("@") else f".{name}"
    for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "@list", "@set")
}
"""Properties that lead to objects which may describe the page, each with its step in a path."""
_DOWN_NAMES = frozenset(_DOWN)
_SCRIPTS = "script[type*=json i][type*=ld i]"
"""`application/ld+json`, and what else is written for it. The tree tells them apart ten times faster than a loop."""
_MESSAGES = {
    "too_large": "JSON-LD beyond the size bound was not read",
    "too_deep": "JSON-LD nested beyond the bound was cut",
}


def type_names(value: JSON) -> tuple[str, ...]:
    """Give the names in `@type` in lower case without namespace; () where there is none."""
    if type(value) is str and "/" not in value and ":" not in value:  # most
        return (value.lower(),)
    values = value if isinstance(value, list) else (value,)
    return tuple([v.rstrip("/").rpartition("/")[2].rpartition(":")[2].lower() for v in values if isinstance(v, str)])


def read_scripts(tree: Document, cut: dict[str, int]) -> tuple[tuple[JSON, ...], list[Issue]]:
    """Read the JSON-LD scripts of a page, one value each, in order; a broken one gives an Issue and the rest go on.

    What is beyond a bound is noted in `cut`.
    """
    values: list[JSON] = []
    issues: list[Issue] = []
    for script in tree.select(_SCRIPTS):
        if len(values) == MAX_SCRIPTS:
            cut["JSON-LD scripts"] = MAX_SCRIPTS
            break
        found, repairs = read_json(script.text)
        issue = _issue(len(values), bool(found), repairs)
        if issue:
            issues.append(issue)
        values.append(None if not found else found[0] if len(found) == 1 else found)
    return tuple(values), issues


def _issue(number: int, read: bool, repairs: tuple[str, ...]) -> Issue | None:
    harmless = {"wrapper", "escaped", "control", "several"}
    if not repairs or (read and harmless.issuperset(repairs)):
        return None
    code = next((f"json_ld_{r}" for r in ("too_large", "too_deep") if r in repairs), "json_ld_broken")
    message = _MESSAGES.get(code[8:], "JSON-LD was repaired" if read else "JSON-LD could not be read")
    data = {"path": f"$[{number}]", "repairs": list(repairs)}
    return Issue(code, level="info" if read else "warning", message=f"{message} (script {number})", data=data)


def find_items(values: Iterable[JSON], cut: dict[str, int]) -> tuple[Item, ...]:
    """Give the objects that may describe the page, without recursion, in the page's order.

    What is beyond a bound is noted in `cut`.
    """
    items: list[Item] = []
    todo: list[tuple[JSON, str, str]] = [(v, f"$[{n}]", "") for n, v in enumerate(values)]
    todo.reverse()
    while todo:
        if len(items) == MAX_ITEMS:
            cut["JSON-LD objects"] = MAX_ITEMS
            break
        value, path, via = todo.pop()
        if isinstance(value, list):
            numbered = [*enumerate(value)]
            numbered.reverse()
            todo.extend([(v, f"{path}[{n}]", via) for n, v in numbered if isinstance(v, dict | list)])
        elif isinstance(value, dict):
            types = type_names(value.get("@type"))
            if types or "headline" in value or "@id" in value:
                items.append(Item(types, value, path, via))
            if _DOWN_NAMES.isdisjoint(value):
                continue
            for name, step in _DOWN.items():
                inner = value.get(name)
                if isinstance(inner, dict | list):
                    todo.append((inner, path + step, via if step[0] == "[" else name))
    return tuple(items)


def choose_article(
    items: Iterable[Item], keys: Callable[[], frozenset[str]], titles: Callable[[], tuple[str, ...]]
) -> Item | None:
    """Give the object that is this page's article, or None.

    `keys` gives the page's own (`page_key`), `titles` its folded visible and meta titles. An object that names
    another page is no candidate unless it has this page's title; a single article that names another page is one
    all the same (templates copy wrong addresses), of several none is.
    """
    rivals = [(kind, item) for item in items if (kind := _kind(item)) > 0]
    articles = sum(kind > 1 for kind, _ in rivals)
    if articles == 1 and len(rivals) == 1:
        return rivals[0][1]
    best: Item | None = None
    best_score = 0.0
    if not rivals:
        return None
    own, folded = keys(), titles()
    for kind, item in rivals:
        place, title = _place(item, own), _agrees(item, folded)
        if (place < 0 and not title and articles != 1) or (kind == 1 and place < 1 and not title):
            continue
        score = (
            kind + 4 * place + 3 * title + sum(name in item.data for name in ("headline", "datePublished", "author"))
        )
        if best is None or score > best_score:
            best, best_score = item, score
    return best


def _kind(item: Item) -> float:
    """How much an object's type speaks for its being the page's article; 0 for no candidate."""
    if item.via in ("itemListElement", "item"):
        return 0.0
    types = item.types
    if not ARTICLE_TYPES.isdisjoint(types):
        return 4.0
    if not types and "headline" in item.data:
        return 3.0
    return 0.0 if MEDIA_TYPES.isdisjoint(types) else 1.0


def _place(item: Item, own: frozenset[str]) -> int:
    """1: the object names this page; -1: it names another; 0: it names none."""
    named = False
    for url in item_urls(item.data):
        key = page_key(url)
        if is_front(key):
            continue
        if same_page(key, own):
            return 1
        named = True
    return -1 if named and own else 0


def item_urls(data: dict[str, Any]) -> Iterator[str]:
    """Give the addresses an object says it stands at: url, mainEntityOfPage, @id."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = data.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and ("/" in value) and not value.startswith("#"):
            yield value


def _agrees(item: Item, titles: tuple[str, ...]) -> bool:
    found = item.text("headline", "name")
    if found is None:
        return False
    title = fold(found[1])
    return len(title) > 3 and any(title in other or (len(other) > 15 and other in title) for other in titles)


def fold(text: str) -> str:
    """Fold a title for comparison: letters and digits of it alone, case folded, entities left out."""
    if "&" in text:
        import html

        text = html.unescape(html.unescape(text))
    if text.isascii():
        return text.lower().encode().translate(None, _NOT_ALNUM_ASCII).decode()
    return _NOT_ALNUM.sub("", text.casefold())
