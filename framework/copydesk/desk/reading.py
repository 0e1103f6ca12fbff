"""What happens to one routed page: clean, collect, normalise, choose, validate. The core's `copydesk_read`."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.desk.building import build
from copydesk.desk.choosing import COMPARED, best, choose, grouped, has_value
from copydesk.errors import SourceError
from copydesk.models import Article, Context, Found, Issue, Level, Outcome, Page, Result, Source, evolve
from copydesk.plugins import PluginManager
from copydesk.plugins.guard import blame
from copydesk.plugins.manager import Extra
from copydesk.sources import Sources

# Fields are normalised in three turns, because each turn needs what the one before it settled: dates are read in the
# page's language, titles lose the site's name, a dateline takes its year from the publication date.
_TURNS = {"language": 0, "site_name": 0, "canonical_url": 0, "title": 1, "published": 1, "modified": 1}


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
        candidates, context = self._normalised(page, source, found, extra)
        chosen: dict[str, Found] = {}
        for field, group in grouped(candidates).items():
            winner, notes = choose(field, group, context)
            issues += notes
            if winner is not None:
                chosen[field] = winner
        if page.status is not None and page.status != 200:
            level: Level = "error" if page.status >= 400 else "warning"
            issues.append(Issue("http_status", None, level, f"the server answered {page.status}"))
        article = build(page, source, chosen, candidates, issues)
        outcome = decide(chosen.get("outcome"), article)
        if (page.status or 0) >= (400 if outcome == "empty" else 500) and outcome in ("article", "teaser", "empty"):
            outcome = "failed"  # an error's page: its words are no article's
        name = source.name if source else None
        if outcome not in ("article", "teaser"):
            links = chosen["links"].value if outcome == "listing" and "links" in chosen else ()
            return Result(outcome, page.name, None, links, name, _once(issues), found=tuple(candidates))
        issues += self._plugins.validate(article, source, extra)
        article = evolve(article, issues=_once(issues))
        return Result(outcome, page.name, article, (), name, article.issues, found=tuple(candidates))

    def _hooks(self, source: Source | None) -> Extra:
        try:
            return self._sources.hooks(source)
        except SourceError as error:  # the page is still read, by the source's rules and by everybody else
            blame(source.name if source else "", "source.py", error)
            return {}

    def _normalised(
        self, page: Page, source: Source | None, found: Sequence[Found], extra: Extra
    ) -> tuple[list[Found], Context]:
        context = context_of(page, source)
        done: list[Found] = []
        groups = grouped(candidate for candidate in found if candidate.field != "issue")
        for turn in range(3):
            for field, group in groups.items():
                if _TURNS.get(field, 2) != turn:
                    continue
                settled = False
                for candidate in group:
                    if settled:
                        done.append(candidate)
                        continue
                    normalised = self._plugins.normalise(candidate, source, context, extra)
                    done += normalised
                    settled = field not in COMPARED and any(f.field == field and has_value(f) for f in normalised)
            context = _wider(context, done)
        return done, context


def context_of(page: Page, source: Source | None) -> Context:
    """Give what is known before anything is extracted."""
    if source is None:
        return Context(url=page.url, fetched_at=page.fetched_at)
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
    )


def _wider(context: Context, done: Sequence[Found]) -> Context:
    groups = grouped(candidate for candidate in done if candidate.field in _TURNS)
    published = choose("published", groups.get("published", ()), context)[0]
    names = (found.value for found in groups.get("site_name", ()) if isinstance(found.value, str))
    return evolve(
        context,
        language=best(groups, "language") or context.language,
        canonical=best(groups, "canonical_url") or context.canonical,
        title=best(groups, "title") or context.title,
        published=published.value.local if published else context.published,
        site_names=tuple(dict.fromkeys((*context.site_names, *names))),
    )


MIN_TEXT = 50
"""Characters; a page of unknown kind with less text, and without date or author, holds words but no article."""


def decide(claimed: Found | None, article: Article) -> Outcome:
    """Say what the page is: what the best evidence claims; without any, an article where there is text.

    A page claimed to be an article but without text is `empty`.
    """
    if claimed is None:
        stated = article.published or article.modified or article.authors
        return "article" if len(article.text) >= MIN_TEXT or (article.text and stated) else "empty"
    value: Outcome = claimed.value
    return "empty" if value in ("article", "teaser") and not article.text else value


def _once(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    seen: list[Issue] = []
    seen.extend(issue for issue in issues if issue not in seen)
    return tuple(seen)
