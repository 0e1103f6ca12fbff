#!/usr/bin/env python3
"""Measure `copydesk learn`: learn a source from some pages of a site, read the others by it, score the text.

    python tests/benchmarks/learn_sites.py FOLDER            # FOLDER holds page sets: NAME.jsonl.xz
    python tests/benchmarks/learn_sites.py FOLDER --set sites --train 3 --rules

A line of a set is one page: `html`, `url`, `site` (what groups pages; without it the URL's host does) and
`gt.body`, the text by hand. Of every site all splits into `--train` pages to learn from and the rest to read are done.
The truth scores and is used for nothing else: the learner gets the pages alone.

F1 is over bags of 4-token shingles, as in the public article extraction benchmark: precision and recall of each page,
F1 of their means. `share` is (learned - generic) / (1 - generic), the part of the distance to a perfect text that is
closed. `reach` is the F1 of a record that holds all of the truth that stands on the page at all, after the body's
normaliser has labelled credits, datelines and corrections, which the truth of some sets counts as text and a record's
`text` does not; `of reach` is (learned - generic) / (reach - generic). `worst` is the page that lost most.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from copydesk import Desk, make_page
from copydesk.cli.proposing import as_fetched, read_without_source
from copydesk.errors import UsageError
from copydesk.learning import learn, source_toml
from copydesk.models import CONTENT_KINDS, Block, Context, Page, Result, Source
from copydesk.normalise.blocks import read_body
from copydesk.sources import Sources

TOKEN = re.compile(r"\w+")
Counts = tuple[int, int, int]
"""Shingles right, too much, missed."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Give the bag of 4-token shingles of a text."""
    tokens = TOKEN.findall(text)
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3)) if tokens)


def counts(truth: str, text: str) -> Counts:
    """Compare a text with the truth."""
    want, have = shingles(truth), shingles(text)
    hit = sum((want & have).values())
    return hit, sum(have.values()) - hit, sum(want.values()) - hit


def f1(rows: Sequence[Counts]) -> float:
    """Give the F1 of mean precision and mean recall over pages."""
    precisions = [hit / (hit + extra) for hit, extra, _ in rows if hit + extra]
    recalls = [hit / (hit + missed) for hit, _, missed in rows if hit + missed]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    """Give the pages of a set that have a truth."""
    with lzma.open(file, "rt", encoding="utf-8") as stream:
        yield from (row for row in map(json.loads, stream) if row["gt"]["body"] and row["url"])


def text_of(result: Result) -> str:
    """Give the text of what was read."""
    return result.article.text if result.article else ""


def reachable(row: dict[str, Any], page: Page, result: Result) -> str:
    """Give the text of a record whose body is all of the truth that stands on the page."""
    there = set(shingles(page.tree.to_text()))
    paragraphs = []
    for line in filter(None, (line.strip() for line in row["gt"]["body"].splitlines())):
        parts = shingles(line)
        if sum(count for part, count in parts.items() if part in there) * 2 >= sum(parts.values()):
            paragraphs.append(Block("paragraph", line.removeprefix("[").removesuffix("]")))
    article = result.article
    published = article.published.local if article and article.published else None
    context = Context(url=page.url, language=article.language if article else None, published=published)
    body = read_body(tuple(paragraphs), context).blocks
    return "\n".join(block.text for block in body if block.kind in CONTENT_KINDS)


class Site:
    """The figures of one site."""

    def __init__(self, name: str, desk: Desk, rows: Sequence[dict[str, Any]]) -> None:
        self.name = name
        self.desk = desk
        self.rows = rows
        self.pages = [make_page(row["html"], url=row["url"]) for row in rows]
        results = [read_without_source(desk, as_fetched(page)) for page in self.pages]
        truths = [row["gt"]["body"] for row in rows]
        self.generic_page = [counts(truth, text_of(result)) for truth, result in zip(truths, results, strict=True)]
        self.reach_page = [
            counts(truth, reachable(row, as_fetched(page), result))
            for truth, row, page, result in zip(truths, rows, self.pages, results, strict=True)
        ]
        self.generic: list[Counts] = []
        self.learned: list[Counts] = []
        self.reach: list[Counts] = []
        self.worst = (0.0, "")
        self.files: list[str] = []

    def split(self, train: Sequence[int], folder: Path) -> None:
        """Learn from the pages of these numbers and read the others."""
        read = [(page, read_without_source(self.desk, page)) for page in (as_fetched(self.pages[n]) for n in train)]
        try:
            text = source_toml("learned", learn([(page, result) for page, result in read if result.article]))
        except UsageError as error:
            text = f"# {error}\n"
        self.files.append(text)
        source = _source(folder, text)
        for number in set(range(len(self.rows))) - set(train):
            result = self.desk.read(as_fetched(self.pages[number]), source)
            found = counts(self.rows[number]["gt"]["body"], text_of(result))
            self.generic.append(self.generic_page[number])
            self.reach.append(self.reach_page[number])
            self.learned.append(found)
            self.worst = min(self.worst, (f1([found]) - f1([self.generic_page[number]]), self.rows[number]["url"]))


def _source(folder: Path, text: str) -> Source:
    number = sum(1 for _ in folder.iterdir())
    home = folder / f"learned{number}"
    home.mkdir()
    (home / "source.toml").write_text(text if "domains" in text else 'domains = ["nothing.example"]\n', "utf-8")
    sources = Sources()
    sources.register(home)
    return sources[home.name]


def line(name: str, generic: float, learned: float, reach: float, more: str) -> str:
    """Write one line of the table."""
    share = (learned - generic) / (1 - generic) if generic < 1 else 0.0
    of_reach = f"{(learned - generic) / (reach - generic):8.2f}" if reach > generic else "       -"
    return f"{name:24} {generic:8.4f} {learned:8.4f} {share:7.2f} {reach:8.4f} {of_reach}  {more}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with the page sets")
    parser.add_argument("--set", action="append", help="name of a set (sites); pages of several are put together")
    parser.add_argument("--train", type=int, default=3, help="pages to learn from")
    parser.add_argument("--rules", action="store_true", help="show the first source learned of each site")
    args = parser.parse_args()
    sites: dict[str, list[dict[str, Any]]] = {}
    for name in args.set or ["sites"]:
        for row in rows_of(args.folder / f"{name}.jsonl.xz"):
            host = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
            sites.setdefault(row.get("site") or host, []).append(row)
    desk = Desk()
    done: list[Site] = []
    print(f"{'site':24}  generic  learned   share    reach of reach  splits, page that lost most")
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in sites.items():
            train = min(args.train, len(rows) - 1)
            if train < 2:
                continue
            site = Site(name, desk, rows)
            for numbers in combinations(range(len(rows)), train):
                site.split(numbers, Path(folder))
            done.append(site)
            worst = f"{site.worst[0]:+.3f} {site.worst[1]}" if site.worst[1] else "none"
            figures = (f1(site.generic), f1(site.learned), f1(site.reach))
            print(line(name, *figures, f"{len(site.files)}, {worst}"), flush=True)
            if args.rules:
                print(re.sub("(?m)^", "    ", site.files[0]))
    if done:
        pooled = [[row for site in done for row in getattr(site, key)] for key in ("generic", "learned", "reach")]
        lost = min((f1(site.learned) - f1(site.generic), site.name) for site in done)
        print(line("all pages", *map(f1, pooled), f"most lost on a site: {lost[0]:+.4f} {lost[1]}"))


if __name__ == "__main__":
    main()
