"""Results the export tests write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from copydesk.export.csv_table import copydesk_export as csv_export
from copydesk.export.json_array import copydesk_export as json_export
from copydesk.export.jsonl import copydesk_export as jsonl_export
from copydesk.export.target import parse_target
from copydesk.hookspecs import Exporter
from copydesk.models import (
    Article,
    Author,
    Block,
    Dateline,
    Failure,
    Issue,
    Link,
    Origin,
    Related,
    Result,
    SourceInfo,
    Timestamp,
)

ARTICLE = Result(
    "article",
    "pages/harbour.html",
    Article(
        source=SourceInfo("harbour", "Harbour Post", "harbour.example", "DK", "en", "Europe/Copenhagen"),
        url="https://harbour.example/news/ships-1",
        title="Ships return, “at last”",
        authors=(Author("Ida Holm"), Author("Otto Krag", role="photographer")),
        agencies=("AFP", "dpa"),
        dateline=Dateline("AARHUS, May 11 (AFP) -", "AARHUS", "AFP", "2020-05-11"),
        published=Timestamp("11 May 2020 12:01 CEST", "2020-05-11T12:01+02:00", "2020-05-11T10:01:00Z", "minute"),
        fetched_at=datetime(2020, 5, 12, 8, 30, tzinfo=UTC),
        section=("News", "Harbour"),
        body=(Block("paragraph", "Two ships came, said “Ms. K”."), Block("paragraph", "Nobody waved.")),
        truncated=False,
        related=(Related("Cranes sold", heading="More from Harbour"),),
        provenance={"title": Origin("rules", method="css", path="h1", raw="Ships return")},
        issues=(Issue("modified_before_published"), Issue("short_text")),
    ),
)  # fmt: skip
LISTING = Result("listing", "pages/front.html", links=(Link("https://harbour.example/news/ships-1"),), source="harbour")
FAILED = Result("failed", "pages/none.html", failures=(Failure("file", "copydesk_fetch", "UnreadableError: gone"),))
ALL = (ARTICLE, LISTING, FAILED)


def unwritable(name: str) -> Result:
    """A result with what JSON cannot be made of: a plugin's list, nested deeper than Python follows."""
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    return Result("article", name, Article(extra={"mine": {"nested": nested}}))


def opened(path: Path | str, *, append: bool = False) -> Exporter:
    """The exporter of a target as the user writes it."""
    target = parse_target(str(path), append=append)
    exporters = [export(target) for export in (jsonl_export, json_export, csv_export)]
    (exporter,) = [exporter for exporter in exporters if exporter is not None]
    return exporter


def write(path: Path | str, *results: Result, append: bool = False) -> None:
    """Write results as a run does that ends well."""
    exporter = opened(path, append=append)
    for result in results:
        exporter.write(result)
    exporter.close()
