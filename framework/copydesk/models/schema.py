"""The JSON Schema (2020-12) of one record as copydesk writes it: `Result.to_dict()` or `Article.to_dict()`.

Types come of the record classes by msgspec, descriptions of the lines under their fields, read from the source; a
copy of the package without its source gives the same schema without them.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from typing import Any

from copydesk.models import parts
from copydesk.models.article import SCHEMA_VERSION, Article
from copydesk.models.base import field_names
from copydesk.models.result import OUTCOMES, Failure, Result

Json = dict[str, Any]

SCHEMA_ID = f"urn:copydesk:record:{SCHEMA_VERSION}"
_WITH_ARTICLE = ("article", "teaser")
# RFC 3339 in UTC. The pattern is there because `format` binds no validator.
_UTC: Json = {"format": "date-time", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$"}
_WITHOUT_ARTICLE = ("outcome", "input", "schema_version", "source", "links", "issues", "failures")

# What the types do not say.
_FURTHER: dict[tuple[str, str], Json] = {
    ("Article", "schema_version"): {"const": SCHEMA_VERSION},
    ("Article", "fetched_at"): _UTC,
    ("Timestamp", "utc"): _UTC,
    ("Block", "level"): {"minimum": 1, "maximum": 6},
    ("Origin", "confidence"): {"minimum": 0, "maximum": 1},
}


def record_schema() -> Json:
    """Give the schema of one record, made anew at each call.

    An article's or teaser's record has every key of the article, missing values as null or an empty array; the
    record of another outcome has the few keys that make sense there. No other keys are allowed, but in `extra`.
    """
    import msgspec

    listed, failure = (f"#/$defs/{cls.__name__}" for cls in (parts.ListedLink, Failure))
    _, definitions = msgspec.json.schema_components([Article, Failure, parts.ListedLink], ref_template="#/$defs/{name}")
    classes = {**vars(parts), "Article": Article, "Failure": Failure}
    for name, definition in definitions.items():
        _describe(definition, classes[name])
    definitions["SourceInfo"]["required"] = ["name"]  # all that is known where there is no article
    article = definitions.pop("Article")
    properties: Json = {"outcome": {"enum": list(OUTCOMES)}, "input": {"type": "string"}}
    for name, schema in article["properties"].items():
        properties[name] = schema
        if name == "body":
            properties["text"] = {"type": "string"}
            properties["word_count"] = {"type": "integer", "minimum": 0}
    properties["failures"] = {"type": "array", "items": {"$ref": failure}}
    properties["links"]["items"] = {"anyOf": [properties["links"]["items"], {"$ref": listed}]}
    texts = {name: text for name, text in field_descriptions(Result).items() if name in ("input", "failures")}
    for name, text in {**texts, **_properties(Article)}.items():
        properties[name]["description"] = text
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "copydesk record",
        "description": "One line of JSON Lines as copydesk writes it, or an article alone (no outcome, no input).",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": ["schema_version", "source", "links", "issues"],
        "dependentRequired": {
            "outcome": ["input", "failures"],
            "input": ["outcome"],
            "failures": ["outcome"],
        },
        "if": {"properties": {"outcome": {"enum": list(_WITH_ARTICLE)}}},
        "then": {"required": [*article["properties"], "text", "word_count"]},
        "else": {"propertyNames": {"enum": list(_WITHOUT_ARTICLE)}},
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(definition: Json, cls: type) -> None:
    """Finish msgspec's schema of one class: every key is written, no other is, and each has its description."""
    texts = field_descriptions(cls)
    for name, schema in definition["properties"].items():
        schema.pop("default", None)
        _simplify(schema)
        schema.update(_FURTHER.get((cls.__name__, name), {}))
        if name in texts:
            schema["description"] = texts[name]
    definition["required"] = list(field_names(cls))
    definition["additionalProperties"] = False


def _simplify(schema: Json) -> None:
    """Write `string or null` as one type with two names instead of two schemas."""
    match schema.get("anyOf"):
        case [{"type": str(name), **rest}, {"type": "null"}] if not rest:
            del schema["anyOf"]
            schema["type"] = [name, "null"]


def field_descriptions(cls: type) -> dict[str, str]:
    """Read the strings under the fields of a class: field name to text on one line."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except OSError:  # no source beside the byte code
        return {}
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    texts: dict[str, str] = {}
    for field, text in itertools.pairwise(body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                texts[name] = " ".join(words.split())
    return texts


def _properties(cls: type) -> dict[str, str]:
    """Read the docstrings of the properties of a class."""
    found = {name: value for name, value in vars(cls).items() if isinstance(value, property)}
    return {name: " ".join((value.__doc__ or "").split()) for name, value in found.items()}
