"""The JSON Schema of a record."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from strategies import articles, results

from copydesk.models import Article, Block, Failure, Issue, Link, Result, SourceInfo, Timestamp, field_names, plain
from copydesk.models.schema import record_schema

VALIDATOR = jsonschema.Draft202012Validator(
    record_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ARTICLE = Article(
    source=SourceInfo("harbour", "Harbour Post"),
    title="Harbour opens",
    published=Timestamp("11 May 2020", "2020-05-11"),
    fetched_at=datetime(2020, 5, 12, 8, 30, tzinfo=UTC),
    body=(Block("paragraph", "Two ships came."),),
)


def errors(data: Any) -> list[str]:
    """The messages of a validation, of the JSON the data makes."""
    return [error.message for error in VALIDATOR.iter_errors(json.loads(json.dumps(data)))]


def test_the_schema_is_a_schema() -> None:
    """It holds to its own draft, and can be written as JSON."""
    jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(record_schema())))


@slow
@given(results())
def test_every_line_validates(result: Result) -> None:
    """Whatever the outcome, what is written fits the schema."""
    assert errors(result.to_dict()) == []


@slow
@given(articles())
def test_every_article_alone_validates(article: Article) -> None:
    """An article that a program wrote without its result fits too."""
    assert errors(article.to_dict()) == []


def test_keys_of_the_schema_are_in_the_record_s_order() -> None:
    """Who reads the schema finds the keys as in the record."""
    record = Result("article", "a.html", ARTICLE).to_dict()
    assert list(record) == list(record_schema()["properties"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 5},
        {"headline": "Harbour opens"},
        {"outcome": "success"},
        {"fetched_at": "yesterday"},
        {"body": [{"kind": "paragraph"}]},
        {"body": [{"kind": "heading", "text": "Ships", "level": 9, "items": [], "href": None}]},
        {"published": {**ARTICLE.to_dict()["published"], "precision": "century"}},
        {"published": {**ARTICLE.to_dict()["published"], "utc": "2020-05-11T10:00:00+02:00"}},
        {"schema_version": "0"},
        {"failures": [{"plugin": "rules"}]},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_wrong_records_do_not_validate(wrong: dict[str, Any]) -> None:
    """A schema that takes everything promises nothing."""
    record = Result("article", "a.html", ARTICLE).to_dict()
    assert errors(record) == []
    assert errors(record | wrong) != []


@pytest.mark.parametrize("key", field_names(Article))
def test_an_article_s_record_has_every_key(key: str) -> None:
    """A consumer may rely on each key being there, with null or nothing in it where the value is missing."""
    record = Result("article", "a.html", ARTICLE).to_dict()
    del record[key]
    assert errors(record) != []


def test_other_outcomes_have_no_article_keys() -> None:
    """A listing's record with a title would be an article passed off as one."""
    record = Result("listing", "a.html", links=(Link("https://harbour.example/1"),)).to_dict()
    assert errors(record) == []
    assert errors(record | {"title": "Harbour opens"}) != []


def test_an_outcome_comes_with_its_input() -> None:
    """Half a result is none."""
    record = Result("failed", "a.html", failures=(Failure("file", "copydesk_fetch", "gone"),)).to_dict()
    assert errors(record) == []
    assert errors({key: value for key, value in record.items() if key != "input"}) != []


def test_every_field_with_a_line_under_it_is_described() -> None:
    """The schema explains units and meaning in the words of the record classes."""
    schema = record_schema()
    assert schema["properties"]["language"]["description"] == "BCP 47."
    assert schema["$defs"]["Timestamp"]["properties"]["raw"]["description"] == "As printed on the page."
    assert schema["properties"]["word_count"]["description"] == " ".join((Article.word_count.__doc__ or "").split())
    assert schema["properties"]["input"]["description"].startswith("The page's URL")


def test_the_schema_is_the_caller_s_own() -> None:
    """Who changes what they were given changes nothing for the next."""
    record_schema()["properties"].clear()
    assert "title" in record_schema()["properties"]


def test_parts_allow_no_other_keys() -> None:
    """A misspelt key in a part is found."""
    record = Result("article", "a.html", ARTICLE).to_dict()
    issue = plain(Issue("no_title"))
    assert errors(record | {"issues": [issue]}) == []
    assert errors(record | {"issues": [issue | {"colour": "red"}]}) != []
