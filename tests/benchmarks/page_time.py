"""Where a page's time goes, by plugin and by step, and how fast that is beside a peer.

    python tests/benchmarks/page_time.py [--rounds 5] [--set FILE.jsonl.xz] [FOLDER|FILE …]

Reads saved pages (tests/pages and seeds where none are named; `--set` takes lines with `html` and `url`), each from
its bytes to its Result. Times are CPU time, the least of interleaved rounds. A step's time is its own: what another
step inside it takes is counted there. Watching costs something too (the table says how much), so the speeds are
measured apart, unwatched. The peer is trafilatura, where it is installed; it is handed the decoded text, and makes
text, title, author and date of it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "framework"), str(ROOT / "plugins"), str(ROOT / "spiders")]

from copydesk import Desk, make_page  # noqa: E402

clock = time.process_time
Documents = list[tuple[bytes, str | None]]

STEPS = (
    ("copydesk.fetch.page", "make_page", "make_page"),
    ("copydesk.fetch.charset", "decode", "make_page: decode"),
    ("copydesk.fetch.misread", "repaired", "make_page: misread?"),
    ("copydesk.fetch.recover", "recover_url", "make_page: own URL"),
    ("turbohtml", "parse", "parse"),
    ("copydesk.extraction.article.walk", "walk", "article: walk"),
    ("copydesk.extraction.article.evidence", "evidence_of", "article: evidence"),
    ("copydesk.extraction.article.weigh", "Weights", "article: weights"),
    ("copydesk.extraction.article.signals", "measure", "article: signals"),
    ("copydesk.extraction.article.judge", "verdicts", "article: trees"),
    ("copydesk.extraction.article.blocks", "Body", "article: blocks"),
    ("copydesk.extraction.structured.page_data", "read_structured", "structured: read"),
    ("copydesk.extraction.structured", "facts", "structured: fields"),
    ("copydesk.desk.choosing", "choose", "desk: choose"),
    ("copydesk.desk.building", "build", "desk: build"),
)
"""Module, name and label of what is watched; whatever module imported it by name, it is watched there too."""


class Watch:
    """Counts the time of labelled functions, each without the others that run inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.calls = 0
        self._inside = [0.0]

    def wrap(self, function: Callable[..., Any], label: Callable[..., str]) -> Callable[..., Any]:
        """Give the function, watched; what it yields is taken to its end."""

        @wraps(function, updated=())
        def watched(*args: Any, **kwargs: Any) -> Any:
            self._inside.append(0.0)
            started = clock()
            try:
                answer = function(*args, **kwargs)
                return list(answer) if isinstance(answer, Iterator) else answer
            finally:
                took = clock() - started
                self.spent[label(*args)] += took - self._inside.pop()
                self._inside[-1] += took
                self.calls += 1

        return watched


def watched_desk(watch: Watch) -> tuple[Desk, list[str]]:
    """Give a desk whose plugins and steps are watched, and the names of steps that are not there."""
    desk = Desk()
    desk.read(make_page("<p>so that everything is imported"))
    missing: list[str] = []
    for place, name, label in STEPS:
        original = getattr(importlib.import_module(place), name, None)
        if original is None:
            missing.append(f"{place}.{name}")
            continue
        made = watch.wrap(original, lambda *_, label=label: label)
        for module in [*sys.modules.values()]:
            if getattr(module, "__name__", "").startswith(("copydesk", "turbohtml", "__main__")):
                for key, value in [*vars(module).items()]:
                    if value is original:
                        setattr(module, key, made)
    hooks = desk.plugins.hook
    for hook, word in (("clean", "clean"), ("extract", "extract"), ("validate", "validate")):
        for impl in getattr(hooks, f"copydesk_{hook}").get_hookimpls():
            if not impl.wrapper:  # one waits for the others: it is no step
                impl.function = watch.wrap(impl.function, lambda *_, name=f"{word}: {impl.plugin_name}": name)
    for impl in hooks.copydesk_normalise.get_hookimpls():
        place = impl.argnames.index("found")
        impl.function = watch.wrap(impl.function, lambda *args, place=place: f"normalise: {args[place].field}")
    for impl in hooks.copydesk_read.get_hookimpls():
        impl.function = watch.wrap(impl.function, lambda *_: "desk: the rest")
    return desk, missing


