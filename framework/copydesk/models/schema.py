"""The JSON Schema (2020-12) of one record as copydesk writes it: `Result.to_dict()` or `Article.to_dict()`.

Types come of the record classes by msgspec, descriptions of the lines under their fields, read from the source; a
copy of the package without its source gives the same schema without them.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from typing import Any

from copydesk.models.article import SCHEMA_VERSION, Article
from copydesk.models.base import field_names
from copydesk.models.parts import Issue, Link, Timestamp
from copydesk.models.result import OUTCOMES, Failure, Result

Json = dict[str, Any]

SCHEMA_ID = f"https://copydesk.invalid/schema/record-{SCHEMA_VERSION}.json"
"""A name, no address: nothing has to be fetched."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WITH_ARTICLE = ["article", "teaser"]
_DERIVED: Json = {
    "text": {"type": "string", "description": inspect.getdoc(Article.text)},
    "word_count": {"type": "integer", "minimum": 0, "description": inspect.getdoc(Article.word_count)},
}


def record_schema() -> Json:
    """Give the schema of one record. A new dict at each call."""
    import msgspec

    def name_of(cls: type) -> str:
        return cls.__name__

    _, parts = msgspec.json.schema_components([Article, Failure, Link, Issue], ref_template="#/$defs/{name}")
    definitions = {name: _part(schema, _class(name)) for name, schema in parts.items()}
    article = definitions.pop("Article")["properties"]
    failures = {"type": "array", "items": {"$ref": "#/$defs/Failure"}}
    return {}
