"""A site file's rules at work, on a copy of the page that nobody else sees.

The format replaces text before the page is parsed, reads title, author and date, and only then strips: what it strips
from around the body may be what others read a title from. So it is done on a parse of its own, and `page.tree` stays as
it was fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from turbohtml import Element, Text, parse

from copydesk.extraction.effort import Effort, TooMuchError
from copydesk.extraction.siteconfig.reader import Query, SiteConfig
from copydesk.extraction.siteconfig.xpaths import parents_of_text, with_table_bodies
from copydesk.models import Page, evolve

MAX_GROWTH = 4
"""How many times its length a page may have after replacements."""
MAX_URL = 2048
MAX_VALUES = 100
"""Of one rule; `//div` finds thousands, each with all the text in it."""
_KEPT = frozenset({"html", "head", "body"})
_TWO_BR = re.compile(r"<br[\s/]*>\s*<br[\s/]*>", re.IGNORECASE)


class SiteDocument:
    """One page, as the rules of its site file see it."""

    def __init__(self, page: Page, config: SiteConfig) -> None:
        self.config = config
        self.skipped: list[str] = []
        """Rules that were not run on this page, and why."""
        self.page = page
        text = self._replaced(page.text)
        self.effort = Effort(parse(text), len(text))

    def _replaced(self, text: str) -> str:
        limit = MAX_GROWTH * len(text) + 1000
        for find, new in self.config.replacements:
            if len(text) + text.count(find) * (len(new) - len(find)) > limit:
                self.skipped.append(f"replacing {find[:60]!r} would make the page {MAX_GROWTH} times as long")
            else:
                text = text.replace(find, new)
        return _TWO_BR.sub("</p><p>", text) if self.config.double_br else text

    # reading ----------------------------------------------------------------------------------------------------------

    def value(self, directive: str) -> tuple[str, str]:
        """Give the first value of a directive, and its XPath; two empty strings where there is none."""
        return next(((value, xpath) for values, xpath in self._found(directive) for value in values), ("", ""))

    def values(self, directive: str) -> tuple[list[str], str]:
        """Give all values of the first alternative that has any, and its XPath."""
        return next(self._found(directive), ([], ""))

    def _found(self, directive: str) -> Iterator[tuple[list[str], str]]:
        for query in self.config.of(directive):
            found = self._run(query)
            nodes = found if isinstance(found, list) else [found] if isinstance(found, str) else []
            texts = map(_text, nodes[:MAX_VALUES])
            # `concat(//h4, ': ', //h1)` gives its colon on a page that has neither
            if values := [text for text in texts if any(map(str.isalnum, text))]:
                yield values, query.xpath

    def link(self, directive: str) -> tuple[str, str]:
        """Give the absolute URL a directive finds, and its XPath; no URL but of the web, nor the page's own."""
        for query in self.config.of(directive):
            found = self._run(query)
            node = found[0] if isinstance(found, list) and found else found
            target = node.attr("href") if isinstance(node, Element) else node if isinstance(node, str) else None
            if target and (url := self._absolute(target.strip())):
                return url, query.xpath
        return "", ""

    def _absolute(self, target: str) -> str | None:
        try:
            url = urljoin(self.page.url or "", target)
        except ValueError:
            return None
        good = url.startswith(("http://", "https://")) and len(url) <= MAX_URL and url != self.page.url
        return url if good else None

    def finds(self, directive: str) -> str:
        """Give the XPath of a directive that finds anything; an empty string where none does."""
        return next((query.xpath for query in self.config.of(directive) if _holds(self._run(query))), "")

    def _run(self, query: Query) -> object:
        try:
            if query.only_if is not None and not _holds(self.effort.find(query.only_if)):
                return None
            found = self.effort.find(query.xpath)
            if found in ([], "") and (other := with_table_bodies(query.xpath)):
                return self.effort.find(other)
            return found
        except TooMuchError as error:
            self.skipped.append(f"line {query.line}: {error}")
        except ValueError as error:
            self.skipped.append(f"line {query.line}: {query.xpath!r}: {error}")
        return None

    def _elements(self, query: Query) -> list[Element]:
        found = self._run(query)
        return [node for node in found if isinstance(node, Element)] if isinstance(found, list) else []

    def _texts(self, query: Query) -> list[Text]:
        """Give the pieces of text of a query that ends in `text()`; the engine gives their strings, not the nodes."""
        parents = parents_of_text(query.xpath)
        found = self._run(query) if parents else None
        strings = {each for each in found if isinstance(each, str)} if isinstance(found, list) else set()
        if not strings or parents is None:
            return []
        around = self._elements(evolve(query, xpath=parents))
        return [
            child for element in around for child in element.children if type(child) is Text and child.data in strings
        ]

    # changing the copy ------------------------------------------------------------------------------------------------

    def strip(self) -> None:
        """Remove what `strip` selects, and do what `dissolve` and `wrap_in` say. Read title and date before."""
        for query in self.config.of("strip"):
            for element in self._elements(query):
                if element.tag not in _KEPT:
                    element.decompose()
            for text in self._texts(query):
                text.decompose()
        for query in self.config.of("dissolve"):
            for element in self._elements(query):
                if element.tag not in _KEPT and element.parent is not None:
                    element.unwrap()
        for query in self.config.of("wrap_in"):
            for element in self._elements(query):
                if element.tag not in _KEPT and element.parent is not None:
                    element.wrap(Element(query.tag))

    def body(self) -> tuple[list[Element], str]:
        """Give the elements of the body, in order and none in another, and their XPath. Call `strip` first."""
        unwanted = Unwanted(self.config)
        for query in self.config.of("body"):
            elements = [element for element in outermost(self._elements(query)) if not unwanted.around(element)]
            for element in elements:
                for inner in [inner for inner in element.iter_elements() if unwanted.is_it(inner)]:
                    inner.decompose()
                self._show_images(element)
            if any(element.text.strip() for element in elements):
                return elements, query.xpath
        return [], ""

    def _show_images(self, element: Element) -> None:
        """Give images the address that the page's own script would have given them."""
        for image in element.find_all("img") if self.config.lazy_src else ():
            if address := next(filter(None, map(image.attr, self.config.lazy_src)), None):
                image.attrs["src"] = address


