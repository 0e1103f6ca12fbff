"""What happens to one routed page: clean, collect, normalise, choose, validate. The core's `copydesk_read`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from copydesk.desk.building import build, once
from copydesk.desk.choosing import COMPARED, best, choose, grouped, has_value, rank
from copydesk.desk.numbering import NUMBERED, numbered
from copydesk.errors import SourceError
from copydesk.models import Article, Context, Found, Issue, Level, Link, Outcome, Page, Result, Source, evolve
from copydesk.normalise.languages import layout_language
from copydesk.normalise.text_language import sample_of
from copydesk.plugins import PluginManager
from copydesk.plugins.guard import blame
from copydesk.plugins.manager import Extra
from copydesk.sources import Sources

# Fields are normalised in three turns, because each turn needs what the one before it settled: dates are read in the
# page's language, titles lose the site's name, a dateline takes its year from the publication date.
_TURNS = {"language": 0, "site_name": 0, "canonical_url": 0, "title": 1, "published": 1, "modified": 1}

_OF_A_PAGE = frozenset(("article", "teaser", "empty", "listing"))
"""Outcomes of a page the server vouches for."""
TEXT_ALONE = 0.4
"""Confidence of a language that the text alone tells, where the page declares none."""


class Reading:
    """The desk's own plugin: reads a page that has been routed."""

    def __init__(self, plugins: PluginManager, sources: Sources) -> None:
        self._plugins = plugins
        self._sources = sources

    def copydesk_read(self, page: Page, source: Source | None) -> Result:
        """Read one page."""
        extra = self._hooks(source)
        self._plugins.clean(page, source, extra)
        found = self._plugins.extract(page, source, extra)
        issues: list[Issue] = [*page.memo.get("issues", ()), *(f.value for f in found if f.field == "issue")]
        candidates = self._normalised(page, source, found, extra)
        candidates.renumber()
        groups, context = candidates.groups, candidates.context
        chosen: dict[str, Found] = {}
        for field, group in groups.items():
            winner, notes = choose(field, group, context)
            issues += notes
            if winner is not None:
                chosen[field] = winner
        if page.status is not None and page.status != 200:
            level: Level = "error" if page.status >= 400 else "warning"
            issues.append(Issue("http_status", None, level, f"the server answered {page.status}"))
        article = build(page, source, chosen, groups.get("title", ()), issues)
        outcome = decide(chosen.get("outcome"), article)
        if (page.status or 0) >= (400 if outcome == "empty" else 500) and outcome in _OF_A_PAGE:
            outcome = "failed"  # an error's page: its words are no article's, its links no listing's
        name = source.name if source else None
        if outcome not in ("article", "teaser"):
            links = _listed(groups.get("links", ()), chosen.get("links")) if outcome == "listing" else ()
            following = chosen["next_page"].value if outcome == "listing" and "next_page" in chosen else None
            done = tuple(candidates.done)
            return Result(outcome, page.name, None, links, name, article.issues, found=done, next_page=following)
        if odd := self._plugins.validate(article, source, extra):
            article = evolve(article, issues=once((*article.issues, *odd)))
        return Result(outcome, page.name, article, (), name, article.issues, found=tuple(candidates.done))

    def _hooks(self, source: Source | None) -> Extra:
        try:
            return self._sources.hooks(source)
        except SourceError as error:  # the page is still read, by the source's rules and by everybody else
            blame(source.name if source else "", "source.py", error)
            return {}

    def _normalised(self, page: Page, source: Source | None, found: Sequence[Found], extra: Extra) -> Candidates:
        normalise = self._plugins.normaliser(source, extra)
        groups = grouped(candidate for candidate in found if candidate.field != "issue")
        sample = sample_of(groups["body"][0].value) if "body" in groups else None
        if sample is not None and "language" not in groups:
            groups["language"] = [Found("language", None, "text", "body", None, TEXT_ALONE, "normalise")]
        all_of = Candidates(context_of(page, source, sample))
        for turn in _turns(groups):
            if all_of.done:
                all_of.widen()
            for field in turn:
                settled = False
                for candidate in groups[field]:
                    if settled:
                        all_of.add(candidate)
                        continue
                    for normalised in normalise(candidate, all_of.context):
                        all_of.add(normalised)
                        if field not in COMPARED and normalised.field == field and has_value(normalised):
                            settled = True
                            if field == "body":
                                all_of.body = normalised, candidate
        all_of.rank()
        return all_of


