"""The record as data and back."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from strategies import articles, results

from copydesk.models import Article, Author, Block, Result, field_names

slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(articles())
def test_article_survives_to_dict_and_back(article: Article) -> None:
    """What from_dict reads of to_dict's data is the same article."""
    assert article == Article.from_dict(article.to_dict())


@slow
@given(articles())
def test_article_survives_a_file_of_json(article: Article) -> None:
    """The same holds when the data has been JSON text in between, which knows no tuples and no datetimes."""
    assert article == Article.from_dict(json.loads(json.dumps(article.to_dict())))


def test_article_keys_stand_in_the_order_of_the_fields() -> None:
    """A reader finds the keys as the record lists them, `text` and `word_count` after `body`."""
    names = list(field_names(Article))
    after = names.index("body") + 1
    assert [*names[:after], "text", "word_count", *names[after:]] == list(Article().to_dict())


def test_result_with_an_article_is_one_flat_record() -> None:
    """Outcome and input come first, the article's keys next, failures last."""
    article = Article(title="Harbour opens")
    record = Result("article", "a.html", article).to_dict()
    assert ["outcome", "input", *article.to_dict(), "failures"] == list(record)


@slow
@given(results())
def test_result_without_an_article_has_no_article_keys(result: Result) -> None:
    """A listing or a failure does not pretend to have a title."""
    assert (result.article is not None) == ("title" in result.to_dict())


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"title": 5}, "$.title"),
        ({"body": [{"kind": "paragraph", "text": "a"}, {"kind": "paragraph", "text": None}]}, "$.body[1].text"),
        ({"published": {"raw": "2016", "local": "2016", "precision": "century"}}, "$.published.precision"),
        ({"authors": [{"role": "editor"}]}, "$.authors[0]"),
    ],
)
def test_a_wrong_type_names_its_key(data: dict[str, object], place: str) -> None:
    """The message says where in the record the value stands that does not fit."""
    with pytest.raises(msgspec.ValidationError) as raised:
        Article.from_dict(data)
    assert f"`{place}`" in str(raised.value)


def test_unknown_keys_are_passed_over() -> None:
    """A record written by a later copydesk, or a derived key, can still be read."""
    assert Article(title="Harbour opens") == Article.from_dict({"title": "Harbour opens", "text": "", "mood": 3})


def test_text_holds_the_content_blocks_only() -> None:
    """Labelled blocks are kept in `body` and stay out of `text`."""
    blocks = (Block("heading", "Ships"), Block("caption", "A crane."), Block("paragraph", "Two came."), Block("image"))
    assert Article(body=blocks).text == "Ships\n\nTwo came."


def test_words_are_counted_as_word_processors_do() -> None:
    """Apostrophes and hyphens join a word; each character of a script without spaces is one."""
    assert Article(body=(Block("paragraph", "The harbour's re-opened 港口重开"),)).word_count == 7


def test_records_do_not_change() -> None:
    """A value handed to a plugin stays what it was."""
    with pytest.raises(AttributeError):
        Author("Ida Holm").name = "Otto Holm"  # type: ignore[misc]
