"""Sign-offs: who reported, wrote and edited, at the foot of an article."""

from __future__ import annotations

import re
from functools import cache

from copydesk.models import Author, Context
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.blocks.labels import CONTRIBUTED, MAX_CONTRIBUTED, lowered
from copydesk.normalise.blocks.signing import PICTURES, Signoff, read_east_asian_signoff, without_mail
from copydesk.normalise.people.byline import read_byline
from copydesk.normalise.people.east_asian_words import roles
from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.people.openings import opening, phrases_of
from copydesk.normalise.people.scripts import is_east_asian
from copydesk.normalise.sites import site_spellings
from copydesk.normalise.values import fold

MAX_LENGTH = 600
MAX_AGENCIES = 160
"""Characters behind "With reporting from" that may be nothing but agencies' names."""
ROLES = frozenset({"reporter", "editor", "writer", "photographer", "illustrator", "video", "translator", "interviewer"})
_EDGES = "()[]{}（）【】 \t*_—–-•."
# Between two roles: a semicolon, a bar, a full stop, or nothing but the next role's own words.
_CLAUSES = re.compile(
    r"\s*[;|]\s*|\.\s+(?=[A-ZÀ-Þ])|,?(?<!(?i:additional))(?<!(?i:further))(?<!(?i:desk))\s+(?=(?i:"
    r"(?:additional |further )?reporting by|writing by|edited by|editing by|desk editing by|compiled by|graphics? by"
    r"|photos? by|édité par|rédigé par|editado por|redigiert von|mitarbeit:))"
)
_CONTRIBUTED = re.compile(r",?\s+(?:also\s+)?contributed\b.*$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[/,;|+·]\s*|\s+(?:and|und|et|y|e)\s+").split
_INITIALS = re.compile(r"[a-zäöüß]{2,4}$")
MAX_LISTED = 60
"""Characters of a line of agencies, an editor's initials, or a name with its agency."""
_STAFF = re.compile(
    r"^(?P<outlet>[\w .&]{2,40}?)(?:['’]s?\s+(?:\w+\s+(?:writers?|reporters?)\s+)?"
    r"|\s+(?:staff\s+)?(?:writers?|reporters?|correspondents?|editors?|journalists?)\s+)(?=[A-ZÀ-Þ])"
)
_YEAR = re.compile(r"^(?:©|\(?c\)|copyright)?\s*(?:\d{4})?\s*(?:by\s+)?", re.IGNORECASE)
_WITH = re.compile(
    r"^(?:with (?:inputs?|files|information|material|reporting) from|(?:additional|further) reporting from|with|"
    r"mit (?:material|informationen) (?:von|der)"
    r"|mit|avec(?: l['’])?|con (?:información|informazioni) d[ei]|con|quellen?|sources?|fuentes?|fonti?|bron|来源|來源)"
    r"\s*[:：]?\s*",
    re.IGNORECASE,
)

_NOTES = ("with", "avec", "con")
"""Words such a note is looked for behind anywhere in the text, the others above only at its end."""
_BEHIND_ROLE = (":", "：", "/", "／", " :", " |", "｜", "＝")
SIGNS = frozenset("([（【—–_*©")
"""Signs a sign-off may open with wherever it stands."""


@cache
def signoff_heads() -> dict[str, tuple[str, ...]]:
    """Give by their first words the phrases that give one of the roles, and the words of a note of whom it is with."""
    heads = dict(phrases_of(ROLES))
    for word in _NOTES:
        heads[word] = (word,)
    # A Chinese, Japanese or Korean word of one sign opens much else.
    heads |= {word: tuple(word + sign for sign in _BEHIND_ROLE) for word in roles() if len(word) > 1}
    return heads


def may_sign(text: str, word: str) -> bool:
    """Tell cheaply whether a paragraph, whose first word is `word`, begins as a sign-off does."""
    if text[:1] in SIGNS:
        return True
    heads = signoff_heads().get(word)
    return heads is not None and lowered(text).startswith(heads)


