"""The JSON Schema of a source.toml: valid itself, true of every file we have, and one with the reader."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from command_line import clean_environment, command
from jsonschema import Draft202012Validator

from copydesk.extraction.rules.reading import SHARED_HERE, layouts_of
from copydesk.extraction.rules.schema import shared_layout_schema, source_schema

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "plugins").rglob("source.toml"))
SCHEMA = Draft202012Validator(source_schema())


def shown(value: Any) -> Any:
    """TOML as an editor's validator sees it: days are strings."""
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shown(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def test_schemas_are_valid() -> None:
    """Both schemas are JSON Schema 2020-12, and JSON."""
    for schema in (source_schema(), shared_layout_schema()):
        Draft202012Validator.check_schema(schema)
        json.dumps(schema)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.parent.name)
def test_source_is_valid(file: Path) -> None:
    """Every source that comes with copydesk is what the schema says."""
    assert [error.message for error in SCHEMA.iter_errors(shown(tomllib.loads(file.read_text("utf-8"))))] == []


@pytest.mark.parametrize("file", sorted(SHARED_HERE.glob("*.toml")), ids=lambda file: file.stem)
def test_shared_layout_is_valid(file: Path) -> None:
    """Every shared layout is what its schema says."""
    errors = Draft202012Validator(shared_layout_schema()).iter_errors(shown(tomllib.loads(file.read_text("utf-8"))))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    "toml",
    [
        'name = "x"\nsince = 2020-01-01\nremove = ".a"',
        'extends = "wordpress"\nwhen = { exists = "p", missing = "q", url = "/a", text = "b" }',
        '[layout.fields]\ntitle = [{ css = "h1", matches = "(.)", when = { url = "x" }, transforms = ["last"] }]',
        '[layout.fields]\n"extra.a" = "h1"\nextra.b = ["h2"]\noutcome = { value = "listing" }',
        '[layout.fields]\ntags = { css = "a", transforms = [{ map = { a = "b" } }, { split_regex = ",|;" }, { number = "," }] }',
        '[layout.fields]\nmodified = { microdata = "NewsArticle.dateModified", transforms = [{ date = { format = "%d", zone = "UTC" } }] }',
        '[layout.body]\nstart = ["h2", { matches = "^A" }]\nend = { css = "p", matches = "x" }\n[layout.body.blocks]\npromo = ".p"',
        '[[layout.related]]\nitem = "li"\ntitle = { xpath = "a", transforms = ["lower"] }\n[[layout.related]]\nitem = "p"\ntitle = "b"',
        '[layout.listing]\nitem = "li"\nurl = "a::attr(href)"\nheading = "h2"\nheading_matches = "x"',
    ],
)
def test_what_the_reader_takes_the_schema_takes(tmp_path: Path, toml: str) -> None:
    """Right for one is right for the other."""
    text = "[[layout]]\n" + toml
    data = tomllib.loads(text)
    assert layouts_of(data["layout"], tmp_path / "a" / "source.toml", text)[1] == []
    assert [error.message for error in SCHEMA.iter_errors(shown(data))] == []


@pytest.mark.parametrize(
    "toml",
    [
        'nam = "x"',
        'since = "soon"',
        "[layout.fields]\ntitle = 3",
        '[layout.fields]\ntitle = { css = "h1", meta = "x" }',
        '[layout.fields]\ntitel = "h1"',
        '[layout.fields]\ntitle = { css = "h1", transforms = ["uper"] }',
        '[layout.fields]\ntitle = { css = "h1", transforms = ["split"] }',
        '[layout.fields]\ntitle = { css = "h1", transforms = [{ replace = { old = "a" } }] }',
        '[layout.fields]\ntitle = { css = "h1", transforms = [{ lower = 1 }] }',
        '[layout.fields]\ntitle = { css = "h1", transforms = [{ nth = "2" }] }',
        '[layout.body.blocks]\npromotion = ".x"',
        '[layout.related]\nitem = "li"',
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path: Path, toml: str) -> None:
    """Wrong for one is wrong for the other."""
    text = "[[layout]]\n" + toml
    data = tomllib.loads(text)
    assert len(layouts_of(data["layout"], tmp_path / "a" / "source.toml", text)[1]) == 1
    validator = Draft202012Validator(source_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(shown(data))] != []


def test_schema_beside_the_sources_is_the_one_printed() -> None:
    """The file the built-in sources name for editors is what `copydesk schema source` prints."""
    kept = (ROOT / "plugins" / "copydesk_sources" / "source.schema.json").read_text("utf-8")
    environment = clean_environment() | {"COPYDESK_PLUGINS": "copydesk_sources"}
    done = subprocess.run(command("schema", "source"), capture_output=True, text=True, check=True, env=environment)
    assert json.loads(kept) == json.loads(done.stdout), "print it anew: copydesk schema source > the file"


def test_sources_name_their_schema() -> None:
    """The comment by which editors find the schema names a file that is there."""
    named = {file: re.match(r"#:schema (\S+)\n", file.read_text("utf-8")) for file in SOURCES}
    assert [file for file, match in named.items() if match and not (file.parent / match[1]).is_file()] == []
    assert any(named.values())