def documents(paths: list[str], sets: list[str]) -> Documents:
    """Read the pages that can be read."""
    found: Documents = []
    desk = Desk()
    from copydesk.fetch.files import expand

    for item in expand(paths) if paths else ():
        page = desk.fetch(item.target)[0] if item.error is None else None
        if page is not None and page.kind == "html" and page.body is not None:
            found.append((page.body, page.url))
    for file in sets:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            found += [(row["html"].encode("utf-8", "replace"), row.get("url")) for row in map(json.loads, lines)]
    return found


def read_all(desk: Desk, pages: Documents) -> float:
    """Read all pages once; give the CPU time."""
    started = clock()
    for body, url in pages:
        desk.read(make_page(body, url=url, content_type="text/html; charset=utf-8" if url else None))
    return clock() - started


def peer() -> Callable[[Documents], float] | None:
    """Give what reads all pages by the peer, None where it is not installed."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return None

    def run(pages: Documents) -> float:
        texts = [(body.decode("utf-8", "replace"), url) for body, url in pages]
        started = clock()
        for text, url in texts:
            bare_extraction(text, url=url, include_comments=False, with_metadata=True)
        return clock() - started

    return run


def table(spent: dict[str, float], pages: int, total: float) -> Iterator[str]:
    """Give the lines of the profile, each group by what it takes."""
    groups: dict[str, float] = defaultdict(float)
    for label, took in spent.items():
        groups[label.partition(":")[0]] += took
    yield f"{'step':34} {'us a page':>10} {'share':>7}"
    for group in sorted(groups, key=lambda group: -groups[group]):
        inside = {label: took for label, took in spent.items() if label.partition(":")[0] == group}
        yield f"{group:34} {groups[group] / pages * 1e6:10.1f} {groups[group] / total:7.1%}"
        if len(inside) > 1:
            for label in sorted(inside, key=lambda label: -inside[label]):
                name = label.partition(": ")[2] or "(the rest)"
                yield f"  {name:32} {inside[label] / pages * 1e6:10.1f} {inside[label] / total:7.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="FOLDER|FILE")
    parser.add_argument("--set", action="append", default=[], metavar="FILE.jsonl.xz")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    paths = given.paths or ([] if given.set else [str(ROOT / "tests" / "pages"), str(ROOT / "seeds")])
    pages = documents(paths, given.set)
    if not pages:
        parser.error("no HTML page in what was named")
    plain, other = Desk(), peer()
    read_all(plain, pages)  # what is imported and compiled once
    if other is not None:
        other(pages[:3])
    times: dict[str, float] = {"copydesk": float("inf"), "peer": float("inf")}
    for _ in range(given.rounds):
        times["copydesk"] = min(times["copydesk"], read_all(plain, pages))
        if other is not None:
            times["peer"] = min(times["peer"], other(pages))
    watch = Watch()
    desk, missing = watched_desk(watch)
    read_all(desk, pages)
    total, spent = float("inf"), {}
    for _ in range(given.rounds):
        watch.spent.clear()
        took = read_all(desk, pages)
        if took < total:
            total, spent = took, dict(watch.spent)
    count, size = len(pages), sum(len(body) for body, _ in pages)
    print(f"{count} pages, {size / count / 1000:.0f} kB each; least of {given.rounds} rounds, CPU time")
    print(f"copydesk     {count / times['copydesk']:8.1f} pages/s  {times['copydesk'] / count * 1000:7.2f} ms a page")
    if other is None:
        print("trafilatura  is not installed: pip install trafilatura, and run this again")
    else:
        print(f"trafilatura  {count / times['peer']:8.1f} pages/s  {times['peer'] / count * 1000:7.2f} ms a page")
        print(f"copydesk is {times['peer'] / times['copydesk']:.1f} times as fast")
    print(f"\nwatched: {total / times['copydesk'] - 1:+.0%} over unwatched\n")
    print("\n".join(table(spent, count, total)))
    for name in missing:
        print(f"not watched, because there is no {name}: mend STEPS in this script")


if __name__ == "__main__":
    main()