def read_signoff(text: str, context: Context, last: bool = False) -> Signoff | None:
    """Read a paragraph that is a sign-off and nothing else; None for any other paragraph.

    Each clause must open with a role ("Reporting by", "Edición de") and name people, or the whole be an agency or a
    note of whom the text was written with. `last` tells that nothing of the text follows: then in Chinese and Japanese
    a name in brackets signs.
    """
    if len(text) > MAX_LENGTH:
        return None
    bare = text.strip(_EDGES)
    if not bare:
        return None
    if agency := agency_of(_YEAR.sub("", bare)):
        return Signoff((), (agency,))
    if len(bare) <= MAX_LISTED and (signed := _listed(bare, context, last)) is not None:
        return signed
    if not bare.isascii() and is_east_asian(without_mail(bare) if "@" in bare else bare):
        return read_east_asian_signoff(text, context, last)
    if match := _WITH.match(bare):
        rest = bare[match.end() :]
        if len(rest) > MAX_AGENCIES or _is_sentence(rest):
            return None
        named = read_byline(rest, context.language, _sites(context))
        return Signoff((), named.agencies) if named.agencies and not named.authors else None
    if "contributed" in bare:
        return _contributors(bare, context) if len(bare) < MAX_CONTRIBUTED and CONTRIBUTED.search(bare) else None
    head = opening(bare[:80], context.language)
    if head is None or head.role not in ROLES:
        return None
    clauses = [clause for clause in _CLAUSES.split(bare) if clause.strip(_EDGES)]
    authors: list[Author] = []
    agencies: list[str] = []
    pictures = False
    for clause in clauses:
        opened = opening(clause.strip(_EDGES), context.language)
        if opened is None or opened.role not in ROLES or not opened.rest:
            return None
        read = read_byline(clause.strip(_EDGES), context.language, _sites(context))
        if read.junk or not (read.authors or read.agencies) or _is_sentence(opened.rest):
            return None
        if any(author.name.islower() or " " not in author.name for author in read.authors):
            return None  # "Writing by candlelight"
        authors += [author for author in read.authors if author.kind == "person" and author.role not in PICTURES]
        pictures = pictures or any(author.role in PICTURES for author in read.authors)
        agencies += read.agencies
    return Signoff(_once(authors), tuple(dict.fromkeys(agencies))) if authors or agencies or pictures else None


def _listed(text: str, context: Context, last: bool) -> Signoff | None:
    """Read "dpa/afp", "jr/dpa", and at the very end "Anna Example, The Associated Press"."""
    parts = [part for part in _PARTS(text) if part]
    named = [agency_of(part) for part in parts]
    if len(parts) < 2 or not any(named):
        return None
    if all(name or _INITIALS.match(part) for name, part in zip(named, parts, strict=True)):
        return Signoff((), tuple(dict.fromkeys(filter(None, named))))
    if not last or text[-1] in ".!?:,;…" or not all(part[0].isupper() for part in parts):
        return None
    read = read_byline(text, context.language, _sites(context))
    people = all(author.kind == "person" and is_given_name(author.name.split()[0]) for author in read.authors)
    return Signoff(read.authors, read.agencies) if read.authors and people and not read.junk else None


def read_byline_block(text: str, context: Context) -> Signoff | None:
    """Read a paragraph before the text that is the byline ("By Anna Example and Ben Sample"); None for any other."""
    if len(text) > 120 or text[-1:] in ".!?:,;…" or (opened := opening(text, context.language)) is None:
        return None
    read = read_byline(text, context.language, _sites(context))
    names = [author for author in read.authors if author.kind == "person" and len(author.name.split()) > 1]
    if opened.role is not None or not names or len(names) < len(read.authors) or _is_sentence(opened.rest):
        return None
    return Signoff(tuple(names), read.agencies)


def _sites(context: Context) -> frozenset[str]:
    return site_spellings(context.site_names, context.url)


def _is_sentence(text: str) -> bool:
    """Tell running text ("Editing by hand is slow.") from names: too many words in small letters."""
    words = text.split()
    return sum(1 for word in words if word.islower()) > max(3, len(words) // 2)


def _contributors(text: str, context: Context) -> Signoff | None:
    names = _CONTRIBUTED.sub("", text)
    whole = read_byline(names, context.language, _sites(context))
    if whole.agencies and not whole.authors:
        return Signoff((), whole.agencies)
    agencies: tuple[str, ...] = ()
    if (match := _STAFF.match(names)) is not None:
        agency = agency_of(match["outlet"].strip())
        agencies = (agency,) if agency else ()
        whole = read_byline(names[match.end() :], context.language, _sites(context))
    people = [author for author in whole.authors if author.kind == "person"]
    roles = tuple(Author(a.name, a.raw, role="contributor") for a in people)
    return Signoff(roles, agencies + whole.agencies) if roles or agencies else None


def _once(authors: list[Author]) -> tuple[Author, ...]:
    seen: dict[tuple[str, str | None], Author] = {}
    for author in authors:
        seen.setdefault((fold(author.name), author.role), author)
    return tuple(seen.values())
