#!/usr/bin/env python3
"""Measure `copydesk learn`: learn a source from some pages of a site, read the others by it, score the text.

    python tests/benchmarks/learn_sites.py FOLDER            # FOLDER holds page sets: NAME.jsonl.xz
    python tests/benchmarks/learn_sites.py FOLDER --set sites --train 3 --rules
    python tests/benchmarks/learn_sites.py FOLDER --words    # what is missing and what is too much, page by page

A line of a set is one page: `html`, `url`, `site` (what groups pages; without it the URL's host does) and
`gt.body`, the text by hand. Of every site all splits into `--train` pages to learn from and the rest to read are done.
The truth scores and is used for nothing else: the learner gets the pages alone. A second table has the hosts of the
`--check` sets that have LEAST pages or more and are not in the first: what was done for the first must not harm them.

F1 is over bags of 4-token shingles, as in the public article extraction benchmark: precision and recall of each page,
F1 of their means. `share` is (learned - generic) / (1 - generic), the part of the distance to a perfect text that is
closed. `reach` is the F1 of a record that holds all of the truth that stands on the page at all, after the body's
normaliser has labelled credits, datelines and corrections, which the truth of some sets counts as text and a record's
`text` does not; `of reach` is (learned - generic) / (reach - generic). `worst` is the page that lost most. Below the
table stands what the distance is made of: text that is not on the page, text that is labelled, text that was missed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
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

CLIPPED = '[style*="clip:"]'
TOKEN = re.compile(r"\w+")
Counts = tuple[int, int, int]
"""Shingles right, too much, missed."""
KINDS = ("generic", "learned", "there", "reach")
"""What is scored: read without rules, by learned rules, the truth that is on the page, and what is text of that."""
CHECKED = ("publishers", "wcxb_articles", "scrapinghub", "newspaper4k")
LEAST = 3
"""Pages a site must have."""


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


def reachable(row: dict[str, Any], page: Page, result: Result) -> tuple[str, str]:
    """Give all of the truth that stands on the page, and what a record whose body is that has for its text."""
    tree = as_fetched(page).tree
    there = TOKEN.findall(tree.to_text())
    parts, words = set(shingles(" ".join(there))), f" {' '.join(there)} "
    for element in tree.select(CLIPPED):  # words for screen readers part what stands around them
        element.decompose()
    parts |= set(shingles(tree.to_text()))
    paragraphs = []
    for line in row["gt"]["body"].splitlines():
        tokens = list(TOKEN.finditer(line))
        said = [token[0] for token in tokens]
        found = {at + n for at in range(len(said) - 3) if tuple(said[at : at + 4]) in parts for n in range(4)}
        if f" {' '.join(said)} " in words:  # a line of three words is no shingle of the page
            found = set(range(len(said)))
        if tokens and len(found) * 2 >= len(tokens):
            text = line
            for n in sorted(set(range(len(tokens))) - found, reverse=True):
                text = text[: tokens[n].start()] + text[tokens[n].end() :]
            paragraphs.append(Block("paragraph", text.strip().removeprefix("[").removesuffix("]")))
    article = result.article
    published = article.published.local if article and article.published else None
    context = Context(url=page.url, language=article.language if article else None, published=published)
    body = read_body(tuple(paragraphs), context).blocks
    shown = "\n".join(block.text for block in body if block.kind in CONTENT_KINDS)
    return "\n".join(block.text for block in paragraphs), shown


def differences(truth: str, text: str) -> list[str]:
    """Give the runs of two words and more that are missing in a text, and those that are too much."""
    want, have = TOKEN.findall(truth), TOKEN.findall(text)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, want, have, autojunk=False).get_opcodes():
        for sign, run in (("-", want[a:b]), ("+", have[c:d])):
            if kind != "equal" and len(run) > 1:
                found.append(f"{sign}{len(run):3} {' '.join(run)[:100]}")
    return found


class Site:
    """The figures of one site: for each page read, by each split, its shingles as each of KINDS has them."""

    def __init__(self, name: str, desk: Desk, rows: Sequence[dict[str, Any]], train: int) -> None:
        self.name = name
        self.desk = desk
        self.rows = rows
        self.train = min(train, len(rows) - 1)
        self.pages = [make_page(row["html"], url=row["url"]) for row in rows]
        self.texts: list[dict[str, str]] = []
        for row, page in zip(rows, self.pages, strict=True):
            result = read_without_source(desk, as_fetched(page))
            there, shown = reachable(row, as_fetched(page), result)
            self.texts.append({"generic": text_of(result), "there": there, "reach": shown})
        self.counts: dict[str, list[Counts]] = {kind: [] for kind in KINDS}
        self.worst = (0.0, "none")
        self.words: dict[str, Counter[tuple[str, str]]] = {}
        self.files: list[str] = []

    def measure(self, folder: Path) -> None:
        """Do all splits."""
        for numbers in combinations(range(len(self.rows)), self.train):
            self._split(numbers, folder)

    def _split(self, train: Sequence[int], folder: Path) -> None:
        """Learn from the pages of these numbers and read the others."""
        read = [(page, read_without_source(self.desk, page)) for page in (as_fetched(self.pages[n]) for n in train)]
        try:
            text = source_toml("learned", learn([(page, result) for page, result in read if result.article]))
        except UsageError as error:
            text = f"# {error}\n"
        self.files.append(text)
        source = _source(folder, text)
        for number in set(range(len(self.rows))) - set(train):
            row = self.rows[number]
            texts = {**self.texts[number], "learned": text_of(self.desk.read(as_fetched(self.pages[number]), source))}
            found = {kind: counts(row["gt"]["body"], texts[kind]) for kind in KINDS}
            for kind in KINDS:
                self.counts[kind].append(found[kind])
                words = self.words.setdefault(row["url"], Counter())
                words.update((kind, run) for run in differences(row["gt"]["body"], texts[kind]))
            self.worst = min(self.worst, (f1([found["learned"]]) - f1([found["generic"]]), row["url"]))

    def figures(self) -> dict[str, float]:
        """Give the F1 of each kind."""
        return {kind: f1(rows) for kind, rows in self.counts.items()}


def _source(folder: Path, text: str) -> Source:
    number = sum(1 for _ in folder.iterdir())
    home = folder / f"learned{number}"
    home.mkdir()
    (home / "source.toml").write_text(text if "domains" in text else 'domains = ["nothing.example"]\n', "utf-8")
    sources = Sources()
    sources.register(home)
    return sources[home.name]


def line(name: str, figures: dict[str, float], more: str) -> str:
    """Write one line of the table."""
    generic, learned, reach = figures["generic"], figures["learned"], figures["reach"]
    share = (learned - generic) / (1 - generic) if generic < 1 else 0.0
    of_reach = f"{(learned - generic) / (reach - generic):8.2f}" if reach > generic else "       -"
    return f"{name:24} {generic:8.4f} {learned:8.4f} {share:7.2f} {reach:8.4f} {of_reach}  {more}"


def table(sites: dict[str, list[dict[str, Any]]], train: int, *, rules: bool, words: bool) -> None:
    """Measure the sites and print a table."""
    print(f"{'site':24}  generic  learned   share    reach of reach  splits, page that lost most")
    desk = Desk()
    done: list[Site] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in sites.items():
            site = Site(name, desk, rows, train)
            site.measure(Path(folder))
            done.append(site)
            print(line(name, site.figures(), f"{len(site.files)}, {site.worst[0]:+.3f} {site.worst[1]}"), flush=True)
            if rules:
                print(re.sub("(?m)^", "    ", site.files[0]))
            if words:
                for url, runs in site.words.items():
                    print(f"    {url}")
                    for (kind, run), times in sorted(runs.items()):
                        print(f"        {kind:8} {times} x {run}")
    if done:
        pooled = {kind: f1([row for site in done for row in site.counts[kind]]) for kind in KINDS}
        lost, worst = min((site.figures()["learned"] - site.figures()["generic"], site.name) for site in done)
        print(line("all pages", pooled, f"most lost on a site: {lost:+.4f} {worst}"))
        missed, closed = pooled["reach"] - pooled["generic"], pooled["learned"] - pooled["generic"]
        print(
            f"the distance {1 - pooled['generic']:.4f} is {1 - pooled['there']:.4f} not on the page, "
            f"{pooled['there'] - pooled['reach']:.4f} labelled, {missed:.4f} to be chosen better: {closed:.4f} closed\n"
        )


def grouped(folder: Path, names: Sequence[str], least: int, known: Collection[str] = ()) -> dict[str, Any]:
    """Give the pages of some sets by site, of the sites with at least `least` pages whose host is not `known`."""
    sites: dict[str, list[dict[str, Any]]] = {}
    for name in names:
        file = folder / f"{name}.jsonl.xz"
        for row in rows_of(file) if file.is_file() else ():
            if host_of(row) not in known:
                sites.setdefault(row.get("site") or host_of(row), []).append(row)
    return {name: rows for name, rows in sites.items() if len(rows) >= least}


def host_of(row: dict[str, Any]) -> str:
    """Give the host of a page."""
    return (urlsplit(row["url"]).hostname or "").removeprefix("www.")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with the page sets")
    parser.add_argument("--set", action="append", help="name of a set (sites); pages of several are put together")
    parser.add_argument("--check", action="append", help=f"name of a set for the second table ({', '.join(CHECKED)})")
    parser.add_argument("--train", type=int, default=3, help="pages to learn from")
    parser.add_argument("--rules", action="store_true", help="show the first source learned of each site")
    parser.add_argument("--words", action="store_true", help="show what is missing (-) and too much (+) on each page")
    args = parser.parse_args()
    first = grouped(args.folder, args.set or ["sites"], LEAST)
    known = {host_of(row) for rows in first.values() for row in rows}
    table(first, args.train, rules=args.rules, words=args.words)
    others = grouped(args.folder, args.check or CHECKED, LEAST, known)
    table(others, args.train, rules=args.rules, words=args.words)


if __name__ == "__main__":
    main()
