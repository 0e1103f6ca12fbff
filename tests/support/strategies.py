"""Hypothesis strategies for records, built from the types of the record classes: a new field needs nothing here."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from copydesk.models import OUTCOMES, SCHEMA_VERSION, Article, Failure, Result

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip

# What the types do not say, as in `copydesk.models.schema`.
_NARROWER: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("Article", "schema_version"): st.just(SCHEMA_VERSION),
    ("Timestamp", "utc"): st.none() | st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
    ("Block", "level"): st.none() | st.integers(1, 6),
    ("Origin", "confidence"): st.floats(0, 1),
}


@cache
def records(cls: type) -> st.SearchStrategy[Any]:
    """Any value of a record class."""
    hints = get_type_hints(cls)
    fields = {a.name: values(hints[a.name]) for a in attrs.fields(cls)}
    fields |= {name: strategy for (owner, name), strategy in _NARROWER.items() if owner == cls.__name__}
    return st.builds(cls, **fields)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type as the record classes use them."""
    origin, args = get_origin(hint), get_args(hint)
    if hint is Any:
        return JSON
    if hint is str:
        return st.text(max_size=12)
    if hint is datetime:
        return st.datetimes(timezones=st.just(UTC))
    if hint in (int, float, bool, type(None)):
        return st.from_type(hint) if hint is not float else st.floats(allow_nan=False, allow_infinity=False)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of(*(values(arg) for arg in reversed(args)))  # None first: hypothesis shrinks towards it
    if origin is tuple:
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if origin is Mapping:
        return st.dictionaries(values(args[0]), values(args[1]), max_size=2)
    assert attrs.has(hint), f"no strategy for {hint}"
    return records(hint)


def articles() -> st.SearchStrategy[Article]:
    """Any article."""
    return records(Article)


def results() -> st.SearchStrategy[Result]:
    """Any result, with an article where its outcome has one."""
    name, failures = st.text(min_size=1, max_size=12), st.lists(records(Failure), max_size=2).map(tuple)
    with_article = st.builds(
        Result, st.sampled_from(("article", "teaser")), name, article=articles(), failures=failures
    )
    hints = get_type_hints(Result)
    without = st.builds(
        Result,
        st.sampled_from([outcome for outcome in OUTCOMES if outcome not in ("article", "teaser")]),
        name,
        links=values(hints["links"]),
        source=st.none() | name,
        issues=values(hints["issues"]),
        failures=failures,
    )
    return with_article | without
