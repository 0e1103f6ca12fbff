"""`copydesk drift`: which rules of a source a site's new pages have left behind, and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, printable, progress, say, table
from copydesk.cli.test import cases_of, pages_option
from copydesk.cli.work import print_json

if TYPE_CHECKING:
    from copydesk.models import Source
    from copydesk.testing.drifting import Drift, FieldTrend, Trend
    from copydesk.testing.observing import RuleName, Seen
    from copydesk.testing.reading import Reader

_TOLD = {"died": "DIED", "fell": "FELL", "perhaps": "perhaps", "ok": ""}
_WIDTH = 80
_GOOD = frozenset({"article", "teaser"})


@click.command("drift", cls=Command)
@click.argument("name", metavar="NAME")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@sources_option
@pages_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(
    *, name: str, paths: tuple[str, ...], folders: tuple[str, ...], places: tuple[Path, ...], as_json: bool
) -> int:
    """Compare new pages of the source NAME (files, folders, patterns, URLs) with its saved ones: on what share of them
    each field has a value, who gives it, and which rule finds nothing any more, since which day.

    A rule is called dead when it found something on saved pages, finds nothing on the last of the new ones, and chance
    explains that one time in twenty at most: with three saved pages it takes three new ones, with one it takes 19. (One
    time in a thousand for a rule that not every saved page has.) What fewer pages suggest is told as "perhaps" and is
    no reason to end with 2. Pages are put in order by the day they were fetched, or where that is unknown by their
    article's date. Only articles are compared.

    \b
    Exit codes: 0 nothing died, 1 wrong use, 2 a rule died or a field fell, 3 there was nothing to compare.
    """
    from copydesk.testing import drifting
    from copydesk.testing.reading import Reader

    reader = Reader([Path(folder) for folder in folders])
    saved = _saved(reader, name, places)
    source = reader.desk.sources[name]
    new = _new(reader, source, paths)
    if not saved or not new:
        lacking = "saved page" if not saved else "new page"
        say(f"{name}: no {lacking} that is an article of it; nothing to compare")
        return exits.NOTHING
    _tell_failures([*saved, *new])
    drift = drifting.compare(saved, new)
    if as_json:
        print_json(_plain(name, saved, new, drift))
    else:
        click.echo(f"{name}: {_counted(saved, 'saved')}, {_counted(new, 'new')}")
        table(("field", "saved", "new", "", "found by"), [_row(field) for field in drift.fields])
        for line in _lines(drift):
            click.echo(printable(line))
    return exits.SOME_FAILED if drift.drifted else exits.GOOD


def _saved(reader: Reader, name: str, places: Sequence[Path]) -> list[Seen]:
    from copydesk.testing.cases import GIVEN, read_expected
    from copydesk.testing.observing import observe

    cases = cases_of(reader, [name], places)
    source = reader.find_source(cases[0]) if cases else None
    if source is None:
        return []
    given = {case: read_expected(case.file).get(GIVEN, {}).get("source") for case in cases}
    pages = [observe(reader.desk, str(case.page), source, given[case]) for case in cases]
    return [page for page in pages if page.wanted and page.source == name and page.outcome in _GOOD]


def _new(reader: Reader, source: Source, paths: Sequence[str]) -> list[Seen]:
    """Read the new pages; what is no article of the source is counted and told."""
    from copydesk.fetch.files import expand
    from copydesk.testing.observing import observe

    inputs = list(expand(paths))
    for item in inputs:
        if item.error is not None:
            say(str(item.error))
    targets = [item.target for item in inputs if item.error is None]
    pages = [observe(reader.desk, target, source) for target in progress(targets, len(targets), data_on_stdout=False)]
    for page in pages:
        if page.error:
            say(page.error)
    foreign = Counter(page.source for page in pages if page.source != source.name and not page.error)
    for other, count in sorted(foreign.items(), key=str):
        note(f"{count} of {len(pages)} left out: of {f'the source {other}' if other else 'no source'}")
    own = [page for page in pages if page.source == source.name]
    for outcome, count in sorted(Counter(page.outcome for page in own if not page.wanted).items()):
        note(f"{count} of {len(pages)} left out: {outcome}")
    return [page for page in own if page.wanted]


def _tell_failures(pages: Sequence[Seen]) -> None:
    """Say which plugins failed: what is missing for that reason is not the site's doing."""
    counts = Counter((f.plugin, f.hook, f.error) for page in pages for f in page.failures)
    for (plugin, hook, error), count in sorted(counts.items()):
        say(f"plugin {plugin} failed in {hook} on {count} of {len(pages)} pages: {error}")


