"""What the page's JSON-LD article says, field by field, as found."""

from __future__ import annotations

from typing import Any

from copydesk.extraction.ladder import rank
from copydesk.extraction.structured.json_ld import ARTICLE_TYPES, PAGE_TYPES
from copydesk.extraction.structured.record import JSON, Item, Structured
from copydesk.models import Found, Issue, Rights

MAX_LIST = 100
"""Entries kept of one property: names, images, keywords."""
GENRES = {
    "liveblogposting": "live",
    "opinionnewsarticle": "opinion",
    "analysisnewsarticle": "analysis",
    "advertisercontentarticle": "sponsored",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "videoobject": "video",
    "newsvideo": "video",
    "pressrelease": "press_release",
}
"""schema.org types that say what kind of piece it is; NewsArticle and Article say nothing."""


def from_json_ld(data: Structured) -> list[Found]:
    """Give the fields of the article object, then what the objects around it add."""
    # Each step adds to one list: a page has a dozen of them, and a generator for each costs more than what they find.
    out: list[Found] = []
    item = data.article
    if item is not None:
        _texts(item, out)
        _people(item, data, out)
        _lists(item, out)
        _media(item, data, out)
        _rights(item, data, out)
        _access(item, out)
        _cut(item, out)
    if data.items:
        _page_object(data, out)
        _breadcrumbs(data, out)
    return out


_LISTS = ("author", "creator", "articleSection", "keywords", "image", "thumbnailUrl", "video", "audio")


def _cut(item: Item, out: list[Found]) -> None:
    """Report the lists of which only a beginning is read."""
    for name in _LISTS:
        value = item.data.get(name)
        if isinstance(value, list) and len(value) > MAX_LIST:
            message = f"JSON-LD {name} has {len(value):,} entries; the first {MAX_LIST} were read"
            issue = Issue("metadata_cut", None, "warning", message, {name: MAX_LIST})
            out.append(Found("issue", issue, "json-ld", item.path))


def found(field: str, value: JSON, path: str, place: str = "json-ld") -> Found:
    """Give a Found whose confidence is the ladder's for this place; `place` may be finer than the method."""
    return Found(field, value, "json-ld", path, None, rank(field, place))


_TEXTS = tuple(
    (field, names, rank(field, place))
    for field, names, place in (
        ("summary", ("description", "abstract"), "json-ld"),
        ("published", ("datePublished",), "json-ld"),
        ("published", ("uploadDate", "dateCreated"), "json-ld:created"),
        ("modified", ("dateModified",), "json-ld"),
        ("language", ("inLanguage",), "json-ld"),
        ("version", ("version",), "json-ld"),
    )
)
"""Field, the properties that hold it, and how far they are believed."""


def _texts(item: Item, out: list[Found]) -> None:
    for field, names, confidence in _TEXTS:
        text = item.text(*names)
        if text is not None:
            out.append(Found(field, text[1], "json-ld", text[0], None, confidence))
    for kind in item.types:
        if kind in GENRES:
            out.append(found("genre", GENRES[kind], f'{item.path}["@type"]'))
            break
    for name in ("url", "mainEntityOfPage"):
        value = item.data.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and "/" in value:
            out.append(found("canonical_url", value, f"{item.path}.{name}"))
            break
    identifier = item.data.get("identifier")
    if isinstance(identifier, dict):
        identifier = identifier.get("value")
    if isinstance(identifier, str | int) and not isinstance(identifier, bool) and "/" not in str(identifier):
        out.append(found("native_id", str(identifier), f"{item.path}.identifier"))


def _people(item: Item, data: Structured, out: list[Found]) -> None:
    publisher = data.resolve(item.data.get("publisher"))
    if isinstance(publisher, list) and publisher:
        publisher = data.resolve(publisher[0])
    house = _name(publisher)
    if house:
        out.append(found("site_name", house, f"{item.path}.publisher.name"))
    for name, place in (("author", "json-ld"), ("creator", "json-ld:creator")):
        value = item.data.get(name)
        people = _resolved(value, data) if value else ()
        if not people:
            continue
        only_house = all(_is_organization(p) or (house and _name(p) == house) for p in people)
        out.append(found("authors", people, f"{item.path}.{name}", "json-ld:organization" if only_house else place))
        break


def _resolved(value: JSON, data: Structured) -> list[Any]:
    values = value if isinstance(value, list) else [value]
    people: list[Any] = []
    for entry in values[:MAX_LIST]:
        person = data.resolve(entry)
        if isinstance(person, list):  # a list in the list
            people.extend(data.resolve(p) for p in person[:MAX_LIST] if p)
        elif isinstance(person, dict) and isinstance(person.get("name"), list):
            people.extend({**person, "name": name} for name in person["name"][:MAX_LIST] if isinstance(name, str))
        elif person and isinstance(person, str | dict):
            people.append(person)
    named: list[Any] = []
    for person in people:
        name = person.strip() if isinstance(person, str) else _name(person)
        if name:
            named.append(person if isinstance(person, str) or person.get("name") else {**person, "name": name})
    return named