class Candidates:
    """What is found of a page, normalised turn by turn, and what is known of the page by then."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.done: list[Found] = []
        """In the order they were normalised."""
        self.groups: dict[str, list[Found]] = {}
        """The same by field, the most trusted first."""
        self.body: tuple[Found, Found] | None = None
        """The first body with blocks, and the candidate it was made of."""

    def add(self, found: Found) -> None:
        """Take a normalised candidate, or one left as found."""
        self.done.append(found)
        self.groups.setdefault(found.field, []).append(found)

    def rank(self) -> None:
        """Put the most trusted candidates of each field first."""
        for group in self.groups.values():
            rank(group)

    def widen(self) -> None:
        """Take into the context what the next turn of normalisation may know."""
        self.rank()
        self.context = _wider(self.context, self.groups)

    def renumber(self) -> None:
        """Put right the block numbers of images and links: they count the blocks of the body as found."""
        body, raw = self.body or (None, None)
        moves = numbered(self.groups, body, raw, self.context)
        if moves:
            self.done = [moves.get(id(found), found) for found in self.done]
            for field in NUMBERED:
                if field in self.groups:
                    self.groups[field] = [moves.get(id(found), found) for found in self.groups[field]]


def _listed(candidates: Sequence[Found], chosen: Found | None) -> tuple[Link, ...]:
    """Give the links of a listing: the most trusted that stand in no block of a body; those are a teaser's own."""
    for found in candidates:
        if has_value(found) and all(link.block is None for link in found.value):
            return cast("tuple[Link, ...]", found.value)
    return chosen.value if chosen is not None else ()


def _turns(fields: Iterable[str]) -> list[list[str]]:
    turns: list[list[str]] = [[], [], []]
    for field in fields:
        turns[_TURNS.get(field, 2)].append(field)
    return turns


def context_of(page: Page, source: Source | None, sample: str | None = None) -> Context:
    """Give what is known before anything is normalised. `sample` is some text of the body."""
    if source is None:
        return Context(url=page.url, fetched_at=page.fetched_at, sample=sample)
    return Context(
        url=page.url,
        fetched_at=page.fetched_at,
        language=source.language,
        country=source.country,
        timezone=source.timezone,
        timezone_inferred=source.timezone_inferred,
        date_order=source.date_order,
        midnight_is_date=source.midnight_is_date,
        site_names=tuple(filter(None, (source.title, *source.domains))),
        sample=sample,
    )


def _wider(context: Context, groups: Mapping[str, Sequence[Found]]) -> Context:
    published = choose("published", groups.get("published", ()), context)[0]
    language = next((found for found in groups.get("language", ()) if found.value), None)
    names = (found.value for found in groups.get("site_name", ()) if isinstance(found.value, str))
    return evolve(
        context,
        language=layout_language(language) if language is not None else context.language,
        canonical=best(groups, "canonical_url") or context.canonical,
        title=best(groups, "title") or context.title,
        published=published.value.local if published else context.published,
        site_names=tuple(dict.fromkeys((*context.site_names, *names))),
    )


MIN_TEXT, MIN_DENSE = 50, 20
"""Characters; a page of unknown kind with less text, and without date or author, holds words but no article. The
second of Chinese, Japanese and Korean, of which one says as much as two or three letters."""
_DENSE = "\u2e7f"
"""The characters behind it are those of such a script."""


def decide(claimed: Found | None, article: Article) -> Outcome:
    """Say what the page is: what the best evidence claims; without any, an article where there is text.

    A page claimed to be an article but without text is `empty`.
    """
    if claimed is not None and claimed.value not in ("article", "teaser"):
        return cast("Outcome", claimed.value)
    text = article.text
    if claimed is not None:
        return cast("Outcome", claimed.value) if text else "empty"
    stated = article.published or article.modified or article.authors
    size = len(text)
    enough = size >= MIN_TEXT or (size >= MIN_DENSE and text[size // 2] > _DENSE)
    return "article" if enough or (text and stated) else "empty"
