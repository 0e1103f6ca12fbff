"""The JSON Schema (2020-12) of a source.toml, made of the definitions its reader uses, so that editors complete it."""

from __future__ import annotations

from copydesk.extraction.rules.language import LAYOUT, SHARED
from copydesk.extraction.rules.shapes import Defs, Json
from copydesk.models import Article, Source
from copydesk.models.schema import field_descriptions

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SOURCE_ID = "urn:copydesk:source"
_NOT_IN_FILE = ("folder", "package", "origin")
"""Fields of a Source that say where the file is."""
_REGEXES = ("article_url", "listing_url", "claims")


def source_schema() -> Json:
    """Give the schema of a source.toml, made anew at each call: with the transforms of every plugin loaded so far."""
    import msgspec

    _, definitions = msgspec.json.schema_components(
        [Source], ref_template="#/$defs/{name}", schema_hook=lambda _: {"type": "string"}
    )
    written = definitions["Source"]["properties"].items()
    properties: Json = {name: _stated(schema) for name, schema in written if name not in _NOT_IN_FILE}
    for name, text in field_descriptions(Source).items():
        if name in properties:
            properties[name]["description"] = text
    for name in _REGEXES:
        properties[name].get("items", properties[name])["format"] = "regex"
    defs: Defs = {}
    defs["layout"] = LAYOUT.schema(defs)
    _describe_fields(defs["layout"])
    properties["layout"] = {
        "anyOf": [{"type": "array", "items": {"$ref": "#/$defs/layout"}}, {"$ref": "#/$defs/layout"}],
        "description": "The looks the site has had, the newest first.",
    }
    return {
        "$schema": DIALECT,
        "$id": SOURCE_ID,
        "title": "copydesk source.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def shared_layout_schema() -> Json:
    """Give the schema of a shared layout, a file of its own that layouts extend."""
    defs: Defs = {}
    layout = SHARED.schema(defs)
    _describe_fields(layout)
    head = {"$schema": DIALECT, "$id": f"{SOURCE_ID}:layout", "title": "copydesk shared layout"}
    return head | layout | {"$defs": dict(sorted(defs.items()))}


def _stated(schema: Json) -> Json:
    """Leave out what only an absent key is: TOML has no null, and an absent key needs no default."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    kept = {name: value for name, value in schema.items() if name not in ("default", "anyOf")}
    return {**kept, **options[0]} if len(options) == 1 else schema


def _describe_fields(layout: Json) -> None:
    properties = layout["properties"]["fields"]["properties"]
    for name, text in field_descriptions(Article).items():
        if name in properties:
            properties[name] = properties[name] | {"description": text}
