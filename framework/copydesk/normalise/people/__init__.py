"""Authors: the people and bodies a page names, out of bylines and JSON-LD, each told from agencies, jobs and junk.

What counts as an author:

- a person, where a phrase can be a name and nothing speaks against it;
- a body (`kind="organization"`), where the page types it so, where its words say so ("Children's Hospital"), or where
  it is the site itself or a collective of its newsroom (Staff, Redaktion, Editorial Board). Bodies beside people are
  outlets and are dropped; alone they are trusted less than a person, so that a name from a weaker place wins;
- an agency goes to `agencies`. Where the page credits nobody else, a second `authors` candidate names it as the body it
  is, at a confidence that any person beats, a sign-off's too: the article of a wire has an author, who is no person;
- never: a job without a name, an address, a handle, a placeholder (admin, Guest), the text of a sidebar. Where that is
  all there is, the value is None and an issue says why.
"""

from __future__ import annotations

from typing import Any

from copydesk.models import Author, Context, Found, Issue, evolve
from copydesk.normalise.agencies import agency_issue, agency_of
from copydesk.normalise.people.byline import Byline, read_byline
from copydesk.normalise.people.entries import Entry, read_entry
from copydesk.normalise.people.judge import is_organisation
from copydesk.normalise.people.typed import read_typed
from copydesk.normalise.plain import cleaned_value
from copydesk.normalise.sites import site_spellings
from copydesk.normalise.text import text_of
from copydesk.normalise.values import entries, fold, nothing, once

BODY_ONLY = 0.75
"""Factor on the confidence of authors that are bodies only, such as a named newsroom or an institute."""
AGENCY_ONLY = 0.22
"""Factor on the confidence of an agency as the only author: below a person of a sign-off (0.5 times 0.4)."""
SITE_ONLY = 0.2
"""Factor where it is the site itself: that says no more than where the article stands."""
PEN_NAME = 0.7
"""Factor on the confidence of a lone word in small letters: a pen name or a user name."""


def normalise_authors(found: Found, context: Context) -> list[Found]:
    """Read the authors of a byline or of JSON-LD.

    Gives `authors`; and where they are in the same string, `agencies`, `byline` (the string) and `extra.byline_place`.
    """
    read = read_all(found.value, context)
    raw = text_of(found.value) if isinstance(found.value, str) else ""
    results = [_authors(found, read, _sites(context))]
    results += _others(found, read)
    if read.credited and not read.authors:
        bodies = tuple(Author(name, name, "organization") for name in once(read.credited))
        less = evolve(found, confidence=found.confidence * AGENCY_ONLY)
        results.append(less.step("agency as author", bodies))
    if raw and (len(read.authors) != 1 or read.authors[0].name != raw) and (read.authors or read.agencies):
        results.append(evolve(found, field="byline", value=raw, issues=()))
    return results


def normalise_byline(found: Found, context: Context) -> list[Found]:
    """Clean a printed byline, and read the people and agencies in it."""
    cleaned = cleaned_value(found)
    if cleaned is None:
        return [nothing(found, "text", "empty_value", "no text in it", "info")]
    read = read_all(cleaned.value, context)
    results = [cleaned]
    if read.authors:
        results.append(_authors(evolve(found, field="authors"), read, _sites(context)))
    return results + _others(found, read)


def read_all(value: Any, context: Context) -> Byline:
    """Read every entry of a value and merge them: one Byline for a string, a list or JSON-LD objects."""
    sites = _sites(context)
    authors: list[Author] = []
    agencies: list[str] = []
    places: list[str] = []
    steps: dict[str, None] = {}
    junk: list[str] = []
    credited: list[str] = []
    for leaf in entries(value):
        if isinstance(leaf, Author):
            authors.append(leaf)
            continue
        entry = read_entry(leaf, context)
        if entry is None:
            continue
        read = read_typed(entry, context.language, sites)
        authors += read.authors
        agencies += read.agencies
        places += read.places
        credited += read.credited
        steps |= dict.fromkeys(read.steps)
        if read.junk:
            junk.append(f"{entry.text[:60]!r}: {read.junk}")
    kept = _kept(authors, sites)
    if len(kept) < len(authors):
        steps["duplicates"] = None
    return Byline(kept, _unique(agencies), _unique(places), tuple(steps), "; ".join(junk[:3]) or None, tuple(credited))


def _sites(context: Context) -> frozenset[str]:
    return site_spellings(context.site_names, context.url)


def _kept(authors: list[Author], sites: frozenset[str]) -> tuple[Author, ...]:
    """Fold spellings of one name into the first, filling in what only the others know; drop the site beside people."""
    if len(authors) < 2:
        return tuple(authors)
    merged: dict[str, Author] = {}
    for author in authors:
        key = fold(author.name) or author.name
        known = merged.get(key)
        if known is None:
            merged[key] = author
        else:
            fill = {n: v for n in _DETAILS if not getattr(known, n) and (v := getattr(author, n))}
            merged[key] = evolve(known, **fill)
    people = any(author.kind == "person" for author in merged.values())
    return tuple(
        author for key, author in merged.items() if not (people and author.kind == "organization" and key in sites)
    )


_DETAILS = ("role", "job_title", "url", "given", "family")


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _authors(found: Found, read: Byline, sites: frozenset[str]) -> Found:
    if read.authors == found.value:
        return found
    if not read.authors:
        if read.agencies:
            return found.step("agency", None, agency_issue(found.field))
        reason = read.junk or "no name in it"
        return nothing(
            found, "names", "author_junk" if read.junk else "no_author", reason, "warning" if read.junk else "info"
        )
    steps = read.steps or ("names",)
    issues = (Issue("author_junk", found.field, "info", read.junk),) if read.junk else ()
    return Found(
        found.field, read.authors, found.method, found.path, found.raw, found.confidence * _trust(read.authors, sites),
        found.plugin, found.plugin_version, (*found.steps, *steps), (*found.issues, *issues),
    )  # fmt: skip


def _trust(authors: tuple[Author, ...], sites: frozenset[str]) -> float:
    if authors[0].kind == "organization" and all(author.kind == "organization" for author in authors):
        return SITE_ONLY if all(fold(author.name) in sites for author in authors) else BODY_ONLY
    if len(authors) == 1 and authors[0].name.islower():
        return PEN_NAME
    return 1.0


def _others(found: Found, read: Byline) -> list[Found]:
    others: list[Found] = []
    if read.agencies:
        others.append(evolve(found, field="agencies", issues=()).step("agency", read.agencies))
    if read.places:
        place = "; ".join(read.places)
        others.append(evolve(found, field="extra.byline_place", issues=()).step("place", place))
    return others


__all__ = ["Entry", "agency_of", "is_organisation", "normalise_authors", "normalise_byline", "read_all", "read_byline"]