class Unwanted:
    """Which elements `strip_id_or_class` and `strip_image_src` mean: those whose attribute holds the text anywhere."""

    def __init__(self, config: SiteConfig) -> None:
        self._names = _any_of(config.strip_id_or_class)
        self._images = _any_of(config.strip_image_src)

    def __bool__(self) -> bool:
        return self._names is not None or self._images is not None

    def is_it(self, element: Element) -> bool:
        """Tell whether an element is to be removed."""
        if self._images is not None and element.tag == "img" and self._images.search(element.attr("src") or ""):
            return True
        if self._names is None or element.tag in _KEPT:
            return False
        return any(value and self._names.search(value) for value in (element.attr("class"), element.attr("id")))

    def around(self, element: Element) -> bool:
        """Tell whether an element, or one around it, is to be removed."""
        if self._names is None:
            return False
        return self.is_it(element) or any(
            self.is_it(above) for above in element.ancestors if isinstance(above, Element)
        )


def outermost(elements: Iterable[Element]) -> list[Element]:
    """Leave out elements within others."""
    kept: list[Element] = []
    seen: set[object] = set()
    for element in elements:  # in document order: what is around another comes first
        if element not in seen and not any(above in seen for above in element.ancestors):
            kept.append(element)
            seen.add(element)
    return kept


def _any_of(texts: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, texts))) if texts else None


def _holds(found: object) -> bool:
    return bool(found)


def _text(node: object) -> str:
    text = node.text if isinstance(node, Element) else node if isinstance(node, str) else ""
    return " ".join(text.split())
