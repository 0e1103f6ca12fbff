"""What a byline says, and what has been read of one so far."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from copydesk.models import Author, evolve
from copydesk.normalise.people.casing import recase, recase_place


class Byline(NamedTuple):
    """What a byline says."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    junk: str | None = None
    """Why it names nobody, where it does not."""
    credited: tuple[str, ...] = ()
    """The agencies as printed."""


@attrs.define
class Reading:
    """A byline half read."""

    language: str | None
    sites: frozenset[str]
    """Folded names of the site."""
    raw: str
    people: list[Author] = attrs.field(factory=list)
    bodies: list[str] = attrs.field(factory=list)
    agencies: list[str] = attrs.field(factory=list)
    credited: list[str] = attrs.field(factory=list)
    places: list[str] = attrs.field(factory=list)
    steps: dict[str, None] = attrs.field(factory=dict)
    role: str | None = None
    """Of the people to come, as the last opening said."""
    group: int = 0
    """Index of the first person since the last job title."""
    after_job: bool = False
    odd: list[str] = attrs.field(factory=list)
    """Phrases that are nothing a byline holds."""

    def add_person(self, text: str, role: str | None = None) -> None:
        """Take a name as printed; one that is there already counts once."""
        name = recase(text, self.language)
        if name != text:
            self.steps["case"] = None
        if all(person.name != name for person in self.people):
            self.add_author(Author(name, text), role)
        self.after_job = False

    def add_author(self, author: Author, role: str | None = None) -> None:
        """Take a person made elsewhere, with the role the byline gives."""
        role = role or self.role
        self.people.append(evolve(author, role=role) if role else author)

    def add_agency(self, agency: str, printed: str | None = None) -> None:
        """Take an agency by its short name, and as printed where nothing else stood with it."""
        self.agencies.append(agency)
        if printed is not None:
            self.credited.append(printed.strip("()[]/ "))
        self.steps["agency"] = None

    def add_place(self, place: str) -> None:
        """Take a place."""
        self.places.append(recase_place(place, self.language))
        self.steps["place"] = None

    def give_job(self, title: str) -> None:
        """Give a job title to the last person, a plural one to all since the last title."""
        self.steps["job_title"] = None
        self.after_job = True
        waiting = [n for n in range(self.group, len(self.people)) if self.people[n].job_title is None]
        plural = title.rstrip(".").endswith(("s", "en", "i", "es"))
        for place in waiting if plural else waiting[-1:]:
            self.people[place] = evolve(self.people[place], job_title=title)
        self.group = len(self.people)

    def result(self) -> Byline:
        """Give what was read; of running text, nothing."""
        authors = tuple(self.people)
        words = max((len(author.name.split()) for author in authors), default=0)
        if self.odd and (len(self.odd) > len(authors) or words < 2):
            authors = ()  # more of it is no name than is
        elif not authors:
            bodies = dict.fromkeys(self.bodies)
            authors = tuple(Author(body, self.raw, "organization", role=self.role) for body in bodies)
            if authors:
                self.steps["organization"] = None
        if len(authors) > 1:
            self.steps["split"] = None
        junk = None
        if not authors and not self.agencies:
            junk = "a job without a name" if "job_title" in self.steps else "no name in it"
        agencies, places = tuple(dict.fromkeys(self.agencies)), tuple(dict.fromkeys(self.places))
        return Byline(authors, agencies, places, tuple(self.steps), junk, tuple(self.credited))
