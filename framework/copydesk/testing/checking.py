"""All fields of one saved page, checked: what `copydesk test` shows and the pytest plugin asks field by field."""

from __future__ import annotations

from typing import Any

import attrs

from copydesk.errors import CopydeskError
from copydesk.models import Result
from copydesk.testing.cases import Case, read_expected
from copydesk.testing.comparing import Difference, compare, fields_of, is_field
from copydesk.testing.reading import Reader
from copydesk.testing.writing import accept, change_expected


@attrs.frozen
class Check:
    """What came of one saved page."""

    case: Case
    fields: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    result: Result | None = None
    error: str | None = None
    """Why the page could not be read at all."""

    @property
    def good(self) -> bool:
        """Whether every field is as expected."""
        return not self.differences and self.error is None


def check(reader: Reader, case: Case) -> Check:
    """Read a saved page and compare every field it expects."""
    try:
        expected = read_expected(case.file)
        result = reader.read(case, expected)
    except CopydeskError as error:
        return Check(case, error=str(error))
    record = result.to_dict()
    fields = tuple(fields_of(expected))
    found = (compare(record, field, expected) for field in fields)
    return Check(case, fields, tuple(difference for difference in found if difference), result)


def update(checked: Check) -> list[str]:
    """Accept what a page is read as now; give the fields that changed. Raises OSError, UsageError.

    A misspelt field is left for its author, and so is a plugin that fails: neither is anything to expect.
    """
    if checked.result is None:
        return []
    record: dict[str, Any] = checked.result.to_dict()
    expected = read_expected(checked.case.file)
    names = [d.field for d in checked.differences if is_updatable(d.field)]
    if names:
        change_expected(checked.case.file, {name: accept(name, record, expected) for name in names})
    return names


def is_updatable(field: str) -> bool:
    """Tell whether a difference in this field may be accepted."""
    return is_field(field) and field != "failures"
