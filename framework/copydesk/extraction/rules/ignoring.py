"""Sets aside what a source's author knows to be wrong on its pages: the default plugin `ignore`.

Some sites lie in one place: a date of publication that is the day of the last build, a section that is the platform's.
A rule of the source's own would win anyway; this is for the field that has no better place, and is then unknown.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from copydesk.extraction.rules import layout_of
from copydesk.hookspecs import hookimpl
from copydesk.models import Found, Issue, Page, Source

EVERYBODY = "*"
_RULES = "rules"


@hookimpl(wrapper=True)
def copydesk_extract(page: Page, source: Source | None) -> Generator[None, list[Any], list[Any]]:
    """Take the value from what the layout ignores, so that nobody chooses it and everybody sees it was there."""
    answers = yield
    layout = layout_of(page, source)
    if layout is None or source is None or not layout.ignore:
        return answers
    own = (_RULES, source.name)
    return [[_kept(found, layout.ignore, own) for found in answer] for answer in answers]


def _kept(found: Found, ignore: Mapping[str, tuple[str, ...]], own: tuple[str, ...]) -> Found:
    meant = ignore.get(found.field)
    if not meant or found.plugin in own or found.value is None:
        return found
    who = next((name for name in meant if name in (EVERYBODY, found.plugin, found.method, found.path)), None)
    if who is None:
        return found
    where = " ".join(filter(None, (found.plugin, found.method, found.path)))
    issue = Issue("ignored_by_source", found.field, "info", f"the source ignores what {where} says")
    return found.step(f"ignored: {who}", None, issue)
