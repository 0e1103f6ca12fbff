"""`copydesk drift`: which rules of a source a site's new pages have left behind, and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import sources_option
from copydesk.cli.terminal import note, progress, say
from copydesk.cli.test import cases_of, pages_option
from copydesk.cli.work import print_json

if TYPE_CHECKING:
    from copydesk.models import Source
    from copydesk.testing.observing import Seen
    from copydesk.testing.reading import Reader

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
    article's date. Articles are compared with articles, and listings with listings, by the rules of [layout.listing].

    \b
    Exit codes: 0 nothing died, 1 wrong use, 2 a rule died or a field fell, 3 there was nothing to compare.
    """
    from copydesk.cli import drifted
    from copydesk.testing import drifting
    from copydesk.testing.reading import Reader

    reader = Reader([Path(folder) for folder in folders])
    saved = _saved(reader, name, places)
    source = reader.desk.sources[name]
    new = _new(reader, source, paths)
    both = [_of_kind(saved, new, listing=listing) for listing in (False, True)]
    if not any(old and fresh for old, fresh in both):
        lacking = "saved page" if not saved else "new page"
        say(f"{name}: no {lacking} that is an article or a listing of it; nothing to compare")
        return exits.NOTHING
    _tell_failures([*saved, *new])
    told = [(old, fresh, drifting.compare(old, fresh)) if old and fresh else None for old, fresh in both]
    if as_json:
        articles, listings = (one and drifted.as_json(*one) for one in told)
        drifts = any(one["drifted"] for one in (articles, listings) if one)
        whole = articles or drifted.as_json((), (), drifting.compare((), ()))
        print_json({"source": name} | whole | {"drifted": drifts, "listings": listings})
    else:
        for what, one in zip((name, f"{name}, listings"), told, strict=True):
            if one:
                drifted.show(what, *one)
        _tell_unmatched(both)
    return exits.SOME_FAILED if any(one[2].drifted for one in told if one) else exits.GOOD


def _of_kind(saved: Sequence[Seen], new: Sequence[Seen], *, listing: bool) -> tuple[list[Seen], list[Seen]]:
    return [page for page in saved if page.listing is listing], [page for page in new if page.listing is listing]


def _tell_unmatched(both: Sequence[tuple[Sequence[Seen], Sequence[Seen]]]) -> None:
    """Say which pages are compared with nothing."""
    for kind, (saved, new) in zip(("article", "listing"), both, strict=True):
        if new and not saved:
            pages = f"{len(new)} new page{'s are' if len(new) > 1 else ' is'} left out"
            note(f"{pages}: no {kind} is saved")


def _saved(reader: Reader, name: str, places: Sequence[Path]) -> list[Seen]:
    from copydesk.testing.cases import GIVEN, read_expected
    from copydesk.testing.observing import observe

    cases = cases_of(reader, [name], places)
    source = reader.find_source(cases[0]) if cases else None
    if source is None:
        return []
    given = {case: read_expected(case.file).get(GIVEN, {}).get("source") for case in cases}
    pages = [observe(reader.desk, str(case.page), source, given[case]) for case in cases]
    good = [page for page in pages if page.wanted and page.source == name]
    return [page for page in good if page.outcome in ({"listing"} if page.listing else _GOOD)]


def _new(reader: Reader, source: Source, paths: Sequence[str]) -> list[Seen]:
    """Read the new pages; what is neither an article nor a listing of the source is counted and told."""
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