def _name(value: JSON) -> str | None:
    if isinstance(value, dict):
        given, family = value.get("givenName"), value.get("familyName")
        value = value.get("name") or " ".join(part for part in (given, family) if isinstance(part, str))
    return value.strip() or None if isinstance(value, str) else None


def _is_organization(value: JSON) -> bool:
    kind = value.get("@type") if isinstance(value, dict) else None
    if not isinstance(kind, list):
        return isinstance(kind, str) and "organization" in kind.lower()
    return any(isinstance(k, str) and "organization" in k.lower() for k in kind)


def _lists(item: Item, out: list[Found]) -> None:
    for field, name in (("section", "articleSection"), ("tags", "keywords")):
        value = item.data.get(name)
        if isinstance(value, list):
            value = [v for entry in value[:MAX_LIST] if (v := entry if isinstance(entry, str) else _name(entry))]
        elif isinstance(value, dict):
            value = _name(value)
        if value and isinstance(value, str | list):
            out.append(found(field, value, f"{item.path}.{name}"))


_MEDIA = (("images", ("image", "thumbnailUrl")), ("videos", ("video",)), ("audios", ("audio",)))


def _media(item: Item, data: Structured, out: list[Found]) -> None:
    for field, names in _MEDIA:
        for name in names:
            value = item.data.get(name)
            if value and (files := _files(value, data)):
                out.append(found(field, files, f"{item.path}.{name}"))
                break


def _files(value: JSON, data: Structured) -> list[dict[str, Any]]:
    values = value if isinstance(value, list) else [value]
    files: list[dict[str, Any]] = []
    for entry in values[:MAX_LIST]:
        file = data.resolve(entry)
        if isinstance(file, str):
            file = {"url": file}
        if isinstance(file, dict):
            url = file.get("url") or file.get("contentUrl") or file.get("embedUrl")
            if isinstance(url, list):
                file = {**file, "url": url[0] if url else None}
            if url:
                files.append(file)
    return files


_RIGHTS = frozenset(("copyrightHolder", "copyrightNotice", "license"))


def _rights(item: Item, data: Structured, out: list[Found]) -> None:
    if _RIGHTS.isdisjoint(item.data):
        return
    holder = _name(data.resolve(item.data.get("copyrightHolder")))
    notice, license_ = item.data.get("copyrightNotice"), item.data.get("license")
    if isinstance(license_, dict):
        license_ = license_.get("url") or license_.get("@id")
    texts = [v.strip() or None if isinstance(v, str) else None for v in (notice, license_)]
    if holder or any(texts):
        out.append(found("rights", Rights(holder, texts[0], texts[1]), item.path))


def _access(item: Item, out: list[Found]) -> None:
    value = item.data.get("isAccessibleForFree")
    if value is None:
        return
    if isinstance(value, list) and value:
        value = value[0]
    text = str(value).strip().rpartition("/")[2].lower() if isinstance(value, bool | str | int) else ""
    if text in ("true", "false", "1", "0", "yes", "no"):
        access = "free" if text in ("true", "1", "yes") else "paywalled"
        path = f"{item.path}.isAccessibleForFree"
        out.append(Found("access", access, "json-ld", path, value, rank("access", "json-ld")))


def _page_object(data: Structured, out: list[Found]) -> None:
    """What the object of the page, not of the article, says: its dates stand in where the article has none."""
    for item in data.items:
        if item is data.article or item.via in ("itemListElement", "item"):
            continue
        if "website" in item.types or "newsmediaorganization" in item.types:
            name = item.text("name")
            if name:
                out.append(found("site_name", name[1], name[0], "json-ld:website"))
        elif not PAGE_TYPES.isdisjoint(item.types) and ARTICLE_TYPES.isdisjoint(item.types):
            for field, names in (("published", ("datePublished",)), ("modified", ("dateModified",))):
                text = item.text(*names)
                if text is not None:
                    out.append(found(field, text[1], text[0], "json-ld:page"))
            if data.article is None:
                people = _resolved(item.data.get("author"), data)
                if people and not all(map(_is_organization, people)):
                    out.append(found("authors", people, f"{item.path}.author", "json-ld:page"))


def _breadcrumbs(data: Structured, out: list[Found]) -> None:
    """The sections above the article: the trail without its first entry (home) and its last (the article)."""
    for item in data.of_type("breadcrumblist"):
        entries = item.data.get("itemListElement")
        if not isinstance(entries, list):
            continue
        names: list[str] = []
        for entry in entries[:20]:
            inner = entry.get("item") if isinstance(entry, dict) else None
            name = _name(entry) or _name(inner)
            if name:
                names.append(name)
        title = data.article.text("headline", "name") if data.article else None
        sections = trail(names, title[1] if title else None)
        out.append(Found("section", sections, "breadcrumb", item.path, names, rank("section", "breadcrumb:json-ld")))
        return


def trail(names: list[str], title: str | None) -> list[str]:
    """Cut a breadcrumb trail to its sections: without home, and without the article's own title at the end."""
    rest = names[1:]
    if rest and (len(rest[-1]) > 40 or (title and rest[-1].casefold() == title.casefold())):
        rest = rest[:-1]
    return rest
