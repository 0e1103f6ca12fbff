"""How `copydesk drift` shows what it found: for people, and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from copydesk.cli.terminal import printable, table

if TYPE_CHECKING:
    from copydesk.testing.drifting import Drift, FieldTrend, Trend
    from copydesk.testing.observing import RuleName, Seen

_TOLD = {"died": "DIED", "fell": "FELL", "perhaps": "perhaps", "ok": ""}
_WIDTH = 80


def show(what: str, saved: Sequence[Seen], new: Sequence[Seen], drift: Drift) -> None:
    """Print one comparison: fields and who finds them, then the rules that are not what they were."""
    click.echo(f"{what}: {_counted(saved, 'saved')}, {_counted(new, 'new')}")
    table(("field", "saved", "new", "", "found by"), [_row(field) for field in drift.fields])
    for line in _lines(drift):
        click.echo(printable(line))


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


def as_json(saved: Sequence[Seen], new: Sequence[Seen], drift: Drift) -> dict[str, Any]:
    """Give one comparison with all its numbers."""
    return {
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
