"""`normalise_date`: Founds in, Founds out, with the evidence kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from copydesk.models import Context, Found, Timestamp
from copydesk.normalise.dates import normalise_date

FETCHED = datetime(2022, 2, 2, 12, 0, tzinfo=UTC)


def normalised(value: Any, field: str = "published", **known: Any) -> list[Found]:
    """Normalise one value, as an extractor would have found it."""
    return normalise_date(
        Found(field, value, "json-ld", "$.datePublished", raw=value, confidence=0.9), Context(**known)
    )


def codes(found: Found) -> list[str]:
    """The codes of its issues."""
    return [issue.code for issue in found.issues]


def test_the_evidence_is_kept() -> None:
    """Method, path, raw and confidence stay; the value is typed; the steps say how."""
    (found,) = normalised("Mon, 03 May 2021 10:00:00 GMT")
    assert isinstance(found.value, Timestamp)
    assert (
        found.method,
        found.path,
        found.raw,
        found.confidence,
    ) == ("json-ld", "$.datePublished", "Mon, 03 May 2021 10:00:00 GMT", 0.9)
    assert found.steps[-1] == "date"
    assert "date:tz:explicit" in found.steps


def test_what_cannot_be_read() -> None:
    """It comes back with value None and one code: the reason, or `unreadable_date` where there is no closer one."""
    (nothing,) = normalised("soon")
    assert (nothing.value, nothing.raw, codes(nothing)) == (None, "soon", ["unreadable_date"])
    (conflict,) = normalised("Sunday, 3 May 2021")
    assert (conflict.value, codes(conflict)) == (None, ["weekday_conflict"])
    for empty in ("", None, {}, [], {"ld": None}):
        (found,) = normalised(empty)
        assert (found.value, "unreadable_date" in codes(found)) == (None, True)


def test_the_label_moves_it_to_its_field() -> None:
    """What says "Updated" is `modified`, and nothing of it is `published`."""
    (found,) = normalised("Updated 2 hours ago", fetched_at=FETCHED)
    assert (found.field, found.value.local) == ("modified", "2022-02-02T10:00")


def test_one_string_may_give_both_fields() -> None:
    """The field asked for comes first."""
    first, second = normalised("Updated 4 May 2021, published 3 May 2021", "modified")
    assert (first.field, first.value.local) == ("modified", "2021-05-04")
    assert (second.field, second.value.local) == ("published", "2021-05-03")


def test_one_field_read_does_not_hide_the_other() -> None:
    """A contradiction in one of two dates is reported beside the other date."""
    first, second = normalised("Sunday, 3 May 2021, updated 4 May 2021")
    assert (first.field, first.value, codes(first)[0]) == ("published", None, "weekday_conflict")
    assert (second.field, second.value.local) == ("modified", "2021-05-04")


def test_several_statements_are_reconciled() -> None:
    """A mapping or a list is several statements of one date; the raw stays the whole."""
    value = {"ld": "2021-05-03", "meta": "2021-05-03T10:00:00+02:00"}
    (found,) = normalised(value)
    assert ("2021-05-03T10:00:00+02:00", value, []) == (found.value.local, found.raw, codes(found))
    (listed,) = normalised(["2021-05-03T10:00:00Z", "2021-05-09"])
    assert (listed.value.local, codes(listed)) == ("2021-05-03T10:00:00+00:00", ["sources_differ"])
    (partly,) = normalised({"ld": "n/a", "meta": "3 May 2021"})
    assert (partly.value.local, codes(partly)) == ("2021-05-03", ["unreadable_date"])


def test_a_json_ld_value_object() -> None:
    """{"@value": …} is the value alone."""
    (found,) = normalised({"@type": "Date", "@value": "2021-05-03"})
    assert found.value.local == "2021-05-03"


def test_a_timestamp_is_left_alone() -> None:
    """Normalising twice changes nothing."""
    (found,) = normalised("2021-05-03T10:00:00Z", timezone="Europe/Rome")
    assert [found] == normalise_date(found, Context(timezone="Europe/Rome"))
