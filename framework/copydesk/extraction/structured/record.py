"""What a page says of itself in machine-readable form, read once and shared: `page.memo["structured"]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from copydesk.models import Issue

JSON = Any
"""str, int, float, bool, None, or list and dict of these."""

MAX_NODES = 20_000
"""Values of all scripts looked at for an @id; the largest real page has about 4,000."""


@attrs.define
class Item:
    """One object of JSON-LD."""

    types: tuple[str, ...]
    """schema.org type names in lower case, without namespace: ("newsarticle",)."""
    data: dict[str, JSON]
    path: str
    """`$[1]["@graph"][0]`: the number of the script in the page, from 0, then the way inside it."""
    via: str = ""
    """Property that led here from the item around it; "" for a root or a member of @graph."""

    def text(self, *names: str) -> tuple[str, str] | None:
        """Give (path, string) of the first of these properties that holds text, numbers written out."""
        for name in names:
            value = self.data.get(name)
            if value is None:
                continue
            where = f"{self.path}.{name}"
            if type(value) is str:  # most
                if value and not value.isspace():
                    return where, value
                continue
            while isinstance(value, list) and value:
                value, where = value[0], where + "[0]"
            if isinstance(value, dict):
                value = value.get("@value")
            if isinstance(value, int | float) and not isinstance(value, bool):
                value = str(value)
            if isinstance(value, str) and value.strip():
                return where, value
        return None


@attrs.define
class LinkTag:
    """One `<link>` of the page, under one of its relations."""

    rel: str
    """Lower case, one word."""
    href: str
    """As written."""
    attrs: dict[str, str]
    """hreflang, type, media and title of an alternate, where it has them."""


@attrs.define
class Structured:
    """Everything machine-readable in one page."""

    json_ld: tuple[JSON, ...] = ()
    """The values of the JSON-LD scripts, one for each script; None for a script without a readable value."""
    items: tuple[Item, ...] = ()
    """The objects that may describe the page: roots, @graph members, main entities, entries of lists."""
    article: Item | None = None
    """The one of `items` that is this page's article."""
    meta: dict[str, list[str]] = attrs.field(factory=dict)
    """Content by name, property, itemprop or http-equiv in lower case, in the page's order, empty ones left out."""
    meta_kind: dict[str, str] = attrs.field(factory=dict)
    """Attribute that named it: name, property, itemprop or http-equiv."""
    links: tuple[LinkTag, ...] = ()
    issues: tuple[Issue, ...] = ()
    _by_id: dict[str, dict[str, JSON]] | None = attrs.field(default=None, repr=False)

    def first_meta(self, *names: str) -> tuple[str, str] | None:
        """Give (name, content) of the first of `names` that the page has."""
        for name in names:
            values = self.meta.get(name)
            if values:
                return name, values[0]
        return None

    def meta_path(self, name: str) -> str:
        """Give the CSS path of a meta element by its key in `meta`."""
        return f'meta[{self.meta_kind.get(name, "name")}="{name}"]'

    def rel(self, *rels: str) -> Iterator[LinkTag]:
        """Give the links of these relations, in the page's order."""
        return (link for link in self.links if link.rel in rels)

    def of_type(self, *types: str) -> Iterator[Item]:
        """Give the items of any of these types (lower case), in the page's order."""
        return (item for item in self.items if any(t in types for t in item.types))

    def resolve(self, value: JSON) -> JSON:
        """Follow `{"@id": …}` to the object of that id in the same page; anything else comes back as it is."""
        if isinstance(value, dict) and "@id" in value and not ("name" in value or "url" in value):
            found = self._ids().get(str(value["@id"]))
            return found if found is not None else value
        if isinstance(value, str) and value.startswith(("#", "http", "_:")):
            return self._ids().get(value, value)
        return value

    def _ids(self) -> dict[str, dict[str, JSON]]:
        if self._by_id is None:
            self._by_id = index_ids(self.json_ld)
        return self._by_id


def index_ids(roots: tuple[JSON, ...]) -> dict[str, dict[str, JSON]]:
    """Give the fullest object for each @id in `roots`; objects that are a bare reference are left out."""
    ids: dict[str, dict[str, JSON]] = {}
    todo: list[JSON] = list(reversed(roots))
    for _ in range(MAX_NODES):
        if not todo:
            break
        value = todo.pop()
        inner = value
        if type(value) is dict:
            key = value.get("@id")
            if type(key) is str and len(value) > 1 and len(value) > len(ids.get(key, ())):
                ids[key] = value
            inner = value.values()
        elif type(value) is not list:
            continue
        below = [v for v in inner if type(v) in _CONTAINERS]
        below.reverse()
        todo += below
    return ids


_CONTAINERS = frozenset((dict, list))
