"""The columns of a CSV file, in the record's order, and how each is filled.

Names are the record's. A part with few fields is spread over columns (`published_utc`); a tuple of strings, the names
of the authors and the codes of the issues are joined by "; "; a tuple of parts is JSON in a column ending in `_json`.
`published` and `modified` hold the time as the page's own clock says it, at the precision it is stated; `source` is
the source's name, `dateline` its text, `rights` the notice. Left out are `body`, whose content is `text`, and
`provenance`: they are in the lossless formats.
"""

from __future__ import annotations

from typing import Any

from copydesk.export.form import encode_json
from copydesk.models import Article, Result, field_names

JOIN = "; "

_TIME = ("local", "utc", "raw", "precision", "tz", "tz_source", "calendar")
# One part, spread over columns; the first field takes the record's own name.
_SPREAD = {
    "source": ("name", "title", "domain", "country", "language", "timezone"),
    "dateline": ("text", "place", "agency", "date"),
    "published": _TIME,
    "modified": _TIME,
    "rights": ("notice", "holder", "license", "ai_training"),
}
# Tuples joined in one cell: of strings (None), or of parts by one field of theirs.
_JOINED = {"agencies": None, "section": None, "tags": None, "authors": "name", "issues": "code"}
_JSON = (
    *("alternates", "alt_titles", "authors", "images", "videos", "audios", "links", "related"),
    *("corrections", "issues", "extra", "failures"),
)
_LEFT_OUT = ("body", "provenance")


def _keys() -> list[str]:
    keys = ["outcome", "input"]
    for name in field_names(Article):
        keys += ["text", "word_count"] if name == "body" else [name]
    return [*keys, "failures"]


def _columns_of(key: str) -> list[str]:
    if key in _SPREAD:
        return [key, *(f"{key}_{field}" for field in _SPREAD[key][1:])]
    return [key] * (key in _JOINED or key not in _JSON) + [f"{key}_json"] * (key in _JSON)


_KEYS = tuple(key for key in _keys() if key not in _LEFT_OUT)
COLUMNS = tuple(column for key in _KEYS for column in _columns_of(key))


def cells(result: Result, record: dict[str, Any]) -> list[str]:
    """Give the cells of a result's `record`, in the order of `COLUMNS`. Raises RecordError."""
    row: list[str] = []
    for key in _KEYS:
        value = record.get(key)
        if key in _SPREAD:
            part = value or {}
            row += [_plain(part.get(field)) for field in _SPREAD[key]]
            continue
        if key in _JOINED:
            field = _JOINED[key]
            row.append(JOIN.join(entry if field is None else entry[field] for entry in value or ()))
        elif key not in _JSON:
            row.append(_plain(value))
        if key in _JSON:
            row.append(encode_json(result, value).decode() if value else "")
    return row


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
