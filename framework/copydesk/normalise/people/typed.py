"""Weighs what the page says an author is against what the name says."""

from __future__ import annotations

from copydesk.models import Author, evolve
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.byline import Byline, read_byline
from copydesk.normalise.people.casing import recase
from copydesk.normalise.people.entries import Entry
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.judge import is_name, is_nameless, is_organisation
from copydesk.normalise.people.noise import is_address
from copydesk.normalise.people.scripts import is_east_asian
from copydesk.normalise.sites import is_site_name
from copydesk.normalise.values import fold


def read_typed(entry: Entry, language: str | None, sites: frozenset[str]) -> Byline:
    """Read one entry. An organisation's name is taken whole; one that is plainly a person's is a person."""
    if entry.typed == "organization" and not _plainly_person(entry, sites):
        return _organization(entry)
    if not entry.text.isascii() and is_east_asian(entry.text):
        read = _east_asian(entry, language, sites)
    else:
        read = read_byline(entry.text, language, sites)
    if len(read.authors) != 1:
        return read
    author = _completed(read.authors[0], entry, language)
    return read if author is read.authors[0] else read._replace(authors=(author,))


def _organization(entry: Entry) -> Byline:
    if agency := agency_of(entry.text):
        return Byline(agencies=(agency,), steps=("agency",), credited=(entry.text,))
    if is_address(entry.text) or is_nameless(entry.text):
        return Byline(junk="an address, a function or a placeholder")
    return Byline((Author(entry.text, entry.text, "organization", entry.role, None, entry.url),))


def _plainly_person(entry: Entry, sites: frozenset[str]) -> bool:
    """Tell a person typed as an organisation: 5-11 % of the pages that name authors have one."""
    words = entry.text.split()
    if is_organisation(entry.text) or agency_of(entry.text) or (sites and is_site_name(entry.text, sites)):
        return False
    if entry.personal:
        return True
    if not 2 <= len(words) <= 4 or not is_name(entry.text):
        return False
    slug = "-".join(filter(None, map(fold, words)))
    profile = entry.url is not None and any(f"/{part}" in entry.url for part in _PROFILES) and slug in entry.url.lower()
    return profile or is_given_name(words[0])


_PROFILES = ("author", "autor", "auteur", "people", "person", "profile", "staff", "team", "redaktion", "journalist")


def _east_asian(entry: Entry, language: str | None, sites: frozenset[str]) -> Byline:
    if sites and is_site_name(entry.text, sites):
        return Byline((Author(entry.text, entry.text, "organization"),), steps=("organization",))
    if is_nameless(entry.text):
        return Byline(junk="a function or placeholder without a name")
    from copydesk.normalise.people.east_asian import read_east_asian  # its patterns cost 10 ms to compile

    credits_ = read_east_asian(entry.text, language)
    authors = tuple(credits_.people) or tuple(Author(body, body, "organization") for body in credits_.bodies)
    junk = None if authors or credits_.agencies else "no name in it"
    return Byline(authors, tuple(credits_.agencies), tuple(credits_.places), tuple(credits_.steps), junk)


def _completed(author: Author, entry: Entry, language: str | None) -> Author:
    """Add what the entry says of its one author; of several nobody knows whose it is."""
    changes: dict[str, str] = {}
    if entry.url:
        changes["url"] = entry.url
    if author.kind == "person":
        if entry.job_title:
            changes["job_title"] = entry.job_title
        if entry.role and not author.role:
            changes["role"] = entry.role
        if entry.given and entry.family:
            changes |= {"given": recase(entry.given, language), "family": recase(entry.family, language)}
    return evolve(author, raw=entry.text, **changes) if changes or author.raw != entry.text else author
