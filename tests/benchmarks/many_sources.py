"""What 5,000 installed sources cost: start, routing, memory.

    python tests/benchmarks/many_sources.py [--count 5000] [--rounds 9]

Generated sources in temporary folders; the cache is a temporary one too. Times are CPU time of this process or of
child processes, the least of interleaved rounds, because the machine does other things as well.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "framework"), str(ROOT / "plugins"), str(ROOT / "spiders")]

from many_sources import write_sources  # noqa: E402

from copydesk import Page  # noqa: E402
from copydesk.sources import Sources  # noqa: E402

PAGE = "<title>A page of the town</title><h1>A page of the town</h1><p>" + "Words of a paragraph. " * 60 + "</p>"
SCRAPY = "SPIDER_LOADER_CLASS = 'copydesk_spiders.SpiderLoader'\nLOG_LEVEL = 'ERROR'\n"


def child_ms(command: list[str], folder: Path, extra: dict[str, str] | None = None) -> float:
    """Give the CPU milliseconds of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    paths = os.pathsep.join(str(ROOT / name) for name in ("framework", "plugins", "spiders"))
    env = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{paths}"} | (extra or {})
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3


def least(rounds: int, *jobs: Callable[[], float]) -> list[float]:
    """Run the jobs in turn, and give the least of each."""
    return [min(times) for times in zip(*[[job() for job in jobs] for _ in range(rounds)], strict=True)]


def each_ns(function: Callable[[object], object], things: list[object]) -> float:
    """Give the nanoseconds of a call."""
    started = time.process_time_ns()
    for thing in things:
        function(thing)
    return (time.process_time_ns() - started) / len(things)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as given:
        work = Path(given)
        os.environ["XDG_CACHE_HOME"] = str(work / "cache")
        one, many = (write_sources(work / f"n{n}", n) for n in (1, options.count))
        claiming = write_sources(work / "claiming", options.count, claiming=True)
        (work / "page.html").write_text(PAGE, "utf-8")
        time.sleep(2.1)  # files younger than two seconds are read again
        starting(work, one, many, options.rounds)
        using(many, claiming, options.count)


def starting(work: Path, one: Path, many: Path, rounds: int) -> None:
    """Measure a whole `copydesk replay` and a `scrapy list`, with one source and with many."""

    def replay(folder: Path) -> float:
        return child_ms([sys.executable, "-m", "copydesk.cli", "replay", "--sources", str(folder), "page.html"], work)

    def listed(folder: Path) -> float:
        (work / "settings.py").write_text(f"{SCRAPY}COPYDESK_SOURCES = {str(folder)!r}\n")
        command = [sys.executable, "-m", "scrapy", "list"]
        return child_ms(command, work, {"SCRAPY_SETTINGS_MODULE": "settings"})

    first = replay(many)
    a, b = least(rounds, lambda: replay(one), lambda: replay(many))
    print(f"copydesk replay of one page: {a:.0f} ms with 1 source, {b:.0f} ms with many: {b - a:.0f} ms later")
    print(f"    the first time, when the index is made: {first - a:.0f} ms later")
    a, b = least(max(2, rounds // 2), lambda: listed(one), lambda: listed(many))
    print(f"scrapy list: {a:.0f} ms with 1 source, {b:.0f} ms with many: {b - a:.0f} ms later")


def using(many: Path, claiming: Path, count: int) -> None:
    """Measure the registration, the routing and the memory in this process."""

    def registered(folder: Path) -> Sources:
        sources = Sources()
        sources.register(folder)
        return sources

    registered(claiming)

    def taken() -> float:
        started = time.process_time()
        registered(many)
        return (time.process_time() - started) * 1e3

    print(f"registered from the index: {min(taken() for _ in range(9)):.1f} ms")
    for name, folder in (("", many), (" that claim pages", claiming)):
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        sources = registered(folder)
        held = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        print(f"memory of unused sources{name}: {held / count:.0f} bytes each")
    urls = [Page("", url=f"https://www.courier-{n}.example/local/a-{n}.html") for n in range(count)]
    other = [Page("", url=f"https://news.other-{n}.example/local/a-{n}.html") for n in range(count)]
    sources = registered(many)
    first = each_ns(sources.route, urls)
    known, none = ([min(each_ns(sources.route, pages) for _ in range(9))] for pages in (urls, other))
    print(
        f"routing by URL: {known[0]:.0f} ns, of a page of no source {none[0]:.0f} ns, a source's first {first:.0f} ns"
    )
    sources = registered(claiming)
    text = "\n".join(f"Some {n} words of a line that is like others\nCourier{n % 7} street" for n in range(200))
    pages = [Page(f"{text}\nPrinted in town {n}\nCourier{n} desk: Roe", kind="text") for n in range(100, 200)]
    lost = [Page(f"{text}\n{n}", kind="text") for n in range(100)]
    for page in (*pages, *lost):
        assert page.lines
    assert all(sources.route(page) for page in pages)
    found, none = (min(each_ns(sources.route, some) for _ in range(9)) / 1e3 for some in (pages, lost))
    size = len(pages[0].text) // 1000
    print(f"routing a page of {size} kB without URL among claims: {found:.0f} µs, of no source {none:.0f} µs")


if __name__ == "__main__":
    main()