def _counted(pages: Sequence[Seen], what: str) -> str:
    days = sorted(page.day.date() for page in pages if page.day)
    spread = "" if not days else f" ({days[0]})" if days[0] == days[-1] else f" ({days[0]} to {days[-1]})"
    return f"{len(pages)} {what} {'page' if len(pages) == 1 else 'pages'}{spread}"


def _row(field: FieldTrend) -> list[str]:
    trend = field.trend
    who = field.now or field.before or ""
    if field.now and field.before != field.now:
        who += f" (was {field.before})" if field.before else " (new)"
    shares = [f"{trend.saved_hits}/{trend.saved}", f"{trend.new_hits}/{trend.new}"]
    return [field.field, *shares, _TOLD[trend.verdict], who if len(who) <= _WIDTH else f"{who[: _WIDTH - 1]}…"]


def _lines(drift: Drift) -> Iterator[str]:
    for verdict in ("died", "fell", "perhaps"):
        named = [(name, trend) for name, trend in drift.rules.items() if trend.verdict == verdict]
        for name, trend in named:
            yield f"{verdict}: {name.place}, {name.field}: {name.rule}"
            yield f"  {_story(trend)}"
    for layout, day in drift.layouts.items():
        dead = sum(trend.verdict == "died" for name, trend in drift.rules.items() if name.place == f"layout {layout}")
        rules = sum(name.place == f"layout {layout}" for name in drift.rules)
        said = f"layout {layout}: {dead} of {rules} rules died"
        if day is None:
            yield f"{said}; when is not known: no page tells its day"
        elif dead * 2 < rules:
            yield f"{said}, {_which(dead)} since {day}: mend {_which(dead)} here"
        else:
            yield f"{said}: set until = {day} and begin a new [[layout]] with since = {day}"
    if not drift.drifted:
        unsure = any(trend.verdict == "perhaps" for trend in drift.rules.values())
        yield "no rule died for certain" if unsure else "no rule died, no field fell"


def _which(count: int) -> str:
    return "it" if count == 1 else "them"


def _story(trend: Trend) -> str:
    found = f"found on {trend.saved_hits} of {trend.saved} saved pages and {trend.new_hits} of {trend.new} new ones"
    by_chance = f"by chance {trend.chance:.1%}" if trend.chance >= 0.001 else "by chance under 0.1%"
    if trend.verdict == "perhaps":
        return f"{found}; too few pages to say ({by_chance})"
    if trend.verdict != "died":
        return f"{found} ({by_chance})"
    last = f", last on {_day(trend.last)}" if trend.last else ""
    since = f", on none of {trend.without} since {_day(trend.since)}" if trend.since else ""
    older = "; those are older than the saved pages: an older look, not a new one" if _older(trend) else ""
    return f"{found}{last}{since} ({by_chance}){older}"


def _older(trend: Trend) -> bool:
    return bool(trend.last and trend.since and trend.last > trend.since)


def _day(moment: datetime | None) -> str:
    return str(moment.date()) if moment else "an unknown day"


def _plain(name: str, saved: Sequence[Seen], new: Sequence[Seen], drift: Drift) -> dict[str, Any]:
    return {
        "source": name,
        "drifted": drift.drifted,
        "saved_pages": len(saved),
        "new_pages": len(new),
        "fields": [{"field": f.field, "before": f.before, "now": f.now, **_trend(f.trend)} for f in drift.fields],
        "rules": [_named(rule) | _trend(trend) for rule, trend in drift.rules.items()],
        "layouts": [{"layout": layout, "until": _iso(day)} for layout, day in drift.layouts.items()],
    }


def _named(rule: RuleName) -> dict[str, str]:
    return {"place": rule.place, "field": rule.field, "rule": rule.rule}


def _trend(trend: Trend) -> dict[str, Any]:
    return {
        "verdict": trend.verdict,
        "saved_hits": trend.saved_hits,
        "saved": trend.saved,
        "new_hits": trend.new_hits,
        "new": trend.new,
        "chance": round(trend.chance, 6),
        "last": _iso(trend.last),
        "since": _iso(trend.since),
        "pages_since": trend.without,
    }


def _iso(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        moment = moment.date()
    return moment.isoformat() if moment else None
